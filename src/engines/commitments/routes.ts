import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { addWorkdays, dayOf, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { BodyLoads, CommitmentList, CommitmentPage, Filter, MilestoneInput, ReportInput, Work } from './answers.ts'
import { findCommitment, findCommitments, findHistory, findSetting } from './commitments-store.ts'
import { listOf, loadsOf, pageOf } from './listing.ts'
import { openSupervision, stepSupervision } from './supervision-store.ts'
import {
  divideWork,
  issueWork,
  noSuchCommitment,
  reportBack,
  setMilestones,
  stepReport,
  stepWork,
  type Writer,
} from './work-store.ts'

const tag = 'commitments'
const since = '0.2.0'
const One = Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }), id: Type.String({ format: 'uuid' }) })
const OneReport = Type.Object({ ...One.properties, report: Type.String({ format: 'uuid' }) })
const OneSupervision = Type.Object({ ...One.properties, supervision: Type.String({ format: 'uuid' }) })
const Revision = Type.Object({ revision: Type.Integer() })
const Reason = Type.String({ maxLength: 1000 })

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** Runs a change of one commitment as the actor, within what the permission reaches. */
function changing<T>(
  call: AnyCall,
  permission: string,
  division: string,
  change: (tx: Parameters<Parameters<typeof inRefusableTransaction>[1]>[0], writer: Writer) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const writer: Writer = {
    actor: call.actor,
    at: call.now(),
    scope: call.policy.scopeOf(call.actor, permission),
    division,
  }
  return inRefusableTransaction(call.db, (tx) => change(tx, writer))
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/commitments',
    summary: { zh: '任务清单', en: 'Commitments, with how they stand' },
    tag,
    since,
    who: 'commitments.read',
    query: Filter,
    answer: CommitmentList,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const [found, setting] = await Promise.all([
        findCommitments(db, policy.scopeOf(actor, 'commitments.read'), division.value, query),
        findSetting(db, division.value, on),
      ])
      return done(listOf(found, query, setting))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/commitments/:division/:id',
    summary: { zh: '一项任务', en: 'One commitment with all that hangs on it' },
    tag,
    since,
    who: 'commitments.read',
    params: One,
    answer: CommitmentPage,
    async handle({ db, policy, actor, now, params }) {
      const scope = policy.scopeOf(actor, 'commitments.read')
      const found = await findCommitment(db, scope, params.division, params.id)
      if (found === null) return refused(noSuchCommitment)
      const [history, setting] = await Promise.all([
        findHistory(db, params.division, params.id),
        findSetting(db, params.division, dayOf(now())),
      ])
      return done(pageOf(found, history, setting))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/commitment-bodies',
    summary: { zh: '各单位任务与逾期', en: 'What each body carries, and what is overdue' },
    tag,
    since,
    who: 'commitments.read',
    query: Type.Pick(Filter, ['division', 'plan', 'on']),
    answer: BodyLoads,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const [found, setting] = await Promise.all([
        findCommitments(db, policy.scopeOf(actor, 'commitments.read'), division.value, query),
        findSetting(db, division.value, on),
      ])
      return done(loadsOf(found, new Map(setting.bodies.map(({ id, kind }) => [id, kind])), setting))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/commitment-parties',
    summary: { zh: '可承担任务的单位', en: 'Bodies that may lead or support' },
    tag,
    since,
    who: 'commitments.divide',
    query: Type.Pick(Filter, ['division']),
    answer: Type.Object({
      rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() })),
    }),
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      if (!policy.may(actor, 'commitments.divide', { division: division.value })) return done({ rows: [] })
      const { bodies } = await findSetting(db, division.value, dayOf(now()))
      return done({
        rows: bodies.filter(({ endedOn }) => endedOn === null).map(({ id, name, kind }) => ({ id, name, kind })),
      })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/commitments/:division/:id/work',
    summary: { zh: '分工', en: 'Divide the work' },
    tag,
    since,
    who: 'commitments.divide',
    params: One,
    body: Type.Object({ revision: Type.Integer(), work: Work, reason: Reason }),
    answer: Revision,
    handle: (call) =>
      changing(call, 'commitments.divide', call.params.division, (tx, writer) =>
        divideWork(tx, writer, call.params.id, call.body.revision, call.body.work, call.body.reason),
      ),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/commitments/:division/:id/milestones',
    summary: { zh: '设置节点', en: 'Set the milestones' },
    tag,
    since,
    who: 'commitments.divide',
    params: One,
    body: Type.Object({
      revision: Type.Integer(),
      milestones: Type.Array(MilestoneInput, { maxItems: 60 }),
      reason: Reason,
    }),
    answer: Revision,
    handle: (call) =>
      changing(call, 'commitments.divide', call.params.division, (tx, writer) =>
        setMilestones(tx, writer, call.params.id, call.body.revision, call.body.milestones, call.body.reason),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitments/:division/issue',
    summary: { zh: '下发分工', en: 'Issue the division of work of many commitments: all or none' },
    tag,
    since,
    who: 'commitments.divide',
    params: Type.Pick(One, ['division']),
    body: Type.Object({
      commitments: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 2000, uniqueItems: true }),
      documentNo: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
    }),
    answer: Type.Object({ issued: Type.Integer() }),
    handle: (call) =>
      changing(call, 'commitments.divide', call.params.division, async (tx, writer) => {
        const today = dayOf(writer.at)
        const { settings } = await findSetting(tx, call.params.division, today)
        const answerBy = addWorkdays(today, settings.acknowledgeWithin, stateCouncilCalendar)
        return issueWork(tx, writer, call.body.commitments, call.body.documentNo, answerBy)
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitments/:division/:id/answer',
    summary: { zh: '签收或提出异议', en: 'Take note of the division of work, or object to it' },
    tag,
    since,
    who: 'commitments.answer',
    params: One,
    body: Type.Object({
      act: Type.Unsafe<'acknowledged' | 'objected'>(Type.Enum(['acknowledged', 'objected'])),
      reason: Reason,
    }),
    answer: Revision,
    handle: (call) =>
      changing(call, 'commitments.answer', call.params.division, (tx, writer) =>
        stepWork(tx, writer, call.params.id, call.body.act, call.body.reason),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitments/:division/:id/objection-answer',
    summary: { zh: '答复异议', en: 'Answer an objection' },
    tag,
    since,
    who: 'commitments.divide',
    params: One,
    body: Type.Object({ reason: Reason }),
    answer: Revision,
    handle: (call) =>
      changing(call, 'commitments.divide', call.params.division, (tx, writer) =>
        stepWork(tx, writer, call.params.id, 'answered', call.body.reason),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitments/:division/:id/reports',
    summary: { zh: '反馈进展', en: 'Report back' },
    tag,
    since,
    who: 'commitments.answer',
    params: One,
    body: ReportInput,
    answer: Type.Object({ report: Type.String() }),
    handle: (call) =>
      changing(call, 'commitments.answer', call.params.division, (tx, writer) =>
        reportBack(tx, writer, call.params.id, call.body),
      ),
  }),
  ...(
    [
      ['endorsed', 'commitments.endorse', '本单位审核通过', 'Endorse a report of the own body'],
      ['accepted', 'commitments.accept', '确认反馈', 'Accept a report'],
      ['returned', 'commitments.accept', '退回反馈', 'Return a report'],
      ['withdrawn', 'commitments.answer', '撤回反馈', 'Withdraw a report of the own body'],
    ] as const
  ).map(([act, who, zh, en]) =>
    route({
      method: 'POST',
      path: `/api/v1/commitments/:division/:id/reports/:report/${act}`,
      summary: { zh, en },
      tag,
      since,
      who,
      params: OneReport,
      body: Type.Object({ reason: Reason }),
      answer: Type.Object({ state: Type.String() }),
      handle: (call) =>
        changing(call, who, call.params.division, (tx, writer) =>
          stepReport(tx, writer, call.params.id, call.params.report, act, call.body.reason),
        ),
    }),
  ),
  route({
    method: 'POST',
    path: '/api/v1/commitments/:division/:id/reports/:report/sent-back',
    summary: { zh: '本单位退回', en: 'Return a report within the own body' },
    tag,
    since,
    who: 'commitments.endorse',
    params: OneReport,
    body: Type.Object({ reason: Reason }),
    answer: Type.Object({ state: Type.String() }),
    handle: (call) =>
      changing(call, 'commitments.endorse', call.params.division, (tx, writer) =>
        stepReport(tx, writer, call.params.id, call.params.report, 'returned', call.body.reason),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/commitments/:division/:id/supervisions',
    summary: { zh: '发起督办', en: 'Open a supervision' },
    tag,
    since,
    who: 'commitments.supervise',
    params: One,
    body: Type.Object({
      level: Type.Unsafe<1 | 2 | 3>(Type.Integer({ minimum: 1, maximum: 3 })),
      reason: Reason,
      answerBy: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    }),
    answer: Type.Object({ supervision: Type.String() }),
    handle: (call) =>
      changing(call, 'commitments.supervise', call.params.division, (tx, writer) =>
        openSupervision(tx, writer, call.params.id, call.body.level, call.body.reason, call.body.answerBy),
      ),
  }),
  ...(
    [
      ['answered', 'commitments.answer', '答复督办', 'Answer a supervision'],
      ['returned', 'commitments.supervise', '退回答复', 'Return the answer'],
      ['raised', 'commitments.supervise', '提级', 'Raise its level'],
      ['closed', 'commitments.supervise', '办结', 'Close it'],
    ] as const
  ).map(([act, who, zh, en]) =>
    route({
      method: 'POST',
      path: `/api/v1/commitments/:division/:id/supervisions/:supervision/${act}`,
      summary: { zh, en },
      tag,
      since,
      who,
      params: OneSupervision,
      body: Type.Object({ text: Reason }),
      answer: Type.Object({ act: Type.String() }),
      handle: (call) =>
        changing(call, who, call.params.division, (tx, writer) =>
          stepSupervision(tx, writer, call.params.id, call.params.supervision, act, call.body.text, null),
        ),
    }),
  ),
]
