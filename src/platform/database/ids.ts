import { randomBytes } from 'node:crypto'

let lastMoment = 0
let count = 0

/**
 * A new id, time-ordered (UUID version 7, RFC 9562): 48 bits of milliseconds, 24 bits that count the ids of this process
 * within the millisecond (method 1 of section 6.2), then random bits. So ids that one process makes for one moment sort in
 * the order in which they were made.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  // Begins low, so that a moment that is long asked for, a clock that stands still, has room.
  count = now === lastMoment ? (count + 1) & 0xffffff : bytes.readUInt16BE(14) & 0xff
  lastMoment = now
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | (count >> 20)
  bytes[7] = (count >> 12) & 0xff
  bytes[8] = 0x80 | ((count >> 6) & 0x3f)
  bytes[9] = ((count & 0x3f) << 2) | ((bytes[9] as number) & 0x03)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
