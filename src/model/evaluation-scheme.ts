import { type Static, type TSchema, Type } from 'typebox'
import {
  Aggregation,
  ColumnName,
  Condition,
  Id,
  Name,
  Normalisation,
  Step,
  Substitution,
  Treatment,
  Weight,
  Weighting,
} from './evaluation-methods.ts'

/**
 * An evaluation scheme (评价方案): everything that turns a table of units into scores, ranks and grades, as versioned data.
 * The JSON Schema in `docs/evaluation-scheme.schema.json` is generated from here; `docs/evaluation-scheme.md` explains it.
 */

const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const closed = <P extends Record<string, TSchema>>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day, 2025-01-31.' })

export const SCHEME_FORMAT = 'gangmu.evaluation-scheme/1'

export const Indicator = closed(
  {
    id: Id,
    name: Type.Optional(Name),
    group: Type.String({ description: 'Id of the group it belongs to.' }),
    weight: Type.Optional(Weight),
    unit: Type.Optional(Type.String()),
    direction: Type.Optional(oneOf('positive', 'negative')),
    column: Type.Optional(ColumnName),
    denominator: Type.Optional(
      closed(
        {
          column: ColumnName,
          scale: Type.Optional(Type.Number({ description: 'The quotient times this; 1 by default.' })),
          log: Type.Optional(Type.Boolean({ description: 'Divide by the natural logarithm of the denominator.' })),
        },
        'Divides the value at the step denominate. A denominator of 0 or none gives no value, never 0.',
      ),
    ),
    appliesTo: Type.Optional(Condition),
    normalise: Type.Optional(Normalisation),
    target: Type.Optional(Type.Number({ description: 'For methods that need a target or base and name none.' })),
    goalposts: Type.Optional(
      Type.Unsafe<readonly [number, number]>({
        ...Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
        description: 'Lower and upper bound, for goalposts and scaled when they name none.',
      }),
    ),
    substitute: Type.Optional(Substitution),
    note: Type.Optional(Name),
  },
  'An indicator (指标). Its column is its id unless it says otherwise; its direction is positive (正向) unless it says negative (逆向).',
)
export type Indicator = Static<typeof Indicator>

export const Group = closed(
  {
    id: Id,
    name: Type.Optional(Name),
    parent: Type.Optional(Type.String({ description: 'Id of the group above; the one group without is the index.' })),
    weight: Type.Optional(Weight),
    appliesTo: Type.Optional(Condition),
    weighting: Type.Optional(Weighting),
    aggregation: Type.Optional(Aggregation),
    total: Type.Optional(
      Type.Number({ description: 'What the given weights of the members must add up to, 100 for instance.' }),
    ),
    note: Type.Optional(Name),
  },
  'A group of indicators or of groups (一级指标、维度). Members stand in the order of the file.',
)
export type Group = Static<typeof Group>

export const Points = Type.Union(
  [
    closed({ kind: Type.Literal('given') }, 'The column holds the points.'),
    closed({ kind: Type.Literal('each'), points: Type.Number() }, 'The column counts; points for each.'),
    closed(
      { kind: Type.Literal('levels'), levels: Type.Record(Type.String(), Type.Number()) },
      'The column holds words, several parted by 、 or ； ; only the highest level counts.',
    ),
    closed({ kind: Type.Literal('when'), when: Condition, points: Type.Number() }, 'Points when the condition holds.'),
    closed(
      {
        kind: Type.Literal('places-gained'),
        previous: ColumnName,
        points: Type.Number(),
      },
      '进位分: points for each place gained on the place in `previous`; a loss counts nothing.',
    ),
  ],
  { description: 'Where the points of an item come from.' },
)
export type Points = Static<typeof Points>

export const AdjustmentItem = closed(
  {
    id: Id,
    name: Type.Optional(Name),
    column: Type.Optional(ColumnName),
    points: Points,
    cap: Type.Optional(Type.Number({ minimum: 0, description: 'Points of this item at most.' })),
    bestOf: Type.Optional(Type.String({ description: 'Of the items that share this word only the highest counts.' })),
    note: Type.Optional(Name),
  },
  'A bonus or deduction item (加分项、减分项). Points are positive in both.',
)
export type AdjustmentItem = Static<typeof AdjustmentItem>

const Adjustment = closed(
  {
    cap: Type.Optional(Type.Number({ minimum: 0, description: 'Points of all items together at most.' })),
    items: Type.Array(AdjustmentItem, { minItems: 1 }),
  },
  'Bonuses or deductions.',
)

