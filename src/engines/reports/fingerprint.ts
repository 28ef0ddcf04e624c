/**
 * SHA-256 of a text in UTF-8 as 64 hexadecimal digits (FIPS 180-4). Written here because the rules run in the browser too,
 * where the platform's own is asynchronous.
 */
export function fingerprint(words: string): string {
  const bytes = new TextEncoder().encode(words)
  const length = bytes.length
  const padded = new Uint8Array(((length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(length / 0x2000_0000))
  view.setUint32(padded.length - 4, (length << 3) >>> 0)
  const state = Uint32Array.from(INITIAL)
  const w = new Uint32Array(64)
  for (let at = 0; at < padded.length; at += 64) mix(state, w, view, at)
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

const at = (words: Uint32Array, i: number) => words[i] as number // within bounds by construction
const turn = (x: number, by: number) => (x >>> by) | (x << (32 - by))

function mix(state: Uint32Array, w: Uint32Array, view: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const x = at(w, i - 15)
    const y = at(w, i - 2)
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1
  }
  const v = Uint32Array.from(state)
  for (let i = 0; i < 64; i++) {
    const [a, b, c, e, f, g, h] = [at(v, 0), at(v, 1), at(v, 2), at(v, 4), at(v, 5), at(v, 6), at(v, 7)]
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + at(ROUND, i) + at(w, i)
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
    v.copyWithin(1, 0, 7)
    v[4] = at(v, 4) + t1
    v[0] = t1 + t2
  }
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + at(v, i)
}

/** The fractional parts of the roots of the first primes, as the standard derives its constants. */
const PRIMES = (() => {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
  return primes
})()
const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32)
const INITIAL = PRIMES.slice(0, 8).map((p) => fraction(Math.sqrt(p)))
const ROUND = Uint32Array.from(PRIMES.map((p) => fraction(Math.cbrt(p))))
