import type { Facts, Truth } from '../../language/conditions/evaluate.ts'
import { blocking, blockingWords, type Explanation, explain } from '../../language/conditions/explain.ts'
import type { Condition, NameTable } from '../../language/conditions/expression.ts'
import { parseCondition } from '../../language/conditions/parse.ts'
import type { Bilingual } from '../../model/system.ts'
import { TECH_FIELDS, TERRITORIES, WAYS } from '../../systems/04-innovation/technology-transfer/choices.ts'
import { factTable } from '../matching/fact-table.ts'
import { judge, type Truths } from '../matching/judge.ts'

/**
 * Results held against needs, and needs against results: the same conditions both ways. Yes, no, or not known with what is
 * missing; what a need does not say is not known, and never counts as free. Pure.
 */

export interface Result {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly summary: string
  readonly holder: string
  readonly field: string
  readonly sector: string | null
  readonly maturity: number | null
  readonly maturityOn: string | null
  readonly maturitySource: string | null
  readonly ways: readonly string[]
  /** 万元. */
  readonly price: string | null
  readonly licenceYears: string | null
  readonly territory: string | null
  readonly readyMonths: number | null
  readonly rightsInForce: number
  readonly rightsEnd: string | null
  /** Day of the record's last change: as of when its facts hold. */
  readonly asOf: string
}

export interface Need {
  readonly id: string
  readonly number: string
  readonly problem: string
  readonly detail: string
  readonly firm: string
  readonly field: string
  readonly sector: string | null
  readonly leastMaturity: number | null
  readonly ways: readonly string[]
  readonly budget: string | null
  readonly needsYears: string | null
  readonly territory: string | null
  readonly wantedBy: string | null
  readonly asOf: string
}

export const TESTS = ['field', 'maturity', 'price', 'way', 'term', 'territory', 'right', 'ready'] as const
export type TestName = (typeof TESTS)[number]

export const TEST_NAMES: Readonly<Record<TestName, Bilingual>> = {
  field: { zh: '领域', en: 'Field' },
  maturity: { zh: '成熟度', en: 'Readiness' },
  price: { zh: '价格', en: 'Price' },
  way: { zh: '方式', en: 'Way' },
  term: { zh: '年限', en: 'Term' },
  territory: { zh: '地域', en: 'Territory' },
  right: { zh: '权利', en: 'Rights' },
  ready: { zh: '交付', en: 'Delivery' },
}

const name = (zh: string, en: string): Bilingual => ({ zh, en })
const NAMES: NameTable = {
  field: { kind: 'text', label: name('技术领域', 'Field'), choices: TECH_FIELDS },
  sector: { kind: 'text', label: name('应用行业', 'Sector of use') },
  maturity: { kind: 'number', label: name('技术就绪水平', 'Readiness'), unit: '级' },
  price: { kind: 'number', label: name('意向价格', 'Price asked'), unit: '万元' },
  ways: {
    kind: 'list',
    label: name('转化方式', 'Ways'),
    element: { kind: 'text', label: name('方式', 'Way'), choices: WAYS },
  },
  licence_years: { kind: 'number', label: name('可许可年限', 'Licence for'), unit: '年' },
  territory: { kind: 'text', label: name('可许可地域', 'Licence within'), choices: TERRITORIES },
  rights: { kind: 'number', label: name('有效知识产权', 'Rights in force'), unit: '件' },
  rights_end: { kind: 'day', label: name('知识产权届满', 'Rights end on') },
  ready_months: { kind: 'number', label: name('交付需时', 'Ready within'), unit: '个月' },
  // What the need itself does not say: never in the facts, so that it is not known and is named.
  need_maturity: { kind: 'number', label: name('最低就绪水平', 'least readiness') },
  need_budget: { kind: 'number', label: name('预算', 'budget'), unit: '万元' },
  need_years: { kind: 'number', label: name('需用年限', 'years'), unit: '年' },
  need_territory: { kind: 'text', label: name('需用地域', 'territory') },
  need_months: { kind: 'number', label: name('希望用上的日期', 'day by which it is wanted'), unit: '个月' },
}

