import { randomBytes, randomFillSync } from 'node:crypto'

// Begins low, so that it wraps as late as it can.
let count = randomBytes(1).readUInt8()

// Random bytes of some hundred ids at a time: asking for those of one costs more than the rest of it.
const pool = Buffer.alloc(16 * 256)
let used = pool.length

/**
 * A new id, time-ordered (UUID version 7, RFC 9562): 48 bits of milliseconds, 24 bits that count the ids of this process
 * (method 1 of section 6.2), then random bits. So ids that one process makes for one moment sort in the order in which they
 * were made, whatever it makes for other moments in between.
 */
export function newId(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  count = (count + 1) & 0xffffff
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | (count >> 20)
  bytes[7] = (count >> 12) & 0xff
  bytes[8] = 0x80 | ((count >> 6) & 0x3f)
  bytes[9] = ((count & 0x3f) << 2) | ((bytes[9] as number) & 0x03)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
