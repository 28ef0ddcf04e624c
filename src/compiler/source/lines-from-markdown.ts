import type { SourceDocument } from '../../model/reading.ts'
import { entityAt } from './entities.ts'
import type { Line } from './lines.ts'
import { linesFromHtml } from './lines-from-html.ts'
import { physicalLines, trim } from './lines-from-text.ts'
import { isNoteMark } from './note-marks.ts'
import { type Raw, rawOf } from './reading.ts'

/** Cuts Markdown into lines: headings, rows of tables, list items, pictures, front matter. Inline marks are taken out. */
export function linesFromMarkdown(document: SourceDocument): Line[] {
  const { text } = document
  const lines: Line[] = []
  const physical = [...physicalLines(text)]
  let before: Line['before'] = 'gap'
  let table = 0
  let inTable = false
  let rowsOfTable: number[] = []
  let details: 'none' | 'open' | 'contents' = 'none'
  let comment = false
  let tablesClose = true
  let i = frontMatterEnd(text, physical)
  for (let k = 0; k < i; k++) {
    const trimmed = trim(text, physical[k]!.start, physical[k]!.end)
    if (trimmed !== null && !/^-{3,}$/.test(text.slice(trimmed.start, trimmed.end))) {
      lines.push({ raw: rawOf(text, trimmed.start, trimmed.end), before: 'gap', as: 'front' })
    }
  }
  for (; i < physical.length; i++) {
    const trimmed = trim(text, physical[i]!.start, physical[i]!.end)
    if (trimmed === null) {
      before = 'gap'
      inTable = false
      continue
    }
    let { start, end } = trimmed
    let line = text.slice(start, end)
    const indented = start - physical[i]!.start >= 2
    if (comment) {
      comment = !line.includes('-->')
      continue
    }
    if (line.startsWith('<!--')) {
      comment = !line.includes('-->')
      continue
    }
    if (/^<\/?details\b/i.test(line)) {
      details = line[1] === '/' ? 'none' : 'open'
      before = 'gap'
      if (!/<summary/i.test(line)) continue
    }
    if (details === 'open' && /<summary/i.test(line)) {
      if (/目\s{0,6}录|目\s{0,6}次|contents/i.test(line)) details = 'contents'
    }
    if (/^(?:-{3,}|\*{3,}|_{3,}|(?:[-*_] ){2,}[-*_])$/.test(line)) {
      before = 'gap'
      continue
    }
    // A line of = or - under a text makes it a heading.
    if (/^={3,}$/.test(line) && lines.length > 0 && before === 'line') {
      const last = lines.pop()!
      lines.push({ ...last, level: 1 })
      before = 'gap'
      continue
    }
    while (line.startsWith('>')) {
      const inner = trim(text, start + 1, end)
      if (inner === null) break
      start = inner.start
      line = text.slice(start, end)
    }
    if (line.startsWith('|') || (inTable && line.includes('|'))) {
      if (!inTable) {
        table++
        inTable = true
        rowsOfTable = []
      }
      if (isRule(line)) {
        for (const row of rowsOfTable) lines[row] = { ...lines[row]!, head: true }
        continue
      }
      rowsOfTable.push(lines.length)
      const cells = rowCells(text, start, end)
      lines.push({ raw: rawOf(text, start, end), before, as: 'row', cells, table })
      before = 'line'
      continue
    }
    inTable = false
    if (tablesClose && /^<table[\s>]/i.test(line)) {
      // A table in HTML: read as such, up to its end tag.
      const close = /<\/table\s{0,4}>/gi
      close.lastIndex = start
      // Where none is closed, none further down is: it is not looked for again.
      tablesClose = close.test(text)
      const stop = tablesClose ? close.lastIndex : end
      const inner = linesFromHtml({ ...document, text: text.slice(start, stop) })
      for (const found of inner) lines.push(shifted(found, start, table))
      table += inner.reduce((most, found) => Math.max(most, found.table ?? 0), 0)
      while (i + 1 < physical.length && physical[i + 1]!.start < stop) i++
      before = 'gap'
      continue
    }
    if (/^!\[[^\]]{0,200}\]\([^)]{0,400}\)$/.test(line) || /^<img\b[^>]{0,600}>$/i.test(line)) {
      lines.push({ raw: rawOf(text, start, end), before, as: 'image' })
      before = 'gap'
      continue
    }
    let level: number | undefined
    const hashes = /^#{1,6}(?=[\s\u3000]|[^#\s])/.exec(line)?.[0].length ?? 0
    if (hashes > 0) {
      level = hashes
      const inner = trim(text, start + hashes, end)
      if (inner === null) continue
      ;({ start, end } = inner)
      while (end > start && text[end - 1] === '#') end--
      line = text.slice(start, end)
    }
    const bullet = /^[-*+](?=\s)/.exec(line)
    let item = false
    if (bullet !== null && level === undefined) {
      const inner = trim(text, start + 1, end)
      if (inner === null) continue
      start = inner.start
      line = text.slice(start, end)
      item = true
    }
    const note = /^\[\^[^\]]{1,20}\]:\s{0,4}/.exec(line)?.[0].length ?? 0
    if (note > 0) start += note
    const bold = /^(?:\*\*|__)[^*_]{1,200}(?:\*\*|__)[：:]?$/.test(line)
    const raw = inlineRaw(text, start, end)
    if (raw.text.trim() === '') continue
    lines.push({
      raw,
      before: level === undefined ? before : 'gap',
      as: details === 'contents' ? 'contents' : note > 0 ? 'note' : 'text',
      ...(level === undefined ? {} : { level }),
      ...(bold ? { bold } : {}),
      indented,
      ...(item ? { item } : {}),
    })
    before = level === undefined ? 'line' : 'gap'
  }
  return lines
}

