import { type Static, Type } from 'typebox'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import { record } from '../../platform/audit/record.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database, Reading, Writing } from '../../platform/database/tables.ts'
import { defineJob } from '../../platform/jobs/job-kind.ts'
import { enqueue, findLatestJob, isUnderWay } from '../../platform/jobs/jobs-store.ts'
import { announce } from '../../platform/live/live.ts'
import type { Evaluation } from '../evaluation/evaluate.ts'
import { DEFAULT_UNCERTAINTY } from '../evaluation/replay.ts'
import { sensitivityOf } from '../evaluation/sensitivity.ts'
import { type Design, runsOf } from '../evaluation/sobol.ts'
import { type Asked, AskedBy, AT_ONCE, actorOf, askedBy, watchingJob } from './background.ts'
import { MOST_KEPT, type Replayer, replayHere, type Watching } from './compute.ts'
import { evaluationOf } from './kept-evaluation-store.ts'
import { fault, faulty, noResult } from './refusals.ts'
import { EVERYTHING, type StoredResult, type StoredRound } from './round-reading.ts'
import { findResults, findRound } from './round-store.ts'
import { by, findSchemeVersion, type Writer } from './scheme-store.ts'
import { type KeptSensitivity, type OfferedFactor, offeredFactors } from './sensitivity.ts'
import './tables.ts'

/** A sample below this size tells nothing. */
export const LEAST_SAMPLE = 16

/** What an analysis is asked for with. */
export const SensitivityAsk = Type.Object({
  /** Sample size; the evaluation is made anew n·(factors + 2) times. */
  n: Type.Integer({ minimum: LEAST_SAMPLE, maximum: 4096 }),
  /** Ids of the assumptions that vary. */
  factors: Type.Array(Type.String({ maxLength: 40 }), { minItems: 2, maxItems: 12, uniqueItems: true }),
})
export type SensitivityAsk = Static<typeof SensitivityAsk>

interface Ready {
  readonly evaluation: Evaluation
  readonly factors: readonly OfferedFactor[]
  readonly design: Design
}

/** What an analysis is made from; refused with everything that is wrong. */
async function prepare(
  db: Reading,
  round: StoredRound,
  result: StoredResult,
  ask: SensitivityAsk,
): Promise<Outcome<Ready>> {
  const version = await findSchemeVersion(db, round.division, result.scheme, result.schemeNo)
  const evaluation = version === null ? null : await evaluationOf(db, round, result, version)
  if (version === null || evaluation === null) return refused(noResult)
  const offered = offeredFactors(version.content)
  const faults = ask.factors.flatMap((id, i) =>
    offered.some((one) => one.id === id)
      ? []
      : [fault(`factors.${i}`, 'unknown-factor', `没有这项假设“${id}”`, `There is no assumption “${id}”`)],
  )
  if (faults.length > 0) return refused(faulty(faults))
  const factors = offered.filter(({ id }) => ask.factors.includes(id))
  const units = Math.max(1, evaluation.table.size)
  const n = Math.min(ask.n, Math.floor(MOST_KEPT / units / (factors.length + 2)))
  if (n < LEAST_SAMPLE) return refused(tooLarge)
  return done({
    evaluation,
    factors,
    design: { kind: 'sobol', n, factors: factors.length, seed: seedOf(version.content) },
  })
}

const seedOf = ({ uncertainty }: Scheme) => (uncertainty ?? DEFAULT_UNCERTAINTY).seed ?? 1

async function analyse(
  { evaluation, factors, design }: Ready,
  replay: Replayer,
  watching: Watching,
): Promise<KeptSensitivity> {
  const { scheme, table } = evaluation
  const work = { scheme, table, factors: factors.map(({ factor }) => factor), design }
  const { runs, failed, meanShift, indices } = sensitivityOf(evaluation, await replay(work, watching), design)
  return {
    n: design.n,
    runs,
    seed: design.seed,
    failed,
    units: table.size,
    meanShift,
    factors: factors.map(({ id, words }, f) => {
      const found = indices?.[f]
      return {
        id,
        words,
        first: known(found?.first),
        total: known(found?.total),
        firstInterval: bothKnown(found?.firstInterval),
        totalInterval: bothKnown(found?.totalInterval),
      }
    }),
  }
}

const known = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null)
const bothKnown = (pair: readonly [number, number] | null | undefined) =>
  pair?.every(Number.isFinite) === true ? pair : null

