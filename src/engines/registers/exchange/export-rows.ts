import type { Field, FieldValue, Point } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { RowCell } from '../../../platform/xlsx/write-rows.ts'
import type { RecordRow } from '../answers.ts'
import { cellOf, harmless, momentText } from './cells.ts'
import { type ExchangeColumn, headOf, type Language } from './layout.ts'

/** What cells say of a row beyond its values: how linked records are named in cells, by field and id. */
export type LinkKeys = ReadonlyMap<string, ReadonlyMap<string, string>>

/** A record as a row of a workbook, in the order of the columns. Personal data were masked before. */
export function rowCells(
  type: RecordType,
  columns: readonly ExchangeColumn[],
  row: RecordRow,
  keys: LinkKeys,
  language: Language,
): readonly RowCell[] {
  return columns.map((column) => cellFor(type, column, row, keys, language))
}

function cellFor(
  type: RecordType,
  { key, field: name }: ExchangeColumn,
  row: RecordRow,
  keys: LinkKeys,
  language: Language,
): RowCell {
  switch (key) {
    case 'number':
      return row.number
    case 'id':
      return row.id
    case 'revision':
      return { kind: 'number', text: String(row.revision) }
    case 'state':
      return row.state === null ? null : (type.lifecycle?.states[row.state]?.name[language] ?? row.state)
    case 'body.name':
      return row.bodyName
    case 'made_at':
      return { kind: 'moment', text: momentText(row.madeAt) }
    case 'changed_at':
      return { kind: 'moment', text: momentText(row.changedAt) }
  }
  const [base = '', part] = key.split('.')
  if (part === 'title') return row.links[base]?.title ?? null
  const field: Field | undefined = type.fields[name ?? base]
  if (field === undefined) return figureCell(row.computed[key] ?? row.rollups[key] ?? null)
  const value = row.values[name ?? base] ?? null
  if (part === 'lng' || part === 'lat') {
    const point = value as Point | null // the field is a point
    return point === null ? null : { kind: 'number', text: String(point[part === 'lng' ? 0 : 1]) }
  }
  const link = row.links[base]
  if (field.kind === 'link') return link === undefined ? null : (keys.get(base)?.get(link.id) ?? link.title)
  if (field.kind === 'body' || field.kind === 'person') return link?.title ?? null
  return cellOf(value, field, language)
}

/** A computed or summed figure: a number where it is one. */
function figureCell(value: FieldValue): RowCell {
  if (value === null) return null
  const text = String(value)
  return /^-?\d+(?:\.\d+)?$/.test(text) ? { kind: 'number', text } : text
}

export const headCells = (
  type: RecordType,
  columns: readonly ExchangeColumn[],
  language: Language,
): readonly RowCell[] => columns.map((column) => ({ kind: 'head', text: headOf(column, type, language) }))

/** What a CSV begins with: the byte order mark, by which spreadsheets know UTF-8. */
export const MARK = '\ufeff'

/** A line of a CSV (RFC 4180): numbers as they are, text so that no spreadsheet runs it. */
export function csvLine(cells: readonly RowCell[]): string {
  const texts = cells.map((cell) => {
    if (cell === null) return ''
    if (typeof cell === 'string') return quoted(harmless(cell))
    return cell.kind === 'number' ? cell.text : quoted(harmless(cell.text))
  })
  return `${texts.join(',')}\r\n`
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