/** A line read from a stretch of the source, as a line of the whole. */
function shifted(line: Line, by: number, tables: number): Line {
  const moved = new Map<Raw, Raw>()
  const move = (raw: Raw): Raw => {
    const known = moved.get(raw)
    if (known !== undefined) return known
    const made = raw.at === null ? { ...raw, base: raw.base + by } : { ...raw, at: raw.at.map((offset) => offset + by) }
    moved.set(raw, made)
    return made
  }
  return {
    ...line,
    raw: move(line.raw),
    ...(line.cells === undefined ? {} : { cells: line.cells.map(move) }),
    ...(line.table === undefined ? {} : { table: line.table + tables }),
  }
}

/** Index of the first line after YAML front matter; 0 where there is none. */
function frontMatterEnd(text: string, physical: readonly { start: number; end: number }[]): number {
  const at = (k: number) => text.slice(physical[k]!.start, physical[k]!.end).trim()
  let first = 0
  while (first < physical.length && at(first) === '') first++
  if (first >= physical.length || at(first).replace(/^\ufeff/, '') !== '---') return 0
  for (let k = first + 1; k < Math.min(physical.length, first + 80); k++) {
    if (/^(?:-{3,}|\.{3})$/.test(at(k))) return k + 1
    if (at(k).length > 400) return 0
  }
  return 0
}

const isRule = (line: string) => /^[|:\-\s—－]+$/.test(line) && line.includes('-')

/** Cells of a row between its upright lines; an escaped one belongs to the text. */
function rowCells(text: string, start: number, end: number): Raw[] {
  const cells: Raw[] = []
  let from = text[start] === '|' ? start + 1 : start
  for (let i = from; i <= end; i++) {
    if (i < end && (text[i] !== '|' || text[i - 1] === '\\')) continue
    if (i === end && from >= end) break
    const inner = trim(text, from, i)
    cells.push(inner === null ? rawOf(text, from, from) : inlineRaw(text, inner.start, inner.end))
    from = i + 1
  }
  return cells
}

/** A stretch of Markdown without its marks: emphasis, links, pictures, tags, escapes. */
export function inlineRaw(source: string, start: number, end: number): Raw {
  const slice = source.slice(start, end)
  if (!/[*_`~[\]\\<&]/.test(slice)) return { text: slice, at: null, base: start }
  const out: string[] = []
  const at: number[] = []
  const keep = (text: string, i: number) => {
    for (let k = 0; k < text.length; k++) {
      out.push(text[k]!)
      at.push(i)
    }
  }
  let raised = false
  for (let i = start; i < end; i++) {
    const c = source[i]!
    if (c === '\\' && i + 1 < end && /[!-/:-@[-`{-~]/.test(source[i + 1]!)) {
      keep(source[i + 1]!, i + 1)
      i++
      continue
    }
    if (c === '!' && source[i + 1] === '[') {
      const picture = /^!\[[^\]]{0,200}\]\([^)]{0,600}\)/.exec(source.slice(i, Math.min(end, i + 820)))
      if (picture !== null) {
        i += picture[0].length - 1
        continue
      }
    }
    if (c === '[') {
      const link = /^\[([^\]]{0,300})\]\([^)]{0,600}\)/.exec(source.slice(i, Math.min(end, i + 920)))
      if (link !== null) {
        const inner = inlineRaw(source, i + 1, i + 1 + link[1]!.length)
        for (let k = 0; k < inner.text.length; k++) {
          keep(inner.text[k]!, inner.at === null ? inner.base + k : inner.at[k]!)
        }
        i += link[0].length - 1
        continue
      }
    }
    if (c === '*' && !(isDigitAt(source, i - 1) && isDigitAt(source, i + 1))) continue
    if ((c === '_' && source[i + 1] === '_') || (c === '_' && source[i - 1] === '_')) continue
    if ((c === '~' && source[i + 1] === '~') || (c === '~' && source[i - 1] === '~')) continue
    if (c === '`') continue
    if (c === '<') {
      const tag = /^<(\/?)([A-Za-z][A-Za-z0-9]{0,15})\b[^<>]{0,400}>/.exec(source.slice(i, Math.min(end, i + 430)))
      if (tag !== null) {
        const name = tag[2]!.toLowerCase()
        if (name === 'br') keep(' ', i)
        if (name === 'sup') raised = tag[1] === '' && isNoteMark(source, i, i + tag[0].length)
        if (raised && tag[1] === '') {
          const close = source.indexOf('</', i)
          if (close > 0 && close < Math.min(end, i + 40)) i = close - 1
          else i += tag[0].length - 1
          raised = false
          continue
        }
        i += tag[0].length - 1
        continue
      }
    }
    if (c === '&') {
      const entity = entityAt(source, i)
      if (entity !== null) {
        keep(entity.text, i)
        i += entity.length - 1
        continue
      }
    }
    keep(c, i)
  }
  return { text: out.join(''), at: Uint32Array.from(at), base: 0 }
}

const isDigitAt = (source: string, i: number) => /[0-9]/.test(source[i] ?? '')
