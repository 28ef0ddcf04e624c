import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { nameOf } from '../evaluation/result.ts'
import { officialDocument } from '../reports/document/official-document.ts'
import { type AnyCall, One, since, tag } from './call.ts'
import { columnsOf } from './needs.ts'
import { resultsNotice } from './notice.ts'
import { ruleNames } from './pages.ts'
import { publishedList } from './published.ts'
import { openRound } from './reading-store.ts'
import { noResult, noSuchRound } from './refusals.ts'
import { isPublished } from './round-state.ts'
import { findResults, findResultUnits, findSteps, findUnitRows } from './round-store.ts'
import { findSchemes, findSchemeVersion } from './scheme-store.ts'
import { PUBLISHED_LIST } from './settings.ts'
import { writeList, writeTemplate } from './workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
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

/** The list as it stands published, with all that frames it. */
async function publishedOf(call: AnyCall, division: string, id: string) {
  const opened = await openRound(call, division, id)
  if (opened.kind === 'refused') return opened
  const { round } = opened.value
  const { db, now } = call
  if (!isPublished(round.state)) return refused(noResult)
  const today = dayOf(now())
  const [results, steps, [scheme], columns, label] = await Promise.all([
    findResults(db, division, id),
    findSteps(db, division, id),
    findSchemes(db, division, round.scheme),
    settingAt(db, division, PUBLISHED_LIST, today),
    simulatedLabel(db, division),
  ])
  const result = results.at(-1)
  const version = scheme?.versions.find(({ no }) => no === round.schemeNo)
  if (result === undefined || version === undefined || scheme === undefined) return refused(noResult)
  const units = await findResultUnits(db, division, id, result.no)
  const decree = scheme.decrees.findLast(({ no }) => no === round.schemeNo)
  return done({
    round,
    list: publishedList(units, result.head, columns, ruleNames(version)),
    scheme: nameOf(version.content.name, scheme.key).zh,
    schemeDocument: decree?.documentNo ?? null,
    step: steps.findLast(({ act }) => act === 'publish' || act === 'finalise') ?? null,
    today,
    label: label === null ? null : '模拟数据',
  })
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
