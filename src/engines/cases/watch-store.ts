import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Door } from './doors.ts'
import type { Tally } from './evaluation.ts'

/** A patch of ground in which cases of one class come again and again. */
export interface HotSpot {
  readonly cell: string
  readonly class: string
  readonly cases: number
  /** The first and the last of them. */
  readonly from: Date
  readonly to: Date
}

const columnsOf = ({ desk, cases }: Door) => {
  const transitions = cases.type.lifecycle?.states ?? {}
  const counted = Object.keys(transitions).filter((state) => transitions[state]?.kind !== 'void')
  return { cell: desk.cell?.field, classOf: desk.class, at: desk.at, place: desk.place, counted }
}

/** Cells and classes with at least so many cases found within the days before `now`, the most first. */
export async function findHotSpots(
  db: Reading,
  door: Door,
  division: string,
  now: Date,
  rule: { readonly days: number; readonly cases: number },
): Promise<readonly HotSpot[]> {
  const { cell, classOf, at, counted } = columnsOf(door)
  if (cell === undefined) return []
  const from = new Date(now.getTime() - rule.days * 86_400_000)
  const found = await sql<{ cell: string; class: string; cases: number; first: Date; last: Date }>`
    select t.${sql.id(cell)} cell, t.${sql.id(classOf)} class, count(*)::int cases, min(t.${sql.id(at)}) first, max(t.${sql.id(at)}) last
    from ${sql.table(door.cases.table)} t
    where t.division = ${division} and t.ended_at is null and t.state = any(${counted})
      and t.${sql.id(at)} > ${from} and t.${sql.id(at)} <= ${now} and t.${sql.id(cell)} is not null
    group by 1, 2 having count(*) >= ${rule.cases}
    order by 3 desc, 5 desc limit 200`.execute(db)
  return found.rows.map((row) => ({
    cell: row.cell,
    class: row.class,
    cases: row.cases,
    from: row.first,
    to: row.last,
  }))
}

/** Cases of each cell within the days, for the map. */
export async function casesByCell(
  db: Reading,
  door: Door,
  division: string,
  now: Date,
  days: number,
): Promise<ReadonlyMap<string, number>> {
  const { cell, at, counted } = columnsOf(door)
  if (cell === undefined) return new Map()
  const from = new Date(now.getTime() - days * 86_400_000)
  const found = await sql<{ cell: string; cases: number }>`
    select t.${sql.id(cell)} cell, count(*)::int cases from ${sql.table(door.cases.table)} t
    where t.division = ${division} and t.ended_at is null and t.state = any(${counted})
      and t.${sql.id(at)} > ${from} and t.${sql.id(at)} <= ${now} and t.${sql.id(cell)} is not null
    group by 1`.execute(db)
  return new Map(found.rows.map(({ cell: id, cases }) => [id, cases]))
}

/** How many cases stand in each state that is not at its end, with those overdue by one of their clocks. */
export async function countOpen(
  db: Reading,
  door: Door,
  division: string,
  now: Date,
): Promise<
  readonly { readonly state: string; readonly cases: number; readonly overdue: number; readonly today: number }[]
> {
  const states = door.cases.type.lifecycle?.states ?? {}
  const open = Object.keys(states).filter(
    (state) => states[state]?.kind === 'open' || states[state]?.kind === 'waiting',
  )
  const found = await sql<{ state: string; cases: number; overdue: number; today: number }>`
    select t.state, count(*)::int cases,
      count(*) filter (where exists (
        select 1 from record_clock c where c.division = t.division and c.type = ${door.cases.type.id} and c.record = t.id
          and c.state = 'running' and c.due_at < ${now}))::int overdue,
      count(*) filter (where (t.made_at at time zone 'Asia/Shanghai')::date = (${now}::timestamptz at time zone 'Asia/Shanghai')::date)::int today
    from ${sql.table(door.cases.table)} t
    where t.division = ${division} and t.ended_at is null and t.state = any(${open})
    group by t.state`.execute(db)
  const byState = new Map(found.rows.map((row) => [row.state, row]))
  return open.map((state) => {
    const row = byState.get(state)
    return { state, cases: row?.cases ?? 0, overdue: row?.overdue ?? 0, today: row?.today ?? 0 }
  })
}

/** Ids of open cases of which a clock is overdue, the longest overdue first. */
export async function overdueCases(
  db: Reading,
  door: Door,
  division: string,
  now: Date,
  atMost: number,
): Promise<
  readonly {
    readonly record: string
    readonly number: string | null
    readonly clock: string
    readonly due: Date
    readonly body: string | null
  }[]
> {
  const found = await sql<{ record: string; number: string | null; clock: string; due_at: Date; body: string | null }>`
    select distinct on (record) record, number, clock, due_at, body from record_clock
    where division = ${division} and type = ${door.cases.type.id} and state = 'running' and due_at < ${now}
    order by record, due_at`.execute(db)
  return found.rows
    .map(({ due_at, ...row }) => ({ ...row, due: due_at }))
    .sort((a, b) => a.due.getTime() - b.due.getTime())
    .slice(0, atMost)
}

/** What a figure of the evaluation is asked for. */
export interface EvaluationAsk {
  readonly division: string
  readonly scope: Scope
  readonly clocks: readonly string[]
  /** The period, from the first moment to before the last. */
  readonly from: Date
  readonly to: Date
  /** What had ended by this moment counts as ended. */
  readonly cutOff: Date
}

/** By what the evaluation is broken down: the body in charge, the patch's street, or nothing. */
export type Grouping = 'body' | 'area' | 'whole'

/**
 * Clocks that count in the period: due in it, or ended early in it and due later. Unjudged ones do not count, nor those that
 * stand still (挂账) at the end.
 */
