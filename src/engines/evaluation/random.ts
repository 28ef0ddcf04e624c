/**
 * Numbers that look random and are not: the same seed and place always give the same one. Replays can then be dealt out to
 * threads in any way, and an old uncertainty analysis comes out the same to the last digit.
 */

const mixed = (h: number): number => {
  let x = h
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** Evenly spread over [0, 1), for a seed and a place (replay, factor, which of several). */
export function uniformAt(seed: number, i: number, j: number, k = 0): number {
  const a = mixed(mixed(mixed(seed ^ 0x9e3779b9) + Math.imul(i + 1, 0x9e3779b1)) + Math.imul(j + 1, 0x85ebca77))
  const high = mixed(a + Math.imul(k + 1, 0xc2b2ae3d))
  const low = mixed(high ^ (a + 0x27d4eb2f))
  return (high * 2 ** 21 + (low >>> 11)) / 2 ** 53
}
