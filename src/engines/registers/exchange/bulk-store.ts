import { sql } from 'kysely'
import { OWN_COLUMNS } from '../../../language/names.ts'
import type { Writing } from '../../../platform/database/tables.ts'
import { columnsOf } from '../columns.ts'
import { type StoredStep, takeNext, topicOf } from '../record-store.ts'
import type { Register } from '../register.ts'
import { type BulkRecord, rowJson } from '../row-json.ts'

/** A step with the record that it belongs to. */
export interface BulkStep extends StoredStep {
  readonly record: string
}

/** Rows of one statement: its parameter is some megabytes of JSON. */
const CHUNK = 2_000

/** Inserts rows, some thousand with a statement. PostgreSQL gives every value its column's type and checks it. */
export async function insertRows(
  tx: Writing,
  register: Register,
  division: string,
  records: readonly BulkRecord[],
): Promise<void> {
  const table = sql.table(register.table)
  const columns = [...OWN, ...ownColumns(register)].map((name) => sql.id(name))
  await piecewise(
    records,
    (row) => rowJson(register, division, row),
    (json) =>
      sql`
      insert into ${table} (${sql.join(columns)})
      select ${sql.join(columns)} from jsonb_populate_recordset(null::${table}, ${json}::jsonb)`.execute(tx),
  )
}

/** Writes what changed in rows that are locked: every field as it stands now. */
export async function replaceRows(
  tx: Writing,
  register: Register,
  division: string,
  records: readonly BulkRecord[],
): Promise<void> {
  const table = sql.table(register.table)
  const columns = ['revision', 'body', 'person', 'changed_at', 'search', ...ownColumns(register)]
  for (const rows of chunked(records)) {
    const json = JSON.stringify(rows.map((row) => rowJson(register, division, row)))
    await sql`
      update ${table} t set ${sql.join(columns.map((name) => sql`${sql.id(name)} = n.${sql.id(name)}`))}
      from jsonb_populate_recordset(null::${table}, ${json}::jsonb) n
      where t.division = ${division} and t.id = n.id and t.revision = n.revision - 1`.execute(tx)
  }
}

/** Appends steps. */
export async function insertBulkSteps(
  tx: Writing,
  register: Register,
  division: string,
  steps: readonly BulkStep[],
): Promise<void> {
  await piecewise(
    steps,
    (step) => ({
      division,
      type: register.type.id,
      record: step.record,
      revision: step.revision,
      at: step.at,
      does: step.does,
      from_state: step.from,
      to_state: step.to,
      by_id: step.byId,
      by_name: step.byName,
      by_body: step.byBody,
      reason: step.reason,
      gives: step.gives,
      warnings: step.warnings,
    }),
    (json) =>
      sql`insert into record_step select * from jsonb_populate_recordset(null::record_step, ${json}::jsonb)`.execute(
        tx,
      ),
  )
}

/** Some thousand rows with a statement; the next are made ready while the database takes in these. */
async function piecewise<T>(
  all: readonly T[],
  json: (one: T) => unknown,
  write: (json: string) => Promise<unknown>,
): Promise<void> {
  let written: Promise<unknown> = Promise.resolve()
  // Whoever waits hears of a failure; until then it must not count as one that nobody heeds.
  const heeded = (promise: Promise<unknown>) => {
    promise.catch(() => undefined)
    return promise
  }
  for (const rows of chunked(all)) {
    const text = JSON.stringify(rows.map(json))
    await written
    written = heeded(write(text))
  }
  await written
}

/** Tells whoever looks on that the register changed, once for all of it. */
export async function tellRegisterChanged(
  tx: Writing,
  register: Register,
  division: string,
  id: string,
): Promise<void> {
  await tx
    .insertInto('live_event')
    .values({ division, id, topic: topicOf(register), subject: register.type.id, body: null, person: null })
    .execute()
}

/**
 * Numbers for so many new records of one day, in a row; none for a type without numbers. The counter's row is locked until the
 * transaction ends, as when records are made one by one.
 */
export async function takeNumbers(
  tx: Writing,
  register: Register,
  division: string,
  day: string,
  count: number,
): Promise<readonly (string | null)[]> {
  const { number } = register.type
  const taken = count === 0 ? null : await takeNext(tx, register, division, day, count)
  if (number === undefined || taken === null) return Array.from({ length: count }, () => null)
  return Array.from(
    { length: count },
    (_, i) => `${number.prefix}${taken.slot}-${String(taken.first + i).padStart(number.digits, '0')}`,
  )
}

/** What a row is born with; only its end comes later. */
const OWN = OWN_COLUMNS.filter((name) => name !== 'ended_at' && name !== 'merged_into')

const ownColumns = ({ type, fields }: Register): readonly string[] =>
  fields.flatMap(([name, field]) => columnsOf(type, name, field).map((column) => column.name))

function* chunked<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += CHUNK) yield all.slice(i, i + CHUNK)
}
