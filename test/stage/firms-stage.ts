import { sql } from 'kysely'
import type { FieldValue, Values } from '../../src/language/field.ts'
import type { SampleRecord } from '../../src/language/sample.ts'
import type { Database } from '../../src/platform/database/tables.ts'
import { systems } from '../../src/systems/all.ts'

const types = new Map(systems.flatMap(({ records = [] }) => records.map((type) => [type.id, type])))

/** A record as its steps leave it: the state it came to and the values it was given. */
function folded(record: SampleRecord): { readonly state: string | null; readonly values: Values } {
  const type = types.get(record.type)
  let state = type?.lifecycle?.start ?? null
  const values: Record<string, FieldValue> = { ...record.values }
  for (const { does, gives } of record.steps) {
    Object.assign(values, gives)
    state = type?.lifecycle?.transitions[does ?? '']?.to ?? state
    // What the transition writes by itself, as its declaration says: the day after its last.
    if (does === 'lapse' && typeof values.valid_to === 'string') values.ended_on = dayAfter(values.valid_to)
  }
  return { state, values }
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Writes many simulated records at once as they stand in the end, past the front door: for tests of what is read from them. */
export async function writeRecords(owner: Database, division: string, records: Iterable<SampleRecord>): Promise<void> {
  const byType = new Map<string, Record<string, unknown>[]>()
  const rowsOf = async (type: string, rows: readonly Record<string, unknown>[]) => {
    const table = `r_${type.replaceAll('-', '_')}`
    await sql`insert into ${sql.table(table)}
      select r.* from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) r`.execute(
      owner,
    )
  }
  for (const record of records) {
    const type = types.get(record.type)
    const { state, values } = folded(record)
    const { [type?.body ?? '']: body = null, [type?.person ?? '']: person = null, ...rest } = values
    const rows = byType.get(record.type) ?? []
    byType.set(record.type, rows)
    rows.push({
      ...rest,
      division,
      id: record.id,
      revision: record.steps.length + 1,
      state,
      body,
      person: person ?? record.by.id,
      made_at: record.at.toISOString(),
      made_by: record.by.id,
      made_by_name: record.by.name,
      changed_at: record.at.toISOString(),
      search: [],
    })
    if (rows.length < 5000) continue
    await rowsOf(record.type, rows)
    byType.set(record.type, [])
  }
  for (const [type, rows] of byType) if (rows.length > 0) await rowsOf(type, rows)
  // As the server would have done by itself before long.
  await sql`analyze`.execute(owner)
}
