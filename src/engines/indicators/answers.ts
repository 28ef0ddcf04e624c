import { type Static, type TSchema, Type } from 'typebox'
import type { Origin } from '../../model/origin.ts'
import { type AnyStanding, standings } from '../../model/standing.ts'
import { DECOMPOSITIONS } from './annual-plan.ts'
import { COVERS, EVIDENCE_GRADES, MEASURES, VALUE_STATUSES } from './definition.ts'

/** Shapes of the API of targets: what it takes and what it answers. */

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
export const Division = Type.String({ pattern: '^\\d{2,12}$' })
export const Id = Type.String({ format: 'uuid' })
const Num = Type.Number()
const NumOrNull = Nullable(Num)
const Body = Nullable(Type.Object({ id: Type.String(), name: Type.String() }))
const TYPES = [
  'level',
  'cumulative',
  'increment',
  'average-growth',
  'cumulative-reduction',
  'annual-bound',
  'task',
] as const
const AnyStandingId = Type.Unsafe<AnyStanding>(Type.Enum([...standings]))
const Points = Type.Array(Type.Object({ at: Num, value: Num }), {
  description: 'Moments in years: the end of 2023 is 2023.',
})

export const AnyOrigin = Type.Unsafe<Origin>(
  Type.Unknown({ description: 'src/model/origin.ts: sentence, submitted value, arithmetic, records or setting.' }),
)

/** As of which day, and by what was known: 'then' (by the end of that day) or 'now'. */
export const AsOfQuery = {
  asOf: Type.Optional(Day),
  known: Type.Optional(oneOf(['then', 'now'] as const)),
}

export const TargetFilter = Type.Object({
  division: Type.Optional(Division),
  plan: Type.Optional(Id),
  ...AsOfQuery,
})

const WarningAnswer = Type.Object({
  kind: oneOf(['will-miss', 'may-miss', 'lagging', 'bound-failed', 'old-data'] as const),
  severity: oneOf(['red', 'orange', 'yellow'] as const),
  missesOn: Nullable(Type.String()),
  monthsLeft: Nullable(Type.Integer()),
  chance: NumOrNull,
  words: Words,
  remedy: Nullable(Words),
})

const ForecastAnswer = Type.Object({
  period: Type.String(),
  value: Num,
  low: Num,
  high: Num,
  coverage: Num,
  chance: Num,
  meets: Type.Boolean(),
  changes: Type.Integer(),
  isShort: Type.Boolean(),
  linear: NumOrNull,
  compound: NumOrNull,
  words: Words,
})

const AnnualValueAnswer = Type.Object({
  year: Type.Integer(),
  value: Num,
  override: Nullable(Type.Object({ computed: NumOrNull, reason: Type.String() })),
})

const targetFields = {
  division: Type.String(),
  id: Type.String(),
  plan: Type.String(),
  revision: Type.Integer(),
  name: Words,
  indicator: Type.String(),
  dimension: Nullable(Type.String()),
  category: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  type: oneOf(TYPES),
  nature: oneOf(['binding', 'expected'] as const),
  direction: oneOf(['up', 'down', 'band'] as const),
  operator: oneOf(['ge', 'le', 'eq'] as const),
  value: NumOrNull,
  band: Nullable(Type.Object({ low: Num, high: Num })),
  wanted: Words,
  baseYear: Type.Integer(),
  targetYear: Type.Integer(),
  base: NumOrNull,
  chapter: Type.String(),
  section: Type.String(),
  clause: Type.String(),
  line: Type.Integer(),
  position: Type.Integer(),
  body: Body,
}

