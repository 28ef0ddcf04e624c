import type { Block } from '../../model/reading.ts'
import type { Marker } from '../source/markers.ts'
import { isOutlineMarker } from '../source/markers.ts'
import { hasQuantity } from './leads.ts'

/** How a block is a heading: the whole line, or its first words run in before the text. */
export interface HeadingForm {
  readonly kind: 'line' | 'run-in'
  /** Where the title begins and ends in the reading text. */
  readonly start: number
  readonly end: number
}

const LONGEST_LINE = 60
const LONGEST_LEAD = 44

/** How a block is a heading; null where it is running text. */
export function formOf(
  block: Block,
  marker: Marker | null,
  below: () => { block: Block; marker: Marker | null } | null,
): HeadingForm | null {
  const { text } = block.reading
  if (marker === null || !isOutlineMarker(marker.kind)) {
    if (block.level !== undefined || block.kind === 'heading') return { kind: 'line', start: 0, end: text.length }
    if (isPlainHeading(block, marker, below)) return { kind: 'line', start: 0, end: text.length }
    return null
  }
  const start = marker.length
  const ordered = marker.kind === 'part' || marker.kind === 'chapter' || marker.kind === 'section'
  if (ordered || block.level !== undefined) {
    const inside = /[。；]./.test(text)
    if (text.length > 90 || (inside && block.level === undefined)) return runIn(text, start)
    return { kind: 'line', start, end: text.length }
  }
  const title = text.slice(start)
  if (title === '') return null
  if (text.length <= LONGEST_LINE && !/[。；！？：]./.test(title)) {
    const stopped = /[。；！？：，、]$/.test(title)
    if (!stopped)
      return hasQuantity(title) && !hasBody(marker, below()) ? null : { kind: 'line', start, end: text.length }
    if (/[；，、]$/.test(title) || hasQuantity(title)) return null
    return hasBody(marker, below()) ? { kind: 'line', start, end: text.length } : null
  }
  return runIn(text, start)
}

/** Whether text of its own stands under a heading: anything but a heading of the same kind or a higher one. */
function hasBody(marker: Marker, below: { block: Block; marker: Marker | null } | null): boolean {
  if (below === null || below.block.kind === 'heading') return false
  if (below.marker === null) return true
  const order = ['part', 'chapter', 'section', 'han', 'han-brackets', 'number', 'decimal', 'number-brackets', 'circled']
  const own = order.indexOf(marker.kind)
  const next = order.indexOf(below.marker.kind)
  return next < 0 || next > own
}

function runIn(text: string, start: number): HeadingForm | null {
  const stop = text.slice(start, start + LONGEST_LEAD + 1).search(/[。！：]/)
  if (stop < 2) return null
  const title = text.slice(start, start + stop)
  if (title.includes('；') || hasQuantity(title)) return null
  // A colon leads only after a short name: 产业项目：…
  if (text[start + stop] === '：' && (stop > 20 || /[，。]/.test(title) || /(?:是|为|包括|如下)$/.test(title)))
    return null
  if (start + stop + 1 >= text.length) return null
  return { kind: 'run-in', start, end: start + stop }
}

/** A short line without number or full stop, set bold or standing alone above running text. */
function isPlainHeading(
  block: Block,
  marker: Marker | null,
  below: () => { block: Block; marker: Marker | null } | null,
): boolean {
  const { text } = block.reading
  if (marker !== null || text.length < 2 || text.length > 40 || /[。；：！？，、…”]$|[。；]/.test(text)) return false
  if (/^[0-9]{4}年[0-9]{1,2}月|单位：|^[0-9.%]+$/.test(text)) return false
  const next = below()
  if (next === null || next.block.kind !== 'paragraph') return false
  if (block.bold === true) return true
  if (text.length > 26 || !/[\u4e00-\u9fff]{2}/.test(text)) return false
  return /[。；]/.test(next.block.reading.text) || next.marker?.kind === 'han'
}
