import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage, systemsWith } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { weekdayOf } from './pilot-days.ts'

let stage: RegistersStage
let clerk: Actor
let leader: Actor
let firmPerson: Actor
let firm: string

async function made(type: string, values: object, actor: Actor = clerk): Promise<string> {
  const answer = await stage.send(actor, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
  expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
  return answer.json().id
}
async function does(type: string, id: string, transition: string, gives: object = {}, actor: Actor = clerk) {
  const path = `/api/v1/records/${type}/${LAKESIDE}/${id}`
  const { revision } = (await stage.send(clerk, 'GET', path)).json()
  return stage.send(actor, 'POST', `${path}/do/${transition}`, { revision, gives })
}
async function must(type: string, id: string, transition: string, gives: object = {}, actor: Actor = clerk) {
  const answer = await does(type, id, transition, gives, actor)
  expect(answer.statusCode, `${transition} ${answer.body}`).toBe(200)
}

const resultOf = async (more: object = {}) => {
  const id = await made('tech-result', {
    name: '灯具散热涂层',
    summary: '降低温升',
    tech_field: 'materials',
    sector: '3872',
    maturity: 6,
    maturity_on: '2024-01-10',
    maturity_source: '中试报告',
    holder: '湖滨理工大学',
    holder_kind: 'university',
    is_state_held: true,
    is_local: false,
    ways: ['licence'],
    price: '80',
    licence_years: '5',
    territory: 'province',
    ready_months: 3,
    valid_to: '2025-12-31',
    ...more,
  })
  await made('ip-right', {
    name: '涂层',
    kind: 'know-how',
    result: id,
    owner: '湖滨理工大学',
    is_local: false,
    ends_on: '2040-01-01',
  }).then((right) => must('ip-right', right, 'grant', { granted_on: '2024-01-01' }))
  await must('tech-result', id, 'submit')
  // Whoever entered it does not list it.
  expect((await does('tech-result', id, 'list')).statusCode).toBe(422)
  await must('tech-result', id, 'list', {}, leader)
  return id
}
const needOf = async (more: object = {}, actor: Actor = clerk) => {
  const id = await made(
    'tech-need',
    {
      firm,
      problem: '灯具散热差',
      detail: '温升要降到 20 度以下',
      tech_field: 'materials',
      least_maturity: 6,
      ways: ['licence'],
      budget: '100',
      needs_years: '3',
      territory: 'division',
      wanted_by: '2024-09-05',
      valid_to: '2025-12-31',
      origin: 'firm',
      ...more,
    },
    actor,
  )
  await must('tech-need', id, 'submit')
  await must('tech-need', id, 'list')
  return id
}

beforeAll(async () => {
  stage = await registersStage(systemsWith('open-challenge'), { now: new Date('2024-03-05T01:00:00Z') })
  clerk = personWith('clerk', stage.bodies.lamps)
  leader = personWith('leader')
  const account = await stage.signInAs({
    division: LAKESIDE,
    loginName: 'firm',
    name: '孙企业',
    roles: [{ role: 'enterprise', body: stage.bodies.street }],
    body: stage.bodies.street,
  })
  firmPerson = { ...personWith('enterprise', stage.bodies.street), id: account.id } as Actor // a person, as made above
  firm = await made('enterprise', {
    credit_code: '91430406MA4L12346K',
    name: '临湖灯具厂',
    kind: 'company',
    sector: '3872',
    registered_on: '2019-01-01',
    entered_on: '2019-01-01',
    account: account.id,
  })
}, 180_000)
afterAll(() => stage?.close())

const market = '/api/v1/technology-market'

describe('the technology market', () => {
  let fits: string
  let dear: string
  let need: string
  let own: string

  it('says of each need what fits, what may, and why not', async () => {
    fits = await resultOf()
    dear = await resultOf({ name: '更贵的涂层', price: '120', maturity: 4 })
    await resultOf({ name: '面议的涂层', price: null })
    await resultOf({ name: '中药质控', tech_field: 'biology', sector: '2770' })
    need = await needOf()
    const { rows } = (await stage.send(clerk, 'GET', `${market}/needs/${need}?division=${LAKESIDE}`)).json()
    expect(rows.map((row: { truth: string; result: { name: string } }) => [row.result.name, row.truth])).toEqual([
      ['灯具散热涂层', 'true'],
      ['面议的涂层', 'unknown'],
      ['更贵的涂层', 'false'],
    ])
    const why = rows[2].verdicts.filter(({ truth }: { truth: string }) => truth === 'false')
    expect(why.map(({ test }: { test: string }) => test)).toEqual(['maturity', 'price'])
    expect(why[1].why.zh).toContain('20')
    const line = (await stage.send(clerk, 'GET', `${market}?division=${LAKESIDE}`)).json().needs[0]
    expect([line.fits, line.open]).toEqual([1, 1])
    const back = (await stage.send(clerk, 'GET', `${market}/results/${dear}?division=${LAKESIDE}`)).json()
    expect(back.rows[0].verdicts).toEqual(rows[2].verdicts)
  })

  it('shows a firm what is on offer for its own needs, and nothing else', async () => {
    own = await needOf({ problem: '自己的难题' }, firmPerson)
    const seen = (await stage.send(firmPerson, 'GET', `${market}?division=${LAKESIDE}`)).json()
    expect(seen.needs.map(({ id }: { id: string }) => id)).toEqual([own])
    expect(seen).toMatchObject({ results: [], mayIntroduce: false })
    expect((await stage.send(firmPerson, 'GET', `${market}/needs/${need}?division=${LAKESIDE}`)).statusCode).toBe(404)
    expect((await stage.send(firmPerson, 'GET', `${market}/needs/${own}?division=${LAKESIDE}`)).statusCode).toBe(200)
  })

  it('introduces a pair once, with the reasons of the day', async () => {
    const ask = () => stage.send(clerk, 'POST', `${market}/introductions`, { division: LAKESIDE, result: fits, need })
    const both = await Promise.all([ask(), ask()])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const id = both.find(({ statusCode }) => statusCode === 200)?.json().id
    const row = (await stage.send(clerk, 'GET', `/api/v1/records/tech-introduction/${LAKESIDE}/${id}`)).json()
    expect(row.values.reasons).toContain('价格 合适')
    expect(row.values.reasons).toContain('中试报告')

    // A state body's result at a price agreed by talks is made known for fifteen days first.
    await must('tech-introduction', id, 'talk')
    const terms = { way: 'licence', pricing: 'talks', price: '80', is_insider: false }
    expect((await does('tech-introduction', id, 'sign', { ...terms, is_objection_open: false })).statusCode).toBe(422)
    const short = { ...terms, notice_from: '2024-03-05', notice_to: '2024-03-15', notice_where: '公示栏' }
    expect((await does('tech-introduction', id, 'notice', short)).body).toContain('15')
    await must('tech-introduction', id, 'notice', { ...short, notice_to: '2024-03-19' })
    stage.setNow(new Date('2024-03-20T01:00:00Z'))
    await must('tech-introduction', id, 'sign', { ...terms, is_objection_open: false })
  })

  it('counts a contract once, and technology without its equipment', async () => {
    const contractOf = () =>
      made('tech-contract', {
        name: '涂层许可合同',
        kind: 'licence',
        tech_field: 'materials',
        seller: '湖滨理工大学',
        seller_is_local: false,
        buyer: '临湖灯具厂',
        buyer_is_local: true,
        signed_on: '2024-03-20',
        amount: '80',
      })
    const first = await contractOf()
    const second = await contractOf()
    const given = { contract_no: '2024430000000001', kind: 'licence', non_technical: '20' }
    for (const id of [first, second]) {
      await must('tech-contract', id, 'file')
      await must('tech-contract', id, 'accept')
    }
    await must('tech-contract', first, 'register', given, leader)
    expect((await does('tech-contract', second, 'register', given, leader)).json().code).toBe('exists-already')
    const figure = async (metric: string) =>
      (
        await stage.send(
          leader,
          'GET',
          `/api/v1/metrics/technology-transfer/${metric}?division=${LAKESIDE}&period=2024`,
        )
      ).json().figure.value
    expect(Number(await figure('turnover'))).toBe(80)
    expect(Number(await figure('technology-turnover'))).toBe(60)
  })

  it('holds rewards against the law’s share', async () => {
    const contract = (await stage.send(clerk, 'GET', `/api/v1/records/tech-contract?division=${LAKESIDE}`)).json()
    const reward = await made('inventor-reward', {
      contract: contract.rows[0].id,
      note: '涂层奖励',
      payer: '湖滨理工大学',
      is_state_body: true,
      way: 'sold',
      basis: 'rule',
      base: '80',
      amount: '39.99',
      main_amount: '30',
      people: 3,
    })
    const notice = { notice_from: '2024-03-20', notice_to: '2024-04-05' }
    expect((await does('inventor-reward', reward, 'notice', notice)).body).toContain('第四十五条')
  })

  it('makes a challenge of a need that nobody can meet', async () => {
    await must('tech-need', own, 'challenge')
    const row = (await stage.send(clerk, 'GET', `/api/v1/records/tech-need/${LAKESIDE}/${own}`)).json()
    const challenge = (
      await stage.send(clerk, 'GET', `/api/v1/records/challenge/${LAKESIDE}/${row.values.challenge}`)
    ).json()
    expect(challenge.values).toMatchObject({ title: '自己的难题', source: 'need', tech_field: 'materials' })
  })
})

describe('pilot bases', () => {
  it('TP2 give a day to one project, however many book at once; a span is booked whole or not at all', async () => {
    const base = await made('pilot-base', {
      name: '涂层中试线',
      operator: '湖滨材料研究所',
      tech_fields: ['materials'],
      equipment: '喷涂、固化一套',
      where: '高新园',
      is_here: true,
    })
    const result = (await stage.send(clerk, 'GET', `/api/v1/records/tech-result?division=${LAKESIDE}`)).json().rows[0]
      .id
    const projects = []
    for (const name of ['甲', '乙', '丙'])
      projects.push(await made('tech-conversion', { name, result, is_here: true, where: '厂区' }))
    const path = `/api/v1/pilot-bases/${LAKESIDE}/${base}`
    const { today } = (await stage.send(clerk, 'GET', `/api/v1/pilot-bases?division=${LAKESIDE}`)).json()
    // From the next Monday two working weeks.
    const day = (n: number) =>
      new Date(Date.parse(today) + (8 - weekdayOf(today) + n) * 86_400_000).toISOString().slice(0, 10)
    const open = { from: day(0), to: day(11), weekdays: [1, 2, 3, 4, 5] }
    expect((await stage.send(clerk, 'POST', `${path}/days`, open)).json()).toEqual({ opened: 10, already: 0 })
    expect((await stage.send(clerk, 'POST', `${path}/days`, open)).json()).toEqual({ opened: 0, already: 10 })
    const book = (project: string, from: string, to: string) =>
      stage.send(clerk, 'POST', `${path}/bookings`, { from, to, project, purpose: '放大试验' })
    // Three overlapping spans at once: none may share a day with another.
    const answers = await Promise.all([
      book(projects[0] ?? '', day(0), day(4)),
      book(projects[1] ?? '', day(3), day(8)),
      book(projects[2] ?? '', day(2), day(3)),
    ])
    const won = answers.filter(({ statusCode }) => statusCode === 200).flatMap((answer) => answer.json().booked)
    expect(answers.some(({ statusCode }) => statusCode === 200)).toBe(true)
    expect(answers.some(({ statusCode }) => statusCode !== 200)).toBe(true)
    expect(new Set(won).size).toBe(won.length)
    const { days } = (await stage.send(clerk, 'GET', `${path}/days?from=${day(0)}&to=${day(11)}`)).json()
    const taken = days.filter(({ state }: { state: string }) => state === 'booked')
    expect(taken.map(({ day }: { day: string }) => day).sort()).toEqual(won.sort())
    // Afterwards every day that is taken is told, and nothing of the span is booked.
    const late = await book(projects[0] ?? '', won[0], day(11))
    expect(late.statusCode).toBe(422)
    expect(late.json().faults.map(({ at }: { at: string }) => at)).toContain(`days.${won[0]}`)
    const { bases } = (await stage.send(clerk, 'GET', `/api/v1/pilot-bases?division=${LAKESIDE}`)).json()
    expect(bases[0]).toMatchObject({ open: 10, taken: won.length })
    expect((await stage.send(leader, 'POST', `${path}/days`, open)).statusCode).toBe(403)
  }, 60_000)
})
