import { type Static, Type } from 'typebox'
import { Statement } from './plan-model.ts'

/**
 * What `gangmu track` prints: where each target of a plan stands by what yearly reports state. The JSON Schema in
 * `docs/track-result.schema.json` is generated from here. Shares and rates in `progress` are fractions; values keep the
 * unit they are printed with. Fields ending in `En` hold the English of the field before them; `track` fills them all.
 */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))

export const Citation = Type.Object(
  {
    document: Type.String({ description: 'Name of the file.' }),
    line: Type.Integer({ minimum: 1 }),
    text: Type.String({ description: 'Exact slice of the source.' }),
    sentence: Nullable(Type.String({ description: 'Reading text of the clause that the figure stands in.' })),
    clause: Nullable(Type.String()),
    start: Type.Integer(),
    end: Type.Integer(),
  },
  { description: 'Where a figure stands.' },
)
export type Citation = Static<typeof Citation>

export const Observation = Type.Object(
  {
    period: Type.String({ description: "'2023', or an interval '2021/2023'." }),
    value: Type.Number({ description: "In `unit`; a fall is negative as 'growth', positive as 'reduction'." }),
    unit: Nullable(Type.String()),
    measure: oneOf('level', 'growth', 'reduction', 'flow', 'points'),
    comparator: oneOf('eq', 'ge', 'le', 'approx', 'range'),
    status: oneOf('reported', 'preliminary', 'estimate', 'revised', 'derived'),
    source: Citation,
    reasons: Type.Array(Type.String({ description: 'Why it is the same indicator, subject, division, unit, period.' })),
    reasonsEn: Type.Optional(Type.Array(Type.String(), { description: '`reasons` in English, one for one.' })),
    note: Nullable(Type.String({ description: 'A changed definition, a year-end figure, a derivation.' })),
    noteEn: Type.Optional(Nullable(Type.String())),
    alsoIn: Type.Array(Citation, { description: 'The same figure repeated, or the second figure of a derivation.' }),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { description: 'A value that a report states for an indicator and a period (观测值).' },
)
export type Observation = Static<typeof Observation>

export const NearMiss = Type.Object(
  {
    period: Nullable(Type.String()),
    indicator: Type.String(),
    value: Type.Number(),
    unit: Nullable(Type.String()),
    source: Citation,
    reason: Type.String({ description: 'What differs.' }),
    reasonEn: Type.Optional(Type.String()),
  },
  { description: 'A figure that looks alike and is not the target’s.' },
)
export type NearMiss = Static<typeof NearMiss>

export const TargetType = oneOf(
  'level',
  'cumulative',
  'increment',
  'average-growth',
  'cumulative-reduction',
  'annual-bound',
  'task',
)

export const Claim = Type.Object(
  {
    period: Nullable(Type.String()),
    says: oneOf('reached', 'not-reached'),
    source: Citation,
  },
  { description: 'A report’s own word that a target was reached or missed: quoted as a claim, never counted.' },
)
export type Claim = Static<typeof Claim>

export const Arithmetic = Type.Object({
  type: TargetType,
  typeReason: Type.String(),
  typeReasonEn: Type.Optional(Type.String()),
  asOf: Nullable(Type.String({ description: 'Last period that the progress counts.' })),
  baseYear: Nullable(Type.Integer()),
  targetYear: Nullable(Type.Integer()),
  elapsed: Nullable(Type.Number({ description: 'τ: share of the period that has passed.' })),
  pace: Nullable(Type.Number({ description: 'Progress / elapsed.' })),
  achieved: Nullable(
    Type.Number({ description: 'Level, sum, mean growth or reduction so far, in the target’s unit.' }),
  ),
  progress: Nullable(Type.String({ description: 'The formula with its figures.' })),
  progressEn: Type.Optional(Nullable(Type.String())),
  required: Nullable(Type.String()),
  forecast: Nullable(Type.String()),
  forecastEn: Type.Optional(Nullable(Type.String())),
  missingPeriods: Type.Array(Type.String()),
  failedPeriods: Type.Array(Type.String({ description: 'Years in which a yearly bound did not hold.' })),
  path: Type.Array(Type.Object({ period: Type.String(), value: Type.Number() }), {
    description: 'Yearly values the target would need on an even path.',
  }),
})
export type Arithmetic = Static<typeof Arithmetic>

export const TrackedTarget = Type.Object(
  {
    ...Statement.properties,
    indicatorId: Nullable(Type.String({ description: 'Id in the catalogue; null when it holds no such indicator.' })),
    indicatorName: Nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
    source: Citation,
    baseline: Nullable(Observation),
    /** Base values that other documents give: revisions are shown, the target is not moved. */
    otherBaselines: Type.Array(
      Type.Object({
        observation: Observation,
        progress: Nullable(Type.Number()),
        note: Type.String(),
        noteEn: Type.Optional(Type.String()),
      }),
    ),
    observations: Type.Array(Observation),
    otherObservations: Type.Array(Observation, {
      description:
        'Further figures of the same indicator that the progress does not count: year-end beside mean, real beside nominal.',
    }),
    progress: Nullable(Type.Number({ description: 'Share of the way, 1 is reached; null when not known.' })),
    required: Nullable(Type.Object({ value: Type.Number(), unit: Nullable(Type.String()), per: Type.Literal('year') })),
    standing: Type.String({ description: 'Official word: 提前实现 … 严重滞后, 数据缺失.' }),
    standingId: Type.String(),
    standingReasons: Type.Array(Type.String()),
    standingReasonsEn: Type.Optional(Type.Array(Type.String(), { description: 'One for one with `standingReasons`.' })),
    forecast: Nullable(
      Type.Object({
        period: Type.String(),
        value: Type.Number(),
        unit: Nullable(Type.String()),
        meets: Type.Boolean(),
      }),
    ),
    arithmetic: Arithmetic,
    claims: Type.Array(Claim),
    nearMisses: Type.Array(NearMiss),
  },
  { description: 'A target and where it stands.' },
)
export type TrackedTarget = Static<typeof TrackedTarget>

export const TrackedRelation = Type.Object(
  {
    source: Citation,
    first: Type.Object({ name: Type.String(), indicatorId: Type.String() }),
    relation: oneOf('faster', 'in-step'),
    second: Type.Object({ name: Type.String(), indicatorId: Type.String() }),
    years: Type.Array(
      Type.Object({
        period: Type.String(),
        first: Observation,
        second: Observation,
        difference: Type.Number({ description: 'First minus second, in percentage points.' }),
        holds: Nullable(Type.Boolean({ description: 'null for 同步: no tolerance is invented.' })),
      }),
    ),
  },
  { description: 'A target without a number: one series against another.' },
)
export type TrackedRelation = Static<typeof TrackedRelation>

export const UnmatchedStatement = Type.Object({
  document: Type.String(),
  id: Type.String(),
  line: Type.Integer(),
  text: Type.String(),
  indicator: Type.String(),
  value: Type.Number(),
  unit: Nullable(Type.String()),
  period: Nullable(Type.String()),
})
export type UnmatchedStatement = Static<typeof UnmatchedStatement>

export const TrackResult = Type.Object(
  {
    plan: Type.Object({
      document: Type.String(),
      title: Type.String(),
      division: Nullable(Type.String()),
      period: Nullable(Type.String()),
    }),
    reports: Type.Array(
      Type.Object({
        document: Type.String(),
        title: Type.String(),
        division: Nullable(Type.String()),
        year: Nullable(Type.String({ description: 'The year reported on, not the year of the file.' })),
        used: Type.Boolean(),
        reason: Type.String(),
        reasonEn: Type.Optional(Type.String()),
      }),
    ),
    targets: Type.Array(TrackedTarget),
    relations: Type.Array(TrackedRelation),
    unmatched: Type.Object({ targets: Type.Array(UnmatchedStatement), results: Type.Array(UnmatchedStatement) }),
  },
  { $id: 'https://gangmu.example/track-result', title: 'Gangmu track result' },
)
export type TrackResult = Static<typeof TrackResult>
