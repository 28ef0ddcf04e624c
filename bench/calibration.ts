import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compiled } from './compiled.ts'
import { goldRuns } from './gold.ts'
import { absent } from './published.ts'
import { percent, record, rounded, say, table } from './report.ts'
import { score } from './scoring.ts'

/**
 * Does the confidence of a statement mean what it says? Within the gold runs a statement is right when it was found by
 * the readers too and every attribute agrees. Of those given 0.9, nine in ten should be.
 */
interface Judged {
  readonly confidence: number
  readonly right: boolean
}

interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly stated: number
  readonly observed: number
}

const BINS = 20
const runs = goldRuns()
if (runs.length === 0) say(absent('Confidence against gold'))
else {
  const judged = runs.flatMap((run): Judged[] => {
    const { pairs, spurious } = score(run, compiled(run.document, run.text).statements)
    return [
      ...pairs.map(({ found, wrong }) => ({ confidence: found.confidence, right: wrong.length === 0 })),
      ...spurious.map(({ confidence }) => ({ confidence, right: false })),
    ]
  })
  const bins = binned(judged)
  const error = bins.reduce((sum, bin) => sum + (bin.count / judged.length) * Math.abs(bin.stated - bin.observed), 0)
  const brier = judged.reduce((sum, one) => sum + (one.confidence - Number(one.right)) ** 2, 0) / judged.length
  const ranking = rankingOf(judged)
  const right = judged.filter((one) => one.right).length / judged.length

  say(`Confidence of ${judged.length} statements in ${runs.length} gold runs against whether they are wholly right`)
  table([
    ['confidence', 'statements', 'stated', 'observed', ''],
    ...bins.map((bin) => [
      `${bin.from.toFixed(2)}–${bin.to.toFixed(2)}`,
      bin.count,
      percent(bin.stated),
      percent(bin.observed),
      '█'.repeat(Math.round(20 * bin.observed)).padEnd(20, '·'),
    ]),
  ])
  say(
    `Expected calibration error ${percent(error)}; ${percent(right)} right altogether; Brier score ${brier.toFixed(3)};`,
  )
  say(`a right statement has the higher confidence than a wrong one in ${percent(ranking)} of pairs (50 % is chance).`)
  const plot = join('bench', 'out', 'calibration.svg')
  mkdirSync(join('bench', 'out'), { recursive: true })
  writeFileSync(plot, plotOf(bins, error))
  say(`Plot: ${plot}`)
  record('calibration', {
    statements: judged.length,
    expectedCalibrationError: rounded(error, 4),
    brier: rounded(brier, 4),
    ranking: rounded(ranking),
    right: rounded(right),
    bins: bins.map((bin) => ({ ...bin, stated: rounded(bin.stated), observed: rounded(bin.observed) })),
  })
}

/** Bins of equal width; empty ones are left out. */
function binned(judged: readonly Judged[]): Bin[] {
  const members: Judged[][] = Array.from({ length: BINS }, () => [])
  for (const one of judged) members[Math.min(BINS - 1, Math.floor(one.confidence * BINS))]?.push(one)
  return members.flatMap((bin, i) =>
    bin.length === 0
      ? []
      : [
          {
            from: i / BINS,
            to: (i + 1) / BINS,
            count: bin.length,
            stated: bin.reduce((sum, one) => sum + one.confidence, 0) / bin.length,
            observed: bin.filter((one) => one.right).length / bin.length,
          },
        ],
  )
}

/** Share of (right, wrong) pairs in which the right one has the higher confidence; a tie counts half. */
function rankingOf(judged: readonly Judged[]): number {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence)
  const wrongs = judged.filter((one) => !one.right).length
  let won = 0
  let wrongBelow = 0
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j < sorted.length && sorted[j]?.confidence === sorted[i]?.confidence) j++
    const tied = sorted.slice(i, j)
    const tiedWrong = tied.filter((one) => !one.right).length
    won += (tied.length - tiedWrong) * (wrongBelow + tiedWrong / 2)
    wrongBelow += tiedWrong
    i = j
  }
  return won / Math.max(1, wrongs * (judged.length - wrongs))
}

/** Reliability diagram: a dot for each bin, its area in step with the statements in it, with a 95 % interval. */
function plotOf(bins: readonly Bin[], error: number): string {
  const size = 360
  const left = 56
  const top = 40
  const x = (share: number) => (left + share * size).toFixed(1)
  const y = (share: number) => (top + (1 - share) * size).toFixed(1)
  const most = Math.max(1, ...bins.map((bin) => bin.count))
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const marks = bins.map((bin) => {
    const [low, high] = wilson(bin.observed, bin.count)
    const at = x(bin.stated)
    const radius = (3 + 11 * Math.sqrt(bin.count / most)).toFixed(1)
    return [
      `<line x1="${at}" y1="${y(low)}" x2="${at}" y2="${y(high)}" stroke="#0958d9" stroke-width="1.5"/>`,
      `<circle cx="${at}" cy="${y(bin.observed)}" r="${radius}" fill="#1677ff" fill-opacity="0.55" stroke="#0958d9">`,
      `<title>${bin.count} statements: stated ${percent(bin.stated)}, right ${percent(bin.observed)}</title></circle>`,
    ].join('')
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + size + 24} ${top + size + 52}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${left}" y="22" font-size="14">Confidence and correctness (expected calibration error ${percent(error)})</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${x(0)} ${y(tick)}H${x(1)}M${x(tick)} ${y(0)}V${y(1)}" stroke="#e5e5e5"/>` +
        `<text x="${left - 8}" y="${y(tick)}" dy="4" text-anchor="end">${tick}</text>` +
        `<text x="${x(tick)}" y="${top + size + 18}" text-anchor="middle">${tick}</text>`,
    ),
    `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#8c8c8c" stroke-dasharray="5 4"/>`,
    ...marks,
    `<text x="${x(0.5)}" y="${top + size + 40}" text-anchor="middle">stated confidence</text>`,
    `<text transform="translate(16 ${y(0.5)}) rotate(-90)" text-anchor="middle">share wholly right</text>`,
    '</svg>',
    '',
  ].join('\n')
}

/** Wilson's 95 % interval of a share observed in `n` cases. */
function wilson(share: number, n: number): readonly [number, number] {
  const z = 1.96
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
