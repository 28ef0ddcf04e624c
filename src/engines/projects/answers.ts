import { type Static, Type } from 'typebox'
import type { Origin } from '../../model/origin.ts'
import { LIGHT_RULES } from './lights.ts'

/** Shapes of what the engine is asked and answers. Money in 万元 as decimal text, shares as numbers, days 'YYYY-MM-DD'. */

const Text = Type.Union([Type.String(), Type.Null()])
const Share = Type.Union([Type.Number(), Type.Null()])
const Place = Type.Unsafe<[longitude: number, latitude: number]>({
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
})
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Light = Type.Unsafe<'green' | 'yellow' | 'red' | 'unknown'>({
  type: 'string',
  enum: ['green', 'yellow', 'red', 'unknown'],
})
const Escalation = Type.Unsafe<'none' | 'responsible' | 'deputy' | 'chief'>({
  type: 'string',
  enum: ['none', 'responsible', 'deputy', 'chief'],
})
const Stall = Type.Union([Type.Literal('fake-start'), Type.Literal('stalled'), Type.Null()])
const Batch = Type.Union([Type.Literal('complete'), Type.Literal('start'), Type.Literal('carry-on')])

export const DivisionCode = Type.String({ pattern: '^\\d{2,12}$' })
export const Asked = {
  division: Type.Optional(DivisionCode),
  on: Type.Optional(Type.String({ format: 'date', description: 'The day it is looked at; today unless said.' })),
}
const Names = Type.Optional(Type.String({ maxLength: 200, pattern: '^[a-z,-]*$' }))
export const ProjectQuery = Type.Object({
  ...Asked,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  state: Names,
  category: Names,
  investor: Names,
  body: Type.Optional(Type.String({ format: 'uuid' })),
  light: Names,
  stall: Names,
  batch: Names,
  flag: Type.Optional(
    Type.Union([Type.Literal('late'), Type.Literal('uncounted'), Type.Literal('silent')], {
      description: 'Start overdue; started and not in statistics; in the plan without any report.',
    }),
  ),
  sort: Type.Optional(Type.String({ maxLength: 40, pattern: '^-?[a-zA-Z]+$' })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})

/** What was asked and by which rule it was judged. */
const Head = {
  division: Type.String(),
  on: Type.String(),
  year: Type.Integer(),
  passed: Type.Integer({ description: 'Months of the year that count.' }),
  last: Type.String({ description: 'The last month whose reports are due.' }),
  rule: Type.Unsafe<(typeof LIGHT_RULES)[number]>({ type: 'string', enum: [...LIGHT_RULES] }),
}
const LightPart = Type.Object({ light: Light, of: Type.String(), because: Words })

export const ProjectLine = Type.Object({
  division: Type.String(),
  id: Type.String(),
  number: Text,
  name: Type.String(),
  code: Text,
  state: Type.String(),
  category: Type.String(),
  investor: Type.String(),
  bodyName: Text,
  inCharge: Text,
  total: Type.String(),
  plannedStart: Text,
  plannedEnd: Text,
  startedOn: Text,
  completedOn: Text,
  batch: Type.Union([Batch, Type.Null()]),
  plan: Text,
  planned: Share,
  done: Share,
  invested: Type.Union([Type.String(), Type.Null()], { description: 'Confirmed months to date, by own count.' }),
  counted: Type.Union([Type.String(), Type.Null()], { description: 'To date, as statistics counted it.' }),
  investedYear: Text,
  countedYear: Text,
  missing: Type.Array(Type.String(), { description: 'Months of the year since the start without a confirmed report.' }),
  image: Share,
  secured: Text,
  arrived: Text,
  paid: Text,
  arrivalRate: Type.Union([Type.Number(), Type.Null()], { description: 'Arrived over total investment.' }),
  paymentRate: Type.Union([Type.Number(), Type.Null()], { description: 'Paid over arrived.' }),
  light: Type.Union([Light, Type.Null()]),
  because: Type.Array(LightPart),
  row: Type.Array(Type.Object({ month: Type.String(), light: Light })),
  escalation: Escalation,
  stall: Stall,
  openProblems: Type.Integer(),
  place: Type.Union([Place, Type.Null()]),
})
export type ProjectLine = Static<typeof ProjectLine>

export const ProjectList = Type.Object({
  ...Head,
  rows: Type.Array(ProjectLine),
  total: Type.Integer(),
  mayExport: Type.Boolean(),
})
export type ProjectList = Static<typeof ProjectList>

export const Overview = Type.Object({
  ...Head,
  states: Type.Array(Type.Object({ state: Type.String(), projects: Type.Integer(), total: Type.String() })),
  lights: Type.Array(Type.Object({ light: Light, projects: Type.Integer(), total: Type.String() })),
  stalls: Type.Object({ 'fake-start': Type.Integer(), stalled: Type.Integer() }),
  lateStarts: Type.Integer(),
  uncounted: Type.Integer(),
  plan: Type.Object({
    plans: Type.Integer(),
    plan: Type.String(),
    due: Type.Number(),
    now: Type.String(),
    countedNow: Type.String(),
    silent: Type.Integer(),
    planned: Share,
    done: Share,
    countedDone: Share,
  }),
  invested: Type.String(),
  counted: Type.String(),
  money: Type.Object({
    total: Type.String(),
    secured: Type.String(),
    arrived: Type.String(),
    paid: Type.String(),
    arrivalRate: Share,
    paymentRate: Share,
  }),
  attention: Type.Array(ProjectLine, { description: 'Red, stalled or said to have started: the largest first.' }),
})
export type Overview = Static<typeof Overview>

export const MapAnswer = Type.Object({
  ...Head,
  points: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      state: Type.String(),
      light: Type.Union([Light, Type.Null()]),
      place: Place,
    }),
  ),
  placed: Type.Integer(),
  all: Type.Integer(),
})
export type MapAnswer = Static<typeof MapAnswer>

