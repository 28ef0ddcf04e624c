import { Type } from 'typebox'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { idOf } from '../../platform/access/actor.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { isNothing, type Scope } from '../../platform/access/policy.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import {
  AnnexAnswer,
  Day,
  DifferencesAnswer,
  Division,
  Kind,
  Nullable,
  oneOf,
  ReportList,
  ReportPage,
  State,
  Uuid,
} from './answers.ts'
import { findAssignments } from './assessments-store.ts'
import { commentOn, settleComment } from './comment-report.ts'
import { findComments } from './comments-store.ts'
import { decideReport } from './decide-report.ts'
import { agreementOf, differencesOf } from './differences.ts'
import { editBlock, resolveBlock, setFrame } from './edit-report.ts'
import { Frame } from './frame.ts'
import { gatherFacts } from './gather-facts.ts'
import { blockAnswers, pageOf, rowOf } from './listing.ts'
import { type LoadedReport, loadReport } from './loaded-report.ts'
import { createReport, regenerateReport, takeOpenReport } from './make-report.ts'
import { fault, faulty, noSuchReport } from './refusals.ts'
import {
  appendAdjustment,
  appendSurvey,
  findEditsOf,
  findReport,
  findReports,
  findSnapshots,
  findSteps,
  findVersions,
  moveReport,
  type Writer,
} from './reports-store.ts'

const tag = 'reports'
const since = '0.2.0'
const One = Type.Object({ division: Division, id: Uuid })
const Key = Type.String({ minLength: 1, maxLength: 300 })
const Part = Type.String({ maxLength: 8 })
const Revision = Type.Integer({ minimum: 0 })
const Edited = Type.Object({ seq: Type.Integer(), part: Type.String(), revision: Type.Integer() })

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

/** Runs a change as the actor, within what the permission reaches, and tells whoever has the report open. */
export function changing<T>(
  { db, policy, actor, now }: AnyCall,
  permission: string,
  { division, id }: { readonly division: string; readonly id: string },
  change: (tx: Writing, writer: Writer, scope: Scope) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const scope = policy.scopeOf(actor, permission)
  const writer: Writer = { actor, at: now(), division }
  return inRefusableTransaction(db, async (tx) => {
    const outcome = await change(tx, writer, scope)
    if (outcome.kind === 'done') await announce(tx, 'reports', { division, subject: id })
    return outcome
  })
}

