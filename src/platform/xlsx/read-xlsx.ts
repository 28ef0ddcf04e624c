import { done, type Outcome, refused } from '../../model/outcome.ts'
import { damagedFile, refusalOfNonXlsx, refusalOfOtherZip, tooLargeInside } from './refuse-file.ts'
import { attributeOf, BrokenXml, createXmlReader, type XmlListener } from './xml-reader.ts'
import { DamagedZip, readZipDirectory, readZipEntry, type ZipEntry } from './zip.ts'

/** One cell that holds something. */
export interface XlsxCell {
  /** 1 for column A. */
  readonly column: number
  readonly kind: 'number' | 'text' | 'boolean' | 'error'
  /** As stored: '0.065', '#DIV/0!', the words of a text. */
  readonly text: string
  /** The number format: 'General', '0.00%', 'yyyy-mm-dd'. */
  readonly format: string
  readonly hasFormula: boolean
}

export interface XlsxRow {
  /** 1-based. */
  readonly row: number
  readonly cells: readonly XlsxCell[]
  readonly isHidden: boolean
}

export interface XlsxSheet {
  readonly name: string
  readonly isHidden: boolean
}

/** A range of merged cells, 1-based and inclusive. */
export interface XlsxRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface XlsxReader {
  readonly sheets: readonly XlsxSheet[]
  /**
   * Hands on the rows of a sheet one after another, with cells that hold something only; resolves with the merged ranges.
   * Nothing of the sheet is kept, and the event loop runs between pieces of some 64 KB. Throws DamagedZip or BrokenXml.
   */
  readonly readRows: (sheet: string, onRow: (row: XlsxRow) => void) => Promise<readonly XlsxRange[]>
}

/** Most bytes that a part of a workbook may have, unpacked: what a bomb is stopped by. */
export interface XlsxLimits {
  readonly sheet: number
  readonly sharedStrings: number
}

const DEFAULT_LIMITS: XlsxLimits = { sheet: 256 * 1024 * 1024, sharedStrings: 64 * 1024 * 1024 }

/**
 * Opens an .xlsx as Excel, WPS, LibreOffice or a program wrote it. What is none is refused with what it is and what to do.
 * Only evaluated values are read; formulas, macros, links and pictures are never run or followed.
 */
export async function openXlsx(
  bytes: Uint8Array,
  name: string,
  limits: XlsxLimits = DEFAULT_LIMITS,
): Promise<Outcome<XlsxReader>> {
  const notXlsx = refusalOfNonXlsx(bytes, name)
  if (notXlsx !== null) return refused(notXlsx)
  try {
    const entries = readZipDirectory(bytes)
    const book = workbookPathOf(entries)
    if (book === null) return refused(refusalOfOtherZip(new Set(entries.keys())))
    const part = (path: string, atMost = 8 * 1024 * 1024) => readPart(bytes, entries, path, atMost)
    const folder = book.slice(0, book.lastIndexOf('/') + 1)
    const links = await readLinks(part, `${folder}_rels/${book.slice(folder.length)}.rels`, folder)
    const listed = await readSheetList(part, book)
    const strings = await readSharedStrings(part, pathOfType(links, 'sharedStrings'), limits.sharedStrings)
    const formats = await readFormats(part, pathOfType(links, 'styles'))
    return done({
      sheets: listed.map(({ name, isHidden }) => ({ name, isHidden })),
      async readRows(sheet, onRow) {
        const link = links.get(listed.find((one) => one.name === sheet)?.link ?? '')
        if (link === undefined) throw new DamagedZip(`no sheet ${sheet}`)
        return readSheet(part, link.path, limits.sheet, strings, formats, onRow)
      },
    })
  } catch (error) {
    const refusal = refusalOfDamage(error)
    if (refusal === null) throw error
    return refused(refusal)
  }
}

/** The refusal for what reading a damaged workbook throws; null for any other error, which is a bug. */
export function refusalOfDamage(error: unknown) {
  if (error instanceof BrokenXml) return damagedFile
  if (!(error instanceof DamagedZip)) return null
  return error.isTooLarge ? tooLargeInside : damagedFile
}

