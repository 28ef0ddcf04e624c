import { type RawBuilder, sql } from 'kysely'
import type { Origin } from '../../model/origin.ts'
import type { Frequency } from '../../model/period.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading, Row } from '../../platform/database/tables.ts'
import { standingAt } from '../../platform/settings/store.ts'
import { versionInForce } from '../plans/versions.ts'
import type { AnnualPlan } from './annual-plan.ts'
import { ASSESSMENT } from './assessment-setting.ts'
import type { BaseValue, DefinitionChange, StoredObservation, Target } from './definition.ts'
import type { AsOf } from './observations.ts'
import { type AssessmentSettings, defaultAssessmentSettings } from './settings.ts'
import { type Combines, canBeSummed, type Share } from './shares.ts'
import type { ObservationTable, TargetSettingTable, TargetTextTable } from './tables.ts'

/** Words of a target that no arithmetic needs. */
export type TargetWords = Pick<
  TargetTextTable,
  'clause' | 'chapter' | 'section' | 'line' | 'text' | 'sentence' | 'document' | 'category' | 'publisher' | 'position'
> & { readonly from: number; readonly to: number; readonly version: number }

/** A division of a target among bodies. */
export interface StoredShares {
  readonly id: string
  readonly no: number
  readonly year: number
  readonly combines: Combines
  readonly isPublished: boolean
  readonly reason: string
  readonly documentNo: string | null
  readonly by: string
  readonly at: string
  readonly shares: readonly Share[]
}

/** A target with everything that hangs on it, as of a day. */
export interface StoredTarget {
  readonly division: string
  readonly id: string
  readonly plan: string
  readonly revision: number
  readonly target: Target
  readonly words: TargetWords
  readonly frequency: Frequency
  readonly decimals: number | null
  readonly combines: Combines
  /** The body that answers for it. */
  readonly body: string | null
  readonly shares: readonly StoredShares[]
}

/** An observation with what the arithmetic does not need. */
export interface RecordedObservation extends StoredObservation {
  readonly body: string | null
  readonly note: string | null
  readonly by: string
  /** Decimal text, so that no digit is lost. */
  readonly exact: string | null
  readonly origin: Origin
}

export interface WhichTargets {
  readonly plan?: string
  readonly ids?: readonly string[]
}

/** Counts every change of a division's targets and values; 0 before the first. */
export async function revisionOf(db: Reading, division: string): Promise<number> {
  const row = await db
    .selectFrom('indicator_change')
    .select('revision')
    .where('division', '=', division)
    .executeTakeFirst()
  return Number(row?.revision ?? 0)
}

/** The settings by which targets are judged on a day, with the version that says so. */
export async function assessmentSettingsAt(db: Reading, division: string, day: string): Promise<AssessmentSettings> {
  const found = (await standingAt(db, division, [ASSESSMENT.key], day)).get(ASSESSMENT.key)
  // Checked against the schema when it was set.
  return found === undefined
    ? defaultAssessmentSettings
    : { ...(found.value as Omit<AssessmentSettings, 'version'>), version: found.id }
}

/**
 * Targets of a division within a scope as of a day: of each plan those of the version in force. Who reaches only bodies
 * sees the targets that these answer for or have a share of.
 */
export async function findTargets(
  db: Reading,
  scope: Scope,
  division: string,
  asOf: AsOf,
  which: WhichTargets = {},
): Promise<readonly StoredTarget[]> {
  const versions = await versionsInForce(db, division, asOf, which.plan)
  if (versions.length === 0) return []
  let query = db
    .selectFrom('target as t')
    .innerJoin('target_text as x', (join) => join.onRef('x.division', '=', 't.division').onRef('x.target', '=', 't.id'))
    .where('t.division', '=', division)
    .where((eb) =>
      eb.or(versions.map(({ plan, version }) => eb.and([eb('t.plan', '=', plan), eb('x.version', '=', version)]))),
    )
    .where(reaches(scope, asOf.knownAt))
    .selectAll('x')
    .select(['t.id', 't.plan', 't.revision'])
    .orderBy('x.position')
    .orderBy('t.id')
  if (which.ids !== undefined) query = query.where(sql<boolean>`t.id = any(${which.ids}::uuid[])`)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const hanging = await hangingOn(
    db,
    division,
    rows.map(({ id }) => id),
    [...new Set(rows.map(({ indicator }) => indicator))],
    asOf.knownAt,
  )
  return rows.map(({ id, plan, revision, ...text }) => assembled({ id, plan, revision }, text, hanging))
}

