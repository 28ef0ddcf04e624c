import { findPeriod, periodWords } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import { annualPlanAt, decompositionNames } from './annual-plan.ts'
import type { ObservationAnswer, TargetPage, TargetRow } from './answers.ts'
import type { NotCounted } from './counted.ts'
import { evidenceGradeNames, valueStatusNames } from './definition.ts'
import { inForceAsOf } from './observations.ts'
import { originsOf } from './origins.ts'
import { checkShares } from './shares.ts'
import type { JudgedTarget } from './standing-store.ts'
import { yearlyValue } from './target-shares.ts'
import type { RecordedObservation, StoredShares, StoredTarget } from './targets-store.ts'
import { wantedWords } from './wanted.ts'

/** Names of the bodies of a division, by id. */
export type BodyNames = ReadonlyMap<string, string>

/** Rows of judgements that are kept: made once while their body keeps its name. */
const made = new WeakMap<JudgedTarget, TargetRow>()

/** A target as a row of the list. */
export function rowOf(judged: JudgedTarget, bodies: BodyNames): TargetRow {
  const before = made.get(judged)
  if (before !== undefined && before.body?.name === named(judged.stored.body, bodies)?.name) return before
  const row = makeRow(judged, bodies)
  made.set(judged, row)
  return row
}

function makeRow(judged: JudgedTarget, bodies: BodyNames): TargetRow {
  const { stored, standing } = judged
  const { target, words } = stored
  const { forecast, path } = standing
  return {
    division: stored.division,
    id: stored.id,
    plan: stored.plan,
    revision: stored.revision,
    name: target.name,
    indicator: target.indicator,
    dimension: target.dimension,
    category: words.category,
    unit: target.unit,
    type: target.type,
    nature: target.nature,
    direction: target.direction,
    operator: target.operator,
    value: target.value,
    band: target.band,
    wanted: wantedWords(target),
    baseYear: target.baseYear,
    targetYear: target.targetYear,
    base: target.bases[0]?.value ?? null,
    chapter: words.chapter,
    section: words.section,
    clause: words.clause,
    line: words.line,
    position: words.position,
    body: named(stored.body, bodies),
    standing: standing.standing,
    progress: standing.progress,
    elapsed: standing.elapsed,
    pace: standing.pace,
    latest:
      standing.latest === null
        ? null
        : { period: standing.latest.period, value: standing.latest.value, id: standing.latest.ids[0] ?? null },
    achieved: standing.achieved,
    required: standing.required?.value ?? null,
    nextYear:
      standing.nextYear === null ? null : { year: standing.nextYear.year, value: rounded(standing.nextYear.value) },
    forecast:
      forecast === null
        ? null
        : {
            value: rounded(forecast.value),
            low: rounded(forecast.low),
            high: rounded(forecast.high),
            chance: rounded(forecast.chance),
            meets: forecast.meets,
            isShort: forecast.isShort,
          },
    warning: standing.warning,
    spark: {
      planned: path.planned.map(({ at, value }) => ({ at, value: rounded(value) })),
      observed: path.observed.map(({ at, value }) => ({ at, value: rounded(value) })),
    },
    disagrees: standing.disagreements.length > 0,
    failed: [...standing.failed],
    shares: sharesState(stored),
    isSimulated: standing.isSimulated,
  }
}

const rounded = (value: number) => Number(value.toPrecision(8))
const named = (id: string | null, bodies: BodyNames) => (id === null ? null : { id, name: bodies.get(id) ?? id })

function sharesState(stored: StoredTarget): TargetRow['shares'] {
  const last = stored.shares.at(-1)
  if (last === undefined) return 'none'
  if (last.isPublished) return 'published'
  return checkOf(stored, last)?.isBlocked === true ? 'short' : 'draft'
}

function checkOf(stored: StoredTarget, version: StoredShares) {
  const value = yearlyValue(stored.target, version.year)
  if (value === null) return null
  const { nature, operator, unit } = stored.target
  return checkShares({ nature, operator, value, unit }, version.shares, version.combines)
}

const leftWords: Readonly<Record<NotCounted, Bilingual>> = {
  'other-measure': { zh: '口径类型不同（水平值、增速、降幅不互换）', en: 'another kind of figure' },
  'other-unit': { zh: '单位无法换算', en: 'a unit that cannot be converted' },
  'outside-period': { zh: '不在规划期内', en: 'outside the period of the plan' },
  'part-of-year': { zh: '只是一年中的一部分，不作为全年水平', en: 'part of a year is no level of it' },
  'definition-rejected': { zh: '按未认可的口径', en: 'under a rejected definition' },
  'other-base-version': { zh: '按另一基期口径，见“按修订后口径”', en: 'by another base; see the revised base' },
  'no-document': { zh: '没有证明文件', en: 'without a document' },
}

