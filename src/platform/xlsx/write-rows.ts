import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'
import { columnName } from './read-xlsx.ts'

/** What a cell holds. Text is never a formula, however it begins; a number keeps every digit that is given. */
export type RowCell =
  | string
  | null
  | { readonly kind: 'number'; readonly text: string; readonly format?: string }
  /** '2024-03-05', or a moment by the clock on the wall: '2024-03-05 08:30'. */
  | { readonly kind: 'day' | 'moment'; readonly text: string }
  | { readonly kind: 'head' | 'title'; readonly text: string }

export interface RowSheet {
  readonly name: string
  readonly widths: readonly number[]
  /** Rows on top that stay in sight. */
  readonly frozen: number
  /** Rows that are there for programs: 1-based. */
  readonly hidden?: readonly number[]
  /** Columns that are there for programs: 1-based. */
  readonly hiddenColumns?: readonly number[]
  readonly rows: AsyncIterable<readonly RowCell[]> | Iterable<readonly RowCell[]>
}

/**
 * A workbook written row by row: as much of it is in memory as a piece is long, so that 100,000 rows are sent while they
 * are read. Deflated by Node's own threads.
 */
export async function* writeRows(sheets: readonly RowSheet[]): AsyncGenerator<Buffer> {
  const styles = createStyles()
  const zip = createZip()
  for (const [i, sheet] of sheets.entries()) yield* zip.add(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, styles))
  yield* zip.add('xl/styles.xml', [styles.xml()])
  const list = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="r${i + 1}"/>`)
  yield* zip.add('xl/workbook.xml', [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
  ])
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  yield* zip.add('xl/_rels/workbook.xml.rels', [
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map((_, i) => relation(`r${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
      .join('')}${relation('rs', 'styles', 'styles.xml')}</Relationships>`,
  ])
  yield* zip.add('_rels/.rels', [
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  ])
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SHEET_ML}.${type}+xml"/>`
  yield* zip.add('[Content_Types].xml', [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets
      .map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet'))
      .join('')}</Types>`,
  ])
  yield zip.end()
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Characters that XML cannot hold at all are left out. */
const escaped = (text: string) =>
  text.replace(/[<>&"]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (found) => ENTITIES[found] ?? '')
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

type Styles = ReturnType<typeof createStyles>

/** Styles 0 to 5 are fixed; formats of numbers come as they are met. */
function createStyles() {
  const formats = new Map<string, number>()
  const styleOf = (format: string) => {
    const known = formats.get(format)
    if (known !== undefined) return known
    formats.set(format, FIXED + formats.size)
    return FIXED + formats.size - 1
  }
  return {
    styleOf,
    xml() {
      const own = ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm', ...formats.keys()]
      const cell = (format: number, more = '') =>
        `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" ${more}/>`
      return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${own.length}">${own
        .map((format, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(format)}"/>`)
        .join(
          '',
        )}</numFmts><fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><b/><sz val="14"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F0F7"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs>${cell(0)}${cell(
        49,
        // Excel keeps the cell text when somebody edits it, even where it begins with =.
        'quotePrefix="1" applyNumberFormat="1"',
      )}${cell(200, 'applyNumberFormat="1"')}${cell(201, 'applyNumberFormat="1"')}<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>${[
        ...formats.keys(),
      ]
        .map((_, i) => cell(202 + i, 'applyNumberFormat="1"'))
        .join('')}</cellXfs></styleSheet>`
    },
  }
}
const [TEXT, DAY, MOMENT, HEAD_CELL, TITLE, FIXED] = [1, 2, 3, 4, 5, 6]

async function* sheetXml(sheet: RowSheet, styles: Styles): AsyncGenerator<string> {
  const pane =
    sheet.frozen === 0
      ? ''
      : `<pane ySplit="${sheet.frozen}" topLeftCell="A${sheet.frozen + 1}" activePane="bottomLeft" state="frozen"/>`
  const columns = sheet.widths
    .map(
      (width, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${sheet.hiddenColumns?.includes(i + 1) ? ' hidden="1"' : ''}/>`,
    )
    .join('')
  const letters = sheet.widths.map((_, i) => columnName(i + 1))
  let piece = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>`
  let at = 0
  for await (const cells of sheet.rows) {
    at++
    piece += `<row r="${at}"${sheet.hidden?.includes(at) ? ' hidden="1"' : ''}>`
    for (let i = 0; i < cells.length; i++)
      piece += cellXml(cells[i] ?? null, `${letters[i] ?? columnName(i + 1)}${at}`, styles)
    piece += '</row>'
    if (piece.length > 256 * 1024) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData></worksheet>`
}

