import type { SourceDocument, SourceMark } from '../../model/reading.ts'
import type { Line } from './lines.ts'
import { physicalLines, trim } from './lines-from-text.ts'
import { type Raw, rawOf } from './reading.ts'

/** Lines of a docx or pdf document, with the tables, headings, frames and notes that the file itself tells apart. */
export function linesFromPages(document: SourceDocument): Line[] {
  const { text, tables = [], headings = [], marks = [], places = [] } = document
  const lines: Line[] = []
  const headingAt = cursor(headings)
  const tableAt = cursor(tables)
  const placeAt = cursor(places)
  const framesAt = cursor(marks.filter((mark) => mark.kind === 'frame'))
  const othersAt = cursor(marks.filter((mark) => mark.kind !== 'frame'))
  const tableNumbers = new Map(tables.map((table, i) => [table, i + 1]))
  const doneTables = new Set<unknown>()
  let page: number | undefined
  let gap = true
  let furniture = false
  for (const physical of physicalLines(text)) {
    const trimmed = trim(text, physical.start, physical.end)
    if (trimmed === null) {
      gap = true
      continue
    }
    const { start, end } = trimmed
    const table = tableAt(start)
    if (table !== undefined) {
      if (doneTables.has(table)) continue
      doneTables.add(table)
      for (const [index, row] of table.rows.entries()) {
        const cache = new Map<unknown, Raw>()
        const cells = row.map((range) => {
          let raw = cache.get(range)
          if (raw === undefined) {
            const inner = trim(text, range.start, range.end)
            raw = inner === null ? rawOf(text, range.start, range.start) : rawOf(text, inner.start, inner.end)
            cache.set(range, raw)
          }
          return raw
        })
        const own = cells.findLast((cell) => cell.text !== '') ?? rawOf(text, start, start)
        const first = cells.find((cell) => cell.text !== '' && cell.base >= (lines.at(-1)?.raw.base ?? 0)) ?? own
        lines.push({
          raw: first,
          before: index === 0 ? 'gap' : 'line',
          as: 'row',
          cells,
          table: tableNumbers.get(table)!,
          ...(index < (table.heads ?? 0) ? { head: true } : {}),
        })
      }
      gap = true
      continue
    }
    const place = placeAt(start)
    const newPage = place?.page !== undefined && place.page !== page
    const newParagraph = place?.paragraph !== undefined && place.start === physical.start
    page = place?.page ?? page
    const heading = headingAt(start)
    const mark: SourceMark | undefined = othersAt(start)
    const frame = framesAt(start)?.frame
    if (mark?.kind === 'furniture') {
      furniture = true
      continue
    }
    lines.push({
      raw: rawOf(text, start, end),
      before: newPage || furniture ? 'page' : gap || newParagraph ? 'gap' : 'line',
      as: mark?.kind === 'note' ? 'note' : mark?.kind === 'contents' ? 'contents' : 'text',
      ...(heading === undefined ? {} : { level: heading.level }),
      ...(mark?.kind === 'bold' ? { bold: true } : {}),
      ...(frame === undefined ? {} : { frame }),
      indented: start - physical.start >= 2,
    })
    gap = false
    furniture = false
  }
  return lines
}

/** Looks up which of some ordered stretches holds an offset; offsets must come in rising order. */
function cursor<T extends { readonly start: number; readonly end: number }>(stretches: readonly T[]) {
  let next = 0
  return (offset: number): T | undefined => {
    while (next < stretches.length && stretches[next]!.end <= offset) next++
    const found = stretches[next]
    return found !== undefined && found.start <= offset ? found : undefined
  }
}
