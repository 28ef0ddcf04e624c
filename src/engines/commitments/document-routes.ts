import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionFor } from '../../platform/access/choose-division.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Call, Download, type Route, route } from '../../platform/http/route.ts'
import { officialDocument } from '../official-documents/official-document.ts'
import { Filter } from './answers.ts'
import { findCommitments, findHistory, findSetting } from './commitments-store.ts'
import { type DivisionChange, readDivisionSheets } from './division-sheet.ts'
import { listOf, loadsOf, pageOf, rowOf } from './listing.ts'
import { divisionNotice, type NoticeFrame, supervisionNotice } from './notices.ts'
import { applyDivision, noSuchCommitment } from './work-store.ts'
import { readDivisionWorkbook, writeDivisionWorkbook, writeProgressWorkbook } from './workbook.ts'

const tag = 'commitments'
const since = '0.2.0'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const Division = Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }) })
const Frame = Type.Object({
  issuer: Type.String({ maxLength: 60 }),
  plan: Type.String({ maxLength: 120 }),
  documentNo: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
})

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** The commitments a person may see, as a file; that it was taken out is on the record. */
async function exported(
  { db, actor, now }: AnyCall,
  division: string,
  action: string,
  detail: unknown,
  file: Download,
): Promise<Outcome<Download>> {
  await db
    .transaction()
    .execute((tx) => record(tx, actor, now(), { division, action, subject: { kind: 'commitment', id: null }, detail }))
  return done(file)
}

