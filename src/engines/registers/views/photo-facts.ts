import type { Point } from '../../../language/field.ts'

/** When and where a photo was taken, as the camera wrote it into the file; null what it does not say. */
export interface PhotoFacts {
  /** ISO moment. The camera writes its own clock; without a zone it is taken for China's. */
  readonly takenAt: string | null
  readonly place: Point | null
}

const NOTHING: PhotoFacts = { takenAt: null, place: null }
/** Bytes from the beginning within which the camera's facts stand. */
export const FACTS_WITHIN = 256 * 1024

/**
 * Reads the Exif facts of a JPEG (JEITA CP-3451: APP1, TIFF inside). Whatever is damaged, cut off or of another kind gives
 * nothing; it never throws.
 */
export function photoFacts(bytes: Uint8Array): PhotoFacts {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (view.getUint16(0) !== 0xffd8) return NOTHING
    let at = 2
    while (at + 4 <= view.byteLength) {
      const marker = view.getUint16(at)
      const length = view.getUint16(at + 2)
      if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return tiffFacts(view, at + 10)
      // Image data begins: nothing more is told.
      if (marker === 0xffda || marker >> 8 !== 0xff || length < 2) return NOTHING
      at += 2 + length
    }
  } catch {
    // Reading beyond the end of a file that was cut off.
  }
  return NOTHING
}

const TAGS = { exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011 } as const
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }

function tiffFacts(view: DataView, start: number): PhotoFacts {
  const isLittle = view.getUint16(start) === 0x4949
  const u16 = (at: number) => view.getUint16(start + at, isLittle)
  const u32 = (at: number) => view.getUint32(start + at, isLittle)
  if (u16(2) !== 42) return NOTHING
  /** Place and count of each value of a directory, by tag. */
  const directory = (at: number) => {
    const found = new Map<number, { readonly at: number; readonly count: number }>()
    for (let i = 0; i < Math.min(u16(at), 200); i++) {
      const entry = at + 2 + i * 12
      const [tag, type, count] = [u16(entry), u16(entry + 2), u32(entry + 4)]
      const size = (SIZES[type] ?? 1) * count
      found.set(tag, { at: size <= 4 ? entry + 8 : u32(entry + 8), count })
    }
    return found
  }
  const text = (entry: { readonly at: number; readonly count: number } | undefined) =>
    entry === undefined
      ? ''
      : Array.from({ length: Math.min(entry.count, 40) }, (_, i) =>
          String.fromCharCode(view.getUint8(start + entry.at + i)),
        )
          .join('')
          .replace(/\0.*$/s, '')
  const degrees = (entry: { readonly at: number; readonly count: number } | undefined): number | null => {
    if (entry === undefined || entry.count < 3) return null
    const [d = 0, m = 0, s = 0] = [0, 1, 2].map((i) => u32(entry.at + i * 8) / u32(entry.at + i * 8 + 4))
    const value = d + m / 60 + (Number.isFinite(s) ? s : 0) / 3600
    return Number.isFinite(value) ? Math.round(value * 1e7) / 1e7 : null
  }
  const first = directory(u32(4))
  const exif = first.get(TAGS.exif)
  const gps = first.get(TAGS.gps)
  const facts = exif === undefined ? null : directory(u32(exif.at))
  const place = gps === undefined ? null : directory(u32(gps.at))
  const latitude = degrees(place?.get(2))
  const longitude = degrees(place?.get(4))
  const isPlace =
    latitude !== null && longitude !== null && latitude <= 90 && longitude <= 180 && (latitude !== 0 || longitude !== 0)
  return {
    takenAt: momentOf(text(facts?.get(TAGS.taken)), text(facts?.get(TAGS.offset))),
    place: isPlace
      ? [text(place?.get(3)) === 'W' ? -longitude : longitude, text(place?.get(1)) === 'S' ? -latitude : latitude]
      : null,
  }
}

function momentOf(text: string, zone: string): string | null {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text)
  if (match === null) return null
  const at = Date.parse(
    `${match[1]}-${match[2]}-${match[3]}T${match[4]}${/^[+-]\d{2}:\d{2}$/.test(zone) ? zone : '+08:00'}`,
  )
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
