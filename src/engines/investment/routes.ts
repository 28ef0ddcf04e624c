import { done, type Outcome } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import investment from '../../systems/05-reform/investment-promotion.ts'
import { divisionWhileOn } from '../registers/switch-store.ts'
import { InvestmentAnswer, InvestmentAsked } from './answers.ts'
import { type CohortMonths, cohortsOf } from './cohorts.ts'
import { countHomes, countStages, findSigned } from './leads-store.ts'
import { overdueOf } from './overdue.ts'

const READ = 'records.lead.read'

/** After how many months a lead enters each rate, as it is set for the day. */
async function monthsAt(db: Reading, division: string, on: string): Promise<CohortMonths> {
  const keys = ['land', 'start', 'production'] as const
  const settings = keys.map((key) => {
    const found = investment.settings?.find((one) => one.key === `investment.${key}-months`)
    if (found === undefined) throw new Error(`investment.${key}-months is not declared.`)
    return found
  })
  const [land, start, production] = await settingsAt(db, division, settings, on)
  return { land: Number(land), start: Number(start), production: Number(production) }
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/investment',
    summary: {
      zh: '招商进度：各阶段、按签约批次的各项比率、超期',
      en: 'Leads by stage, rates by cohort of signing, what is overdue',
    },
    tag: 'investment',
    since: '0.3.0',
    who: READ,
    query: InvestmentAsked,
    answer: InvestmentAnswer,
    async handle({ db, policy, actor, now, query }): Promise<Outcome<InvestmentAnswer>> {
      // A body sees its own leads: the scope below says which.
      const division = await divisionWhileOn(db, actor, query.division, investment)
      if (division.kind === 'refused') return division
      const on = query.on ?? dayOf(now())
      const scope = policy.scopeOf(actor, READ)
      const [leads, stages, homes, months, simulated] = await Promise.all([
        findSigned(db, scope, division.value, on),
        countStages(db, scope, division.value),
        countHomes(db, scope, division.value, on),
        monthsAt(db, division.value, on),
        isSimulated(db, division.value),
      ])
      const { all, cohorts } = cohortsOf(leads, months, on)
      return done({
        division: division.value,
        on,
        isSimulated: simulated,
        months,
        stages: [...stages],
        homes: [...homes],
        all,
        cohorts: [...cohorts],
        overdue: [...overdueOf(leads, months, on)],
      })
    },
  }),
]