const label = (isSimulated: boolean) => (isSimulated ? '模拟数据' : null)

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/commitment-workbooks/division',
    summary: { zh: '导出任务分工表', en: 'The workbook in which planners divide the work' },
    tag,
    since,
    who: 'commitments.divide',
    query: Type.Pick(Filter, ['division', 'plan', 'version']),
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const division = divisionFor(policy, actor, 'commitments.divide', query.division)
      if (division.kind === 'refused') return division
      const [found, setting] = await Promise.all([
        findCommitments(db, policy.scopeOf(actor, 'commitments.divide'), division.value, query),
        findSetting(db, division.value, dayOf(now())),
      ])
      const rows = found.filter(({ isEnded }) => !isEnded)
      const bytes = await writeDivisionWorkbook(
        rows,
        rows.map((one) => rowOf(one, setting)),
        setting.bodies,
        label(setting.isSimulated),
      )
      const file = new Download(`任务分工表-${setting.on}.xlsx`, XLSX, bytes)
      return exported(call, division.value, 'commitments.export-division', { rows: rows.length }, file)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitment-workbooks/:division/division',
    summary: { zh: '导入任务分工表', en: 'Take in a filled workbook: a dry run first, then all or nothing' },
    tag,
    since,
    who: 'commitments.divide',
    params: Division,
    query: Type.Object({
      plan: Type.Optional(Type.String({ format: 'uuid' })),
      dryRun: Type.Optional(Type.Boolean()),
      reason: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    takesFile: { atMost: 20 * 1024 * 1024 },
    answer: Type.Object({
      changes: Type.Array(
        Type.Object({
          id: Type.String(),
          line: Type.Integer(),
          text: Type.String(),
          lead: Type.Union([Type.String(), Type.Null()]),
          supports: Type.Array(Type.String()),
          goal: Type.String(),
          dueOn: Type.Union([Type.String(), Type.Null()]),
          isWorkChanged: Type.Boolean(),
          milestones: Type.Union([Type.Integer(), Type.Null()]),
        }),
      ),
      saved: Type.Boolean(),
    }),
    async handle({ db, policy, actor, now, params, query, upload }) {
      const read = await readDivisionWorkbook(upload.bytes, upload.name)
      if (read.kind === 'refused') return read
      const scope = policy.scopeOf(actor, 'commitments.divide')
      const { bodies } = await findSetting(db, params.division, dayOf(now()))
      const names = new Map(bodies.map(({ id, name }) => [id, name]))
      const shown = (changes: readonly DivisionChange[]) =>
        changes.map(({ commitment, work, milestones }) => {
          const stands = work ?? commitment.work
          return {
            id: commitment.id,
            line: commitment.text.line,
            text: commitment.text.text,
            lead: stands?.lead == null ? null : (names.get(stands.lead) ?? null),
            supports: (stands?.supports ?? []).map((id) => names.get(id) ?? id),
            goal: stands?.goal ?? '',
            dueOn: stands?.dueOn ?? null,
            isWorkChanged: work !== null,
            milestones: milestones?.length ?? null,
          }
        })
      return inRefusableTransaction(db, async (tx) => {
        const commitments = await findCommitments(tx, scope, params.division, query)
        const changes = readDivisionSheets(read.value.work, read.value.milestones, commitments, bodies)
        if (changes.kind === 'refused') return changes
        if (query.dryRun !== true) {
          const writer = { actor, at: now(), scope, division: params.division }
          const applied = await applyDivision(tx, writer, changes.value, query.reason ?? '')
          if (applied.kind === 'refused') return applied
        }
        return done({ changes: shown(changes.value), saved: query.dryRun !== true })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/commitment-workbooks/progress',
    summary: { zh: '导出任务进展表', en: 'The list of commitments and the load of each body, as a workbook' },
    tag,
    since,
    who: 'commitments.read',
    query: Filter,
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, now, query } = call
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const [found, setting] = await Promise.all([
        findCommitments(db, policy.scopeOf(actor, 'commitments.read'), division.value, query),
        findSetting(db, division.value, query.on ?? dayOf(now())),
      ])
      const { rows } = listOf(found, { ...query, skip: 0, take: found.length }, setting)
      const loads = loadsOf(found, new Map(setting.bodies.map(({ id, kind }) => [id, kind])), setting)
      const bytes = await writeProgressWorkbook(rows, loads, label(setting.isSimulated))
      const file = new Download(`任务进展-${setting.on}.xlsx`, XLSX, bytes)
      return exported(call, division.value, 'commitments.export-progress', { rows: rows.length }, file)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitment-notices/:division/division',
    summary: { zh: '任务分工通知（docx）', en: 'The notice of the division of work, as departments receive it' },
    tag,
    since,
    who: 'commitments.divide',
    params: Division,
    body: Type.Object({
      ...Frame.properties,
      commitments: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 2000 }),
    }),
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, params, body } = call
      const { frame, setting } = await frameOf(call, params.division, body)
      const scope = policy.scopeOf(actor, 'commitments.divide')
      const found = await findCommitments(db, scope, params.division, { ids: body.commitments })
      if (found.length === 0) return refused(noSuchCommitment)
      const pages = found.map((one) => pageOf(one, { texts: [], works: [] }, setting))
      const answerBy = pages.map(({ acknowledgeBy }) => acknowledgeBy).find((day) => day !== null) ?? null
      const bytes = await officialDocument(divisionNotice(pages, answerBy, frame))
      const file = new Download(`任务分工通知-${frame.date}.docx`, DOCX, bytes)
      return exported(call, params.division, 'commitments.export-notice', { rows: found.length }, file)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitment-notices/:division/supervision',
    summary: { zh: '督办通知单（docx）', en: 'The notice of a supervision' },
    tag,
    since,
    who: 'commitments.supervise',
    params: Division,
    body: Type.Object({
      ...Frame.properties,
      commitment: Type.String({ format: 'uuid' }),
      supervision: Type.String({ format: 'uuid' }),
    }),
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, params, body } = call
      const { frame, setting } = await frameOf(call, params.division, body)
      const scope = policy.scopeOf(actor, 'commitments.supervise')
      const [found] = await findCommitments(db, scope, params.division, { ids: [body.commitment] })
      const own = found?.supervisions.find(({ id }) => id === body.supervision)
      if (found === undefined || own === undefined) return refused(noSuchCommitment)
      const page = pageOf(found, await findHistory(db, params.division, found.id), setting)
      const shown = page.supervisions.find(({ id }) => id === own.id)
      if (shown === undefined) return refused(noSuchCommitment)
      const bytes = await officialDocument(supervisionNotice(page, shown, frame))
      const file = new Download(`督办通知单-${frame.date}.docx`, DOCX, bytes)
      return exported(call, params.division, 'commitments.export-supervision', { supervision: own.id }, file)
    },
  }),
]

async function frameOf(
  { db, now }: AnyCall,
  division: string,
  body: { readonly issuer: string; readonly plan: string; readonly documentNo: string | null },
) {
  const setting = await findSetting(db, division, dayOf(now()))
  const frame: NoticeFrame = {
    issuer: body.issuer.trim(),
    plan: body.plan.trim(),
    documentNo: body.documentNo?.trim() || null,
    date: setting.on,
    label: label(setting.isSimulated),
  }
  return { frame, setting }
}
