import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Place } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { attachFiles } from '../../platform/files/files-store.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { EVIDENCE_GRADES } from '../indicators/definition.ts'
import { OneEvidence, OneTask } from './answers.ts'
import { takeForFilling } from './fill.ts'
import { insertEvidence, placeOfEvidence, withdrawEvidence } from './notice-store.ts'
import { missing, noSuchReturn } from './refusals.ts'
import { deskOf } from './routes.ts'
import { returnSettingsAt } from './setting-store.ts'

const tag = 'returns'
const since = '0.2.0'
const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** Where the return stands that a file vouches for: whoever reads it reads the file. */
export const placeOfReturn = (db: Reading, division: string, id: string): Promise<Place | null> =>
  placeOfEvidence(db, division, id)

export const evidenceRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/returns/:division/:id/evidence',
    summary: { zh: '登记佐证材料', en: 'Attach evidence: a file that was uploaded, or the number of a document' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    body: Type.Object({
      row: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
      grade: Type.Unsafe<(typeof EVIDENCE_GRADES)[number]>(Type.Enum([...EVIDENCE_GRADES])),
      name: Type.String({ minLength: 1, maxLength: 120 }),
      documentNo: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]),
      file: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    }),
    answer: Id,
    async handle(call) {
      const { division, id } = call.params
      const desk = deskOf(call, division)
      const settings = await returnSettingsAt(call.db, division, dayOf(desk.at))
      const { row, grade, name, file } = call.body
      const documentNo = call.body.documentNo?.trim() || null
      if (file === null && documentNo === null)
        return refused(
          missing('file', '请上传文件，或填写文号。', 'Upload a file, or give the number of the document.'),
        )
      return inRefusableTransaction<{ id: string }>(call.db, async (tx) => {
        const task = await takeForFilling(tx, desk, settings, id)
        if (task.kind === 'refused') return task
        const evidence = { task: id, row_id: row, grade, name: name.trim(), document_no: documentNo, file }
        const made = await insertEvidence(tx, desk, evidence)
        const attached: Outcome<unknown> = await attachFiles(
          tx,
          division,
          file === null ? [] : [file],
          { kind: 'return-evidence', id: made },
          call.actor,
          desk.at,
          'file',
        )
        if (attached.kind === 'refused') return attached
        await record(tx, call.actor, desk.at, {
          division,
          action: 'returns.attach-evidence',
          subject: { kind: 'return', id },
          body: task.value.body,
          detail: { evidence: made, row, grade, documentNo },
        })
        return done({ id: made })
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/:division/:id/evidence/:evidence/withdraw',
    summary: { zh: '撤回佐证材料', en: 'Take evidence back, with a reason' },
    tag,
    since,
    who: 'returns.read',
    params: OneEvidence,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
    answer: Id,
    async handle(call) {
      const { division, id, evidence } = call.params
      const desk = deskOf(call, division)
      const settings = await returnSettingsAt(call.db, division, dayOf(desk.at))
      return inRefusableTransaction<{ id: string }>(call.db, async (tx) => {
        const task = await takeForFilling(tx, desk, settings, id)
        if (task.kind === 'refused') return task
        if (!(await withdrawEvidence(tx, desk, id, evidence, call.body.reason.trim()))) return refused(noSuchReturn)
        await record(tx, call.actor, desk.at, {
          division,
          action: 'returns.withdraw-evidence',
          subject: { kind: 'return', id },
          body: task.value.body,
          reason: call.body.reason.trim(),
          detail: { evidence },
        })
        return done({ id: evidence })
      })
    },
  }),
]
