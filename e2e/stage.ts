import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createServer } from '../src/apps/server/server.ts'
import { findChromium, launchChromium } from './chromium.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The built application on a server of its own, and a browser to look at it with. */
export interface Stage {
  readonly address: string
  /** A fresh page on the public workbench; what it complains about is kept in `complaints`. */
  readonly open: (hash?: string, options?: BrowserContextOptions) => Promise<Page>
  /** Errors on the console and uncaught exceptions of every page so far: an unforeseen one fails the test. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

/** Builds what people get, unless it stands already. */
export function build() {
  const built = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', "import('./scripts/ready.mjs').then((ready) => ready.ensureBuilt())"],
    { cwd: root, encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}\n${built.stderr}`)
}

/** Builds when needed and starts. The sample is our own digest, whether or not the published text is at hand. */
export async function setStage(): Promise<Stage | { readonly missing: string }> {
  const found = findChromium()
  if ('missing' in found) return found
  build()
  const server = await createServer({
    webFolder: join(root, 'dist', 'web'),
    plansFolder: join(root, 'plans'),
    projectFolder: mkdtempSync(join(tmpdir(), 'gangmu-')),
    logLevel: 'silent',
  })
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchChromium(found.path)
  const complaints: string[] = []
  return {
    address,
    complaints,
    async open(hash = '', options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await page.goto(`${address}/workbench${hash}`)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Opens the sample by its button and waits for its text. */
export async function openSample(page: Page) {
  await page.getByRole('button', { name: /打开示例规划|Open the sample plan/ }).click()
  await textIsDrawn(page)
}

/** Waits until the whole text stands. */
export const textIsDrawn = (page: Page) => page.locator('.text[aria-busy=false]').waitFor()

/** The number before a word in the summary, such as 目标. */
export async function summaryOf(page: Page, name: RegExp): Promise<number> {
  const text = await page.locator('.tile', { hasText: name }).locator('b').innerText()
  return Number(text)
}
