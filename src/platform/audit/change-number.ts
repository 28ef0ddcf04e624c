import { type RawBuilder, sql } from 'kysely'
import { rootOf } from '../database/after-commit.ts'
import { AskedTogether } from '../database/asked-together.ts'
import type { Reading } from '../database/tables.ts'

/**
 * How far a division has got: the number of the last act on its record. Every act moves it in the transaction in which it is
 * done, so that what was read at one number is what stands while the number does not move, whichever process acts.
 */
export const changeNumber = (division: string): RawBuilder<number> =>
  sql<number>`(select h.seq from audit_head h where h.division = ${division})`

const asked = new WeakMap<Reading, AskedTogether<number>>()

/** The change number as it stands now, at the cost of one question for all who ask at a time; null before the first act. */
export async function changeNumberNow(db: Reading, division: string): Promise<number | null> {
  const root = rootOf(db)
  const together =
    asked.get(root) ??
    new AskedTogether(async (divisions) => {
      const found = await sql<{ division: string; seq: number }>`
        select division, seq from audit_head where division = any(${divisions})`.execute(root)
      return new Map(found.rows.map(({ division: one, seq }) => [one, seq]))
    })
  asked.set(root, together)
  return (await together.of(division)) ?? null
}
