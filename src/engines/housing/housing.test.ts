import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { citizenCheck } from '../../language/codes/citizen-id.ts'
import { type Actor, PUBLIC } from '../../platform/access/actor.ts'
import { maskCitizenId, maskName } from '../../platform/access/mask.ts'
import { createPolicy } from '../../platform/access/policy.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { tellerOf } from '../../platform/events/event.ts'
import { systems } from '../../systems/all.ts'
import { commitmentOf } from '../draws/canonical.ts'
import { drawStrata } from '../draws/select.ts'
import { verifyDraw } from '../draws/verify.ts'
import { deskOf } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { doAutomatic } from '../registers/records.ts'
import { registersModule } from '../registers/registers.ts'
import { daily } from './jobs.ts'
import { module } from './module.ts'

const housing = systems.filter(({ id }) => id === 'housing-security')
const registersOnly = registersModule(housing)

let stage: RegistersStage
let planner: Actor
let leader: Actor
/** The counter of the subdistrict, and the housing office; two of the office, since nobody passes both checks. */
let counter: Actor
let office: Actor
let civil: Actor
const turnTo = (day: string, time = '02:00') => stage.setNow(new Date(`${day}T${time}:00Z`))
const post = (actor: Actor, url: string, body?: object) => stage.send(actor, 'POST', url, body)

async function made(type: string, values: object, actor: Actor): Promise<string> {
  const answer = await post(actor, `/api/v1/records/${type}`, { division: LAKESIDE, values })
  expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
  return answer.json().id
}
const at = (type: string, id: string) => `/api/v1/records/${type}/${LAKESIDE}/${id}`
const page = async (type: string, id: string, actor: Actor) => (await stage.send(actor, 'GET', at(type, id))).json()
async function step(type: string, id: string, does: string, actor: Actor, gives: object = {}, reason = '') {
  const { revision = 1 } = await page(type, id, actor)
  return post(actor, `${at(type, id)}/do/${does}`, { revision, gives, reason })
}
async function stepped(type: string, id: string, does: string, actor: Actor, gives: object = {}, reason = '') {
  const answer = await step(type, id, does, actor, gives, reason)
  expect(answer.statusCode, `${type} ${does} ${answer.body}`).toBe(200)
  return answer.json()
}
/** What works by itself on the server. */
const servicesOf = () => ({
  db: stage.db,
  policy: createPolicy([registersOnly.permissions]),
  now: stage.now,
  tell: tellerOf([registersOnly, module]),
  recordClocks: null,
})
/** What the clock does by itself with a record. */
async function byClock(type: string, id: string) {
  const services = servicesOf()
  const desk = deskOf(registers, { ...services, actor: { kind: 'system', name: '时钟' } }, LAKESIDE)
  await inRefusableTransaction(stage.db, async (tx) => {
    const done = await doAutomatic(tx, desk, registerOf(type), id)
    await recordActs(tx, desk)
    return { kind: 'done', value: done }
  })
}

