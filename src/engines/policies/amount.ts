import { type Facts, valueOfFormula } from '../../language/conditions/evaluate.ts'
import {
  add,
  compareExact,
  decimalText,
  type Exact,
  findExact,
  multiply,
  subtract,
  truncate,
  whole,
} from '../../language/conditions/exact.ts'
import type { Formula } from '../../language/conditions/expression.ts'
import { expressionWords } from '../../language/conditions/words.ts'
import type { Bilingual } from '../../model/system.ts'

/** What bounds an amount; amounts are yuan as decimal text. */
export interface Bounds {
  readonly cap: string
  readonly roundTo: 'fen' | 'yuan' | 'hundred'
  readonly group: string | null
  readonly rule: 'one-only' | 'higher-only' | 'total-cap' | null
  readonly groupCap: string | null
  /** Of one firm and year over all clauses of the policy; null for none. */
  readonly firmCap: string | null
}

/** Another claim of the same firm and year that stands. */
export interface Taken {
  readonly claim: string
  readonly policy: string
  readonly group: string | null
  readonly title: string
  readonly amount: string
}

/** One line of the arithmetic. */
export interface Line {
  readonly label: Bilingual
  /** Yuan after this line. */
  readonly value: string
}

export interface Settled {
  /** Yuan, with two digits at most; null: a fact that the formula needs is not known. */
  readonly amount: string | null
  readonly lines: readonly Line[]
  /** Why nothing is left, where nothing is. */
  readonly nothing: Bilingual | null
}

const ZERO = whole(0)
const exact = (text: string): Exact => {
  const found = findExact(text)
  if (found === null) throw new Error(`${text} is no decimal number.`)
  return found
}
const least = (a: Exact, b: Exact): Exact => (compareExact(a, b) <= 0 ? a : b)
const most = (a: Exact, b: Exact): Exact => (compareExact(a, b) >= 0 ? a : b)

/** Parts of a yuan, and yuan, that a rounding keeps: fen 1/100, yuan 1, hundred 100. */
const UNITS: Readonly<Record<Bounds['roundTo'], Exact>> = {
  fen: { above: 1n, below: 100n },
  yuan: whole(1),
  hundred: whole(100),
}
const ROUND_WORDS: Readonly<Record<Bounds['roundTo'], Bilingual>> = {
  fen: { zh: '舍到分', en: 'Down to the fen' },
  yuan: { zh: '舍到元', en: 'Down to the yuan' },
  hundred: { zh: '舍到百元', en: 'Down to a hundred yuan' },
}
function roundedDown(value: Exact, to: Bounds['roundTo']): Exact {
  const unit = UNITS[to]
  return multiply(truncate(multiply(value, { above: unit.below, below: unit.above })), unit)
}

export const sumOf = (amounts: readonly string[]): string =>
  decimalText(
    amounts.reduce((sum, one) => add(sum, exact(one)), ZERO),
    2,
  )

/**
 * What a firm gets of a clause: the formula by its facts, the cap, what it has already of the same group and the same policy,
 * rounded down. Exact to the fen, and never more than any bound.
 *
 * @example 2 000 000 yuan of R&D at 10 %, capped at 150 000, of a group in which it had 100 000 and the higher counts → 50 000
 */
export function settle(
  formula: Formula,
  facts: Facts,
  bounds: Bounds,
  others: readonly Taken[],
  policy: string,
): Settled {
  const value = valueOfFormula(formula, facts)
  const raw = typeof value === 'string' ? findExact(value) : null
  const words = expressionWords(formula.expression)
  if (raw === null)
    return {
      amount: null,
      lines: [],
      nothing: { zh: `${words.zh}算不出来：缺数据`, en: `${words.en} cannot be worked out: data are missing` },
    }
  const lines: Line[] = []
  let now = most(raw, ZERO)
  const say = (zh: string, en: string) => lines.push({ label: { zh, en }, value: decimalText(now, 6) })
  say(words.zh, words.en)
  const bound = (to: Exact, zh: string, en: string) => {
    now = least(now, most(to, ZERO))
    say(zh, en)
  }
  bound(exact(bounds.cap), `每次封顶 ${bounds.cap} 元`, `Cap of one claim: ${bounds.cap}`)
  let nothing: Bilingual | null = null
  const grouped = bounds.group === null ? [] : others.filter(({ group }) => group === bounds.group)
  const had = exact(sumOf(grouped.map(({ amount }) => amount)))
  const names = grouped.map(({ title }) => title).join('、')
  if (bounds.group !== null && bounds.rule !== null && (grouped.length > 0 || bounds.rule === 'total-cap')) {
    const hadText = decimalText(had, 2)
    if (bounds.rule === 'one-only') {
      bound(ZERO, `互斥：已享受${names}`, `One only: has ${names}`)
      nothing = { zh: `与“${names}”互斥，只能享受一项`, en: `Only one of the group: it has ${names}` }
    } else if (bounds.rule === 'higher-only') {
      bound(subtract(now, had), `就高不重复：减去已享受 ${hadText} 元`, `The higher one, less ${hadText} had`)
      nothing = { zh: `已享受的“${names}”不低于这一项`, en: `What it had (${names}) is as much or more` }
    } else {
      const left = subtract(exact(bounds.groupCap ?? '0'), had)
      bound(
        left,
        `同组合计封顶 ${bounds.groupCap ?? '0'} 元，已享受 ${hadText} 元`,
        `Capped together at ${bounds.groupCap ?? '0'}, ${hadText} had`,
      )
      nothing = { zh: '同组合计已到上限', en: 'The cap of the group is reached' }
    }
  }
  if (bounds.firmCap !== null) {
    const own = exact(sumOf(others.filter((one) => one.policy === policy).map(({ amount }) => amount)))
    bound(
      subtract(exact(bounds.firmCap), own),
      `每户年度上限 ${bounds.firmCap} 元，本政策已享受 ${decimalText(own, 2)} 元`,
      `Cap of a firm and year: ${bounds.firmCap}, ${decimalText(own, 2)} had`,
    )
    if (compareExact(now, ZERO) === 0)
      nothing ??= { zh: '本政策每户年度上限已用完', en: 'The cap of the firm and year is used up' }
  }
  now = roundedDown(now, bounds.roundTo)
  say(ROUND_WORDS[bounds.roundTo].zh, ROUND_WORDS[bounds.roundTo].en)
  const isNothing = compareExact(now, ZERO) === 0
  return {
    amount: decimalText(now, 2),
    lines,
    nothing: isNothing ? (nothing ?? { zh: '按公式算得 0 元', en: 'The formula gives nothing' }) : null,
  }
}
