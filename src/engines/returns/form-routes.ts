import { done, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { findMetricFor } from '../../platform/metrics/metric-source.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { findTargets } from '../indicators/targets-store.ts'
import { cancelTask, delegateTask, openCatchUp, urgeTasks } from './administer.ts'
import {
  CancelBody,
  CreatedAnswer,
  DelegateBody,
  FormBody,
  FormList,
  FormPage,
  InDivision,
  Matrix,
  MatrixQuery,
  OneForm,
  OneTask,
  OpenBody,
  OpenedAnswer,
  ReviseBody,
  RevisedAnswer,
  RevisionAnswer,
  TargetRows,
  TargetsQuery,
  UrgeAnswer,
  UrgeBody,
} from './answers.ts'
import { readScopes } from './desk.ts'
import { rowsForTargets } from './form.ts'
import { findForm, formVersions, listForms, nameOfDivision, standingBodies } from './form-store.ts'
import { createForm, reviseForm } from './forms.ts'
import { matrixOf } from './matrix.ts'
import { rowAnswer, taskRow } from './pages.ts'
import { noSuchForm } from './refusals.ts'
import { deskOf, latestNotices, readerOf } from './routes.ts'
import { sweepReturns } from './sweep.ts'
import { listTasks } from './task-store.ts'

const tag = 'returns'
const since = '0.2.0'

/** A form that was just made asks at once, not only when the clock comes round. */
async function sweepNow(call: Parameters<typeof deskOf>[0], division: string): Promise<void> {
  const { settings } = await readerOf(call, division)
  await sweepReturns({ ...deskOf(call, division), actor: { kind: 'system', name: '系统' } }, settings)
}

export const formRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/return-forms',
    summary: { zh: '报表清单', en: 'Forms of a division' },
    tag,
    since,
    who: 'returns.read',
    query: InDivision,
    answer: FormList,
    async handle({ db, actor, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      return done({ forms: [...(await listForms(db, division.value))] })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/return-forms/rows-for-targets',
    summary: { zh: '按已采纳规划的指标列行', en: 'Rows for the targets of adopted plans, with who answers each' },
    tag,
    since,
    who: 'returns.administer',
    query: TargetsQuery,
    answer: TargetRows,
    async handle({ db, metrics, policy, actor, now, query }) {
      const division = divisionAsked(actor, query.division)
      if (division.kind === 'refused') return division
      const asOf = { on: dayOf(now()), knownAt: now().toISOString() }
      const [targets, bodies, name] = await Promise.all([
        findTargets(db, policy.scopeOf(actor, 'targets.read'), division.value, asOf),
        standingBodies(db, division.value),
        nameOfDivision(db, division.value),
      ])
      const sources = new Map(targets.map(({ target, words }) => [target.id, words.publisher]))
      const rows = rowsForTargets(
        targets.map(({ target }) => target),
        ({ id }) => sources.get(id) ?? null,
        { bodies, name },
        query.frequency,
        ({ indicator, name: called }, unit) =>
          findMetricFor(metrics, { id: indicator, names: [called.zh, called.en], unit })?.id ?? null,
      )
      return done({
        rows: rows.map((row, i) => ({
          ...row,
          id: null,
          name: { ...row.name },
          // Who answers for the target answers its row, where planners have said so.
          answeredBy: targets[i]?.body ?? row.answeredBy,
          decimals: targets[i]?.decimals ?? row.decimals,
        })),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/return-forms/:division/:id',
    summary: { zh: '一张报表', en: 'One form with its rows and versions, and what rows may choose from' },
    tag,
    since,
    who: 'returns.administer',
    params: OneForm,
    answer: FormPage,
    async handle({ db, metrics, policy, actor, params: { division, id } }) {
      const form = policy.may(actor, 'returns.administer', { division }) ? await findForm(db, division, id) : null
      if (form === null) return refused(noSuchForm)
      const [versions, names, bodies] = await Promise.all([
        formVersions(db, division, id),
        bodyNames(db, division),
        standingBodies(db, division),
      ])
      return done({
        id,
        division,
        name: form.name,
        frequency: form.frequency,
        firstPeriod: form.firstPeriod,
        lastPeriod: form.lastPeriod,
        version: form.version,
        validFrom: form.validFrom,
        rows: form.rows.map((row) => rowAnswer(row, names)),
        versions: versions.map((version) => ({ ...version, at: version.at.toISOString() })),
        bodies: bodies.map(({ id, name }) => ({ id, name })),
        metrics: [...metrics.values()].map(({ id, name, about, unit }) => ({
          id,
          name: { ...name },
          about: { ...about },
          unit,
        })),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/return-forms',
    summary: { zh: '新建报表', en: 'Make a form' },
    tag,
    since,
    who: 'returns.administer',
    body: FormBody,
    answer: CreatedAnswer,
    async handle(call) {
      const division = divisionAsked(call.actor, call.body.division)
      if (division.kind === 'refused') return division
      if (!call.policy.may(call.actor, 'returns.administer', { division: division.value })) return refused(noSuchForm)
      const made = await createForm(deskOf(call, division.value), call.body)
      if (made.kind === 'done') await sweepNow(call, division.value)
      return made
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/return-forms/:division/:id',
    summary: { zh: '报表改版', en: 'Give a form a new version' },
    tag,
    since,
    who: 'returns.administer',
    params: OneForm,
    body: ReviseBody,
    answer: RevisedAnswer,
    async handle(call) {
      const { division, id } = call.params
      if (!call.policy.may(call.actor, 'returns.administer', { division })) return refused(noSuchForm)
      const revised = await reviseForm(deskOf(call, division), id, call.body.version, call.body)
      if (revised.kind === 'done') await sweepNow(call, division)
      return revised
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/return-forms/:division/:id/tasks',
    summary: { zh: '下达补报任务', en: 'Open returns for past periods' },
    tag,
    since,
    who: 'returns.administer',
    params: OneForm,
    body: OpenBody,
    answer: OpenedAnswer,
    async handle(call) {
      const { division, id } = call.params
      if (!call.policy.may(call.actor, 'returns.administer', { division })) return refused(noSuchForm)
      const { settings } = await readerOf(call, division)
      return openCatchUp(deskOf(call, division), settings, { ...call.body, form: id, bodies: call.body.bodies ?? null })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/return-matrix',
    summary: { zh: '单位×报期', en: 'Returns of a form by body and period' },
    tag,
    since,
    who: 'returns.read',
    query: MatrixQuery,
    answer: Matrix,
    async handle(call) {
      const division = divisionAsked(call.actor, call.query.division)
      if (division.kind === 'refused') return division
      const reader = await readerOf(call, division.value)
      const { scope, own } = readScopes(call)
      const { form, year } = call.query
      const tasks = await listTasks(call.db, scope, own, division.value, { form, year }, 5000)
      const notices = await latestNotices(call, division.value, tasks)
      return done(
        matrixOf(
          reader.today,
          tasks.map((task) => taskRow(task, reader, notices.get(task.id) ?? null)),
        ),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/urge',
    summary: { zh: '催报', en: 'Urge bodies to hand in' },
    tag,
    since,
    who: 'returns.administer',
    query: InDivision,
    body: UrgeBody,
    answer: UrgeAnswer,
    async handle(call) {
      const division = divisionAsked(call.actor, call.query.division)
      if (division.kind === 'refused') return division
      if (!call.policy.may(call.actor, 'returns.administer', { division: division.value }))
        return done({ urged: [], notOwed: call.body.tasks })
      const { urged, notOwed } = await urgeTasks(deskOf(call, division.value), call.body.tasks, call.body.words ?? null)
      return done({ urged: [...urged], notOwed: [...notOwed] })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/returns/:division/:id/delegate',
    summary: { zh: '委托填报', en: 'Delegate the filling of a return' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    body: DelegateBody,
    answer: RevisionAnswer,
    handle: (call) =>
      delegateTask(deskOf(call, call.params.division), call.params.id, call.body.revision, call.body.account),
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/:division/:id/cancel',
    summary: { zh: '取消任务', en: 'Take a return off the list' },
    tag,
    since,
    who: 'returns.administer',
    params: OneTask,
    body: CancelBody,
    answer: RevisionAnswer,
    async handle(call) {
      const { division, id } = call.params
      if (!call.policy.may(call.actor, 'returns.administer', { division })) return refused(noSuchForm)
      return cancelTask(deskOf(call, division), id, call.body.revision, call.body.reason)
    },
  }),
]
