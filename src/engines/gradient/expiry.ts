/** A qualification in force whose term runs out. */
export interface Expiring {
  readonly id: string
  readonly enterprise: string
  readonly kind: string
  readonly validTo: string
  /** Days from today to its last day; below 0 when it has passed and nobody has noted it. */
  readonly daysLeft: number
  /** Whether a renewal is under way: a record that names it and waits for a decision. */
  readonly isRenewing: boolean
}

export interface InForce {
  readonly id: string
  readonly enterprise: string
  readonly kind: string
  readonly validTo: string | null
}

const DAY = 86_400_000
const time = (day: string) => Date.parse(`${day}T00:00:00Z`)

export const daysBetween = (from: string, to: string): number => Math.round((time(to) - time(from)) / DAY)

/** What runs out within so many days of today, the soonest first; what has run out unnoticed stands before it. */
export function expiringWithin(
  terms: readonly InForce[],
  renewing: ReadonlySet<string>,
  today: string,
  within: number,
): readonly Expiring[] {
  return terms
    .flatMap(({ id, enterprise, kind, validTo }) => {
      if (validTo === null) return []
      const daysLeft = daysBetween(today, validTo)
      return daysLeft > within ? [] : [{ id, enterprise, kind, validTo, daysLeft, isRenewing: renewing.has(id) }]
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.id < b.id ? -1 : 1))
}

/** How many terms run out in each year (到期断崖): the number that must be renewed only to stay where one is. */
export function expiriesByYear(terms: readonly InForce[], years: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map(years.map((year) => [year, 0]))
  for (const { validTo } of terms) {
    if (validTo === null) continue
    const year = Number(validTo.slice(0, 4))
    const count = counts.get(year)
    if (count !== undefined) counts.set(year, count + 1)
  }
  return counts
}