const counted = ({ division, scope, clocks, from, to, cutOff }: EvaluationAsk, type: string) => sql<boolean>`
  c.division = ${division} and c.type = ${type} and c.clock = any(${[...clocks]}) and c.state in ('running', 'ended')
  and c.due_at is not null
  and least(case when c.ended_at <= ${cutOff} then c.ended_at end, c.due_at) >= ${from}
  and least(case when c.ended_at <= ${cutOff} then c.ended_at end, c.due_at) < ${to}
  and ${withinScope(scope, { division: 'c.division', body: 'c.body' })}`

const isEnded = (cutOff: Date) => sql<boolean>`(c.ended_at is not null and c.ended_at <= ${cutOff})`
const isMet = (cutOff: Date) =>
  sql<boolean>`(c.ended_at is not null and c.ended_at <= ${cutOff} and c.ended_at <= c.due_at)`

export interface Tallied extends Tally {
  readonly clock: string
  /** The body's id, the street's; null where there is none, or all are meant. */
  readonly group: string | null
}

/** Tallies of clocks of the desk's cases by group. */
export async function tallies(db: Reading, door: Door, ask: EvaluationAsk, by: Grouping): Promise<readonly Tallied[]> {
  const group = by === 'body' ? sql`c.body` : by === 'area' ? sql`a.street` : sql`null::uuid`
  const areas =
    by === 'area' && door.cells?.type.body !== undefined
      ? sql`left join lateral (select g.${sql.id(door.cells.type.body)} street from ${sql.table(door.cells.table)} g where g.division = c.division and g.id = c.area) a on true`
      : by === 'area'
        ? sql`left join lateral (select null::uuid street) a on true`
        : sql``
  const { cutOff } = ask
  const found = await sql<{
    clock: string
    group: string | null
    due: number
    ended: number
    met: number
    extended: number
    met_extended: number
  }>`
    select c.clock, ${group} as "group", count(*)::int due, count(*) filter (where ${isEnded(cutOff)})::int ended,
      count(*) filter (where ${isMet(cutOff)})::int met, count(*) filter (where c.extended > 0)::int extended,
      count(*) filter (where c.extended > 0 and ${isMet(cutOff)})::int met_extended
    from record_clock c ${areas}
    where ${counted(ask, door.cases.type.id)}
    group by 1, 2 order by 2, 1`.execute(db)
  return found.rows.map(({ met_extended, ...row }) => ({ ...row, metExtended: met_extended }))
}

export interface CountedClock {
  readonly record: string
  readonly number: string | null
  readonly clock: string
  readonly dueAt: Date
  readonly endedAt: Date | null
  readonly isEnded: boolean
  readonly isMet: boolean
  readonly isExtended: boolean
}

/** The records behind a tally. */
export async function countedClocks(
  db: Reading,
  door: Door,
  ask: EvaluationAsk,
  by: Grouping,
  group: string | null,
  atMost: number,
): Promise<readonly CountedClock[]> {
  const street = door.cells?.type.body
  const here =
    by === 'whole'
      ? sql<boolean>`true`
      : by === 'body'
        ? sql<boolean>`c.body is not distinct from ${group}::uuid`
        : street === undefined || door.cells === null
          ? sql<boolean>`${group}::uuid is null`
          : sql<boolean>`(select g.${sql.id(street)} from ${sql.table(door.cells.table)} g where g.division = c.division and g.id = c.area) is not distinct from ${group}::uuid`
  const { cutOff } = ask
  const found = await sql<{
    record: string
    number: string | null
    clock: string
    due_at: Date
    ended_at: Date | null
    ended: boolean
    met: boolean
    extended: boolean
  }>`
    select c.record, c.number, c.clock, c.due_at, c.ended_at, ${isEnded(cutOff)} ended, ${isMet(cutOff)} met, c.extended > 0 extended
    from record_clock c where ${counted(ask, door.cases.type.id)} and ${here}
    order by c.due_at, c.record limit ${atMost}`.execute(db)
  return found.rows.map((row) => ({
    record: row.record,
    number: row.number,
    clock: row.clock,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    isEnded: row.ended,
    isMet: row.met,
    isExtended: row.extended,
  }))
}

/** Places of open cases, for the map. */
export async function placesOfCases(
  db: Reading,
  door: Door,
  division: string,
  scope: Scope,
  now: Date,
  atMost: number,
): Promise<
  readonly {
    readonly id: string
    readonly number: string | null
    readonly state: string
    readonly class: string | null
    readonly lng: number
    readonly lat: number
    readonly overdue: boolean
  }[]
> {
  const states = door.cases.type.lifecycle?.states ?? {}
  const open = Object.keys(states).filter(
    (state) => states[state]?.kind === 'open' || states[state]?.kind === 'waiting',
  )
  const { place, classOf } = columnsOf(door)
  const found = await sql<{
    id: string
    number: string | null
    state: string
    class: string | null
    lng: number
    lat: number
    overdue: boolean
  }>`
    select t.id, t.number, t.state, t.${sql.id(classOf)} class, t.${sql.id(`${place}_lng`)} lng, t.${sql.id(`${place}_lat`)} lat,
      exists (select 1 from record_clock c where c.division = t.division and c.type = ${door.cases.type.id} and c.record = t.id
        and c.state = 'running' and c.due_at < ${now}) overdue
    from ${sql.table(door.cases.table)} t
    where t.division = ${division} and t.ended_at is null and t.state = any(${open}) and t.${sql.id(`${place}_lng`)} is not null
      and ${withinScope(scope, { division: 't.division', body: 't.body', person: 't.person' })}
    order by t.made_at desc limit ${atMost}`.execute(db)
  return found.rows
}
