import type { Block } from '../../model/reading.ts'
import { markerOf } from '../source/markers.ts'

/**
 * Title of the box (专栏) that each block stands in, null outside. A box begins at its caption. One that holds a table
 * ends with it; one of text ends where list-like lines give way to running text, at a heading, or at the next caption.
 */
export function boxesOf(blocks: readonly Block[]): (string | null)[] {
  const boxes: (string | null)[] = new Array(blocks.length).fill(null)
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    if (block.kind !== 'caption' || markerOf(block.reading.text)?.kind !== 'box') continue
    const end = endOfBox(blocks, i)
    for (let k = i; k < end; k++) boxes[k] = block.reading.text
    i = end - 1
  }
  return boxes
}

function endOfBox(blocks: readonly Block[], start: number): number {
  let rows = false
  let style: string | null = null
  const frame = blocks[start]!.frame ?? blocks[start + 1]?.frame
  if (frame !== undefined) {
    let end = start + 1
    while (end < blocks.length && blocks[end]!.frame === frame) end++
    return end
  }
  for (let k = start + 1; k < blocks.length; k++) {
    const { kind, reading } = blocks[k]!
    if (kind === 'front' || kind === 'contents') continue
    if (kind === 'heading' || kind === 'caption') return k
    if (kind === 'row') {
      if (style !== null) return k
      rows = true
      continue
    }
    if (kind === 'image') {
      // A box that survives as its picture ends with it.
      if (!rows && style === null) return k + 1
      return k
    }
    const { text } = reading
    if (/^（?单位：/.test(text)) continue
    if (rows) {
      if (kind === 'note' || /^注：/.test(text)) continue
      return k
    }
    if (kind === 'note') continue
    const line = styleOf(text)
    if (line === null) return k
    if (style !== null && line !== style && line !== 'label' && style !== 'label') {
      // Lists within lists go on; a chapter's own numbering does not.
      if (line === 'han' || line === 'han-brackets') return k
    }
    style ??= line
  }
  return blocks.length
}

/** What makes a line of a box list-like; null for running text. */
function styleOf(text: string): string | null {
  const marker = markerOf(text)
  if (marker !== null) {
    return ['part', 'chapter', 'section'].includes(marker.kind) ? null : marker.kind
  }
  if (/^[^，。；：]{2,24}[：。]/.test(text) && text.length < 400) return 'label'
  if (text.length <= 24 && !/[。！？]$/.test(text)) return 'label'
  return null
}