export const TargetRow = Type.Object({
  ...targetFields,
  standing: AnyStandingId,
  progress: NumOrNull,
  elapsed: NumOrNull,
  pace: NumOrNull,
  latest: Nullable(Type.Object({ period: Type.String(), value: Num, id: Nullable(Type.String()) })),
  achieved: NumOrNull,
  required: NumOrNull,
  nextYear: Nullable(Type.Object({ year: Type.Integer(), value: Num })),
  forecast: Nullable(
    Type.Object({ value: Num, low: Num, high: Num, chance: Num, meets: Type.Boolean(), isShort: Type.Boolean() }),
  ),
  warning: Nullable(WarningAnswer),
  spark: Type.Object({ planned: Points, observed: Points }),
  disagrees: Type.Boolean({ description: 'Whether methods come to different standings.' }),
  failed: Type.Array(Type.String()),
  shares: oneOf(['none', 'draft', 'published', 'short'] as const),
  isSimulated: Type.Boolean(),
})
export type TargetRow = Static<typeof TargetRow>

export const TargetList = Type.Object({
  division: Type.String(),
  on: Day,
  known: Type.String(),
  elapsedToday: NumOrNull,
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'By standing.' }),
  // Written by JSON.stringify: through the schema, ten thousand rows take seconds. Their shape is that of a page's `row`.
  rows: Type.Unsafe<readonly TargetRow[]>(
    Type.Unknown({ description: 'Rows of the shape of `row` in the answer of one target.' }),
  ),
})
export type TargetList = Static<typeof TargetList>

export const ObservationAnswer = Type.Object({
  id: Type.String(),
  period: Type.String(),
  periodWords: Words,
  part: Body,
  measure: oneOf(MEASURES),
  covers: oneOf(COVERS),
  value: Nullable(Type.String({ description: 'Decimal text.' })),
  unit: Nullable(Type.String()),
  status: oneOf(VALUE_STATUSES),
  statusWords: Words,
  evidence: oneOf(EVIDENCE_GRADES),
  evidenceWords: Words,
  documents: Type.Array(Type.String()),
  definition: Nullable(Type.String()),
  baseVersion: Nullable(Type.String()),
  supersedes: Nullable(Type.String()),
  body: Body,
  note: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  by: Type.String(),
  at: Type.String(),
  state: oneOf(['in-force', 'beside', 'replaced', 'withdrawn'] as const),
  isUsed: Type.Boolean(),
  leftBecause: Nullable(Words),
  isContested: Type.Boolean(),
  isSimulated: Type.Boolean(),
  origin: AnyOrigin,
})
export type ObservationAnswer = Static<typeof ObservationAnswer>

const MethodAnswer = Type.Object({
  method: oneOf(['A', 'B', 'C', 'D'] as const),
  name: Words,
  ratio: NumOrNull,
  standing: Nullable(AnyStandingId),
  words: Nullable(Words),
  formula: Words,
  decides: Type.Boolean(),
})

const SharesAnswer = Type.Object({
  id: Type.String(),
  no: Type.Integer(),
  year: Type.Integer(),
  combines: oneOf(['adds', 'weighted', 'each'] as const),
  isPublished: Type.Boolean(),
  reason: Type.String(),
  documentNo: Nullable(Type.String()),
  by: Type.String(),
  at: Type.String(),
  wanted: NumOrNull,
  combined: NumOrNull,
  shortfall: Num,
  isBlocked: Type.Boolean(),
  faults: Type.Array(Type.Object({ at: Type.String(), code: Type.String(), message: Words })),
  shares: Type.Array(
    Type.Object({
      part: Type.String(),
      name: Type.String(),
      value: Num,
      weight: NumOrNull,
      reached: NumOrNull,
      reachedPeriod: Nullable(Type.String()),
    }),
  ),
})