type ReadPart = (path: string, atMost?: number) => AsyncGenerator<string>

async function* readPart(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
  path: string,
  atMost: number,
): AsyncGenerator<string> {
  const entry = entries.get(path)
  if (entry === undefined) return
  const decoder = new TextDecoder('utf-8')
  for await (const piece of readZipEntry(bytes, entry, atMost)) {
    yield decoder.decode(piece, { stream: true })
    // Let whatever waits run before the next piece is parsed.
    await new Promise(setImmediate)
  }
}

async function listen(pieces: AsyncGenerator<string>, listener: Partial<XmlListener>): Promise<void> {
  const reader = createXmlReader({ opened: nothing, closed: nothing, text: nothing, ...listener })
  for await (const piece of pieces) reader.write(piece)
}

const nothing = () => undefined

/** The path of the main part; its name is a custom, so the content types are asked only when it is not kept. */
function workbookPathOf(entries: ReadonlyMap<string, ZipEntry>): string | null {
  if (entries.has('xl/workbook.xml')) return 'xl/workbook.xml'
  return [...entries.keys()].find((name) => /(?:^|\/)workbook\d*\.xml$/i.test(name)) ?? null
}

interface Link {
  readonly path: string
  readonly type: string
}

async function readLinks(part: ReadPart, path: string, folder: string): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>()
  await listen(part(path), {
    opened(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      const type = attributeOf(attributes, 'Type') ?? ''
      const to = target.startsWith('/') ? target.slice(1) : `${folder}${target}`.replace(/[^/]+\/\.\.\//g, '')
      links.set(attributeOf(attributes, 'Id') ?? '', { path: to, type: type.slice(type.lastIndexOf('/') + 1) })
    },
  })
  return links
}

const pathOfType = (links: ReadonlyMap<string, Link>, type: string) =>
  [...links.values()].find((link) => link.type === type)?.path ?? ''

async function readSheetList(part: ReadPart, path: string) {
  const sheets: { readonly name: string; readonly isHidden: boolean; readonly link: string }[] = []
  await listen(part(path), {
    opened(name, attributes) {
      if (name !== 'sheet') return
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        isHidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
        link: attributeOf(attributes, 'r:id') ?? attributeOf(attributes, 'id') ?? '',
      })
    },
  })
  return sheets
}

