import { Shared } from '../../platform/database/shared.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type FactTable, factTable } from '../matching/fact-table.ts'
import { lastChangeOf } from '../registers/last-change-store.ts'
import { FACT_NAMES } from './fact-names.ts'
import { findFirmFacts, type KnownFirm } from './facts-store.ts'

/** All firms at work in a division, in columns: what a clause is judged of at once. */
export interface LoadedFirms {
  readonly firms: readonly KnownFirm[]
  readonly table: FactTable
}

/** Registers that facts of firms rest on. */
const READ = ['enterprise', 'enterprise-month', 'enterprise-year', 'qualification', 'credit-class', 'firm-given-fact']
const firms = new Shared<LoadedFirms>()

/** Firms with their facts as of a day; shared by all who ask while no record changed. `at` is the present moment. */
export async function loadFirms(db: Reading, division: string, on: string, at: Date): Promise<LoadedFirms> {
  const key = JSON.stringify([division, on, await lastChangeOf(db, division, READ)])
  return firms.of(db, key, at, async () => {
    const found = await findFirmFacts(db, division, on)
    return { firms: found, table: factTable(found, FACT_NAMES) }
  })
}
