import { findPeriod } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Comparison } from './answers.ts'
import { type StoredObservation, valueStatusNames } from './definition.ts'
import { inForce } from './observations.ts'
import { canBeSummed } from './shares.ts'

/** A place that is compared: a division, or a part of one. */
export interface ComparedPlace {
  readonly key: string
  readonly name: string
  readonly kind: 'division' | 'part'
  readonly division: string
  readonly part: string | null
}

export interface ComparedIndicator {
  readonly indicator: string
  readonly name: Bilingual
  readonly unit: string | null
  readonly direction: 'up' | 'down' | 'band'
  readonly measure: StoredObservation['measure']
  /** What the division as a whole is to reach; null when nothing is asked. */
  readonly wanted: number | null
}

/**
 * Places side by side in one period: value, rank by the indicator's direction, share of the whole where values add up,
 * change on the year before. A place without a value stands last and has no rank; equal values share the better one.
 */
export function compare(
  { indicator, name, unit, direction, measure, wanted }: ComparedIndicator,
  places: readonly ComparedPlace[],
  observations: readonly StoredObservation[],
  whole: { readonly division: string },
  asked: string | null,
  knownAt: string,
): Comparison {
  const own = observations.filter((one) => one.indicator === indicator && one.measure === measure)
  const forces = inForce(own, knownAt).map(({ observation }) => observation)
  const periods = [...new Set(forces.map(({ period }) => period))].sort(
    (a, b) => (findPeriod(b)?.to ?? 0) - (findPeriod(a)?.to ?? 0) || (a < b ? -1 : 1),
  )
  // The latest period that most places have a value for.
  const counted = periods.map((period) => ({ period, count: forces.filter((one) => one.period === period).length }))
  const most = Math.max(0, ...counted.map(({ count }) => count))
  const period = asked ?? counted.find(({ count }) => count === most)?.period ?? null
  const valueAt = (place: ComparedPlace, when: string | null) =>
    when === null
      ? undefined
      : forces.find((one) => one.division === place.division && one.part === place.part && one.period === when)
  const wholeValue =
    forces.find((one) => one.division === whole.division && one.part === null && one.period === period)?.value ?? null
  const sums = canBeSummed(unit) && measure !== 'growth' && measure !== 'reduction'
  const before = period === null ? null : `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
  const rows = places.map((place) => {
    const now = valueAt(place, period)
    const then = valueAt(place, before)
    const value = now?.value ?? null
    return {
      key: place.key,
      name: place.name,
      kind: place.kind,
      value,
      status: now === undefined ? null : valueStatusNames[now.status],
      share:
        sums && value !== null && place.kind === 'part' && wholeValue !== null && wholeValue !== 0
          ? value / wholeValue
          : null,
      rank: null as number | null,
      change: value === null || then?.value == null ? null : changeOf(value, then.value, sums),
      series: forces
        .filter((one) => one.division === place.division && one.part === place.part && one.value !== null)
        .flatMap((one) => {
          const at = findPeriod(one.period)
          return at === null || one.value === null || at.kind === 'span' ? [] : [{ at: at.to, value: one.value }]
        })
        .sort((a, b) => a.at - b.at),
      observation: now?.id ?? null,
    }
  })
  const better = (a: number, b: number) => (direction === 'down' ? a < b : a > b)
  const ranked = rows.map((row) => ({
    ...row,
    rank:
      row.value === null || direction === 'band' || rows.filter(({ kind }) => kind === row.kind).length < 2
        ? null
        : 1 +
          rows.filter(
            (other) => other.kind === row.kind && other.value !== null && better(other.value, row.value as number),
          ).length, // not null here
  }))
  return {
    indicator,
    name,
    unit,
    direction,
    period,
    periods,
    wanted,
    whole: wholeValue,
    rows: ranked.sort(
      (a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0),
    ),
  }
}

/** Amounts change by a share, rates by points. */
const changeOf = (value: number, before: number, sums: boolean): number | null =>
  sums ? (before === 0 ? null : value / before - 1) : value - before
