import { type Static, Type } from 'typebox'
import { ALERTS, HOLDS } from './alerts.ts'
import { RUNG_STANDINGS } from './rung-standing.ts'
import { RUNG_IDS } from './rungs.ts'
import { SIZE_CLASSES } from './size-names.ts'

/** Shapes of the ladder's API. Amounts of money in 万元 (10,000 yuan); shares as fractions; days 'YYYY-MM-DD'. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>(Type.Enum([...values], description === undefined ? {} : { description }))
/** How many there are under each of these words. */
const countsOf = <const T extends readonly string[]>(_: T, description?: string) =>
  Type.Unsafe<Record<T[number], number>>(
    Type.Record(Type.String(), Type.Integer(), description === undefined ? {} : { description }),
  )
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' })

export const Asked = Type.Object({
  division: Type.Optional(Type.String({ pattern: '^\\d{2,12}$' })),
  on: Type.Optional(Day),
})

const Figure = Type.Object(
  {
    kind: oneOf(['measured', 'estimated', 'partial', 'unknown'] as const),
    value: Nullable(Type.Number()),
    atLeast: Type.Number(),
    months: Type.Integer(),
    known: Type.Integer(),
    estimated: Type.Integer(),
    missing: Type.Integer(),
    worked: Words,
  },
  {
    description:
      'Revenue of the last twelve months. An estimate holds months guessed from tax; partial: months are missing.',
  },
)

const Ref = Type.Object({ id: Type.String(), enterprise: Type.String(), name: Type.String() })

export const LadderAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  month: Nullable(Month),
  isSimulated: Type.Boolean(),
  rungs: Type.Array(
    Type.Object({
      id: oneOf(['sole-trader', 'firm', 'above-scale', 'joint-stock', 'listed'] as const),
      name: Words,
      count: Type.Integer(),
      entered: Type.Integer({ description: 'In the year of the day, up to it.' }),
      left: Type.Integer(),
      register: Type.Object(
        { type: Type.String(), where: Type.String() },
        { description: 'The records behind the count.' },
      ),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      rung: oneOf(['company', 'above-scale', 'joint-stock', 'listed'] as const),
      name: Words,
      count: Type.Integer(),
      records: Type.Array(Type.String()),
      register: Type.Object({ type: Type.String(), where: Type.String() }),
    }),
    { description: 'Moves between rungs in the year of the day.' },
  ),
  alerts: countsOf(ALERTS, 'Firms that are not above scale, by alert.'),
  estimates: Type.Integer({ description: 'Of those with an alert, how many rest on months guessed from tax.' }),
  holds: countsOf(HOLDS, 'Firms above scale, by whether they hold their place.'),
  titles: Type.Array(
    Type.Object({
      rung: oneOf(RUNG_IDS),
      name: Words,
      count: Type.Integer(),
      entered: Type.Integer(),
      left: Type.Integer(),
      expiring: Type.Integer(),
      standings: countsOf(RUNG_STANDINGS),
    }),
  ),
  sizes: countsOf([...SIZE_CLASSES, 'unknown']),
})
export type LadderAnswer = Static<typeof LadderAnswer>

export const CandidatesAsked = Type.Object({
  ...Asked.properties,
  rung: Type.Optional(oneOf(RUNG_IDS)),
  alert: Type.Optional(oneOf(ALERTS)),
  standing: Type.Optional(oneOf(RUNG_STANDINGS)),
  q: Type.Optional(Type.String({ maxLength: 60 })),
})
export type CandidatesAsked = Static<typeof CandidatesAsked>

export const CandidateRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  creditCode: Type.String(),
  kind: Type.String(),
  sector: Type.String(),
  category: Nullable(Type.String()),
  body: Nullable(Type.String()),
  bodyName: Nullable(Type.String()),
  line: Nullable(Type.Number()),
  revenue12: Nullable(Type.Number()),
  figure: oneOf(['measured', 'estimated', 'partial', 'unknown'] as const),
  share: Nullable(Type.Number()),
  gap: Nullable(Type.Number()),
  alert: Nullable(oneOf(ALERTS)),
  standing: oneOf(RUNG_STANDINGS),
  met: Type.Integer(),
  failed: Type.Integer(),
  unknown: Type.Integer(),
  lacks: Words,
  plan: Nullable(Type.Object({ id: Type.String(), state: Type.String(), consent: Nullable(Type.Boolean()) })),
})
export type CandidateRow = Static<typeof CandidateRow>

export const CandidateList = Type.Object({
  division: Type.String(),
  on: Day,
  month: Nullable(Month),
  isSimulated: Type.Boolean(),
  rung: oneOf(RUNG_IDS),
  rows: Type.Array(CandidateRow),
  counts: Type.Record(Type.String(), Type.Integer(), {
    description: 'All candidates of the rung, by alert or by standing.',
  }),
})
export type CandidateList = Static<typeof CandidateList>

export const ExpiryList = Type.Object({
  division: Type.String(),
  on: Day,
  within: Type.Integer(),
  isSimulated: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      enterprise: Type.String(),
      name: Type.String(),
      kind: Type.String(),
      validTo: Day,
      daysLeft: Type.Integer(),
      isRenewing: Type.Boolean(),
      standing: Nullable(oneOf(RUNG_STANDINGS, 'Whether the conditions still hold, by the data there are.')),
      lacks: Words,
    }),
  ),
})
export type ExpiryList = Static<typeof ExpiryList>