/** One target; null when there is none or the scope does not reach it. */
export async function findTarget(
  db: Reading,
  scope: Scope,
  division: string,
  id: string,
  asOf: AsOf,
): Promise<StoredTarget | null> {
  const [found] = await findTargets(db, scope, division, asOf, { ids: [id] })
  return found ?? null
}

/** Of each plan the version that holds on the day; after the last day of a plan its last version still answers for it. */
async function versionsInForce(db: Reading, division: string, asOf: AsOf, plan: string | undefined) {
  let query = db.selectFrom('target_plan_version').selectAll().where('division', '=', division)
  if (plan !== undefined) query = query.where('plan', '=', plan)
  const rows = await query.execute()
  return [...new Set(rows.map((row) => row.plan))].flatMap((one) => {
    const terms = rows
      .filter((row) => row.plan === one)
      .map((row) => ({
        number: row.version,
        effectiveFrom: row.effective_from,
        effectiveTo: null,
        adoptedAt: row.adopted_at.toISOString(),
      }))
    const found = versionInForce(terms, asOf.on, asOf.knownAt)
    return found === null ? [] : [{ plan: one, version: found.number }]
  })
}

/** Rows whose division is reached whole, whose body answers for the target, or whose body has a share of it. */
function reaches(scope: Scope, knownAt: string): RawBuilder<boolean> {
  const whole = withinScope({ ...scope, bodies: [], own: [] }, { division: 't.division' })
  if (scope.bodies.length === 0) return whole
  const answers = withinScope({ ...scope, divisions: [] }, { division: 's.division', body: 's.body' })
  const shares = withinScope({ ...scope, divisions: [] }, { division: 'h.division', body: 'h.body' })
  return sql<boolean>`(${whole}
    or exists (
      select 1 from target_setting s where s.division = t.division and s.target = t.id and ${answers}
        and s.no = (select max(n.no) from target_setting n where n.division = t.division and n.target = t.id and n.at <= ${knownAt}))
    or exists (
      select 1 from share h join share_version v on v.division = h.division and v.target = h.target and v.no = h.no
      where h.division = t.division and h.target = t.id and v.is_published and ${shares}))`
}

async function hangingOn(
  db: Reading,
  division: string,
  ids: readonly string[],
  indicators: readonly string[],
  knownAt: string,
) {
  const of = (table: 'target_setting' | 'target_base' | 'annual_plan' | 'share_version') =>
    sql<boolean>`${sql.ref(`${table}.division`)} = ${division} and ${sql.ref(`${table}.target`)} = any(${ids}::uuid[]) and ${sql.ref(`${table}.at`)} <= ${knownAt}`
  const parts = (table: 'annual_value' | 'share') =>
    sql<boolean>`${sql.ref(`${table}.division`)} = ${division} and ${sql.ref(`${table}.target`)} = any(${ids}::uuid[])`
  const [settings, bases, plans, values, shareVersions, shares, changes, rulings] = await Promise.all([
    db.selectFrom('target_setting').selectAll().where(of('target_setting')).orderBy('no').execute(),
    db.selectFrom('target_base').selectAll().where(of('target_base')).orderBy('no').execute(),
    db.selectFrom('annual_plan').selectAll().where(of('annual_plan')).orderBy('no').execute(),
    db.selectFrom('annual_value').selectAll().where(parts('annual_value')).orderBy('year').execute(),
    db.selectFrom('share_version').selectAll().where(of('share_version')).orderBy('no').execute(),
    db
      .selectFrom('share')
      .innerJoin('body', (join) =>
        join.onRef('body.division', '=', 'share.division').onRef('body.id', '=', 'share.body'),
      )
      .selectAll('share')
      .select(['body.name_zh', 'body.position'])
      .where(parts('share'))
      .orderBy('body.position')
      .orderBy('body.name_zh')
      .execute(),
    db
      .selectFrom('definition_change')
      .selectAll()
      .where('division', '=', division)
      .where(sql<boolean>`indicator = any(${indicators}) and at <= ${knownAt}`)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('definition_ruling')
      .selectAll()
      .where('division', '=', division)
      .where(sql<boolean>`at <= ${knownAt}`)
      .orderBy('no')
      .execute(),
  ])
  const ruling = new Map(rulings.map((row) => [row.definition, row]))
  return {
    settings: grouped(settings, ({ target }) => target),
    bases: grouped(bases, ({ target }) => target),
    plans: grouped(plans, ({ target }) => target),
    values: grouped(values, ({ target, no }) => `${target}/${no}`),
    shareVersions: grouped(shareVersions, ({ target }) => target),
    shares: grouped(shares, ({ target, no }) => `${target}/${no}`),
    definitions: grouped(
      changes.map((row) => ({ row, ruling: ruling.get(row.id) })),
      ({ row }) => row.indicator,
    ),
  }
}
type Hanging = Awaited<ReturnType<typeof hangingOn>>

