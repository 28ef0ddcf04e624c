import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { done, type Outcome } from '../../model/outcome.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { type AnyCall, readerOf, since } from './calls.ts'
import { csvLine, MARK } from './exchange/export-rows.ts'
import { findDivision } from './exchange/lookup-store.ts'
import { findList } from './list-store.ts'
import { rowsOf } from './pages.ts'
import { cellText, choicesOf, publicColumnsOf, publicValue } from './public.ts'
import { findPublicPlaces, publicCondition, publicPieces } from './public-store.ts'
import type { Register, Registers } from './register.ts'
import { whileOn } from './switch-store.ts'

/** Rows of one page, and of a file: who wants more asks for the register's own export. */
const LARGEST_PAGE = 200
const FILE_AT_MOST = 20_000
const Division = Type.String({ pattern: '^\\d{2,12}$' })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Lang = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]))

/** The register where it may be asked: its system runs there. */
async function opened(call: AnyCall, register: Register, division: string): Promise<Outcome<{ isSimulated: boolean }>> {
  const on = await whileOn(call.db, division, register.system)
  return on.kind === 'refused' ? on : done({ isSimulated: (await findDivision(call.db, division)).isSimulated })
}

function routesOfPublic(registers: Registers, register: Register): readonly Route[] {
  const { type, system } = register
  const columns = publicColumnsOf(type)
  const path = `/api/v1/public/records/${type.id}`
  const tag = `public ${system.id}`
  const Row = Type.Object(
    { id: Type.String(), values: Type.Object({}, { additionalProperties: true }) },
    { description: columns.map(({ name, label }) => `${name}: ${label.zh} · ${label.en}`).join('\n') },
  )
  return [
    route({
      method: 'GET',
      path,
      summary: { zh: `公开：${type.name.zh}`, en: `Public: ${type.name.en}` },
      tag,
      since,
      who: 'anyone',
      limit: 'public',
      query: Type.Object({
        division: Division,
        q: Type.Optional(Type.String({ maxLength: 60, description: 'Words of the title, where that is public.' })),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
        size: Type.Optional(Type.Integer({ minimum: 1, maximum: LARGEST_PAGE })),
      }),
      answer: Type.Object({
        rows: Type.Array(Row),
        total: Type.Integer(),
        isAtLeast: Type.Boolean(),
        page: Type.Integer(),
        size: Type.Integer(),
        isSimulated: Type.Boolean({ description: '模拟数据' }),
      }),
      async handle(call) {
        const { division, q, page = 1, size = 50 } = call.query
        const on = await opened(call, register, division)
        if (on.kind === 'refused') return on
        const reader = readerOf(registers, call, division)
        const also = await publicCondition(call.db, reader.registers, register, division, call.now(), q)
        const found = await findList(call.db, register, EVERYTHING, { division, also, page, size })
        if (found.kind === 'refused') return found
        const rows = await rowsOf(reader, register, found.value.records)
        return done({
          rows: rows.map((row) => ({
            id: row.id,
            values: Object.fromEntries(columns.map((column) => [column.name, publicValue(registers, column, row)])),
          })),
          total: found.value.total,
          isAtLeast: found.value.isAtLeast,
          page,
          size,
          ...on.value,
        })
      },
    }),
    route({
      method: 'GET',
      path: `${path}.csv`,
      summary: { zh: `公开 csv：${type.name.zh}`, en: `Public, as CSV: ${type.name.en}` },
      tag,
      since,
      who: 'anyone',
      limit: 'public',
      query: Type.Object({ division: Division, lang: Lang }),
      answer: 'stream',
      async handle(call) {
        const { division, lang = 'zh' } = call.query
        const on = await opened(call, register, division)
        if (on.kind === 'refused') return on
        const reader = readerOf(registers, call, division)
        const also = await publicCondition(call.db, reader.registers, register, division, call.now(), undefined)
        const pieces = publicPieces(call.db, register, division, also, FILE_AT_MOST, (tx, records) =>
          rowsOf({ ...reader, db: tx }, register, records),
        )
        const { isSimulated } = on.value
        const nature = lang === 'zh' ? '模拟数据' : 'simulated (模拟数据)'
        const lines = async function* () {
          const heads = columns.map(({ label }) => label[lang])
          yield Buffer.from(
            `${MARK}${csvLine([...heads, ...(isSimulated ? [lang === 'zh' ? '数据性质' : 'Nature'] : [])])}`,
          )
          for await (const rows of pieces)
            yield Buffer.from(
              rows
                .map((row) =>
                  csvLine([
                    ...columns.map((column) => cellText(registers, type, column, row, lang)),
                    ...(isSimulated ? [nature] : []),
                  ]),
                )
                .join(''),
            )
        }
        const name = `${type.name[lang]}${isSimulated ? (lang === 'zh' ? '（模拟数据）' : ' (simulated)') : ''}.csv`
        call.reply
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'no-store')
          .type('text/csv; charset=utf-8')
        void call.reply.send(Readable.from(lines(), { objectMode: false }))
        return done(undefined)
      },
    }),
  ].map((one) => ({ ...one, book: system.id }))
}

/** What is public where, and each register of it: read only, no account, paged, at the pace of public doors. */
export function publicRoutes(registers: Registers): readonly Route[] {
  const open = [...registers.values()].filter(({ type }) => publicColumnsOf(type).length > 0)
  return [
    route({
      method: 'GET',
      path: '/api/v1/public/registers',
      summary: { zh: '公开的台账及其字段', en: 'Registers that are public, with their fields' },
      tag: 'public',
      since,
      who: 'anyone',
      limit: 'public',
      answer: Type.Array(
        Type.Object({
          type: Type.String(),
          system: Type.String(),
          systemName: Words,
          name: Words,
          about: Words,
          fields: Type.Array(
            Type.Object({
              name: Type.String(),
              label: Words,
              kind: Type.String(),
              unit: Type.Union([Type.String(), Type.Null()]),
              choices: Type.Union([Type.Record(Type.String(), Words), Type.Null()]),
            }),
          ),
          places: Type.Array(Type.Object({ division: Type.String(), name: Words, isSimulated: Type.Boolean() })),
          json: Type.String(),
          csv: Type.String(),
        }),
      ),
      async handle({ db }) {
        const places = await findPublicPlaces(db)
        return done(
          open.map(({ type, system }) => ({
            type: type.id,
            system: system.id,
            systemName: { ...system.name },
            name: { ...type.name },
            about: { ...type.about },
            fields: publicColumnsOf(type).map(({ name, label, field }) => ({
              name,
              label: { ...label },
              kind: field?.kind ?? 'text',
              unit: field !== undefined && 'unit' in field ? (field.unit ?? null) : null,
              choices: choicesOf(type, name, field),
            })),
            places: places.filter(({ on }) => on.has(system.id)).map(({ on: _, ...place }) => place),
            json: `/api/v1/public/records/${type.id}`,
            csv: `/api/v1/public/records/${type.id}.csv`,
          })),
        )
      },
    }),
    ...open.flatMap((register) => routesOfPublic(registers, register)),
  ]
}