function cellXml(cell: RowCell, at: string, styles: Styles): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textXml(cell, at, TEXT)
  switch (cell.kind) {
    case 'head':
      return textXml(cell.text, at, HEAD_CELL)
    case 'title':
      return textXml(cell.text, at, TITLE)
    case 'number':
      // A spreadsheet keeps fifteen digits; more stay text, so that none is lost.
      return cell.text.replace(/\D/g, '').length > 15
        ? textXml(cell.text, at, TEXT)
        : `<c r="${at}"${cell.format === undefined ? '' : ` s="${styles.styleOf(cell.format)}"`}><v>${cell.text}</v></c>`
    case 'day':
    case 'moment': {
      const days = daysOf(cell.text)
      if (days === null) return textXml(cell.text, at, TEXT)
      return `<c r="${at}" s="${cell.kind === 'day' ? DAY : MOMENT}"><v>${days}</v></c>`
    }
  }
}

const textXml = (text: string, at: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, 32_767))}</t></is></c>`

/** Days since 1899-12-30, as spreadsheets count; null before 1900-03-01, where they count wrongly, and for no day. */
function daysOf(text: string): number | null {
  const time = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text.replace(' ', 'T')}Z`)
  const days = (time + 2_209_161_600_000) / 86_400_000
  return days >= 61 ? Number(days.toFixed(8)) : null
}

/** A zip written forwards: sizes stand after each file, since they are not known before. */
function createZip() {
  const directory: Buffer[] = []
  let offset = 0
  const count = (piece: Buffer) => {
    offset += piece.length
    return piece
  }
  return {
    async *add(name: string, text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
      const start = offset
      const path = Buffer.from(name)
      const head = Buffer.alloc(30)
      head.writeUInt32LE(0x04034b50, 0)
      head.writeUInt16LE(20, 4)
      head.writeUInt16LE(0x0808, 6) // sizes follow; the name is UTF-8
      head.writeUInt16LE(8, 8)
      head.writeUInt32LE(DOS_DAY, 10)
      head.writeUInt16LE(path.length, 26)
      yield count(Buffer.concat([head, path]))
      let [sum, size, packed] = [0, 0, 0]
      const deflate = createDeflateRaw({ level: 4 })
      const fed = (async () => {
        for await (const piece of text) {
          const bytes = Buffer.from(piece)
          sum = crc32(bytes, sum)
          size += bytes.length
          if (!deflate.write(bytes)) await once(deflate, 'drain')
        }
        deflate.end()
      })().catch((error) => deflate.destroy(error))
      for await (const piece of deflate as AsyncIterable<Buffer>) {
        packed += piece.length
        yield count(piece)
      }
      await fed
      const sizes = Buffer.alloc(12)
      sizes.writeUInt32LE(sum, 0)
      sizes.writeUInt32LE(packed, 4)
      sizes.writeUInt32LE(size, 8)
      yield count(Buffer.concat([Buffer.from([0x50, 0x4b, 0x07, 0x08]), sizes]))
      const entry = Buffer.alloc(46)
      entry.writeUInt32LE(0x02014b50, 0)
      entry.writeUInt16LE(20, 4)
      head.copy(entry, 6, 4, 14)
      sizes.copy(entry, 16)
      entry.writeUInt16LE(path.length, 28)
      entry.writeUInt32LE(start, 42)
      directory.push(Buffer.concat([entry, path]))
    },
    end(): Buffer {
      const entries = Buffer.concat(directory)
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(directory.length, 8)
      end.writeUInt16LE(directory.length, 10)
      end.writeUInt32LE(entries.length, 12)
      end.writeUInt32LE(offset, 16)
      return Buffer.concat([entries, end])
    },
  }
}

/** 1980-01-01: the same content gives the same bytes. */
const DOS_DAY = 0x00210000
