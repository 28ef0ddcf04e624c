import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import {
  columnName,
  isDateFormat,
  isPercentFormat,
  openXlsx,
  refusalOfDamage,
  type XlsxCell,
  type XlsxRange,
  type XlsxReader,
} from '../../platform/xlsx/read-xlsx.ts'
import { VALUE_STATUSES, type ValueStatus, valueStatusNames } from '../indicators/definition.ts'
import type { FormRow } from './definition.ts'
import { decimalText, type EntryFault, entryFaultMessage } from './entered-value.ts'
import {
  COLUMNS,
  type ColumnKey,
  MARK_KEYS,
  META_SHEET,
  TEMPLATE_FORMAT,
  type TemplateFault,
  type TemplateMark,
  templateFaultMessage,
} from './workbook-layout.ts'
import { hashOfTemplate } from './write-workbook.ts'

/** A row of a filled template. */
export interface FilledRow {
  readonly row: string
  /** '报送表!H8'. */
  readonly at: string
  readonly text: string
  readonly note: string | null
  /** null: left empty, so that what stood stays. */
  readonly status: ValueStatus | null
  /** What stood when the template was made. */
  readonly base: { readonly version: number; readonly text: string; readonly note: string; readonly status: string }
}

export interface FilledTemplate {
  readonly mark: TemplateMark
  readonly rows: readonly FilledRow[]
  readonly faults: readonly Fault[]
}

/**
 * Reads a filled template as people leave it: columns are found by their hidden keys and rows by their hidden ids, wherever
 * they stand. Refused when it is no template, or another's; faults of cells are collected, every one at its cell.
 */
export async function readTemplate(
  bytes: Uint8Array,
  name: string,
  expected: TemplateMark,
  rows: readonly FormRow[],
): Promise<Outcome<FilledTemplate>> {
  const opened = await openXlsx(bytes, name)
  if (opened.kind === 'refused') return opened
  try {
    const meta = await readMeta(opened.value)
    if (meta === null) return refused(notOurs)
    const other = refusalOfOther(meta.mark, expected)
    if (other !== null) return refused(other)
    const ids = [...meta.bases.keys()]
    if (meta.hash !== hashOfTemplate(meta.mark, ids)) return refused(tampered)
    return await readRows(opened.value, meta, rows)
  } catch (error) {
    const refusal = refusalOfDamage(error)
    if (refusal === null) throw error
    return refused(refusal)
  }
}

interface Meta {
  readonly mark: TemplateMark
  readonly hash: string
  readonly bases: ReadonlyMap<string, FilledRow['base']>
}

async function readMeta(reader: XlsxReader): Promise<Meta | null> {
  const sheet = reader.sheets.find(({ name }) => name === META_SHEET)
  if (sheet === undefined) return null
  const fields = new Map<string, string>()
  const bases = new Map<string, FilledRow['base']>()
  await reader.readRows(sheet.name, ({ cells }) => {
    const at = (column: number) => cells.find((cell) => cell.column === column)?.text ?? ''
    if (at(1) === 'row') bases.set(at(2), { version: Number(at(3)), text: at(4), note: at(5), status: at(6) })
    else fields.set(at(1), at(2))
  })
  const mark = Object.fromEntries(MARK_KEYS.map((key) => [key, fields.get(key) ?? '']))
  // Every key was just set.
  return { mark: mark as unknown as TemplateMark, hash: fields.get('hash') ?? '', bases }
}

async function readRows(reader: XlsxReader, meta: Meta, rows: readonly FormRow[]): Promise<Outcome<FilledTemplate>> {
  for (const sheet of reader.sheets.filter(({ name }) => name !== META_SHEET)) {
    const found = await readSheet(reader, sheet.name, meta, rows)
    if (found !== null) return done(found)
  }
  return refused(keysLost)
}