async function readSharedStrings(part: ReadPart, path: string, atMost: number): Promise<readonly string[]> {
  const strings: string[] = []
  let current: string[] | null = null
  let isText = false
  let isPhonetic = false
  await listen(part(path, atMost), {
    opened(name) {
      if (name === 'si') current = []
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    closed(name) {
      if (name === 'si' && current !== null) {
        strings.push(unescapeCharacters(current.join('')))
        current = null
      } else if (name === 'rPh') isPhonetic = false
      else if (name === 't') isText = false
    },
    text(text) {
      if (isText) current?.push(text)
    },
  })
  return strings
}

/** Number formats by the index of a cell's style. */
async function readFormats(part: ReadPart, path: string): Promise<readonly string[]> {
  const own = new Map<string, string>()
  const formats: string[] = []
  let isCellFormats = false
  await listen(part(path), {
    opened(name, attributes) {
      if (name === 'numFmt')
        own.set(attributeOf(attributes, 'numFmtId') ?? '', attributeOf(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') isCellFormats = true
      else if (name === 'xf' && isCellFormats) {
        const id = attributeOf(attributes, 'numFmtId') ?? '0'
        formats.push(own.get(id) ?? BUILT_IN_FORMATS[id] ?? 'General')
      }
    },
    closed(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return formats
}

/** ECMA-376 part 1, 18.8.30: the formats with meaning here, and the dates that Chinese editions have beside them. */
const BUILT_IN_FORMATS: Readonly<Record<string, string>> = {
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '9': '0%',
  '10': '0.00%',
  '11': '0.00E+00',
  '12': '# ?/?',
  '13': '# ??/??',
  ...Object.fromEntries([14, 15, 16, 17, 22, ...span(27, 36), ...span(50, 58)].map((id) => [String(id), 'yyyy-mm-dd'])),
  ...Object.fromEntries([18, 19, 20, 21, 45, 46, 47].map((id) => [String(id), 'hh:mm:ss'])),
  '49': '@',
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** Whether a number format writes a date or a time: its letters outside quotes, brackets and colours tell. */
export function isDateFormat(format: string): boolean {
  return /[ymdhs年月日时]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ''))
}

export const isPercentFormat = (format: string) => format.replace(/"[^"]*"|\\./g, '').includes('%')

async function readSheet(
  part: ReadPart,
  path: string,
  atMost: number,
  strings: readonly string[],
  formats: readonly string[],
  onRow: (row: XlsxRow) => void,
): Promise<readonly XlsxRange[]> {
  const merges: XlsxRange[] = []
  let row = 0
  let isHidden = false
  let cells: XlsxCell[] = []
  let column = 0
  let type = 'n'
  let style = 0
  let hasFormula = false
  let value: string[] | null = null
  let inside: 'value' | 'inline' | 'formula' | null = null
  await listen(part(path, atMost), {
    opened(name, attributes) {
      switch (name) {
        case 'row':
          row = Number(attributeOf(attributes, 'r') ?? row + 1)
          isHidden = isTrue(attributeOf(attributes, 'hidden'))
          cells = []
          column = 0
          break
        case 'c': {
          const place = findPlace(attributeOf(attributes, 'r') ?? '')
          column = place?.column ?? column + 1
          type = attributeOf(attributes, 't') ?? 'n'
          style = Number(attributeOf(attributes, 's') ?? 0)
          hasFormula = false
          value = null
          break
        }
        case 'f':
          hasFormula = true
          inside = 'formula'
          break
        case 'v':
          inside = 'value'
          value = []
          break
        case 't':
          inside = 'inline'
          value ??= []
          break
        case 'mergeCell': {
          const [from = '', to = from] = (attributeOf(attributes, 'ref') ?? '').split(':')
          const start = findPlace(from)
          const end = findPlace(to)
          if (start !== null && end !== null)
            merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column })
          break
        }
      }
    },
    text(text) {
      if (inside === 'value' || inside === 'inline') value?.push(text)
    },
    closed(name) {
      if (name === 'v' || name === 't' || name === 'f') inside = null
      else if (name === 'c') {
        const cell = cellOf(column, type, value?.join('') ?? null, formats[style] ?? 'General', hasFormula, strings)
        if (cell !== null) cells.push(cell)
      } else if (name === 'row') onRow({ row, cells, isHidden })
    },
  })
  return merges
}

const isTrue = (text: string | null) => text === '1' || text === 'true'

function cellOf(
  column: number,
  type: string,
  text: string | null,
  format: string,
  hasFormula: boolean,
  strings: readonly string[],
): XlsxCell | null {
  const cell = (kind: XlsxCell['kind'], value: string) => ({ column, kind, text: value, format, hasFormula })
  // A formula that was never evaluated is told apart from an empty cell.
  if (text === null) return hasFormula ? cell('text', '') : null
  switch (type) {
    case 's':
      return cell('text', strings[Number(text)] ?? '')
    case 'str':
    case 'inlineStr':
      return cell('text', unescapeCharacters(text))
    case 'd':
      return { ...cell('number', text), format: 'yyyy-mm-dd' }
    case 'b':
      return cell('boolean', isTrue(text) ? 'TRUE' : 'FALSE')
    case 'e':
      return cell('error', text)
    default:
      return text === '' && !hasFormula ? null : cell('number', text)
  }
}

/** ECMA-376 writes characters that XML cannot hold as _x000D_. */
function unescapeCharacters(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** 'D7' as row 7, column 4; null when it is no cell. */
export function findPlace(reference: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (match === null) return null
  let column = 0
  for (const letter of match[1] as string) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]), column }
}

/** 4 as 'D'. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
