import { type RawBuilder, sql } from 'kysely'
import type { Values } from '../../language/field.ts'
import { OWN_COLUMNS } from '../../language/names.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import { columnsFromValues, columnsOf, valuesFromRow } from './columns.ts'
import type { Register } from './register.ts'
import { type BulkRecord, rowJson } from './row-json.ts'
import { pairsOfValues } from './search-terms.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    record_step: RecordStepTable
    record_counter: { division: string; type: string; slot: string; last: number }
    record_file: RecordFileTable
    record_file_held: { division: string; id: string; record: string }
    system_switch: SystemSwitchTable
  }
}

export interface RecordStepTable {
  division: string
  type: string
  record: string
  revision: number
  at: Moment
  does: string
  from_state: string | null
  to_state: string | null
  by_id: string | null
  by_name: string
  by_body: string | null
  reason: string | null
  gives: Json<Values>
  warnings: Json<readonly unknown[]>
}

export interface RecordFileTable {
  division: string
  id: string
  type: string
  record: string | null
  field: string
  file: string
  taken_at: Moment | null
  lng: number | null
  lat: number | null
  by_id: string | null
  at: Moment
}

export interface SystemSwitchTable {
  division: string
  system: string
  id: string
  is_on: boolean
  because: string
  by_id: string | null
  by_name: string
  at: Moment
}

/** A record as its row stands. The body in charge and the person whose own it is are what permissions reach by. */
export interface StoredRecord extends BulkRecord {
  readonly division: string
  /** Taken out of the register, or merged into another. */
  readonly endedAt: Date | null
  readonly mergedInto: string | null
}

export const PLACE = { division: 't.division', body: 't.body', person: 't.person' } as const

export function recordFromRow(register: Register, row: Readonly<Record<string, unknown>>): StoredRecord {
  return {
    division: row.division as string,
    id: row.id as string,
    number: row.number as string | null,
    revision: row.revision as number,
    state: row.state as string | null,
    body: row.body as string | null,
    person: row.person as string | null,
    madeAt: row.made_at as Date,
    madeBy: row.made_by as string | null,
    madeByName: row.made_by_name as string,
    changedAt: row.changed_at as Date,
    endedAt: row.ended_at as Date | null,
    mergedInto: row.merged_into as string | null,
    values: valuesFromRow(register, row),
  }
}

const OWN = OWN_COLUMNS.filter((name) => name !== 'search')
const columnsByRegister = new WeakMap<Register, RawBuilder<unknown>>()

/**
 * The columns of `t` that a record is read from: all but `search`, whose hundreds of pairs nobody reads. With `only`, of the
 * fields those alone.
 */
export function columnsOfRecord(register: Register, only: ReadonlySet<string> | null = null): RawBuilder<unknown> {
  const known = only === null ? columnsByRegister.get(register) : undefined
  if (known !== undefined) return known
  const names = register.fields
    .filter(([name]) => only === null || only.has(name))
    .flatMap(([name, field]) => columnsOf(register.type, name, field).map((column) => column.name))
  // Names of fields are checked when the declaration is loaded: lower case and underscores.
  const columns = sql.raw([...OWN, ...names].map((name) => `t."${name}"`).join(', '))
  if (only === null) columnsByRegister.set(register, columns)
  return columns
}

/** A record by its id, whoever asks; undefined when there is none. With `lock` nobody else changes it until the end. */
export async function findRecord(
  db: Reading,
  register: Register,
  division: string,
  id: string,
  lock: 'update' | null = null,
): Promise<StoredRecord | undefined> {
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t where t.division = ${division} and t.id = ${id}
    ${lock === null ? sql`` : sql`for update`}`.execute(db)
  const [row] = found.rows
  return row === undefined ? undefined : recordFromRow(register, row)
}

/** Records by their ids, locked in the order of their ids, so that two who take the same ones do not wait for each other. */
export async function lockRecords(
  tx: Writing,
  register: Register,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t where t.division = ${division} and t.id = any(${ids}::uuid[])
    order by t.id for update`.execute(tx)
  return new Map(found.rows.map((row) => [row.id as string, recordFromRow(register, row)]))
}

