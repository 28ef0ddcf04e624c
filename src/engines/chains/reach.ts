import type { Components } from './components.ts'
import { neighbours } from './graph.ts'

/** What each node leads to, as sets of bits over components: asked once for the whole graph. */
export interface Reach {
  /** Weight of the nodes that a node leads to, without itself. */
  readonly downstream: Float64Array
  /** How many nodes those are. */
  readonly count: Int32Array
  /** Whether a path of supplies leads from one node to another; a node leads to itself only round a circle. */
  leads(from: number, to: number): boolean
}

/**
 * Everything that depends on each node. Components are taken from the last to the first, so that the set of each is made of
 * the finished sets of those it supplies: one pass of word-wide “or” instead of a walk from every node.
 */
export function reachOf(size: number, { of, members, out }: Components, weights: Float64Array): Reach {
  const count = members.length
  const words = (count + 31) >>> 5
  const sets = new Uint32Array(count * words)
  const own = new Float64Array(count)
  for (let i = 0; i < size; i++) own[of[i] as number] = (own[of[i] as number] as number) + (weights[i] as number)
  const sums = new Float64Array(count)
  const counts = new Int32Array(count)
  for (let one = count - 1; one >= 0; one--) {
    const at = one * words
    for (const next of neighbours(out, one)) {
      // A component leads only to higher ones: the words below theirs are empty.
      for (let w = next >>> 5; w < words; w++)
        sets[at + w] = (sets[at + w] as number) | (sets[next * words + w] as number)
      sets[at + (next >>> 5)] = (sets[at + (next >>> 5)] as number) | (1 << (next & 31))
    }
    let sum = 0
    let nodes = 0
    for (let w = one >>> 5; w < words; w++) {
      let bits = sets[at + w] as number
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits)
        bits &= bits - 1
        const reached = (w << 5) + bit
        sum += own[reached] as number
        nodes += (members[reached] as readonly number[]).length
      }
    }
    sums[one] = sum
    counts[one] = nodes
  }
  const downstream = new Float64Array(size)
  const reached = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const one = of[i] as number
    downstream[i] = (sums[one] as number) + (own[one] as number) - (weights[i] as number)
    reached[i] = (counts[one] as number) + (members[one] as readonly number[]).length - 1
  }
  return {
    downstream,
    count: reached,
    leads(from, to) {
      const a = of[from] as number
      const b = of[to] as number
      if (a === b) return (members[a] as readonly number[]).length > 1
      return ((sets[a * words + (b >>> 5)] as number) & (1 << (b & 31))) !== 0
    },
  }
}

/** Nodes from which one of `marked` can be reached along the edges, or which it can reach against them; the marked not by themselves. */
export function touched(
  size: number,
  { of, members, out }: Components,
  marked: Uint8Array,
  way: 'leads-to' | 'led-to',
): Uint8Array {
  const count = members.length
  const hasMarked = new Uint8Array(count)
  const several = new Int32Array(count)
  for (let i = 0; i < size; i++)
    if (marked[i] === 1) {
      hasMarked[of[i] as number] = 1
      several[of[i] as number] = (several[of[i] as number] as number) + 1
    }
  const reaches = new Uint8Array(count)
  if (way === 'leads-to')
    for (let one = count - 1; one >= 0; one--)
      for (const next of neighbours(out, one)) if (hasMarked[next] === 1 || reaches[next] === 1) reaches[one] = 1
  if (way === 'led-to')
    for (let one = 0; one < count; one++)
      if (hasMarked[one] === 1 || reaches[one] === 1) for (const next of neighbours(out, one)) reaches[next] = 1
  const result = new Uint8Array(size)
  for (let i = 0; i < size; i++) {
    const one = of[i] as number
    // Round a circle every other node is before and behind it.
    const others = (several[one] as number) - (marked[i] as number)
    result[i] = reaches[one] === 1 || others > 0 ? 1 : 0
  }
  return result
}
