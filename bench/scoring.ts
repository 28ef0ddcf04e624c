import type { Statement } from '../src/model/plan-model.ts'
import type { GoldAttribute, GoldRun, GoldStatement } from './gold.ts'

/**
 * How well compiled statements agree with a gold run. A gold value counts as found when a statement of the same line
 * has the same number and overlapping text; each attribute of such a pair is then judged by itself. Everything else
 * that was found between the first and the last gold line is spurious, unless the gold marks it as optional.
 */
export interface Score {
  readonly pairs: readonly Pair[]
  readonly missed: readonly GoldStatement[]
  readonly spurious: readonly Statement[]
  readonly precision: number
  readonly recall: number
  /** Statements found. */
  readonly f1: number
  /** Statements found with every attribute right. */
  readonly wholeF1: number
  readonly accuracy: Readonly<Record<GoldAttribute, number>>
}

export interface Pair {
  readonly gold: GoldStatement
  readonly found: Statement
  readonly wrong: readonly GoldAttribute[]
}

export function score(run: GoldRun, statements: readonly Statement[]): Score {
  const byLine = new Map<number, Statement[]>()
  for (const statement of statements) {
    const there = byLine.get(statement.line)
    if (there === undefined) byLine.set(statement.line, [statement])
    else there.push(statement)
  }
  const taken = new Set<Statement>()
  const pairs: Pair[] = []
  const missed: GoldStatement[] = []
  for (const gold of run.items) {
    const found = byLine
      .get(gold.line)
      ?.find((one) => !taken.has(one) && sameNumber(gold.value, one.value) && overlaps(gold, one))
    if (found === undefined) {
      missed.push(gold)
      continue
    }
    taken.add(found)
    pairs.push({ gold, found, wrong: attributes.filter((attribute) => !agrees(attribute, gold, found)) })
  }
  const lines = run.items.map((gold) => gold.line)
  const first = Math.min(...lines)
  const last = Math.max(...lines)
  const spurious = statements.filter(
    (one) =>
      !taken.has(one) &&
      one.line >= first &&
      one.line <= last &&
      !run.optional.some((gold) => gold.line === one.line && sameNumber(gold.value, one.value)),
  )
  const found = pairs.length + spurious.length
  const precision = pairs.length / Math.max(1, found)
  const recall = pairs.length / Math.max(1, run.items.length)
  const whole = pairs.filter((pair) => pair.wrong.length === 0).length
  return {
    pairs,
    missed,
    spurious,
    precision,
    recall,
    f1: harmonic(precision, recall),
    wholeF1: (2 * whole) / Math.max(1, run.items.length + found),
    accuracy: accuracyOf(pairs),
  }
}

export const attributes: readonly GoldAttribute[] = [
  'role',
  'comparator',
  'unit',
  'measure',
  'per',
  'year',
  'modality',
  'indicator',
]

function accuracyOf(pairs: readonly Pair[]): Record<GoldAttribute, number> {
  const right = (attribute: GoldAttribute) =>
    pairs.filter((pair) => !pair.wrong.includes(attribute)).length / Math.max(1, pairs.length)
  return {
    role: right('role'),
    comparator: right('comparator'),
    unit: right('unit'),
    measure: right('measure'),
    per: right('per'),
    year: right('year'),
    modality: right('modality'),
    indicator: right('indicator'),
  }
}

const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b))

const sameNumber = (a: number, b: number) => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b))

/** Text without what printing adds: width variants, blanks, quotation marks. */
const bare = (text: string | null) => (text ?? '').normalize('NFKC').replace(/[\s“”"'‘’]+/g, '')

const bareUnit = (unit: string | null) =>
  bare(unit)
    .replaceAll('μ', 'u')
    .replace(/m2|平方米/, '平方米')
    .replace(/ug\/m3|微克\/立方米/, 'ug/m3')
    .toLowerCase()

function overlaps(gold: GoldStatement, found: Statement): boolean {
  const a = bare(gold.quote)
  const b = bare(found.text)
  if (!b.includes(bare(gold.valueText))) return false
  return a.includes(b) || b.includes(a) || longestShared(a, b) >= Math.min(a.length, b.length) / 2
}

/** Length of the longest run of characters that both texts hold. */
function longestShared(a: string, b: string): number {
  let longest = 0
  let above = new Uint32Array(b.length + 1)
  for (const c of a.split('')) {
    const row = new Uint32Array(b.length + 1)
    for (let j = 0; j < b.length; j++) {
      if (c !== b[j]) continue
      const length = (above[j] ?? 0) + 1
      row[j + 1] = length
      if (length > longest) longest = length
    }
    above = row
  }
  return longest
}

/** Agreement of two names as bags of characters, 0 to 1. */
function sharedCharacters(a: string, b: string): number {
  const left = new Map<string, number>()
  for (const c of b) left.set(c, (left.get(c) ?? 0) + 1)
  let same = 0
  for (const c of a) {
    const n = left.get(c) ?? 0
    if (n > 0) same++
    left.set(c, n - 1)
  }
  return harmonic(same / Math.max(1, a.length), same / Math.max(1, b.length))
}

function agrees(attribute: GoldAttribute, gold: GoldStatement, found: Statement): boolean {
  const readings = [gold[attribute], ...(gold.also[attribute] ?? [])]
  return readings.some((reading) => sameAttribute(attribute, reading, gold, found))
}

function sameAttribute(
  attribute: GoldAttribute,
  reading: string | null,
  gold: GoldStatement,
  found: Statement,
): boolean {
  switch (attribute) {
    case 'role':
    case 'comparator':
      return reading === found[attribute]
    case 'per':
      return reading === (found.per ?? null)
    case 'unit':
      return bareUnit(reading) === bareUnit(found.unit)
    case 'measure':
      return reading === found.measure || (accrues(reading) && accrues(found.measure))
    case 'year':
      return reading === null || (found.period !== null && lastYear(reading) === lastYear(found.period))
    case 'modality':
      return gold.role !== 'target' || reading === found.modality
    case 'indicator':
      return sameName(bare(reading), bare(found.indicator))
  }
}

const accrues = (measure: string | null) => measure === 'increment' || measure === 'cumulative'

const lastYear = (period: string) => period.match(/\d{4}/g)?.at(-1)

const sameName = (gold: string, found: string) =>
  (found.length >= 2 && gold.includes(found)) || found.includes(gold) || sharedCharacters(gold, found) >= 0.6
