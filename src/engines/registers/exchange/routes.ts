import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../../model/outcome.ts'
import { divisionAsked } from '../../../platform/access/division.ts'
import { isNothing } from '../../../platform/access/policy.ts'
import { record } from '../../../platform/audit/record.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import { inTransaction } from '../../../platform/database/connect.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import { Download, type Route, route } from '../../../platform/http/route.ts'
import { type RowCell, writeRows } from '../../../platform/xlsx/write-rows.ts'
import { ListQuery, type RecordRow } from '../answers.ts'
import { type AnyCall, asking, deskOf, writing } from '../calls.ts'
import { conditionsOf, orderOf } from '../list-store.ts'
import { rowsOf } from '../pages.ts'
import type { StoredRecord } from '../record-store.ts'
import { permissionOf, type Register, type Registers } from '../register.ts'
import { divisionWhileOn } from '../switch-store.ts'
import { typesBeside } from './beside.ts'
import { takeBuiltIn } from './built-in.ts'
import { csvLine, headCells, type LinkKeys, rowCells } from './export-rows.ts'
import { countRows, readPieces } from './export-store.ts'
import { importRecords, type Taken } from './import-records.ts'
import {
  columnsOf,
  EXPORT_AT_MOST,
  type ExchangeColumn,
  exportColumnsOf,
  type Language,
  sheetNameOf,
} from './layout.ts'
import { findBodies, findDivision, findKeys } from './lookup-store.ts'
import { writeTemplate } from './template-workbook.ts'

