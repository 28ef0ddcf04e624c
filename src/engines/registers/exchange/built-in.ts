import type { Values } from '../../../language/field.ts'
import { done, type Fault, type Outcome } from '../../../model/outcome.ts'
import type { Writing } from '../../../platform/database/tables.ts'
import { faulty } from '../../../platform/http/stale.ts'
import type { Desk } from '../desk.ts'
import { createRecord } from '../records.ts'
import type { Register } from '../register.ts'
import { findByKey, keyText } from './lookup-store.ts'

/**
 * Takes the records that a declaration brings along into the register, each by the rules of the form; what stands there by one
 * of the unique keys already is left as the place has it. All of them or, with every fault, none.
 */
export async function takeBuiltIn(
  tx: Writing,
  desk: Desk,
  register: Register,
): Promise<Outcome<{ readonly created: number; readonly kept: number }>> {
  const { type } = register
  const rows = type.builtIn?.rows(desk.division) ?? []
  const standing = await Promise.all(
    (type.unique ?? []).map(async (fields) => {
      const whole = rows.filter((values) => isWhole(fields, values))
      return { fields, found: await findByKey(tx, register, desk.division, fields, whole) }
    }),
  )
  const isThere = (values: Values) =>
    standing.some(({ fields, found }) => isWhole(fields, values) && found.has(keyText(fields, values)))
  const faults: Fault[] = []
  let created = 0
  for (const [i, values] of rows.entries()) {
    if (isThere(values)) continue
    const made = await createRecord(tx, desk, register, values)
    if (made.kind === 'done') created++
    else if (made.refusal.faults === undefined) return made
    else faults.push(...made.refusal.faults.map((fault) => ({ ...fault, at: `rows.${i}.${fault.at}` })))
  }
  return faults.length > 0 ? faulty(faults) : done({ created, kept: rows.length - created })
}

const isWhole = (fields: readonly string[], values: Values) => fields.every((name) => (values[name] ?? null) !== null)
