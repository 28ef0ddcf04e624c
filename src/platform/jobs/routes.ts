import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { withinScope } from '../access/within-scope.ts'
import { record } from '../audit/record.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import type { Row } from '../database/tables.ts'
import { type Route, route } from '../http/route.ts'
import { INSTALLATION } from './job-kind.ts'
import { findJob, retryJob } from './jobs-store.ts'

const JobAnswer = Type.Object({
  division: Type.String(),
  id: Type.String(),
  kind: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('done'), Type.Literal('failed')]),
  progress: Type.Union([Type.Number(), Type.Null()]),
  attempts: Type.Integer(),
  mostAttempts: Type.Integer(),
  error: Type.Union([Type.String(), Type.Null()]),
  result: Type.Unknown(),
  byName: Type.String(),
  createdAt: Type.String(),
  runAt: Type.String(),
  endedAt: Type.Union([Type.String(), Type.Null()]),
})

const answerOf = (job: Row<'job'>) => ({
  division: job.division,
  id: job.id,
  kind: job.kind,
  state: job.state,
  progress: job.progress,
  attempts: job.attempts,
  mostAttempts: job.most_attempts,
  error: job.error,
  result: job.result,
  byName: job.by_name,
  createdAt: job.created_at.toISOString(),
  runAt: job.run_at.toISOString(),
  endedAt: job.ended_at?.toISOString() ?? null,
})

const list = route({
  method: 'GET',
  path: '/api/v1/jobs',
  summary: { zh: '后台任务，失败的在前', en: 'Background jobs, failed ones first' },
  tag: 'jobs',
  since: '0.2.0',
  who: 'jobs.read',
  query: Type.Object({
    state: Type.Optional(Type.String({ pattern: '^(waiting|running|done|failed)$' })),
    atMost: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  answer: Type.Object({ jobs: Type.Array(JobAnswer) }),
  async handle({ db, policy, actor, query }) {
    const scope = policy.scopeOf(actor, 'jobs.read')
    let jobs = db
      .selectFrom('job')
      .selectAll()
      // Those of the installation concern every system administrator.
      .where((where) => where.or([where('division', '=', INSTALLATION), withinScope(scope, { division: 'division' })]))
      .limit(query.atMost ?? 100)
    jobs =
      query.state === undefined
        ? jobs.orderBy((order) => order.case().when('state', '=', 'failed').then(0).else(1).end())
        : jobs.where('state', '=', query.state as Row<'job'>['state']) // its pattern lists the states
    return done({ jobs: (await jobs.orderBy('created_at', 'desc').execute()).map(answerOf) })
  },
})

const read = route({
  method: 'GET',
  path: '/api/v1/jobs/:division/:id',
  summary: { zh: '一个后台任务的进展', en: 'How far a background job is' },
  tag: 'jobs',
  since: '0.2.0',
  who: 'signed-in',
  params: Type.Object({ division: Type.String(), id: Type.String({ format: 'uuid' }) }),
  answer: JobAnswer,
  async handle({ db, policy, actor, params: { division, id } }) {
    const job = await findJob(db, division, id)
    const isOwn = actor.kind === 'person' && job?.by_id === actor.id
    if (job === undefined || !(isOwn || policy.may(actor, 'jobs.read', { division }))) return refused(noJob)
    return done(answerOf(job))
  },
})

const retry = route({
  method: 'POST',
  path: '/api/v1/jobs/:division/:id/retry',
  summary: { zh: '重新执行失败的任务', en: 'Run a failed job again' },
  tag: 'jobs',
  since: '0.2.0',
  who: 'jobs.retry',
  params: Type.Object({ division: Type.String(), id: Type.String({ format: 'uuid' }) }),
  answer: JobAnswer,
  async handle({ db, policy, actor, now, params: { division, id } }) {
    if (division !== INSTALLATION && !policy.may(actor, 'jobs.retry', { division })) return refused(noJob)
    return inRefusableTransaction(db, async (tx) => {
      const isAgain = await retryJob(tx, division, id)
      const job = await findJob(tx, division, id)
      if (job === undefined) return refused(noJob)
      if (!isAgain) return refused(notFailed)
      await record(tx, actor, now(), { division, action: 'job.retry', subject: { kind: 'job', id } })
      return done(answerOf(job))
    })
  },
})

const noJob: Refusal = {
  reason: 'not-found',
  code: 'no-such-job',
  message: { zh: '没有这个后台任务，或您无权查看。', en: 'There is no such job, or you may not see it.' },
}
const notFailed: Refusal = {
  reason: 'wrong-state',
  code: 'job-not-failed',
  message: { zh: '只有失败的任务可以重新执行。', en: 'Only a failed job can be run again.' },
}

export const routes: readonly Route[] = [list, read, retry]
