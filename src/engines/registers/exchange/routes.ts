import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { done } from '../../../model/outcome.ts'
import { divisionAsked } from '../../../platform/access/division.ts'
import { Download, type Route, route } from '../../../platform/http/route.ts'
import { ListQuery } from '../answers.ts'
import { deskOf, writing } from '../calls.ts'
import { permissionOf, type Register, type Registers } from '../register.ts'
import { divisionWhileOn } from '../switch-store.ts'
import { typesBeside } from './beside.ts'
import { takeBuiltIn } from './built-in.ts'
import { csvOf, exportAsked, xlsxOf } from './export-records.ts'
import { csvLine, headCells, MARK } from './export-rows.ts'
import { importRecords, type Taken } from './import-records.ts'
import { columnsOf, type Language } from './layout.ts'
import { findBodies, findDivision } from './lookup-store.ts'
import { writeTemplate } from './template-workbook.ts'

const since = '0.3.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'
const LARGEST_UPLOAD = 20 * 1024 * 1024
const Lang = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]))
const Division = ListQuery.properties.division
const { page: _page, size: _size, fields: _fields, ...filter } = ListQuery.properties
const Beside = (what: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 1, description: `1: with a sheet for each type ${what}.` }))
const ExportQuery = Type.Object({ ...filter, lang: Lang })
const WorkbookQuery = Type.Object({
  ...ExportQuery.properties,
  beside: Beside('whose records belong to those of the list, of those records'),
})
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
        beside: Beside('that may be taken in with it'),
      }),
      answer: 'file',
      async handle({ db, actor, query, policy }) {
        const division = await divisionWhileOn(db, actor, query.division, system)
        if (division.kind === 'refused') return division
        const language = query.lang ?? 'zh'
        const [bodies, place] = await Promise.all([findBodies(db, division.value), findDivision(db, division.value)])
        const others = typesBeside(system, type, 'import').filter((one) =>
          policy.may(actor, permissionOf(one, 'import')),
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
        query: format === 'xlsx' ? WorkbookQuery : ExportQuery,
        answer: 'stream',
        async handle(call) {
          const { query, reply } = call
          const isWorkbook = format === 'xlsx'
          const isBeside = 'beside' in query && query.beside === 1
          const asked = await exportAsked(registers, register, call, query, isBeside)
          if (asked.kind === 'refused') return asked
          const { language, place } = asked.value
          reply.header(
            'content-disposition',
            `attachment; filename*=UTF-8''${encodeURIComponent(file(language, `.${format}`, place.isSimulated))}`,
          )
          reply.header('cache-control', 'no-store')
          reply.type(isWorkbook ? XLSX : CSV)
          const bytes = isWorkbook ? xlsxOf(asked.value) : csvOf(asked.value)
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
