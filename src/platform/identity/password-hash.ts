import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * Hashes of passwords behind a tag that names the algorithm and its cost, so that both can be raised later while old
 * hashes still verify. 'pbkdf2-sm3' is for places that must use the national algorithms (GB/T 39786).
 */
export type PasswordAlgorithm = 'scrypt' | 'pbkdf2-sm3'

/** Work and memory of one hash: memory is 128 × N × r bytes. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

const SCRYPT: ScryptCost = { N: 16_384, r: 8, p: 5 }
const ROUNDS = 210_000

/** 'scrypt$16384$8$5$<salt>$<key>', both in base64url. Takes some tens of milliseconds, off the main thread. */
export async function hashPassword(
  password: string,
  algorithm: PasswordAlgorithm = 'scrypt',
  { N, r, p }: ScryptCost = SCRYPT,
): Promise<string> {
  const salt = randomBytes(16)
  const cost = algorithm === 'scrypt' ? [N, r, p] : [ROUNDS]
  const key = await keyOf(password, salt, algorithm, cost)
  return [algorithm, ...cost, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether the password is the one that was hashed. A hash that cannot be read matches nothing. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [algorithm, ...rest] = hash.split('$')
  if (algorithm !== 'scrypt' && algorithm !== 'pbkdf2-sm3') return false
  const cost = rest.slice(0, -2).map(Number)
  const [salt, key] = rest.slice(-2).map((text) => Buffer.from(text, 'base64url'))
  if (salt === undefined || key === undefined || cost.some((n) => !Number.isSafeInteger(n))) return false
  const found = await keyOf(password, salt, algorithm, cost)
  return found.length === key.length && timingSafeEqual(found, key)
}

function keyOf(password: string, salt: Buffer, algorithm: PasswordAlgorithm, cost: readonly number[]): Promise<Buffer> {
  const text = password.normalize('NFKC')
  return new Promise((resolve, reject) => {
    const taken = (error: Error | null, key: Buffer) => (error === null ? resolve(key) : reject(error))
    if (algorithm === 'pbkdf2-sm3') return pbkdf2(text, salt, cost[0] ?? ROUNDS, 32, 'sm3', taken)
    const [N = SCRYPT.N, r = SCRYPT.r, p = SCRYPT.p] = cost
    scrypt(text, salt, 32, { N, r, p, maxmem: 256 * N * r }, taken)
  })
}
