import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { projectCheck } from '../src/language/codes/project-code.ts'
import { act, dayFrom, make, picture, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

/** A project from the reserve to its start, refused at its gates and then let through; and what is made of it. */
const BUREAU = '临湖区住房和城乡建设局'
const SYSTEM = '/systems/project-lifecycle'

let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU], { systems: ['project-lifecycle', 'power-lists'] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})
afterEach(() => {
  if (!('missing' in stage)) expect(stage.complaints.splice(0)).toEqual([])
})

const shot = shots('projects')
const planner = (loginName: string, name: string) => ({ loginName, name, roles: [{ role: 'planner' as const }] })
const office = () => planner('office', '钱项目')
const checker = () => planner('checker', '孙复核')
async function grant(page: Page, project: string, gate: string) {
  const paper = await make(page, 'project-gate', { project, gate, body: running.bodies[BUREAU] })
  await act(page, 'project-gate', paper, 'grant', {
    issuer: BUREAU,
    document_no: `临建〔2024〕${gate.length}号`,
    granted_on: dayFrom(-3),
  })
}

describe('a project', () => {
  let id = ''
  const code = `2401-439906-04-05-10001${projectCheck('2401439906040510001')}`

  it('is kept out of the reserve until it was proposed and has money, and not admitted by whoever entered it', async ({
    skip,
  }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(office(), '/projects')
    await page.getByText('还没有重点项目').waitFor()
    const made = await make(page, 'project', {
      name: '灯塔加固工程',
      code,
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
    id = made.id
    const other = await running.openAs(checker(), `${SYSTEM}/project/${LAKESIDE}/${id}`)
    const cannot = other.locator('.register-cannot > li').filter({ hasText: '入库储备' })
    await cannot.getByText('没有立项凭证').waitFor()
    await cannot.getByText('没有一项资金来源').waitFor()
    await shot(other, 'admit-refused')
    await make(page, 'project-fund', { project: id, source: 'own', amount: '1200', body: running.bodies[BUREAU] })
    await grant(page, id, 'filing')
    await page.goto(`${running.address}${SYSTEM}/project/${LAKESIDE}/${id}`)
    await page.locator('.register-cannot > li').filter({ hasText: '入库储备' }).getByText('要由另一个人来办').waitFor()
    await other.reload()
    await other.getByRole('button', { name: '入库储备' }).click()
    await other.locator('dialog[open]').getByRole('button', { name: '入库储备' }).click()
    await other.getByText('已办理：入库储备').waitFor()
    await page.context().close()
    await other.context().close()
  })

  it('starts only with land, environment and permit, a day and a photo', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(office(), `${SYSTEM}/project/${LAKESIDE}/${id}`)
    await page.getByRole('button', { name: '启动前期' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('计划开工').fill(dayFrom(-40))
    await dialog.getByLabel('计划竣工').fill(dayFrom(300))
    await dialog.getByRole('button', { name: '启动前期' }).click()
    await page.getByText('已办理：启动前期').waitFor()
    const cannot = page.locator('.register-cannot > li').filter({ hasText: '认定开工' })
    for (const words of ['缺用地手续', '缺环评', '缺施工许可']) await cannot.getByText(words).waitFor()
    await shot(page, 'start-refused')

    // Its planned start has passed: it is late, and the list says so.
    await page.goto(`${running.address}/projects/list`)
    await page.getByText('应开工未开工已').first().waitFor()
    await shot(page, 'list-late')
    for (const gate of ['land', 'environment', 'permit']) await grant(page, id, gate)
    await page.goto(`${running.address}${SYSTEM}/project/${LAKESIDE}/${id}`)
    await page.getByRole('button', { name: '认定开工' }).click()
    await dialog.getByLabel('实际开工').fill(dayFrom(-1))
    await dialog.locator('input[type=file]').setInputFiles(picture('开槽.png'))
    await dialog.getByText('开槽.png').waitFor()
    await dialog.getByRole('button', { name: '认定开工' }).click()
    await page.getByText('已办理：认定开工').waitFor()
    await page.locator('.page-note').filter({ hasText: '开工' }).waitFor()
    await shot(page, 'started')
    await page.context().close()
  })

  it('comes in with a package of OC4IDS, once everything in it is in order', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(office(), '/projects/list')
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '导入 OC4IDS' }).click()
    const dialog = page.locator('dialog[open]')
    const upload = (currency: string) =>
      dialog.locator('input[type=file]').setInputFiles({
        name: `${currency}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({
            version: '0.9',
            projects: [
              {
                id: 'CN-1',
                title: '航标改造工程',
                identifiers: [
                  { id: `2401-439906-04-05-10002${projectCheck('2401439906040510002')}`, scheme: 'CN-TZXM' },
                ],
                publicAuthority: { name: BUREAU },
                parties: [{ id: 'b', name: '临湖航标公司', roles: ['procuringEntity'] }],
                budget: { amount: { amount: 8_000_000, currency } },
                contractingProcesses: [],
              },
            ],
          }),
        ),
      })
    for (const [label, choice] of [
      ['项目类别', '城乡基础设施'],
      ['投资主体', '民间投资'],
      ['管理方式', '备案制'],
    ] as const)
      await dialog.getByLabel(label).selectOption({ label: choice })
    await upload('GBP')
    await dialog.getByText('projects.0.budget.amount.currency').waitFor()
    expect(await dialog.getByRole('button', { name: '写入' }).count()).toBe(0)
    await upload('CNY')
    await dialog.getByText('核对无误：新增 1 个').waitFor()
    await dialog.getByText('1 处没有导入').waitFor()
    await shot(page, 'oc4ids')
    await dialog.getByRole('button', { name: '写入' }).click()
    await page.getByText('已写入 1 个项目').waitFor()
    await page.getByText('航标改造工程').first().waitFor()
    await page.context().close()
  })

  it('is found on every page of projects, by keyboard as well, and in the hand', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(office(), '/projects')
    await page.getByRole('heading', { name: '各阶段项目' }).waitFor()
    await shot(page, 'overview')
    await page.getByRole('link', { name: /^开工/ }).click()
    await page.getByText('灯塔加固工程').first().waitFor()
    expect(new URL(page.url()).searchParams.get('state')).toBe('started')
    await page.getByRole('link', { name: '横道图' }).click()
    await page.getByRole('listbox', { name: '项目计划与实际' }).focus()
    await shot(page, 'gantt')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '灯塔加固工程', level: 1 }).waitFor()
    await page.getByText('灯与理由').waitFor()
    await shot(page, 'project')
    for (const [path, words] of [
      ['/projects/map', '2 个项目中 1 个有位置'],
      ['/projects/batches', '这两年都没有下达的年度计划'],
      ['/projects/reserve', '储备库里没有项目'],
      ['/projects/bonds', '没有专项债券'],
      ['/duties?text=路灯', '权责清单里没有'],
      ['/duties/match', '还没有登记镇街责任'],
    ] as const) {
      await page.goto(`${running.address}${path}`)
      await page.getByText(words).first().waitFor()
      // The map's canvas cannot be copied without a warning of the driver.
      if (path === '/projects/map') await page.locator('.map-canvas[data-drawn=yes]').waitFor()
      else await shot(page, path.replace(/\W+/g, '-').slice(1))
    }
    await page.context().close()
    const phone = await running.openAs(office(), '/projects', { viewport: { width: 390, height: 844 } })
    for (const path of ['/projects', '/projects/list', '/projects/gantt', `/projects/${LAKESIDE}/${id}`, '/duties']) {
      await phone.goto(`${running.address}${path}`)
      await phone.getByRole('heading', { level: 1 }).waitFor()
      await phone.waitForLoadState('networkidle')
      const { wide, of } = await phone.evaluate(() => ({ wide: document.documentElement.scrollWidth, of: innerWidth }))
      expect(wide, path).toBeLessThanOrEqual(of)
      await shot(phone, `phone${path.replace(/\W+/g, '-').slice(0, 20)}`)
    }
    await phone.context().close()
  })
})
