import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { root } from './stage.ts'

/** What is done at the desk of a draw, whatever is drawn. */

/** Promises for a party; the browser saves the secret, whose file comes back. */
export async function promise(page: Page, party: string): Promise<string> {
  await page.getByLabel('代表哪一方').fill(party)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '承诺', exact: true }).click(),
  ])
  await page.getByRole('cell', { name: party }).waitFor()
  return download.path()
}

/** Enters what the public beacon said. */
export async function enterBeacon(page: Page): Promise<void> {
  await page.reload()
  await page.getByLabel('信标值').fill('01 09 17 22 28 33 + 04')
  await page.getByRole('button', { name: '录入' }).click()
  await page.getByText('01 09 17 22 28 33 + 04').first().waitFor()
}

export async function reveal(page: Page, file: string): Promise<void> {
  await page.reload()
  await page.locator('.draw-form input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '揭示我的密数' }).click()
}

/** Runs the published draw again on the offline page, which comes back. */
export async function verifyOffline(page: Page): Promise<Page> {
  const [published] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载公布的记录' }).click(),
  ])
  const verifier = await page.context().newPage()
  await verifier.goto(pathToFileURL(join(root, 'dist', 'web', 'draw-verifier.html')).href)
  await verifier.locator('input[type=file]').setInputFiles(await published.path())
  await verifier.getByText('✓ 与公布的一致').waitFor()
  return verifier
}
