import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { peopleWithRole } from '../../platform/identity/person-store.ts'
import { AssessmentPage, AssignmentAnswer, Day, Division, Nullable, Uuid } from './answers.ts'
import { assignAssessor, releaseAssessor, saveFindings, submitFindings } from './assess-report.ts'
import { findAssessments, findAssignments, findDraft } from './assessments-store.ts'
import { Findings } from './findings.ts'
import { assignmentAnswer } from './listing.ts'
import { noSuchAssignment } from './refusals.ts'
import { findFacts } from './reports-store.ts'
import { changing } from './routes.ts'

const tag = 'reports'
const since = '0.2.0'
const Report = Type.Object({ division: Division, id: Uuid })
const One = Type.Object({ division: Division, assignment: Uuid })

export const assessmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/report-assessors/:division',
    summary: { zh: '可委托的第三方评估人员', en: 'Assessors who may be given a snapshot' },
    tag,
    since,
    who: 'reports.assign',
    params: Type.Pick(Report, ['division']),
    answer: Type.Object({
      rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), body: Nullable(Type.String()) })),
    }),
    async handle({ db, policy, actor, now, params }) {
      if (!policy.may(actor, 'reports.assign', { division: params.division })) return done({ rows: [] })
      return done({ rows: [...(await peopleWithRole(db, params.division, 'assessor', dayOf(now())))] })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/assignments',
    summary: { zh: '冻结事实，交第三方评估', en: 'Give the frozen facts to an assessor' },
    tag,
    since,
    who: 'reports.assign',
    params: Report,
    body: Type.Object({ person: Type.String({ maxLength: 64 }), dueOn: Nullable(Day) }),
    answer: Type.Object({ assignment: Type.String() }),
    handle: (call) =>
      changing(call, 'reports.assign', call.params, async (tx, writer, scope) => {
        const assessors = await peopleWithRole(tx, call.params.division, 'assessor', dayOf(writer.at))
        const assessor = assessors.find(({ id }) => id === call.body.person) ?? null
        return assignAssessor(tx, writer, scope, call.params.id, assessor, call.body.dueOn)
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/assignments/:assignment/end',
    summary: { zh: '结束评估委托', en: 'End an assignment; what was submitted stays' },
    tag,
    since,
    who: 'reports.assign',
    params: Type.Object({ ...Report.properties, assignment: Uuid }),
    body: Type.Object({ reason: Type.String({ maxLength: 500 }) }),
    answer: Type.Object({ ended: Type.Boolean() }),
    handle: (call) =>
      changing(call, 'reports.assign', call.params, (tx, writer, scope) =>
        releaseAssessor(tx, writer, scope, call.params.assignment, call.body.reason),
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/assessments',
    summary: { zh: '交给我的评估委托', en: 'Assignments that were given to me' },
    tag,
    since,
    who: 'reports.assess',
    answer: Type.Object({ rows: Type.Array(AssignmentAnswer) }),
    async handle({ db, policy, actor }) {
      const rows = await findAssignments(db, policy.scopeOf(actor, 'reports.assess'))
      return done({ rows: rows.map(assignmentAnswer) })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/assessments/:division/:assignment',
    summary: { zh: '冻结的事实和我的评估意见', en: 'The frozen facts and my findings' },
    tag,
    since,
    who: 'reports.assess',
    params: One,
    answer: AssessmentPage,
    async handle({ db, policy, actor, now, params }) {
      const [assignment] = await findAssignments(db, policy.scopeOf(actor, 'reports.assess'), {
        division: params.division,
        id: params.assignment,
      })
      if (assignment === undefined || assignment.ended !== null) return refused(noSuchAssignment)
      const [frozen, draft, submitted] = await Promise.all([
        findFacts(db, params.division, assignment.snapshot),
        findDraft(db, params.division, params.assignment),
        findAssessments(db, params.division, params.assignment),
      ])
      if (frozen === null) return refused(noSuchAssignment)
      await inTransaction(db, (tx) =>
        record(tx, actor, now(), {
          division: params.division,
          action: 'reports.read-snapshot',
          subject: { kind: 'report-snapshot', id: assignment.snapshot },
        }),
      )
      return done({
        assignment: assignmentAnswer(assignment),
        hash: frozen.hash,
        isIntact: frozen.isIntact,
        facts: frozen.facts,
        draft,
        submitted: submitted.map(({ no, hash, isIntact, by, at, findings }) => ({
          no,
          hash,
          isIntact,
          by,
          at,
          findings,
        })),
      })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/assessments/:division/:assignment/draft',
    summary: { zh: '暂存评估意见', en: 'Save findings without submitting them' },
    tag,
    since,
    who: 'reports.assess',
    params: One,
    body: Type.Object({ revision: Type.Integer({ minimum: 0 }), findings: Findings }),
    answer: Type.Object({ revision: Type.Integer() }),
    handle: (call) =>
      changing(call, 'reports.assess', { ...call.params, id: call.params.assignment }, (tx, writer, scope) =>
        saveFindings(tx, writer, scope, call.params.assignment, call.body.revision, call.body.findings),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/assessments/:division/:assignment/submit',
    summary: { zh: '提交评估意见', en: 'Submit findings: stored to the letter, never edited' },
    tag,
    since,
    who: 'reports.assess',
    params: One,
    body: Type.Object({ findings: Findings }),
    answer: Type.Object({ no: Type.Integer(), hash: Type.String() }),
    handle: (call) =>
      changing(call, 'reports.assess', { ...call.params, id: call.params.assignment }, (tx, writer, scope) =>
        submitFindings(tx, writer, scope, call.params.assignment, call.body.findings),
      ),
  }),
]
