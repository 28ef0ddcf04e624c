/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to 1. */
  readonly next: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
  /** Around 0 with deviation 1. */
  readonly normal: () => number
  /** True once in so many times. */
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** An id of the form of UUIDv7 for a moment, from this stream. */
  readonly id: (at: Date) => string
  /** A stream of its own for a named part: what one part draws does not move another. */
  readonly part: (name: string) => Random
}

/** `randomFrom('demo')`: any text seeds it. */
export function randomFrom(seed: string): Random {
  let state = hashOf(seed)
  // Mulberry32: small, fast, and good enough to look at.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('')
  return {
    next,
    whole,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T, // never past the end
    id: (at) => {
      const time = at.getTime().toString(16).padStart(12, '0')
      const variant = (8 + whole(0, 3)).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`
    },
    part: (name) => randomFrom(`${seed}/${name}`),
  }
}

/** FNV-1a over UTF-16 units, mixed once more so that seeds that differ little give streams that differ much. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
