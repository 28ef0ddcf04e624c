import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { made, shots } from './acts.ts'
import { enterBeacon, promise, reveal, verifyOffline } from './draw-acts.ts'
import { type RunningStage, setRunningStage } from './running-stage.ts'

const BUREAU = '临湖区市场监管局'
let ahead = 0
const now = () => new Date(Date.now() + ahead)
let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU], { now, systems: ['regulation', 'enterprise-gradient', 'power-lists'] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('draws')

describe('a draw led in public', () => {
  it('is frozen, promised, revealed, and verified with the offline page', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const body = running.bodies[BUREAU] ?? null
    const clerk = await running.openAs(
      { loginName: 'clerk', name: '钱经办', roles: [{ role: 'clerk', body }], body },
      '/draws',
    )
    for (const [i, code] of ['91430406MA4L12346K', '91350100M000100Y43', '9144030071526726XG'].entries())
      await made(clerk, 'enterprise', {
        credit_code: code,
        name: `${'甲乙丙'[i]}食品店`,
        kind: 'company',
        sector: '5227',
        registered_on: '2019-01-01',
        entered_on: '2019-01-01',
      })
    await made(clerk, 'inspection-item', {
      name: '食品经营抽查',
      content: '许可和索证',
      basis: '食品管理办法',
      department: body,
      kind: 'ordinary',
      times_a_year: 1,
      from_day: '2024-01-01',
    })
    for (const certificate of ['湖执001', '湖执002', '湖执003'])
      await made(clerk, 'inspector', { name: '检查员', certificate, department: body, valid_to: '2099-12-31' })

    const planner = await running.openAs(
      { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' }] },
      '/draws',
    )
    await planner.getByRole('button', { name: '开始一次抽取' }).first().click()
    await planner.getByLabel('名称').fill('食品店抽查')
    await planner.getByLabel('按户数').check()
    await planner.getByLabel('未分类').fill('2')
    await planner.getByLabel('公共信标').selectOption('lottery')
    await planner.getByLabel('期号').fill('双色球测试期')
    const due = new Date(Date.now() + 12 * 60_000)
    const local = new Date(due.getTime() - due.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    await planner.getByLabel('信标公布时刻').fill(local)
    await shot(planner, 'begin')
    await planner.getByRole('button', { name: '冻结名单' }).click()
    await planner.getByRole('heading', { level: 1, name: '食品店抽查' }).waitFor()
    const address = planner.url()
    const own = await promise(planner, '市场监管局')

    const deputy = await running.openAs(
      { loginName: 'deputy', name: '吴代表', roles: [{ role: 'leader' }] },
      new URL(address).pathname,
    )
    const theirs = await promise(deputy, '人大代表')
    await shot(deputy, 'promised')

    ahead = 13 * 60_000
    await enterBeacon(planner)
    await reveal(planner, own)
    // The wrong file is refused, and says why.
    await deputy.reload()
    await deputy.locator('.draw-form input[type=file]').setInputFiles(own)
    await deputy.getByRole('button', { name: '揭示我的密数' }).click()
    await deputy.getByText('与当初的承诺不符').first().waitFor()
    await reveal(deputy, theirs)
    await deputy.getByRole('heading', { name: '抽取结果' }).waitFor()
    await deputy.getByText('与公布的一致').waitFor()
    await shot(deputy, 'drawn')

    const verifier = await verifyOffline(deputy)
    await shot(verifier, 'verified')

    await planner.reload()
    await planner.getByRole('button', { name: '派发检查' }).click()
    await planner.getByRole('dialog').getByRole('button', { name: '派发检查' }).click()
    await planner.getByText('新建 2 次').waitFor()
    await planner.getByRole('link', { name: '查看检查任务' }).click()
    await planner.getByText('食品经营抽查').first().waitFor()
    await shot(planner, 'visits')
    expect(running.complaints).toEqual([])
  })
})
