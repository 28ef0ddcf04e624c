import type { Bilingual } from '../../model/system.ts'
import {
  evaluate,
  type Facts,
  type Known,
  knownOf,
  order,
  rawItemsOf,
  rawOf,
  type Scope,
  type Truth,
  truthOfExpression,
  type Value,
  written,
} from './evaluate.ts'
import { type Exact, findExact, subtract, whole } from './exact.ts'
import { type Condition, type Expression, partsOf, type Sign } from './expression.ts'
import { amountText, choiceWords, DAYS, expressionWords, numberWords, SIGNS, unitOf, valueWords } from './words.ts'

/** Why a condition is true, false or unknown: a tree whose leaves say each what it has, what it needs, and how far it is. */
export interface Explanation {
  readonly truth: Truth
  /** 'all' of its parts must hold, or 'any' of them; a 'leaf' has none. */
  readonly kind: 'all' | 'any' | 'leaf'
  readonly parts: readonly Explanation[]
  /** 「年营业收入 1,620 万元，还差 380 万元（须 ≥ 2,000 万元）」; of a group, how its parts count. */
  readonly text: Bilingual
  /** Of a comparison: what stands there, null when it is not known or not to be told. */
  readonly has?: Value
  /** Of a comparison that fails by a number or by days: how far it is from holding, always positive. */
  readonly distance?: {
    readonly amount: string
    readonly unit: Bilingual | null
    /** Whether what stands there must become more or less. */
    readonly direction: 'more' | 'less'
  }
  /** What has to be known before it can be told. */
  readonly missing: readonly { readonly name: string; readonly label: Bilingual }[]
  /** Where it stands in the text of the condition. */
  readonly start: number
  readonly end: number
}

/**
 * Explains a condition by the facts. Negations are carried down to the leaves (`!(a && b)` needs one of two to fail), so that
 * every leaf says what has to be so. Values of personal fields are not told.
 */
export const explain = (condition: Condition, facts: Facts): Explanation =>
  explained(condition.expression, false, { facts })

/** The leaves that stand in the way: of 'all' those that do not hold, of 'any' every one, since one of them would do. */
export function blocking(explanation: Explanation): readonly Explanation[] {
  if (explanation.truth === 'true') return []
  if (explanation.kind === 'leaf') return [explanation]
  return explanation.parts.flatMap(blocking)
}

/** In one sentence, what stands in the way; empty when the condition holds. */
export function blockingWords(explanation: Explanation): Bilingual {
  if (explanation.truth === 'true') return { zh: '', en: '' }
  if (explanation.kind === 'leaf') return explanation.text
  const parts = explanation.parts
    .filter(({ truth }) => truth !== 'true')
    .map((one) => ({ one, text: blockingWords(one) }))
  if (parts.length === 1) return parts[0]?.text ?? { zh: '', en: '' }
  const isAll = explanation.kind === 'all'
  // Within a choice, what must hold together is kept together.
  const said = (language: 'zh' | 'en') =>
    parts.map(({ one, text }) =>
      !isAll && one.kind === 'all' && one.parts.length > 1 && blocking(one).length > 1
        ? language === 'zh'
          ? `（${text.zh}）`
          : `(${text.en})`
        : text[language],
    )
  return { zh: said('zh').join(isAll ? '；' : '；或：'), en: said('en').join(isAll ? '; ' : '; or: ') }
}

function explained(e: Expression, isNot: boolean, scope: Scope): Explanation {
  switch (e.op) {
    case 'not':
      return { ...explained(e.of, !isNot, scope), start: e.start, end: e.end }
    case 'and':
    case 'or':
      return group(
        e,
        (e.op === 'and') !== isNot ? 'all' : 'any',
        e.of.map((one) => explained(one, isNot, scope)),
        truth(e, isNot, scope),
      )
    case 'every':
    case 'some':
      return ofList(e, isNot, scope)
    case 'choose':
      return ofChoice(e, isNot, scope)
    default:
      return leaf(e, isNot, scope)
  }
}

