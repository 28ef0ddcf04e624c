import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningStage, setRunningStage } from './running-stage.ts'
import { root } from './stage.ts'

const BODIES = ['东湖街道', '西湖街道', '南湖街道', '湖北工业园', '湖东街道'] as const

let stage: RunningStage | { readonly missing: string }
beforeAll(async () => {
  stage = await setRunningStage(BODIES)
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = async (page: Page, name: string) => {
  mkdirSync(join(root, 'e2e', 'out'), { recursive: true })
  await page.screenshot({ path: join(root, 'e2e', 'out', `evaluation-${name}.png`), fullPage: true })
}
const planner = { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' as const }] }
const of = (role: 'reporter' | 'reviewer', body: string, key: string) => ({
  loginName: `${key}-${role}`,
  name: role === 'reporter' ? '钱填报' : '孙审核',
  roles: [{ role, body }],
  body,
})
const file = (name: string, text: string) => {
  const path = join(tmpdir(), `gangmu-e2e-${process.pid}-${name}`)
  writeFileSync(path, text)
  return path
}
const HEAD = '代码,名称,税收,建设用地面积,研发经费,营业收入,净增四上企业数,上年末四上企业数,能耗降低率,排放削减率'
const ROWS = [
  '东湖街道,东湖街道,8200,400,620,21000,9,60,3.8,4.1',
  '西湖街道,西湖街道,3100,380,140,9000,2,41,2.2,3.0',
  '南湖街道,南湖街道,5400,410,330,15000,5,52,3.1,3.6',
  '湖北工业园,湖北工业园,15200,900,2100,60000,14,120,4.4,2.9',
  '湖东街道,湖东街道,4300,350,210,11000,4,38,2.9,3.3',
]
/** Answers the box that asks for a reason or a number. */
const answer = async (page: Page, words: string) => {
  const box = page.getByRole('dialog')
  await box.getByRole('textbox').fill(words)
  await box.getByRole('button', { name: '确定' }).click()
}

describe('an evaluation, in a browser', () => {
  it('goes from a shipped scheme to a published list, an objection and a corrected result', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const page = await stage.openAs(planner, '/evaluation-schemes')

    // A scheme to start from: weights that no longer add up are told as one types, and cannot be saved.
    await page.getByText('还没有评价方案').waitFor()
    await page.getByRole('button', { name: '从现成方案新建' }).first().click()
    const shipped = page.getByRole('listitem').filter({ hasText: '高质量发展评价（极差法）' })
    await shipped.getByRole('button', { name: '采用' }).click()
    await page.getByText('成员合计 100，应为 100 ✓').waitFor()
    const weight = page.getByRole('spinbutton', { name: /权重 亩均税收/ })
    await weight.fill('30')
    await page.getByText('成员合计 110，应为 100 ✗').waitFor()
    expect(await page.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true)
    await shot(page, 'scheme-weights')
    await page.getByRole('button', { name: '按比例调到合计' }).click()
    await page.getByText('成员合计 100，应为 100 ✓').waitFor()
    await page.getByRole('tab', { name: '等级与否决' }).click()
    await page.getByLabel('定等方式').selectOption('shares')
    await shot(page, 'scheme-grades')
    await page.getByRole('tab', { name: '数据要求' }).click()
    await page.getByLabel('提供单位').first().fill('区税务局')
    await page.getByLabel('提供单位').first().blur()
    await page.getByRole('button', { name: '保存为新版本' }).click()
    await answer(page, '提高税收权重，按比例定等')
    await page.getByText('已保存为第 2 版').waitFor()
    await page.getByRole('button', { name: '公布施行' }).click()
    const enact = page.getByRole('dialog')
    await enact.getByLabel('文号').fill('临政办发〔2024〕6号')
    await enact.getByRole('button', { name: '公布施行' }).click()
    await page.getByText('施行中').first().waitFor()

    // A round over bodies of the district.
    await page.goto(`${stage.address}/evaluations`)
    await page.getByRole('button', { name: '新建一轮评价' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('2023年度高质量发展评价')
    await dialog.getByLabel('期别').fill('2023')
    await dialog.locator('summary').filter({ hasText: '部门' }).click()
    await dialog.getByLabel('全选').check()
    await dialog.getByRole('button', { name: '建立' }).click()
    await page.getByRole('heading', { name: '2023年度高质量发展评价' }).waitFor()

    // A table with faults is refused by cell; the right one is looked at before it is saved.
    await page.getByRole('button', { name: '上传数据表' }).first().click()
    const upload = page.getByRole('dialog')
    const wrong = [HEAD, ROWS[0]?.replace('8200', '八千二'), ...ROWS.slice(1)].join('\n')
    await upload.locator('input[type=file]').setInputFiles(file('wrong.csv', wrong))
    await upload.getByText(/!C2/).waitFor()
    await shot(page, 'upload-faults')
    await upload.locator('input[type=file]').setInputFiles(file('right.csv', [HEAD, ...ROWS].join('\n')))
    await upload.getByText(/将改动 40 格/).waitFor()
    await shot(page, 'upload-preview')
    await upload.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存 40 格').waitFor()
    await shot(page, 'round-data')

    // Every unit confirms its own row; then the data is frozen and computed.
    await page.getByRole('button', { name: '交单位核对' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText('数据确认').first().waitFor()
    expect(await page.getByRole('button', { name: '锁定数据并试算' }).isDisabled()).toBe(true)
    const address = new URL(page.url()).pathname
    for (const [i, name] of BODIES.entries()) {
      const reviewer = await stage.openAs(
        of('reviewer', stage.bodies[name] ?? '', `b${i}`),
        `${address}/units/${encodeURIComponent(name)}`,
      )
      await reviewer.getByRole('button', { name: '确认数据无误' }).click()
      await reviewer.getByText(/已由 .+ 确认/).waitFor()
      if (i === 0) {
        await reviewer.getByRole('button', { name: '附佐证' }).click()
        const proving = reviewer.getByRole('dialog')
        await proving.getByLabel('材料名称').fill('完税证明')
        await proving.getByLabel(/文号或出处/).fill('临税〔2024〕12号')
        await proving.getByRole('checkbox', { name: '税收' }).check()
        await proving.getByRole('button', { name: '附上' }).click()
        await reviewer.getByText('完税证明（临税〔2024〕12号）').waitFor()
        await shot(reviewer, 'unit-confirm')
      }
      await reviewer.context().close()
    }
    await page.reload()
    await page.getByRole('button', { name: '锁定数据并试算' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByRole('tab', { name: '结果' }).click()
    await page.getByText('把握由 1,000 次重算得出').or(page.getByText('把握由 1000 次重算得出')).waitFor()
    await page.locator('.chart canvas').first().waitFor()
    await shot(page, 'results')

    // A unit: its arithmetic, how sure, what if, what would lift it.
    await page.goto(`${stage.address}${address}/units/${encodeURIComponent('西湖街道')}`)
    await page.getByRole('heading', { name: '得分怎么来的' }).waitFor()
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByRole('spinbutton', { name: '税收' }).fill('9000')
    await page.getByRole('rowheader', { name: '假如' }).waitFor()
    await shot(page, 'unit')

    // Published; the unit sees the list and its own result, and objects.
    await page.goto(`${stage.address}${address}`)
    await page.getByRole('button', { name: '公示', exact: true }).click()
    await answer(page, '临发改公示〔2024〕2号')
    await page.getByRole('tab', { name: /公示与异议/ }).click()
    await page.getByRole('heading', { name: '公示名单' }).waitFor()
    const west = of('reporter', stage.bodies.西湖街道 ?? '', 'west')
    const reporter = await stage.openAs(west, address)
    await reporter.getByRole('link', { name: '西湖街道' }).click()
    await reporter.getByRole('button', { name: '提出异议' }).click()
    const objecting = reporter.getByRole('dialog')
    await objecting.getByLabel(/写明哪一项不对/).fill('税收漏计代征部分，应为 9100 万元')
    await objecting.getByRole('checkbox', { name: '税收' }).check()
    await objecting.getByRole('button', { name: '提出', exact: true }).click()
    await objecting.waitFor({ state: 'detached' })
    await reporter.getByText('税收漏计代征部分').waitFor()
    await shot(reporter, 'unit-own')

    // Accepted: a new result, the first one stays.
    await page.reload()
    await page.getByRole('button', { name: '答复' }).click()
    const answering = page.getByRole('dialog')
    await answering.getByLabel('改为').fill('9100')
    await answering.getByLabel(/理由/).fill('经税务部门核实，漏计代征部分')
    await shot(page, 'answer')
    await answering.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('更正后的结果是第 2 次，原结果保留').waitFor()
    await shot(page, 'notice')
    const list = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出名单' }).click()
    expect((await list).suggestedFilename()).toMatch(/结果名单\.xlsx$/)
    await page.getByRole('button', { name: '导出公示文' }).click()
    const notice = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
    expect((await notice).suggestedFilename()).toMatch(/公示\.docx$/)
    await page.getByRole('tab', { name: '过程与版本' }).click()
    await page.getByRole('button', { name: '复算核验' }).first().click()
    await page.getByText('5 个单位的得分、名次和等级复算一致').waitFor()
    await shot(page, 'history')
  })

  it('compares two schemes on the same data, is tried as one types, and fits a phone and English', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const page = await stage.openAs(planner, '/evaluation-schemes')
    await page.getByRole('button', { name: '从现成方案新建' }).first().click()
    const shipped = page.getByRole('listitem').filter({ hasText: '高质量发展评价（名次法）' })
    await shipped.getByRole('button', { name: '采用' }).click()
    // The trial on the round's data stands beside the form.
    await page.getByText(/5 个单位/).waitFor()
    for (const name of ['亩均税收', '研发经费投入强度', '净增“四上”企业率', '单位工业增加值能耗降低率'])
      await page.getByRole('spinbutton', { name: `权重 ${name}` }).fill('5')
    await page.getByRole('spinbutton', { name: '权重 主要污染物排放削减率' }).fill('80')
    await page.getByText(/名次最多变/).waitFor()
    await shot(page, 'scheme-trial')
    await page.goto(`${stage.address}/evaluations`)
    await page.getByText('2023年度高质量发展评价').first().dblclick()
    await page.getByRole('link', { name: '方案比较' }).click()
    await page.getByText(/名次最多差/).waitFor()
    await shot(page, 'compare')
    const phone = await stage.openAs(planner, '/evaluations', { viewport: { width: 390, height: 844 } })
    await phone.getByText('2023年度高质量发展评价').first().waitFor()
    await shot(phone, 'phone')
    expect(stage.complaints).toEqual([])
  })
})