const idFor = (n: number) => {
  const body = `43040619${70 + (n % 30)}0101${String(100 + n)}`
  return `${body}${citizenCheck(body)}`
}
let count = 0
const apply = (more: object = {}) => {
  count++
  return made(
    'housing-application',
    {
      applicant: `欧阳第${count}户`,
      citizen_id: idFor(count),
      phone: `1391234${String(5000 + count)}`,
      address: `文苑路12号3栋${100 + count}`,
      wants: 'public-rental',
      street: stage.bodies.street,
      in_charge: stage.bodies.street,
      accepted_on: stage.now().toISOString().slice(0, 10),
      consent: true,
      household_size: '2',
      residence_years: '5',
      income: '31415',
      assets: '27182',
      owned_area: '0',
      ...more,
    },
    counter,
  )
}
/** A household with everything behind it, in the queue on the day given. */
async function queued(day: string, more: object = {}): Promise<{ id: string; number: string }> {
  turnTo('2024-01-08')
  const id = await apply(more)
  await stepped('housing-application', id, 'pass-first', counter, {
    first_opinion: '属实',
    in_charge: stage.bodies.lamps,
  })
  turnTo('2024-01-17')
  expect((await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)).statusCode).toBe(200)
  const checks = await stage.send(
    civil,
    'GET',
    `/api/v1/records/housing-check?division=${LAKESIDE}&state=asked&size=200`,
  )
  for (const { id: check, values } of checks.json().rows)
    if (values.application === id) await stepped('housing-check', check, 'answer', civil, { answer: 'fits' })
  await stepped('housing-application', id, 'pass-second', office, { second_opinion: '符合' })
  turnTo(day)
  const scored = await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/score`)
  expect(scored.json(), scored.body).toMatchObject({ state: 'queued' })
  return { id, number: (await page('housing-application', id, office)).number }
}

const run = () =>
  daily.run({ services: servicesOf(), division: LAKESIDE, signal: new AbortController().signal } as never)

beforeAll(async () => {
  stage = await registersStage(housing, { now: new Date('2024-01-08T02:00:00Z') })
  planner = personWith('planner')
  leader = personWith('leader')
  counter = personWith('clerk', stage.bodies.street)
  office = personWith('clerk', stage.bodies.lamps)
  civil = personWith('clerk', stage.bodies.parks)
  await made(
    'housing-check-item',
    { kind: 'income', what: '收入', asked_of: stage.bodies.parks, answer_days: '5' },
    planner,
  )
}, 180_000)
afterAll(() => stage?.close())

describe('from the counter to the queue', () => {
  let id: string
  const check = () => post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)
  it('goes through notice and joint check; silence is not consent', async () => {
    id = await apply()
    expect((await step('housing-application', id, 'pass-first', civil, {})).statusCode).toBe(404)
    await stepped('housing-application', id, 'pass-first', counter, {
      first_opinion: '属实',
      in_charge: stage.bodies.lamps,
    })
    expect((await check()).json().faults[0].message).toContain('公示期未满')
    turnTo('2024-01-17')
    // Whoever is not in charge of it does not even know of it.
    expect((await post(counter, `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)).statusCode).toBe(404)
    expect((await check()).json()).toEqual({ asked: 1 })
    expect((await check()).statusCode).toBe(409)
    const refused = await step('housing-application', id, 'pass-second', office, { second_opinion: '符合' })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().faults[0].message).toContain('没有答复不等于符合')
  })

  it('tells the body asked whom to look up, for a purpose, and nothing else of the household', async () => {
    const list = await stage.send(civil, 'GET', `/api/v1/records/housing-check?division=${LAKESIDE}`)
    const [{ id: asked }] = list.json().rows
    expect(list.body).not.toContain('欧阳第1户')
    const whole = await post(civil, `${at('housing-check', asked)}/reveal`, { purpose: '核对收入' })
    expect(whole.json().values.persons).toBe(`欧阳第1户 ${idFor(1)}`)
    expect((await stage.send(civil, 'GET', at('housing-application', id))).statusCode).toBe(404)
    await stepped('housing-check', asked, 'answer', civil, { answer: 'unsaid', found: '申报不全' })
    const unsaid = await step('housing-application', id, 'pass-second', office, { second_opinion: '符合' })
    expect(unsaid.json().faults[0].message).toContain('无法判断')
    await stepped('housing-check', asked, 'ask-again', planner, {}, '材料补齐')
    await stepped('housing-check', asked, 'answer', civil, { answer: 'fits' })
  })

  it('is scored by the formula, with its arithmetic for whoever may see it', async () => {
    await stepped('housing-application', id, 'pass-second', office, { second_opinion: '符合' })
    const early = await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/score`)
    expect(early.json().faults[0].message).toContain('公示期未满')
    turnTo('2024-01-26')
    const scored = await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/score`)
    // 30 for no home, 15 for 15 707.5 a head between a third and two thirds of 36 000, 2 × 4 persons, 5 years, nothing special.
    expect(scored.json()).toEqual({ points: '58', state: 'queued' })
    const found = await stage.send(office, 'GET', `/api/v1/housing/cases/${LAKESIDE}/${id}`)
    expect(found.json()).toMatchObject({
      name: '欧阳***',
      place: { place: 1, of: 1 },
      scores: [{ points: '58', rooms: '1', group: 'ordinary' }],
    })
    const [{ id: scoreId }] = found.json().scores
    const whole = await post(office, `${at('housing-score', scoreId)}/reveal`, { purpose: '向家庭说明' })
    const parts = JSON.parse(whole.json().values.arithmetic).parts as { points: string }[]
    expect(parts.map(({ points }) => points)).toEqual(['30', '15', '8', '5', '0'])
    expect((await post(civil, `${at('housing-score', scoreId)}/reveal`, { purpose: '看看' })).statusCode).toBe(404)
    // Nobody types points.
    const typed = await post(planner, '/api/v1/records/housing-score', {
      division: LAKESIDE,
      values: { application: id, case_number: 'x', office: stage.bodies.lamps, points: '999' },
    })
    expect(typed.statusCode).toBe(422)
  })
})

