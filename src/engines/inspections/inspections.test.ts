import { bytesToHex } from '@noble/hashes/utils.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage, systemsWith } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { PUBLIC } from '../../platform/access/actor.ts'
import { commitmentOf } from '../draws/canonical.ts'
import { verifyDraw } from '../draws/verify.ts'

const NOW = new Date('2024-03-05T01:00:00Z')
const wanted = ['regulation', 'enterprise-gradient', 'power-lists']

let stage: RegistersStage
let planner: Actor
let deputy: Actor
let clerk: Actor
let item: string
const firms = new Map<string, string>()

async function made(type: string, values: object, actor: Actor = planner): Promise<string> {
  const answer = await stage.send(actor, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
  expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
  return answer.json().id
}
const creditCodes = ['91430406MA4L12346K', '91350100M000100Y43', '9144030071526726XG', '914403001922038216']

beforeAll(async () => {
  stage = await registersStage(systemsWith(...wanted), { now: NOW })
  planner = personWith('planner')
  deputy = personWith('leader')
  clerk = personWith('clerk', stage.bodies.lamps)
  for (const [i, code] of creditCodes.entries()) {
    const id = await made(
      'enterprise',
      {
        credit_code: code,
        name: `${'甲乙丙丁'[i]}灯具厂`,
        kind: 'company',
        sector: '3872',
        registered_on: '2019-01-01',
        entered_on: '2019-01-01',
      },
      clerk,
    )
    firms.set(code, id)
    if (i < 3) await made('credit-class', { firm: id, month: '2024-02', class: i === 0 ? 'D' : 'A', source: '模拟' })
  }
  item = await made(
    'inspection-item',
    {
      name: '灯具质量抽查',
      content: '抽样检验',
      basis: '灯具管理办法',
      department: stage.bodies.lamps,
      kind: 'ordinary',
      times_a_year: 1,
      from_day: '2024-01-01',
    },
    clerk,
  )
  const inspectors: string[] = []
  for (const [i, certificate] of ['湖执001', '湖执002', '湖执003'].entries())
    inspectors.push(
      await made(
        'inspector',
        { name: `检查员${i}`, certificate, department: stage.bodies.lamps, valid_to: '2026-12-31' },
        clerk,
      ),
    )
  await made('inspector-avoidance', {
    inspector: inspectors[0],
    firm: firms.get(creditCodes[0] as string),
    reason: 'relation',
  })
}, 180_000)
afterAll(() => stage?.close())

const begin = (more: object = {}, actor: Actor = planner) =>
  stage.send(actor, 'POST', '/api/v1/inspection-draws', {
    division: LAKESIDE,
    title: '三月灯具抽查',
    item,
    month: '2024-03',
    plannedOn: '2024-03-20',
    sectors: ['38'],
    bodies: [],
    counts: { A: 1, D: 1 },
    beacon: { kind: 'drand-quicknet', due: '2024-03-05T02:00:00Z' },
    ...more,
  })
const one = (id: string) => `/api/v1/draws/${LAKESIDE}/${id}`
const secrets = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
const promise = (id: string, actor: Actor, n: 0 | 1) =>
  stage.send(actor, 'POST', `${one(id)}/promises`, {
    party: n === 0 ? '路灯所' : '人大代表',
    hash: commitmentOf(secrets[n]),
  })
const reveal = (id: string, actor: Actor, n: 0 | 1) =>
  stage.send(actor, 'POST', `${one(id)}/reveals`, { secret: bytesToHex(secrets[n]) })
const turnTo = (moment: string) => stage.setNow(new Date(moment))

describe('a draw led in public', () => {
  it('refuses to begin with every fault at once', async () => {
    const answer = await begin({
      beacon: { kind: 'drand-quicknet', due: '2024-03-05T01:01:00Z' },
      counts: { A: 9, D: 0 },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().faults.map(({ at }: { at: string }) => at)).toEqual(['beacon.due', 'counts.A'])
    expect((await begin({}, personWith('clerk', stage.bodies.parks))).statusCode).toBe(404)
  })

  it('goes from the frozen list to visits, and anybody can run it again', async () => {
    turnTo('2024-03-05T01:00:00Z')
    const begun = await begin()
    expect(begun.statusCode, begun.body).toBe(200)
    const { id } = begun.json()
    expect((await promise(id, planner, 0)).statusCode).toBe(200)
    expect((await promise(id, deputy, 1)).statusCode).toBe(200)
    expect((await reveal(id, planner, 0)).json().code).toBe('beacon-not-due')
    turnTo('2024-03-05T02:05:00Z')
    const early = await stage.send(planner, 'POST', `${one(id)}/visits`)
    expect(early.json().code).toBe('not-drawn')
    expect((await stage.send(planner, 'POST', `${one(id)}/beacon`, { value: 'ab'.repeat(32) })).statusCode).toBe(200)
    expect((await reveal(id, planner, 0)).json().stage).toBe('revealing')
    expect((await reveal(id, deputy, 1)).json().stage).toBe('drawn')

    const published = await stage.send(PUBLIC, 'GET', `${one(id)}/published`)
    expect(published.statusCode).toBe(200)
    expect(verifyDraw(published.json()).verdict).toBe('right')
    const target = published
      .json()
      .result.assignments.find(({ target: code }: { target: string }) => code === creditCodes[0])
    expect(target.inspectors).not.toContain('湖执001')

    const given = await stage.send(planner, 'POST', `${one(id)}/visits`)
    expect(given.json()).toEqual({ made: 2, joined: 0, short: 0 })
    expect((await stage.send(planner, 'POST', `${one(id)}/visits`)).json().code).toBe('given-out')
    const visits = await stage.send(planner, 'GET', `/api/v1/records/inspection?division=${LAKESIDE}`)
    expect(visits.json().rows.map(({ values }: { values: { draw: string } }) => values.draw)).toEqual([id, id])

    // The firms drawn have had their visit of the year: the next draw leaves them out and says how many.
    const next = await begin({
      title: '再抽一次',
      counts: { A: 1 },
      beacon: { kind: 'lottery', round: '双色球2024026期', due: '2024-03-07T13:15:00Z' },
    })
    expect(next.statusCode, next.body).toBe(200)
    const page = await stage.send(planner, 'GET', one(next.json().id))
    expect(page.json()).toMatchObject({ line: { targets: 2, stage: 'committing', system: 'regulation' } })
    const own = await stage.send(planner, 'GET', one(next.json().id).replace('/draws/', '/inspection-draws/'))
    expect(own.json()).toMatchObject({ excluded: 2, plannedOn: '2024-03-20', visits: null })
  })

  it('is void by the clock when somebody does not reveal, and takes nothing more', async () => {
    turnTo('2024-03-08T01:00:00Z')
    const begun = await begin({
      counts: { N: 1 },
      plannedOn: '2024-03-28',
      beacon: { kind: 'drand-quicknet', due: '2024-03-08T02:00:00Z' },
    })
    expect(begun.statusCode, begun.body).toBe(200)
    const { id } = begun.json()
    await promise(id, planner, 0)
    await promise(id, deputy, 1)
    turnTo('2024-03-08T03:00:00Z')
    await stage.send(planner, 'POST', `${one(id)}/beacon`, { value: 'cd'.repeat(32) })
    await reveal(id, planner, 0)
    turnTo('2024-03-10T03:00:00Z')
    expect((await reveal(id, deputy, 1)).json().code).toBe('reveal-late')
    const voided = await stage.send(planner, 'POST', `${one(id)}/void`, { because: '备用理由' })
    expect(voided.json().stage).toBe('void')
    const { void: why, result } = (await stage.send(PUBLIC, 'GET', `${one(id)}/published`)).json()
    expect(why.because).toBe('人大代表没有按时揭示')
    expect(result).toBeNull()
  })

  it('takes one promise of two that come at the same moment', async () => {
    turnTo('2024-03-11T01:00:00Z')
    const { id } = (
      await begin({
        counts: { N: 1 },
        plannedOn: '2024-03-28',
        beacon: { kind: 'drand-quicknet', due: '2024-03-11T03:00:00Z' },
      })
    ).json()
    const both = await Promise.all([promise(id, planner, 0), promise(id, planner, 1)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})
