import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { dayOf, isDay } from '../../platform/calendar/calendar.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import technologyTransfer from '../../systems/04-innovation/technology-transfer.ts'
import { writing } from '../registers/calls.ts'
import { registerOf, registers } from '../registers/declared.ts'
import { createRecord, stepRecord } from '../registers/records.ts'
import { divisionWhileOn } from '../registers/switch-store.ts'
import { Division, Id, PilotBases, PilotCalendar } from './answers.ts'
import { bookable, daysBetween, spanFaults, weekdayOf } from './pilot-days.ts'
import { findPilotBases, findPilotDays, findPilotProjects } from './pilots-store.ts'

const READ = 'records.pilot-day.read'
const tag = 'transfers'
const since = '0.3.0'
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const One = Type.Object({ division: Division, id: Id })

const days = registerOf('pilot-day')

const noSuchBase: Refusal = {
  reason: 'not-found',
  code: 'no-such-base',
  message: { zh: '没有这个中试基地，或您无权查看。', en: 'There is no such pilot base, or you may not see it.' },
}

export const pilotRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/pilot-bases',
    summary: { zh: '中试基地和今后三十天的负荷', en: 'Pilot bases with their load of thirty days' },
    tag,
    since,
    who: READ,
    query: Type.Object({ division: Type.Optional(Division) }),
    answer: PilotBases,
    async handle({ db, policy, actor, now, query }) {
      const division = await divisionWhileOn(db, actor, query.division, technologyTransfer)
      if (division.kind === 'refused') return division
      if (!policy.may(actor, READ, { division: division.value })) return refused(noSuchBase)
      const mayBook = policy.may(actor, 'records.pilot-day.do.book', { division: division.value })
      const [bases, projects] = await Promise.all([
        findPilotBases(db, division.value, dayOf(now())),
        mayBook ? findPilotProjects(db, division.value) : [],
      ])
      return done({
        today: dayOf(now()),
        mayBook,
        bases: bases.map((base) => ({ ...base, fields: [...base.fields] })),
        projects: projects.map((one) => ({ ...one })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/pilot-bases/:division/:id/days',
    summary: { zh: '一个中试基地的日历', en: 'The calendar of a pilot base' },
    tag,
    since,
    who: READ,
    params: One,
    query: Type.Object({ from: Day, to: Day }),
    answer: PilotCalendar,
    async handle({ db, policy, actor, params, query }) {
      const division = await divisionWhileOn(db, actor, params.division, technologyTransfer)
      if (division.kind === 'refused') return division
      if (!policy.may(actor, READ, { division: division.value })) return refused(noSuchBase)
      if (!isDay(query.from) || !isDay(query.to) || daysBetween(query.from, query.to).length > 366)
        return faulty([{ at: 'to', code: 'span', message: { zh: '一次最多看一年', en: 'a year at most at once' } }])
      const found = await findPilotDays(db, division.value, params.id, query)
      return done({ days: found.map((day) => ({ ...day })) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/pilot-bases/:division/:id/days',
    summary: { zh: '开放一段日子', en: 'Open the days of a span' },
    tag,
    since,
    who: 'records.pilot-day.create',
    params: One,
    body: Type.Object({
      from: Day,
      to: Day,
      weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
        minItems: 1,
        maxItems: 7,
        description: 'Monday is 1.',
      }),
    }),
    answer: Type.Object({ opened: Type.Integer(), already: Type.Integer() }),
    async handle(call) {
      const { params, body } = call
      const faults = spanFaults(body.from, body.to, dayOf(call.now()))
      if (faults.length > 0) return faulty([...faults])
      return writing(registers, days, call, params.division, async (tx, desk) => {
        const there = new Set((await findPilotDays(tx, params.division, params.id, body)).map(({ day }) => day))
        const wanted = daysBetween(body.from, body.to).filter((day) => body.weekdays.includes(weekdayOf(day)))
        const missing = wanted.filter((day) => !there.has(day))
        for (const day of missing) {
          const made = await createRecord(tx, desk, days, { base: params.id, day })
          if (made.kind === 'refused') return made
        }
        return done({ opened: missing.length, already: wanted.length - missing.length })
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/pilot-bases/:division/:id/bookings',
    summary: { zh: '预约一段日子：全约上或都不约', en: 'Book the open days of a span: all of them or none' },
    tag,
    since,
    who: 'records.pilot-day.do.book',
    params: One,
    body: Type.Object({
      from: Day,
      to: Day,
      project: Id,
      purpose: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    answer: Type.Object({ booked: Type.Array(Type.String()) }),
    async handle(call) {
      const { params, body } = call
      const faults = spanFaults(body.from, body.to, dayOf(call.now()))
      if (faults.length > 0) return faulty([...faults])
      return writing(registers, days, call, params.division, async (tx, desk) => {
        const span = bookable(await findPilotDays(tx, params.division, params.id, body))
        if (span.faults.length > 0) return faulty([...span.faults])
        // In the order of the days, each under its lock and as it was seen: of two at once one is refused.
        for (const { id, revision } of span.days) {
          const stepped = await stepRecord(
            tx,
            desk,
            days,
            id,
            revision,
            'book',
            { conversion: body.project, purpose: body.purpose },
            '',
          )
          if (stepped.kind === 'refused') return stepped
        }
        return done({ booked: span.days.map(({ day }) => day) })
      })
    },
  }),
]
