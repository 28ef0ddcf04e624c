import type { RecordType } from '../../../language/record-type.ts'
import { done, type Outcome, refused } from '../../../model/outcome.ts'
import { record } from '../../../platform/audit/record.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import { inTransaction } from '../../../platform/database/connect.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import { type RowCell, type RowSheet, writeRows } from '../../../platform/xlsx/write-rows.ts'
import type { RecordRow } from '../answers.ts'
import { type AnyCall, asking } from '../calls.ts'
import { conditionsOf, orderOf } from '../list-store.ts'
import { type Reader, rowsOf } from '../pages.ts'
import type { StoredRecord } from '../record-store.ts'
import { permissionOf, type Register, type Registers } from '../register.ts'
import { linksTo, typesBeside } from './beside.ts'
import { csvLine, headCells, type LinkKeys, MARK, rowCells } from './export-rows.ts'
import { atOneMoment, belongingTo, countRows, readPieces, type Taking } from './export-store.ts'
import { EXPORT_AT_MOST, exportColumnsOf, type Language, sheetNameOf } from './layout.ts'
import { findDivision, findKeys } from './lookup-store.ts'

/** What is taken away, and of where. */
export interface Export {
  readonly own: Taking
  /** Of further types, what belongs to those records: a sheet each. */
  readonly beside: readonly Taking[]
  readonly reader: Reader
  readonly place: { readonly name: string; readonly isSimulated: boolean }
  readonly language: Language
}

export interface ExportAsk
  extends Readonly<Partial<Record<'division' | 'q' | 'where' | 'view' | 'sort' | 'state' | 'body', string>>> {
  readonly lang?: Language
}

/**
 * What an export is made of: the records of the same filter as the list and, where it is asked for, those of further types that
 * belong to them; each within what the person may take away of its type, each on record.
 */
export async function exportAsked(
  registers: Registers,
  register: Register,
  call: AnyCall,
  query: ExportAsk,
  isBeside: boolean,
): Promise<Outcome<Export>> {
  const { type, system } = register
  const { db, policy, actor, now } = call
  const { view, where } = query
  const narrowed = await asking(registers, register, call, query)
  if (narrowed.kind === 'refused') return narrowed
  const { division, also, sort, reader } = narrowed.value
  const order = orderOf(type, sort)
  if (order.kind === 'refused') return order
  const scopeOf = (one: RecordType) => policy.scopeOf(actor, permissionOf(one, 'export'))
  const own: Taking = {
    register,
    condition: conditionsOf(register, scopeOf(type), { ...query, division, also }),
    order: order.value,
  }
  const beside: Taking[] = []
  for (const one of isBeside ? typesBeside(system, type, 'export') : []) {
    const other = registers.get(one.id)
    const by = orderOf(one, undefined)
    if (other === undefined || by.kind === 'refused' || !policy.may(actor, permissionOf(one, 'export'))) continue
    const also = [belongingTo(own, linksTo(one, type))]
    beside.push({ register: other, condition: conditionsOf(other, scopeOf(one), { division, also }), order: by.value })
  }
  const counts: { readonly type: RecordType; readonly count: number }[] = []
  for (const taking of [own, ...beside]) {
    const count = await countRows(db, taking, EXPORT_AT_MOST)
    if (count > EXPORT_AT_MOST) return refused(tooMany(taking.register.type))
    counts.push({ type: taking.register.type, count })
  }
  await inTransaction(db, async (tx) => {
    for (const { type: one, count } of counts)
      await record(tx, actor, now(), {
        division,
        action: permissionOf(one, 'export'),
        subject: { kind: one.id, id: null },
        detail: {
          records: count,
          ...(one.id === type.id ? {} : { beside: type.id }),
          view: view ?? null,
          where: where ?? null,
          q: query.q === undefined ? null : '…',
        },
      })
  })
  return done({
    own,
    beside,
    reader,
    place: await findDivision(db, division),
    language: query.lang ?? 'zh',
  })
}

