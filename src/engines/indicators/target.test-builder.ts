import type { StoredObservation, Target } from './definition.ts'

/** A target of the fictional 湖滨市临湖区; a test states only what matters. */
export const targetWith = (over: Partial<Target> = {}): Target => ({
  id: 'target-1',
  indicator: 'urbanisation-rate-resident',
  dimension: null,
  name: { zh: '常住人口城镇化率', en: 'Urbanisation rate' },
  unit: '亿元',
  type: 'level',
  direction: 'up',
  nature: 'expected',
  operator: 'ge',
  value: 200,
  band: null,
  baseYear: 2020,
  targetYear: 2025,
  measure: 'level',
  accumulates: false,
  isComparablePrice: false,
  bases: [baseOf(150)],
  plans: [],
  definitions: [],
  ...over,
})

export const baseOf = (value: number, id = 'base-1', recordedAt = '2021-03-01T00:00:00.000Z') => ({
  id,
  name: { zh: '规划文本', en: 'plan text' },
  value,
  basis: null,
  recordedAt,
})

/** A value recorded on the first of March after its year, unless said otherwise. */
export const observed = (
  period: string,
  value: number | null,
  over: Partial<StoredObservation> = {},
): StoredObservation => ({
  id: `${period}:${over.measure ?? 'level'}:${over.status ?? 'preliminary'}`,
  division: '999906',
  part: null,
  dimension: null,
  indicator: 'urbanisation-rate-resident',
  period,
  measure: 'level',
  covers: 'year-to-date',
  value,
  unit: '亿元',
  status: 'preliminary',
  evidence: 'bulletin',
  documents: [],
  definition: null,
  baseVersion: null,
  supersedes: null,
  recordedAt: `${Number(period.slice(0, 4)) + 1}-03-01T00:00:00.000Z`,
  reason: null,
  isSimulated: true,
  ...over,
})

export const rates = (values: readonly number[], measure: 'growth' | 'reduction' = 'growth'): StoredObservation[] =>
  values.map((value, i) => observed(String(2021 + i), value, { measure, unit: '%' }))

export const flows = (values: readonly number[]): StoredObservation[] =>
  values.map((value, i) => observed(String(2021 + i), value, { measure: 'flow' }))

export const levels = (values: readonly number[]): StoredObservation[] =>
  values.map((value, i) => observed(String(2021 + i), value))

/** The end of 2023, with all that is known today. */
export const END_2023 = { on: '2023-12-31', knownAt: '2030-01-01T00:00:00.000Z' }