describe('the queue', () => {
  it('is that of any day: scores, comings and goings of later days do not count', async () => {
    const needy = await queued('2024-02-01', { household_size: '1', income: '9000', priority: ['disabled'] })
    const plain = await queued('2024-02-05', { owned_area: '14' })
    const on = async (day: string) =>
      (
        await stage.send(planner, 'GET', `/api/v1/housing/queue?division=${LAKESIDE}&day=${day}&since=2024-01-31`)
      ).json().rows as { id: string; place: number; before: number | null; of: number }[]
    const rank = (rows: Awaited<ReturnType<typeof on>>) => rows.map((row) => row.id)
    expect(await on('2024-01-20')).toEqual([])
    expect((await on('2024-01-31')).map(({ place, of }) => [place, of])).toEqual([[1, 1]])
    const february = rank(await on('2024-02-05'))
    expect(february[0]).toBe(needy.id)
    expect(february.at(-1)).toBe(plain.id)
    // It moved from the first place to the second since January, as somebody with priority came.
    expect((await on('2024-02-05'))[1]).toMatchObject({ place: 2, before: 1 })
    turnTo('2024-02-20')
    await stepped('housing-application', needy.id, 'withdraw', office, {}, '已在外地购房')
    expect(rank(await on('2024-02-20'))).not.toContain(needy.id)
    expect(rank(await on('2024-02-05'))).toEqual(february)
    const moved = await stage.send(office, 'GET', `/api/v1/housing/cases/${LAKESIDE}/${plain.id}`)
    expect(moved.json().place.movement).toMatchObject({ now: 2, before: null })
  })
})

