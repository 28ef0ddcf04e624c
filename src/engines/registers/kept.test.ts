import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { RecordType } from '../../language/record-type.ts'
import type { System } from '../../language/system.ts'
import type { Who } from '../../model/role.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { createPolicy } from '../../platform/access/policy.ts'
import { lanterns } from './lanterns.test-builders.ts'
import { permissionsOf } from './permissions.ts'
import { type Register, registersOf } from './register.ts'
import { createTogether } from './together.ts'

const toOwn = (who: Who): Who => (who.reporter === undefined ? who : { ...who, reporter: 'own' })

/** The lanterns, of which a reporter sees and does only their own: two of one role see different things. */
const own: System = {
  ...lanterns,
  records: (lanterns.records ?? []).map((type): RecordType => {
    const { who, lifecycle } = type
    if (type.id !== 'lantern' || lifecycle === undefined) return type
    return {
      ...type,
      who: { ...who, read: toOwn(who.read), create: toOwn(who.create), change: toOwn(who.change) },
      lifecycle: {
        ...lifecycle,
        transitions: Object.fromEntries(
          Object.entries(lifecycle.transitions).map(([id, one]) => [id, { ...one, who: toOwn(one.who) }]),
        ),
      },
    }
  }),
}

let stage: RegistersStage
let people: Readonly<Record<string, Actor>>
beforeAll(async () => {
  stage = await registersStage([own])
  people = {
    planner: personWith('planner'),
    leader: personWith('leader'),
    reviewer: personWith('reviewer', stage.bodies.lamps),
    reporter: personWith('reporter', stage.bodies.lamps),
    colleague: { ...personWith('reporter', stage.bodies.lamps), id: 'colleague' } as Actor, // a person, as built
    stranger: personWith('reviewer', stage.bodies.parks),
    outsider: personWith('planner', null, { division: '9999' }),
  }
})
afterAll(() => stage.close())

const P = '/api/v1/records/lantern'
const COMPLAINTS = '/api/v1/records/lantern-complaint'
const planner = () => people.planner as Actor
/** Everything on one page, however much was made before. */
const whole = `${P}?division=${LAKESIDE}&size=500`
const lists = [
  whole,
  `${P}?division=${LAKESIDE}&sort=-name&fields=name,keeper_name,keeper_body,mended,cost_left`,
  `${P}?division=${LAKESIDE}&where=${encodeURIComponent('kind == "led"')}&size=5`,
  `${P}?division=${LAKESIDE}&state=broken`,
  `${P}/board?division=${LAKESIDE}`,
  `${P}/board?division=${LAKESIDE}&fields=name,keeper_phone`,
]

let anew = 0
/** The same question in other letters: nothing that is kept answers it. */
const asNew = (url: string) => `${url}${url.includes('?') ? '&' : '?'}anew=${++anew}`

async function expectSame(urls: readonly string[]) {
  for (const actor of Object.values(people))
    for (const url of urls) {
      const [kept, made] = [await stage.send(actor, 'GET', url), await stage.send(actor, 'GET', asNew(url))]
      expect({ who: actor, url, status: kept.statusCode, said: bodyOf(kept) }).toEqual({
        who: actor,
        url,
        status: made.statusCode,
        said: bodyOf(made),
      })
    }
}

const bodyOf = (answer: { readonly json: () => Record<string, unknown> }) => ({ ...answer.json(), instance: null })

const act = fc.record({
  does: fc.constantFrom('make', 'change', 'break', 'mend', 'repair', 'rename', 'nothing'),
  who: fc.constantFrom('planner', 'reporter', 'colleague'),
  which: fc.nat({ max: 5 }),
  text: fc.constantFrom('东岸', '西岸', '湖心'),
  kind: fc.constantFrom('led', 'sodium'),
  body: fc.constantFrom('lamps', 'parks'),
})
type Asked = typeof act extends fc.Arbitrary<infer T> ? T : never

