import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Decimal, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { ClockRow } from './clock-rows.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    record_clock: RecordClockTable
    record_clock_told: RecordClockToldTable
  }
}

export interface RecordClockTable {
  division: string
  type: string
  record: string
  clock: string
  state: ClockRow['state']
  started_at: Moment
  limit_amount: Decimal | null
  limit_unit: string | null
  due_at: Moment | null
  paused_at: Moment | null
  ended_at: Moment | null
  is_met: boolean | null
  extended: Decimal
  number: string | null
  body: string | null
  person: string | null
  /** The patch of ground, where the type's desk has a layer of them. */
  area: string | null
  calendar: string
  next_point: number | null
  next_point_at: Moment | null
  revision: number
  changed_at: Moment
}

export interface RecordClockToldTable {
  division: string
  type: string
  record: string
  clock: string
  /** The beginning of the run that the point belongs to: one that begins anew is told anew. */
  started_at: Moment
  point: number
  at: Moment
  due_at: Moment
  roles: string[]
  body: string | null
  /** The transition that the program did then, or why it could not. */
  did: string | null
}

/** A clock's row with what it hangs on. */
export interface KeptClock {
  readonly division: string
  readonly type: string
  readonly record: string
  readonly clock: string
  readonly state: ClockRow['state']
  readonly startedAt: Date
  readonly limitAmount: string | null
  readonly limitUnit: string | null
  readonly dueAt: Date | null
  readonly pausedAt: Date | null
  readonly endedAt: Date | null
  readonly isMet: boolean | null
  readonly extended: string
  readonly number: string | null
  readonly body: string | null
  readonly person: string | null
  readonly area: string | null
  readonly calendar: string
  readonly nextPoint: number | null
  readonly nextPointAt: Date | null
  readonly revision: number
}

/** What lists tell of a clock. */
export type ShownClock = Pick<KeptClock, 'record' | 'clock' | 'state' | 'dueAt' | 'limitUnit' | 'isMet'>

type Row = {
  readonly [K in keyof RecordClockTable]: RecordClockTable[K] extends Moment
    ? Date
    : RecordClockTable[K] extends Moment | null
      ? Date | null
      : RecordClockTable[K] extends Decimal
        ? string
        : RecordClockTable[K] extends Decimal | null
          ? string | null
          : RecordClockTable[K]
}

const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const keptFrom = (row: Row): KeptClock => ({
  division: row.division,
  type: row.type,
  record: row.record,
  clock: row.clock,
  state: row.state,
  startedAt: row.started_at,
  limitAmount: row.limit_amount === null ? null : plain(row.limit_amount),
  limitUnit: row.limit_unit,
  dueAt: row.due_at,
  pausedAt: row.paused_at,
  endedAt: row.ended_at,
  isMet: row.is_met,
  extended: plain(row.extended),
  number: row.number,
  body: row.body,
  person: row.person,
  area: row.area,
  calendar: row.calendar,
  nextPoint: row.next_point,
  nextPointAt: row.next_point_at,
  revision: row.revision,
})

/** The clocks of one record as they are kept. */
export async function clocksOfRecord(
  db: Reading,
  division: string,
  type: string,
  record: string,
): Promise<readonly KeptClock[]> {
  const found = await sql<Row>`
    select * from record_clock where division = ${division} and type = ${type} and record = ${record} order by started_at, clock`.execute(
    db,
  )
  return found.rows.map(keptFrom)
}

/** The clocks of several records. */
export async function clocksOfRecords(
  db: Reading,
  division: string,
  type: string,
  records: readonly string[],
): Promise<readonly KeptClock[]> {
  if (records.length === 0) return []
  const found = await sql<Row>`
    select * from record_clock where division = ${division} and type = ${type} and record = any(${[...records]}::uuid[])
    order by started_at, clock`.execute(db)
  return found.rows.map(keptFrom)
}

/**
 * Of each record the clock that presses most: overdue, then running out first, standing still, without a moment; else what
 * ran: late, in time, without a judgement.
 */
export async function pressingClocks(
  db: Reading,
  division: string,
  type: string,
  records: readonly string[],
  now: Date,
): Promise<readonly ShownClock[]> {
  if (records.length === 0) return []
  const found = await sql<ShownClock>`
    select distinct on (record) record, clock, state, due_at "dueAt", limit_unit "limitUnit", is_met "isMet" from record_clock
    where division = ${division} and type = ${type} and record = any(${[...records]}::uuid[])
    order by record, case
      when state = 'running' and due_at < ${now} then 0 when state = 'running' and due_at is not null then 1
      when state = 'paused' then 2 when state = 'running' then 3
      when state = 'ended' and is_met is null then 3 when state = 'ended' and not is_met then 4 when state = 'ended' then 5 else 6 end,
      due_at nulls last, clock`.execute(db)
  return found.rows
}

