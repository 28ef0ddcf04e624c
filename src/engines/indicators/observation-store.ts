import { sql } from 'kysely'
import type { Origin } from '../../model/origin.ts'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { findPeriod, lastDayOf } from '../../model/period.ts'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import type { Covers, EvidenceGrade, Measure, ValueStatus } from './definition.ts'
import { grouped } from './targets-store.ts'

/** A value to be recorded. */
export interface NewObservation {
  /** The body or subdivision that it speaks for; null: the whole division. */
  readonly part: string | null
  readonly indicator: string
  readonly dimension: string | null
  readonly period: string
  readonly measure: Measure
  readonly covers: Covers
  /** Decimal text, so that no digit is lost; null withdraws the value that it supersedes. */
  readonly value: string | null
  readonly unit: string | null
  readonly status: ValueStatus
  readonly evidence: EvidenceGrade
  readonly documents: readonly string[]
  readonly definition: string | null
  readonly baseVersion: string | null
  /** The observation that it corrects; a reason is then needed. */
  readonly supersedes: string | null
  /** Body that states it. */
  readonly body: string | null
  readonly note: string | null
  readonly reason: string | null
  readonly origin: Origin
  readonly isSimulated: boolean
}

/** Rows of one INSERT: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 1000

/**
 * Appends observations, all or none, and resolves with their ids in order. Refused with every fault: a period that is
 * none, a number that is none, a correction without a reason or of something that is not there; 'stale' where somebody
 * corrected the same value in the meantime. The caller records the act for the audit.
 */
export async function observe(
  tx: Writing,
  who: { readonly division: string; readonly actor: Actor; readonly at: Date },
  observations: readonly NewObservation[],
): Promise<Outcome<readonly string[]>> {
  if (observations.length === 0) return done([])
  const { division, actor, at } = who
  const faults = observations.flatMap((one, i) => faultsOf(one, `observations.${i}`))
  if (faults.length > 0) return refused(faulty(faults))
  const corrected = observations.flatMap(({ supersedes }) => (supersedes === null ? [] : [supersedes]))
  if (corrected.length > 0) {
    const outcome = await checkCorrected(tx, division, observations, corrected)
    if (outcome !== null) return outcome
  }
  const ids: string[] = []
  const rows = observations.map((one) => {
    const id = newId(at.getTime())
    ids.push(id)
    return {
      division,
      id,
      part: one.part,
      indicator: one.indicator,
      dimension: one.dimension,
      period: one.period,
      ends_on: lastDayOf(findPeriod(one.period) ?? { text: '', kind: 'year', after: 0, to: 1 }), // checked above
      measure: one.measure,
      covers: one.covers,
      value: one.value,
      unit: one.unit,
      status: one.status,
      evidence: one.evidence,
      documents: [...one.documents],
      definition: one.definition,
      base_version: one.baseVersion,
      supersedes: one.supersedes,
      body: one.body,
      note: one.note,
      reason: one.reason,
      origin: JSON.stringify(one.origin),
      is_simulated: one.isSimulated,
      by_id: idOf(actor),
      by_name: nameOf(actor),
      at,
    }
  })
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('observation')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute()
  await changed(tx, division)
  await announce(tx, 'targets', { division, subject: ids[0] ?? '' })
  return done(ids)
}

/** Counts a change of the division's targets or values: kept answers are no longer the newest. Call it last. */
export async function changed(tx: Writing, division: string): Promise<void> {
  await sql`
    insert into indicator_change (division, revision) values (${division}, 1)
    on conflict (division) do update set revision = indicator_change.revision + 1`.execute(tx)
}

async function checkCorrected(
  tx: Writing,
  division: string,
  observations: readonly NewObservation[],
  corrected: readonly string[],
): Promise<Outcome<never> | null> {
  const known = await tx
    .selectFrom('observation')
    .select(['id', 'indicator', 'period', 'measure', 'part', 'dimension'])
    .where('division', '=', division)
    .where(sql<boolean>`id = any(${corrected}::uuid[])`)
    .execute()
  const byId = new Map(known.map((row) => [row.id, row]))
  const later = grouped(
    await tx
      .selectFrom('observation')
      .select(['id', 'supersedes', 'value', 'by_name', 'at'])
      .where('division', '=', division)
      .where(sql<boolean>`supersedes = any(${corrected}::uuid[])`)
      .execute(),
    ({ supersedes }) => supersedes ?? '',
  )
  const faults: Fault[] = []
  for (const [i, one] of observations.entries()) {
    if (one.supersedes === null) continue
    const before = byId.get(one.supersedes)
    const isSame =
      before !== undefined &&
      before.indicator === one.indicator &&
      before.period === one.period &&
      before.measure === one.measure &&
      before.part === one.part &&
      before.dimension === one.dimension
    if (!isSame)
      faults.push({
        at: `observations.${i}.supersedes`,
        code: 'corrects-nothing',
        message: {
          zh: '要更正的数值不存在，或不是同一指标、同一期别。',
          en: 'What it corrects is not there, or is of another indicator or period.',
        },
      })
    const other = later.get(one.supersedes)?.[0]
    if (other !== undefined)
      return refused({
        reason: 'stale',
        code: 'corrected-meanwhile',
        message: {
          zh: `这个数值已由${other.by_name}更正为 ${other.value ?? '（撤回）'}，请按新的数值再改。`,
          en: `${other.by_name} corrected this value to ${other.value ?? '(withdrawn)'} in the meantime; start from that.`,
        },
        current: { id: other.id, value: other.value, by: other.by_name, at: other.at.toISOString() },
      })
  }
  return faults.length > 0 ? refused(faulty(faults)) : null
}

function faultsOf(one: NewObservation, at: string): Fault[] {
  const faults: Fault[] = []
  const fault = (key: string, code: string, zh: string, en: string) =>
    faults.push({ at: `${at}.${key}`, code, message: { zh, en } })
  if (findPeriod(one.period) === null)
    fault(
      'period',
      'no-period',
      `“${one.period}”不是期别，应为 2023、2023-H1、2023-Q2 或 2023-06。`,
      `“${one.period}” is no period: 2023, 2023-H1, 2023-Q2 or 2023-06 is expected.`,
    )
  if (one.value !== null && !/^-?\d{1,30}(?:\.\d{1,20})?$/.test(one.value))
    fault('value', 'no-number', `“${one.value}”不是数字。`, `“${one.value}” is no number.`)
  if (one.value === null && one.supersedes === null)
    fault(
      'value',
      'nothing-to-withdraw',
      '没有数值，也没有要撤回的数值。',
      'There is no value, and none that it withdraws.',
    )
  if (one.supersedes !== null && (one.reason ?? '').trim() === '')
    fault('reason', 'no-reason', '更正须写明理由。', 'A correction needs a reason.')
  return faults
}

const faulty = (faults: readonly Fault[]) => ({
  reason: 'faulty' as const,
  code: 'observations-faulty',
  message: {
    zh: `有 ${faults.length} 处不符合要求，一个也没有保存。`,
    en: `${faults.length} things do not fit; nothing was saved.`,
  },
  faults,
})
