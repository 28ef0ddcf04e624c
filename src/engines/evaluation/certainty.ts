import type { ReplaySheet } from './replay.ts'
import { quantileOfSorted } from './statistics.ts'

/** How sure a unit's place and grade are, over the replays in which it had one. */
export interface UnitCertainty {
  /** Row of the table. */
  readonly row: number
  /** Replays in which it had a place. */
  readonly count: number
  readonly mean: number
  readonly median: number
  /** 5 % and 95 % quantiles of its place. */
  readonly low: number
  readonly high: number
  readonly best: number
  readonly worst: number
  /** Probability of each grade, in the scheme's order. */
  readonly grades: readonly number[]
}

/** Sums up the first `runs` replays, unit by unit. Units that never had a place are left out. */
export function certaintyOf(sheet: ReplaySheet, runs: number, gradeCount: number): UnitCertainty[] {
  const { size, places, grades } = sheet
  const out: UnitCertainty[] = []
  const own = new Float64Array(runs)
  for (let row = 0; row < size; row++) {
    let count = 0
    let sum = 0
    let graded = 0
    const byGrade = new Array<number>(gradeCount).fill(0)
    for (let run = 0; run < runs; run++) {
      const at = run * size + row
      const place = places[at]! // inside the sheet
      if (place === 0) continue
      own[count++] = place
      sum += place
      const g = grades[at]! // inside the sheet
      if (g < gradeCount) {
        byGrade[g]!++ // below the count
        graded++
      }
    }
    if (count === 0) continue
    const sorted = own.subarray(0, count).slice().sort()
    out.push({
      row,
      count,
      mean: sum / count,
      median: quantileOfSorted(sorted, 0.5),
      low: quantileOfSorted(sorted, 0.05),
      high: quantileOfSorted(sorted, 0.95),
      best: sorted[0]!, // count is above 0
      worst: sorted[count - 1]!, // count is above 0
      grades: byGrade.map((times) => (graded === 0 ? 0 : times / graded)),
    })
  }
  return out
}

/** For every replay the mean distance of places from the nominal ones, over units that have both; NaN when it failed. */
export function placeShifts(sheet: ReplaySheet, runs: number, nominal: Float64Array): Float64Array {
  const { size, places } = sheet
  return Float64Array.from({ length: runs }, (_, run) => {
    let sum = 0
    let count = 0
    for (let row = 0; row < size; row++) {
      const place = places[run * size + row]! // inside the sheet
      const own = nominal[row]! // one for each row
      if (place === 0 || own === 0) continue
      sum += Math.abs(place - own)
      count++
    }
    return count === 0 ? Number.NaN : sum / count
  })
}
