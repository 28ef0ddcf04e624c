import recognizers from '@microsoft/recognizers-text-suite'
import type { Statement } from '../src/model/plan-model.ts'
import { compiled, timed } from './compiled.ts'
import { type GoldRun, type GoldStatement, goldRuns } from './gold.ts'
import { absent } from './published.ts'
import { percent, record, rounded, say, table } from './report.ts'
import { score } from './scoring.ts'

/**
 * The same texts read by Microsoft's recognisers of numbers with units: time, and how many of the readers' values each
 * finds. The recognisers look for numbers, percentages, money and dimensions only; Gangmu compiles the whole document.
 */
interface Recognized {
  readonly text: string
  readonly typeName: string
  readonly start: number
  /** Last character, inclusive. */
  readonly end: number
  readonly resolution: { readonly value?: string } | null
}

interface Counts {
  milliseconds: number
  numbers: number
  withUnit: number
  /** What is reported between the first and last gold line beyond the readers' values. */
  besides: number
}

const CULTURE = 'zh-cn'
const all = goldRuns()
const runs = process.argv.includes('--quick') ? all.slice(0, 1) : all
if (runs.length === 0) say(absent('Time and values against recognizers-text'))
else {
  const gangmu: Counts = { milliseconds: 0, numbers: 0, withUnit: 0, besides: 0 }
  const microsoft: Counts = { milliseconds: 0, numbers: 0, withUnit: 0, besides: 0 }
  const compileOnce = once((run) => compiled(run.document, run.text), gangmu)
  const recognizeOnce = once((run) => run.text.split('\n').map(recognize), microsoft)
  const warm = (runs[0]?.text ?? '').slice(0, 20_000)
  compiled('warm.txt', warm)
  warm.split('\n').map(recognize)
  for (const run of runs) {
    byGangmu(run, compileOnce(run).statements, gangmu)
    byMicrosoft(run, recognizeOnce(run), microsoft)
  }
  const gold = runs.reduce((n, run) => n + run.items.length, 0)
  const texts = new Map(runs.map((run) => [run.document, run.text]))
  const characters = [...texts.values()].reduce((n, text) => n + text.length, 0)
  const faster = microsoft.milliseconds / gangmu.milliseconds
  say(`Same texts in the same process (${characters} characters, ${gold} gold values)`)
  const row = (name: string, one: Counts) => [
    name,
    one.milliseconds.toFixed(0),
    `${one.numbers} (${percent(one.numbers / gold)})`,
    `${one.withUnit} (${percent(one.withUnit / gold)})`,
    one.besides,
  ]
  table([
    ['', 'ms', 'numbers found', 'number and unit', 'reported besides'],
    row('gangmu compile (everything)', gangmu),
    row('recognizers-text (numbers and units)', microsoft),
  ])
  say(
    `Gangmu takes 1/${faster.toFixed(1)} of the time and finds ${(gangmu.withUnit / Math.max(1, microsoft.withUnit)).toFixed(2)} times the values with their units.`,
  )
  record('recognizers', {
    characters,
    gold,
    gangmu: { ...gangmu, milliseconds: rounded(gangmu.milliseconds, 1) },
    recognizersText: { ...microsoft, milliseconds: rounded(microsoft.milliseconds, 1) },
    timeRatio: rounded(faster, 2),
    valueRatio: rounded(gangmu.withUnit / Math.max(1, microsoft.withUnit), 2),
  })
}

/** A document that several runs share is read once by each. */
function once<T>(read: (run: GoldRun) => T, counts: Counts): (run: GoldRun) => T {
  const known = new Map<string, T>()
  return (run) => {
    const before = known.get(run.document)
    if (before !== undefined) return before
    const { result, milliseconds } = timed(() => read(run))
    counts.milliseconds += milliseconds
    known.set(run.document, result)
    return result
  }
}

function byGangmu(run: GoldRun, statements: readonly Statement[], counts: Counts): void {
  const { pairs, spurious } = score(run, statements)
  counts.numbers += pairs.length
  counts.withUnit += pairs.filter((pair) => !pair.wrong.includes('unit')).length
  counts.besides += spurious.length
}

function byMicrosoft(run: GoldRun, lines: readonly (readonly Recognized[])[], counts: Counts): void {
  const numbers = run.items.map((gold) => gold.line)
  const first = Math.min(...numbers)
  const last = Math.max(...numbers)
  const matched = new Set<Recognized>()
  for (const gold of run.items) {
    const values = (lines[gold.line - 1] ?? []).filter((one) => touches(one, gold) && sameValue(one, gold))
    if (values.length > 0) counts.numbers++
    if (values.some((one) => gold.unit === null || coversUnit(one, gold))) counts.withUnit++
    for (const one of lines[gold.line - 1] ?? []) if (touches(one, gold)) matched.add(one)
  }
  counts.besides += lines
    .slice(first - 1, last)
    .flat()
    .filter((one) => !matched.has(one)).length
}

function recognize(line: string): Recognized[] {
  return [
    ...recognizers.recognizeNumber(line, CULTURE),
    ...recognizers.recognizePercentage(line, CULTURE),
    ...recognizers.recognizeCurrency(line, CULTURE),
    ...recognizers.recognizeDimension(line, CULTURE),
  ] as Recognized[]
}

function touches(one: Recognized, gold: GoldStatement): boolean {
  return one.start < gold.valueAt + gold.valueText.length && one.end >= gold.valueAt
}

/** 万 and 亿 are in the unit of a gold value and in the number of a recognised one. */
function sameValue(one: Recognized, gold: GoldStatement): boolean {
  const scale = [...(gold.unit?.match(/^[万亿]+/)?.[0] ?? '')].reduce((by, c) => by * (c === '万' ? 1e4 : 1e8), 1)
  const value = Number.parseFloat(one.resolution?.value ?? '')
  const near = (wanted: number) => Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted))
  return near(gold.value) || near(gold.value * scale)
}

/** A recognised percentage, sum or dimension that reaches to the end of the value as written. */
function coversUnit(one: Recognized, gold: GoldStatement): boolean {
  return one.typeName !== 'number' && one.end + 1 >= gold.valueAt + gold.valueText.trimEnd().length
}