/** When a clock of these records is due, where that can be told. */
export async function findDues(
  db: Reading,
  division: string,
  type: string,
  records: readonly string[],
  clock: string,
): Promise<ReadonlyMap<string, Date>> {
  const kept = await clocksOfRecords(db, division, type, records)
  return new Map(
    kept.flatMap((one) => (one.clock === clock && one.dueAt !== null ? [[one.record, one.dueAt] as const] : [])),
  )
}

/** Points that were told of a record's clocks, as 'clock startedAt point'. */
export async function toldPoints(
  db: Reading,
  division: string,
  type: string,
  record: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('record_clock_told')
    .select(['clock', 'started_at', 'point'])
    .where('division', '=', division)
    .where('type', '=', type)
    .where('record', '=', record)
    .execute()
  return new Set(rows.map(({ clock, started_at, point }) => pointKey(clock, started_at, point)))
}

export const pointKey = (clock: string, startedAt: Date, point: number): string =>
  `${clock} ${startedAt.toISOString()} ${point}`

const rowOf = (kept: KeptClock, at: Date): { readonly [K in keyof RecordClockTable]: unknown } => ({
  division: kept.division,
  type: kept.type,
  record: kept.record,
  clock: kept.clock,
  state: kept.state,
  started_at: kept.startedAt,
  limit_amount: kept.limitAmount,
  limit_unit: kept.limitUnit,
  due_at: kept.dueAt,
  paused_at: kept.pausedAt,
  ended_at: kept.endedAt,
  is_met: kept.isMet,
  extended: kept.extended,
  number: kept.number,
  body: kept.body,
  person: kept.person,
  area: kept.area,
  calendar: kept.calendar,
  next_point: kept.nextPoint,
  next_point_at: kept.nextPointAt,
  revision: kept.revision,
  changed_at: at,
})

const KEY = ['division', 'type', 'record', 'clock']

/** Writes clocks' rows over those that stood. */
export async function writeClocks(tx: Writing, kept: readonly KeptClock[], at: Date): Promise<void> {
  if (kept.length === 0) return
  const rows = kept.map((one) => rowOf(one, at))
  const own = Object.keys(rows[0] ?? {}).filter((name) => !KEY.includes(name))
  await sql`
    insert into record_clock select * from jsonb_populate_recordset(null::record_clock, ${JSON.stringify(rows)}::jsonb)
    on conflict (division, type, record, clock) do update set ${sql.raw(own.map((name) => `${name} = excluded.${name}`).join(', '))}`.execute(
    tx,
  )
}

/** Clocks with a point that is to be told by now, the earliest first. */
export async function pointsDue(
  db: Reading,
  division: string,
  now: Date,
  atMost: number,
): Promise<readonly KeptClock[]> {
  const found = await sql<Row>`
    select * from record_clock where division = ${division} and next_point_at is not null and next_point_at <= ${now}
    order by next_point_at, type, record, clock limit ${atMost}`.execute(db)
  return found.rows.map(keptFrom)
}

/** The same clock, locked; null when another sweep holds it or has told the point already. */
export async function lockPoint(tx: Writing, due: KeptClock): Promise<KeptClock | null> {
  const found = await sql<Row>`
    select * from record_clock where division = ${due.division} and type = ${due.type} and record = ${due.record}
      and clock = ${due.clock} and next_point = ${due.nextPoint} and started_at = ${due.startedAt}
    for update skip locked`.execute(tx)
  const [row] = found.rows
  return row === undefined ? null : keptFrom(row)
}

