import { Type } from 'typebox'
import { done, type Outcome } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import { dayOf, isDay } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { faulty } from '../../platform/http/stale.ts'
import { bilingualBodyNames } from '../../platform/organisation/body-names.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { titleOf } from '../registers/facts-store.ts'
import { findList } from '../registers/list-store.ts'
import type { StoredRecord } from '../registers/record-store.ts'
import { permissionOf, type Register } from '../registers/register.ts'
import { whileOn } from '../registers/switch-store.ts'
import { EvaluationAnswer, EvaluationRecords, WatchAnswer } from './answers.ts'
import { doorNamed, evaluatedClocks, figureOf, momentsOf, nothingTallied, postClocks } from './desk-answers.ts'
import type { Door } from './doors.ts'
import { EVALUATION, HOT_SPOTS } from './settings.ts'
import {
  casesByCell,
  countedClocks,
  countOpen,
  type EvaluationAsk,
  findHotSpots,
  type Grouping,
  overdueCases,
  placesOfCases,
  tallies,
} from './watch-store.ts'

const tag = 'cases'
const since = '0.3.0'
const Division = Type.Optional(Type.String({ pattern: '^\\d{2,12}$' }))
const Span = Type.Object({
  division: Division,
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date' }),
  cutOff: Type.Optional(Type.String({ format: 'date-time' })),
})
const Desk = Type.Object({ system: Type.String({ maxLength: 60 }) })
const POINTS = 5000
const OVERDUE = 100

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** The desk that is asked for, in a division in which it runs. */
async function deskAsked(doors: readonly Door[], { db, actor }: AnyCall, system: string, asked: string | undefined) {
  const door = doorNamed(doors, system)
  if (door.kind === 'refused') return door
  const division = divisionAsked(actor, asked)
  if (division.kind === 'refused') return division
  const on = await whileOn(db, division.value, door.value.system)
  return on.kind === 'refused' ? on : done({ door: door.value, division: division.value })
}

