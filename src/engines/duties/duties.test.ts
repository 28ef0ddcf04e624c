import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { createPolicy } from '../../platform/access/policy.ts'
import { tellerOf } from '../../platform/events/event.ts'
import powerLists from '../../systems/05-reform/power-lists.ts'
import { registerJobs } from '../registers/jobs.ts'
import { registersOf } from '../registers/register.ts'
import { registersModule } from '../registers/registers.ts'

const planner = personWith('planner')
const checker: Actor = { ...personWith('planner'), id: 'checker' } as Actor
let stage: RegistersStage
let clerk: Actor
beforeAll(async () => {
  stage = await registersStage([powerLists])
  clerk = personWith('clerk', stage.bodies.lamps)
})
afterAll(() => stage.close())

async function send(actor: Actor, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) {
  const answer = await stage.send(actor, method, `/api/v1/${path}`, body)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const make = (actor: Actor, type: string, values: object) =>
  send(actor, 'POST', `records/${type}`, { division: LAKESIDE, values })
const step = (
  actor: Actor,
  type: string,
  { id, revision }: { id: string; revision: number },
  does: string,
  gives: object = {},
  reason = '因为',
) => send(actor, 'POST', `records/${type}/${LAKESIDE}/${id}/do/${does}`, { revision, gives, reason })
const ask = (query: string) => send(planner, 'GET', `duties?division=${LAKESIDE}&${query}`)

async function article(name: string, more: object = {}) {
  return make(planner, 'law-article', {
    name,
    law: name,
    article_no: '第三条',
    edition: '2019',
    rank: 'local',
    valid_from: '2019-01-01',
    ...more,
  })
}
/** An item that is in force, on its way through everybody who has to see it. */
async function item(name: string, body: string, basis: string, kind = 'inspection') {
  const owner = personWith('clerk', body)
  const made = await make(owner, 'power-item', { code: name, name, kind, basis, body, level: 'county' })
  const sent = await step(owner, 'power-item', made, 'submit')
  const passed = await step(checker, 'power-item', sent, 'approve')
  return step(planner, 'power-item', passed, 'publish', { document_no: '临政发〔2024〕3号' })
}

describe('whose duty it is, by the records', () => {
  it('is answered with body, item and article; delegated to the subdistrict it is the subdistrict’s', async () => {
    const { lamps, street } = stage.bodies
    const law = await article('灯塔管理条例第三条')
    const light = await item('路灯的检查', lamps, law.id)
    await make(planner, 'duty-route', { matter: '路灯', words: '路灯、灯杆', item: light.id, note: '灯杆以内' })
    const found = await ask(`text=${encodeURIComponent('桥下灯杆歪了')}`)
    expect(found).toMatchObject({
      kind: 'one',
      claims: [
        {
          body: { id: lamps, name: '临湖区路灯所' },
          item: { name: '路灯的检查', state: 'in-force' },
          basis: { id: law.id, name: '灯塔管理条例第三条', validFrom: '2019-01-01', validTo: null },
          route: { note: '灯杆以内' },
          delegation: null,
        },
      ],
    })
    const given = await make(planner, 'power-delegation', {
      item: light.id,
      street,
      method: 'transfer',
      basis: law.id,
      staff: 2,
      certified: 2,
      from_day: '2024-01-01',
    })
    await step(planner, 'power-delegation', given, 'give', { document_no: '临政发〔2024〕4号' })
    const text = encodeURIComponent('路灯不亮')
    expect((await ask(`text=${text}&street=${street}`)).claims[0].body.name).toBe('湖东街道办事处')
    expect((await ask(`text=${text}&street=${street}&on=2023-12-31`)).claims[0].body.name).toBe('临湖区路灯所')
    expect((await ask(`text=${text}`)).claims[0].body.name).toBe('临湖区路灯所')
    expect(await ask(`text=${encodeURIComponent('河里有船')}`)).toMatchObject({ kind: 'gap', claims: [] })
  })

  it('asks what the matter is when nothing is said, and answers nobody whom the lists are not for', async () => {
    const nothing = await stage.send(planner, 'GET', `/api/v1/duties?division=${LAKESIDE}`)
    expect([nothing.statusCode, nothing.json().faults[0].at]).toEqual([422, 'text'])
    expect(
      (await stage.send(personWith('assessor'), 'GET', `/api/v1/duties?division=${LAKESIDE}&text=x`)).statusCode,
    ).toBe(403)
  })

  it('that two claim alike goes to a ruling, and the ruling becomes the route that answers', async () => {
    const { lamps, parks } = stage.bodies
    const law = await article('公园条例第五条')
    const one = await item('园灯的检查', parks, law.id)
    const two = await item('景观灯的检查', lamps, law.id)
    await make(planner, 'duty-route', { matter: '园灯', words: '景观灯', item: one.id })
    await make(planner, 'duty-route', { matter: '景观灯', words: '景观灯', item: two.id })
    const text = encodeURIComponent('公园景观灯坏了')
    const overlap = await ask(`text=${text}`)
    expect(overlap.kind).toBe('overlap')
    expect(overlap.claims.map(({ body }: { body: { id: string } }) => body.id).sort()).toEqual([lamps, parks].sort())
    const dispute = await make(clerk, 'duty-boundary', {
      matter: '公园景观灯',
      one: parks,
      other: lamps,
      said: '都说不归自己',
    })
    await step(planner, 'duty-boundary', dispute, 'rule', {
      item: one.id,
      ruling: '公园以内归园林',
      words: '公园景观灯',
    })
    expect(await ask(`text=${text}`)).toMatchObject({
      kind: 'one',
      claims: [{ body: { id: parks }, route: { note: '公园以内归园林' } }],
    })
  })

  it('ends with its article: the items go to be adjusted by themselves, and the answer says that the basis lapsed', async () => {
    const { lamps } = stage.bodies
    const law = await article('旧条例第一条', { edition: '2010', valid_from: '2010-01-01' })
    const old = await item('航标的检查', lamps, law.id)
    await make(planner, 'duty-route', { matter: '航标', words: '航标', item: old.id })
    const text = encodeURIComponent('航标灯灭了')
    expect((await ask(`text=${text}`)).kind).toBe('one')
    await send(planner, 'PUT', `records/law-article/${LAKESIDE}/${law.id}`, {
      revision: 1,
      values: { valid_to: '2024-03-04' },
      reason: '修订',
    })
    // Even before the list is adjusted, nobody is sent by an article that has ended.
    expect((await ask(`text=${text}`)).kind).toBe('lapsed')
    expect((await ask(`text=${text}&on=2024-03-04`)).kind).toBe('one')
    await sweep()
    const page = await send(planner, 'GET', `records/power-item/${LAKESIDE}/${old.id}`)
    expect(page).toMatchObject({ state: 'adjusting', values: { adjust_because: 'law' } })
    expect(page.steps.at(-1)).toMatchObject({ does: 'expire', from: 'in-force', to: 'adjusting' })
    expect(await ask(`text=${text}`)).toMatchObject({ kind: 'lapsed', claims: [{ item: { state: 'adjusting' } }] })
    // What rests on other articles stays, and a second sweep changes nothing.
    await sweep()
    expect((await send(planner, 'GET', `records/power-item/${LAKESIDE}/${old.id}`)).steps).toHaveLength(
      page.steps.length,
    )
    expect((await ask(`text=${encodeURIComponent('路灯')}`)).kind).toBe('one')
  })
})

/** What the program does by the clock. */
async function sweep() {
  const registers = registersOf([powerLists])
  const module = registersModule([powerLists])
  const [job] = registerJobs(registers).jobs
  const services = {
    db: stage.db,
    policy: createPolicy([module.permissions]),
    now: stage.now,
    tell: tellerOf([module]),
    recordClocks: null,
  }
  await job?.run({
    services,
    division: LAKESIDE,
    id: '',
    input: {} as never,
    attempt: 1,
    signal: new AbortController().signal,
    progress: async () => {},
  } as never)
}

describe('how far powers match duties', () => {
  it('counts those with a power in force behind them, and names the others', async () => {
    const { lamps, street } = stage.bodies
    const law = await article('匹配条例第一条')
    const power = await item('巷灯的检查', lamps, law.id)
    const duty = { street, source: '临办发〔2024〕1号', from_day: '2024-01-01' }
    await make(planner, 'street-duty', { ...duty, name: '巷灯巡查', item: power.id })
    await make(planner, 'street-duty', { ...duty, name: '河道保洁', department: lamps })
    await make(planner, 'street-duty', { ...duty, name: '已经结束的', to_day: '2024-02-01' })
    const { all, streets } = await send(planner, 'GET', `duties/match?division=${LAKESIDE}`)
    expect(all).toEqual({ matched: 1, all: 2, share: 0.5 })
    expect(streets).toMatchObject([
      { name: '湖东街道办事处', unmatched: [{ name: '河道保洁', departmentName: '临湖区路灯所', lapsed: null }] },
    ])
    const before = await send(planner, 'GET', `duties/match?division=${LAKESIDE}&on=2023-06-01`)
    expect(before).toMatchObject({ all: { all: 0, share: null }, streets: [] })
  })
})