export const TargetPage = Type.Object({
  row: TargetRow,
  sentence: Type.Object({
    text: Type.String(),
    document: Type.String(),
    version: Type.Integer(),
    from: Type.Integer(),
    to: Type.Integer(),
  }),
  setting: Type.Object({
    measure: oneOf(MEASURES),
    accumulates: Type.Boolean(),
    isComparablePrice: Type.Boolean(),
    combines: oneOf(['adds', 'weighted', 'each'] as const),
    frequency: oneOf(['year', 'half', 'quarter', 'month'] as const),
    decimals: Nullable(Type.Integer()),
    publisher: Nullable(Type.String()),
    history: Type.Array(
      Type.Object({ no: Type.Integer(), reason: Type.String(), by: Type.String(), at: Type.String() }),
    ),
  }),
  standing: Type.Object({
    on: Day,
    knownAt: Type.String(),
    settings: Type.String(),
    words: Words,
    decidedBy: oneOf(['A', 'B'] as const),
    reasons: Type.Array(Words),
    elapsedToday: Num,
    plannedNow: NumOrNull,
    missing: Type.Array(Type.String()),
    methods: Type.Array(MethodAnswer),
    disagreements: Type.Array(Type.Object({ methods: Type.Array(Type.String()), why: Words })),
    forecast: Nullable(ForecastAnswer),
    nextYear: Nullable(AnnualValueAnswer),
    revisions: Type.Array(
      Type.Object({
        name: Words,
        value: Num,
        basis: Nullable(Type.String()),
        progress: NumOrNull,
        standing: AnyStandingId,
      }),
    ),
    path: Type.Object({
      measure: oneOf(['level', 'total', 'index'] as const),
      planned: Points,
      observed: Type.Array(Type.Object({ at: Num, value: Num, ids: Type.Array(Type.String()) })),
      forecast: Type.Array(Type.Object({ at: Num, value: Num, low: Num, high: Num })),
      wanted: Type.Array(Num),
    }),
    years: Type.Array(AnnualValueAnswer),
    arithmetic: Type.Array(Type.Object({ what: Type.String(), label: Words, formula: Words })),
    origins: Type.Object({
      target: AnyOrigin,
      base: Nullable(AnyOrigin),
      progress: AnyOrigin,
      required: Nullable(AnyOrigin),
      forecast: Nullable(AnyOrigin),
      latest: Nullable(AnyOrigin),
    }),
  }),
  observations: Type.Array(ObservationAnswer),
  bases: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Words,
      value: Num,
      basis: Nullable(Type.String()),
      at: Type.String(),
      isOriginal: Type.Boolean(),
    }),
  ),
  annualPlans: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      method: oneOf(DECOMPOSITIONS),
      methodWords: Words,
      rolledAfter: Nullable(Type.Integer()),
      reason: Type.String(),
      at: Type.String(),
      isInForce: Type.Boolean(),
      years: Type.Array(AnnualValueAnswer),
    }),
  ),
  shares: Type.Array(SharesAnswer),
  definitions: Type.Array(
    Type.Object({
      id: Type.String(),
      words: Type.String(),
      at: Type.String(),
      ruling: Nullable(Type.Object({ isAccepted: Type.Boolean(), reason: Type.String(), at: Type.String() })),
    }),
  ),
})
export type TargetPage = Static<typeof TargetPage>

export const DecompositionProposal = Type.Object({
  methods: Type.Array(Type.Object({ method: oneOf(DECOMPOSITIONS), name: Words })),
  method: oneOf(DECOMPOSITIONS),
  after: Nullable(Type.Integer()),
  reached: NumOrNull,
  years: Type.Array(
    Type.Object({
      year: Type.Integer(),
      computed: NumOrNull,
      now: NumOrNull,
      actual: NumOrNull,
      isPast: Type.Boolean(),
    }),
  ),
})
export type DecompositionProposal = Static<typeof DecompositionProposal>

export const AnnualPlanInput = Type.Object({
  revision: Type.Integer(),
  method: oneOf(DECOMPOSITIONS),
  weights: Nullable(Type.Array(Type.Number({ minimum: 0, maximum: 1 }), { maxItems: 20 })),
  rolledAfter: Nullable(Type.Integer()),
  documentNo: Nullable(Type.String({ maxLength: 60 })),
  reason: Type.String({ maxLength: 1000 }),
  years: Type.Array(
    Type.Object({
      year: Type.Integer(),
      value: Num,
      override: Nullable(Type.Object({ computed: NumOrNull, reason: Type.String({ maxLength: 500 }) })),
    }),
    { minItems: 1, maxItems: 20 },
  ),
})

