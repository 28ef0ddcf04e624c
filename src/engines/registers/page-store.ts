import { sql } from 'kysely'
import { changeNumber } from '../../platform/audit/change-number.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { FileAnswer } from './answers.ts'
import { type FileRow, filesAnswered, filesOf, holdsFiles } from './file-store.ts'
import { columnsOfRecord, recordFromRow, type StoredRecord, type StoredStep } from './record-store.ts'
import type { Register, Registers } from './register.ts'
import { titlesInRow } from './titles-in-row-store.ts'

/** A record with everything that its page shows of it by itself. */
export interface WholeRecord {
  readonly record: StoredRecord
  readonly steps: readonly StoredStep[]
  readonly files: readonly FileAnswer[]
  /** What it points to is called, by id; undefined: not read. */
  readonly titles: ReadonlyMap<string, string> | undefined
  /** The change number of the moment at which it was read; null: nothing was ever done in the division. */
  readonly change: number | null
}

type JsonStep = Omit<StoredStep, 'at'> & { readonly at: string }

/** A record with its history, its files and the names of what it points to, in one question, so all of one moment. */
export async function findWhole(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  id: string,
): Promise<WholeRecord | undefined> {
  const named = titlesInRow(registers, register, null)
  const files = holdsFiles(register)
    ? sql`, (select coalesce(json_agg(f), '[]') from (${filesOf(register, division, id)}) f) as "~files"`
    : sql``
  const found = await sql<Readonly<Record<string, unknown>>>`
    select ${columnsOfRecord(register)}${named === null ? sql`` : named.columns}${files}, (
      select json_agg(s) from (
        select revision, at, does, from_state "from", to_state "to", by_id "byId", by_name "byName", by_body "byBody", reason, gives, warnings
        from record_step where division = ${division} and type = ${register.type.id} and record = ${id} order by revision
      ) s
    ) as "~steps", ${changeNumber(division)} as "~change"
    from ${sql.table(register.table)} t ${named === null ? sql`` : named.join(division)} where t.division = ${division} and t.id = ${id}`.execute(
    db,
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const titles = new Map<string, string>()
  named?.read(row, titles)
  // As the statement made them.
  const steps = (row['~steps'] ?? []) as readonly JsonStep[]
  return {
    record: recordFromRow(register, row),
    steps: steps.map((step) => ({ ...step, at: new Date(step.at) })),
    files: filesAnswered((row['~files'] ?? []) as readonly FileRow[]),
    titles: named === null ? undefined : titles,
    change: row['~change'] as number | null,
  }
}
