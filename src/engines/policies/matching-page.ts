import type { Truth } from '../../language/conditions/evaluate.ts'
import { add, decimalText, findExact, whole } from '../../language/conditions/exact.ts'
import { blockingWords, explain } from '../../language/conditions/explain.ts'
import type { FactTable } from '../matching/fact-table.ts'
import { FALSE, judge, TRUE, type Truths } from '../matching/judge.ts'
import { type Bounds, settle } from './amount.ts'
import type { FirmRow } from './answers.ts'
import type { StoredClaim } from './claim-store.ts'
import type { KnownFirm } from './facts-store.ts'
import type { LoadedFirms } from './load.ts'
import type { ReadClause } from './read-clause.ts'

export interface Counts {
  readonly yes: number
  readonly no: number
  readonly unknown: number
}

export function countsOf(truths: Truths): Counts {
  let yes = 0
  let no = 0
  for (const one of truths) {
    if (one === TRUE) yes++
    else if (one === FALSE) no++
  }
  return { yes, no, unknown: truths.length - yes - no }
}

export const truthWord = (code: number | undefined): Truth =>
  code === TRUE ? 'true' : code === FALSE ? 'false' : 'unknown'

/** A clause against all firms: of each the truth, and how many each requirement lets through by itself. */
export function matchClause(clause: ReadClause, table: FactTable) {
  return {
    truths: judge(clause.condition, table),
    requirements: clause.requirements.map(({ condition, cite }) => ({
      condition: condition.text,
      cite,
      ...countsOf(judge(condition, table)),
    })),
  }
}

/** What the formula gives a firm by itself, before what it had elsewhere; null where a fact is missing. */
export const amountAlone = (clause: ReadClause, bounds: Bounds, firm: KnownFirm): string | null =>
  settle(clause.formula, firm.facts, { ...bounds, group: null, rule: null, firmCap: null }, [], '').amount

/** What firms that qualify would be given in all; those whose amount is not known count nothing. */
export function totalOf(amounts: readonly (string | null)[]): string {
  let sum = whole(0)
  for (const one of amounts) {
    const exact = one === null ? null : findExact(one)
    if (exact !== null) sum = add(sum, exact)
  }
  return decimalText(sum, 2)
}

/** Rows of a list of firms by their truth, each with why; so many of them from an offset. */
export function firmRows(
  clause: ReadClause,
  bounds: Bounds,
  { firms }: LoadedFirms,
  truths: Truths,
  shown: Truth,
  claims: ReadonlyMap<string, StoredClaim>,
  page: { readonly from: number; readonly count: number },
): { readonly total: number; readonly rows: FirmRow[] } {
  const fitting = firms.filter((_, i) => truthWord(truths[i]) === shown)
  const rows = fitting.slice(page.from, page.from + page.count).map((firm): FirmRow => {
    const claim = claims.get(firm.id)
    const why = explain(clause.condition, firm.facts)
    return {
      id: firm.id,
      name: firm.name,
      code: firm.code,
      truth: shown,
      why: blockingWords(why),
      amount: shown === 'true' ? amountAlone(clause, bounds, firm) : null,
      claim: claim === undefined ? null : { id: claim.id, number: claim.number, state: claim.state },
    }
  })
  return { total: fitting.length, rows }
}
