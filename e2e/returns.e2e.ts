import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { rowWith } from '../src/engines/returns/lakeside.test-builders.ts'
import { periodOfDate, previousPeriod } from '../src/model/period.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'
import { root } from './stage.ts'

const COMMERCE = '临湖区商务局'
const STREET = '湖东街道办事处'
const PERIOD = previousPeriod(periodOfDate(new Date().toISOString().slice(0, 10), 'month'))?.text ?? ''

let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([COMMERCE, STREET])
  if (!('missing' in stage)) running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})
afterEach(() => {
  if (!('missing' in stage)) expect(stage.complaints.splice(0)).toEqual([])
})

const shot = async (page: Page, name: string) => {
  mkdirSync(join(root, 'e2e', 'out'), { recursive: true })
  await page.screenshot({ path: join(root, 'e2e', 'out', `${name}.png`) })
}
const planner = { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' as const }] }
const of = (role: 'reporter' | 'reviewer', name: string) => ({
  loginName: role,
  name,
  roles: [{ role, body: running.bodies[COMMERCE] ?? null }],
  body: running.bodies[COMMERCE] ?? null,
})
const opened = (page: Page) => page.locator('.returns-grid tbody tr').first().waitFor()

async function filled(path: string, cells: Readonly<Record<string, string | number>>): Promise<Buffer> {
  const book = new Excel.Workbook()
  await book.xlsx.readFile(path)
  for (const [cell, value] of Object.entries(cells)) {
    const found = book.getWorksheet('报送表')?.getCell(cell)
    if (found !== undefined) found.value = value
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a return, from the form to its approval', () => {
  it('a planner makes a form; what it asks stands there at once', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(planner, '/returns/forms')
    const { id: _, position: __, ...row } = rowWith({ id: '' })
    const body = running.bodies[COMMERCE] ?? ''
    const made = await page.request.post(`${running.address}/api/v1/return-forms`, {
      data: {
        division: LAKESIDE,
        name: '商务月报',
        frequency: 'month',
        plan: null,
        firstPeriod: PERIOD,
        lastPeriod: null,
        validFrom: PERIOD,
        reason: '',
        rows: [
          { ...row, id: null, answeredBy: body },
          {
            ...row,
            id: null,
            answeredBy: body,
            indicator: 'online',
            name: { zh: '网上零售额', en: 'Online retail' },
            dimension: '限额以上',
            wholeRow: '#1',
          },
          {
            ...row,
            id: null,
            answeredBy: body,
            indicator: 'coverage',
            name: { zh: '连锁便利店覆盖率', en: 'Coverage' },
            unit: '%',
            decimals: 1,
            measure: 'level',
            covers: 'moment',
            most: 100,
          },
          {
            ...row,
            id: null,
            answeredBy: body,
            indicator: 'firms',
            name: { zh: '限额以上商贸企业数', en: 'Firms' },
            unit: '家',
            decimals: 0,
            measure: 'level',
            covers: 'moment',
            evidence: 'wanted',
          },
        ],
      },
    })
    expect(made.status(), await made.text()).toBe(200)
    await page.reload()
    await page.getByText('商务月报').first().waitFor()
    await shot(page, 'returns-forms')
    await page.getByText('商务月报').first().click()
    await page.getByRole('button', { name: '增加一行' }).waitFor()
    await shot(page, 'returns-form')
    await page.context().close()
  })

  it('a reporter fills it by xlsx with three faults, mends them, and submits', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(of('reporter', '钱填报'), '/returns')
    await page.getByText('商务月报').first().waitFor()
    await shot(page, 'returns-mine')
    await page.getByText('商务月报').first().click()
    await opened(page)
    await shot(page, 'returns-empty')
    await page.getByRole('button', { name: '用 Excel 填报' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载模板' }).click(),
    ])
    const path = (await download.path()) ?? ''
    expect(readFileSync(path).length).toBeGreaterThan(5000)
    const upload = async (cells: Readonly<Record<string, string | number>>) =>
      page.locator('input[type=file]').setInputFiles({
        name: '商务月报.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await filled(path, cells),
      })
    await upload({ H5: '1.2万', H6: 3.5, H7: 165.3, H8: '约120' })
    await page.getByText('有 3 处需要改正，没有保存任何内容').waitFor()
    const told = await page.locator('.faults').innerText()
    for (const cell of ['报送表!H5', '报送表!H7', '报送表!H8']) expect(told).toContain(cell)
    await shot(page, 'returns-faults')
    await upload({ H5: 12.34, H6: 12.34, H7: 65.3, H8: 120, J8: '新增 3 家' })
    await page.getByText('将修改 4 行').waitFor()
    await shot(page, 'returns-preview')
    await page.getByRole('button', { name: '确认保存' }).click()
    await page.getByText('已保存 4 行').waitFor()
    await expect
      .poll(() => page.locator('input[aria-label*="社会消费品零售总额：本期数值"]').inputValue(), { timeout: 20_000 })
      .toBe('12.34')
    await shot(page, 'returns-filled')
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await page.getByText('已上报').first().waitFor()
    await shot(page, 'returns-submitted')
    await page.context().close()
  })

  it('a reviewer returns it; the reporter mends it in the sheet by keyboard and paste; the reviewer approves', async ({
    skip,
  }) => {
    if ('missing' in stage) return skip(stage.missing)
    const reviewing = await running.openAs(of('reviewer', '孙审核'), '/returns')
    await reviewing.getByText('商务月报').first().click()
    await opened(reviewing)
    await reviewing.getByRole('button', { name: '退回', exact: true }).click()
    await reviewing.locator('dialog textarea').fill('网上零售额与平台数不符，请核对')
    await reviewing.locator('dialog').getByRole('button', { name: '退回' }).click()
    await reviewing.getByText('已退回').first().waitFor()

    const page = await running.openAs(of('reporter', '钱填报'), '/returns')
    await page.getByText('商务月报').first().click()
    await opened(page)
    await page.getByText('网上零售额与平台数不符，请核对').first().waitFor()
    const cell = (name: string) => page.locator(`input[data-cell$=".text"][aria-label^="${name}"]`)
    await cell('社会消费品零售总额').focus()
    await page.keyboard.press('Enter')
    expect(await cell('网上零售额').evaluate((input) => input === document.activeElement)).toBe(true)
    // As Excel puts a block on the clipboard.
    await cell('社会消费品零售总额').evaluate((input) => {
      const data = new DataTransfer()
      data.setData('text/plain', '１３.5\t含大宗商品\r\n13.5\t平台口径\r\n')
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.getByText('已暂存').waitFor()
    expect(await cell('网上零售额').inputValue()).toBe('13.5')
    await cell('限额以上商贸企业数').fill('12.5')
    await page.getByText('最多保留 0 位小数').waitFor()
    await shot(page, 'returns-checks')
    await cell('限额以上商贸企业数').fill('121')
    await page.getByText('已暂存').waitFor()
    await page.locator('tr', { hasText: '网上零售额' }).getByRole('button', { name: '版本' }).click()
    await page.getByText('Excel 导入').waitFor()
    await shot(page, 'returns-history')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await page.getByText('已上报').first().waitFor()

    await reviewing.reload()
    await opened(reviewing)
    await reviewing.getByText('与上次上报相比').waitFor()
    await shot(reviewing, 'returns-review')
    await reviewing.getByRole('button', { name: '审核通过' }).click()
    await reviewing.getByText('已审核通过').waitFor()

    const planning = await running.openAs(planner, '/returns/matrix')
    await planning.locator('.returns-cell').first().waitFor()
    await shot(planning, 'returns-matrix')
    await planning.locator('.returns-cell input').first().check()
    await planning.getByRole('button', { name: '复核通过' }).click()
    await planning.getByText('已办理 1/1 个任务').waitFor()
    await planning.locator('.returns-cell input').first().check()
    await planning.getByRole('button', { name: '确认', exact: true }).click()
    await planning.getByText('已办理 1/1 个任务').last().waitFor()
    // Both acts say the same words, so what counts is what stands in the end.
    const values = async () =>
      (await running.db.selectFrom('observation').select('value').execute())
        .map(({ value }) => Number(value))
        .sort((a, b) => a - b)
    await expect.poll(values, { timeout: 30_000 }).toEqual([13.5, 13.5, 65.3, 121])
    for (const one of [reviewing, page, planning]) await one.context().close()
  })
})