const truth = (e: Expression, isNot: boolean, scope: Scope): Truth => {
  const plain = truthOfExpression(e, scope)
  return plain === 'unknown' ? plain : (plain === 'true') !== isNot ? 'true' : 'false'
}

const GROUP_WORDS = {
  all: { zh: '须全部满足', en: 'all of these' },
  any: { zh: '须满足其中一项', en: 'one of these' },
} as const

function group(
  e: Expression,
  kind: 'all' | 'any',
  parts: readonly Explanation[],
  truth: Truth,
  text: Bilingual = GROUP_WORDS[kind],
): Explanation {
  return { truth, kind, parts, text, missing: [], start: e.start, end: e.end }
}

/** A group with one part for each of the list; a list that is not known is a leaf. */
function ofList(e: Expression & { readonly op: 'every' | 'some' }, isNot: boolean, scope: Scope): Explanation {
  const raws = rawItemsOf(e.list, scope)
  if (raws === undefined) return leaf(e, isNot, scope)
  const kind = (e.op === 'every') !== isNot ? 'all' : 'any'
  const parts = raws.map((value, i) => {
    const part = explained(e.holds, isNot, { facts: scope.facts, one: { name: e.as, value, outer: scope } })
    return { ...part, text: { zh: `第 ${i + 1} 项：${part.text.zh}`, en: `No. ${i + 1}: ${part.text.en}` } }
  })
  const { zh, en } = expressionWords(e.list)
  const empty = parts.length === 0 ? { zh: '（现为空）', en: ' (it is empty now)' } : { zh: '', en: '' }
  const words =
    kind === 'all'
      ? { zh: `${zh}须每一项满足${empty.zh}`, en: `every one of ${en}${empty.en}` }
      : { zh: `${zh}须有一项满足${empty.zh}`, en: `one of ${en}${empty.en}` }
  // An empty list that ought to have something is itself what stands in the way.
  if (parts.length === 0) return { ...group(e, 'all', [], truth(e, isNot, scope), words), kind: 'leaf' }
  return group(e, kind, parts, truth(e, isNot, scope), words)
}

/** `when ? then : otherwise` holds when the branch that applies does. */
function ofChoice(e: Expression & { readonly op: 'choose' }, isNot: boolean, scope: Scope): Explanation {
  const when = truthOfExpression(e.when, scope)
  if (when === 'unknown') return group(e, 'all', [explained(e.when, false, scope)], 'unknown')
  const applies = explained(when === 'true' ? e.then : e.otherwise, isNot, scope)
  return group(e, 'all', [explained(e.when, when === 'false', scope), applies], truth(e, isNot, scope))
}