async function save(
  tx: Writing,
  writer: Writer,
  round: StoredRound,
  resultNo: number,
  job: string | null,
  content: KeptSensitivity,
): Promise<void> {
  const place = { division: writer.division, round: round.id, result_no: resultNo }
  if (job !== null) {
    const there = await tx
      .selectFrom('evaluation_sensitivity')
      .select('seq')
      .where('division', '=', writer.division)
      .where('job', '=', job)
      .executeTakeFirst()
    if (there !== undefined) return
  }
  const { last } = await tx
    .selectFrom('evaluation_sensitivity')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('division', '=', place.division)
    .where('round', '=', place.round)
    .where('result_no', '=', place.result_no)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('evaluation_sensitivity')
    .values({ ...place, seq: Number(last ?? 0) + 1, job, content: JSON.stringify(content), ...by(writer) })
    .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.analyse-sensitivity',
    subject: { kind: 'evaluation-round', id: round.id },
    detail: { result: resultNo, n: content.n, factors: content.factors.map(({ id }) => id) },
  })
  await announce(tx, 'evaluations', { division: writer.division, subject: round.id })
}

/** Asks for an analysis of a result: made at once where that takes a moment, else as a job that may be left. */
export async function askSensitivity(
  db: Database,
  writer: Writer,
  round: StoredRound,
  result: StoredResult,
  ask: SensitivityAsk,
): Promise<Outcome<Asked>> {
  const ready = await prepare(db, round, result, ask)
  if (ready.kind === 'refused') return ready
  const { design, evaluation } = ready.value
  if (evaluation.table.size * runsOf(design) <= AT_ONCE) {
    const content = await analyse(ready.value, replayHere, {})
    await db.transaction().execute((tx) => save(tx, writer, round, result.no, null, content))
    return done({ revision: round.revision, job: null })
  }
  return inRefusableTransaction(db, async (tx) => {
    const { actor, division } = writer
    const input = { round: round.id, resultNo: result.no, by: askedBy(actor), ask }
    const job = await enqueue(tx, sensitivityJob, { division, input, by: actor, key: keyOf(round, result.no) })
    return job === null ? refused(underWay) : done({ revision: round.revision, job })
  })
}

const keyOf = ({ id }: StoredRound, resultNo: number) => `${id} ${resultNo}`

export const sensitivityJob = defineJob({
  name: 'evaluations.sensitivity',
  about: { zh: '分析评价结果对假设的敏感性', en: 'analyse how a result depends on its assumptions' },
  input: Type.Object({
    round: Type.String(),
    resultNo: Type.Integer(),
    by: AskedBy,
    ask: SensitivityAsk,
  }),
  attempts: 3,
  leaseSeconds: 60,
  async run({ services, division, id, input, progress, signal }): Promise<{ readonly refusal: Bilingual | null }> {
    const { db, now, replay, actedFor } = services
    const writer: Writer = { actor: actorOf(input.by), at: now(), division, actedFor }
    const round = await findRound(db, division, input.round, EVERYTHING)
    const result =
      round === null ? undefined : (await findResults(db, division, round.id)).find(({ no }) => no === input.resultNo)
    if (round === null || result === undefined) return { refusal: noResult.message }
    const ready = await prepare(db, round, result, input.ask)
    if (ready.kind === 'refused') return { refusal: ready.refusal.message }
    const runs = runsOf(ready.value.design)
    const content = await analyse(ready.value, replay, watchingJob(runs, { progress, signal }))
    await db.transaction().execute((tx) => save(tx, writer, round, result.no, id, content))
    return { refusal: null }
  },
})

/** The newest analysis of a result, and one that is being made. */
export async function findSensitivity(db: Reading, round: StoredRound, resultNo: number) {
  const { division, id } = round
  const [kept, job] = await Promise.all([
    db
      .selectFrom('evaluation_sensitivity')
      .selectAll()
      .where('division', '=', division)
      .where('round', '=', id)
      .where('result_no', '=', resultNo)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst(),
    findLatestJob(db, division, sensitivityJob.name, keyOf(round, resultNo)),
  ])
  const result = job?.result as { readonly refusal: Bilingual | null } | null | undefined // what the job resolves with
  return {
    kept: kept === undefined ? null : { content: kept.content, by: kept.by_name, at: kept.at.toISOString() },
    computing: job !== undefined && isUnderWay(job) ? { progress: job.progress ?? 0, by: job.by_name } : null,
    trouble:
      job === undefined || isUnderWay(job) ? null : job.state === 'failed' ? failedWords : (result?.refusal ?? null),
  }
}

const failedWords: Bilingual = {
  zh: '分析没有完成，请重试；仍不行请告诉系统管理员。',
  en: 'The analysis failed. Try again; if it fails again, tell the system administrator.',
}
const underWay: Refusal = {
  reason: 'conflict',
  code: 'analysing',
  message: { zh: '这个结果正在分析，请等它完成。', en: 'This result is being analysed: wait until that is done.' },
}
const tooLarge: Refusal = {
  reason: 'too-large',
  code: 'too-many-units',
  message: {
    zh: '单位太多，不能在服务器上分析。请用命令 gangmu evaluate --sensitivity。',
    en: 'There are too many units to analyse on the server; use gangmu evaluate --sensitivity instead.',
  },
}
