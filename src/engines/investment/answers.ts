import { type Static, Type } from 'typebox'
import { PROMISES, type PromiseList } from './promises.ts'

/** Shapes of what the engine answers. Money in 万元, rates in percent, days 'YYYY-MM-DD'. */

const Rate = Type.Object({
  part: Type.Number(),
  whole: Type.Number(),
  value: Type.Union([Type.Number(), Type.Null()], { description: 'Percent; null where the whole is empty.' }),
  young: Type.Integer({ description: 'Leads that are not in the whole yet.' }),
  records: Type.Object({ part: Type.Integer(), whole: Type.Integer() }),
})
export const CohortAnswer = Type.Object({
  period: Type.Union([Type.String(), Type.Null()], {
    description: "The half-year of signing, '2023-H1'; null for all.",
  }),
  signed: Type.Integer(),
  contracted: Type.Number(),
  rates: Type.Object({
    registered: Rate,
    kept: Rate,
    started: Rate,
    producing: Rate,
    arrived: Rate,
    ofContract: Rate,
  }),
})
export type CohortAnswer = Static<typeof CohortAnswer>

export const InvestmentAsked = Type.Object({
  division: Type.Optional(Type.String({ pattern: '^\\d{2,12}$' })),
  on: Type.Optional(Type.String({ format: 'date', description: 'The day it is looked at; today unless said.' })),
})

export const InvestmentAnswer = Type.Object({
  division: Type.String(),
  on: Type.String(),
  isSimulated: Type.Boolean(),
  /** Whether the figures are of the whole division; else of the leads that the asker's body follows. */
  isWhole: Type.Boolean(),
  months: Type.Object({ land: Type.Integer(), start: Type.Integer(), production: Type.Integer() }),
  stages: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer(), investment: Type.Number() })),
  promises: Type.Array(
    Type.Object({ which: Type.Unsafe<PromiseList>(Type.Enum([...PROMISES])), count: Type.Integer() }),
    { description: 'Promises to look at: due, behind their time, not kept.' },
  ),
  homes: Type.Array(Type.Object({ home: Type.String(), signed: Type.Integer(), settled: Type.Integer() })),
  all: CohortAnswer,
  cohorts: Type.Array(CohortAnswer),
  overdue: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      signedOn: Type.String(),
      what: Type.Unsafe<'start' | 'production'>({ type: 'string', enum: ['start', 'production'] }),
      due: Type.String(),
    }),
    { description: 'Leads whose start or production is overdue by the months that are set.' },
  ),
})
export type InvestmentAnswer = Static<typeof InvestmentAnswer>
