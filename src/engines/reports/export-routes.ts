import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Reading, Row } from '../../platform/database/tables.ts'
import { pdfOf } from '../../platform/documents/pdf.ts'
import { attachFiles, keepFile } from '../../platform/files/files-store.ts'
import { FILE_KINDS, type FileKind } from '../../platform/files/kinds.ts'
import { Download, type Route, route } from '../../platform/http/route.ts'
import { defineJob } from '../../platform/jobs/job-kind.ts'
import { enqueue } from '../../platform/jobs/jobs-store.ts'
import { annexWorkbook } from '../official-documents/annex-workbook.ts'
import type { OfficialDocument } from '../official-documents/model.ts'
import { officialDocument } from '../official-documents/official-document.ts'
import { Division, oneOf, Uuid } from './answers.ts'
import { loadReport } from './loaded-report.ts'
import { noSuchReport, noSuchVersion } from './refusals.ts'
import { findReport, findVersion, sha256Of } from './reports-store.ts'

const tag = 'reports'
const since = '0.2.0'
const One = Type.Object({ division: Division, id: Uuid })
const Sources = oneOf('appendix', 'footnotes', 'none')
const PDF = FILE_KINDS.find(({ id }) => id === 'pdf') as FileKind // the list has it
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The document of a report as it stands, or as it was frozen with a version. */
async function documentOf(
  db: Reading,
  report: Row<'report'>,
  version: number | null,
): Promise<Outcome<OfficialDocument>> {
  if (version !== null) {
    const found = await findVersion(db, report.division, report.id, version)
    if (found === null || sha256Of(found.document) !== found.hash) return refused(noSuchVersion)
    return done(JSON.parse(found.document) as OfficialDocument) // frozen from a document, its hash just checked
  }
  const loaded = await loadReport(db, report)
  return loaded === null ? refused(noSuchReport) : done(loaded.composed.document)
}

const fileName = (report: Row<'report'>, version: number | null, kind: string) =>
  `${report.title}${version === null ? (report.state === 'draft' ? '（草稿）' : '') : `（第${version}版）`}.${kind}`

/** A finished pdf, as the job leaves it; or why there is none. */
interface PdfResult {
  readonly file: string | null
  readonly refusal: { readonly code: string; readonly zh: string; readonly en: string } | null
}

const SYSTEM = { kind: 'system', name: 'reports.pdf' } as const

/** Makes the pdf of a report and keeps it as a file of the report. Twice makes the same content once more, which is kept once. */
export const makePdf = defineJob({
  name: 'reports.pdf',
  about: { zh: '生成报告的 pdf', en: 'make the pdf of a report' },
  input: Type.Object({
    report: Type.String(),
    version: Type.Union([Type.Integer(), Type.Null()]),
    sources: Sources,
  }),
  attempts: 2,
  leaseSeconds: 120,
  async run({ services, division, input, progress }): Promise<PdfResult> {
    const { db, now } = services
    const report = await findReport(db, EVERYTHING, division, input.report)
    const document = report === null ? refused(noSuchReport) : await documentOf(db, report, input.version)
    if (report === null || document.kind === 'refused') return { file: null, refusal: wordsOf(noSuchReport) }
    await progress(0.1)
    const docx = await officialDocument(document.value, { sources: input.sources })
    await progress(0.25)
    const pdf = await pdfOf(docx, 'docx', { timeout: 90_000 })
    if (pdf.kind === 'refused') return { file: null, refusal: wordsOf(pdf.refusal) }
    await progress(0.9)
    const at = now()
    const name = fileName(report, input.version, 'pdf')
    const file = await inTransaction(db, async (tx) => {
      const note = await keepFile(tx, division, { kind: PDF, name }, pdf.value, SYSTEM, at)
      await attachFiles(tx, division, [note.id], { kind: 'report', id: report.id }, SYSTEM, at)
      await record(tx, SYSTEM, at, {
        division,
        action: 'reports.pdf',
        subject: { kind: 'report', id: report.id },
        detail: { file: note.id, version: input.version, sha256: note.sha256 },
      })
      return note
    })
    return { file: file.id, refusal: null }
  },
})

const wordsOf = ({
  code,
  message,
}: {
  readonly code: string
  readonly message: { readonly zh: string; readonly en: string }
}) => ({
  code,
  ...message,
})

export const exportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/reports/:division/:id/file',
    summary: { zh: '下载报告 docx 或附表 xlsx', en: 'The report as docx, or its annexes as xlsx' },
    tag,
    since,
    who: 'reports.export',
    limit: 'export',
    params: One,
    query: Type.Object({
      format: oneOf('docx', 'xlsx'),
      version: Type.Optional(Type.Integer({ minimum: 1 })),
      sources: Type.Optional(Sources),
      comments: Type.Optional(Type.Boolean()),
    }),
    answer: 'file',
    async handle({ db, policy, actor, now, params, query }) {
      const report = await findReport(db, policy.scopeOf(actor, 'reports.export'), params.division, params.id)
      if (report === null) return refused(noSuchReport)
      const version = query.version ?? null
      const document = await documentOf(db, report, version)
      if (document.kind === 'refused') return document
      const sources = query.sources ?? 'appendix'
      const bytes =
        query.format === 'docx'
          ? await officialDocument(document.value, { sources, comments: query.comments ?? false })
          : await annexWorkbook(document.value)
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: params.division,
          action: 'reports.export',
          subject: { kind: 'report', id: params.id },
          detail: { format: query.format, version, sources },
        }),
      )
      return done(new Download(fileName(report, version, query.format), query.format === 'docx' ? DOCX : XLSX, bytes))
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/pdf',
    summary: {
      zh: '生成报告 pdf（后台进行）',
      en: 'Start making the pdf; the job tells how far it is and where the file is',
    },
    tag,
    since,
    who: 'reports.export',
    limit: 'export',
    params: One,
    body: Type.Object({ version: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]), sources: Sources }),
    answer: Type.Object({ job: Type.String() }),
    async handle({ db, policy, actor, now, params, body }) {
      const report = await findReport(db, policy.scopeOf(actor, 'reports.export'), params.division, params.id)
      if (report === null) return refused(noSuchReport)
      const job = await inTransaction(db, async (tx) => {
        const id = await enqueue(tx, makePdf, {
          division: params.division,
          input: { report: params.id, ...body },
          by: actor,
        })
        await record(tx, actor, now(), {
          division: params.division,
          action: 'reports.export',
          subject: { kind: 'report', id: params.id },
          detail: { format: 'pdf', ...body },
        })
        return id
      })
      return done({ job: job ?? '' })
    },
  }),
]

/** Where a report stands, for the files that belong to it. */
export async function placeOfReport(db: Reading, division: string, id: string) {
  const report = await findReport(db, EVERYTHING, division, id)
  return report === null ? null : { division }
}
