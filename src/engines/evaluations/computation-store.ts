import { type Static, Type } from 'typebox'
import type { EvaluationResult } from '../../model/evaluation-result.ts'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database, Reading, Writing } from '../../platform/database/tables.ts'
import { defineJob } from '../../platform/jobs/job-kind.ts'
import { enqueue, findLatestJob, isUnderWay } from '../../platform/jobs/jobs-store.ts'
import { type Asked, AskedBy, AT_ONCE, actorOf, askedBy, watchingJob } from './background.ts'
import { type Replayer, replayHere, replaysOf, type Watching } from './compute.ts'
import { prepareAnswer, type ReadyAnswer, writeAnswer } from './objection-store.ts'
import { fault, faulty, noSuchRound, stale, wrongState } from './refusals.ts'
import { type Basis, findBasis, resultFrom, saveResult } from './result-store.ts'
import { type Computation, EVERYTHING, type StoredRound } from './round-reading.ts'
import { refusalOfAct } from './round-state.ts'
import { findRound } from './round-store.ts'
import { announceRound, factsOf, takeRound, takeStep } from './round-write-store.ts'
import type { Writer } from './scheme-store.ts'

/** Why a result is computed, with what the person gave. */
export const Ask = Type.Union([
  Type.Object({ why: Type.Literal('trial'), reason: Type.String() }),
  Type.Object({ why: Type.Literal('review'), reason: Type.String() }),
  Type.Object({
    why: Type.Literal('objection'),
    objection: Type.String(),
    answer: Type.Object({
      act: Type.Union([Type.Literal('accepted'), Type.Literal('rejected')]),
      reason: Type.String(),
      corrections: Type.Array(Type.Object({ code: Type.String(), column: Type.String(), text: Type.String() })),
    }),
  }),
])
export type Ask = Static<typeof Ask>

/** What is computed from, once everything else is known to be in order. */
interface Ready {
  readonly basis: Basis
  /** Of an objection: the answer that is written with its result. */
  readonly answer: ReadyAnswer | null
}

async function prepare(db: Reading, writer: Writer, id: string, ask: Ask): Promise<Outcome<Ready>> {
  const found = await findBasis(db, writer.division, id)
  if (found.kind === 'refused') return found
  const { round } = found.value
  if (ask.why === 'objection') {
    const answer = await prepareAnswer(db, writer, found.value, ask.objection, ask.answer)
    return answer.kind === 'refused' ? answer : done({ basis: answer.value.basis, answer: answer.value })
  }
  if (ask.why === 'trial') {
    const given = { reason: ask.reason, documentNo: null }
    const refusal = refusalOfAct(
      'try',
      await factsOf({ db, actedFor: writer.actedFor }, round, dayOf(writer.at), given),
    )
    return refusal === null ? done({ basis: found.value, answer: null }) : refused(refusal)
  }
  if (round.state !== 'review')
    return refused(
      wrongState('not-in-review', '只有复评阶段可以重新计算。', 'Only a review computes the result again.'),
    )
  return ask.reason.trim() === ''
    ? refused(faulty([fault('reason', 'empty', '请写明为什么重新计算', 'Say why it is computed again')]))
    : done({ basis: found.value, answer: null })
}

/** Writes what was computed, if nothing it rests on changed meanwhile: all of it or nothing. */
async function commit(
  tx: Writing,
  writer: Writer,
  revision: number | null,
  ask: Ask,
  { basis, answer }: Ready,
  result: EvaluationResult,
): Promise<Outcome<{ readonly revision: number }>> {
  const before = answer === null ? basis.round.dataNo : answer.dataNo
  const taken = await takeRound(tx, writer, basis.round.id, revision)
  if (taken.kind === 'refused') return taken
  const round = taken.value
  if (round.dataNo !== before || round.resultNo !== basis.round.resultNo) return refused(changedMeanwhile)
  if (answer !== null) return writeAnswer(tx, writer, round, answer, result)
  const no = await saveResult(tx, writer, basis, result, ask.why, null, ask.why === 'objection' ? '' : ask.reason)
  if (ask.why === 'trial') return takeStep(tx, writer, round, 'try', { reason: ask.reason, documentNo: null }, no)
  if (round.state !== 'review') return refused(changedMeanwhile)
  await announceRound(tx, round)
  return done({ revision: round.revision + 1 })
}

async function carryOut(
  db: Database,
  writer: Writer,
  revision: number | null,
  ask: Ask,
  ready: Ready,
  replay: Replayer,
  watching: Watching,
): Promise<Outcome<{ readonly revision: number }>> {
  const result = await resultFrom(ready.basis.scheme, ready.basis.rows, replay, watching)
  if (result.kind === 'refused') return result
  return inRefusableTransaction(db, (tx) => commit(tx, writer, revision, ask, ready, result.value))
}

/**
 * Computes a result: at once where that takes a moment, else as a job that may be left. Whatever can be refused beforehand is
 * refused now, so that nobody waits for it.
 */
