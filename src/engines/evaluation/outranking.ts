import type { Member } from './member.ts'

/** Every unit is held against every other: more units than this would take minutes. */
export const OUTRANKING_UNITS = 20_000

/**
 * Scores by pairwise comparison. In the outranking matrix the entry (a, b) is the weight of the members in which a is ahead
 * of b, plus half of that in which they are level. 'outranking' is the sum of a unit's row; 'copeland' counts +1 for each
 * entry above one half and −1 for each below. A member that one of the two lacks counts as level, so that the order of the
 * units does not matter.
 */
export function outrankingScores(members: readonly Member[], method: 'outranking' | 'copeland'): Float64Array {
  const columns = members.map(({ scored }) => scored.column)
  const size = columns[0]?.length ?? 0
  const scores = new Float64Array(size)
  const sum = members.reduce((all, { weight }) => all + weight, 0)
  const weights = members.map(({ weight }) => weight / sum)
  // Scores that differ by rounding alone are level: who is ahead must not hang on the order of an addition.
  const level = columns.map(
    (column) => LEVEL * column.reduce((most, v) => (Math.abs(v) > most ? Math.abs(v) : most), 0),
  )
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      let ahead = 0
      let behind = 0
      for (let j = 0; j < columns.length; j++) {
        const difference = columns[j]![a]! - columns[j]![b]! // below the length
        const w = weights[j]! // below the length
        if (difference > level[j]!) ahead += w
        else if (difference < -level[j]!) behind += w
      }
      if (method === 'outranking') {
        const half = (1 - ahead - behind) / 2
        scores[a]! += ahead + half
        scores[b]! += behind + half
      } else if (Math.abs(ahead - behind) > LEVEL) {
        scores[a]! += ahead > behind ? 1 : -1
        scores[b]! += ahead > behind ? -1 : 1
      }
    }
  }
  for (let i = 0; i < size; i++) if (columns.every((column) => Number.isNaN(column[i]))) scores[i] = Number.NaN
  return scores
}

/** What rounding may make of equal figures, as a share of their size. */
const LEVEL = 1e-12
