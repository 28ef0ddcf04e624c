import type { RateName } from './cohorts.ts'

/** What is asked of which register: the records behind a figure, as its list shows them. */
export interface Question {
  readonly type: 'lead' | 'lead-money' | 'promise'
  readonly where: string
}

/** First and last day of a half-year '2023-H1'. */
export function daysOfHalf(period: string): readonly [string, string] {
  const year = period.slice(0, 4)
  return period.endsWith('1') ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`]
}

/** The leads of a cohort, or the money of them, that a rate is made of on a day; the same decision as `cohortsOf`. */
export function questionOf(
  name: RateName | 'signed',
  side: 'part' | 'whole',
  period: string | null,
  on: string,
): Question {
  const cohort = (of: string) => {
    const [from, to] = period === null ? ['', on] : daysOfHalf(period)
    const last = to < on ? to : on
    return [...(from === '' ? [] : [`${of}signed_on >= "${from}"`]), `${of}signed_on <= "${last}"`]
  }
  const all = (...parts: readonly string[]) => parts.join(' && ')
  const leads = (...more: readonly string[]): Question => ({ type: 'lead', where: all(...cohort(''), ...more) })
  const money = (...more: readonly string[]): Question => ({
    type: 'lead-money',
    where: all(...cohort('lead.'), `on <= "${on}"`, ...more),
  })
  const grown = (months: string) => `signed_on + months(setting.${months}) <= "${on}"`
  const isPart = side === 'part'
  switch (name) {
    case 'signed':
      return leads()
    case 'registered':
      return leads(...(isPart ? [`registered_on <= "${on}"`] : []))
    case 'kept':
      return leads(
        grown('land_months'),
        ...(isPart ? [`registered_on <= "${on}"`, `(arrived > 0.0 || land_on <= "${on}")`] : []),
      )
    case 'started':
      return leads(grown('start_months'), ...(isPart ? [`started_on <= "${on}"`] : []))
    case 'producing':
      return leads(grown('production_months'), ...(isPart ? [`produced_on <= "${on}"`] : []))
    case 'arrived':
      return isPart
        ? money('kind == "arrived"', 'state == "verified"', 'lead.owed > 0.0')
        : money('kind == "agreed"', 'state != "void"')
    case 'ofContract':
      return isPart
        ? money('kind == "arrived"', 'state == "verified"', 'has(lead.contract_amount)')
        : leads('has(contract_amount)')
  }
}