/** A sheet that holds the hidden keys; null when it does not. */
async function readSheet(
  reader: XlsxReader,
  sheet: string,
  meta: Meta,
  rows: readonly FormRow[],
): Promise<FilledTemplate | null> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const faults: Fault[] = []
  const filled = new Map<string, FilledRow>()
  const places = new Map<number, string>()
  let columns: ReadonlyMap<ColumnKey, number> | null = null
  const at = (row: number, key: ColumnKey) => `${sheet}!${columnName(columns?.get(key) ?? 1)}${row}`
  const add = (place: string, code: string, message: Bilingual) => faults.push({ at: place, code, message })
  const template = (place: string, kind: TemplateFault, found = '') =>
    add(place, kind, templateFaultMessage(kind, found))

  const merges = await reader.readRows(sheet, ({ row, cells }) => {
    if (columns === null) {
      columns = findKeys(cells)
      return
    }
    const cellAt = (key: ColumnKey) => cells.find(({ column }) => column === columns?.get(key))
    const id = cellAt('gm:id')?.text.trim() ?? ''
    const value = cellAt('gm:value')
    if (id === '') {
      // Heads and titles stand in the template; a number there was put into an inserted row.
      if (value !== undefined && value.kind === 'number') template(at(row, 'gm:value'), 'row-without-id')
      return
    }
    const asked = byId.get(id)
    if (asked === undefined) return template(at(row, 'gm:name'), 'row-unknown')
    if (filled.has(id)) return template(at(row, 'gm:name'), 'row-twice')
    places.set(row, id)
    const base = meta.bases.get(id) ?? { version: 0, text: '', note: '', status: 'preliminary' }
    const read = textOfCell(value, asked)
    if (typeof read !== 'string')
      add(at(row, 'gm:value'), read.fault, entryFaultMessage(read.fault, read.found, asked.unit))
    const statusText = cellAt('gm:status')?.text.trim() ?? ''
    const status = statusText === '' ? null : findStatus(statusText)
    if (status === undefined) template(at(row, 'gm:status'), 'unknown-status', statusText)
    const note = cellAt('gm:note')?.text.trim() ?? ''
    if (note.length > 1000) template(at(row, 'gm:note'), 'note-too-long', String(note.length))
    filled.set(id, {
      row: id,
      at: at(row, 'gm:value'),
      text: typeof read === 'string' ? read : '',
      note: note === '' ? null : note,
      status: status ?? null,
      base,
    })
  })
  if (columns === null) return null
  for (const range of merges) {
    const words = mergedWords(range, columns, places)
    if (words !== null) template(`${sheet}!${words}`, 'merged-cells', words)
  }
  for (const row of rows) if (!filled.has(row.id)) template(sheet, 'row-missing', row.name.zh)
  return { mark: meta.mark, rows: [...filled.values()], faults }
}

function findKeys(cells: readonly XlsxCell[]): ReadonlyMap<ColumnKey, number> | null {
  const found = new Map<ColumnKey, number>()
  for (const { column, text } of cells) {
    const key = COLUMNS.find((one) => one.key === text.trim())?.key
    if (key !== undefined) found.set(key, column)
  }
  return found.has('gm:id') && found.has('gm:value') && found.has('gm:note') && found.has('gm:status') ? found : null
}

/** What a cell says, as a person would type it; or why it cannot be taken. Formulas count by their results. */
function textOfCell(
  cell: XlsxCell | undefined,
  row: FormRow,
): string | { readonly fault: EntryFault; readonly found: string } {
  if (cell === undefined) return ''
  switch (cell.kind) {
    case 'error':
      return { fault: 'formula-error', found: cell.text }
    case 'boolean':
      return row.measure === 'fulfilment' ? (cell.text === 'TRUE' ? '1' : '0') : { fault: 'boolean', found: cell.text }
    case 'text':
      return cell.text === '' && cell.hasFormula ? { fault: 'formula-without-result', found: '' } : cell.text
    case 'number': {
      if (isDateFormat(cell.format)) return { fault: 'date', found: cell.text }
      const value = Number(cell.text)
      if (!Number.isFinite(value)) return { fault: 'not-a-number', found: cell.text }
      if (isPercentFormat(cell.format)) {
        if (row.unit !== '%') return { fault: 'percent-sign', found: `${decimalText(value * 100)}%` }
        return rounded(value * 100, cell.hasFormula ? row.decimals : null)
      }
      return rounded(value, cell.hasFormula ? row.decimals : null)
    }
  }
}

