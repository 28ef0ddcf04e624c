import { findPeriod } from '../../model/period.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Services } from '../../platform/http/route.ts'
import type { RoundPlaces } from './answers.ts'
import type { Reader, StoredRound } from './round-reading.ts'
import { findUnitRows } from './round-store.ts'

/** Where the units that the reader may see lie: by the register that the round was drawn from, and by the ground of their body. */
export async function findPlaces(
  db: Reading,
  { grounds, roundSources }: Pick<Services, 'grounds' | 'roundSources'>,
  round: StoredRound,
  reader: Reader,
): Promise<RoundPlaces> {
  const { division } = round
  const rows = await findUnitRows(db, division, round.id, round.dataNo, reader)
  const period = findPeriod(round.period)
  const source = round.source === null ? undefined : roundSources.get(round.source)
  const [held, of] = await Promise.all([
    period === null ? [] : (source?.places?.(db, { division, period, units: rows.map(({ code }) => code) }) ?? []),
    grounds(db, { division, bodies: rows.flatMap(({ body }) => body ?? []) }),
  ])
  const codes = new Map(rows.flatMap(({ body, code }) => (body === null ? [] : [[body, code] as const])))
  const places = [
    ...held,
    ...of.flatMap(({ body, ground }) => {
      const unit = codes.get(body)
      return unit === undefined ? [] : [{ unit, ground, label: '' }]
    }),
  ]
  const placed = new Set(places.map(({ unit }) => unit))
  return { places, without: rows.filter(({ code }) => !placed.has(code)).length }
}
