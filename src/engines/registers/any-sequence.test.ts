import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { verify } from '../../platform/backup/verify.ts'
import { lanterns } from './lanterns.test-builders.ts'
import { registersOf } from './register.ts'
import { verifyRegisters } from './verify-store.ts'

let stage: RegistersStage
let people: Readonly<Record<string, Actor>>
beforeAll(async () => {
  stage = await registersStage([lanterns])
  people = {
    planner: personWith('planner'),
    reporter: personWith('reporter', stage.bodies.lamps),
    colleague: { ...personWith('reporter', stage.bodies.lamps), id: 'colleague' } as Actor, // a person, as built
    reviewer: personWith('reviewer', stage.bodies.lamps),
    leader: personWith('leader'),
    stranger: personWith('reporter', stage.bodies.parks),
    clerk: personWith('clerk', stage.bodies.lamps),
    outsider: personWith('planner', null, { division: '9999' }),
  }
})
afterAll(() => stage.close())

const P = '/api/v1/records/lantern'
const [lantern] = lanterns.records ?? []
const states = Object.keys(lantern?.lifecycle?.states ?? {})
const transitions = lantern?.lifecycle?.transitions ?? {}

/** Who may do what here, written apart from the declaration. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  change: ['planner', 'reporter', 'colleague'],
  break: ['planner', 'reporter', 'colleague'],
  mend: ['planner', 'reporter', 'colleague'],
  accept: ['planner', 'reporter', 'colleague', 'reviewer'],
  'send-back': ['planner', 'reviewer'],
  remove: ['planner'],
  'take-out': ['planner'],
  restore: ['planner'],
}

const act = fc.record({
  who: fc.constantFrom('planner', 'reporter', 'colleague', 'reviewer', 'leader', 'stranger', 'clerk', 'outsider'),
  does: fc.constantFrom(...Object.keys(MAY)),
  isStale: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  value: fc.constantFrom('一', '二', '三'),
  reason: fc.constantFrom('', '有理由'),
})

describe('any sequence of acts', () => {
  it('leaves a record in a declared state with its whole history, and lets nobody act outside their reach', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
        const made = await stage.send(people.planner as Actor, 'POST', P, {
          division: LAKESIDE,
          values: { name: '灯', kind: 'led', keeper_body: stage.bodies.lamps, cost_limit: '10', lamps: 1 },
        })
        const { id } = made.json()
        const url = `${P}/${LAKESIDE}/${id}`
        let revision = 1
        let state = 'lit'
        let mender: string | null = null
        for (const { who, does, isStale, value, reason } of acts) {
          const actor = people[who] as Actor
          const given = isStale ? Math.max(1, revision - 1) : revision
          const isEnding = does === 'take-out' || does === 'restore'
          const answer =
            does === 'change'
              ? await stage.send(actor, 'PUT', url, { revision: given, values: { note: value }, reason })
              : await stage.send(actor, 'POST', isEnding ? `${url}/${does}` : `${url}/do/${does}`, {
                  revision: given,
                  reason,
                  ...(does === 'break' ? { gives: { broken_note: value } } : {}),
                })
          expect([200, 403, 404, 409, 422], answer.body).toContain(answer.statusCode)
          if (answer.statusCode !== 200) continue
          expect(MAY[does], `${who} did ${does}`).toContain(who)
          expect(given).toBe(revision)
          const after = answer.json()
          const transition = transitions[does]
          if (transition !== undefined) {
            expect(transition.from).toContain(state)
            expect(after.state).toBe(transition.to)
            if (transition.reason === 'required') expect(reason).not.toBe('')
          }
          if (does === 'mend') mender = who
          if (does === 'accept') expect(who).not.toBe(mender)
          expect(states).toContain(after.state)
          state = after.state
          expect(after.revision - revision).toBeLessThanOrEqual(1)
          revision = after.revision
        }
        const page = await stage.send(people.planner as Actor, 'GET', url)
        expect(page.json()).toMatchObject({ revision, state })
        expect(page.json().steps.map((step: { revision: number }) => step.revision)).toEqual(
          Array.from({ length: revision }, (_, i) => i + 1),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('leaves rows that their steps make, and a record of acts that is whole', async () => {
    const { count, faults } = await verifyRegisters(stage.owner, registersOf([lanterns]))
    expect(count).toBeGreaterThanOrEqual(40)
    expect(faults).toEqual([])
    const looked = await verify(stage.owner)
    expect(looked.flatMap((one) => one.faults)).toEqual([])
  })

  it('a row that was changed behind its history is found', async () => {
    await sql`update r_lantern set note = '被改过' where id = (select id from r_lantern limit 1)`.execute(stage.owner)
    const { faults } = await verifyRegisters(stage.owner, registersOf([lanterns]))
    expect(faults).toHaveLength(1)
    expect(faults[0]?.zh).toContain('note')
  })

  it('the program cannot change a step', async () => {
    await expect(sql`update record_step set reason = 'x'`.execute(stage.db)).rejects.toThrow(/permission denied/)
    await expect(sql`delete from record_step`.execute(stage.db)).rejects.toThrow(/permission denied/)
  })
})

const BLNS = '../shared/assets/blns/blns.json'
const isThere = existsSync(BLNS)

describe('naughty strings', () => {
  if (!isThere) it.skip(`${BLNS} is not beside the checkout: its strings are not tried`, () => undefined)

  it.runIf(isThere)(
    'come back as they were typed, or are refused at their field; nothing breaks',
    async () => {
      const strings = JSON.parse(readFileSync(BLNS, 'utf8')) as readonly string[]
      expect(strings.length).toBeGreaterThan(400)
      const planner = people.planner as Actor
      const texts = ['name', 'reason_for_sodium', 'keeper_name', 'note', 'broken_note', 'keeper_phone'] as const
      let kept = 0
      for (const naughty of strings) {
        const values = { kind: 'sodium', ...Object.fromEntries(texts.map((name) => [name, naughty])) }
        const made = await stage.send(planner, 'POST', P, { division: LAKESIDE, values })
        expect([200, 422], `${JSON.stringify(naughty)}: ${made.body}`).toContain(made.statusCode)
        const refused = new Set((made.json().faults ?? []).map(({ at }: { at: string }) => at.slice('values.'.length)))
        if (made.statusCode === 422) {
          for (const name of refused) expect(texts, JSON.stringify(naughty)).toContain(name)
          // Without the fields that were refused the others are taken.
          const rest: Record<string, unknown> = { ...values }
          for (const name of refused) delete rest[name as string]
          const again = await stage.send(planner, 'POST', P, {
            division: LAKESIDE,
            values: { name: '灯', reason_for_sodium: '因', ...rest },
          })
          expect(again.statusCode, `${JSON.stringify(naughty)}: ${again.body}`).toBe(200)
          await expectKept(again.json().id, rest, naughty)
        } else await expectKept(made.json().id, values, naughty)
        kept++
        for (const query of ['q', 'where', 'sort']) {
          const list = await stage.send(
            planner,
            'GET',
            `${P}?division=${LAKESIDE}&size=1&${query}=${encodeURIComponent(naughty.replace(/[\ud800-\udfff]/g, ''))}`,
          )
          expect([200, 422], `${query} ${JSON.stringify(naughty)}: ${list.body}`).toContain(list.statusCode)
        }
      }
      expect(kept).toBe(strings.length)
    },
    240_000,
  )

  async function expectKept(id: string, values: Readonly<Record<string, unknown>>, naughty: string) {
    const found = await sql<Record<string, string | null>>`select * from r_lantern where id = ${id}`.execute(stage.db)
    const typed = naughty.replace(/\r\n?/g, '\n').trim()
    for (const name of ['name', 'reason_for_sodium', 'keeper_name', 'note', 'broken_note'])
      if (values[name] === naughty) expect(found.rows[0]?.[name] ?? '', name).toBe(typed)
  }
})
