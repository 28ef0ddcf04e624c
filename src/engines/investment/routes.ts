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
import { countHomes, countPromises, countStages, findSigned } from './leads-store.ts'
import { overdueOf } from './overdue.ts'
import { PROMISES } from './promises.ts'

const READ = 'records.lead.read'

/** Numbers of the system's settings as they are set for the day, in the order of their names. */
async function numbersAt(
  db: Reading,
  division: string,
  on: string,
  names: readonly string[],
): Promise<readonly number[]> {
  const settings = names.map((name) => {
    const found = investment.settings?.find((one) => one.key === `investment.${name}`)
    if (found === undefined) throw new Error(`investment.${name} is not declared.`)
    return found
  })
  return (await settingsAt(db, division, settings, on)).map(Number)
}

/** After how many months a lead enters each rate. */
async function monthsAt(db: Reading, division: string, on: string): Promise<CohortMonths> {
  const names = ['land-months', 'start-months', 'production-months']
  const [land = 0, start = 0, production = 0] = await numbersAt(db, division, on, names)
  return { land, start, production }
}

/** When a promise is behind its time. */
async function watchAt(db: Reading, division: string, on: string) {
  const [time = 0, progress = 0] = await numbersAt(db, division, on, ['watch-time', 'watch-progress'])
  return { time, progress }
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
      const promises = await countPromises(
        db,
        policy.scopeOf(actor, 'records.promise.read'),
        division.value,
        on,
        await watchAt(db, division.value, on),
      )
      return done({
        division: division.value,
        on,
        isSimulated: simulated,
        isWhole: policy.may(actor, READ, { division: division.value }),
        promises: PROMISES.map((which) => ({ which, count: promises[which] })),
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
