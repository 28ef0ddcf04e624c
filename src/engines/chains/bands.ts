import type { Bilingual } from '../../model/system.ts'

/** Which band a value falls into: 0 below the first bound, and so on; a value on a bound belongs to the band above it. */
export const bandOf = (value: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => value >= bound).length

/** A band in words, in 万元 (10,000 yuan). */
export function bandWords(band: number, bounds: readonly number[]): Bilingual {
  const low = bounds[band - 1]
  const high = bounds[band]
  if (low === undefined && high === undefined) return { zh: '—', en: '—' }
  if (low === undefined) return { zh: `不到 ${high} 万元`, en: `under ${high}` }
  if (high === undefined) return { zh: `${low} 万元及以上`, en: `${low} and over` }
  return { zh: `${low}—${high} 万元`, en: `${low} to ${high}` }
}