function assembled(
  row: { readonly id: string; readonly plan: string; readonly revision: number },
  text: Row<'target_text'>,
  hanging: Hanging,
): StoredTarget {
  const setting = hanging.settings.get(row.id)?.at(-1)
  const target = targetOf(row.id, text, setting, hanging)
  return {
    division: text.division,
    id: row.id,
    plan: row.plan,
    revision: row.revision,
    target,
    words: {
      clause: text.clause,
      chapter: text.chapter,
      section: text.section,
      line: text.line,
      text: text.text,
      sentence: text.sentence,
      document: text.document,
      category: text.category,
      publisher: text.publisher,
      position: text.position,
      from: text.start_at,
      to: text.end_at,
      version: text.version,
    },
    frequency: setting?.frequency ?? 'year',
    decimals: setting?.decimals ?? null,
    combines: setting?.combines ?? (canBeSummed(target.unit) ? 'adds' : 'each'),
    body: setting?.body ?? null,
    shares: (hanging.shareVersions.get(row.id) ?? []).map((version) => ({
      id: version.id,
      no: version.no,
      year: version.year,
      combines: version.combines,
      isPublished: version.is_published,
      reason: version.reason,
      documentNo: version.document_no,
      by: version.by_name,
      at: version.at.toISOString(),
      shares: (hanging.shares.get(`${row.id}/${version.no}`) ?? []).map((share) => ({
        part: share.body,
        name: share.name_zh,
        value: Number(share.value),
        weight: share.weight === null ? null : Number(share.weight),
      })),
    })),
  }
}

function targetOf(
  id: string,
  text: Row<'target_text'>,
  setting: Row<'target_setting'> | undefined,
  hanging: Hanging,
): Target {
  return {
    id,
    indicator: text.indicator,
    dimension: text.dimension,
    name: { zh: text.name_zh, en: text.name_en },
    unit: text.unit,
    type: setting?.type ?? text.type,
    direction: setting?.direction ?? text.direction,
    nature: setting?.nature ?? text.nature,
    operator: setting?.operator ?? text.operator,
    value: text.value === null ? null : Number(text.value),
    band: text.low === null || text.high === null ? null : { low: Number(text.low), high: Number(text.high) },
    baseYear: text.base_year,
    targetYear: text.target_year,
    measure: setting?.measure ?? text.measure,
    accumulates: setting?.accumulates ?? text.accumulates,
    isComparablePrice: setting?.is_comparable_price ?? text.is_comparable_price,
    bases: (hanging.bases.get(id) ?? []).map(
      (base): BaseValue => ({
        id: base.id,
        name: { zh: base.name_zh, en: base.name_en },
        value: Number(base.value),
        basis: base.basis,
        recordedAt: base.at.toISOString(),
      }),
    ),
    plans: (hanging.plans.get(id) ?? []).map(
      (plan): AnnualPlan => ({
        id: plan.id,
        version: plan.no,
        method: plan.method,
        weights: plan.weights,
        rolledAfter: plan.rolled_after,
        reason: plan.reason,
        recordedAt: plan.at.toISOString(),
        years: (hanging.values.get(`${id}/${plan.no}`) ?? []).map((value) => ({
          year: value.year,
          value: Number(value.value),
          override:
            value.override_reason === null
              ? null
              : { computed: value.computed === null ? null : Number(value.computed), reason: value.override_reason },
        })),
      }),
    ),
    definitions: (hanging.definitions.get(text.indicator) ?? []).map(
      ({ row, ruling }): DefinitionChange => ({
        id: row.id,
        words: row.words,
        recordedAt: row.at.toISOString(),
        ruling:
          ruling === undefined
            ? null
            : { isAccepted: ruling.is_accepted, reason: ruling.reason, ruledAt: ruling.at.toISOString() },
      }),
    ),
  }
}