const ORDER = Object.keys(TERRITORIES)
const list = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(', ')}]`

export const factsOf = (result: Result): Facts => ({
  field: result.field,
  sector: result.sector,
  maturity: result.maturity,
  price: result.price,
  ways: result.ways,
  licence_years: result.licenceYears,
  territory: result.territory,
  rights: result.rightsInForce,
  rights_end: result.rightsEnd,
  ready_months: result.readyMonths,
})

/** Whole months from one day to another, begun ones not counted; 0 when it lies before. */
export function monthsBetween(from: string, to: string): number {
  const [y, m, d] = from.split('-').map(Number) as [number, number, number]
  const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number]
  return Math.max(0, (y2 - y) * 12 + (m2 - m) - (d2 < d ? 1 : 0))
}

export interface NeedTest {
  readonly id: TestName
  readonly condition: Condition
}

/** What a need asks of a result, test by test, as conditions over the result's facts. */
export function testsOf(need: Need, today: string): readonly NeedTest[] {
  const whole = ['transfer', 'shares'].filter((way) => need.ways.includes(way))
  // Whoever becomes owner needs no licence: neither for how long nor where.
  const owned = whole.length === 0 ? '' : `ways.exists(w, w in ${list(whole)}) || `
  const wide = need.territory === null ? [] : ORDER.slice(ORDER.indexOf(need.territory))
  const until = need.wantedBy ?? today
  const texts: Readonly<Record<TestName, string>> = {
    field:
      need.sector === null || need.sector.length < 2
        ? `field == ${JSON.stringify(need.field)}`
        : `field == ${JSON.stringify(need.field)} || sector.startsWith(${JSON.stringify(need.sector.slice(0, 2))})`,
    maturity: `maturity >= ${need.leastMaturity ?? 'need_maturity'}`,
    price: `price <= ${need.budget ?? 'need_budget'}`,
    way: `ways.exists(w, w in ${list(need.ways)})`,
    term: `${owned}licence_years >= ${need.needsYears ?? 'need_years'}`,
    territory: `${owned}${wide.length === 0 ? 'territory == need_territory' : `territory in ${list(wide)}`}`,
    right: `rights > 0 && rights_end >= ${JSON.stringify(until)}`,
    ready: `ready_months <= ${need.wantedBy === null ? 'need_months' : monthsBetween(today, need.wantedBy)}`,
  }
  return TESTS.map((id) => {
    const parsed = parseCondition(texts[id], NAMES)
    if (parsed.kind === 'refused') throw new Error(`${id}: ${texts[id]}: ${JSON.stringify(parsed.refusal.faults)}`)
    return { id, condition: parsed.value }
  })
}

export interface Verdict {
  readonly test: TestName
  readonly truth: Truth
  /** What stands in the way, how far it is, what is missing; empty when it holds. */
  readonly why: Bilingual
}

export interface Pair {
  readonly result: string
  readonly need: string
  readonly truth: Truth
  readonly verdicts: readonly Verdict[]
  /** Tests that fail, and that are not known. */
  readonly failing: number
  readonly open: number
  /** Pairs of letters that both texts have: which of equals is shown first, and nothing more. */
  readonly shared: number
}

/** 'no' outweighs 'not known'. */
const together = (truths: readonly Truth[]): Truth =>
  truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true'

/** What stands in the way; what is not known is said by the side that leaves it out. */
function whyOf(explained: Explanation): Bilingual {
  if (explained.truth !== 'unknown') return blockingWords(explained)
  const missing = blocking(explained).flatMap((leaf) => leaf.missing)
  const side = (isNeed: boolean) => [
    ...new Map(
      missing.filter((one) => one.name.startsWith('need_') === isNeed).map((one) => [one.name, one.label]),
    ).values(),
  ]
  const [need, result] = [side(true), side(false)]
  if (need.length + result.length === 0) return blockingWords(explained)
  return {
    zh: [
      ...(need.length === 0 ? [] : [`需求没有写${need.map(({ zh }) => zh).join('、')}`]),
      ...(result.length === 0 ? [] : [`成果没有写${result.map(({ zh }) => zh).join('、')}`]),
    ].join('；'),
    en: [
      ...(need.length === 0 ? [] : [`the need leaves out: ${need.map(({ en }) => en).join(', ')}`]),
      ...(result.length === 0 ? [] : [`the result leaves out: ${result.map(({ en }) => en).join(', ')}`]),
    ].join('; '),
  }
}

/** One result against one need, with the reasons. */
export function pairOf(result: Result, need: Need, tests: readonly NeedTest[]): Pair {
  const facts = factsOf(result)
  const verdicts = tests.map(({ id, condition }): Verdict => {
    const explained = explain(condition, facts)
    return { test: id, truth: explained.truth, why: whyOf(explained) }
  })
  const count = (truth: Truth) => verdicts.filter((one) => one.truth === truth).length
  return {
    result: result.id,
    need: need.id,
    truth: together(verdicts.map(({ truth }) => truth)),
    verdicts,
    failing: count('false'),
    open: count('unknown'),
    shared: sharedPairs(`${result.name}${result.summary}`, `${need.problem}${need.detail}`),
  }
}

const pairsIn = (text: string): Set<string> => {
  const letters = [...text.replace(/[\s，。、；：,.;:（）()]/g, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

export function sharedPairs(a: string, b: string): number {
  const one = pairsIn(a)
  let shared = 0
  for (const pair of pairsIn(b)) if (one.has(pair)) shared++
  return shared
}

const RANK: Readonly<Record<Truth, number>> = { true: 0, unknown: 1, false: 2 }

/** Those that fit first, then those of which least is not known, then those that fail in least; then by their texts. */
export const inOrder = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.toSorted(
    (a, b) =>
      RANK[a.truth] - RANK[b.truth] ||
      a.failing - b.failing ||
      a.open - b.open ||
      b.shared - a.shared ||
      (a.result + a.need < b.result + b.need ? -1 : 1),
  )

/** All results against one need: judged column by column, explained where they are shown. */
export function resultsFor(need: Need, results: readonly Result[], today: string, atMost: number): readonly Pair[] {
  const tests = testsOf(need, today)
  const table = factTable(
    results.map((result) => ({ id: result.id, facts: factsOf(result) })),
    NAMES,
  )
  const truths: readonly Truths[] = tests.map(({ condition }) => judge(condition, table))
  // Another field or a way that nobody accepts is no near miss: it is another thing.
  const near = results.filter((_, i) => truths[TESTS.indexOf('field')]?.[i] !== 0)
  return inOrder(near.map((result) => pairOf(result, need, tests))).slice(0, atMost)
}

/** All needs against one result. */
export function needsFor(result: Result, needs: readonly Need[], today: string, atMost: number): readonly Pair[] {
  const pairs = needs.map((need) => pairOf(result, need, testsOf(need, today)))
  return inOrder(pairs.filter(({ verdicts }) => verdicts[0]?.truth !== 'false')).slice(0, atMost)
}

/** Counts over every need, for the list: how many results fit, how many may. */
export function countsOf(
  need: Need,
  results: readonly Result[],
  today: string,
): { readonly fits: number; readonly open: number } {
  const table = factTable(
    results.map((result) => ({ id: result.id, facts: factsOf(result) })),
    NAMES,
  )
  const truths = testsOf(need, today).map(({ condition }) => judge(condition, table))
  let fits = 0
  let open = 0
  for (let i = 0; i < results.length; i++) {
    const own = truths.map((one) => one[i])
    if (own.includes(0)) continue
    if (own.includes(2)) open++
    else fits++
  }
  return { fits, open }
}

/** The reasons in words, as they are kept with an introduction. */
export const reasonsOf = (pair: Pair, result: Result, today: string): string =>
  [
    `${today}：`,
    ...pair.verdicts.map(({ test, truth, why }) =>
      truth === 'true'
        ? `${TEST_NAMES[test].zh} 合适`
        : `${TEST_NAMES[test].zh} ${truth === 'false' ? '不合' : '未知'}：${why.zh}`,
    ),
    `成果资料截至 ${result.asOf}${result.maturityOn === null ? '' : `；成熟度 ${result.maturityOn} 评定（${result.maturitySource ?? '未写依据'}）`}`,
  ].join('\n')