const Listed = Type.Object({ id: Type.String(), name: Type.String(), state: Type.String(), bodyName: Text })
export const Batches = Type.Object({
  division: Type.String(),
  year: Type.Integer(),
  totals: Type.Array(
    Type.Object({
      batch: Batch,
      before: Type.Object({ projects: Type.Integer(), investment: Type.String() }),
      now: Type.Object({ projects: Type.Integer(), investment: Type.String() }),
    }),
  ),
  /** Projects of last year's list by verdict. */
  counts: Type.Record(Type.String(), Type.Integer()),
  /** What has to be explained first; what is in order last, and all of it only while it is not too much to read. */
  reconciled: Type.Array(
    Type.Object({
      ...Listed.properties,
      before: Batch,
      now: Type.Union([Batch, Type.Null()]),
      verdict: Type.Unsafe<'in-order' | 'finished' | 'dropped' | 'missing' | 'again'>({
        type: 'string',
        enum: ['in-order', 'finished', 'dropped', 'missing', 'again'],
      }),
      beforePlan: Type.String(),
      nowPlan: Text,
      why: Text,
    }),
  ),
  /** In this year's list and not in last year's. */
  fresh: Type.Array(Type.Object({ ...Listed.properties, batch: Batch, plan: Type.String() })),
})
export type Batches = Static<typeof Batches>

export const Reserve = Type.Object({
  division: Type.String(),
  on: Type.String(),
  weights: Type.Object({ gates: Type.Number(), money: Type.Number(), land: Type.Number(), demand: Type.Number() }),
  total: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      ...Listed.properties,
      rank: Type.Integer(),
      total: Type.String(),
      plannedStart: Text,
      score: Type.Number(),
      parts: Type.Array(Type.Object({ of: Type.String(), earned: Type.Number(), most: Type.Number() })),
      passed: Type.Array(Type.String()),
      lacking: Type.Array(Type.String()),
      secured: Share,
      arrived: Share,
    }),
  ),
})
export type Reserve = Static<typeof Reserve>

const Cover = {
  debt: Type.String(),
  income: Type.String(),
  times: Share,
  judgement: Type.Union([Type.Literal('enough'), Type.Literal('short'), Type.Literal('unknown')]),
}
export const Bonds = Type.Object({
  division: Type.String(),
  least: Type.Object({ project: Type.Number(), all: Type.Number() }),
  all: Type.Object({ ...Cover, projects: Type.Integer(), amount: Type.String(), spent: Type.String() }),
  rows: Type.Array(
    Type.Object({
      ...Listed.properties,
      ...Cover,
      amount: Type.String(),
      spent: Text,
      isTermLonger: Type.Boolean(),
      bonds: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          amount: Type.String(),
          rate: Type.String(),
          years: Type.Integer(),
          income: Type.String(),
          incomeYears: Type.Union([Type.Integer(), Type.Null()]),
        }),
      ),
    }),
  ),
})
export type Bonds = Static<typeof Bonds>

export const Schedule = Type.Object({
  ...Head,
  project: ProjectLine,
  pauseReason: Text,
  resumeBy: Text,
  countedSince: Text,
  months: Type.Array(
    Type.Object({
      month: Type.String(),
      planned: Share,
      invested: Share,
      counted: Share,
      light: Type.Union([Light, Type.Null()]),
    }),
  ),
  years: Type.Array(
    Type.Object({
      id: Type.String(),
      year: Type.String(),
      batch: Batch,
      state: Type.String(),
      plan: Type.String(),
      invested: Text,
      counted: Text,
    }),
  ),
  gates: Type.Array(
    Type.Object({
      id: Type.String(),
      gate: Type.String(),
      state: Type.String(),
      documentNo: Text,
      grantedOn: Text,
      validTo: Text,
    }),
  ),
  problems: Type.Array(Type.Object({ id: Type.String(), what: Type.String(), state: Type.String() })),
})
export type Schedule = Static<typeof Schedule>

export const FIGURES = [
  'plan',
  'planned',
  'done',
  'invested',
  'counted',
  'investedYear',
  'countedYear',
  'arrived',
  'paid',
  'secured',
  'arrivalRate',
  'paymentRate',
  'readiness',
] as const
export type FigureName = (typeof FIGURES)[number]
export const OriginQuery = Type.Object({
  on: Asked.on,
  figure: Type.Unsafe<FigureName>({ type: 'string', enum: [...FIGURES] }),
})
export const OriginAnswer = Type.Unsafe<Origin>(Type.Object({}, { additionalProperties: true }))