export const GradeBySharesEntry = closed(
  {
    id: Type.String({ minLength: 1 }),
    name: Type.Optional(Name),
    upTo: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Cumulative share from the top; the last grade takes the rest.',
      }),
    ),
  },
  'A grade with the share of units down to which it reaches.',
)
export const GradeByScoreEntry = closed(
  {
    id: Type.String({ minLength: 1 }),
    name: Type.Optional(Name),
    from: Type.Optional(Type.Number({ description: 'Least score; the last grade takes the rest.' })),
  },
  'A grade with its least score.',
)

export const Gate = closed(
  {
    id: Id,
    name: Type.Optional(Name),
    grade: Type.String({ description: 'A unit of this grade must meet the requirement …' }),
    require: Condition,
    otherwise: Type.String({ description: '… or gets this one. The next unit does not move up.' }),
    whenUnknown: Type.Optional(oneOf('fails', 'passes')),
    note: Type.Optional(Name),
  },
  'A gate (门槛条件).',
)
export type Gate = Static<typeof Gate>

export const Grading = Type.Union(
  [
    closed(
      {
        by: Type.Literal('shares'),
        grades: Type.Array(GradeBySharesEntry, { minItems: 2 }),
        rounding: Type.Optional(oneOf('floor', 'nearest', 'ceiling')),
        ties: Type.Optional(oneOf('better', 'worse')),
        gates: Type.Optional(Type.Array(Gate)),
      },
      '按比例定等. Units are counted from the top within their pool; equal scores at an edge take the better grade.',
    ),
    closed(
      {
        by: Type.Literal('score'),
        grades: Type.Array(GradeByScoreEntry, { minItems: 2 }),
        gates: Type.Optional(Type.Array(Gate)),
      },
      '按分数定等.',
    ),
  ],
  { description: 'How scores become grades (等级). Best grade first.' },
)
export type Grading = Static<typeof Grading>

export const Exemption = closed(
  {
    id: Id,
    name: Type.Optional(Name),
    when: Condition,
    grade: Type.Optional(Type.String({ description: 'Shown instead of a grade, T for instance.' })),
    note: Type.Optional(Name),
  },
  'Units that are not evaluated (豁免、暂不参评): removed before anything is computed.',
)
export type Exemption = Static<typeof Exemption>

export const Veto = closed(
  {
    id: Id,
    name: Type.Optional(Name),
    when: Condition,
    effect: Type.Union([
      closed({ grade: Type.String() }, 'This grade directly; the unit does not count for the shares.'),
      closed({ lowerBy: Type.Integer({ minimum: 1 }) }, 'So many grades lower.'),
      closed({ atMost: Type.String() }, 'No better than this grade.'),
    ]),
    note: Type.Optional(Name),
  },
  'A veto (一票否决、降档).',
)
export type Veto = Static<typeof Veto>

export const Factor = Type.Union(
  [
    closed(
      {
        what: Type.Literal('weights'),
        noise: Type.Number({ exclusiveMinimum: 0, maximum: 1, description: '0.25: every weight within ±25 %.' }),
        groups: Type.Optional(Type.Array(Type.String(), { description: 'Members of these groups only.' })),
      },
      'Weights vary evenly about their value.',
    ),
    closed(
      { what: Type.Literal('normalisation'), alternatives: Type.Array(Normalisation, { minItems: 1 }) },
      'Besides the scheme’s own, these; for all indicators that have none of their own.',
    ),
    closed(
      {
        what: Type.Literal('treatment'),
        alternatives: Type.Array(Type.Union([Type.Literal('none'), Treatment]), { minItems: 1 }),
      },
      'Besides the scheme’s own, these.',
    ),
    closed(
      {
        what: Type.Literal('imputation'),
        alternatives: Type.Array(
          Type.Union([
            Type.Literal('none'),
            closed(
              { method: oneOf('mean', 'median', 'row-mean', 'row-median'), within: Type.Optional(ColumnName) },
              'In place of the scheme’s impute steps.',
            ),
          ]),
          { minItems: 1 },
        ),
      },
      'Besides the scheme’s own, these.',
    ),
    closed(
      { what: Type.Literal('aggregation'), alternatives: Type.Array(Aggregation, { minItems: 1 }) },
      'Besides the scheme’s own, these; for all groups that have none of their own.',
    ),
    closed(
      {
        what: Type.Literal('data'),
        noise: Type.Number({ exclusiveMinimum: 0, maximum: 1, description: '0.05: every value within ±5 %.' }),
        indicators: Type.Optional(Type.Array(Type.String())),
      },
      'Values vary evenly about what was reported.',
    ),
    closed(
      { what: Type.Literal('omission'), indicators: Type.Optional(Type.Array(Type.String())) },
      'One indicator at a time is left out, or none.',
    ),
  ],
  { description: 'An assumption that the replays vary.' },
)
export type Factor = Static<typeof Factor>

