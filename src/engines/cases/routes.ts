import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { membershipsOf } from '../../platform/identity/session-store.ts'
import { noSuchRecord, placeOf } from '../registers/desk.ts'
import { findRecord } from '../registers/record-store.ts'
import { permissionOf, type Registers } from '../registers/register.ts'
import { CalendarsAnswer, ClockPage, DuesAnswer, OpenedCalendar } from './answers.ts'
import { calendarFeed } from './calendar-feed.ts'
import { calendarsOf, closeCalendar, openCalendar, readerOfCalendar } from './calendar-store.ts'
import { clocksOfRecord, toldOfRecord } from './clock-store.ts'
import { addressOfRecord, clockTitle, dueClocks } from './due.ts'

const tag = 'cases'
const since = '0.3.0'
const Division = Type.Optional(Type.String({ pattern: '^\\d{2,12}$' }))

/** Deadlines of one's own, as a list and as calendars; the clocks of one record. */
export function clockRoutes(registers: Registers): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/dues',
      summary: { zh: '我的时限：该我办的、提醒我的', en: 'My deadlines: what I have to do, what I was told of' },
      tag,
      since,
      who: 'signed-in',
      query: Type.Object({ division: Division }),
      answer: DuesAnswer,
      async handle({ db, policy, actor, now, query }) {
        const division = divisionAsked(actor, query.division)
        if (division.kind === 'refused') return division
        const dues = await dueClocks(db, registers, policy, actor, division.value)
        return done({
          now: now().toISOString(),
          dues: dues.map((due) => ({
            type: due.kept.type,
            record: due.kept.record,
            clock: due.kept.clock,
            title: clockTitle(due),
            dueAt: due.kept.dueAt?.toISOString() ?? null,
            because: due.because,
            href: addressOfRecord(due.register, division.value, due.kept.record),
          })),
        })
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/clocks/:type/:division/:id',
      summary: { zh: '一条记录的时限和提醒', en: 'Clocks of a record, and what was told of them' },
      tag,
      since,
      who: 'signed-in',
      params: Type.Object({
        type: Type.String({ maxLength: 60 }),
        division: Type.String({ pattern: '^\\d{2,12}$' }),
        id: Type.String({ format: 'uuid' }),
      }),
      answer: ClockPage,
      async handle({ db, policy, actor, params: { type, division, id } }) {
        const register = registers.get(type)
        const found = register === undefined ? undefined : await findRecord(db, register, division, id)
        if (register === undefined || found === undefined) return refused(noSuchRecord)
        if (!policy.may(actor, permissionOf(register.type, 'read'), placeOf(found))) return refused(noSuchRecord)
        const [kept, told] = await Promise.all([
          clocksOfRecord(db, division, type, id),
          toldOfRecord(db, division, type, id),
        ])
        return done({
          clocks: kept.map((one) => ({
            clock: one.clock,
            state: one.state,
            startedAt: one.startedAt.toISOString(),
            limit: one.limitAmount,
            unit: one.limitUnit,
            dueAt: one.dueAt?.toISOString() ?? null,
            pausedAt: one.pausedAt?.toISOString() ?? null,
            endedAt: one.endedAt?.toISOString() ?? null,
            isMet: one.isMet,
            extended: one.extended,
            calendar: one.calendar,
          })),
          told: told.map(({ clock, point, at, roles, did }) => ({
            clock,
            point,
            name: register.type.clocks?.find((one) => one.id === clock)?.escalation?.[point]?.name ?? {
              zh: clock,
              en: clock,
            },
            at: at.toISOString(),
            roles,
            did,
          })),
        })
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/calendars',
      summary: { zh: '我的日历订阅', en: 'My calendars' },
      tag,
      since,
      who: 'cases.subscribe',
      query: Type.Object({ division: Division }),
      answer: CalendarsAnswer,
      async handle({ db, actor, query }) {
        const division = divisionAsked(actor, query.division)
        if (division.kind === 'refused') return division
        if (actor.kind !== 'person') return done({ calendars: [] })
        const found = await calendarsOf(db, division.value, actor.id)
        return done({ calendars: found.map(({ id, at }) => ({ id, at: at.toISOString() })) })
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/calendars',
      summary: { zh: '开通日历订阅，地址只显示一次', en: 'Open a calendar; its address is told once' },
      tag,
      since,
      who: 'cases.subscribe',
      body: Type.Object({ division: Division }),
      answer: OpenedCalendar,
      async handle({ db, actor, now, body }) {
        const asked = divisionAsked(actor, body.division)
        if (asked.kind === 'refused') return asked
        if (actor.kind !== 'person') return refused(noSuchCalendar)
        const at = now()
        const division = asked.value
        return done(
          await inTransaction(db, async (tx) => {
            const { id, token } = await openCalendar(tx, division, actor.id, at)
            await record(tx, actor, at, { division, action: 'calendar.open', subject: { kind: 'calendar', id } })
            return { id, path: `/api/v1/calendar/${token}.ics` }
          }),
        )
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/calendars/:division/:id',
      summary: { zh: '停用日历订阅', en: 'Close a calendar' },
      tag,
      since,
      who: 'cases.subscribe',
      params: Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }), id: Type.String({ format: 'uuid' }) }),
      answer: Type.Object({ id: Type.String() }),
      async handle({ db, actor, now, params: { division, id } }) {
        const at = now()
        const isClosed =
          actor.kind === 'person' &&
          (await inTransaction(db, async (tx) => {
            if (!(await closeCalendar(tx, division, id, actor.id, at))) return false
            await record(tx, actor, at, { division, action: 'calendar.close', subject: { kind: 'calendar', id } })
            return true
          }))
        return isClosed ? done({ id }) : refused(noSuchCalendar)
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/calendar/:name',
      summary: { zh: '按地址读取日历（iCalendar）', en: 'A calendar by its address (iCalendar)' },
      tag,
      since,
      who: 'anyone',
      limit: 'public',
      params: Type.Object({ name: Type.String({ maxLength: 120 }) }),
      answer: 'stream',
      async handle(call) {
        const { db, policy, now, deadlines, params, reply, request } = call
        const token = params.name.replace(/\.ics$/, '')
        const reader = await readerOfCalendar(db, token)
        if (reader === null) return refused(noSuchCalendar)
        const { division, person, name } = reader
        const memberships = await membershipsOf(db, person, dayOf(now()))
        const actor = { kind: 'person', id: person, name, memberships } as const
        const isMember = memberships.some((one) => one.division === division)
        const [dues, others] = isMember
          ? await Promise.all([
              dueClocks(db, registers, policy, actor, division),
              deadlines(call, { actor, division, now: now() }),
            ])
          : [[], []]
        const base = `${request.protocol}://${request.host}`
        const feed = calendarFeed(
          '纲目 · 我的时限',
          [
            ...dues.flatMap((due) => {
              const { kept } = due
              if (kept.dueAt === null) return []
              return [
                {
                  uid: `${kept.record}-${kept.clock}@gangmu`,
                  due: kept.dueAt,
                  summary: clockTitle(due).zh,
                  url: `${base}${addressOfRecord(due.register, division, kept.record)}`,
                  sequence: kept.revision,
                  changed: kept.startedAt,
                },
              ]
            }),
            ...others.map(({ id, title, due, href, revision, since }) => ({
              uid: `${id}@gangmu`,
              due,
              summary: title.zh,
              url: `${base}${href}`,
              sequence: revision,
              changed: since,
            })),
          ],
          now(),
        )
        reply.header('cache-control', 'no-store').type('text/calendar; charset=utf-8').send(feed)
        return done(undefined)
      },
    }),
  ]
}

const noSuchCalendar = {
  reason: 'not-found',
  code: 'no-such-calendar',
  message: { zh: '没有这个日历，或已停用。', en: 'There is no such calendar, or it was closed.' },
} as const
