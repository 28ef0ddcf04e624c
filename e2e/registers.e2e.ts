import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Excel from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OUT, picture, shots } from './acts.ts'
import { type RunningStage, setRunningStage } from './running-stage.ts'

/** Records of a declared system, from a workbook to their closing: 安全隐患排查治理, whatever it declares. */
const SYSTEM = 'safety-hazard'
const BUREAU = '临湖区应急管理局'
const STREET = '湖东街道办事处'

let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU, STREET], { systems: [SYSTEM] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})
afterEach(() => {
  if (!('missing' in stage)) expect(stage.complaints.splice(0)).toEqual([])
})

const shot = shots('registers')
const clerk = (loginName: string, name: string) => ({
  loginName,
  name,
  roles: [{ role: 'clerk' as const, body: running.bodies[BUREAU] ?? null }],
  body: running.bodies[BUREAU] ?? null,
})
const finder = () => clerk('finder', '钱发现')
const verifier = () => clerk('verifier', '孙复查')
/** A template with rows under its heads, by the words of the heads. */
async function filled(path: string, rows: readonly Readonly<Record<string, string | number>>[]): Promise<Buffer> {
  const book = new Excel.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.worksheets.find(({ state }) => state === 'visible')
  if (sheet === undefined) throw new Error('The template has no sheet.')
  const headRow = [1, 2, 3].find((row) => JSON.stringify(sheet.getRow(row).values).includes('行业领域')) ?? 2
  const heads = new Map<string, number>()
  sheet.getRow(headRow).eachCell((cell, column) => heads.set(cell.text.replace(/[\s*＊（(].*$/, ''), column))
  for (const [i, row] of rows.entries())
    for (const [head, value] of Object.entries(row)) {
      const column = heads.get(head)
      if (column === undefined) throw new Error(`The template has no column “${head}”: ${[...heads.keys()]}`)
      sheet.getRow(headRow + 1 + i).getCell(column).value = value
    }
  return Buffer.from(await book.xlsx.writeBuffer())
}

const place = (n: number) => ({
  名称: `临湖第${n}加油站`,
  行业领域: '危险化学品',
  风险等级: n === 2 ? '紫' : '橙（较大）',
  行业主管部门: BUREAU,
  属地: STREET,
  主要负责人: '赵某某',
  联系电话: n === 3 ? '1380013' : '13800138000',
  地址: `湖东街道文苑路${n}号`,
  检查间隔: n === 1 ? 90 : 120,
})

describe('a register, from a workbook', () => {
  it('lists every fault at its cell, takes nothing until all are mended, then everything at once', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(finder(), `/systems/${SYSTEM}/safety-object`)
    await page.getByRole('heading', { name: '还没有安全监管对象' }).waitFor()
    await page.getByRole('button', { name: '更多', exact: true }).click()
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '下载模板' }).click(),
    ])
    const path = join(OUT, 'registers-template.xlsx')
    mkdirSync(OUT, { recursive: true })
    await template.saveAs(path)

    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: '导入' }).click()
    const upload = (name: string, buffer: Buffer) =>
      page.locator('dialog[open] input[type=file]').setInputFiles({
        name,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer,
      })
    await upload('第一稿.xlsx', await filled(path, [1, 2, 3].map(place)))
    await page.getByText(/2 处需要修改，没有写入任何内容/).waitFor()
    const cells = await page.locator('dialog[open] .faults td code').allInnerTexts()
    expect(cells).toHaveLength(2)
    for (const cell of cells) expect(cell).toMatch(/![A-Z]{1,2}\d+$/)
    await shot(page, 'import-faults')

    const mended = [1, 2, 3].map((n) => ({ ...place(n), 风险等级: '橙（较大）', 联系电话: '13800138000' }))
    await upload('第二稿.xlsx', await filled(path, mended))
    await page.getByText('核对无误：将新增 3 条').waitFor()
    await page.getByRole('button', { name: '写入 3 条' }).click()
    await page.getByText('已写入 3 条').waitFor()
    await page.getByText('临湖第2加油站').waitFor()
    // Personal data stay masked in the list.
    expect(await page.locator('.shell-main').innerText()).not.toContain('13800138000')
    await shot(page, 'list')

    await page.getByPlaceholder('筛选本表').fill('第3加油站')
    await page.getByText('临湖第1加油站').waitFor({ state: 'detached' })
    expect(new URL(page.url()).searchParams.get('q')).toBe('第3加油站')

    // What is listed goes out with what belongs to it; unchanged it comes back as it stands, masked fields and all.
    const planner = { loginName: 'planner', name: '周统筹', roles: [{ role: 'planner' as const }] }
    const away = await running.openAs(planner, `/systems/${SYSTEM}/safety-object?q=第3加油站`)
    await away.getByRole('button', { name: '更多', exact: true }).click()
    const [workbook] = await Promise.all([
      away.waitForEvent('download'),
      away.getByRole('menuitem', { name: /^导出 xlsx（含/ }).click(),
    ])
    const book = join(OUT, 'registers-export.xlsx')
    await workbook.saveAs(book)
    await away.context().close()
    const given = new Excel.Workbook()
    await given.xlsx.readFile(book)
    expect(given.worksheets.length).toBeGreaterThan(1)
    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: '导入' }).click()
    await upload('导出的.xlsx', readFileSync(book))
    await page.getByText('没有要写入的：1 条都与现有内容相同').waitFor()
    await shot(page, 'import-same')
    await page.context().close()
  })
})

/** Chooses in a field of a form that searches. */
async function choose(page: Page, label: string, words: string) {
  const field = page.locator('.register-field').filter({ hasText: label }).first()
  await field.locator('.ant-select').click()
  await field.locator('input').fill(words)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words }).first().click()
}