/** A report and its text, within what the permission reaches. */
export async function loaded(
  { db, policy, actor }: AnyCall,
  permission: string,
  { division, id }: { readonly division: string; readonly id: string },
): Promise<Outcome<LoadedReport>> {
  const report = await findReport(db, policy.scopeOf(actor, permission), division, id)
  const found = report === null ? null : await loadReport(db, report)
  return found === null ? refused(noSuchReport) : done(found)
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/reports',
    summary: { zh: '监测评估报告清单', en: 'Monitoring and evaluation reports' },
    tag,
    since,
    who: 'reports.read',
    query: Type.Object({ division: Type.Optional(Division), plan: Type.Optional(Uuid) }),
    answer: ReportList,
    async handle({ db, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const reports = await findReports(db, policy.scopeOf(actor, 'reports.read'), division.value, query)
      const rows = await Promise.all(
        reports.map(async (report) => {
          const snapshots = await findSnapshots(db, report.division, report.id)
          return rowOf(report, snapshots.find(({ id }) => id === report.snapshot) ?? null)
        }),
      )
      return done({ today: dayOf(now()), rows })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division',
    summary: { zh: '编制报告', en: 'Make a report of a plan as of a day, from the text in force then' },
    tag,
    since,
    who: 'reports.write',
    params: Type.Pick(One, ['division']),
    body: Type.Object({
      plan: Uuid,
      kind: Kind,
      asOf: Day,
      year: Nullable(Type.Integer({ minimum: 1950, maximum: 2200 })),
      title: Nullable(Type.String({ minLength: 1, maxLength: 120 })),
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      changing(call, 'reports.write', { ...call.params, id: call.body.plan }, async (tx, writer, scope) => {
        // Scope first: who may not write here learns nothing of what is here.
        if (!call.policy.may(call.actor, 'reports.write', { division: call.params.division }))
          return refused(noSuchReport)
        const today = dayOf(writer.at)
        if (call.body.asOf > today)
          return refused(
            faulty([fault('asOf', 'in-future', '截止日期不能晚于今天', 'The day cannot lie in the future')]),
          )
        const facts = await gatherFacts(tx, scope, call.params.division, {
          ...call.body,
          knownAt: writer.at.toISOString(),
        })
        if (facts.kind === 'refused') return facts
        return createReport(tx, writer, call.body.plan, facts.value, call.body.title)
      }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/reports/:division/:id',
    summary: { zh: '一份报告', en: 'One report: its blocks, comments, versions' },
    tag,
    since,
    who: 'reports.read',
    params: One,
    answer: ReportPage,
    async handle(call) {
      const found = await loaded(call, 'reports.read', call.params)
      if (found.kind === 'refused') return found
      const { db, policy, actor, now, params } = call
      const today = dayOf(now())
      const scope = policy.scopeOf(actor, 'reports.assign')
      const [comments, snapshots, versions, steps, assignments] = await Promise.all([
        findComments(db, params.division, params.id),
        findSnapshots(db, params.division, params.id),
        findVersions(db, params.division, params.id),
        findSteps(db, params.division, params.id),
        isNothing(scope) ? [] : findAssignments(db, scope, { division: params.division, report: params.id }),
      ])
      const person = idOf(actor)
      return done(pageOf(found.value, { comments, snapshots, versions, steps, assignments, person, today }))
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reports/:division/:id/annexes/:key',
    summary: { zh: '报告的一个附件', en: 'One annex of a report' },
    tag,
    since,
    who: 'reports.read',
    params: Type.Object({ ...One.properties, key: Key }),
    answer: AnnexAnswer,
    async handle(call) {
      const found = await loaded(call, 'reports.read', call.params)
      if (found.kind === 'refused') return found
      const annex = found.value.composed.annexes.find(({ key }) => key === call.params.key)
      if (annex === undefined) return refused(noSuchReport)
      return done({ key: annex.key, title: annex.title, blocks: [...blockAnswers(annex.blocks, found.value.edits)] })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/reports/:division/:id/edits/:key',
    summary: { zh: '一个段落的历次改写', en: 'Every edit of a block' },
    tag,
    since,
    who: 'reports.read',
    params: Type.Object({ ...One.properties, key: Key }),
    answer: Type.Object({
      edits: Type.Array(
        Type.Object({
          seq: Type.Integer(),
          part: Type.String(),
          kind: oneOf('replace', 'omit', 'insert', 'restore'),
          text: Type.String(),
          replaced: Type.String(),
          by: Type.String(),
          at: Type.String(),
        }),
      ),
    }),
    async handle(call) {
      const found = await loaded(call, 'reports.read', call.params)
      if (found.kind === 'refused') return found
      const edits = await findEditsOf(call.db, call.params.division, call.params.id, call.params.key)
      return done({
        edits: edits.map(({ seq, part, kind, runs, replaced, by, at }) => ({
          seq,
          part,
          kind,
          text: runs.map(({ text }) => text).join(''),
          replaced: replaced.text,
          by,
          at,
        })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/regenerate',
    summary: { zh: '用最新数据重新生成', en: 'Make the text again from newer facts; what people wrote stays' },
    tag,
    since,
    who: 'reports.write',
    params: One,
    body: Type.Object({ revision: Revision, asOf: Day, year: Nullable(Type.Integer()) }),
    answer: Type.Object({ revision: Type.Integer(), changed: Type.Integer(), orphaned: Type.Integer() }),
    handle: (call) =>
      changing(call, 'reports.write', call.params, async (tx, writer, scope) => {
        const report = await findReport(tx, scope, call.params.division, call.params.id)
        if (report === null) return refused(noSuchReport)
        if (call.body.asOf > dayOf(writer.at))
          return refused(
            faulty([fault('asOf', 'in-future', '截止日期不能晚于今天', 'The day cannot lie in the future')]),
          )
        const facts = await gatherFacts(tx, scope, report.division, {
          plan: report.plan,
          kind: report.kind,
          asOf: call.body.asOf,
          year: call.body.year,
          knownAt: writer.at.toISOString(),
        })
        if (facts.kind === 'refused') return facts
        return regenerateReport(tx, writer, scope, report.id, call.body.revision, facts.value)
      }),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/reports/:division/:id/blocks',
    summary: { zh: '改写、略去或增加段落', en: 'Write over a block, leave it out, or add a paragraph behind it' },
    tag,
    since,
    who: 'reports.write',
    params: One,
    body: Type.Object({
      key: Key,
      part: Part,
      kind: oneOf('replace', 'omit', 'insert', 'restore'),
      words: Type.String({ maxLength: 20_000 }),
      seen: Revision,
    }),
    answer: Edited,
    handle: (call) =>
      changing(call, 'reports.write', call.params, (tx, writer, scope) =>
        editBlock(tx, writer, scope, call.params.id, call.body),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/blocks/resolve',
    summary: { zh: '处理数据已变的改写', en: 'Settle words whose figures have changed: accept, keep or merge' },
    tag,
    since,
    who: 'reports.write',
    params: One,
    body: Type.Object({ key: Key, part: Part, resolution: oneOf('accept', 'keep', 'merge'), seen: Revision }),
    answer: Edited,
    handle: (call) =>
      changing(call, 'reports.write', call.params, (tx, writer, scope) =>
        resolveBlock(tx, writer, scope, call.params.id, call.body),
      ),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/reports/:division/:id/frame',
    summary: { zh: '填写公文要素', en: 'Set number, addressee, date and imprint' },
    tag,
    since,
    who: 'reports.write',
    params: One,
    body: Type.Object({ seen: Revision, frame: Frame }),
    answer: Type.Object({ no: Type.Integer() }),
    handle: (call) =>
      changing(call, 'reports.write', call.params, (tx, writer, scope) =>
        setFrame(tx, writer, scope, call.params.id, call.body.seen, call.body.frame),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/state',
    summary: { zh: '征求意见、定稿、印发、退回起草', en: 'Send out for comments, finalise, issue, reopen' },
    tag,
    since,
    who: 'reports.decide',
    params: One,
    body: Type.Object({
      to: State,
      reason: Type.String({ maxLength: 1000 }),
      despiteOpen: Type.Boolean(),
      revision: Revision,
    }),
    answer: Type.Object({ revision: Type.Integer(), version: Nullable(Type.Integer()) }),
    handle: (call) =>
      changing(call, 'reports.decide', call.params, (tx, writer, scope) =>
        decideReport(tx, writer, scope, call.params.id, call.body),
      ),
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/comments',
    summary: { zh: '提出意见', en: 'Comment on a block or on the whole' },
    tag,
    since,
    who: 'reports.comment',
    params: One,
    body: Type.Object({
      key: Nullable(Key),
      answers: Nullable(Uuid),
      text: Type.String({ maxLength: 4000 }),
    }),
    answer: Type.Object({ id: Type.String() }),
    handle: (call) =>
      changing(call, 'reports.comment', call.params, (tx, writer, scope) =>
        commentOn(tx, writer, scope, call.params.id, call.body),
      ),
  }),
  ...(
    [
      ['resolved', '意见已处理', 'Settle a comment'],
      ['reopened', '重新打开意见', 'Open a comment again'],
    ] as const
  ).map(([state, zh, en]) =>
    route({
      method: 'POST',
      path: `/api/v1/reports/:division/:id/comments/:comment/${state}`,
      summary: { zh, en },
      tag,
      since,
      who: 'reports.write',
      params: Type.Object({ ...One.properties, comment: Uuid }),
      answer: Type.Object({ isResolved: Type.Boolean() }),
      handle: (call) =>
        changing(call, 'reports.write', call.params, (tx, writer, scope) =>
          settleComment(tx, writer, scope, call.params.id, call.params.comment, state),
        ),
    }),
  ),
  route({
    method: 'GET',
    path: '/api/v1/reports/:division/:id/differences',
    summary: { zh: '自评与第三方评估的差异', en: 'Where own and third-party findings differ' },
    tag,
    since,
    who: 'reports.read',
    params: One,
    answer: DifferencesAnswer,
    async handle(call) {
      const found = await loaded(call, 'reports.read', call.params)
      if (found.kind === 'refused') return found
      const { facts, report } = found.value
      return done({
        title: report.title,
        assessments: facts.assessments.map((one) => ({
          id: one.id,
          assessor: one.assessor,
          submittedOn: one.submittedOn,
          overall: one.overall,
          ...agreementOf(facts, one),
        })),
        differences: differencesOf(facts).map(({ assessment: _, ...difference }) => difference),
      })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/reports/:division/:id/adjustments/:target',
    summary: { zh: '提出目标调整建议', en: 'Propose to keep or change a target' },
    tag,
    since,
    who: 'reports.write',
    params: Type.Object({ ...One.properties, target: Uuid }),
    body: Type.Object({
      proposal: oneOf('keep', 'raise', 'lower', 'redefine', 'drop', 'withdrawn'),
      proposed: Type.String({ maxLength: 200 }),
      reason: Type.String({ maxLength: 2000 }),
      basis: Type.String({ maxLength: 1000 }),
    }),
    answer: Type.Object({ revision: Type.Integer() }),
    handle: (call) =>
      changing(call, 'reports.write', call.params, async (tx, writer, scope) => {
        const taken = await takeOpenReport(tx, writer, scope, call.params.id, null)
        if (taken.kind === 'refused') return taken
        const found = await loadReport(tx, taken.value)
        const { proposal, proposed, reason } = call.body
        const faults = [
          ...(found?.facts.targets.some(({ id }) => id === call.params.target) === true
            ? []
            : [fault('target', 'unknown', '报告的事实中没有这项指标', 'The facts hold no such target')]),
          ...(reason.trim() === '' ? [fault('reason', 'empty', '请写明理由', 'Say why')] : []),
          ...(proposal !== 'keep' && proposal !== 'withdrawn' && proposed.trim() === ''
            ? [fault('proposed', 'empty', '请写明建议的目标', 'Say what the target should be')]
            : []),
        ]
        if (faults.length > 0) return refused(faulty(faults))
        await appendAdjustment(tx, writer, call.params.id, { target: call.params.target, ...call.body })
        return done({ revision: await moveReport(tx, taken.value) })
      }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/reports/:division/:id/surveys',
    summary: { zh: '登记公众问卷结果', en: 'Enter the results of a survey' },
    tag,
    since,
    who: 'reports.write',
    params: One,
    body: Type.Object({
      survey: Nullable(Uuid),
      isWithdrawn: Type.Boolean(),
      title: Type.String({ minLength: 1, maxLength: 100 }),
      from: Day,
      to: Day,
      valid: Type.Integer({ minimum: 0 }),
      satisfied: Nullable(Type.Integer({ minimum: 0 })),
      topics: Type.Array(
        Type.Object({
          name: Type.String({ minLength: 1, maxLength: 60 }),
          valid: Type.Integer({ minimum: 0 }),
          satisfied: Type.Integer({ minimum: 0 }),
        }),
        { maxItems: 40 },
      ),
    }),
    answer: Type.Object({ survey: Type.String() }),
    handle: (call) =>
      changing(call, 'reports.write', call.params, async (tx, writer, scope) => {
        const taken = await takeOpenReport(tx, writer, scope, call.params.id, null)
        if (taken.kind === 'refused') return taken
        const { survey: id, isWithdrawn, ...survey } = call.body
        const faults = faultsInSurvey(survey)
        if (faults.length > 0) return refused(faulty(faults))
        const stored = await appendSurvey(tx, writer, call.params.id, id, survey, isWithdrawn)
        await moveReport(tx, taken.value)
        return done({ survey: stored })
      }),
  }),
]

function faultsInSurvey(survey: {
  readonly from: string
  readonly to: string
  readonly valid: number
  readonly satisfied: number | null
  readonly topics: readonly { readonly valid: number; readonly satisfied: number }[]
}) {
  const tooMany = (at: string) =>
    fault(at, 'too-many', '满意的份数不能多于有效份数', 'More are satisfied than answered')
  return [
    ...(survey.to < survey.from
      ? [fault('to', 'before-start', '结束日期不能早于开始日期', 'It ends before it begins')]
      : []),
    ...((survey.satisfied ?? 0) > survey.valid ? [tooMany('satisfied')] : []),
    ...survey.topics.flatMap((topic, i) => (topic.satisfied > topic.valid ? [tooMany(`topics.${i}.satisfied`)] : [])),
  ]
}
