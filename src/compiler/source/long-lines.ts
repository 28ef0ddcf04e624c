import { isSpace } from './characters.ts'
import type { Line } from './lines.ts'
import { sliceRaw } from './reading.ts'

/** Longer than any paragraph should be before it is suspected to hold several. */
const LONG = 160

/** Cuts lines into which a whole page was run together: before headings, and at the indent of a paragraph. */
export function splitLongLines(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  for (const line of lines) {
    const text = line.raw.text
    if (line.as !== 'text' || text.length < LONG) {
      out.push(line)
      continue
    }
    let from = 0
    for (const cut of [...cutsIn(text), text.length]) {
      if (cut <= from) continue
      const piece = sliceRaw(line.raw, from, cut)
      if (piece.text.trim() !== '') {
        out.push(from === 0 ? { ...line, raw: piece } : { raw: piece, before: 'line', as: 'text', indented: true })
      }
      from = cut
    }
  }
  return out
}

const HEADING = /第[ 　]{0,2}[一二三四五六七八九十百〇零0-9]{1,5}[ 　]{0,2}[篇编章节](?![课奏程约能所中至和、])/g
const LISTED = /(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/g

function cutsIn(text: string): number[] {
  const cuts = new Set<number>()
  for (const match of text.matchAll(HEADING)) {
    const before = lastVisible(text, match.index)
    const spaced = isSpace(text.charCodeAt(match.index - 1))
    // After a sentence, or set apart after what is itself no sentence (a heading before it).
    if (match.index > 0 && (before === '' || /[。！？：”）]/.test(before) || spaced)) cuts.add(match.index)
  }
  if (text.length > 1200) {
    for (const match of text.matchAll(LISTED)) {
      if (/[。！？]/.test(lastVisible(text, match.index))) cuts.add(match.index)
    }
  }
  // Two ideographic spaces, or four others, are how a paragraph begins.
  for (const match of text.matchAll(/\u3000{2,4}|[ \u00a0\u2002\u2003]{4,8}/g)) {
    const before = lastVisible(text, match.index)
    if (/[。！？：；”）]/.test(before)) cuts.add(match.index)
    else if (cuts.size > 0 && match[0][0] === '\u3000') cuts.add(match.index)
  }
  return [...cuts].sort((a, b) => a - b)
}

function lastVisible(text: string, before: number): string {
  let i = before - 1
  while (i >= 0 && before - i < 40 && isSpace(text.charCodeAt(i))) i--
  return i < 0 ? '' : text[i]!
}
