/** A time in which a firm holds a standing, as one record says. */
export interface Term {
  readonly id: string
  readonly enterprise: string
  /** Its first day, 'YYYY-MM-DD'. */
  readonly from: string
  /** The first day on which it no longer stands; null while it does. */
  readonly ended: string | null
}

/** What happened to the number of firms with a standing in one year. */
export interface YearFlow {
  readonly year: number
  readonly entries: number
  readonly exits: number
  /** Firms that hold it at the end of the year, or on the day asked for when the year is not over. */
  readonly stock: number
  /** Whether the year is over on the day asked for. */
  readonly isWhole: boolean
  /** Records whose firms came or went in the year. */
  readonly entered: readonly string[]
  readonly left: readonly string[]
}

/** From the first record of an unbroken holding to the last one; `ended` is null while it lasts. */
interface Holding {
  readonly from: string
  readonly ended: string | null
  readonly first: string
  readonly last: string
}

export const standsOn = ({ from, ended }: Pick<Term, 'from' | 'ended'>, day: string): boolean =>
  from <= day && (ended === null || ended > day)

/** Terms of one firm that follow each other without a day between are one holding: a renewal neither enters nor leaves. */
function holdingsOf(terms: readonly Term[]): readonly Holding[] {
  const holdings: Holding[] = []
  for (const term of [...terms].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (term.ended !== null && term.ended <= term.from) continue
    const before = holdings.at(-1)
    if (before !== undefined && (before.ended === null || term.from <= before.ended)) {
      const isLonger = before.ended !== null && (term.ended === null || term.ended > before.ended)
      if (isLonger) holdings[holdings.length - 1] = { ...before, ended: term.ended, last: term.id }
    } else holdings.push({ from: term.from, ended: term.ended, first: term.id, last: term.id })
  }
  return holdings
}

/**
 * Firms that came, went and stand, year by year up to a day. Each year's stock is the year's before, plus who came, less who
 * went: a renewal that came late is an exit and an entry.
 */
export function flowsOf(terms: readonly Term[], years: readonly number[], today: string): readonly YearFlow[] {
  const byFirm = new Map<string, Term[]>()
  for (const term of terms) {
    const own = byFirm.get(term.enterprise)
    if (own === undefined) byFirm.set(term.enterprise, [term])
    else own.push(term)
  }
  const holdings = [...byFirm.values()].flatMap(holdingsOf)
  return years.map((year) => {
    const [first, end] = [`${year}-01-01`, `${year}-12-31`]
    const last = end <= today ? end : today
    const within = (day: string | null): boolean => day !== null && day >= first && day <= last
    const entered = holdings.filter(({ from }) => within(from)).map((one) => one.first)
    const left = holdings.filter(({ ended }) => within(ended)).map((one) => one.last)
    return {
      year,
      entries: entered.length,
      exits: left.length,
      stock: holdings.filter((one) => standsOn(one, last)).length,
      isWhole: end <= today,
      entered,
      left,
    }
  })
}
