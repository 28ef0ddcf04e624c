import { sql } from 'kysely'
import { findPeriod, type Period, previousPeriod, yearBefore } from '../../model/period.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Covers, Measure, ValueStatus } from '../indicators/definition.ts'
import { inForce } from '../indicators/observations.ts'
import { findObservations } from '../indicators/targets-store.ts'
import type { KnownReturnValue } from './checks.ts'
import { type FormRow, seriesKeyOf } from './definition.ts'

/** Periods whose values stand beside a return of this period and are compared with it. */
export function periodsToCompare(period: Period): readonly string[] {
  const year = period.text.slice(0, 4)
  const earlier = [previousPeriod(period), yearBefore(period)]
  // In another frequency too: the quarter that ended before June, the half-year before the third quarter.
  for (const text of [
    `${year}-Q1`,
    `${year}-H1`,
    `${year}-Q2`,
    `${year}-Q3`,
    `${year}-03`,
    `${year}-06`,
    `${year}-09`,
  ]) {
    const other = findPeriod(text)
    if (other !== null && other.to < period.to - 1e-9) earlier.push(other)
  }
  return [...new Set(earlier.flatMap((one) => (one === null ? [] : [one.text])))]
}

/**
 * What is known of the same series: what bodies submitted, and where they did not, the observations in force, from reports
 * and bulletins as well; of the period itself the observation that was confirmed before.
 */
export async function knownBefore(
  db: Reading,
  division: string,
  task: string,
  rows: readonly FormRow[],
  period: Period,
): Promise<readonly KnownReturnValue[]> {
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))]
  if (indicators.length === 0) return []
  const [reported, observations] = await Promise.all([
    reportedBefore(db, division, task, rows, period),
    findObservations(db, division, { indicators, periods: [...periodsToCompare(period), period.text] }),
  ])
  const keyOf = (one: KnownReturnValue) => `${one.indicator}|${one.period}|${one.measure}|${one.covers}`
  const seen = new Set(reported.map(keyOf))
  const inOrder = inForce(observations, '9999').flatMap(({ observation }): KnownReturnValue[] =>
    observation.value === null
      ? []
      : [
          {
            indicator: seriesKeyOf(observation),
            period: observation.period,
            measure: observation.measure,
            covers: observation.covers,
            value: observation.value,
            status: observation.status,
          },
        ],
  )
  return [...reported, ...inOrder.filter((one) => !seen.has(keyOf(one)))]
}

/**
 * What bodies reported for the same series in other periods, as far as it was submitted: values of this period itself are
 * those that were confirmed before it was opened again. `before` leaves the task's own cells out.
 */
async function reportedBefore(
  db: Reading,
  division: string,
  task: string,
  rows: readonly FormRow[],
  period: Period,
): Promise<readonly KnownReturnValue[]> {
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))]
  if (indicators.length === 0) return []
  const { rows: found } = await sql<{
    period: string
    indicator: string
    part: string | null
    dimension: string | null
    measure: Measure
    covers: Covers
    value: number
    status: ValueStatus
  }>`
    select t.period, r.indicator, r.part, r.dimension, r.measure, r.covers, c.value::float8 as value, c.status
    from return_task t
    join return_form_row r
      on r.division = t.division and r.form = t.form and r.version = t.form_version and r.answered_by = t.body
    join lateral (
      select kind, value, status from return_cell c
      where c.division = t.division and c.task = t.id and c.row_id = r.id
      order by c.version desc limit 1
    ) c on c.kind = 'number'
    where t.division = ${division} and t.id <> ${task} and t.period = any(${periodsToCompare(period)})
      and t.cancelled_because is null and t.state in ('submitted', 'reviewed', 'checked', 'confirmed', 'locked')
      and r.indicator = any(${indicators})`.execute(db)
  return found.map(({ indicator, part, dimension, ...rest }) => ({
    ...rest,
    indicator: seriesKeyOf({ indicator, part, dimension }),
  }))
}