export const SharesInput = Type.Object({
  revision: Type.Integer(),
  year: Type.Integer(),
  combines: oneOf(['adds', 'weighted', 'each'] as const),
  publishes: Type.Boolean(),
  reason: Type.String({ maxLength: 1000 }),
  documentNo: Nullable(Type.String({ maxLength: 60 })),
  shares: Type.Array(Type.Object({ part: Id, value: Num, weight: NumOrNull }), { maxItems: 500 }),
})

export const SettingInput = Type.Object({
  revision: Type.Integer(),
  reason: Type.String({ maxLength: 1000 }),
  nature: Type.Optional(oneOf(['binding', 'expected'] as const)),
  type: Type.Optional(oneOf(TYPES)),
  direction: Type.Optional(oneOf(['up', 'down', 'band'] as const)),
  operator: Type.Optional(oneOf(['ge', 'le', 'eq'] as const)),
  measure: Type.Optional(oneOf(MEASURES)),
  accumulates: Type.Optional(Type.Boolean()),
  isComparablePrice: Type.Optional(Type.Boolean()),
  combines: Type.Optional(oneOf(['adds', 'weighted', 'each'] as const)),
  frequency: Type.Optional(oneOf(['year', 'half', 'quarter', 'month'] as const)),
  decimals: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 8 }))),
  body: Type.Optional(Nullable(Id)),
})

export const BaseInput = Type.Object({
  revision: Type.Integer(),
  name: Words,
  value: Num,
  basis: Nullable(Type.String({ maxLength: 1000 })),
  reason: Type.String({ maxLength: 1000 }),
})

export const ObservationInput = Type.Object({
  period: Type.String({ maxLength: 10 }),
  measure: oneOf(MEASURES),
  covers: oneOf(COVERS),
  value: Nullable(Type.String({ maxLength: 60 })),
  unit: Nullable(Type.String({ maxLength: 20 })),
  status: oneOf(VALUE_STATUSES),
  evidence: oneOf(['bulletin', 'official-letter'] as const),
  /** The document and the words in it. */
  source: Type.Object({
    document: Type.String({ minLength: 1, maxLength: 200 }),
    sentence: Type.String({ minLength: 1, maxLength: 2000 }),
  }),
  documents: Type.Array(Id, { maxItems: 20 }),
  definition: Nullable(Id),
  baseVersion: Nullable(Id),
  supersedes: Nullable(Id),
  note: Nullable(Type.String({ maxLength: 1000 })),
  reason: Nullable(Type.String({ maxLength: 1000 })),
})

export const ComparisonQuery = Type.Object({
  division: Type.Optional(Division),
  plan: Type.Optional(Id),
  indicator: Type.String({ maxLength: 200 }),
  dimension: Type.Optional(Type.String({ maxLength: 200 })),
  period: Type.Optional(Type.String({ maxLength: 10 })),
  ...AsOfQuery,
})

export const Comparison = Type.Object({
  indicator: Type.String(),
  name: Words,
  unit: Nullable(Type.String()),
  direction: oneOf(['up', 'down', 'band'] as const),
  period: Nullable(Type.String()),
  periods: Type.Array(Type.String()),
  wanted: NumOrNull,
  whole: NumOrNull,
  rows: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Type.String(),
      kind: oneOf(['division', 'part'] as const),
      value: NumOrNull,
      status: Nullable(Words),
      share: NumOrNull,
      rank: Nullable(Type.Integer()),
      change: NumOrNull,
      series: Points,
      observation: Nullable(Type.String()),
    }),
  ),
})
export type Comparison = Static<typeof Comparison>

export const Indicators = Type.Object({
  rows: Type.Array(
    Type.Object({
      indicator: Type.String(),
      dimension: Nullable(Type.String()),
      name: Words,
      unit: Nullable(Type.String()),
      values: Type.Integer(),
      parts: Type.Integer(),
      last: Nullable(Type.String()),
    }),
  ),
})
export type Indicators = Static<typeof Indicators>

export const TargetBodies = Type.Object({
  rows: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() })),
})
export type TargetBodies = Static<typeof TargetBodies>
