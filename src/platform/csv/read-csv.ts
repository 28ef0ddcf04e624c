import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'

/** One line of a table as text; a cell in quotes may hold line breaks, so a row may begin lines further on. */
export interface CsvRow {
  /** The line of the file on which it begins, 1-based. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le'
  readonly rows: readonly CsvRow[]
  /** Where a quotation mark stands that is never closed, or that text follows: line and number of the cell, 1-based. */
  readonly strayQuotes: readonly { readonly line: number; readonly column: number; readonly isOpen: boolean }[]
}

/**
 * Reads a CSV (RFC 4180; commas, tabs or semicolons) in UTF-8 or, as offices' older programs save it, in GB18030. UTF-16 with
 * its mark is what spreadsheets call “Unicode text”. Refused where the bytes are no text.
 */
export function readCsv(bytes: Uint8Array): Outcome<CsvTable> {
  const decoded = decode(bytes)
  return decoded === null ? refused(notText) : done({ encoding: decoded.encoding, ...rowsOf(decoded.text) })
}

/** Whether bytes begin as an archive (also a workbook), an old Office file or a PDF does. */
export const isContainer = ([a, b]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf) || (a === 0x25 && b === 0x50)

/** Whether bytes are text in one of the encodings that are read. */
export const isText = (bytes: Uint8Array): boolean => decode(bytes) !== null

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: CsvTable['encoding'] } | null {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? (['utf-16le'] as const) : (['utf-8', 'gb18030'] as const)
  for (const encoding of encodings)
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // A byte of zero stands in no text: it is a picture or a program.
      return text.includes('\0') ? null : { text, encoding }
    } catch {
      // Not in this encoding: the next one tells.
    }
  return null
}

const DELIMITERS = [',', '\t', ';'] as const

/** What parts the cells: the mark that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1)
  const bare = head.replace(/"[^"]*"/g, '')
  const count = (mark: string) => bare.split(mark).length
  return DELIMITERS.reduce((best: string, mark) => (count(mark) > count(best) ? mark : best), ',')
}

function rowsOf(text: string): Pick<CsvTable, 'rows' | 'strayQuotes'> {
  const delimiter = delimiterOf(text)
  const rows: CsvRow[] = []
  const strayQuotes: { line: number; column: number; isOpen: boolean }[] = []
  let cells: string[] = []
  let line = 1
  let at = 0
  let begins = 1
  const endOfRow = () => {
    rows.push({ line: begins, cells })
    cells = []
  }
  while (at < text.length) {
    if (cells.length === 0) begins = line
    let cell: string
    if (text[at] === '"') {
      const begin = line
      const parts: string[] = []
      let from = at + 1
      let isOpen = true
      for (;;) {
        const quote = text.indexOf('"', from)
        const part = text.slice(from, quote < 0 ? text.length : quote)
        parts.push(part)
        line += linesIn(part)
        if (quote < 0) {
          at = text.length
          break
        }
        from = quote + 1
        if (text[from] !== '"') {
          isOpen = false
          at = from
          break
        }
        parts.push('"')
        from++
      }
      cell = parts.join('')
      const end = endOfCell(text, at, delimiter)
      const behind = text.slice(at, end)
      if (isOpen || behind.trim() !== '') strayQuotes.push({ line: begin, column: cells.length + 1, isOpen })
      cell += behind.trim() === '' ? '' : behind
      at = end
    } else {
      const end = endOfCell(text, at, delimiter)
      cell = text.slice(at, end)
      at = end
    }
    cells.push(cell)
    if (text[at] === delimiter) {
      at++
      // A mark at the very end leaves one more, empty cell.
      if (at === text.length) cells.push('')
      continue
    }
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line++
    }
    endOfRow()
  }
  if (cells.length > 0) endOfRow()
  return { rows, strayQuotes }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

const linesIn = (part: string): number => part.split(/\r\n|\r|\n/).length - 1

const notText: Refusal = {
  reason: 'unsupported',
  code: 'not-text',
  message: {
    zh: '读不出文字：不是 UTF-8 或 GB18030 编码的 CSV。请在表格软件里“另存为”→“CSV UTF-8”再上传，或上传 .xlsx。',
    en: 'It cannot be read as text: it is no CSV in UTF-8 or GB18030. Save it as “CSV UTF-8” in the spreadsheet, or upload an .xlsx.',
  },
}
