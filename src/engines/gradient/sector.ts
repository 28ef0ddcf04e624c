const SPAN = /^(\d{2})-(\d{2})$/

/**
 * How closely an entry of a table by sector holds of a GB/T 4754 code: the digits it fixes, 1 for a span of divisions
 * ('06-46'), 0 when it does not hold.
 */
function closeness(entry: string, sector: string): number {
  const span = SPAN.exec(entry)
  if (span === null) return sector.startsWith(entry) ? entry.length : 0
  const division = sector.slice(0, 2)
  return division >= (span[1] as string) && division <= (span[2] as string) ? 1 : 0 // both groups are in every match
}

/** The entry of a table by sector that holds of a code: the closest one; null where the table has none. */
export function bySector<T extends { readonly sectors: readonly string[] }>(
  sector: string,
  table: readonly T[],
): T | null {
  let best: T | null = null
  let closest = 0
  for (const one of table)
    for (const entry of one.sectors) {
      const digits = closeness(entry, sector)
      if (digits > closest) {
        closest = digits
        best = one
      }
    }
  return best
}
