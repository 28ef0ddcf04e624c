import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenCheck } from '../src/language/codes/citizen-id.ts'
import { ask, does, made, shots } from './acts.ts'
import { enterBeacon, promise, reveal, verifyOffline } from './draw-acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const OFFICE = '临湖区住房和城乡建设局'
const CIVIL = '临湖区民政局'
const STREET = '湖东街道办事处'
const DAY = 86_400_000
/** Begins weeks ago, so that notices are over by today. */
let ahead = -40 * DAY
const now = () => new Date(Date.now() + ahead)
let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([OFFICE, CIVIL, STREET], { now, systems: ['housing-security'] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('housing')

describe('a household on its way to a home', () => {
  it('is checked, scored, finds its place, and is drawn in public', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const body = (name: string) => running.bodies[name] ?? null
    const open = (loginName: string, name: string, where: string, path: string) =>
      running.openAs({ loginName, name, roles: [{ role: 'clerk', body: body(where) }], body: body(where) }, path)
    const counter = await open('counter', '孙窗口', STREET, '/systems')
    const clerk = await open('office', '钱经办', OFFICE, '/systems')
    const civil = await open('civil', '李民政', CIVIL, '/systems')
    const planner = await running.openAs(
      { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' }] },
      '/systems',
    )
    await made(planner, 'housing-check-item', {
      kind: 'income',
      what: '收入',
      asked_of: body(CIVIL),
      answer_days: '5',
    })

    const cases: string[] = []
    for (let i = 0; i < 4; i++) {
      const own = `4304061980010${1 + i}12${i}`.slice(0, 17)
      const id = await made(counter, 'housing-application', {
        applicant: ['欧阳明明', '王小二', '张大山', '李文静'][i],
        citizen_id: `${own}${citizenCheck(own)}`,
        phone: `1391234567${i}`,
        address: '文苑路12号3栋502',
        wants: 'public-rental',
        street: body(STREET),
        in_charge: body(STREET),
        accepted_on: now().toISOString().slice(0, 10),
        consent: true,
        household_size: '2',
        residence_years: String(3 + i),
        income: '31415',
        assets: '20000',
        owned_area: '0',
        ...(i === 3 ? { priority: ['disabled'] } : {}),
      })
      await does(counter, 'housing-application', id, 'pass-first', {
        first_opinion: '属实',
        in_charge: body(OFFICE),
      })
      cases.push(id)
    }

    // While its notice runs anybody may object, without an account; nothing goes on before that is settled.
    const browser = planner.context().browser()
    if (browser === null) throw new Error('there must be a browser')
    const anybody = await (await browser.newContext()).newPage()
    await anybody.goto(new URL(`/housing/public?division=${LAKESIDE}`, planner.url()).href)
    await anybody.getByRole('button', { name: '提出异议' }).first().click()
    await anybody.getByLabel('反映事项').fill('他家在外地还有一套房子')
    await anybody.getByLabel('您的姓名').fill('慕容举报')
    await anybody.getByLabel('您的电话').fill('13912345999')
    await shot(anybody, 'object')
    await anybody.getByRole('dialog').getByRole('button', { name: '提出', exact: true }).click()
    const objection = (
      await anybody
        .getByRole('dialog')
        .getByText(/^YY\d{4}-\d{4}$/)
        .innerText()
    ).trim()
    await shot(anybody, 'objected')
    await anybody.getByRole('button', { name: '知道了' }).click()
    await anybody
      .getByText(/前答复/)
      .first()
      .waitFor()

    ahead = -30 * DAY
    const [first = ''] = cases
    const objections = await ask<{ rows: { id: string; values: { application: string; case_number: string } }[] }>(
      clerk,
      'GET',
      `/api/v1/records/housing-objection?division=${LAKESIDE}`,
    )
    const [received] = objections.rows
    if (received === undefined) throw new Error('there must be an objection')
    await clerk.goto(new URL(`/housing/cases/${LAKESIDE}/${received.values.application}`, clerk.url()).href)
    await clerk.getByRole('button', { name: '发起联合核查' }).click()
    await clerk.getByText(/有异议还没有核实/).waitFor()
    await does(clerk, 'housing-objection', received.id, 'dismiss', {
      finding: '已查，没有',
      answer: '经查，慕容举报反映的情况不属实。',
    })
    await anybody.reload()
    await anybody.getByPlaceholder('BZ2024-00001').fill(objection)
    await anybody
      .getByText(/慕容\*\*反映的情况不属实/)
      .first()
      .waitFor()
    await shot(anybody, 'answered')
    await anybody.context().close()
    await clerk.goto(new URL(`/housing/cases/${LAKESIDE}/${first}`, clerk.url()).href)
    await clerk.getByRole('button', { name: '发起联合核查' }).click()
    await clerk.getByText('未答复').waitFor()
    await shot(clerk, 'checking')
    for (const id of cases.slice(1)) await ask(clerk, 'POST', `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)
    const asked = await ask<{ rows: { id: string }[] }>(
      civil,
      'GET',
      `/api/v1/records/housing-check?division=${LAKESIDE}&state=asked`,
    )
    for (const { id } of asked.rows) await does(civil, 'housing-check', id, 'answer', { answer: 'fits' })
    for (const id of cases) await does(clerk, 'housing-application', id, 'pass-second', { second_opinion: '符合' })

    ahead = -20 * DAY
    await clerk.reload()
    await clerk.getByRole('button', { name: '评分并进入轮候' }).click()
    await clerk.getByText('第 1 位，共 1 户').waitFor()
    for (const id of cases.slice(1)) await ask(clerk, 'POST', `/api/v1/housing/cases/${LAKESIDE}/${id}/score`)

    // Its place with what moved it, and the arithmetic for a purpose on record.
    ahead = 0
    await clerk.reload()
    await clerk.getByText('第 4 位，共 4 户').waitFor()
    await clerk.getByRole('button', { name: '看算式' }).click()
    await clerk.getByLabel('查看目的').fill('向家庭说明得分')
    await clerk.getByRole('dialog').getByRole('button', { name: '看算式' }).click()
    await clerk.getByText('住房困难').waitFor()
    await shot(clerk, 'case')
    await clerk.goto(new URL('/housing', clerk.url()).href)
    await clerk.getByText('李*').first().waitFor()
    await shot(clerk, 'queue')
    expect(await clerk.locator('main').innerText()).not.toMatch(/李文静|欧阳明明|139123|31415/)

    const round = await made(clerk, 'housing-round', {
      name: '春季配租',
      kind: 'public-rental',
      mode: 'choice',
      planned_on: now().toISOString().slice(0, 10),
      office: body(OFFICE),
    })
    for (const code of ['甲-101', '甲-102']) {
      const home = await made(clerk, 'housing-home', {
        code,
        estate: '湖畔居',
        door: '1栋',
        kind: 'public-rental',
        rooms: '1',
        area: '40',
        rent: '5',
        market_rent: '12',
        office: body(OFFICE),
        ready_on: '2024-01-01',
      })
      await does(clerk, 'housing-home', home, 'offer', { round })
    }
    await clerk.goto(new URL('/housing/rounds', clerk.url()).href)
    await clerk.getByRole('button', { name: '冻结名单，开始摇号' }).click()
    await clerk.getByLabel('公共信标').selectOption('lottery')
    await clerk.getByLabel('期号').fill('双色球测试期')
    const due = new Date(Date.now() + 12 * 60_000)
    const local = new Date(due.getTime() - due.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
    await clerk.getByLabel('信标公布时刻').fill(local)
    await shot(clerk, 'begin')
    await clerk.getByRole('button', { name: '冻结名单', exact: true }).click()
    await clerk.getByRole('heading', { level: 1, name: '春季配租' }).waitFor()
    const path = new URL(clerk.url()).pathname
    const own = await promise(clerk, '住建局')
    await planner.goto(new URL(path, planner.url()).href)
    const theirs = await promise(planner, '轮候家庭代表')

    ahead = 13 * 60_000
    await enterBeacon(clerk)
    await reveal(clerk, own)
    await planner.reload()
    await reveal(planner, theirs)
    await planner.getByRole('heading', { name: '抽取结果' }).waitFor()
    await planner.getByText('与公布的一致').waitFor()
    await shot(planner, 'drawn')

    const verifier = await verifyOffline(planner)
    await verifier.getByText('先到的类别先得名额').waitFor()
    await shot(verifier, 'verified')

    await clerk.reload()
    await clerk.getByRole('button', { name: '发配租通知' }).click()
    await clerk.getByRole('dialog').getByRole('button', { name: '发配租通知' }).click()
    await clerk.getByText('发出 2 份配租通知').waitFor()

    // Without an account: by number, names masked.
    const someone = await (await browser.newContext()).newPage()
    await someone.goto(new URL(`/housing/public?division=${LAKESIDE}`, planner.url()).href)
    await someone.getByText('春季配租').first().waitFor()
    const { number } = await ask<{ number: string }>(
      clerk,
      'GET',
      `/api/v1/records/housing-application/${LAKESIDE}/${cases[3]}`,
    )
    await someone.getByPlaceholder('BZ2024-00001').fill(number)
    await someone.getByText('轮候第 1 位，共 4 户').waitFor()
    await someone.getByRole('button', { name: '在本页重算' }).click()
    await someone.getByText('与公布的一致').waitFor()
    expect(await someone.locator('body').innerText()).not.toMatch(/李文静|欧阳明明|王小二|张大山|139123|文苑路|31415/)
    await shot(someone, 'public')

    // A home that is given up goes to the next of the same draw, whom anybody sees.
    const turns = await ask<{ rows: { id: string; state: string }[] }>(
      clerk,
      'GET',
      `/api/v1/records/housing-offer?division=${LAKESIDE}`,
    )
    const refused = turns.rows[0]?.id ?? ''
    const at = `/api/v1/records/housing-offer/${LAKESIDE}/${refused}`
    const { revision } = await ask<{ revision: number }>(clerk, 'GET', at)
    await ask(clerk, 'POST', `${at}/do/refuse`, { revision, gives: {}, reason: '离工作地点太远' })
    await someone.reload()
    await someone.getByText(/候补次序（\d 户）/).click()
    await someone.getByRole('cell', { name: '待选房' }).first().waitFor()
    await shot(someone, 'next')
    await someone.setViewportSize({ width: 390, height: 844 })
    await someone.emulateMedia({ colorScheme: 'dark' })
    await shot(someone, 'public-phone')
    await clerk.goto(new URL('/housing', clerk.url()).href)
    await clerk.getByRole('button', { name: 'English' }).click()
    await clerk.getByText('Priority').first().waitFor()
    await clerk.emulateMedia({ colorScheme: 'dark' })
    await shot(clerk, 'queue-english-dark')
    await clerk.setViewportSize({ width: 390, height: 844 })
    await shot(clerk, 'queue-phone')
    expect(running.complaints).toEqual([])
  })
})
