/** Random consistency index by the number of members; one and two members are always consistent. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51] as const

export interface PairwiseResult {
  readonly weights: readonly number[]
  readonly lambda: number
  /** (λ − n)/(n − 1). */
  readonly consistencyIndex: number
  /** CI/RI; accepted below 0.10. */
  readonly consistencyRatio: number
}

/** Weights of the members of a pairwise comparison matrix (AHP 层次分析法), with its consistency. */
export function pairwiseWeights(
  matrix: readonly (readonly number[])[],
  by: 'eigenvector' | 'geometric-mean' = 'eigenvector',
): PairwiseResult {
  const n = matrix.length
  const weights = by === 'eigenvector' ? principal(matrix) : geometric(matrix)
  const products = matrix.map((row) => row.reduce((sum, a, j) => sum + a * (weights[j] ?? 0), 0))
  const lambda = products.reduce((sum, product, i) => sum + product / (weights[i] ?? 1), 0) / n
  const consistencyIndex = n < 2 ? 0 : (lambda - n) / (n - 1)
  const random = RANDOM_INDEX[n] ?? 0
  return { weights, lambda, consistencyIndex, consistencyRatio: random === 0 ? 0 : consistencyIndex / random }
}

/** Principal eigenvector by repeated multiplication; a positive matrix has one, and it is approached from anywhere. */
function principal(matrix: readonly (readonly number[])[]): number[] {
  let v = geometric(matrix)
  for (let round = 0; round < 10_000; round++) {
    const product = matrix.map((row) => row.reduce((sum, a, j) => sum + a * (v[j] ?? 0), 0))
    const sum = product.reduce((all, one) => all + one, 0)
    const next = product.map((one) => one / sum)
    const change = next.reduce((most, one, i) => Math.max(most, Math.abs(one - (v[i] ?? 0))), 0)
    v = next
    if (change < 1e-16) break
  }
  return v
}

function geometric(matrix: readonly (readonly number[])[]): number[] {
  const means = matrix.map((row) => row.reduce((product, a) => product * a, 1) ** (1 / row.length))
  const sum = means.reduce((all, one) => all + one, 0)
  return means.map((one) => one / sum)
}

/** Cells that are not the reciprocal of their mirror image, or not 1 on the diagonal. */
export function unreciprocalCells(matrix: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const wrong: [number, number][] = []
  matrix.forEach((row, i) => {
    for (let j = i; j < row.length; j++) {
      const product = (row[j] ?? Number.NaN) * (matrix[j]?.[i] ?? Number.NaN)
      if (!(Math.abs(product - 1) < 1e-3)) wrong.push([i, j])
    }
  })
  return wrong
}

/**
 * The comparison that fits the others least, as a hint where to look when the matrix is inconsistent: its position and the
 * value that the others suggest.
 */
export function leastConsistentCell(matrix: readonly (readonly number[])[]): {
  readonly row: number
  readonly column: number
  readonly suggested: number
} {
  const { weights } = pairwiseWeights(matrix, 'geometric-mean')
  let worst = { row: 0, column: 1, suggested: 1 }
  let most = -1
  matrix.forEach((cells, i) => {
    for (let j = i + 1; j < cells.length; j++) {
      const suggested = (weights[i] ?? 1) / (weights[j] ?? 1)
      const distance = Math.abs(Math.log((cells[j] ?? 1) / suggested))
      if (distance > most) {
        most = distance
        worst = { row: i, column: j, suggested }
      }
    }
  })
  return worst
}
