import { type Static, type TSchema, Type } from 'typebox'

/**
 * What `gangmu evaluate --format json` prints, and what the server keeps of an evaluation. The JSON Schema in
 * `docs/evaluation-result.schema.json` is generated from here. A score that is not known is null, never 0.
 */

const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Known = Type.Union([Type.Number(), Type.Null()])
const Text = Type.Union([Type.String(), Type.Null()])
const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const closed = <P extends Record<string, TSchema>>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })

export const ResultNode = closed(
  {
    id: Type.String(),
    name: Both,
    kind: oneOf('indicator', 'group'),
    parent: Text,
    level: Type.Integer({ minimum: 1 }),
    direction: Type.Union([oneOf('positive', 'negative'), Type.Null()]),
    weight: Type.Union([Type.Number(), Type.Null()], { description: 'In its group, as used; null for the index.' }),
    method: Type.String({ description: 'Normalisation of an indicator, aggregation of a group.' }),
  },
  'An indicator or a group of the scheme.',
)
export type ResultNode = Static<typeof ResultNode>

export const ResultDecision = closed(
  {
    kind: oneOf('veto', 'gate'),
    id: Type.String(),
    verdict: oneOf('holds', 'fails', 'unknown'),
    from: Text,
    to: Text,
  },
  'A veto or gate that decided something about a grade, or could not be told.',
)

export const UnitCertainty = closed(
  {
    replays: Type.Integer({ description: 'In which the unit had a place.' }),
    rank: closed(
      {
        mean: Type.Number(),
        median: Type.Number(),
        low: Type.Number({ description: '5 % quantile.' }),
        high: Type.Number({ description: '95 % quantile.' }),
        best: Type.Number(),
        worst: Type.Number(),
      },
      'Its rank over the replays.',
    ),
    grades: Type.Record(Type.String(), Type.Number(), { description: 'Probability of each grade.' }),
  },
  'How sure a unit’s rank and grade are.',
)

export const UnitResult = closed(
  {
    unit: Type.String(),
    name: Type.String(),
    pool: Text,
    score: Known,
    base: Type.Union([Type.Number(), Type.Null()], { description: 'The index before bonus and deduction.' }),
    bonus: Type.Number(),
    deduction: Type.Number(),
    rank: Known,
    poolRank: Known,
    grade: Text,
    earnedGrade: Type.Union([Type.String(), Type.Null()], { description: 'By score or share alone.' }),
    decisions: Type.Array(ResultDecision),
    scores: Type.Record(Type.String(), Known, { description: 'Of every indicator and group.' }),
    certainty: Type.Optional(UnitCertainty),
  },
  'An evaluated unit.',
)
export type UnitResult = Static<typeof UnitResult>

const Shape = closed({ skewness: Known, kurtosis: Known }, 'Shape of a column.')

export const SensitivityResult = closed(
  {
    factor: Type.String(),
    first: Known,
    total: Known,
    firstInterval: Type.Union([Type.Array(Known), Type.Null()]),
    totalInterval: Type.Union([Type.Array(Known), Type.Null()]),
  },
  'Sobol indices of a factor: share of the variance of the mean rank shift that it explains alone, and in all.',
)

/** A figure with its arithmetic; parts within parts. */
export const Unfolded = Type.Cyclic(
  {
    Unfolded: Type.Object(
      {
        id: Type.String(),
        kind: oneOf('value', 'score', 'group', 'points', 'final'),
        value: Known,
        expression: Text,
        notes: Type.Array(Both),
        parts: Type.Array(Type.Ref('Unfolded')),
      },
      { additionalProperties: false },
    ),
  },
  'Unfolded',
)

export const EvaluationResult = Type.Object(
  {
    scheme: closed({ id: Type.String(), version: Type.String(), name: Both }, 'What it was evaluated by.'),
    nodes: Type.Array(ResultNode, { description: 'The index last.' }),
    grades: Type.Array(closed({ grade: Type.String(), pool: Text, count: Type.Integer() }, 'Units of a grade.')),
    units: Type.Array(UnitResult, { description: 'From the first rank to the last; without a score at the end.' }),
    exempt: Type.Array(
      closed({ unit: Type.String(), name: Type.String(), rule: Type.String(), grade: Text }, 'Not evaluated.'),
    ),
    screened: Type.Array(
      closed(
        {
          unit: Type.String(),
          name: Type.String(),
          availability: Type.Number(),
          nonZero: Type.Number(),
          reason: oneOf('availability', 'non-zero', 'named'),
        },
        'Left out for want of data.',
      ),
    ),
    imputed: Type.Array(
      closed(
        { unit: Type.String(), indicator: Type.String(), value: Type.Number() },
        'A missing value that was filled.',
      ),
    ),
    substituted: Type.Array(
      closed(
        { unit: Type.String(), indicator: Type.String(), rule: Type.String(), score: Known },
        'A missing score by a named rule.',
      ),
    ),
    treated: Type.Array(
      closed(
        {
          indicator: Type.String(),
          method: Type.String(),
          passes: Type.Boolean(),
          before: Shape,
          after: Shape,
          lowered: Type.Array(Type.String()),
          raised: Type.Array(Type.String()),
        },
        'A column treated for outliers, and the units whose values moved.',
      ),
    ),
    certainty: Type.Optional(
      closed(
        {
          replays: Type.Integer(),
          failed: Type.Integer({ description: 'Replays whose methods could not work together.' }),
          seed: Type.Integer(),
          factors: Type.Array(Type.String()),
          sensitivity: Type.Union([Type.Array(SensitivityResult), Type.Null()]),
        },
        'How the replays were made.',
      ),
    ),
    stages: Type.Optional(
      Type.Array(
        closed(
          { name: Type.String(), values: Type.Record(Type.String(), Type.Record(Type.String(), Known)) },
          'Values of every unit and indicator after a step of the preparation; `scores` after normalisation.',
        ),
      ),
    ),
    explained: Type.Optional(Type.Array(closed({ unit: Type.String(), arithmetic: Unfolded }, 'A score unfolded.'))),
    lifts: Type.Optional(
      Type.Array(
        closed(
          {
            unit: Type.String(),
            grade: Text,
            by: Type.Array(
              closed(
                {
                  indicator: Type.String(),
                  column: Type.String(),
                  from: Known,
                  to: Type.Union([Type.Number(), Type.Null()], {
                    description: 'null: no value of this one lifts the grade.',
                  }),
                  grade: Text,
                  rank: Known,
                  score: Known,
                },
                'The smallest change in one indicator that lifts the grade.',
              ),
            ),
          },
          'What would lift a unit’s grade.',
        ),
      ),
    ),
  },
  { additionalProperties: false, title: 'Gangmu evaluation result' },
)
export type EvaluationResult = Static<typeof EvaluationResult>