const Working = Type.Object({
  id: Type.String(),
  name: Words,
  worked: Type.String(),
  result: Nullable(Type.Number()),
})
const Target = Type.Object({
  id: Type.String(),
  indicator: Type.String(),
  name: Words,
  value: Nullable(Type.Number()),
  unit: Nullable(Type.String()),
  baseYear: Type.Integer(),
  targetYear: Type.Integer(),
  clause: Type.String(),
  line: Type.Integer(),
  sentence: Type.String(),
})
const Flow = Type.Object({
  year: Type.Integer(),
  entries: Type.Integer(),
  exits: Type.Integer(),
  stock: Type.Integer(),
  isWhole: Type.Boolean(),
})

export const ForecastAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  isSimulated: Type.Boolean(),
  goals: Type.Array(
    Type.Object({
      goal: Type.String(),
      name: Words,
      counts: Type.Object({ kinds: Type.Array(Type.String()), category: Nullable(Type.String()) }),
      target: Target,
      yearly: Nullable(Target),
      base: Nullable(Type.Number()),
      baseFrom: Nullable(oneOf(['plan', 'records'] as const)),
      flows: Type.Array(Type.Object({ ...Flow.properties, entered: Type.Array(Ref), left: Type.Array(Ref) })),
      standing: Type.Array(Ref, { description: 'Records that are counted today.' }),
      expiries: Type.Array(Type.Object({ year: Type.Integer(), count: Type.Integer() })),
      supply: Type.Object(
        { ready: Type.Integer(), near: Type.Integer(), nurture: Type.Integer() },
        { description: 'Firms that could come next: conditions met, or near the line.' },
      ),
      forecast: Type.Object({
        current: Type.Number(),
        yearsLeft: Type.Number(),
        mean: Nullable(Type.Object({ entries: Type.Number(), exits: Type.Number(), net: Type.Number() })),
        expected: Nullable(Type.Number()),
        least: Nullable(Type.Number()),
        most: Nullable(Type.Number()),
        neededNet: Nullable(Type.Number()),
        neededEntries: Nullable(Type.Number()),
        neededFromBase: Nullable(Type.Number()),
        yearlyComesTo: Nullable(Type.Number()),
        yearlyIsEnough: Nullable(Type.Boolean()),
        isExpected: Nullable(Type.Boolean()),
        workings: Type.Array(Working),
      }),
      notes: Type.Array(Words),
    }),
  ),
  entities: Type.Array(
    Type.Object({
      target: Target,
      base: Nullable(Type.Number()),
      current: Type.Number(),
      flows: Type.Array(Flow),
      expected: Nullable(Type.Number()),
      isExpected: Nullable(Type.Boolean()),
      workings: Type.Array(Working),
    }),
  ),
})
export type ForecastAnswer = Static<typeof ForecastAnswer>

export const FirmAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  month: Nullable(Month),
  isSimulated: Type.Boolean(),
  firm: Type.Object({
    id: Type.String(),
    name: Type.String(),
    creditCode: Type.String(),
    kind: Type.String(),
    sector: Type.String(),
    state: Type.String(),
    registeredOn: Day,
    bodyName: Nullable(Type.String()),
    size: Type.Object({
      class: Nullable(oneOf(SIZE_CLASSES)),
      between: Type.Array(oneOf(SIZE_CLASSES)),
      missing: Type.Array(Type.String()),
      rule: Nullable(Type.String()),
    }),
    category: Nullable(Type.String()),
    line: Nullable(Type.Number()),
    rolling: Figure,
    year: Nullable(Type.Integer({ description: 'Year of the yearly facts that were taken.' })),
    alert: Nullable(oneOf(ALERTS)),
    hold: Nullable(oneOf(HOLDS)),
    share: Nullable(Type.Number()),
    gap: Nullable(Type.Number()),
  }),
  rungs: Type.Array(
    Type.Object({
      rung: oneOf(RUNG_IDS),
      name: Words,
      about: Words,
      track: oneOf(['ladder', 'title'] as const),
      basis: Type.Object({ title: Type.String(), number: Nullable(Type.String()) }),
      standing: oneOf(RUNG_STANDINGS),
      met: Type.Integer(),
      failed: Type.Integer(),
      unknown: Type.Integer(),
      lacks: Words,
      requirements: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Words,
          truth: oneOf(['true', 'false', 'unknown'] as const),
          text: Words,
        }),
      ),
    }),
  ),
  months: Type.Array(
    Type.Object({
      month: Month,
      revenue: Nullable(Type.Number()),
      tax: Nullable(Type.Number()),
      rolling: Nullable(
        Type.Number({ description: 'Revenue of the twelve months up to it, where it is known or estimated.' }),
      ),
      isEstimate: Type.Boolean(),
    }),
  ),
  terms: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      category: Nullable(Type.String()),
      state: Type.String(),
      from: Nullable(Day),
      validTo: Nullable(Day),
      ended: Nullable(Day),
      issuer: Nullable(Type.String()),
    }),
  ),
  plans: Type.Array(
    Type.Object({
      id: Type.String(),
      rung: Type.String(),
      state: Type.String(),
      consent: Nullable(Type.Boolean()),
    }),
  ),
})
export type FirmAnswer = Static<typeof FirmAnswer>

export const MineAnswer = Type.Object({
  division: Type.String(),
  rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})