/** Records whose link in this field is the record, standing or not, locked in the order of their ids. */
export async function findPointing(
  tx: Writing,
  register: Register,
  division: string,
  field: string,
  to: string,
): Promise<readonly StoredRecord[]> {
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t where t.division = ${division} and t.${sql.id(field)} = ${to}
    order by t.id for update`.execute(tx)
  return found.rows.map((row) => recordFromRow(register, row))
}

/** Who steps, when, and why. */
export interface StepBy {
  readonly at: Date
  readonly byId: string | null
  readonly byName: string
  readonly byBody: string | null
  readonly reason: string | null
}

export interface NewRecord {
  readonly id: string
  readonly state: string | null
  readonly body: string | null
  readonly person: string | null
  readonly values: Values
  readonly does: 'create' | 'import'
  readonly warnings: readonly unknown[]
}

/** Where the number's counter stands: '20240305', '202403' or '2024'. */
export const slotOf = (per: 'day' | 'month' | 'year', day: string): string =>
  day.slice(0, per === 'day' ? 10 : per === 'month' ? 7 : 4).replaceAll('-', '')

/** Numbers that were taken for records before they are made: the first of them, and where they were counted. */
export interface TakenNumbers {
  readonly slot: string
  readonly first: number
}

/** Takes the next numbers of a type. Outside a transaction the counter is free again at once; numbers that are not used stay gaps. */
export async function takeNext(
  db: Reading,
  { type }: Register,
  division: string,
  day: string,
  count: number,
): Promise<TakenNumbers | null> {
  const { number } = type
  if (number === undefined) return null
  const slot = slotOf(number.per, day)
  const found = await counting(division, type.id, slot, count).execute(db)
  return { slot, first: (found.rows[0]?.last ?? count) - count + 1 }
}

const counting = (division: string, type: string, slot: string, count: number) => sql<{ last: number }>`
  insert into record_counter (division, type, slot, last) values (${division}, ${type}, ${slot}, ${count})
  on conflict (division, type, slot) do update set last = record_counter.last + ${count}
  returning last`

/**
 * Makes records of one type with their numbers and first steps, and tells whoever looks on; one statement. Resolves with the
 * numbers by id, null where the type has none; a record that a unique index does not let in is not among them, and nothing of
 * it is written. Where no numbers were taken before, the counter's row is locked until the transaction ends. A number is given
 * once, whoever makes records meanwhile; that of a record that was not let in stays a gap.
 */
export async function insertRecords(
  tx: Writing,
  register: Register,
  division: string,
  made: readonly (NewRecord & { readonly by: StepBy })[],
  day: string,
  taken: TakenNumbers | null = null,
): Promise<ReadonlyMap<string, string | null>> {
  const { type, table } = register
  const { number } = type
  const slot = number === undefined ? '' : slotOf(number.per, day)
  const rows = made.map((one) =>
    rowJson(register, division, {
      ...one,
      number: null,
      revision: 1,
      madeAt: one.by.at,
      madeBy: one.by.byId,
      madeByName: one.by.byName,
      changedAt: one.by.at,
    }),
  )
  const steps = made.map(({ id, by, does, state, values, warnings, body, person }) => ({
    record: id,
    at: by.at,
    does,
    to_state: state,
    by_id: by.byId,
    by_name: by.byName,
    by_body: by.byBody,
    reason: by.reason,
    gives: values,
    warnings,
    live: newId(),
    body,
    person,
  }))
  const counted =
    number === undefined
      ? sql`select null::bigint last`
      : taken !== null && taken.slot === slot
        ? sql`select ${taken.first + made.length - 1}::bigint last`
        : counting(division, type.id, slot, made.length)
  const given =
    number === undefined
      ? sql`select g.*, null::text "~number" from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) g`
      : sql`
        select g.*, ${`${number.prefix}${slot}-`} || lpad(n.at::text, greatest(${number.digits}::int, length(n.at::text)), '0') "~number"
        from counted, jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) with ordinality g
        cross join lateral (select counted.last - ${made.length} + g.ordinality as at) n`
  const columns = fieldColumns(register)
  const found = await sql<{ id: string; number: string | null }>`
    with steps as (
      select * from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(record uuid, at timestamptz, does text, to_state text, by_id text,
        by_name text, by_body uuid, reason text, gives jsonb, warnings jsonb, live uuid, body uuid, person text)
    ),
    counted as (${counted}),
    given as (${given}),
    made as (
      insert into ${sql.table(table)} (division, id, number, revision, state, body, person, made_at, made_by, made_by_name, changed_at, search${columns.names})
      select g.division, g.id, g."~number", 1, g.state, g.body, g.person, g.made_at, g.made_by, g.made_by_name, g.changed_at,
        g.search || array(select lower(substr(g."~number", i, 2)) from generate_series(1, char_length(g."~number") - 1) i)${columns.of}
      from given g
      on conflict do nothing
      returning id, number
    ),
    stepped as (
      insert into record_step (division, type, record, revision, at, does, from_state, to_state, by_id, by_name, by_body, reason, gives, warnings)
      select ${division}, ${type.id}, s.record, 1, s.at, s.does, null, s.to_state, s.by_id, s.by_name, s.by_body, s.reason, s.gives, s.warnings
      from steps s join made on made.id = s.record
    ),
    heard as (
      insert into live_event (division, id, topic, subject, body, person)
      select ${division}, s.live, ${topicOf(register)}, s.record, s.body, s.person from steps s join made on made.id = s.record
    )
    select id, number from made`.execute(tx)
  return new Map(found.rows.map(({ id, number: given }) => [id, given]))
}

const columnsOfFields = new WeakMap<
  Register,
  { readonly names: RawBuilder<unknown>; readonly of: RawBuilder<unknown> }
>()

/** The columns of the fields, each with its comma before it: as they are called, and of a row `g`. */
function fieldColumns(register: Register) {
  const known = columnsOfFields.get(register)
  if (known !== undefined) return known
  const names = register.fields.flatMap(([name, field]) =>
    columnsOf(register.type, name, field).map((column) => `"${column.name}"`),
  )
  const made = {
    names: sql.raw(names.map((name) => `, ${name}`).join('')),
    of: sql.raw(names.map((name) => `, g.${name}`).join('')),
  }
  columnsOfFields.set(register, made)
  return made
}

export const topicOf = ({ type }: Register): string => `records.${type.id}`

export interface ChangedRecord {
  readonly before: StoredRecord
  /** Fields that change. */
  readonly gives: Values
  readonly does: string
  readonly state: string | null
  readonly body: string | null
  readonly person: string | null
  readonly warnings: readonly unknown[]
  /** Taken out, merged into another, or standing again. */
  readonly endedAt?: Date | null
  readonly mergedInto?: string | null
}

/**
 * Changes a record that was found with a lock, appends the step, and tells whoever looks on; one statement. Resolves with the
 * record as it stands now.
 */
export async function updateRecord(
  tx: Writing,
  register: Register,
  changed: ChangedRecord,
  by: StepBy,
  liveId: string,
): Promise<StoredRecord> {
  const { before, gives } = changed
  const { type, table } = register
  const revision = before.revision + 1
  const values = { ...before.values, ...gives }
  const columns = Object.entries(columnsFromValues(register, gives))
  const endedAt = changed.endedAt === undefined ? before.endedAt : changed.endedAt
  const mergedInto = changed.mergedInto === undefined ? before.mergedInto : changed.mergedInto
  const found = await sql<Record<string, unknown>>`
    with changed as (
      update ${sql.table(table)} t set revision = ${revision}, state = ${changed.state}, body = ${changed.body}, person = ${changed.person},
        changed_at = ${by.at}, ended_at = ${endedAt}, merged_into = ${mergedInto},
        search = ${pairsOfValues(type, values)}::text[] || array(select lower(substr(t.number, i, 2)) from generate_series(1, char_length(t.number) - 1) i)
        ${sql.join(
          columns.map(([name, value]) => sql`, ${sql.id(name)} = ${value}`),
          sql``,
        )}
      where t.division = ${before.division} and t.id = ${before.id} and t.revision = ${before.revision}
      returning ${columnsOfRecord(register)}
    ),
    stepped as (
      insert into record_step (division, type, record, revision, at, does, from_state, to_state, by_id, by_name, by_body, reason, gives, warnings)
      select ${before.division}, ${type.id}, ${before.id}::uuid, ${revision}::int, ${by.at}::timestamptz, ${changed.does}, ${before.state},
        ${changed.state}, ${by.byId}, ${by.byName}, ${by.byBody}::uuid, ${by.reason}, ${JSON.stringify(gives)}::jsonb, ${JSON.stringify(changed.warnings)}::jsonb
      from changed
    ),
    heard as (
      insert into live_event (division, id, topic, subject, body, person)
      select ${before.division}, ${liveId}::uuid, ${topicOf(register)}, ${before.id}, ${changed.body}::uuid, ${changed.person} from changed
    )
    select * from changed`.execute(tx)
  const [row] = found.rows
  if (row === undefined) throw new Error(`${type.id} ${before.id} was not locked before it was changed.`)
  return recordFromRow(register, row)
}

/** A step as it was appended. */
export interface StoredStep {
  readonly revision: number
  readonly at: Date
  readonly does: string
  readonly from: string | null
  readonly to: string | null
  readonly byId: string | null
  readonly byName: string
  readonly byBody: string | null
  readonly reason: string | null
  readonly gives: Values
  readonly warnings: readonly unknown[]
}

/** Everything that happened to a record, in order. */
export async function findSteps(
  db: Reading,
  register: Register,
  division: string,
  id: string,
): Promise<readonly StoredStep[]> {
  const rows = await db
    .selectFrom('record_step')
    .selectAll()
    .where('division', '=', division)
    .where('type', '=', register.type.id)
    .where('record', '=', id)
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    at: row.at,
    does: row.does,
    from: row.from_state,
    to: row.to_state,
    byId: row.by_id,
    byName: row.by_name,
    byBody: row.by_body,
    reason: row.reason,
    gives: row.gives,
    warnings: row.warnings,
  }))
}

/** Who did one of these steps of each record: by record, then by step. */
export async function findDoers(
  db: Reading,
  register: Register,
  division: string,
  ids: readonly string[],
  steps: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>> {
  const doers = new Map<string, Map<string, string[]>>()
  if (steps.length === 0 || ids.length === 0) return doers
  const rows = await db
    .selectFrom('record_step')
    .select(['record', 'does', 'by_id'])
    .distinct()
    .where('division', '=', division)
    .where('type', '=', register.type.id)
    .where('record', 'in', [...ids])
    .where('does', 'in', [...steps])
    .where('by_id', 'is not', null)
    .execute()
  for (const { record, does, by_id } of rows) {
    const bySteps = doers.get(record) ?? new Map<string, string[]>()
    bySteps.set(does, [...(bySteps.get(does) ?? []), by_id as string]) // not null, as asked
    doers.set(record, bySteps)
  }
  return doers
}

/** The part of a register that a scope reaches, as a condition on `t`. */
export const reached = (scope: Scope): RawBuilder<boolean> => withinScope(scope, PLACE)
