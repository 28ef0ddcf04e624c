import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { projectCheck } from '../src/language/codes/project-code.ts'
import type { Role } from '../src/model/role.ts'
import { act, make, shots } from './acts.ts'
import { type RunningStage, setRunningStage } from './running-stage.ts'

/** A case that is reported, a project that is admitted, a register that is imported; and a leader who asks each figure for its records. */
const BUREAU = '临湖区住房和城乡建设局'
const SYSTEMS = ['city-operation', 'project-lifecycle', 'enterprise-gradient']

let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU], { systems: SYSTEMS })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})
afterEach(() => {
  if (!('missing' in stage)) expect(stage.complaints.splice(0)).toEqual([])
})

const shot = shots('leader')
const someone = (loginName: string, name: string, role: Role) => ({ loginName, name, roles: [{ role }] })
const officer = () => someone('officer', '周受理', 'intake-officer')
const planner = () => someone('planner', '钱项目', 'planner')
const checker = () => someone('checker', '孙复核', 'planner')
const clerk = () => {
  const body = running.bodies[BUREAU] ?? null
  return { loginName: 'clerk', name: '李市监', roles: [{ role: 'clerk' as const, body }], body }
}
const leader = () => someone('leader', '吴分管', 'leader')
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe('a case, a project, an import', () => {
  it('come in', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const desk = await running.openAs(officer(), '/')
    const kind = await make(desk, 'case-class', {
      kind: 'event',
      code: '4399060102',
      name: '暴露垃圾',
      major: '市容环境',
      filing_condition: '垃圾露天堆放',
      closing_condition: '清运干净',
      limit_unit: 'work-hours',
      limit_a: '4',
      limit_b: '4',
      limit_c: '8',
      is_extendable: false,
      is_for_public: true,
      edition: '测试',
    })
    await make(desk, 'city-case', {
      kind: 'event',
      source: 'hotline',
      class: kind.id,
      description: '湖东桥头垃圾成堆',
      found_at: new Date(Date.now() - 3_600_000).toISOString(),
      place: [112.6, 26.8],
    })

    const office = await running.openAs(planner(), '/')
    const project = await make(office, 'project', {
      name: '灯塔加固工程',
      code: `2401-439906-04-05-10001${projectCheck('2401439906040510001')}`,
      control: 'filing',
      category: 'infrastructure',
      investor: 'private',
      builder: '临湖灯塔公司',
      body: running.bodies[BUREAU],
      summary: '加固两座灯塔',
      total_investment: '1200',
      land: '3',
      demand: '航道需要',
      place: [112.61, 26.89],
    })
    await make(office, 'project-fund', {
      project: project.id,
      source: 'own',
      amount: '1200',
      body: running.bodies[BUREAU],
    })
    const gate = await make(office, 'project-gate', {
      project: project.id,
      gate: 'filing',
      body: running.bodies[BUREAU],
    })
    await act(office, 'project-gate', gate, 'grant', {
      issuer: BUREAU,
      document_no: '临建〔2024〕6号',
      granted_on: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
    })
    const other = await running.openAs(checker(), '/')
    await act(other, 'project', project, 'admit')

    // A CSV as an older program saves it: in GB18030, with a fault at first.
    const page = await running.openAs(clerk(), '/systems/enterprise-gradient/enterprise')
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '导入' }).click()
    const upload = (buffer: Buffer) =>
      page.locator('dialog[open] input[type=file]').setInputFiles({ name: '企业.csv', mimeType: 'text/csv', buffer })
    const lines = (code: string) =>
      `统一社会信用代码,名称,主体类型,行业代码,成立日期,列入本区之日\n${code},Lakeside Lamps,有限责任公司,3872,2020-03-05,2020-03-05\n`
    await upload(Buffer.from(lines('91350100M000100Y44')))
    await page.locator('dialog[open] .faults').getByText('第 2 行第 1 列').first().waitFor()
    await shot(page, 'csv-faults')
    await upload(Buffer.from(lines('91350100M000100Y43')))
    await page.getByText('核对无误：将新增 1 条').waitFor()
    await page.getByRole('button', { name: '写入 1 条' }).click()
    await page.getByText('已写入 1 条').waitFor()
    await page.getByText('Lakeside Lamps').first().waitFor()
    for (const one of [desk, office, other, page]) await one.context().close()
  })

  const figures = [
    ['city-operation', '上报数', '湖东桥头垃圾成堆'],
    ['project-lifecycle', '储备项目总投资', '灯塔加固工程'],
    ['enterprise-gradient', '经营主体户数', 'Lakeside Lamps'],
  ] as const

  it.each([
    ['desktop', {}],
    ['phone', PHONE],
  ] as const)('are seen by a leader, each figure opened to its records: %s', async (name, options) => {
    if ('missing' in stage) return
    const page = await running.openAs(leader(), '/', options)
    for (const [system, figure, title] of figures) {
      await page.goto(`${running.address}/systems/${system}`)
      const tile = page.locator('.register-tiles a').filter({ has: page.getByText(figure, { exact: true }) })
      const shown = (await tile.locator('.figure').innerText()).replace(/\s/g, '')
      expect(shown).toMatch(system === 'project-lifecycle' ? /^1,200/ : /^1/)
      await tile.click()
      await page.getByRole('heading', { name: figure, level: 1 }).waitFor()
      const record = page.locator('.page-body').getByText(title).last()
      await record.scrollIntoViewIfNeeded()
      await shot(page, `${name}-${system}-figure`)
      await record.click()
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await page.getByText('办理历史').or(page.getByText('历史')).first().waitFor()
      await shot(page, `${name}-${system}-record`)
      if (name === 'phone') {
        // Nothing of the page lies beside the screen.
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width, system).toBeLessThanOrEqual(390)
      }
    }
    await page.context().close()
  })
})