describe('a round with a draw', () => {
  let round: string
  let draw: string
  const homes: string[] = []
  const secrets = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
  const one = () => `/api/v1/draws/${LAKESIDE}/${draw}`
  const begin = (due: string) =>
    post(office, `/api/v1/housing/rounds/${LAKESIDE}/${round}/draw`, {
      beacon: { kind: 'drand-quicknet', due },
    })

  it('is frozen once, of homes in the round and the best of the queue', async () => {
    for (let i = 0; i < 5; i++) await queued('2024-02-26', { residence_years: String(6 + i) })
    round = await made(
      'housing-round',
      {
        name: '春季配租',
        kind: 'public-rental',
        mode: 'choice',
        planned_on: '2024-03-20',
        office: stage.bodies.lamps,
      },
      office,
    )
    const empty = await begin('2024-03-01T02:00:00Z')
    expect(empty.json().faults[0].code).toBe('no-homes')
    for (let i = 0; i < 3; i++) {
      const id = await made(
        'housing-home',
        {
          code: `甲-10${i}`,
          estate: '湖畔居',
          door: `1栋10${i}`,
          kind: 'public-rental',
          rooms: '1',
          area: '40',
          rent: '5',
          market_rent: '12',
          office: stage.bodies.lamps,
          ready_on: '2024-03-01',
        },
        office,
      )
      homes.push(id)
      await stepped('housing-home', id, 'offer', office, { round })
    }
    turnTo('2024-03-01', '01:00')
    expect(
      (
        await post(civil, `/api/v1/housing/rounds/${LAKESIDE}/${round}/draw`, {
          beacon: { kind: 'drand-quicknet', due: '2024-03-01T02:00:00Z' },
        })
      ).statusCode,
    ).toBe(404)
    const both = await Promise.all([begin('2024-03-01T02:00:00Z'), begin('2024-03-01T02:00:00Z')])
    expect(both.map(({ statusCode }) => statusCode).sort(), both.map(({ body }) => body).join()).toEqual([200, 409])
    draw = both.find(({ statusCode }) => statusCode === 200)?.json().id
    expect((await step('housing-home', homes[0] as string, 'take-back', office)).statusCode).toBe(422)
    const published = (await stage.send(PUBLIC, 'GET', `${one()}/published`)).json()
    // Three homes, one and a half households each, and whoever has the same points.
    expect(published.strata.flatMap(({ ids }: { ids: string[] }) => ids)).toHaveLength(5)
    expect(published.lots.groups).toMatchObject([{ name: '一居室', lots: ['甲-100', '甲-101', '甲-102'] }])
  })

  it('is drawn in public, and each finds oneself by number', async () => {
    const hash = (n: 0 | 1) => commitmentOf(secrets[n])
    for (const [n, actor, party] of [
      [0, office, '住建局'],
      [1, leader, '轮候家庭代表'],
    ] as const)
      expect((await post(actor, `${one()}/promises`, { party, hash: hash(n) })).statusCode).toBe(200)
    turnTo('2024-03-01', '02:05')
    expect((await post(office, `${one()}/offers`)).json().code).toBe('not-drawn')
    expect((await post(office, `${one()}/beacon`, { value: 'ab'.repeat(32) })).statusCode).toBe(200)
    for (const [n, actor] of [
      [0, office],
      [1, leader],
    ] as const)
      expect((await post(actor, `${one()}/reveals`, { secret: bytesToHex(secrets[n]) })).statusCode).toBe(200)
    const published = (await stage.send(PUBLIC, 'GET', `${one()}/published`)).json()
    expect(verifyDraw(published).verdict).toBe('right')
    const list = (await stage.send(PUBLIC, 'GET', `/api/v1/housing/published?division=${LAKESIDE}`)).json()
    expect(list.draws[0]).toMatchObject({ title: '春季配租', stage: 'drawn', homes: 3 })
    expect(list.draws[0].listed).toHaveLength(5)
    expect(list.draws[0].listed[0]).toMatchObject({ name: '欧阳***' })
    expect(list.draws[0].results).toHaveLength(3)
    for (const { number, name } of list.draws[0].results) {
      expect(number).toMatch(/^BZ2024-\d{5}$/)
      expect(name).toBe('欧阳***')
    }
  })

  let turns: { id: string; values: { turn: string; case_number: string; application: string } }[]
  const offers = async () =>
    (await stage.send(office, 'GET', `/api/v1/records/housing-offer?division=${LAKESIDE}&sort=turn`)).json().rows
  it('gives each its turn once, and nobody chooses before those ahead', async () => {
    const twice = await Promise.all([post(office, `${one()}/offers`), post(office, `${one()}/offers`)])
    expect(twice.map(({ statusCode }) => statusCode).sort(), twice.map(({ body }) => body).join()).toEqual([200, 409])
    expect(twice.find(({ statusCode }) => statusCode === 200)?.json()).toEqual({ offers: 3, gone: 0 })
    turns = (await offers()).toSorted(
      (a: { values: { turn: string } }, b: { values: { turn: string } }) =>
        Number(a.values.turn) - Number(b.values.turn),
    )
    expect(turns).toHaveLength(3)
    const second = await step('housing-offer', turns[1]?.id ?? '', 'choose', office, { home: homes[0] })
    expect(second.json().faults?.[0].message, second.body).toContain('还没有轮到')
  })

  it('gives a home to one household, whatever is tried at once', async () => {
    const [first, second, third] = turns.map(({ id }) => id) as [string, string, string]
    // The one whose turn it is asks for two homes, and the next for one of them, all in the same moment.
    const { revision } = await page('housing-offer', first, office)
    const next = await page('housing-offer', second, office)
    const tried = await Promise.all([
      post(office, `${at('housing-offer', first)}/do/choose`, { revision, gives: { home: homes[0] } }),
      post(office, `${at('housing-offer', first)}/do/choose`, { revision, gives: { home: homes[1] } }),
      post(office, `${at('housing-offer', second)}/do/choose`, { revision: next.revision, gives: { home: homes[0] } }),
    ])
    const held = (await offers()).flatMap(({ values }: { values: { holds: string | null } }) => values.holds ?? [])
    expect(new Set(held).size).toBe(held.length)
    expect(tried.filter(({ statusCode }) => statusCode === 200).length).toBe(held.length)
    const taken = (await page('housing-offer', first, office)).values.home
    if ((await page('housing-offer', second, office)).state === 'offered') {
      const again = await step('housing-offer', second, 'choose', office, { home: taken })
      expect(again.statusCode).toBe(422)
      const free = homes.find((home) => home !== taken)
      await stepped('housing-offer', second, 'choose', office, { home: free })
    }
    await stepped('housing-offer', third, 'refuse', office, {}, '离工作地点太远')
    expect((await page('housing-offer', third, office)).values.holds ?? null).toBeNull()
  })

  const rowsOf = async () =>
    ((await offers()) as { id: string; state: string; values: Record<string, string | null> }[]).toSorted(
      (a, b) => Number(a.values.turn) - Number(b.values.turn),
    )
  it('offers what is given up to the next of the same draw, with days of its own [HR3]', async () => {
    const rows = await rowsOf()
    expect(rows.map(({ state }) => state)).toEqual(['chosen', 'chosen', 'refused', 'offered'])
    const published = (await stage.send(PUBLIC, 'GET', `${one()}/published`)).json()
    const list = (await stage.send(PUBLIC, 'GET', `/api/v1/housing/published?division=${LAKESIDE}`)).json()
    // Anybody who runs the draw for all of its classes finds those drawn, and then these.
    const whole = drawStrata(
      hexToBytes(published.seed),
      published.strata.map((stratum: { name: string; ids: string[] }) => ({
        ...stratum,
        take: { count: stratum.ids.length },
      })),
    ).flatMap(({ drawn }) => drawn)
    const reserves = list.draws[0].reserves as { number: string; name: string; state: string | null }[]
    expect([...list.draws[0].results, ...reserves].map(({ number }) => number).toSorted()).toEqual(whole.toSorted())
    expect(reserves).toHaveLength(2)
    expect(reserves[0]).toMatchObject({ number: rows[3]?.values.case_number, name: '欧阳***', state: 'offered' })
    expect(reserves[1]).toMatchObject({ state: null })
    expect(rows[3]?.values).toMatchObject({
      came_by: 'reserve',
      turn: 4,
      offered_on: '2024-03-01',
      answer_until: '2024-03-16',
    })
  })

  it('goes on by the clock when a turn is missed, down the reserves and then the queue, and stops where nobody waits', async () => {
    const waits = async () =>
      (await stage.send(planner, 'GET', `/api/v1/housing/queue?division=${LAKESIDE}&day=2024-03-18`)).json().rows as {
        id: string
        rooms: string
      }[]
    turnTo('2024-03-17')
    let rows = await rowsOf()
    const missed = async () => {
      const open = rows.find(({ state }) => state === 'offered')
      await byClock('housing-offer', open?.id ?? '')
      rows = await rowsOf()
      return open?.id
    }
    await missed()
    expect(rows.map(({ values }) => values.came_by)).toEqual(['draw', 'draw', 'draw', 'reserve', 'reserve'])
    expect(rows.map(({ state }) => state)).toEqual(['chosen', 'chosen', 'refused', 'lapsed', 'offered'])
    turnTo('2024-04-02')
    await missed()
    const next = rows.at(-1)
    expect(next?.values.came_by).toBe('next')
    // Everybody who still waits for one room and had no turn is asked once, nobody twice; then the home stays.
    const had = new Set(rows.map(({ values }) => values.application))
    const others = (await waits()).filter(({ id, rooms }) => rooms === '1' && !had.has(id)).length
    for (let i = 0; i <= others; i++) {
      turnTo(`2024-${String(5 + i).padStart(2, '0')}-02`)
      await missed()
    }
    expect(new Set(rows.map(({ values }) => values.application)).size).toBe(rows.length)
    expect(rows.filter(({ state }) => state === 'offered')).toEqual([])
    expect(await run()).toMatchObject({ offers: 0 })
    turnTo('2024-03-10')
  })

  it('holds a home once in the database as well', async () => {
    const taken = (await offers()).find(({ values }: { values: { holds: string | null } }) => values.holds !== null)
    const write = stage.owner
      .updateTable('r_housing_offer' as never)
      .set({ holds: taken.values.holds } as never)
      .where('id' as never, '=', turns[2]?.id as never)
      .execute()
    await expect(write).rejects.toThrow(/unique/)
  })
})

