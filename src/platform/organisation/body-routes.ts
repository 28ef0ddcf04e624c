import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionFor } from '../access/choose-division.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inTransaction } from '../database/connect.ts'
import { Download, route } from '../http/route.ts'
import { writeSheet } from '../xlsx/sheet-form.ts'
import {
  BodyAmendment,
  BodyRow,
  ChangeRow,
  DaySchema,
  DivisionRow,
  ImportResult,
  NewBody,
  Reason,
  Version,
} from './answers.ts'
import { amendBody, endBody, makeBody, mergeBody, reopenBody } from './bodies.ts'
import { bodyChangesOf, divisionChangesOf, listBodies, listDivisions } from './body-store.ts'
import { amendDivision, endDivision, makeDivision, reopenDivision } from './divisions.ts'
import { importBodies } from './import.ts'
import { noSuchDivision } from './memberships.ts'
import { LARGEST_SHEET } from './people-routes.ts'
import { simulatedLabel } from './simulated.ts'
import { BODY_KIND_WORDS, bodiesForm } from './workbooks.ts'

const tag = 'bodies'
const since = '0.2.0'
const InDivision = Type.Object({ division: Type.Optional(Type.String({ maxLength: 12 })) })
const BodyId = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Code = Type.Object({ code: Type.String({ pattern: '^[0-9]{2,12}$' }) })
const Ending = Type.Object({
  version: Version,
  fromDay: DaySchema,
  documentNo: Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()])),
  reason: Reason,
})
const NewVersion = Type.Object({ version: Type.Integer() })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const bodyRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/bodies',
    summary: { zh: '单位，含已撤销的', en: 'bodies, ended ones too' },
    tag,
    since,
    who: 'bodies.read',
    query: InDivision,
    answer: Type.Object({ division: Type.String(), rows: Type.Array(BodyRow) }),
    async handle({ db, policy, actor, query }) {
      const division = divisionFor(policy, actor, 'bodies.read', query.division)
      if (division.kind === 'refused') return division
      return done({ division: division.value, rows: await listBodies(db, division.value) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/bodies/export',
    summary: { zh: '导出单位（xlsx，留痕）', en: 'export bodies (xlsx, on the record)' },
    tag,
    since,
    who: 'bodies.read',
    limit: 'export',
    query: InDivision,
    answer: 'file',
    async handle({ db, policy, actor, now, query }) {
      const division = divisionFor(policy, actor, 'bodies.read', query.division)
      if (division.kind === 'refused') return division
      const rows = (await listBodies(db, division.value)).filter(({ endedOn }) => endedOn === null)
      const names = new Map(rows.map(({ id, name }) => [id, name.zh]))
      const bytes = await writeSheet(
        bodiesForm([...names.values()]),
        rows.map((row) => ({
          name: row.name.zh,
          nameEn: row.name.en ?? '',
          kind: BODY_KIND_WORDS[row.kind],
          parent: names.get(row.parent ?? '') ?? '',
          place: row.place ?? '',
          creditCode: row.creditCode ?? '',
          position: String(row.position),
        })),
        await simulatedLabel(db, division.value),
      )
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: division.value,
          action: 'bodies.export',
          subject: { kind: 'division', id: division.value },
          detail: { rows: rows.length },
        }),
      )
      return done(new Download(`单位-${division.value}-${dayOf(now())}.xlsx`, XLSX, bytes))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/bodies/template',
    summary: { zh: '单位导入模板', en: 'template for importing bodies' },
    tag,
    since,
    who: 'bodies.manage',
    query: InDivision,
    answer: 'file',
    handle: async () => done(new Download('单位导入模板.xlsx', XLSX, await writeSheet(bodiesForm([]), []))),
  }),
  route({
    method: 'POST',
    path: '/api/v1/bodies/import',
    summary: { zh: '导入单位：先试算，再全部写入', en: 'import bodies: tried first, then all or nothing' },
    tag,
    since,
    who: 'bodies.manage',
    query: Type.Object({ ...InDivision.properties, dryRun: Type.Optional(Type.Boolean()) }),
    takesFile: { atMost: LARGEST_SHEET },
    answer: ImportResult,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'bodies.manage', call.query.division)
      if (division.kind === 'refused') return division
      return importBodies(call, division.value, call.upload, call.query.dryRun ?? false)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/bodies',
    summary: { zh: '新增单位', en: 'make a body' },
    tag,
    since,
    who: 'bodies.manage',
    query: InDivision,
    body: NewBody,
    answer: Type.Object({ id: Type.String() }),
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'bodies.manage', call.query.division)
      return division.kind === 'refused' ? division : makeBody(call, division.value, call.body)
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/bodies/:id',
    summary: { zh: '更名、改类别、调整上级', en: 'rename a body, change its kind or what it stands under' },
    tag,
    since,
    who: 'bodies.manage',
    params: BodyId,
    query: InDivision,
    body: BodyAmendment,
    answer: NewVersion,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'bodies.manage', call.query.division)
      return division.kind === 'refused' ? division : amendBody(call, division.value, call.params.id, call.body)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/bodies/:id/merge',
    summary: { zh: '并入另一个单位', en: 'merge into another body' },
    tag,
    since,
    who: 'bodies.manage',
    params: BodyId,
    query: InDivision,
    body: Type.Object({ ...Ending.properties, into: Type.String({ format: 'uuid' }) }),
    answer: NewVersion,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'bodies.manage', call.query.division)
      return division.kind === 'refused' ? division : mergeBody(call, division.value, call.params.id, call.body)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/bodies/:id/end',
    summary: { zh: '撤销单位', en: 'end a body' },
    tag,
    since,
    who: 'bodies.manage',
    params: BodyId,
    query: InDivision,
    body: Ending,
    answer: NewVersion,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'bodies.manage', call.query.division)
      return division.kind === 'refused' ? division : endBody(call, division.value, call.params.id, call.body)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/bodies/:id/reopen',
    summary: { zh: '恢复误撤的单位', en: 'reopen a body that was ended by mistake' },
    tag,
    since,
    who: 'bodies.manage',
    params: BodyId,
    query: InDivision,
    body: Ending,
    answer: NewVersion,
    async handle(call) {
      const division = divisionFor(call.policy, call.actor, 'bodies.manage', call.query.division)
      return division.kind === 'refused' ? division : reopenBody(call, division.value, call.params.id, call.body)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/bodies/:id/history',
    summary: { zh: '单位沿革', en: 'what happened to a body' },
    tag,
    since,
    who: 'bodies.read',
    params: BodyId,
    query: InDivision,
    answer: Type.Array(ChangeRow),
    async handle({ db, policy, actor, params, query }) {
      const division = divisionFor(policy, actor, 'bodies.read', query.division)
      return division.kind === 'refused' ? division : done(await bodyChangesOf(db, division.value, params.id))
    },
  }),
]

