import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export const PROTOCOL = 'SSJ-DRAW/v1'

/**
 * SHA-256 of the protocol's name, the list's hash, the parties' secrets in the order of their commitments, and the beacon:
 * raw bytes throughout. Nobody knows it before the last secret and the beacon are out.
 */
export const seedOf = (listHash: string, secrets: readonly Uint8Array[], beacon: Uint8Array): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(PROTOCOL), hexToBytes(listHash), ...secrets, beacon))

/** Chance for one purpose, told apart by its label: 'target', 'target:A', 'inspector:E007'. */
export class Stream {
  readonly #seed: Uint8Array
  readonly #label: Uint8Array
  #block: Uint8Array = new Uint8Array(0)
  #at = 0
  #count = 0

  constructor(seed: Uint8Array, label: string) {
    this.#seed = seed
    this.#label = utf8ToBytes(label)
  }

  /** The next 32 bits: blocks are HMAC-SHA256(seed, label ‖ big-endian count), read as big-endian words. */
  next(): number {
    if (this.#at >= this.#block.length) {
      const count = new Uint8Array(4)
      new DataView(count.buffer).setUint32(0, this.#count++)
      this.#block = hmac(sha256, this.#seed, concatBytes(this.#label, count))
      this.#at = 0
    }
    const view = new DataView(this.#block.buffer, this.#block.byteOffset, this.#block.byteLength)
    const word = view.getUint32(this.#at)
    this.#at += 4
    return word
  }

  /** A whole number from 0 to n − 1, each as likely: words beyond the last whole multiple of n are thrown away. */
  below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new RangeError(`Nothing can be drawn below ${n}.`)
    const limit = Math.floor(2 ** 32 / n) * n
    for (;;) {
      const word = this.next()
      if (word < limit) return word % n
    }
  }
}

/** The first `count` of a shuffled list (partial Fisher–Yates): in the order in which they were drawn. */
export function draw(seed: Uint8Array, label: string, sorted: readonly string[], count: number): readonly string[] {
  if (count > sorted.length) throw new RangeError(`${count} cannot be drawn from ${sorted.length}.`)
  const stream = new Stream(seed, label)
  // Only what moved is kept, so that a thousand of a million cost a thousand.
  const moved = new Map<number, string>()
  const at = (i: number) => moved.get(i) ?? (sorted[i] as string)
  const drawn: string[] = []
  for (let i = 0; i < count; i++) {
    const j = i + stream.below(sorted.length - i)
    drawn.push(at(j))
    moved.set(j, at(i))
  }
  return drawn
}