const INVERSE: Readonly<Record<Sign, Sign>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
const MIRROR: Readonly<Record<Sign, Sign>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function leaf(e: Expression, isNot: boolean, scope: Scope): Explanation {
  const state = truth(e, isNot, scope)
  const missing = state === 'unknown' ? missingIn(e, scope) : []
  const base = { truth: state, kind: 'leaf' as const, parts: [], missing, start: e.start, end: e.end }
  switch (e.op) {
    case 'compare': {
      const sign = isNot ? INVERSE[e.sign] : e.sign
      const isTurned = isFixed(e.left) && !isFixed(e.right)
      return isTurned
        ? { ...base, ...comparison(e.right, MIRROR[sign], e.left, base, scope) }
        : { ...base, ...comparison(e.left, sign, e.right, base, scope) }
    }
    case 'in': {
      const list =
        e.list.op === 'list' ? e.list.of.map((one) => needWords(one, e.item, scope)) : [expressionWords(e.list)]
      const [zh, en] = [list.map((one) => one.zh).join('、'), list.map((one) => one.en).join(', ')]
      const isLiteral = e.list.op === 'list'
      const need = isNot
        ? { zh: isLiteral ? `须不是 ${zh}` : `须不在${zh}之中`, en: `must be none of ${en}` }
        : {
            zh: isLiteral ? (list.length > 1 ? `须为 ${zh} 之一` : `须为 ${zh}`) : `须在${zh}之中`,
            en: `must be one of ${en}`,
          }
      return { ...base, ...standing(e.item, need, base, scope) }
    }
    case 'match': {
      const part = needWords(e.part, e.text, scope)
      const need = {
        starts: { zh: `${isNot ? '不' : ''}以${part.zh}开头`, en: `${isNot ? 'not ' : ''}begin with ${part.en}` },
        ends: { zh: `${isNot ? '不' : ''}以${part.zh}结尾`, en: `${isNot ? 'not ' : ''}end with ${part.en}` },
        contains: { zh: `${isNot ? '不' : ''}含${part.zh}`, en: `${isNot ? 'not ' : ''}hold ${part.en}` },
      }[e.how]
      return { ...base, ...standing(e.text, { zh: `须${need.zh}`, en: `must ${need.en}` }, base, scope) }
    }
    case 'has': {
      const { zh, en } = expressionWords(e.of)
      const isThere = truthOfExpression(e, scope) === 'true'
      if (!isThere && !isNot)
        return { ...base, missing: missingIn(e.of, scope), text: { zh: `缺少：${zh}`, en: `Missing: ${en}` } }
      const text = isThere
        ? { zh: `${zh}：已有${isNot ? '（须没有）' : ''}`, en: `${en}: given${isNot ? ' (must not be)' : ''}` }
        : { zh: `${zh}：没有`, en: `${en}: none` }
      return { ...base, text }
    }
    case 'truth':
      return {
        ...base,
        text: state === 'true' ? { zh: '始终成立', en: 'Always holds' } : { zh: '始终不成立', en: 'Never holds' },
      }
    case 'name':
      return {
        ...base,
        ...standing(e, isNot ? { zh: '须为否', en: 'must be no' } : { zh: '须为是', en: 'must be yes' }, base, scope),
      }
    default:
      return { ...base, text: lackWords(base.missing, expressionWords(e)) }
  }
}

type Base = Pick<Explanation, 'truth' | 'missing'>
type Told = Pick<Explanation, 'text' | 'has' | 'distance'>

/** What stands there, and what it must be. */
function standing(e: Expression, need: Bilingual, { truth, missing }: Base, scope: Scope): Told {
  const known = evaluate(e, scope)
  if (truth === 'unknown' || known === undefined) {
    const lack = lackWords(missing, expressionWords(e))
    return { has: null, text: { zh: `${lack.zh}（${need.zh}）`, en: `${lack.en} (${need.en})` } }
  }
  const [what, value] = [expressionWords(e), told(known, e)]
  return {
    has: isPersonal(e) ? null : written(known, e.kind),
    text: { zh: `${what.zh}：${value.zh}（${need.zh}）`, en: `${what.en}: ${value.en} (${need.en})` },
  }
}

function comparison(left: Expression, sign: Sign, right: Expression, base: Base, scope: Scope): Told {
  const [a, b] = [evaluate(left, scope), evaluate(right, scope)]
  const isMeasured = left.kind === 'number' || left.kind === 'day' || left.kind === 'moment'
  const mark = isMeasured || left.kind === 'period' ? `${SIGNS[sign]} ` : sign === '==' ? '' : '≠ '
  const must = isMeasured || left.kind === 'period' || sign === '!=' ? '须' : '须为'
  const needed = needWords(right, left, scope, a)
  const need = { zh: `${must} ${mark}${needed.zh}`, en: `must be ${mark}${needed.en}` }
  if (base.truth === 'unknown' || a === undefined || b === undefined || !isMeasured)
    return standing(left, need, base, scope)
  const [what, value] = [expressionWords(left), told(a, left, b)]
  const isHidden = isPersonal(left) || isPersonal(right)
  const distance = base.truth === 'false' && !isHidden ? distanceOf(left, a, b) : undefined
  const gap = distance === undefined ? null : gapWords(left, sign, distance)
  return {
    has: isPersonal(left) ? null : written(a, left.kind),
    ...(distance === undefined ? {} : { distance }),
    text: {
      zh: `${what.zh} ${value.zh}${gap === null ? '' : `，${gap.zh}`}（${need.zh}）`,
      en: `${what.en} ${value.en}${gap === null ? '' : `, ${gap.en}`} (${need.en})`,
    },
  }
}