/** What watches over the desks: the day at a glance, and the evaluation of a period. */
export const deskRoutes = (doors: readonly Door[]): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/desks/:system/today',
    summary: { zh: '今日案件：各环节、超期、高发点、地图', en: 'The desk today: by state, overdue, hot spots, map' },
    tag,
    since,
    who: 'cases.watch',
    params: Desk,
    query: Type.Object({ division: Division }),
    answer: WatchAnswer,
    async handle(call) {
      const asked = await deskAsked(doors, call, call.params.system, call.query.division)
      if (asked.kind === 'refused') return asked
      const { door, division } = asked.value
      const { db, policy, actor, now: clock } = call
      const now = clock()
      const rule = await settingAt(db, division, HOT_SPOTS, dayOf(now))
      const scope = policy.scopeOf(actor, permissionOf(door.cases.type, 'read'))
      const [states, overdue, spots, points, byCell, classRecords, cells, bodies, simulated] = await Promise.all([
        countOpen(db, door, division, now),
        overdueCases(db, door, division, now, OVERDUE),
        findHotSpots(db, door, division, now, rule),
        placesOfCases(db, door, division, scope, now, POINTS),
        casesByCell(db, door, division, now, rule.days),
        recordsOf(db, door.classes, division),
        door.cells === null ? [] : recordsOf(db, door.cells, division),
        bilingualBodyNames(db, division),
        isSimulated(db, division),
      ])
      const classes = new Map(classRecords.map((record) => [record.id, titleOf(door.classes, record)]))
      const cellName = new Map(cells.map((record) => [record.id, titleOf(door.cells as Register, record)])) // cells come from it
      const shape = door.desk.cell?.shape ?? ''
      return done({
        system: door.system.id,
        now: now.toISOString(),
        states: states.map((one) => ({
          ...one,
          name: door.cases.type.lifecycle?.states[one.state]?.name ?? { zh: one.state, en: one.state },
        })),
        overdue: overdue.map(({ record, number, clock: id, due, body }) => ({
          record,
          number,
          clock: clockName(door, id),
          dueAt: due.toISOString(),
          bodyName: body === null ? null : (bodies.get(body)?.zh ?? null),
        })),
        hotSpots: {
          ...rule,
          spots: spots.map((spot) => ({
            ...spot,
            cellName: cellName.get(spot.cell) ?? '',
            where: whereOf(
              door,
              cells.find(({ id }) => id === spot.cell),
              classRecords.find(({ id }) => id === spot.class),
            ),
            className: classes.get(spot.class) ?? '',
            from: spot.from.toISOString(),
            to: spot.to.toISOString(),
          })),
        },
        points: points.map((point) => ({
          id: point.id,
          number: point.number,
          state: point.state,
          className: point.class === null ? '' : (classes.get(point.class) ?? ''),
          place: [point.lng, point.lat] as [number, number],
          isOverdue: point.overdue,
        })),
        cells: cells.map((record) => ({
          id: record.id,
          name: cellName.get(record.id) ?? '',
          cases: byCell.get(record.id) ?? 0,
          where: whereOf(door, record, undefined),
          shape: record.values[shape] as never, // a field of kind 'shape'
        })),
        isSimulated: simulated,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/desks/:system/evaluation',
    summary: { zh: '综合评价：区域、部门、岗位', en: 'Evaluation: areas, bodies, posts' },
    tag,
    since,
    who: 'cases.evaluate',
    params: Desk,
    query: Span,
    answer: EvaluationAnswer,
    async handle(call) {
      const asked = await askOf(doors, call, call.params.system, call.query)
      if (asked.kind === 'refused') return asked
      const { door, ask } = asked.value
      const { db, query } = call
      const bounds = await settingAt(db, ask.division, EVALUATION, query.to)
      const evaluated = evaluatedClocks(door)
      const posts = postClocks(door)
      const clocks = evaluated.map(({ id }) => id)
      const [whole, areas, byBody, byPost, bodies, simulated] = await Promise.all([
        tallies(db, door, { ...ask, clocks }, 'whole'),
        tallies(db, door, { ...ask, clocks }, 'area'),
        tallies(db, door, { ...ask, clocks }, 'body'),
        tallies(db, door, { ...ask, clocks: posts.map(({ id }) => id) }, 'whole'),
        bilingualBodyNames(db, ask.division),
        isSimulated(db, ask.division),
      ])
      const named = (group: string | null): Bilingual => (group === null ? NOBODY : (bodies.get(group) ?? NOBODY))
      const rows = (found: typeof areas) =>
        found.map((tally) => figureOf(tally.clock, tally.group, named(tally.group), tally, bounds))
      return done({
        system: door.system.id,
        from: query.from,
        to: query.to,
        cutOff: ask.cutOff.toISOString(),
        bounds,
        clocks: evaluated.flatMap(({ id, name, figures }) => (figures === undefined ? [] : [{ id, name, ...figures }])),
        whole: evaluated.map(({ id, name }) =>
          figureOf(id, null, name, whole.find(({ clock }) => clock === id) ?? nothingTallied, bounds),
        ),
        areas: rows(areas),
        bodies: rows(byBody),
        posts: posts.map(({ id, name }) =>
          figureOf(id, null, name, byPost.find(({ clock }) => clock === id) ?? nothingTallied, bounds),
        ),
        isSimulated: simulated,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/desks/:system/evaluation/records',
    summary: { zh: '评价数字背后的案件', en: 'The records behind a figure of the evaluation' },
    tag,
    since,
    who: 'cases.evaluate',
    params: Desk,
    query: Type.Object({
      ...Span.properties,
      clock: Type.String({ maxLength: 60 }),
      by: Type.Union([Type.Literal('whole'), Type.Literal('area'), Type.Literal('body')]),
      group: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    answer: EvaluationRecords,
    async handle(call) {
      const asked = await askOf(doors, call, call.params.system, call.query)
      if (asked.kind === 'refused') return asked
      const { door, ask } = asked.value
      const { clock, by, group } = call.query
      const found = await countedClocks(call.db, door, { ...ask, clocks: [clock] }, by as Grouping, group ?? null, 2000)
      return done({
        records: found.map((one) => ({
          ...one,
          dueAt: one.dueAt.toISOString(),
          endedAt: one.endedAt?.toISOString() ?? null,
        })),
      })
    },
  }),
]

const NOBODY: Bilingual = { zh: '未定', en: 'not known' }

async function askOf(
  doors: readonly Door[],
  call: AnyCall,
  system: string,
  query: { readonly division?: string; readonly from: string; readonly to: string; readonly cutOff?: string },
): Promise<Outcome<{ readonly door: Door; readonly ask: EvaluationAsk }>> {
  const asked = await deskAsked(doors, call, system, query.division)
  if (asked.kind === 'refused') return asked
  const { door, division } = asked.value
  if (!isDay(query.from) || !isDay(query.to) || query.to < query.from)
    return faulty([
      {
        at: 'to',
        code: 'period',
        message: { zh: '起止日期应从早到晚', en: 'The period must end after it begins' },
      },
    ])
  const { from, to } = momentsOf(query.from, query.to)
  const now = call.now()
  const cutOff = query.cutOff === undefined ? now : new Date(query.cutOff)
  return done({
    door,
    ask: {
      division,
      scope: call.policy.scopeOf(call.actor, 'cases.evaluate'),
      clocks: [],
      from,
      to,
      cutOff: cutOff > now ? now : cutOff,
    },
  })
}

const clockName = ({ cases }: Door, id: string): Bilingual =>
  cases.type.clocks?.find((clock) => clock.id === id)?.name ?? { zh: id, en: id }

async function recordsOf(db: Reading, register: Register, division: string) {
  const records = []
  for (let page = 1; page <= 20; page++) {
    const found = await findList(db, register, EVERYTHING, { division, page, size: 500 })
    if (found.kind === 'refused') break
    records.push(...found.value.records)
    if (found.value.records.length < 500) break
  }
  return records
}

/** Cases of a cell and a class as a condition of the list, by what names them: links cannot be compared themselves. */
function whereOf({ desk, cells }: Door, cell: StoredRecord | undefined, kind: StoredRecord | undefined): string {
  const key = cells?.type.unique?.[0]?.[0]
  const said = (field: string, value: unknown) => `${field} == ${JSON.stringify(String(value))}`
  return [
    ...(cell === undefined || key === undefined || desk.cell === undefined
      ? []
      : [said(`${desk.cell.field}.${key}`, cell.values[key])]),
    ...(kind === undefined ? [] : [said(`${desk.class}.${desk.service.code}`, kind.values[desk.service.code])]),
    ...(kind === undefined || desk.kind === undefined ? [] : [said(desk.kind.field, kind.values[desk.kind.of])]),
  ].join(' && ')
}
