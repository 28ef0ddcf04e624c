import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { officialDocument } from '../official-documents/official-document.ts'
import { type AnyCall, One, since, tag } from './call.ts'
import { columnsOf } from './needs.ts'
import { resultsNotice } from './notice.ts'
import { findPublished, XLSX } from './published-store.ts'
import { openRound } from './reading-store.ts'
import { noSuchRound } from './refusals.ts'
import { findUnitRows } from './round-store.ts'
import { findSchemeVersion } from './scheme-store.ts'
import { writeList, writeTemplate } from './workbook.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A file that leaves, and that it left is on the record. */
async function exported(
  { db, actor, now }: AnyCall,
  division: string,
  round: string,
  action: string,
  file: Download,
): Promise<Outcome<Download>> {
  await db.transaction().execute((tx) =>
    record(tx, actor, now(), {
      division,
      action,
      subject: { kind: 'evaluation-round', id: round },
      detail: { file: file.name },
    }),
  )
  return done(file)
}

/** The published list of a round that the reader may know of. */
async function publishedOf(call: AnyCall, division: string, id: string) {
  const opened = await openRound(call, division, id)
  return opened.kind === 'refused' ? opened : findPublished(call.db, opened.value.round, call.now())
}

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/template',
    summary: { zh: '数据表模板', en: 'The table that offices fill, with what already stands in it' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    answer: 'file',
    async handle(call) {
      const { db, policy, actor, params } = call
      if (!policy.may(actor, 'evaluations.run', { division: params.division })) return refused(noSuchRound)
      const opened = await openRound(call, params.division, params.id)
      if (opened.kind === 'refused') return opened
      const { round, reader } = opened.value
      const [version, rows, label] = await Promise.all([
        findSchemeVersion(db, params.division, round.scheme, round.schemeNo),
        findUnitRows(db, params.division, params.id, round.dataNo, reader),
        simulatedLabel(db, params.division),
      ])
      if (version === null) return refused(noSuchRound)
      const { unit, name } = version.content.data
      const columns = columnsOf(version.content, version.needs)
      const bytes = await writeTemplate({ unit, name }, columns, rows, `${round.title}（${round.period}）`, label)
      const file = new Download(`${round.title}-数据表.xlsx`, XLSX, bytes)
      return exported(call, params.division, params.id, 'evaluations.export-template', file)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/evaluation-rounds/:division/:id/list',
    summary: { zh: '结果名单（xlsx）', en: 'The list of results as published, as a workbook' },
    tag,
    since,
    who: 'evaluations.read',
    params: One,
    answer: 'file',
    async handle(call) {
      const { params } = call
      const found = await publishedOf(call, params.division, params.id)
      if (found.kind === 'refused') return found
      const { round, list, label } = found.value
      const bytes = await writeList(`${round.title}结果名单`, list.heads, list.rows, list.notes, label)
      const file = new Download(`${round.title}-结果名单.xlsx`, XLSX, bytes)
      return exported(call, params.division, params.id, 'evaluations.export-list', file)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/evaluation-rounds/:division/:id/notice',
    summary: { zh: '结果公示（docx）', en: 'The notice of the results, or the letter that announces them when final' },
    tag,
    since,
    who: 'evaluations.run',
    params: One,
    body: Type.Object({
      issuer: Type.String({ minLength: 1, maxLength: 60 }),
      contact: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    }),
    answer: 'file',
    async handle(call) {
      const { policy, actor, params, body } = call
      if (!policy.may(actor, 'evaluations.run', { division: params.division })) return refused(noSuchRound)
      const found = await publishedOf(call, params.division, params.id)
      if (found.kind === 'refused') return found
      const { round, list, scheme, schemeDocument, step, today, label } = found.value
      const isFinal = round.state === 'final' || round.state === 'review'
      const bytes = await officialDocument(
        resultsNotice(list, {
          issuer: body.issuer.trim(),
          title: round.title,
          scheme,
          schemeDocument,
          documentNo: step?.documentNo ?? null,
          date: step === null ? today : dayOf(new Date(step.at)),
          until: isFinal ? null : (step?.dueOn ?? today),
          contact: body.contact?.trim() || null,
          label,
        }),
      )
      const file = new Download(`${round.title}-${isFinal ? '通报' : '公示'}.docx`, DOCX, bytes)
      return exported(call, params.division, params.id, 'evaluations.export-notice', file)
    },
  }),
]
