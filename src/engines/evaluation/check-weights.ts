import type { Weight, Weighting } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { leastConsistentCell, pairwiseWeights, unreciprocalCells } from './ahp.ts'
import { nameOf } from './result.ts'
import type { Say } from './say.ts'

const membersOf = (scheme: Scheme, group: string) => [
  ...scheme.indicators.flatMap((one, i) =>
    one.group === group ? [{ id: one.id, weight: one.weight, path: `/indicators/${i}/weight` }] : [],
  ),
  ...scheme.groups.flatMap((one, i) =>
    one.parent === group ? [{ id: one.id, weight: one.weight, path: `/groups/${i}/weight` }] : [],
  ),
]

/** Weights that do not add up, comparisons that contradict themselves. */
export function checkWeights(scheme: Scheme, say: Say): void {
  scheme.groups.forEach((group, i) => {
    const members = membersOf(scheme, group.id)
    const called = nameOf(group.name, group.id)
    const weighting = group.weighting ?? scheme.weighting ?? { method: 'given' }
    const path = group.weighting !== undefined ? `/groups/${i}/weighting` : '/weighting'
    checkWeighting(weighting, members, path, say)
    if (weighting.method !== 'given') return
    const plain = members.map(({ weight }) => numberOf(weight))
    if (members.length > 0 && plain.every((weight) => weight === 0))
      say('no-weight', `/groups/${i}`, `组“${called.zh}”的权重全是 0`, `all members of group “${called.en}” weigh 0`)
    if (group.total === undefined) return
    const words = new Set(
      members.flatMap(({ weight }) => (typeof weight === 'object' ? Object.keys(weight.values) : [])),
    )
    for (const word of words.size === 0 ? [null] : words) {
      const sum = members.reduce(
        (all, { weight }) => all + (word === null ? numberOf(weight) : weightFor(weight, word)),
        0,
      )
      if (Math.abs(sum - group.total) > 1e-9 * Math.max(1, Math.abs(group.total)))
        say(
          'weights-total',
          `/groups/${i}/total`,
          `组“${called.zh}”${word === null ? '' : `对“${word}”`}的权重合计 ${trimmed(sum)}，应为 ${group.total}`,
          `weights in group “${called.en}”${word === null ? '' : ` for “${word}”`} add up to ${trimmed(sum)}, not ${group.total}`,
          members
            .map(({ id, weight }) => `${id} ${trimmed(word === null ? numberOf(weight) : weightFor(weight, word))}`)
            .join(' + '),
        )
    }
  })
}

const numberOf = (weight: Weight | undefined): number =>
  weight === undefined
    ? 1
    : typeof weight === 'number'
      ? weight
      : (weight.otherwise ?? Math.max(0, ...Object.values(weight.values)))
const weightFor = (weight: Weight | undefined, word: string): number =>
  typeof weight === 'object' ? (weight.values[word] ?? weight.otherwise ?? 0) : (weight ?? 1)
const trimmed = (value: number) => String(Number(value.toPrecision(12)))

function checkWeighting(weighting: Weighting, members: readonly { id: string }[], path: string, say: Say): void {
  if (weighting.method === 'combined') {
    weighting.of.forEach((one, k) => {
      checkWeighting(one, members, `${path}/of/${k}`, say)
    })
    return
  }
  if (weighting.method !== 'ahp') return
  const { matrix } = weighting
  const n = members.length
  const isSquare = matrix.length === n && matrix.every((row) => row.length === n)
  if (!isSquare) {
    say(
      'ahp-size',
      `${path}/matrix`,
      `判断矩阵是 ${matrix.length}×${matrix[0]?.length ?? 0}，成员有 ${n} 个：${members.map(({ id }) => id).join('、')}`,
      `the matrix is ${matrix.length}×${matrix[0]?.length ?? 0}, there are ${n} members: ${members.map(({ id }) => id).join(', ')}`,
    )
    return
  }
  const wrong = unreciprocalCells(matrix)
  for (const [i, j] of wrong)
    say(
      'ahp-reciprocal',
      `${path}/matrix/${j}/${i}`,
      i === j
        ? `对角线应为 1，读到 ${matrix[i]?.[i]}`
        : `应为 ${trimmed(1 / (matrix[i]?.[j] ?? 1))}（“${members[i]?.id}”对“${members[j]?.id}”的倒数），读到 ${matrix[j]?.[i]}`,
      i === j
        ? `the diagonal is 1, not ${matrix[i]?.[i]}`
        : `should be ${trimmed(1 / (matrix[i]?.[j] ?? 1))}, the reciprocal of “${members[i]?.id}” over “${members[j]?.id}”, not ${matrix[j]?.[i]}`,
    )
  if (wrong.length > 0) return
  const { consistencyRatio } = pairwiseWeights(matrix, weighting.by)
  const limit = weighting.limit ?? 0.1
  if (consistencyRatio >= limit) {
    const cell = leastConsistentCell(matrix)
    const pair = [members[cell.row]?.id, members[cell.column]?.id]
    say(
      'ahp-inconsistent',
      `${path}/matrix`,
      `判断矩阵不一致：CR = ${consistencyRatio.toFixed(4)}，应小于 ${limit}`,
      `the matrix is inconsistent: CR = ${consistencyRatio.toFixed(4)}, it must be below ${limit}`,
      `先看“${pair[0]}”对“${pair[1]}”：现为 ${trimmed(matrix[cell.row]?.[cell.column] ?? 1)}，其他判断给出约 ${cell.suggested.toFixed(2)}`,
      `look at “${pair[0]}” over “${pair[1]}” first: it is ${trimmed(matrix[cell.row]?.[cell.column] ?? 1)}, the others suggest about ${cell.suggested.toFixed(2)}`,
    )
  }
}
