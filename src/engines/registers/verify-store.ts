import { sql } from 'kysely'
import type { FieldValue, Values } from '../../language/field.ts'
import { isSame } from '../../language/machine.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { recordFromRow, type StoredRecord } from './record-store.ts'
import type { Register, Registers } from './register.ts'

/** Records that are looked at at once. */
const PAGE = 1000
const TOLD_AT_MOST = 100

/** What of a step makes the record as it stands. */
export interface DerivedStep {
  readonly revision: number
  readonly from: string | null
  readonly to: string | null
  readonly gives: Values
}

/** A record as its steps make it; null with no steps, or with one missing among them. */
export function derivedFrom(
  steps: readonly DerivedStep[],
): { readonly revision: number; readonly state: string | null; readonly values: Values } | null {
  if (steps.length === 0 || steps.some(({ revision }, i) => revision !== i + 1)) return null
  const values: Record<string, FieldValue> = {}
  let state: string | null = null
  for (const step of steps) {
    if (step.from !== state) return null
    state = step.to
    Object.assign(values, step.gives)
  }
  return { revision: steps.length, state, values }
}

/** Everything in which a row differs from what its steps make of it. */
export function differences(
  register: Register,
  record: StoredRecord,
  steps: readonly DerivedStep[],
): readonly string[] {
  const derived = derivedFrom(steps)
  if (derived === null) return ['steps']
  const found: string[] = []
  if (derived.revision !== record.revision) found.push('revision')
  if (derived.state !== record.state) found.push('state')
  for (const [name] of register.fields)
    if (!isSame(record.values[name] ?? null, derived.values[name] ?? null)) found.push(name)
  return found
}

/** Derives every record from its steps and compares it with its row. */
export async function verifyRegisters(
  db: Reading,
  registers: Registers,
): Promise<{ readonly count: number; readonly faults: readonly Bilingual[] }> {
  const faults: Bilingual[] = []
  let count = 0
  for (const register of registers.values())
    for (let after = { division: '', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
      const rows = await sql<Record<string, unknown>>`
        select t.* from ${sql.table(register.table)} t where (t.division, t.id) > (${after.division}, ${after.id}::uuid)
        order by t.division, t.id limit ${PAGE}`.execute(db)
      const records = rows.rows.map((row) => recordFromRow(register, row))
      const steps = await stepsOf(db, register, records)
      for (const record of records) {
        count++
        const wrong = differences(register, record, steps.get(`${record.division} ${record.id}`) ?? [])
        if (wrong.length > 0 && faults.length < TOLD_AT_MOST)
          faults.push({
            zh: `${register.type.name.zh} ${record.number ?? record.id} 与它的办理记录不符：${wrong.join('、')}`,
            en: `${register.type.name.en} ${record.number ?? record.id} is not what its steps make of it: ${wrong.join(', ')}`,
          })
      }
      const last = records.at(-1)
      if (last === undefined || records.length < PAGE) break
      after = { division: last.division, id: last.id }
    }
  return { count, faults }
}

async function stepsOf(
  db: Reading,
  register: Register,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, readonly DerivedStep[]>> {
  const found = new Map<string, DerivedStep[]>()
  if (records.length === 0) return found
  const rows = await db
    .selectFrom('record_step')
    .select(['division', 'record', 'revision', 'from_state', 'to_state', 'gives'])
    .where('type', '=', register.type.id)
    .where('division', 'in', [...new Set(records.map(({ division }) => division))])
    .where(
      'record',
      'in',
      records.map(({ id }) => id),
    )
    .orderBy('revision')
    .execute()
  for (const row of rows) {
    const key = `${row.division} ${row.record}`
    const step: DerivedStep = {
      revision: row.revision,
      from: row.from_state,
      to: row.to_state,
      gives: row.gives,
    }
    found.set(key, [...(found.get(key) ?? []), step])
  }
  return found
}