/** A computed result is taken as it is shown: with the decimals that are asked for. */
function rounded(value: number, decimals: number | null): string {
  if (decimals === null) return decimalText(value)
  const factor = 10 ** decimals
  return decimalText((Math.sign(value) * Math.round(Math.abs(Number((value * factor).toPrecision(15))))) / factor)
}

function findStatus(text: string): ValueStatus | undefined {
  return VALUE_STATUSES.find((status) => valueStatusNames[status].zh === text || valueStatusNames[status].en === text)
}

/** The range in words when it swallows a cell that people fill; null when it does not. */
function mergedWords(
  { top, left, bottom, right }: XlsxRange,
  columns: ReadonlyMap<ColumnKey, number>,
  places: ReadonlyMap<number, string>,
): string | null {
  const touchesRow = [...places.keys()].some((row) => row >= top && row <= bottom)
  const touchesColumn = (['gm:value', 'gm:note', 'gm:status'] as const).some((key) => {
    const column = columns.get(key) ?? 0
    return column >= left && column <= right
  })
  return touchesRow && touchesColumn ? `${columnName(left)}${top}:${columnName(right)}${bottom}` : null
}

function refusalOfOther(found: TemplateMark, expected: TemplateMark): Refusal | null {
  const refuse = (code: string, zh: string, en: string): Refusal => ({
    reason: 'unsupported',
    code,
    message: { zh, en },
  })
  if (found.format !== TEMPLATE_FORMAT)
    return refuse(
      'old-template',
      '这是旧格式的模板。请重新下载模板，把数值粘贴过去再上传。',
      'This template is of an old format. Download it again and paste the values.',
    )
  if (found.division !== expected.division || found.body !== expected.body)
    return refuse(
      'other-body',
      `这是“${found.bodyName}”的模板，本任务由“${expected.bodyName}”填报。请用本单位的模板。`,
      `This template is of ${found.bodyName}; this return is answered by ${expected.bodyName}.`,
    )
  if (found.form !== expected.form)
    return refuse(
      'other-form',
      `这是《${found.formName}》的模板，本任务是《${expected.formName}》。请打开对应的任务上传。`,
      `This template is of the form “${found.formName}”, not “${expected.formName}”. Open that return instead.`,
    )
  if (found.period !== expected.period)
    return refuse(
      'other-period',
      `这是 ${found.period} 期的模板，本任务是 ${expected.period} 期。请打开对应报期的任务上传，或下载本期模板。`,
      `This template is for ${found.period}; this return is for ${expected.period}.`,
    )
  if (found.task !== expected.task || found.formVersion !== expected.formVersion)
    return refuse(
      'old-template',
      `报表已改版（模板是第 ${found.formVersion} 版，现行第 ${expected.formVersion} 版）。请重新下载模板，把数值粘贴过去再上传。`,
      `The form was revised (template version ${found.formVersion}, now ${expected.formVersion}). Download it again and paste the values.`,
    )
  return null
}

const notOurs: Refusal = {
  reason: 'unsupported',
  code: 'not-a-template',
  message: {
    zh: '这不是从本系统下载的报送模板（缺少标识页）。请下载模板，把数值粘贴进去，再上传。',
    en: 'This is no template from here; its mark is missing. Download the template, paste the values, and upload it.',
  },
}

const keysLost: Refusal = {
  reason: 'unsupported',
  code: 'template-keys-lost',
  message: {
    zh: '模板里隐藏的标识行（第 1 行）被删掉了，认不出各列。请重新下载模板，把数值粘贴过去。',
    en: 'The hidden row of keys was deleted; columns cannot be told apart. Download the template again and paste the values.',
  },
}

const tampered: Refusal = {
  reason: 'unsupported',
  code: 'template-damaged',
  message: {
    zh: '模板的隐藏标识被改动过，不能确认是哪个任务的数。请重新下载模板，把数值粘贴过去。',
    en: 'The hidden marks of the template were altered. Download it again and paste the values.',
  },
}