export async function askComputation(
  db: Database,
  writer: Writer,
  id: string,
  revision: number | null,
  ask: Ask,
): Promise<Outcome<Asked>> {
  const ready = await prepare(db, writer, id, ask)
  if (ready.kind === 'refused') return ready
  const { basis, answer } = ready.value
  const { round, scheme, rows } = basis
  if (revision !== null && revision !== round.revision)
    return refused(stale('round', '', { revision: round.revision, state: round.state }))
  if ((await findComputation(db, round))?.isUnderWay === true) return refused(underWay)
  if (answer !== null && !answer.isCorrecting)
    return inRefusableTransaction(db, async (tx) => {
      const taken = await takeRound(tx, writer, id, round.revision)
      if (taken.kind === 'refused') return taken
      const written = await writeAnswer(tx, writer, taken.value, answer, null)
      return written.kind === 'refused' ? written : done({ ...written.value, job: null })
    })
  if (rows.length * replaysOf(scheme.content, rows.length) <= AT_ONCE) {
    const outcome = await carryOut(db, writer, revision ?? round.revision, ask, ready.value, replayHere, {})
    return outcome.kind === 'refused' ? outcome : done({ ...outcome.value, job: null })
  }
  return inRefusableTransaction(db, async (tx) => {
    const taken = await takeRound(tx, writer, id, revision)
    if (taken.kind === 'refused') return taken
    const { actor, division } = writer
    const input = { round: id, resultNo: taken.value.resultNo, by: askedBy(actor), ask }
    const job = await enqueue(tx, computeJob, { division, input, by: actor, key: id })
    if (job === null) return refused(underWay)
    await announceRound(tx, taken.value)
    return done({ revision: taken.value.revision + 1, job })
  })
}

/** What a computation came to: a result, or why there is none. */
interface JobResult {
  readonly resultNo: number | null
  readonly refusal: Pick<Refusal, 'code' | 'message' | 'faults'> | null
}

export const computeJob = defineJob({
  name: 'evaluations.compute',
  about: { zh: '计算一轮评价的结果', en: 'compute the result of a round of evaluation' },
  input: Type.Object({
    round: Type.String(),
    /** The last result when it was asked for: a later one means that an earlier run did the work. */
    resultNo: Type.Integer(),
    by: AskedBy,
    ask: Ask,
  }),
  attempts: 3,
  leaseSeconds: 60,
  async run({ services, division, input, progress, signal }): Promise<JobResult> {
    const { db, now, replay, actedFor } = services
    const writer: Writer = { actor: actorOf(input.by), at: now(), division, actedFor }
    const round = await findRound(db, division, input.round, EVERYTHING)
    if (round === null) return resultOf(round, noSuchRound)
    if (round.resultNo > input.resultNo) return resultOf(round, null)
    const ready = await prepare(db, writer, input.round, input.ask)
    if (ready.kind === 'refused') return refusedAs(db, round, ready.refusal)
    const { scheme, rows } = ready.value.basis
    const runs = replaysOf(scheme.content, rows.length)
    const watching = watchingJob(runs, { progress, signal })
    const outcome = await carryOut(db, writer, null, input.ask, ready.value, replay, watching)
    if (outcome.kind === 'refused') return refusedAs(db, round, outcome.refusal)
    return resultOf(await findRound(db, division, input.round, EVERYTHING), null)
  },
})

const resultOf = (round: StoredRound | null, refusal: Refusal | null): JobResult => ({
  resultNo: round?.resultNo ?? null,
  refusal:
    refusal === null
      ? null
      : {
          code: refusal.code,
          message: refusal.message,
          ...(refusal.faults === undefined ? {} : { faults: refusal.faults.slice(0, MOST_FAULTS) }),
        },
})
const MOST_FAULTS = 100

/** Whoever looks at the round is told that there is none. */
async function refusedAs(db: Database, round: StoredRound, refusal: Refusal): Promise<JobResult> {
  await db.transaction().execute((tx) => announceRound(tx, round))
  return resultOf(round, refusal)
}

/** What was last asked for as a job, as long as nothing came of it yet. */
export async function findComputation(
  db: Reading,
  { division, id, resultNo }: StoredRound,
): Promise<Computation | null> {
  const job = await findLatestJob(db, division, computeJob.name, id)
  if (job === undefined) return null
  const { ask, resultNo: from } = job.input as Static<typeof computeJob.input> & { ask: Ask; resultNo: number } // what was enqueued
  const result = job.result as JobResult | null // what the job resolves with
  if (resultNo > from || (job.state === 'done' && result?.refusal == null)) return null
  return {
    isUnderWay: isUnderWay(job),
    why: ask.why,
    objection: ask.why === 'objection' ? ask.objection : null,
    state: job.state === 'done' ? 'refused' : job.state,
    progress: job.progress ?? 0,
    by: job.by_name,
    at: job.created_at.toISOString(),
    refusal: job.state === 'failed' ? failedWords : (result?.refusal?.message ?? null),
    faults: result?.refusal?.faults ?? [],
  }
}

const failedWords: Bilingual = {
  zh: '计算没有完成，请重试；仍不行请告诉系统管理员（后台任务里有原因）。',
  en: 'The computation failed. Try again; if it fails again, tell the system administrator, who sees the reason among the jobs.',
}
const underWay: Refusal = {
  reason: 'conflict',
  code: 'computing',
  message: {
    zh: '这轮评价正在计算，请等它完成。',
    en: 'This round is being computed: wait until that is done.',
  },
}
const changedMeanwhile: Refusal = {
  reason: 'stale',
  code: 'round-changed',
  message: {
    zh: '计算期间数据有改动，请刷新后再算。',
    en: 'The data changed while it was computed: look again and compute anew.',
  },
}