describe('in a home', () => {
  let lease: string
  it('a lease comes of signing, at the share of the household’s income', async () => {
    turnTo('2024-03-10')
    const list = (await stage.send(office, 'GET', `/api/v1/records/housing-offer?division=${LAKESIDE}`)).json().rows
    const chosen = list.find(({ state }: { state: string }) => state === 'chosen')
    const long = { lease_from: '2024-04-01', lease_until: '2030-04-01', pays_by: 'self' }
    expect((await step('housing-offer', chosen.id, 'sign', office, long)).statusCode).toBe(422)
    await stepped('housing-offer', chosen.id, 'sign', office, { ...long, lease_until: '2029-03-31' })
    lease = (await page('housing-offer', chosen.id, office)).values.lease
    // 15 707.5 a head lies between the two lines: 60 % of 40 m² at 5.
    const found = await page('housing-lease', lease, office)
    expect(found.values.share, JSON.stringify(found.values)).toBe('60')
    expect(found.computed.monthly).toBe('120')
    await byClock('housing-application', chosen.values.application)
    expect((await page('housing-application', chosen.values.application, office)).state).toBe('housed')
  })

  it('bills every month once and opens the yearly check once', async () => {
    const before = await run()
    expect(before).toMatchObject({ bills: 0, unknown: 0, reviews: 0 })
    turnTo('2024-04-02')
    expect(await run()).toMatchObject({ bills: 1, unknown: 0, reviews: 0 })
    expect(await run()).toMatchObject({ bills: 0, unknown: 0, reviews: 0 })
    turnTo('2025-04-02')
    expect(await run()).toMatchObject({ bills: 1, unknown: 0, reviews: 1 })
    expect(await run()).toMatchObject({ bills: 0, unknown: 0, reviews: 0 })
  })

  it('leaves by notice and grace, then pays market rent', async () => {
    const early = await step('housing-lease', lease, 'give-notice', office, { exit_cause: 'income' })
    expect(early.json().faults?.[0].message, early.body).toContain('没有复核不符合')
    const list = (await stage.send(office, 'GET', `/api/v1/records/housing-review?division=${LAKESIDE}`)).json().rows
    await stepped('housing-review', list[0].id, 'conclude', office, { result: 'fails', found: '收入上升' })
    await stepped('housing-lease', lease, 'give-notice', office, { exit_cause: 'income' })
    expect((await page('housing-lease', lease, office)).values).toMatchObject({ grace_until: '2025-07-02' })
    turnTo('2025-07-03')
    await byClock('housing-lease', lease)
    const over = await page('housing-lease', lease, office)
    expect([over.state, over.computed.monthly]).toEqual(['overstay', '480'])
    await stepped('housing-lease', lease, 'leave', office, { left_on: '2025-07-03', exit_cause: 'income' })
  })

  it('does not come back while a breach is on file, under whatever application', async () => {
    const { values, number } = await page('housing-lease', lease, office)
    await made(
      'housing-breach',
      {
        application: values.application,
        case_number: number,
        office: stage.bodies.lamps,
        what: 'sublet',
        from_day: '2025-07-03',
        until_day: '2030-07-03',
      },
      office,
    )
    const before = await post(office, `${at('housing-application', values.application)}/reveal`, {
      purpose: '核对证件',
    })
    const again = await apply({ citizen_id: before.json().values.citizen_id })
    await stepped('housing-application', again, 'pass-first', counter, {
      first_opinion: '属实',
      in_charge: stage.bodies.lamps,
    })
    turnTo('2025-07-20')
    const refused = await post(office, `/api/v1/housing/cases/${LAKESIDE}/${again}/checks`)
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('2030-07-03')])
    turnTo('2030-07-05')
    expect((await post(office, `/api/v1/housing/cases/${LAKESIDE}/${again}/checks`)).json()).toEqual({ asked: 1 })
  })
})