const tooMany = ({ name }: RecordType) => ({
  reason: 'too-large' as const,
  code: 'too-many-rows',
  message: {
    zh: `一次最多导出 ${EXPORT_AT_MOST} 条，符合条件的“${name.zh}”更多。请缩小范围，分次导出。`,
    en: `At most ${EXPORT_AT_MOST} records are exported at once, and there are more of ${name.en}. Narrow the list and export it in parts.`,
  },
})

interface Piece {
  readonly rows: readonly RecordRow[]
  readonly keys: LinkKeys
}

const piecesOf = (tx: Reading, taking: Taking, reader: Reader): AsyncGenerator<Piece> =>
  readPieces(tx, taking, (records) => pieceOf({ ...reader, db: tx }, taking.register, records))

async function pieceOf(reader: Reader, register: Register, records: readonly StoredRecord[]): Promise<Piece> {
  const { db, registers, division } = reader
  const rows = await rowsOf(reader, register, records)
  const keys = new Map<string, ReadonlyMap<string, string>>()
  for (const [name, field] of register.fields) {
    const to = field.kind === 'link' ? registers.get(field.to) : undefined
    if (to === undefined) continue
    const ids = [...new Set(rows.flatMap(({ links }) => (links[name] === undefined ? [] : [links[name].id])))]
    keys.set(name, await findKeys(db, to, division, ids))
  }
  return { rows, keys }
}

/** '企业 · 雁峰区 · 模拟数据 · 2024-03-05': what it is, of where, whether it is invented, and of when. */
function labelOf(type: RecordType, { place: { name, isSimulated }, reader, language }: Export): string {
  const simulated = language === 'zh' ? '模拟数据' : 'Simulated data (模拟数据)'
  return [type.name[language], name, ...(isSimulated ? [simulated] : []), dayOf(reader.now)].join(' · ')
}

/** The workbook: a sheet of each type, all of the same moment. */
export const xlsxOf = (what: Export): AsyncGenerator<Buffer> =>
  atOneMoment(what.reader.db, (tx) => writeRows([what.own, ...what.beside].map((one) => sheetOf(tx, what, one))))

function sheetOf(tx: Reading, what: Export, taking: Taking): RowSheet {
  const { type } = taking.register
  const { language } = what
  const columns = exportColumnsOf(type)
  async function* rows(): AsyncGenerator<readonly RowCell[]> {
    yield [{ kind: 'title', text: labelOf(type, what) }]
    yield columns.map(({ key }) => key)
    yield headCells(type, columns, language)
    for await (const { rows: found, keys } of piecesOf(tx, taking, what.reader))
      for (const row of found) yield rowCells(type, columns, row, keys, language)
  }
  return {
    name: sheetNameOf(type, language),
    widths: columns.map(({ width }) => width),
    frozen: 3,
    hidden: [2],
    hiddenColumns: columns.flatMap(({ isHidden }, i) => (isHidden === true ? [i + 1] : [])),
    rows: rows(),
  }
}

/** With a byte order mark, by which spreadsheets know UTF-8; a column says of every row that it is simulated. */
export async function* csvOf({ own, reader, place, language }: Export): AsyncGenerator<Buffer> {
  const { type } = own.register
  // Without its id a row of a type without numbers would be a new record when it comes back.
  const columns = exportColumnsOf(type).filter(({ key, isHidden }) => key === 'id' || isHidden !== true)
  const nature: readonly [string, string][] = place.isSimulated
    ? [language === 'zh' ? ['数据性质', '模拟数据'] : ['Nature of the data', 'simulated (模拟数据)']]
    : []
  yield Buffer.from(`${MARK}${csvLine([...headCells(type, columns, language), ...nature.map(([head]) => head)])}`)
  for await (const { rows, keys } of atOneMoment(reader.db, (tx) => piecesOf(tx, own, reader)))
    yield Buffer.from(
      rows
        .map((row) => csvLine([...rowCells(type, columns, row, keys, language), ...nature.map(([, text]) => text)]))
        .join(''),
    )
}
