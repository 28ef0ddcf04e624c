import type { SourceDocument } from '../../model/reading.ts'
import { isLineBreak, isSpace } from './characters.ts'
import type { Line } from './lines.ts'
import { rawOf } from './reading.ts'

/** Cuts a plain text into its lines; empty ones only separate. */
export function linesFromText(document: SourceDocument): Line[] {
  const lines: Line[] = []
  let before: Line['before'] = 'gap'
  for (const { start, end, page } of physicalLines(document.text)) {
    if (page) before = 'page'
    const trimmed = trim(document.text, start, end)
    if (trimmed === null) {
      if (before === 'line') before = 'gap'
      continue
    }
    const indented = trimmed.start - start >= 2
    lines.push({ raw: rawOf(document.text, trimmed.start, trimmed.end), before, as: 'text', indented })
    before = 'line'
  }
  return lines
}

/** Physical lines of a text, whatever ends them; a form feed begins a page. */
export function* physicalLines(text: string): Generator<{ start: number; end: number; page: boolean }> {
  let start = 0
  let page = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isLineBreak(code)) continue
    yield { start, end: i, page }
    page = code === 0x0c
    if (code === 0x0d && text.charCodeAt(i + 1) === 0x0a) i++
    start = i + 1
  }
  if (start < text.length) yield { start, end: text.length, page }
}

export function trim(text: string, start: number, end: number): { start: number; end: number } | null {
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return start === end ? null : { start, end }
}