describe('deductions and allowances', () => {
  const listed = async (type: string) =>
    (await stage.send(office, 'GET', `/api/v1/records/${type}?division=${LAKESIDE}&size=200`)).json().rows as {
      id: string
      state: string | null
      number: string | null
      values: Record<string, string | null>
      rollups: Record<string, string | number | null>
    }[]
  it('follow from the lease and the bill; what is deducted stands on the bill', async () => {
    turnTo('2030-08-01')
    const { id: application, number } = await queued('2030-08-01', { household_size: '1' })
    const home = await made(
      'housing-home',
      {
        code: '乙-201',
        estate: '湖畔居',
        door: '2栋201',
        kind: 'public-rental',
        rooms: '1',
        area: '50',
        rent: '6',
        market_rent: '12',
        office: stage.bodies.lamps,
        ready_on: '2030-01-01',
      },
      office,
    )
    const lease = await made(
      'housing-lease',
      {
        application,
        case_number: number,
        home,
        office: stage.bodies.lamps,
        from_day: '2030-08-01',
        until_day: '2033-07-31',
        share: '30',
        pays_by: 'fund',
      },
      office,
    )
    turnTo('2030-08-02')
    expect(await run()).toMatchObject({ bills: 1, deductions: 1 })
    expect(await run()).toMatchObject({ bills: 0, deductions: 0 })
    const [deduction] = (await listed('housing-deduction')).filter(({ values }) => values.lease === lease)
    expect(deduction?.values).toMatchObject({ from: 'fund', why: 'agreed', asked: '90', month: '2030-08' })
    const id = deduction?.id ?? ''
    const more = await step('housing-deduction', id, 'take', office, { taken: '91', taken_on: '2030-08-02' })
    expect(more.statusCode).toBe(422)
    await stepped('housing-deduction', id, 'take', office, { taken: '60.5', taken_on: '2030-08-02' })
    const bill = (await listed('housing-rent')).find(({ id: one }) => one === deduction?.values.bill)
    expect(bill?.values).toMatchObject({ paid: '60.5', paid_on: '2030-08-02' })
    expect(bill?.rollups.deducted).toBe('60.5')
    // The rest is asked for again, and what failed is not.
    expect(await run()).toMatchObject({ deductions: 1 })
    const again = (await listed('housing-deduction')).find(
      ({ state, values }) => state === 'asked' && values.lease === lease,
    )
    expect(again?.values.asked).toBe('29.5')
    await stepped('housing-deduction', again?.id ?? '', 'fail', office, {}, '账户余额不足')
    expect(await run()).toMatchObject({ deductions: 0 })
    // The yearly check takes the rent to the class of the household's income, which nobody types.
    turnTo('2031-08-02')
    expect(await run()).toMatchObject({ reviews: 1 })
    const [review] = (await listed('housing-review')).filter(({ values }) => values.lease === lease)
    await stepped('housing-review', review?.id ?? '', 'conclude', office, { result: 'fits' })
    // 31 415 a head is above the middle line.
    expect((await page('housing-lease', lease, office)).values.share).toBe('100')
  })

  const changed = async (id: string, values: object) => {
    const { revision } = await page('housing-lease', id, office)
    const answer = await stage.send(office, 'PUT', at('housing-lease', id), { revision, values, reason: '' })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  it('deducts arrears only after so many months, and only where an employer is on file', async () => {
    const [lease] = (await listed('housing-lease')).filter(({ state }) => state === 'running')
    await changed(lease?.id ?? '', {
      pays_by: 'self',
    })
    for (const month of ['09', '10', '11', '12']) {
      turnTo(`2031-${month}-02`)
      await run()
    }
    const asked = async () => (await listed('housing-deduction')).filter(({ values }) => values.why === 'arrears')
    expect(await asked()).toEqual([])
    await changed(lease?.id ?? '', {
      payer: '湖东机械厂',
    })
    await run()
    const found = await asked()
    expect(found.length).toBeGreaterThanOrEqual(3)
    expect(found.every(({ values }) => values.from === 'wages' && values.payer !== '湖东机械厂')).toBe(true)
  })

  it('draws up the allowance of a quarter once, by persons, own home and class of income', async () => {
    turnTo('2031-12-03')
    const id = await apply({ wants: 'subsidy', household_size: '3', owned_area: '9', income: '42000' })
    await stepped('housing-application', id, 'pass-first', counter, {
      first_opinion: '属实',
      in_charge: stage.bodies.lamps,
    })
    turnTo('2031-12-12')
    await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)
    for (const check of await listed('housing-check').then(() =>
      stage
        .send(civil, 'GET', `/api/v1/records/housing-check?division=${LAKESIDE}&state=asked&size=200`)
        .then((answer) => answer.json().rows as { id: string; values: { application: string } }[]),
    ))
      if (check.values.application === id) await stepped('housing-check', check.id, 'answer', civil, { answer: 'fits' })
    await stepped('housing-application', id, 'pass-second', office, { second_opinion: '符合' })
    turnTo('2031-12-21')
    await stepped('housing-application', id, 'grant', office)
    expect(await run()).toMatchObject({ allowances: 1 })
    expect(await run()).toMatchObject({ allowances: 0 })
    const drawn = (await listed('housing-subsidy')).find(({ values }) => values.application === id)
    // 14 000 a head lies between the lines: 80 %.
    expect(drawn?.values).toMatchObject({ quarter: '2031-Q4', persons: 3, factor: '80' })
    await stepped('housing-subsidy', drawn?.id ?? '', 'approve', office)
    // (15 × 3 − 9) × 12 × 80 % × 3 months.
    expect((await page('housing-subsidy', drawn?.id ?? '', office)).values.amount).toBe('1036.8')
  })
})