export const Uncertainty = closed(
  {
    replays: Type.Optional(Type.Integer({ minimum: 2, maximum: 100_000 })),
    seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295 })),
    vary: Type.Array(Factor, { minItems: 1 }),
  },
  'What is not certain about the method (不确定性). Replays with the same seed give the same figures.',
)
export type Uncertainty = Static<typeof Uncertainty>

export const Scheme = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal(SCHEME_FORMAT),
    id: Type.String({ pattern: '^[a-z0-9]+(?:[./-][a-z0-9]+)*$', description: 'mu-yield/lakeside' }),
    version: Type.String({ minLength: 1, description: 'An evaluation keeps the version that it was computed with.' }),
    name: Name,
    about: Type.Optional(Name),
    basis: Type.Optional(
      Type.Array(
        closed(
          {
            document: Type.String({ minLength: 1 }),
            number: Type.Optional(Type.String({ description: 'Document number (文号).' })),
            article: Type.Optional(Type.String()),
            note: Type.Optional(Name),
            sure: Type.Optional(Type.Boolean({ description: 'false: could not be checked against the original.' })),
          },
          'A document that the scheme rests on.',
        ),
      ),
    ),
    validFrom: Type.Optional(Day),
    validTo: Type.Optional(Type.Union([Day, Type.Null()])),
    data: closed(
      {
        unit: ColumnName,
        name: Type.Optional(ColumnName),
        missing: Type.Optional(Type.Array(Type.String(), { description: 'Words that stand for a missing value.' })),
        notApplicable: Type.Optional(
          Type.Array(Type.String(), { description: 'Words that say the unit has no such duty.' }),
        ),
      },
      'Which columns name the units, and which words stand for no value.',
    ),
    indicators: Type.Array(Indicator, { minItems: 1 }),
    groups: Type.Array(Group, { minItems: 1 }),
    exempt: Type.Optional(Type.Array(Exemption)),
    pools: Type.Optional(closed({ column: ColumnName }, 'Units are ranked and graded within their pool (分组).')),
    prepare: Type.Optional(Type.Array(Step, { description: 'denominate alone by default.' })),
    normalise: Type.Optional(Normalisation),
    weighting: Type.Optional(Weighting),
    aggregation: Type.Optional(Aggregation),
    levels: Type.Optional(
      Type.Record(Type.String({ pattern: '^[2-9]$' }), Aggregation, {
        description: 'Aggregation by level: 2 gathers indicators, 3 gathers groups of level 2, and so on.',
      }),
    ),
    bonus: Type.Optional(Adjustment),
    deduction: Type.Optional(Adjustment),
    score: Type.Optional(
      closed(
        {
          least: Type.Optional(Type.Number()),
          most: Type.Optional(Type.Number()),
          digits: Type.Optional(Type.Integer({ minimum: 0, maximum: 12 })),
          rounding: Type.Optional(oneOf('half-up', 'half-even')),
        },
        'Limits and rounding of the final score. Ranks and grades follow the rounded score.',
      ),
    ),
    ranking: Type.Optional(
      closed(
        {
          ties: Type.Optional(oneOf('min', 'average', 'max', 'dense')),
          tieBreak: Type.Optional(
            Type.Array(Type.String(), {
              description: 'Scores of indicators or groups that decide between equal totals.',
            }),
          ),
        },
        'Equal scores share the better place and the next place is skipped, unless it says otherwise.',
      ),
    ),
    vetoes: Type.Optional(Type.Array(Veto)),
    grading: Type.Optional(Grading),
    uncertainty: Type.Optional(Uncertainty),
  },
  { additionalProperties: false, title: 'Gangmu evaluation scheme', description: 'An evaluation scheme (评价方案).' },
)
export type Scheme = Static<typeof Scheme>
