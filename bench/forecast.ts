import { divisionOf } from '../src/engines/indicators/division.ts'
import { factsOf } from '../src/engines/indicators/facts.ts'
import { shippedIndex } from '../src/engines/indicators/find-indicator.ts'
import { defaultOutlookSettings, type Observed, outlookOf, type Scale } from '../src/engines/indicators/outlook.ts'
import { compiled } from './compiled.ts'
import { absent, published, publishedDocuments } from './published.ts'
import { percent, record, rounded, say, table } from './report.ts'

/**
 * Does the range of a forecast hold as often as it says? Every series is cut off after two, three, … values and the later
 * ones are forecast (rolling origin). Printed is how many lay within the range, beside the nominal share, and how far the
 * middle was off compared with a straight line and equal rates. First on the yearly values that published bulletins and
 * reports state, then on simulated series whose law is known.
 */
interface Named {
  readonly name: string
  readonly scale: Scale
  readonly values: readonly Observed[]
}
interface Trial {
  readonly series: string
  readonly changes: number
  readonly ahead: number
  readonly isWithin: boolean
  /** Distance from the middle, from the straight line, from equal rates, as shares of the series' mean size or in points. */
  readonly off: { readonly damped: number; readonly linear: number; readonly compound: number }
  readonly width: number
}

const isShare = (unit: string | null) => unit === '%' || unit === '个百分点'

/** Yearly values of the published documents, levels as they are and growth rates chained to an index. */
function publishedSeries(shape: 'level' | 'growth'): readonly Named[] {
  const index = shippedIndex()
  const found = new Map<string, { unit: string | null; values: Map<number, number> }>()
  for (const path of publishedDocuments().filter((document) => /bulletins|reports/.test(document))) {
    const model = compiled(path, published(path) ?? '')
    const division = divisionOf(model).name ?? ''
    for (const fact of factsOf(model, index)) {
      if (fact.found === null || fact.found.scope.length > 0 || fact.subject !== null || !fact.ownDivision) continue
      if (fact.statement.role === 'target' || fact.statement.comparator !== 'eq' || fact.isPartYear) continue
      if (fact.from === null || fact.from !== fact.to || fact.shape !== shape) continue
      const key = `${division} ${fact.found.definition.name.zh} ${fact.unit ?? ''}`
      const known = found.get(key) ?? { unit: fact.unit, values: new Map<number, number>() }
      // The first report of a year stands, as it would have stood then.
      if (!known.values.has(fact.from)) known.values.set(fact.from, fact.value)
      found.set(key, known)
    }
  }
  return [...found]
    .map(([name, { unit, values }]) => ({
      name,
      scale: isShare(unit) && shape === 'level' ? ('points' as const) : ('ratio' as const),
      values: shape === 'level' ? run(values) : chained(run(values)),
    }))
    .filter(({ values }) => values.length >= 3 && new Set(values.map(({ value }) => value)).size > 1)
}

/** Growth rates in percent as an index that begins with 100. */
function chained(rates: readonly Observed[]): readonly Observed[] {
  const [first] = rates
  if (first === undefined) return []
  const index = [{ at: first.at - 1, value: 100 }]
  for (const { at, value } of rates) index.push({ at, value: (index.at(-1)?.value ?? 100) * (1 + value / 100) })
  return index
}

/** The longest stretch of years without a gap. */
function run(values: ReadonlyMap<number, number>): readonly Observed[] {
  const years = [...values.keys()].sort((a, b) => a - b)
  let best: number[] = []
  let now: number[] = []
  for (const year of years) {
    now = now.at(-1) === year - 1 ? [...now, year] : [year]
    if (now.length > best.length) best = now
  }
  return best.map((year) => ({ at: year, value: values.get(year) ?? 0 }))
}