const since = '0.3.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'
/** The byte order mark, by which spreadsheets know UTF-8. */
const MARK = '\ufeff'
const LARGEST_UPLOAD = 20 * 1024 * 1024
const Lang = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]))
const Division = ListQuery.properties.division
const { page: _page, size: _size, fields: _fields, ...filter } = ListQuery.properties
const ExportQuery = Type.Object({ ...filter, lang: Lang })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const taken = {
  created: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  ignored: Type.Array(Type.String(), { description: 'Heads of columns that are not known; nothing in them is taken.' }),
  warnings: Type.Array(Type.Object({ at: Type.String(), code: Type.String(), message: Words })),
}
const ImportAnswer = Type.Object({
  isDryRun: Type.Boolean(),
  ...taken,
  beside: Type.Array(Type.Object({ type: Type.String(), name: Words, ...taken }), {
    description: 'Of each further type that the workbook has a sheet of.',
  }),
})
const takenOf = ({ created, changed, same, ignored, warnings }: Taken) => ({
  created,
  changed,
  same,
  ignored: [...ignored],
  warnings: warnings.map(({ at, code, message }) => ({ at, code, message: { ...message } })),
})
/** Workbooks of one type: a template to fill in, taking it in, and taking records away. */
function routesOfType(registers: Registers, register: Register): readonly Route[] {
  const { type, system } = register
  const path = `/api/v1/records/${type.id}`
  const tag = `records ${system.id}`
  const called = (zh: string, en: string) => ({ zh: `${zh}：${type.name.zh}`, en: `${en}: ${type.name.en}` })
  const file = (language: Language, ending: string, simulated: boolean) =>
    `${type.name[language]}${simulated ? (language === 'zh' ? '（模拟数据）' : ' (simulated)') : ''}${ending}`
  return [
    route({
      method: 'GET',
      path: `${path}/template.xlsx`,
      summary: called('导入模板', 'Template for an import'),
      tag,
      since,
      who: permissionOf(type, 'import'),
      query: Type.Object({
        division: Division,
        lang: Lang,
        beside: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 1,
            description: '1: with a sheet for each type that may be taken in with it.',
          }),
        ),
      }),
      answer: 'file',
      async handle({ db, actor, query, policy }) {
        const division = await divisionWhileOn(db, actor, query.division, system)
        if (division.kind === 'refused') return division
        const language = query.lang ?? 'zh'
        const [bodies, place] = await Promise.all([findBodies(db, division.value), findDivision(db, division.value)])
        const others = typesBeside(system, type).filter(
          (one) => !isNothing(policy.scopeOf(actor, permissionOf(one, 'import'))),
        )
        const bytes = await writeTemplate({
          types: [type, ...(query.beside === 1 ? others : [])],
          language,
          bodies: [...bodies.keys()],
          typeOf: (id) => registers.get(id)?.type,
          isSimulated: place.isSimulated,
        })
        return done(
          new Download(file(language, language === 'zh' ? '导入模板.xlsx' : ' template.xlsx', false), XLSX, bytes),
        )
      },
    }),
    route({
      method: 'GET',
      path: `${path}/template.csv`,
      summary: called('导入模板 csv', 'Template for an import, as CSV'),
      tag,
      since,
      who: permissionOf(type, 'import'),
      query: Type.Object({ division: Division, lang: Lang }),
      answer: 'file',
      async handle({ db, actor, query }) {
        const division = await divisionWhileOn(db, actor, query.division, system)
        if (division.kind === 'refused') return division
        const language = query.lang ?? 'zh'
        const shown = columnsOf(type).filter(({ isHidden }) => isHidden !== true)
        return done(
          new Download(
            file(language, language === 'zh' ? '导入模板.csv' : ' template.csv', false),
            CSV,
            Buffer.from(`${MARK}${csvLine(headCells(type, shown, language))}`),
          ),
        )
      },
    }),
    route({
      method: 'POST',
      path: `${path}/import`,
      summary: called('批量导入（xlsx 或 csv）', 'Import (xlsx or csv)'),
      tag,
      since,
      who: permissionOf(type, 'import'),
      limit: 'export',
      takesFile: { atMost: LARGEST_UPLOAD },
      query: Type.Object({
        division: Division,
        dry: Type.Optional(Type.Integer({ minimum: 0, maximum: 1, description: '1: only tell what would happen.' })),
        reason: Type.Optional(Type.String({ maxLength: 2000 })),
      }),
      answer: ImportAnswer,
      async handle(call) {
        const { db, actor, query, upload } = call
        const division = await divisionWhileOn(db, actor, query.division, system)
        if (division.kind === 'refused') return division
        const desk = deskOf(registers, call, division.value)
        const found = await importRecords(db, desk, register, upload, {
          isDryRun: query.dry === 1,
          reason: query.reason ?? '',
          sha256: createHash('sha256').update(upload.bytes).digest('hex'),
        })
        if (found.kind === 'refused') return found
        const { isDryRun, beside, ...own } = found.value
        return done({
          isDryRun,
          ...takenOf(own),
          beside: beside.map(({ type: { id, name }, ...one }) => ({ type: id, name: { ...name }, ...takenOf(one) })),
        })
      },
    }),
    ...(type.builtIn === undefined
      ? []
      : [
          route({
            method: 'POST',
            path: `${path}/built-in`,
            summary: called('采用内置表', 'Take the built-in records in'),
            tag,
            since,
            who: permissionOf(type, 'create'),
            limit: 'export',
            query: Type.Object({ division: Division }),
            answer: Type.Object({
              created: Type.Integer(),
              kept: Type.Integer({ description: 'Stood there already; left as they are.' }),
            }),
            async handle(call) {
              const division = divisionAsked(call.actor, call.query.division)
              if (division.kind === 'refused') return division
              return writing(registers, register, call, division.value, (tx, desk) => takeBuiltIn(tx, desk, register))
            },
          }),
        ]),
    ...(['xlsx', 'csv'] as const).map((format) =>
      route({
        method: 'GET',
        path: `${path}/export.${format}`,
        summary: called(`导出 ${format}`, `Export as ${format}`),
        tag,
        since,
        who: permissionOf(type, 'export'),
        limit: 'export',
        query: ExportQuery,
        answer: 'stream',
        async handle(call) {
          const { query } = call
          const asked = await exportAsked(registers, register, call, query)
          if (asked.kind === 'refused') return asked
          const { pieces, columns, place } = asked.value
          const language = query.lang ?? 'zh'
          const { reply } = call
          reply.header(
            'content-disposition',
            `attachment; filename*=UTF-8''${encodeURIComponent(file(language, `.${format}`, place.isSimulated))}`,
          )
          reply.header('cache-control', 'no-store')
          reply.type(format === 'xlsx' ? XLSX : CSV)
          const sheet = { register, columns, language, label: labelOf(type, place, call.now(), language), pieces }
          const bytes = format === 'xlsx' ? xlsxOf(sheet) : csvOf(sheet, place.isSimulated)
          void reply.send(Readable.from(bytes, { objectMode: false }))
          return done(undefined)
        },
      }),
    ),
  ]
}

export const exchangeRoutes = (registers: Registers): readonly Route[] =>
  [...registers.values()].flatMap((register) =>
    routesOfType(registers, register).map((one) => ({ ...one, book: register.system.id })),
  )

interface Piece {
  readonly rows: readonly RecordRow[]
  readonly keys: LinkKeys
}

/** What an export is made of: the records of the same filter as the list, within what the person may take away; on record. */
async function exportAsked(
  registers: Registers,
  register: Register,
  call: AnyCall,
  query: Readonly<Partial<Record<'division' | 'q' | 'where' | 'view' | 'sort' | 'state' | 'body', string>>>,
): Promise<
  Outcome<{
    readonly pieces: AsyncIterable<Piece>
    readonly columns: readonly ExchangeColumn[]
    readonly place: Awaited<ReturnType<typeof findDivision>>
  }>
