import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { track } from '../src/engines/indicators/track.ts'
import type { TrackedTarget } from '../src/model/track-result.ts'
import { compiled } from './compiled.ts'
import { absent, published } from './published.ts'
import { percent, record, rounded, say, table } from './report.ts'

/**
 * Are the figures that tracking takes for a target the right ones? Each gold file names a plan, its reports, and the
 * figures that a careful reader takes for each target; a target it does not list has none. A printed figure is right when
 * target, year and value agree. With `--show` every wrong and missed figure is printed to stderr.
 */
interface GoldTarget {
  readonly line: number
  readonly value: number
  /** A word of its indicator, where a line has two targets with the same number. */
  readonly indicator?: string
  /** Year to value; falls are positive. */
  readonly observations: Readonly<Record<string, number>>
  readonly baseline?: number
  /** Figures that may be found or left: derived, or under a name that readers may or may not take for the same. */
  readonly optional?: Readonly<Record<string, number>>
}
interface Gold {
  readonly plan: string
  readonly reports: readonly string[]
  readonly targets: readonly GoldTarget[]
}

const show = process.argv.includes('--show')
const folder = join('bench', 'gold')
const same = (a: number, b: number) => Math.abs(a - b) <= 0.011 * Math.max(1, Math.abs(b) / 100)
const isMeant = (one: GoldTarget, target: TrackedTarget) =>
  one.line === target.line &&
  same(target.value, one.value) &&
  (one.indicator === undefined || target.indicator.includes(one.indicator))
const rows: (string | number)[][] = [
  ['plan', 'targets', 'with figures', 'figures', 'right', 'wrong', 'missed', 'precision', 'recall'],
]
const total = { right: 0, wrong: 0, missed: 0 }
for (const file of readdirSync(folder).filter((name) => /^track-.*\.json$/.test(name))) {
  const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold
  const plan = published(gold.plan)
  const reports = gold.reports.map((path) => ({ path, text: published(path) }))
  if (plan === undefined || reports.some(({ text }) => text === undefined)) {
    say(absent(`Tracking of ${gold.plan}`))
    continue
  }
  const result = track(
    compiled(gold.plan, plan),
    reports.map(({ path, text }) => compiled(path, text ?? '')),
  )
  const figures = { right: 0, wrong: 0, missed: 0 }
  for (const target of result.targets) {
    const meant = gold.targets.find((one) => isMeant(one, target))
    for (const seen of target.observations) {
      const expected = meant?.observations[seen.period]
      if (expected !== undefined && same(seen.value, expected)) figures.right++
      else if (Object.values(meant?.optional ?? {}).some((value) => same(seen.value, value))) continue
      else {
        figures.wrong++
        if (show)
          console.error(
            `wrong   ${gold.plan}:${target.line} ${target.indicator} ${target.value}: ${seen.period} ${seen.value} from ${seen.source.document}:${seen.source.line}`,
          )
      }
    }
  }
  for (const one of gold.targets) {
    const target = result.targets.find((seen) => isMeant(one, seen))
    for (const [year, value] of Object.entries(one.observations)) {
      if (target?.observations.some((seen) => seen.period === year && same(seen.value, value))) continue
      figures.missed++
      if (show) console.error(`missed  ${gold.plan}:${one.line} ${one.value}: ${year} ${value}`)
    }
    if (one.baseline !== undefined && target?.baseline?.value !== one.baseline && show)
      console.error(
        `base    ${gold.plan}:${one.line} ${one.value}: ${target?.baseline?.value ?? '—'} instead of ${one.baseline}`,
      )
  }
  const { right, wrong, missed } = figures
  total.right += right
  total.wrong += wrong
  total.missed += missed
  const answered = result.targets.filter((target) => target.observations.length > 0).length
  rows.push([
    file.slice(6, -5),
    result.targets.length,
    answered,
    right + wrong,
    right,
    wrong,
    missed,
    ...shares(figures),
  ])
  record('track', { plan: gold.plan, targets: result.targets.length, answered, ...figures })
}
if (rows.length > 1) {
  rows.push(['all', '', '', total.right + total.wrong, total.right, total.wrong, total.missed, ...shares(total)])
  table(rows)
  const [precision, recall] = [total.right / (total.right + total.wrong), total.right / (total.right + total.missed)]
  record('track', { ...total, precision: rounded(precision), recall: rounded(recall) })
}

function shares({ right, wrong, missed }: typeof total): [string, string] {
  return [
    right + wrong === 0 ? '—' : percent(right / (right + wrong)),
    right + missed === 0 ? '—' : percent(right / (right + missed)),
  ]
}