/** What people set of a target, each time they did. */
export async function settingsOfTarget(
  db: Reading,
  division: string,
  target: string,
): Promise<readonly Row<'target_setting'>[]> {
  return db
    .selectFrom('target_setting')
    .selectAll()
    .where('division', '=', division)
    .where('target', '=', target)
    .orderBy('no', 'desc')
    .execute()
}

export type TargetSettingFields = Omit<TargetSettingTable, 'division' | 'target' | 'no' | 'by_id' | 'by_name' | 'at'>

/** An observation as the arithmetic and the screens take it. */
export const observationFrom = (row: Row<'observation'>): RecordedObservation => ({
  id: row.id,
  division: row.division,
  part: row.part,
  indicator: row.indicator,
  dimension: row.dimension,
  period: row.period,
  measure: row.measure,
  covers: row.covers,
  value: row.value === null ? null : Number(row.value),
  exact: row.value,
  unit: row.unit,
  status: row.status,
  evidence: row.evidence,
  documents: row.documents,
  definition: row.definition,
  baseVersion: row.base_version,
  supersedes: row.supersedes,
  recordedAt: row.at.toISOString(),
  reason: row.reason,
  isSimulated: row.is_simulated,
  body: row.body,
  note: row.note,
  by: row.by_name,
  origin: row.origin,
})

/** Which observations are asked for. */
export interface WhichObservations {
  readonly indicators?: readonly string[]
  readonly ids?: readonly string[]
  readonly periods?: readonly string[]
  /** Values of one part; null those of the whole division; left out: of the whole and of every part. */
  readonly part?: string | null
  readonly knownAt?: string
}

/** Every version of the observations of a division that are asked for, in order of time. */
export async function findObservations(
  db: Reading,
  division: string,
  { indicators, ids, periods, part, knownAt }: WhichObservations,
): Promise<readonly RecordedObservation[]> {
  let query = db.selectFrom('observation').selectAll().where('division', '=', division)
  if (indicators !== undefined) query = query.where(sql<boolean>`indicator = any(${indicators})`)
  if (ids !== undefined) query = query.where(sql<boolean>`id = any(${ids}::uuid[])`)
  if (periods !== undefined) query = query.where(sql<boolean>`period = any(${periods})`)
  if (part === null) query = query.where('part', 'is', null)
  else if (part !== undefined) query = query.where('part', '=', part)
  if (knownAt !== undefined) query = query.where(sql<boolean>`at <= ${knownAt}`)
  const rows = await query.orderBy('ends_on').orderBy('at').orderBy('id').execute()
  return rows.map(observationFrom)
}

/** Values that the arithmetic of many targets needs, and nothing more. */
export async function observationsOfDivision(
  db: Reading,
  division: string,
  indicators: readonly string[],
  knownAt: string,
): Promise<ReadonlyMap<string, readonly StoredObservation[]>> {
  const rows = await db
    .selectFrom('observation')
    .select([
      'division',
      'id',
      'part',
      'indicator',
      'dimension',
      'period',
      'measure',
      'covers',
      'value',
      'unit',
      'status',
      'evidence',
      'documents',
      'definition',
      'base_version',
      'supersedes',
      'at',
      'reason',
      'is_simulated',
    ])
    .where('division', '=', division)
    .where(sql<boolean>`indicator = any(${indicators}) and part is null and at <= ${knownAt}`)
    .execute()
  return grouped(
    rows.map((row) => observationFrom({ ...row, ...NO_DETAILS })),
    ({ indicator }) => indicator,
  )
}

const NO_DETAILS: Pick<Row<'observation'>, 'ends_on' | 'body' | 'note' | 'origin' | 'by_id' | 'by_name'> = {
  ends_on: '',
  body: null,
  note: null,
  origin: { kind: 'records', question: { zh: '', en: '' }, at: '', count: 0, records: [] },
  by_id: null,
  by_name: '',
}

/** Values of one indicator across divisions and their parts, for comparison and roll-up. */
export async function observationsAcross(
  db: Reading,
  divisions: readonly string[],
  indicator: string,
  dimension: string | null,
  knownAt: string,
): Promise<readonly RecordedObservation[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('indicator', '=', indicator)
    .where(sql<boolean>`division = any(${divisions}) and at <= ${knownAt}`)
    .where('dimension', 'is not distinct from', dimension)
    .execute()
  return rows.map(observationFrom)
}

export type ObservationRow = ObservationTable

export function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
