import type { Bilingual } from '../model/system.ts'
import type { Facts } from './conditions/evaluate.ts'
import { valueOfFormula } from './conditions/evaluate.ts'
import { add, decimalText, type Exact, findExact, whole } from './conditions/exact.ts'
import type { NameTable } from './conditions/expression.ts'
import { namesIn } from './conditions/expression.ts'
import { parseFormula } from './conditions/parse.ts'

/** One rule of a score that is a sum of named parts (评分细则): what it is called, and the formula that gives its points. */
export interface PointRule {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** An expression of `conditions/` that gives a number. */
  readonly formula: string
}

/** One part as it was worked out: what it speaks of, with what is known of it. */
export interface PointPart {
  readonly id: string
  readonly name: Bilingual
  readonly formula: string
  readonly facts: readonly { readonly name: string; readonly label: Bilingual; readonly value: unknown }[]
  /** Points in decimals; null where something it speaks of is not known, or the formula cannot be read. */
  readonly points: string | null
  /** Why the formula cannot be read; null where it can. */
  readonly fault: Bilingual | null
}

export interface Points {
  readonly parts: readonly PointPart[]
  /** The sum; null while one part is not known: what is not known is not nought. */
  readonly total: string | null
}

/** The sum of the rules' points for what is known, with its arithmetic. Exact decimals, written with at most two places. Pure. */
export function pointsOf(rules: readonly PointRule[], names: NameTable, facts: Facts): Points {
  let sum: Exact | null = whole(0)
  const parts = rules.map(({ id, zh, en, formula }): PointPart => {
    const name = { zh, en }
    const read = parseFormula(formula, names)
    if (read.kind === 'refused') {
      sum = null
      return { id, name, formula, facts: [], points: null, fault: read.refusal.message }
    }
    const exact = findExact(valueOfFormula(read.value, facts))
    sum = exact === null || sum === null ? null : add(sum, exact)
    return {
      id,
      name,
      formula,
      facts: namesIn(read.value.expression)
        .filter((spoken) => !spoken.startsWith('setting.'))
        .map((spoken) => ({
          name: spoken,
          label: names[spoken.split('.')[0] as string]?.label ?? { zh: spoken, en: spoken },
          value: facts[spoken.split('.')[0] as string] ?? null,
        })),
      points: exact === null ? null : decimalText(exact, 2),
      fault: null,
    }
  })
  return { parts, total: sum === null ? null : decimalText(sum, 2) }
}
