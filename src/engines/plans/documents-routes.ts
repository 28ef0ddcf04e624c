import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { Division, type DocumentAnswer, DocumentList, DocumentAnswer as DocumentShape, One } from './answers.ts'
import { DOCUMENT_KINDS, type DocumentKind } from './definition.ts'
import { recompileDocument, resumeDocument, stageOf, takeDocument } from './documents/intake.ts'
import { type DocumentRow, findDocument, findDocuments, readFileOf, setDocumentState } from './documents-store.ts'
import { noSuchDocument } from './refusals.ts'
import { findVersions } from './versions-store.ts'

const tag = 'plans'
const since = '0.2.0'
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}
const LARGEST_UPLOAD = 60 * 1024 * 1024

export const documentAnswer = (row: DocumentRow, compiler: string): DocumentAnswer => ({
  ...row,
  stage: stageOf(row.id),
  uploadedAt: row.uploadedAt.toISOString(),
  isCurrentCompiler: row.compiler === null || row.compiler === compiler,
})

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/documents',
    summary: { zh: '已上传的文本与报告', en: 'Documents uploaded: texts of plans, reports, bulletins' },
    tag,
    since,
    who: 'plans.see-review',
    query: Type.Object({
      division: Division,
      kind: Type.Optional(Type.Unsafe<DocumentKind>(Type.Enum([...DOCUMENT_KINDS]))),
      plan: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    answer: DocumentList,
    async handle({ db, policy, actor, compiler, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      if (!policy.may(actor, 'plans.see-review', { division: division.value })) return done({ documents: [] })
      const rows = await findDocuments(db, division.value, {
        ...(query.kind === undefined ? {} : { kinds: [query.kind] }),
        ...(query.plan === undefined ? {} : { plan: query.plan }),
      })
      return done({ documents: rows.map((row) => documentAnswer(row, compiler.version)) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/documents',
    summary: { zh: '上传规划文本、报告或公报', en: 'Upload the text of a plan, a report or a bulletin' },
    tag,
    since,
    who: 'plans.review',
    takesFile: { atMost: LARGEST_UPLOAD },
    body: Type.Object({
      division: Division,
      kind: Type.Unsafe<DocumentKind>(Type.Enum([...DOCUMENT_KINDS])),
      plan: Type.Optional(Type.String()),
    }),
    answer: DocumentShape,
    async handle(call) {
      const { db, policy, actor, compiler, body, upload } = call
      const division = divisionAsked(actor, body.division === '' ? undefined : body.division)
      if (division.kind === 'refused') return division
      // The fields of a form with a file are not checked by the server's schemas.
      const kind = DOCUMENT_KINDS.find((one) => one === body.kind)
      if (kind === undefined)
        return refused({
          reason: 'faulty',
          code: 'faulty',
          message: { zh: '请选择文件是什么。', en: 'Say what the file is.' },
          faults: [
            {
              at: 'kind',
              code: 'not-allowed',
              message: {
                zh: '应为本级规划、上级规划、专项规划、年度报告、统计公报之一',
                en: `Expected one of: ${DOCUMENT_KINDS.join(', ')}`,
              },
            },
          ],
        })
      if (!policy.may(actor, 'plans.review', { division: division.value })) return refused(noSuchDocument)
      const plan = /^[0-9a-f-]{36}$/.test(body.plan ?? '') ? (body.plan ?? null) : null
      const taken = await takeDocument(call, {
        division: division.value,
        kind,
        plan,
        name: upload.name.replace(/^.*[\\/]/, '').slice(0, 200) || 'file',
        bytes: upload.bytes,
        actor,
      })
      if (taken.kind === 'refused') return taken
      const row = await findDocument(db, division.value, taken.value)
      return row === null ? refused(noSuchDocument) : done(documentAnswer(row, compiler.version))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/documents/:division/:id',
    summary: { zh: '一份文件的编译与校核进度', en: 'One document: how far it is compiled and reviewed' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    answer: DocumentShape,
    async handle(call) {
      const { db, policy, actor, compiler, params } = call
      if (!policy.may(actor, 'plans.see-review', { division: params.division })) return refused(noSuchDocument)
      const row = await findDocument(db, params.division, params.id)
      if (row === null) return refused(noSuchDocument)
      if (row.state === 'waiting' && stageOf(row.id) === null) await resumeDocument(call, row.division, row.id)
      return done(documentAnswer(row, compiler.version))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/documents/:division/:id/file',
    summary: { zh: '下载原文件', en: 'The file as it was uploaded' },
    tag,
    since,
    who: 'plans.see-review',
    params: One,
    answer: 'file',
    async handle({ db, policy, actor, now, params }) {
      if (!policy.may(actor, 'plans.see-review', { division: params.division })) return refused(noSuchDocument)
      const [row, bytes] = await Promise.all([
        findDocument(db, params.division, params.id),
        readFileOf(db, params.division, params.id),
      ])
      if (row === null || bytes === null) return refused(noSuchDocument)
      return inRefusableTransaction(db, async (tx) => {
        await record(tx, actor, now(), {
          division: params.division,
          action: 'plans.download',
          subject: { kind: 'plan-document', id: row.id },
        })
        return done(new Download(row.name, MEDIA_TYPES[row.format ?? ''] ?? 'text/plain; charset=utf-8', bytes))
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/documents/:division/:id/recompile',
    summary: { zh: '按现行规则重新编译', en: 'Compile anew by the present rules; decisions carry over' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    answer: DocumentShape,
    async handle(call) {
      const { db, policy, actor, compiler, params } = call
      if (!policy.may(actor, 'plans.review', { division: params.division })) return refused(noSuchDocument)
      const outcome = await recompileDocument(call, params.division, params.id, actor)
      if (outcome.kind === 'refused') return outcome
      const row = await findDocument(db, params.division, params.id)
      return row === null ? refused(noSuchDocument) : done(documentAnswer(row, compiler.version))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/documents/:division/:id/withdraw',
    summary: { zh: '撤下误传的文件', en: 'Withdraw a document that was uploaded by mistake' },
    tag,
    since,
    who: 'plans.review',
    params: One,
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 1000 }) }),
    answer: Type.Object({ state: Type.String() }),
    handle: ({ db, policy, actor, now, params, body }) =>
      inRefusableTransaction(db, async (tx) => {
        if (!policy.may(actor, 'plans.review', { division: params.division })) return refused(noSuchDocument)
        const row = await findDocument(tx, params.division, params.id)
        if (row === null || row.state === 'withdrawn') return refused(noSuchDocument)
        const versions = await findVersions(tx, params.division)
        if (versions.some(({ document }) => document === row.id))
          return refused({
            reason: 'wrong-state',
            code: 'adopted',
            message: {
              zh: '这份文本已被采用，是规划的一版，不能撤下。',
              en: 'This text was adopted: it is a version of a plan and cannot be withdrawn.',
            },
          })
        await setDocumentState(tx, params.division, row.id, { state: 'withdrawn' })
        await record(tx, actor, now(), {
          division: params.division,
          action: 'plans.withdraw',
          subject: { kind: 'plan-document', id: row.id },
          reason: body.reason,
        })
        return done({ state: 'withdrawn' })
      }),
  }),
]