export const divisionRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/divisions',
    summary: { zh: '本级区划及其上下级', en: 'one’s divisions, those above and under them' },
    tag: 'divisions',
    since,
    who: 'divisions.read',
    answer: Type.Array(DivisionRow),
    async handle({ db, policy, actor }) {
      const managed = new Set(policy.scopeOf(actor, 'divisions.manage').divisions)
      const rows = await listDivisions(db, policy.scopeOf(actor, 'divisions.read').divisions)
      return done(rows.map((row) => ({ ...row, isManaged: row.isManaged && managed.size > 0 })))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/divisions',
    summary: { zh: '新增下级行政区划', en: 'make a division under one’s own' },
    tag: 'divisions',
    since,
    who: 'divisions.manage',
    body: Type.Object({
      code: Type.String({ maxLength: 12 }),
      nameZh: Type.String({ minLength: 1, maxLength: 60 }),
      nameEn: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Null()])),
      parent: Type.String({ maxLength: 12 }),
      documentNo: Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()])),
      reason: Reason,
    }),
    answer: Code,
    handle: (call) => makeDivision(call, call.body),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/divisions/:code',
    summary: { zh: '行政区划更名', en: 'rename a division' },
    tag: 'divisions',
    since,
    who: 'divisions.manage',
    params: Code,
    body: Type.Object({
      ...Ending.properties,
      nameZh: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      nameEn: Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Null()])),
    }),
    answer: NewVersion,
    handle: (call) => amendDivision(call, call.params.code, call.body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/divisions/:code/end',
    summary: { zh: '撤销或并入另一个行政区划', en: 'end a division, or merge it into another' },
    tag: 'divisions',
    since,
    who: 'divisions.manage',
    params: Code,
    body: Type.Object({
      ...Ending.properties,
      into: Type.Optional(Type.Union([Type.String({ maxLength: 12 }), Type.Null()])),
    }),
    answer: NewVersion,
    handle: (call) => endDivision(call, call.params.code, call.body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/divisions/:code/reopen',
    summary: { zh: '恢复误撤的行政区划', en: 'reopen a division that was ended by mistake' },
    tag: 'divisions',
    since,
    who: 'divisions.manage',
    params: Code,
    body: Ending,
    answer: NewVersion,
    handle: (call) => reopenDivision(call, call.params.code, call.body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/divisions/:code/history',
    summary: { zh: '行政区划沿革', en: 'what happened to a division' },
    tag: 'divisions',
    since,
    who: 'divisions.read',
    params: Code,
    answer: Type.Array(ChangeRow),
    async handle({ db, policy, actor, params }) {
      const known = await listDivisions(db, policy.scopeOf(actor, 'divisions.read').divisions)
      if (!known.some(({ code }) => code === params.code)) return refused(noSuchDivision)
      return done(await divisionChangesOf(db, params.code))
    },
  }),
]