/** How far a measured value is from what it must be; nothing when equality itself is what is wrong. */
function distanceOf(left: Expression, a: Known, b: Known): Explanation['distance'] {
  const by = order(left.kind, a, b)
  if (by === 0) return undefined
  const far: Exact =
    left.kind === 'number'
      ? subtract(a as Exact, b as Exact)
      : left.kind === 'day'
        ? whole((Date.parse(a as string) - Date.parse(b as string)) / 86_400_000)
        : (findExact((((a as number) - (b as number)) / 86_400_000).toFixed(4)) as Exact) // toFixed is a decimal
  const size = far.above < 0n ? { ...far, above: -far.above } : far
  return {
    amount: numberWords(size),
    unit: left.kind === 'number' ? unitOf(left) : DAYS,
    direction: by < 0 ? 'more' : 'less',
  }
}

function gapWords(left: Expression, sign: Sign, distance: NonNullable<Explanation['distance']>): Bilingual {
  const { zh, en } = amountText(distance.amount, distance.unit)
  if (left.kind !== 'number')
    return distance.direction === 'more'
      ? { zh: `早了 ${zh}`, en: `${en} too early` }
      : { zh: `晚了 ${zh}`, en: `${en} too late` }
  if (sign === '==') return { zh: `相差 ${zh}`, en: `${en} away` }
  return distance.direction === 'more'
    ? { zh: `还差 ${zh}`, en: `${en} short` }
    : { zh: `超出 ${zh}`, en: `${en} over` }
}

/** What something must be: a literal in the words and unit of the other side, anything else with its name and its value. */
function needWords(need: Expression, against: Expression, scope: Scope, known?: Known): Bilingual {
  if (need.op === 'text') return choiceWords(need.value, against)
  const value = evaluate(need, scope)
  if (isFixed(need) && value !== undefined) {
    if (need.kind !== 'number') return valueWords(value, need)
    return amountText(numberWords(value as Exact, known as Exact | undefined), unitOf(against))
  }
  const what = expressionWords(need)
  if (value === undefined) return what
  const words = told(value, need)
  return { zh: `${what.zh} ${words.zh}`, en: `${what.en} ${words.en}` }
}

/** A value in words, unless something personal is in it. */
const told = (value: Known, e: Expression, against?: Known): Bilingual =>
  isPersonal(e) ? { zh: '（不显示）', en: '(not shown)' } : valueWords(value, e, against)

/** Whether an expression speaks of nothing: its value is the same for every record. */
const isFixed = (e: Expression): boolean => e.op !== 'name' && partsOf(e).every(isFixed)

const isPersonal = (e: Expression): boolean => (e.op === 'name' && e.isPersonal === true) || partsOf(e).some(isPersonal)

function lackWords(missing: Explanation['missing'], what: Bilingual): Bilingual {
  if (missing.length === 0)
    return {
      zh: `${what.zh}：无法计算（除数为零，或超出范围）`,
      en: `${what.en}: cannot be worked out (a divisor is zero, or out of range)`,
    }
  return {
    zh: `缺少：${missing.map(({ label }) => label.zh).join('、')}`,
    en: `Missing: ${missing.map(({ label }) => label.en).join(', ')}`,
  }
}

/** Names that are not known, each once; what `has` asks is no want. */
function missingIn(e: Expression, scope: Scope): Explanation['missing'] {
  const found = new Map<string, Bilingual>()
  const walk = (one: Expression, bound: readonly string[]) => {
    if (one.op === 'has') return
    if (
      one.op === 'name' &&
      !bound.includes(one.path[0] as string) &&
      knownOf(rawOf(one.path, scope), one.kind) === undefined
    )
      found.set(one.path.join('.'), one.label)
    const own = one.op === 'every' || one.op === 'some' ? [...bound, one.as] : bound
    for (const part of partsOf(one)) walk(part, own)
  }
  walk(e, [])
  return [...found].map(([name, label]) => ({ name, label }))
}
