import type { Line } from './lines.ts'
import { type Marker, markerOf } from './markers.ts'
import { type Normalised, normalise } from './reading.ts'

/** A line with what reading it tells. */
export interface ReadLine extends Line {
  readonly reading: Normalised
  readonly marker: Marker | null
  /** Width in ideographs: a digit or letter is half of one. */
  readonly width: number
}

export function readLine(line: Line): ReadLine {
  const reading = normalise(line.raw)
  return { ...line, reading, marker: markerOf(reading.text, reading.gaps), width: widthOf(reading.text) }
}

export function widthOf(text: string): number {
  let half = 0
  for (let i = 0; i < text.length; i++) half += text.charCodeAt(i) < 0x100 ? 1 : 2
  return half / 2
}