/** The whole of a target for its page. */
export function pageOf(
  judged: JudgedTarget,
  observations: readonly RecordedObservation[],
  settings: TargetPage['setting']['history'],
  bodies: BodyNames,
): TargetPage {
  const { stored, standing } = judged
  const { target, words } = stored
  const byId = new Map(observations.map((one) => [one.id, one]))
  const own = observations.filter(({ part, dimension }) => part === null && dimension === target.dimension)
  const plan = annualPlanAt(target.plans, standing.asOf.knownAt)
  const reached = reachedByParts(observations, judged)
  return {
    row: rowOf(judged, bodies),
    sentence: {
      text: words.sentence,
      document: words.document,
      version: words.version,
      from: words.from,
      to: words.to,
    },
    setting: {
      measure: target.measure,
      accumulates: target.accumulates,
      isComparablePrice: target.isComparablePrice,
      combines: stored.combines,
      frequency: stored.frequency,
      decimals: stored.decimals,
      publisher: words.publisher,
      history: settings,
    },
    standing: {
      on: standing.asOf.on,
      knownAt: standing.asOf.knownAt,
      settings: standing.settings,
      words: standing.words,
      decidedBy: standing.decidedBy,
      reasons: [...standing.reasons],
      elapsedToday: standing.elapsedToday,
      plannedNow: standing.plannedNow,
      missing: [...standing.missing],
      methods: standing.methods.map((method) => ({ ...method, decides: method.method === standing.decidedBy })),
      disagreements: standing.disagreements.map(({ methods, why }) => ({ methods: [...methods], why })),
      forecast: standing.forecast,
      nextYear: standing.nextYear,
      revisions: standing.revisions.map(({ name, base, progress, standing: own }) => ({
        name,
        value: base.value,
        basis: base.basis,
        progress,
        standing: own,
      })),
      path: {
        measure: standing.path.measure,
        planned: [...standing.path.planned],
        observed: standing.path.observed.map(({ at, value, ids }) => ({ at, value, ids: [...ids] })),
        forecast: [...standing.path.forecast],
        wanted: [...standing.path.wanted],
      },
      years: [...standing.years],
      arithmetic: [...standing.arithmetic],
      origins: originsOf(judged, byId),
    },
    observations: observationAnswers(own, judged, bodies),
    bases: target.bases.map((base, i) => ({
      id: base.id,
      name: base.name,
      value: base.value,
      basis: base.basis,
      at: base.recordedAt,
      isOriginal: i === 0,
    })),
    annualPlans: [...target.plans].reverse().map((one) => ({
      id: one.id,
      version: one.version,
      method: one.method,
      methodWords: decompositionNames[one.method],
      rolledAfter: one.rolledAfter,
      reason: one.reason,
      at: one.recordedAt,
      isInForce: one.id === plan?.id,
      years: [...one.years],
    })),
    shares: [...stored.shares].reverse().map((version) => {
      const check = checkOf(stored, version)
      return {
        id: version.id,
        no: version.no,
        year: version.year,
        combines: version.combines,
        isPublished: version.isPublished,
        reason: version.reason,
        documentNo: version.documentNo,
        by: version.by,
        at: version.at,
        wanted: yearlyValue(target, version.year),
        combined: check?.combined ?? null,
        shortfall: check?.shortfall ?? 0,
        isBlocked: check?.isBlocked ?? false,
        faults: [...(check?.faults ?? [])],
        shares: version.shares.map((share) => ({
          part: share.part,
          name: share.name,
          value: share.value,
          weight: share.weight,
          reached: reached.get(share.part)?.value ?? null,
          reachedPeriod: reached.get(share.part)?.period ?? null,
        })),
      }
    }),
    definitions: target.definitions.map(({ id, words: changed, recordedAt, ruling }) => ({
      id,
      words: changed,
      at: recordedAt,
      ruling: ruling === null ? null : { isAccepted: ruling.isAccepted, reason: ruling.reason, at: ruling.ruledAt },
    })),
  }
}

/** The latest value of each part in the target's own measure. */
function reachedByParts(observations: readonly RecordedObservation[], { stored, standing }: JudgedTarget) {
  const parts = observations.filter(
    ({ part, measure, dimension }) =>
      part !== null && measure === stored.target.measure && dimension === stored.target.dimension,
  )
  const latest = new Map<string, { value: number; period: string }>()
  for (const { observation } of inForceAsOf(parts, standing.asOf)) {
    if (observation.part === null || observation.value === null) continue
    latest.set(observation.part, { value: observation.value, period: observation.period })
  }
  return latest
}

/** Every version of the target's values, latest period first, each with what became of it. */
function observationAnswers(
  own: readonly RecordedObservation[],
  { standing }: JudgedTarget,
  bodies: BodyNames,
): ObservationAnswer[] {
  const forces = inForceAsOf(own, { ...standing.asOf, on: '9999-12-31' })
  const current = new Map(forces.map(({ observation, isContested }) => [observation.id, isContested]))
  const beside = new Set(forces.flatMap(({ others }) => others.map(({ id }) => id)))
  const left = new Map(standing.left.map(({ id, reason }) => [id, reason]))
  const used = new Set(standing.used)
  return [...own].reverse().map((one) => {
    const reason = left.get(one.id)
    return {
      ...answerOf(one, bodies),
      state: current.has(one.id)
        ? 'in-force'
        : beside.has(one.id)
          ? 'beside'
          : one.exact === null
            ? 'withdrawn'
            : 'replaced',
      isUsed: used.has(one.id),
      leftBecause: reason === undefined ? null : leftWords[reason],
      isContested: current.get(one.id) ?? false,
    }
  })
}

function answerOf(
  one: RecordedObservation,
  bodies: BodyNames,
): Omit<ObservationAnswer, 'state' | 'isUsed' | 'leftBecause' | 'isContested'> {
  const period = findPeriod(one.period)
  return {
    id: one.id,
    period: one.period,
    periodWords: period === null ? { zh: one.period, en: one.period } : periodWords(period),
    part: named(one.part, bodies),
    measure: one.measure,
    covers: one.covers,
    value: one.exact,
    unit: one.unit,
    status: one.status,
    statusWords: valueStatusNames[one.status],
    evidence: one.evidence,
    evidenceWords: evidenceGradeNames[one.evidence],
    documents: [...one.documents],
    definition: one.definition,
    baseVersion: one.baseVersion,
    supersedes: one.supersedes,
    body: named(one.body, bodies),
    note: one.note,
    reason: one.reason,
    by: one.by,
    at: one.recordedAt,
    isSimulated: one.isSimulated,
    origin: one.origin,
  }
}