describe('objections from the public page [HP2]', () => {
  let id: string
  let number: string
  const object = (more: object = {}) =>
    post(PUBLIC, '/api/v1/housing/objections', {
      division: LAKESIDE,
      caseNumber: number,
      about: 'first-notice',
      matter: '他家在外地还有一套房子',
      reporter: '慕容举报',
      phone: '13912345999',
      ...more,
    })
  const published = async () =>
    (await stage.send(PUBLIC, 'GET', `/api/v1/housing/published?division=${LAKESIDE}`)).json().objections as {
      number: string
      caseNumber: string
      state: string
      answer: string | null
      answeredOn: string | null
    }[]
  it('are taken while the notice runs, hold the case, and are answered in public without names', async () => {
    turnTo('2032-01-05')
    id = await apply()
    number = (await page('housing-application', id, counter)).number
    expect((await object()).json().code).toBe('nothing-to-object')
    await stepped('housing-application', id, 'pass-first', counter, {
      first_opinion: '属实',
      in_charge: stage.bodies.lamps,
    })
    expect((await object({ about: 'queue' })).json().code).toBe('nothing-to-object')
    expect((await object({ caseNumber: 'BZ2032-99999' })).json().code).toBe('nothing-to-object')
    expect((await object({ phone: '1234567' })).statusCode).toBe(422)
    const sent = await object({ caseNumber: number.toLowerCase() })
    expect(sent.json(), sent.body).toMatchObject({ receivedOn: '2032-01-05' })
    expect((await object()).json().code).toBe('objected-already')
    const mine = (await published()).find((one) => one.number === sent.json().number)
    expect(mine).toMatchObject({ caseNumber: number, state: 'received', answer: null })
    turnTo('2032-01-14')
    const held = await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)
    expect(held.json().faults[0].message).toContain('有异议还没有核实')
    const [objection] = (
      await stage.send(office, 'GET', `/api/v1/records/housing-objection?division=${LAKESIDE}`)
    ).json().rows
    expect(objection.values).toMatchObject({ came_by: 'online', reporter: '慕容**' })
    expect(objection.values.matter).toBeNull()
    await stepped('housing-objection', objection.id, 'dismiss', office, {
      finding: '已查，没有',
      answer: `经查，慕容举报反映欧阳第${count}户（${idFor(count)}，13912345678）有房一事不属实。`,
    })
    const answered = (await published()).find((one) => one.number === sent.json().number)
    expect(answered).toMatchObject({ state: 'dismissed', answeredOn: '2032-01-14' })
    expect(answered?.answer).toBe(
      `经查，慕容**反映${maskName(`欧阳第${count}户`)}（${maskCitizenId(idFor(count))}，139****5678）有房一事不属实。`,
    )
    expect((await post(office, `/api/v1/housing/cases/${LAKESIDE}/${id}/checks`)).json()).toEqual({ asked: 1 })
  })

  it('are no longer taken when the notice is over', async () => {
    expect((await object()).json().code).toBe('nothing-to-object')
  })
})