> {
  const { type } = register
  const { db, policy, actor, now } = call
  const { view, where } = query
  const narrowed = await asking(registers, register, call, query)
  if (narrowed.kind === 'refused') return narrowed
  const { division, also } = narrowed.value
  const order = orderOf(type, narrowed.value.sort)
  if (order.kind === 'refused') return order
  const permission = permissionOf(type, 'export')
  const condition = conditionsOf(register, policy.scopeOf(actor, permission), {
    ...query,
    division,
    also,
  })
  const count = await countRows(db, register, condition, EXPORT_AT_MOST)
  if (count > EXPORT_AT_MOST)
    return refused({
      reason: 'too-large',
      code: 'too-many-rows',
      message: {
        zh: `一次最多导出 ${EXPORT_AT_MOST} 条，符合条件的更多。请缩小范围，分次导出。`,
        en: `At most ${EXPORT_AT_MOST} records are exported at once, and there are more. Narrow the list and export it in parts.`,
      },
    })
  await inTransaction(db, (tx) =>
    record(tx, actor, now(), {
      division,
      action: permission,
      subject: { kind: type.id, id: null },
      detail: { records: count, view: view ?? null, where: where ?? null, q: query.q === undefined ? null : '…' },
    }),
  )
  const pieces = readPieces(db, register, condition, order.value, (tx, records) =>
    pieceOf(tx, registers, register, division, now(), records),
  )
  return done({ pieces, columns: exportColumnsOf(type), place: await findDivision(db, division) })
}

async function pieceOf(
  tx: Reading,
  registers: Registers,
  register: Register,
  division: string,
  now: Date,
  records: readonly StoredRecord[],
): Promise<Piece> {
  const rows = await rowsOf({ db: tx, registers, division, now }, register, records)
  const keys = new Map<string, ReadonlyMap<string, string>>()
  for (const [name, field] of register.fields) {
    const to = field.kind === 'link' ? registers.get(field.to) : undefined
    if (to === undefined) continue
    const ids = [...new Set(rows.flatMap(({ links }) => (links[name] === undefined ? [] : [links[name].id])))]
    keys.set(name, await findKeys(tx, to, division, ids))
  }
  return { rows, keys }
}

interface Sheet {
  readonly register: Register
  readonly columns: readonly ExchangeColumn[]
  readonly language: Language
  readonly label: string
  readonly pieces: AsyncIterable<Piece>
}

/** '企业 · 雁峰区 · 模拟数据 · 2024-03-05': what it is, of where, whether it is invented, and of when. */
function labelOf(
  type: Register['type'],
  { name, isSimulated }: { readonly name: string; readonly isSimulated: boolean },
  now: Date,
  language: Language,
): string {
  const simulated = language === 'zh' ? '模拟数据' : 'Simulated data (模拟数据)'
  return [type.name[language], name, ...(isSimulated ? [simulated] : []), dayOf(now)].join(' · ')
}

function xlsxOf({ register, columns, language, label, pieces }: Sheet): AsyncGenerator<Buffer> {
  const { type } = register
  async function* rows(): AsyncGenerator<readonly RowCell[]> {
    yield [{ kind: 'title', text: label }]
    yield columns.map(({ key }) => key)
    yield headCells(type, columns, language)
    for await (const { rows: found, keys } of pieces)
      for (const row of found) yield rowCells(type, columns, row, keys, language)
  }
  return writeRows([
    {
      name: sheetNameOf(type, language),
      widths: columns.map(({ width }) => width),
      frozen: 3,
      hidden: [2],
      hiddenColumns: columns.flatMap(({ isHidden }, i) => (isHidden === true ? [i + 1] : [])),
      rows: rows(),
    },
  ])
}

/** With a byte order mark, by which spreadsheets know UTF-8; a column says of every row that it is simulated. */
async function* csvOf({ register, columns, language, pieces }: Sheet, isSimulated: boolean): AsyncGenerator<Buffer> {
  const { type } = register
  const shown = columns.filter(({ isHidden }) => isHidden !== true)
  const nature: readonly [string, string][] = isSimulated
    ? [language === 'zh' ? ['数据性质', '模拟数据'] : ['Nature of the data', 'simulated (模拟数据)']]
    : []
  yield Buffer.from(`${MARK}${csvLine([...headCells(type, shown, language), ...nature.map(([head]) => head)])}`)
  for await (const { rows, keys } of pieces)
    yield Buffer.from(
      rows
        .map((row) => csvLine([...rowCells(type, shown, row, keys, language), ...nature.map(([, text]) => text)]))
        .join(''),
    )
}
