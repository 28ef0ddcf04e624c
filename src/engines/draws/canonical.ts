import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'

/** SSJ-DRAW/v1: what is drawn from, fixed to the byte before anybody can know the result (rules.md 6.2). Pure. */

/** Ids in the order of their UTF-8 bytes, which is not that of JavaScript's strings. */
export function sortedIds(ids: readonly string[]): readonly string[] {
  // Bytes of UTF-8 sort as code points do, and those as JavaScript's code units, but for what lies beyond U+FFFF.
  if (!ids.some((id) => /[\ud800-\udfff]/.test(id))) return ids.toSorted(byCodeUnits)
  const keyed = ids.map((id) => ({ id, bytes: utf8ToBytes(id) }))
  keyed.sort((a, b) => compareBytes(a.bytes, b.bytes))
  return keyed.map(({ id }) => id)
}

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Unique ids, byte-sorted, joined by line feeds, with a last one. */
export const canonicalBytes = (sorted: readonly string[]): Uint8Array => utf8ToBytes(`${sorted.join('\n')}\n`)

export interface FrozenList {
  readonly ids: readonly string[]
  /** SHA-256 of the canonical bytes, lower-case hexadecimal. */
  readonly hash: string
}

/** Freezes a list; refused with every id that is empty, doubled, or would break a line. */
export function freeze(ids: readonly string[], at = 'ids'): Outcome<FrozenList> {
  const sorted = sortedIds(ids)
  const isWhole =
    ids.length > 0 &&
    sorted.every((id, i) => id !== sorted[i + 1] && id !== '' && !id.includes('\n') && !id.includes('\r'))
  if (isWhole) return done({ ids: sorted, hash: bytesToHex(sha256(canonicalBytes(sorted))) })
  return refused({
    reason: 'faulty',
    code: 'list',
    message: { zh: '名单不能冻结，逐项改正后再试。', en: 'The list cannot be frozen; mend each fault and try again.' },
    faults: faultsOf(ids, at),
  })
}

function faultsOf(ids: readonly string[], at: string): readonly Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  if (ids.length === 0)
    faults.push({
      at,
      code: 'empty',
      message: { zh: '名单是空的，没有可抽的对象', en: 'The list is empty: there is nothing to draw from' },
    })
  ids.forEach((id, i) => {
    const before = seen.get(id)
    if (id === '' || /[\n\r]/.test(id))
      faults.push({
        at: `${at}.${i}`,
        code: 'bad-id',
        message: { zh: '编号不能为空，也不能含换行', en: 'An id must not be empty or hold a line break' },
      })
    else if (before !== undefined)
      faults.push({
        at: `${at}.${i}`,
        code: 'double',
        message: { zh: `“${id}”与第 ${before + 1} 个重复`, en: `“${id}” stands already at position ${before + 1}` },
      })
    else seen.set(id, i)
  })
  return faults
}

/** The published promise of a secret: SHA-256 of its 32 bytes. */
export const commitmentOf = (secret: Uint8Array): string => bytesToHex(sha256(secret))