describe('what is published, and every list', () => {
  const secretsOf = /慕容举报|湖东机械厂|他家在外地|欧阳第|43040619|1391234\d{4}|文苑路12|31415|27182/
  it('shows nobody’s name, id, phone, address, income or assets', async () => {
    const types = housing[0]?.records ?? []
    const paths = [
      `/api/v1/housing/published?division=${LAKESIDE}`,
      `/api/v1/housing/published`,
      `/api/v1/housing/published?division=${LAKESIDE}&day=2024-02-05`,
      `/api/v1/housing/queue?division=${LAKESIDE}`,
      `/api/v1/draws?division=${LAKESIDE}`,
      `/api/v1/search?division=${LAKESIDE}&q=${encodeURIComponent('欧阳第1户')}`,
      ...types.flatMap(({ id, lifecycle }) => [
        `/api/v1/records/${id}?division=${LAKESIDE}&size=200`,
        `/api/v1/records/${id}?division=${LAKESIDE}&q=${encodeURIComponent('欧阳第1')}`,
        `/api/v1/records/${id}/export.csv?division=${LAKESIDE}`,
        ...(lifecycle === undefined ? [] : [`/api/v1/records/${id}/board?division=${LAKESIDE}`]),
      ]),
    ]
    const draws = (await stage.send(planner, 'GET', `/api/v1/draws?division=${LAKESIDE}`)).json().rows
    for (const { id } of draws)
      paths.push(
        `/api/v1/draws/${LAKESIDE}/${id}`,
        `/api/v1/draws/${LAKESIDE}/${id}/published`,
        `/api/v1/housing/draws/${LAKESIDE}/${id}`,
      )
    for (const { id: type } of types) {
      const { rows } = (await stage.send(office, 'GET', `/api/v1/records/${type}?division=${LAKESIDE}&size=3`)).json()
      for (const { id } of rows ?? []) {
        paths.push(at(type, id), `${at(type, id)}/duplicates`)
        if (type === 'housing-application') paths.push(`/api/v1/housing/cases/${LAKESIDE}/${id}`)
      }
    }
    let answered = 0
    for (const actor of [PUBLIC, planner, leader, counter, office, civil])
      for (const path of paths) {
        const { body, statusCode } = await stage.send(actor, 'GET', path)
        if (statusCode === 200) answered++
        expect(body.match(secretsOf)?.[0], `${statusCode} ${path}`).toBeUndefined()
      }
    expect(answered).toBeGreaterThan(100)
  })

  it('tells the public nothing else of a record', async () => {
    for (const type of ['housing-application', 'housing-offer', 'housing-score'])
      expect((await stage.send(PUBLIC, 'GET', `/api/v1/records/${type}?division=${LAKESIDE}`)).statusCode).toBe(401)
    expect((await stage.send(PUBLIC, 'GET', `/api/v1/housing/queue?division=${LAKESIDE}`)).statusCode).toBe(401)
    const list = (await stage.send(PUBLIC, 'GET', `/api/v1/housing/published?division=${LAKESIDE}`)).json()
    expect(Object.keys(list.queue[0]).sort()).toEqual(
      ['before', 'group', 'name', 'number', 'of', 'place', 'points', 'queuedOn', 'rooms', 'wants'].sort(),
    )
  })
})