/** Puts on record that a point was told. False when it was already. */
export async function insertTold(
  tx: Writing,
  kept: KeptClock,
  point: number,
  told: { readonly at: Date; readonly roles: readonly string[]; readonly did: string | null },
): Promise<boolean> {
  const done = await tx
    .insertInto('record_clock_told')
    .values({
      division: kept.division,
      type: kept.type,
      record: kept.record,
      clock: kept.clock,
      started_at: kept.startedAt,
      point,
      at: told.at,
      due_at: kept.nextPointAt ?? told.at,
      roles: [...told.roles],
      body: kept.body,
      did: told.did,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What was told of a record's clocks. */
export async function toldOfRecord(db: Reading, division: string, type: string, record: string) {
  return db
    .selectFrom('record_clock_told')
    .select(['clock', 'point', 'at', 'due_at', 'roles', 'did'])
    .where('division', '=', division)
    .where('type', '=', type)
    .where('record', '=', record)
    .orderBy('at')
    .execute()
}

/** Which clocks to look for, and how far the person reaches with the steps that meet them. */
export interface Sought {
  readonly type: string
  readonly clock: string
  readonly scope: Scope
}

/** Running clocks that the person has to act on, those due first first. */
export async function runningClocks(
  db: Reading,
  division: string,
  sought: readonly Sought[],
  atMost: number,
): Promise<readonly KeptClock[]> {
  if (sought.length === 0) return []
  const parts = sought.map(
    ({ type, clock, scope }) =>
      sql<boolean>`(c.type = ${type} and c.clock = ${clock} and ${withinScope(scope, { division: 'c.division', body: 'c.body', person: 'c.person' })})`,
  )
  const found = await sql<Row>`
    select c.* from record_clock c where c.division = ${division} and c.state = 'running' and (${sql.join(parts, sql` or `)})
    order by c.due_at nulls last, c.record limit ${atMost}`.execute(db)
  return found.rows.map(keptFrom)
}

/** Running clocks of which one of these roles was told and that the scope reaches: what has gone wrong and still is. */
export async function toldClocks(
  db: Reading,
  division: string,
  roles: readonly { readonly role: string; readonly bodies: readonly string[] | null }[],
  types: readonly string[],
  atMost: number,
): Promise<readonly (KeptClock & { readonly point: number })[]> {
  if (roles.length === 0 || types.length === 0) return []
  const parts = roles.map(({ role, bodies }) =>
    bodies === null
      ? sql<boolean>`${role} = any(n.roles)`
      : sql<boolean>`(${role} = any(n.roles) and c.body = any(${[...bodies]}::uuid[]))`,
  )
  const found = await sql<Row & { readonly point: number }>`
    select distinct on (c.type, c.record, c.clock) c.*, n.point
    from record_clock c join record_clock_told n
      on n.division = c.division and n.type = c.type and n.record = c.record and n.clock = c.clock and n.started_at = c.started_at
    where c.division = ${division} and c.state = 'running' and c.type = any(${[...types]}) and (${sql.join(parts, sql` or `)})
    order by c.type, c.record, c.clock, n.at desc limit ${atMost}`.execute(db)
  return found.rows.map((row) => ({ ...keptFrom(row), point: row.point }))
}

/** Divisions in which a clock was ever kept. */
export async function divisionsWithClocks(db: Reading): Promise<readonly string[]> {
  const found = await sql<{ division: string }>`
    with recursive t as (
      (select division from record_clock order by division limit 1)
      union all
      select (select c.division from record_clock c where c.division > t.division order by c.division limit 1) from t where t.division is not null
    ) select division from t where division is not null`.execute(db)
  return found.rows.map(({ division }) => division)
}

/** Every clock of a division, piece by piece, for verification. */
export async function clockPage(db: Reading, division: string, after: string, atMost: number) {
  const found = await sql<{ type: string; record: string }>`
    select distinct type, record from record_clock where division = ${division} and record > ${after}::uuid
    order by record limit ${atMost}`.execute(db)
  return found.rows
}

/** A point of a clock that was told, as a simulation or a takeover from an older system brings it. */
export interface LoadedPoint {
  readonly kept: KeptClock
  readonly point: number
  readonly at: Date
  readonly roles: readonly string[]
}

/** Writes very many clocks, and the points that were told of them, with records that are loaded at once. */
export async function loadClocks(
  tx: Writing,
  kept: readonly KeptClock[],
  told: readonly LoadedPoint[],
  at: Date,
): Promise<void> {
  const clocks = JSON.stringify(kept.map((one) => rowOf(one, at)))
  await sql`insert into record_clock select * from jsonb_populate_recordset(null::record_clock, ${clocks}::jsonb)`.execute(
    tx,
  )
  const points = JSON.stringify(
    told.map(({ kept: one, point, at: moment, roles }) => ({
      division: one.division,
      type: one.type,
      record: one.record,
      clock: one.clock,
      started_at: one.startedAt,
      point,
      at: moment,
      due_at: moment,
      roles,
      body: one.body,
      did: null,
    })),
  )
  await sql`insert into record_clock_told select * from jsonb_populate_recordset(null::record_clock_told, ${points}::jsonb)`.execute(
    tx,
  )
}