describe('an answer that is kept', () => {
  it('is the one that would be made anew, for everybody, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 8 }), async (acts) => {
        const made = [
          await makeOne('一号', 'led', 'lamps'),
          await makeOne('二号', 'led', 'lamps', people.reporter),
          await makeOne('三号', 'led', 'parks', people.colleague),
        ]
        const pages = made.map((id) => `${P}/${LAKESIDE}/${id}`)
        for (const one of acts) {
          const looks = lists.slice(one.which % 3).map((url) => stage.send(planner(), 'GET', url))
          // Others look on while it is done: what they are told is kept for nobody who comes afterwards.
          await Promise.all([
            doOne(one, made),
            stage.send(people.reporter as Actor, 'GET', pages[1] as string),
            ...looks,
          ])
          await expectSame([...pages, ...lists])
        }
      }),
      { numRuns: 5 },
    )
  }, 240_000)

  it('stands while nothing is done, and no longer', async () => {
    const id = await complain('原话')
    const urls = [`${COMPLAINTS}/${LAKESIDE}/${id}`, `${COMPLAINTS}?division=${LAKESIDE}`, `${COMPLAINTS}/board`]
    const ask = async () => {
      const answers: string[] = []
      for (const url of urls) answers.push((await stage.send(planner(), 'GET', url)).body)
      return answers
    }
    const before = await ask()
    for (const answer of before) expect(answer).toContain('原话')
    // Behind the record's back: what was read of the rows before still stands.
    await sql`update r_lantern_complaint set what = '暗改' where id = ${id}`.execute(stage.owner)
    expect(await ask()).toEqual(before)
    for (const url of urls) expect((await stage.send(planner(), 'GET', asNew(url))).body).toContain('暗改')
    await complain('另一件')
    for (const answer of await ask()) expect(answer).toContain('暗改')
  })

  it('does not outlive what another process does', async () => {
    const registers = registersOf([own])
    const desk = { registers, policy: createPolicy([permissionsOf(registers)]), tell: async () => undefined }
    for (let i = 0; i < 5; i++) {
      await stage.send(planner(), 'GET', whole)
      const values = { name: `别处登记 ${i}`, kind: 'led' }
      const place = { ...desk, actor: planner(), division: LAKESIDE }
      // Another pool stands for another process.
      const made = await createTogether(stage.owner, registers.get('lantern') as Register, place, stage.now, {
        given: values,
      })
      expect(made.kind).toBe('done')
      expect((await stage.send(planner(), 'GET', whole)).body).toContain(`别处登记 ${i}`)
    }
  })

  it('does not outlive its moment', async () => {
    const id = await complain('当时')
    const url = `${COMPLAINTS}/${LAKESIDE}/${id}`
    const before = (await stage.send(planner(), 'GET', url)).body
    await sql`update r_lantern_complaint set what = '过时' where id = ${id}`.execute(stage.owner)
    expect((await stage.send(planner(), 'GET', url)).body).toBe(before)
    const now = stage.now()
    stage.setNow(new Date(now.getTime() + 3_600_000))
    expect((await stage.send(planner(), 'GET', url)).body).toContain('过时')
    stage.setNow(now)
  })

  it('is nobody else’s who may not see it', async () => {
    const id = await makeOne('只给路灯所', 'led', 'lamps')
    const url = `${P}/${LAKESIDE}/${id}`
    expect((await stage.send(planner(), 'GET', url)).statusCode).toBe(200)
    expect((await stage.send(people.reviewer as Actor, 'GET', url)).statusCode).toBe(200)
    for (const who of ['stranger', 'reporter', 'outsider'])
      expect((await stage.send(people[who] as Actor, 'GET', url)).statusCode, who).toBe(404)
    expect((await stage.send(planner(), 'GET', whole)).body).toContain('只给路灯所')
    for (const who of ['stranger', 'reporter'])
      expect((await stage.send(people[who] as Actor, 'GET', whole)).body, who).not.toContain('只给路灯所')
  })
})

async function complain(what: string): Promise<string> {
  const answer = await stage.send(planner(), 'POST', COMPLAINTS, { division: LAKESIDE, values: { what } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().id
}

async function makeOne(name: string, kind: string, body: 'lamps' | 'parks', by = planner()): Promise<string> {
  const answer = await stage.send(by, 'POST', P, {
    division: LAKESIDE,
    values: {
      name,
      kind,
      keeper_body: stage.bodies[body],
      keeper_name: '欧阳明',
      keeper_phone: '13800138000',
      keeper_income: '120',
      cost_limit: '500',
      lamps: 2,
      ...(kind === 'sodium' ? { reason_for_sodium: '雾多' } : {}),
    },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().id
}

async function doOne({ does, who, which, text, kind, body }: Asked, made: string[]): Promise<void> {
  const actor = people[who] as Actor
  const id = made[which % made.length] as string
  const url = `${P}/${LAKESIDE}/${id}`
  if (does === 'make') made.push(await makeOne(text, kind, body as 'lamps' | 'parks', actor))
  if (does === 'repair')
    await stage.send(planner(), 'POST', '/api/v1/records/lantern-repair', {
      division: LAKESIDE,
      values: { what: text, lantern: id, cost: '20' },
    })
  if (does === 'rename') {
    const admin = personWith('system-admin')
    const { version } = await stage.db
      .selectFrom('body')
      .select('version')
      .where('id', '=', stage.bodies.lamps)
      .executeTakeFirstOrThrow()
    const renamed = await stage.send(admin, 'PATCH', `/api/v1/bodies/${stage.bodies.lamps}?division=${LAKESIDE}`, {
      version,
      nameZh: `${text}路灯所 ${version}`,
      fromDay: '2024-03-05',
      reason: '更名',
    })
    expect(renamed.statusCode, renamed.body).toBe(200)
  }
  const { revision } = (await stage.send(planner(), 'GET', url)).json()
  if (does === 'change') await stage.send(actor, 'PUT', url, { revision, values: { note: text, name: text } })
  if (does === 'break') await stage.send(actor, 'POST', `${url}/do/break`, { revision, gives: { broken_note: text } })
  if (does === 'mend') await stage.send(actor, 'POST', `${url}/do/mend`, { revision })
}