/** A generator that always gives the same series (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const LAWS = ['steady growth', 'tiring growth', 'one bad year', 'share that saturates', 'share without trend'] as const

function simulatedSeries(count: number): readonly Named[] {
  const random = randomFrom(20261127)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: count }, (_, i): Named => {
    const law = LAWS[i % LAWS.length] as (typeof LAWS)[number] // the index lies within
    const values: Observed[] = []
    const trend = 0.02 + 0.06 * random()
    const scatter = 0.01 + 0.05 * random()
    const bad = 1 + Math.floor(random() * 6)
    let value = law.startsWith('share') ? 40 + 40 * random() : 100
    for (let k = 0; k < 8; k++) {
      values.push({ at: 2016 + k, value: Number(value.toPrecision(4)) })
      const shock = normal()
      switch (law) {
        case 'steady growth':
          value *= Math.exp(trend + scatter * shock)
          break
        case 'tiring growth':
          value *= Math.exp(trend * 0.8 ** k + scatter * shock)
          break
        case 'one bad year':
          value *= Math.exp((k === bad ? -trend : trend) + scatter * shock)
          break
        case 'share that saturates':
          value += 0.1 * (95 - value) + 20 * scatter * shock
          break
        case 'share without trend':
          value += 25 * scatter * shock
          break
      }
    }
    return { name: law, scale: law.startsWith('share') ? 'points' : 'ratio', values }
  })
}

function trialsOf(series: readonly Named[]): readonly Trial[] {
  const trials: Trial[] = []
  for (const { name, scale, values } of series) {
    for (let known = 2; known < values.length; known++) {
      for (let ahead = 1; ahead <= 3 && known + ahead <= values.length; ahead++) {
        const real = values[known + ahead - 1] as Observed // within the list
        const made = outlookOf(values.slice(0, known), real.at, scale)
        if (made === null) continue
        const { outlook } = made
        const size = scale === 'points' ? 1 : Math.abs(real.value) / 100
        if (!(size > 0)) continue
        const off = (value: number | null) => Math.abs((value ?? outlook.value) - real.value) / size
        trials.push({
          series: name,
          changes: known - 1,
          ahead,
          isWithin: real.value >= outlook.low && real.value <= outlook.high,
          off: { damped: off(outlook.value), linear: off(outlook.linear), compound: off(outlook.compound) },
          width: (outlook.high - outlook.low) / size,
        })
      }
    }
  }
  return trials
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function print(what: string, trials: readonly Trial[], groupOf: (trial: Trial) => string): void {
  const groups = new Map<string, Trial[]>()
  for (const trial of trials) groups.set(groupOf(trial), [...(groups.get(groupOf(trial)) ?? []), trial])
  const line = (name: string, group: readonly Trial[]) => {
    const held = mean(group.map(({ isWithin }) => Number(isWithin)))
    const off = (key: keyof Trial['off']) => mean(group.map((one) => one.off[key]))
    record('forecast', {
      series: what,
      group: name,
      trials: group.length,
      nominal: defaultOutlookSettings.coverage,
      held: rounded(held),
      off: rounded(off('damped'), 2),
      offLinear: rounded(off('linear'), 2),
      offCompound: rounded(off('compound'), 2),
      width: rounded(median(group.map(({ width }) => width)), 2),
    })
    return [
      name,
      group.length,
      percent(defaultOutlookSettings.coverage),
      percent(held),
      off('damped').toFixed(2),
      off('linear').toFixed(2),
      off('compound').toFixed(2),
      median(group.map(({ width }) => width)).toFixed(1),
    ]
  }
  say(`\n${what}: ${new Set(trials.map(({ series }) => series)).size} names of series, ${trials.length} forecasts`)
  table([
    ['', 'forecasts', 'nominal', 'held', 'off, damped', 'straight', 'equal rates', 'width'],
    ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => line(name, group)),
    line('all', trials),
  ])
}

const groupOf = ({ changes, ahead }: Trial) => `${changes} change${changes === 1 ? '' : 's'}, ${ahead} ahead`
const real = publishedSeries('level')
if (real.length === 0) say(absent('Coverage on published series'))
else {
  print('published, amounts', trialsOf(real.filter(({ scale }) => scale === 'ratio')), groupOf)
  print('published, growth rates chained', trialsOf(publishedSeries('growth')), groupOf)
  print('published, shares in %', trialsOf(real.filter(({ scale }) => scale === 'points')), groupOf)
}
print('simulated, by what is known', trialsOf(simulatedSeries(1000)), groupOf)
print('simulated, by law', trialsOf(simulatedSeries(1000)), ({ series }) => series)
say('\nOff: mean distance of the middle, in % of the value or in points. Width: median width of the range, likewise.')
