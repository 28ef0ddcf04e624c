import { addMonths } from '../../model/calendar.ts'

/** What of a lead its cohort is judged by. Days 'YYYY-MM-DD', money in 万元; null where nothing is known. */
export interface SignedLead {
  readonly id: string
  readonly name: string
  readonly signedOn: string
  readonly registeredOn: string | null
  readonly landOn: string | null
  readonly startedOn: string | null
  readonly producedOn: string | null
  /** Whether the agreement was dissolved since: it stays in its cohort, and nothing more is expected of it. */
  readonly isDissolved: boolean
  readonly contracted: number | null
  /** Verified arrivals, and what the contract had due, by the day. */
  readonly arrived: number
  readonly owed: number
  /** How many records the two sums are made of. */
  readonly arrivals: number
  readonly instalments: number
}

/** Months from the signing after which a lead enters the denominator of a rate. */
export interface CohortMonths {
  readonly land: number
  readonly start: number
  readonly production: number
}

/** A part of a whole; the value is null where the whole is empty or zero. */
export interface Rate {
  readonly part: number
  readonly whole: number
  /** Percent. */
  readonly value: number | null
  /** Leads that are not in the whole yet: too young, or nothing due. */
  readonly young: number
  /** Records that part and whole are counted or summed from. */
  readonly records: { readonly part: number; readonly whole: number }
}

export const RATES = ['registered', 'kept', 'started', 'producing', 'arrived', 'ofContract'] as const
export type RateName = (typeof RATES)[number]

/** Leads that were signed in one half-year, and what came of them by a day. */
export interface Cohort {
  /** '2023-H1'; null for all together. */
  readonly period: string | null
  readonly signed: number
  readonly contracted: number
  readonly rates: Readonly<Record<RateName, Rate>>
}

/**
 * Rates by the half-year of signing, the latest first, and of all together. What came later is never set against what was
 * signed later: that is how a district that signs more each year looks as if it built less (rules.md 9).
 *
 * @param leads every lead that was ever signed, those dissolved since included.
 * @param on the day it is looked at; what happened after it has not happened.
 */
export function cohortsOf(
  leads: readonly SignedLead[],
  months: CohortMonths,
  on: string,
): { readonly all: Cohort; readonly cohorts: readonly Cohort[] } {
  const signed = leads.filter(({ signedOn }) => signedOn <= on)
  const by = new Map<string, SignedLead[]>()
  for (const lead of signed) {
    const period = halfOf(lead.signedOn)
    const found = by.get(period)
    if (found === undefined) by.set(period, [lead])
    else found.push(lead)
  }
  return {
    all: cohortOf(null, signed, months, on),
    cohorts: [...by].sort(([a], [b]) => (a < b ? 1 : -1)).map(([period, of]) => cohortOf(period, of, months, on)),
  }
}

export const halfOf = (day: string): string => `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}`

function cohortOf(period: string | null, leads: readonly SignedLead[], months: CohortMonths, on: string): Cohort {
  const by = (day: string | null) => day !== null && day <= on
  const grown = (after: number) => (lead: SignedLead) => addMonths(lead.signedOn, after) <= on
  const share = (of: readonly SignedLead[], is: (lead: SignedLead) => boolean): Rate => {
    const part = of.filter(is)
    return rate(part.length, of.length, leads.length - of.length, { part: part.length, whole: of.length })
  }
  const owed = leads.filter((lead) => lead.owed > 0)
  const contracted = leads.filter((lead) => lead.contracted !== null)
  const sum = (of: readonly SignedLead[], take: (lead: SignedLead) => number) =>
    of.reduce((total, lead) => total + take(lead), 0)
  return {
    period,
    signed: leads.length,
    contracted: sum(leads, (lead) => lead.contracted ?? 0),
    rates: {
      registered: share(leads, (lead) => by(lead.registeredOn)),
      // 履约: a registered firm, and money or land with it.
      kept: share(
        leads.filter(grown(months.land)),
        (lead) => by(lead.registeredOn) && (lead.arrived > 0 || by(lead.landOn)),
      ),
      started: share(leads.filter(grown(months.start)), (lead) => by(lead.startedOn)),
      producing: share(leads.filter(grown(months.production)), (lead) => by(lead.producedOn)),
      arrived: rate(
        sum(owed, (one) => one.arrived),
        sum(owed, (one) => one.owed),
        leads.length - owed.length,
        { part: sum(owed, (one) => one.arrivals), whole: sum(owed, (one) => one.instalments) },
      ),
      ofContract: rate(
        sum(contracted, (one) => one.arrived),
        sum(contracted, (one) => one.contracted ?? 0),
        leads.length - contracted.length,
        { part: sum(contracted, (one) => one.arrivals), whole: contracted.length },
      ),
    },
  }
}

const rate = (part: number, whole: number, young: number, records: Rate['records']): Rate => ({
  part,
  whole,
  value: whole === 0 ? null : (part / whole) * 100,
  young,
  records,
})