describe('a record, through its life', () => {
  let address = ''

  it('is made in a form that says what is missing, at its field', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(finder(), `/systems/${SYSTEM}/hazard/new`)
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('请填写具体问题').waitFor()
    await choose(page, '所在对象', '临湖第1加油站')
    await page.getByLabel('来源').selectOption({ label: '部门检查' })
    await page.getByLabel('发现日期').fill(new Date().toISOString().slice(0, 10))
    await page.getByLabel('隐患条目').fill('油罐区静电接地失效')
    await page.getByLabel('具体问题').fill('卸油口静电接地夹断开')
    await page.getByLabel('依据条款').fill('汽车加油加气加氢站技术标准 11.2')
    await choose(page, '监管单位', BUREAU)
    await shot(page, 'form')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText(/已登记 YH/).waitFor()
    await page.getByRole('heading', { name: '卸油口静电接地夹断开' }).waitFor()
    address = new URL(page.url()).pathname
    await page.context().close()
  })

  it('goes on when what the step needs is given, and not before', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(finder(), address)
    await page.getByRole('button', { name: '定级交办' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('隐患等级').selectOption({ label: '一般' })
    await dialog.getByLabel('整改期限').fill('150')
    await dialog.getByRole('button', { name: '定级交办' }).click()
    // The rule of the declaration, in words, at the field that it speaks of.
    await dialog.getByText('一般隐患的整改期限超过规定天数').waitFor()
    await shot(page, 'step-refused')
    await dialog.getByLabel('整改期限').fill('10')
    await dialog.getByRole('button', { name: '定级交办' }).click()
    await page.getByText('已办理：定级交办').waitFor()

    await page.getByRole('button', { name: '整改完成，申请复查' }).click()
    await dialog.getByLabel('整改情况').fill('更换接地夹，测得电阻 3 欧。')
    await dialog.getByRole('button', { name: '整改完成，申请复查' }).click()
    await dialog.getByText('请填写整改后照片').waitFor()
    await dialog.locator('input[type=file]').setInputFiles(picture('整改后.png'))
    await dialog.getByText('整改后.png').waitFor()
    await dialog.getByRole('button', { name: '整改完成，申请复查' }).click()
    await page.getByText('已办理：整改完成，申请复查').waitFor()
    await page.locator('.register-photos img').first().waitFor()
    await page.context().close()
  })

  it('is not closed by whoever removed the hazard, and says why', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(finder(), address)
    const cannot = page.locator('.register-cannot > li').filter({ hasText: '复查销号' })
    await cannot.getByText('“整改完成，申请复查”是您办的，“复查销号”要由另一个人来办').waitFor()
    expect(await page.getByRole('button', { name: '复查销号' }).count()).toBe(0)
    await shot(page, 'why-not')
    await page.context().close()

    const other = await running.openAs(verifier(), address)
    await other.getByRole('button', { name: '复查销号' }).click()
    await other.locator('dialog[open]').getByRole('button', { name: '复查销号' }).click()
    await other.getByText('已办理：复查销号').waitFor()
    await other.locator('.page-note').getByText('已销号').waitFor()
    const steps = await other.locator('.register-steps > li .register-step-head b').allInnerTexts()
    expect(steps).toEqual(['复查销号', '整改完成，申请复查', '定级交办', '登记'])
    await shot(other, 'closed')
    await other.context().close()
  })

  it('shows both versions when two people edit it at once', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(finder(), `/systems/${SYSTEM}/safety-object`)
    await page.getByText('临湖第1加油站').click()
    await page.getByRole('heading', { name: '临湖第1加油站' }).waitFor()
    const other = await running.openAs(verifier(), new URL(page.url()).pathname)
    for (const [who, days] of [
      [page, '60'],
      [other, '45'],
    ] as const) {
      await who.getByRole('button', { name: '修改', exact: true }).click()
      await who.locator('dialog[open]').getByLabel('检查间隔').fill(days)
    }
    await page.locator('dialog[open]').getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await other.locator('dialog[open]').getByRole('button', { name: '保存' }).click()
    await other.getByText('在您编辑期间，内容已被他人修改').waitFor()
    const versions = await other.locator('.versions tbody tr').filter({ hasText: '检查间隔' }).innerText()
    expect(versions).toMatch(/45 天/)
    expect(versions).toMatch(/60 天/)
    await shot(other, 'stale')
    await other.getByRole('button', { name: '用我的覆盖' }).click()
    await other.getByText('已保存').waitFor()
    await other.locator('.register-changes').first().getByText('45 天').waitFor()
    await page.context().close()
    await other.context().close()
  })
})

describe('the other ways to see a register', () => {
  it('opens every page of the system without a fault', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(finder(), `/systems/${SYSTEM}`)
    await page.getByRole('heading', { name: '安全隐患的流程' }).waitFor()
    await page.locator('.register-flow svg').first().waitFor()
    await shot(page, 'system')
    for (const [path, words] of [
      [`/systems/${SYSTEM}/hazard/board`, '已销号'],
      [`/systems/${SYSTEM}/safety-object/map`, '列表'],
      [`/systems/${SYSTEM}/metrics/found`, '口径'],
    ] as const) {
      await page.goto(`${running.address}${path}`)
      await page.getByText(words).first().waitFor()
    }
    // By keyboard alone: to the first card, into its record.
    await page.goto(`${running.address}/systems/${SYSTEM}/hazard/board`)
    await page.locator('.board-card').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '卸油口静电接地夹断开' }).waitFor()
    await page.context().close()
  })
})
