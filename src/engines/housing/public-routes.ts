import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { addDays, dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { stateOf } from '../draw-desk/draw-state.ts'
import { findDraws } from '../draw-desk/draw-store.ts'
import { reservesOf } from '../draws/select.ts'
import { clocksOf, deskOf } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { recordActs } from '../registers/desk.ts'
import { programOf, queueOn, SYSTEM } from './acts.ts'
import { Published } from './answers.ts'
import { OBJECTION_ABOUTS, type ObjectionAbout, object } from './object.ts'
import { findCases, findHousingDivisions, findNotices, findObjections, findOffersOf } from './queue-store.ts'

/** Draws that are shown at once: the last ones. */
const DRAWS_SHOWN = 12
/** Days for which objections and the answers to them stand on the page. */
const OBJECTION_DAYS = 180

const notPublished = {
  reason: 'not-found',
  code: 'nothing-published',
  message: { zh: '这里没有公布住房保障名单。', en: 'No housing lists are published here.' },
} as const

/** What anybody may see without an account: by case number, every name masked, nothing else of a person. */
export const publicRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/housing/published',
    summary: {
      zh: '公示、轮候和摇号结果（公开，姓名脱敏）',
      en: 'Notices, the queue and draws as they are published, names masked',
    },
    tag: 'housing',
    since: '0.3.0',
    who: 'anyone',
    query: Type.Object({
      division: Type.Optional(Type.String({ pattern: '^\\d{2,12}$' })),
      /** The queue of an earlier day. */
      day: Type.Optional(Type.String({ maxLength: 10 })),
    }),
    answer: Published,
    async handle(call) {
      const { db, now, query } = call
      const codes = await findHousingDivisions(db)
      const division = query.division ?? codes[0]
      if (division === undefined || !codes.includes(division)) return refused(notPublished)
      const today = dayOf(now())
      const day = query.day !== undefined && isDay(query.day) && query.day < today ? query.day : today
      const divisions = await namesOf(db, codes)
      const own = divisions.find(({ code }) => code === division)
      const { queue } = await queueOn(db, division, day, { free: false })
      const draws = (await findDraws(db, division, { system: SYSTEM })).slice(0, DRAWS_SHOWN)
      const states = draws.map((draw) => ({ draw, state: stateOf(draw.head, draw.steps, now()) }))
      const cases = await findCases(
        db,
        division,
        draws.flatMap(({ head }) => head.strata.flatMap(({ ids }) => ids)),
      )
      const objections = await findObjections(db, division, addDays(today, -OBJECTION_DAYS))
      const clocks = await clocksOf(
        call,
        division,
        'housing-objection',
        objections.map(({ id }) => id),
      )
      const offers = await findOffersOf(
        db,
        division,
        draws.map(({ about }) => String(about.round)),
      )
      return done({
        division,
        name: own?.name ?? division,
        simulated: own?.simulated ?? false,
        day,
        divisions: divisions.map(({ code, name }) => ({ code, name })),
        notices: (await findNotices(db, division, today)).map((one) => ({ ...one })),
        queue: queue.map(({ id: _, ...one }) => ({ ...one, before: null })),
        draws: states.map(({ draw: { head, about }, state: { stage, published } }) => {
          const homes = new Map((published.result?.lots ?? []).map(({ target, lot }) => [target, lot]))
          return {
            id: head.id,
            title: head.title,
            stage,
            frozenAt: head.frozenAt,
            beaconDue: head.beacon.due,
            homes: head.lots?.groups.reduce((sum, { lots }) => sum + lots.length, 0) ?? 0,
            listed: head.strata.flatMap(({ name, ids }) =>
              ids.map((number) => ({ class: name, number, name: cases.get(number)?.name ?? '' })),
            ),
            results: (published.result?.strata ?? []).flatMap(({ name, drawn }) =>
              drawn.map((number, i) => ({
                class: name,
                order: i + 1,
                number,
                name: cases.get(number)?.name ?? '',
                home: homes.get(number) ?? null,
              })),
            ),
            reserves: (published.seed === null ? [] : reservesOf(published.seed, head.strata)).flatMap(
              ({ name, reserves }) =>
                reserves.map((number, i) => ({
                  class: name,
                  order: i + 1,
                  number,
                  name: cases.get(number)?.name ?? '',
                  state: offers.get(`${about.round} ${number}`) ?? null,
                })),
            ),
          }
        }),
        objections: objections.map(({ id, ...one }) => {
          const clock = clocks.get(id)?.find(({ clock: name }) => name === 'verify')
          return {
            ...one,
            dueOn: clock?.dueAt == null ? null : dayOf(new Date(clock.dueAt)),
            isLate: clock?.state === 'overdue' || clock?.state === 'late',
          }
        }),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/housing/objections',
    summary: {
      zh: '对公示、轮候、摇号或结论提出异议（不用登录）',
      en: 'Object to a notice, the queue, a draw or a decision, without an account',
    },
    tag: 'housing',
    since: '0.4.0',
    who: 'anyone',
    limit: 'public',
    body: Type.Object({
      division: Type.String({ pattern: '^\\d{2,12}$' }),
      caseNumber: Type.String({ minLength: 5, maxLength: 40 }),
      about: Type.Unsafe<ObjectionAbout>(Type.Enum([...OBJECTION_ABOUTS])),
      matter: Type.String({ minLength: 5, maxLength: 2000 }),
      reporter: Type.String({ minLength: 2, maxLength: 40 }),
      phone: Type.String({ minLength: 7, maxLength: 20 }),
    }),
    answer: Type.Object({ number: Type.String(), receivedOn: Type.String() }),
    async handle(call) {
      const { body } = call
      const register = registerOf('housing-objection')
      const { division } = body
      if (!(await findHousingDivisions(call.db)).includes(division)) return refused(notPublished)
      return inRefusableTransaction(call.db, async (tx) => {
        const desk = programOf(deskOf(registers, call, division), '公示页')
        const outcome = await object(tx, desk, register, body)
        if (outcome.kind === 'done') await recordActs(tx, desk)
        return outcome
      })
    },
  }),
]

async function namesOf(db: Reading, codes: readonly string[]) {
  if (codes.length === 0) return []
  return await db
    .selectFrom('division')
    .select(['code', 'name_zh as name', 'simulated'])
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute()
}
