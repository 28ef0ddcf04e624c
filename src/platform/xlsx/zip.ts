import { createInflateRaw } from 'node:zlib'

/** One file inside a zip, as the archive's directory at its end describes it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly compressedSize: number
  /** As the archive claims; what is read is counted against it. */
  readonly size: number
  readonly offset: number
}

/** The archive cannot be read; or a file in it is larger than may be. */
export class DamagedZip extends Error {
  constructor(
    message: string,
    readonly isTooLarge = false,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/** The directory of an archive, by name. Throws DamagedZip when there is none, or when it needs zip64. */
export function readZipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // The end record is 22 bytes and a comment of up to 65,535.
  let end = bytes.length - 22
  const last = Math.max(0, end - 0xffff)
  while (end >= last && view.getUint32(end, true) !== END) end--
  if (end < last) throw new DamagedZip('no directory')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const names = new TextDecoder()
  const entries = new Map<string, ZipEntry>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new DamagedZip('broken directory')
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.length) throw new DamagedZip('broken directory')
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const entry: ZipEntry = {
      name,
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    if (entry.compressedSize === 0xffffffff || entry.offset === 0xffffffff) throw new DamagedZip('zip64')
    entries.set(name, entry)
    at = next
  }
  return entries
}

/**
 * The content of one file of an archive, piece by piece: inflated by Node's own threads, so that the event loop is free
 * between the pieces. Throws DamagedZip when it is broken or grows beyond `atMost` bytes.
 */
export async function* readZipEntry(bytes: Uint8Array, entry: ZipEntry, atMost: number): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL)
    throw new DamagedZip(`no file at ${entry.offset}`)
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const content = bytes.subarray(start, start + entry.compressedSize)
  if (content.length < entry.compressedSize) throw new DamagedZip(`${entry.name} is cut off`)
  if (entry.method === 0) {
    if (content.length > atMost) throw new DamagedZip(`${entry.name} is too large`, true)
    yield content
    return
  }
  if (entry.method !== 8) throw new DamagedZip(`${entry.name} is packed by method ${entry.method}`)
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  inflate.end(content)
  let total = 0
  try {
    for await (const piece of inflate as AsyncIterable<Uint8Array>) {
      total += piece.length
      if (total > atMost) throw new DamagedZip(`${entry.name} is too large`, true)
      yield piece
    }
  } catch (error) {
    throw error instanceof DamagedZip ? error : new DamagedZip(`${entry.name} is broken`, false, { cause: error })
  } finally {
    inflate.destroy()
  }
}
