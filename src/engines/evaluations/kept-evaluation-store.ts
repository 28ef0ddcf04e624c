import type { Reading } from '../../platform/database/tables.ts'
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts'
import { columnsOf } from './needs.ts'
import { EVERYTHING, type StoredResult, type StoredRound } from './round-reading.ts'
import { findUnitRows } from './round-store.ts'

import type { SchemeVersion } from './scheme-reading.ts'
import { tableOf } from './unit-data.ts'

/** Units of all evaluations that are kept at once; the one that was not looked at for longest goes first. */
const MOST_UNITS = 300_000
const kept = new Map<string, Evaluation>()

/**
 * The evaluation behind a kept result: what its arithmetic is unfolded from, and what is supposed against. Scheme and data
 * of a result never change, so it is made once and serves every page of the round; it has the figures of the result to the
 * last digit. null when they can no longer be read, which `verify` tells.
 */
export async function evaluationOf(
  db: Reading,
  { division, id }: StoredRound,
  result: StoredResult,
  { content, needs }: SchemeVersion,
): Promise<Evaluation | null> {
  const key = [division, id, result.no, result.schemeHash, result.dataHash].join(' ')
  const found = kept.get(key)
  if (found !== undefined) {
    kept.delete(key)
    kept.set(key, found)
    return found
  }
  const rows = await findUnitRows(db, division, id, result.dataNo, EVERYTHING)
  const read = tableOf(content, columnsOf(content, needs), rows)
  if (!read.ok) return null
  const outcome = evaluate(content, read.table)
  if (!outcome.ok) return null
  kept.set(key, outcome.evaluation)
  let units = [...kept.values()].reduce((sum, { table }) => sum + table.size, 0)
  for (const [oldest, { table }] of kept) {
    if (units <= MOST_UNITS || kept.size === 1) break
    kept.delete(oldest)
    units -= table.size
  }
  return outcome.evaluation
}
