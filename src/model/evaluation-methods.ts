import { type Static, type TSchema, Type } from 'typebox'

/**
 * The parts of an evaluation scheme (评价方案) that name methods: preparation of the data, normalisation, weighting,
 * aggregation, conditions. `evaluation-scheme.ts` puts them together; `docs/evaluation-scheme.md` explains each with its
 * formula and its counterpart in COINr. Every union is told apart by one key: `step`, `method`, `rule`, `kind`, `what`.
 */

const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const closed = <P extends Record<string, TSchema>>(properties: P, description: string) =>
  Type.Object(properties, { additionalProperties: false, description })

export const Id = Type.String({
  pattern: '^[A-Za-z\\p{Script=Han}][A-Za-z0-9\\p{Script=Han}_.-]*$',
  description: 'Begins with a letter or a Chinese character; letters, digits, _ . - follow.',
})
export const ColumnName = Type.String({
  minLength: 1,
  description: 'Name of a column of the data, as in its first line.',
})
const Positive = Type.Number({ exclusiveMinimum: 0 })
const Pair = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })

export const Name = Type.Union(
  [
    Type.String({ minLength: 1 }),
    closed({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, 'In both languages.'),
  ],
  { title: 'Name', description: 'A name, or a name in both languages.' },
)
export type Name = Static<typeof Name>

// ── Conditions, in three-valued logic: holds, does not hold, not known ──────────────────────────────────────────────

export const Test = closed(
  {
    column: Type.Optional(ColumnName),
    indicator: Type.Optional(Type.String({ description: 'Value of an indicator after preparation.' })),
    score: Type.Optional(Type.String({ description: 'Score of an indicator or a group.' })),
    is: oneOf('at-least', 'more-than', 'at-most', 'less-than', 'equal', 'one-of', 'none-of', 'present', 'missing'),
    than: Type.Optional(
      Type.Union([
        Type.Number(),
        closed(
          { average: oneOf('pool', 'all'), times: Type.Optional(Type.Number()) },
          'Average of the same quantity over the units of the pool, or over all evaluated units.',
        ),
      ]),
    ),
    of: Type.Optional(Type.Array(Type.String(), { minItems: 1, description: 'Words, for one-of and none-of.' })),
    blank: Type.Optional(
      Type.Unsafe<'unknown' | 'fails' | 'holds'>({
        ...Type.Enum(['unknown', 'fails', 'holds']),
        description: 'What a missing value says; unknown by default. A list of accidents left blank may mean: none.',
      }),
    ),
  },
  'One comparison. Exactly one of column, indicator, score.',
)
export type Test = Static<typeof Test>

export const Condition = Type.Union(
  [
    Test,
    closed({ all: Type.Array(Test, { minItems: 1 }) }, 'Every test holds.'),
    closed({ any: Type.Array(Test, { minItems: 1 }) }, 'At least one test holds.'),
  ],
  {
    title: 'Condition',
    description: 'A condition (条件). A test on a missing value is not known; it neither holds nor fails.',
  },
)
export type Condition = Static<typeof Condition>

// ── Preparation ─────────────────────────────────────────────────────────────────────────────────────────────────────

const Winsorise = closed(
  {
    method: Type.Literal('winsorise'),
    most: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.Null()], {
        description: 'Points at most, 5 by default; null: no limit.',
      }),
    ),
    force: Type.Optional(Type.Boolean({ description: 'Go on up to `most` even when the test passes.' })),
  },
  'Winsorisation (缩尾): the extreme points take the value of the next one, one after the other.',
)
const Transform = closed(
  {
    method: oneOf('log', 'log-by-skew', 'log-plus-one', 'log-gii', 'none'),
  },
  'ln(x − min + 0.01·(max − min)); the same or its mirror image by the sign of the skewness; ln(x − min + 1); ln((max − 1)(x − min)/(max − min) + 1).',
)
const BoxCox = closed(
  {
    method: Type.Literal('box-cox'),
    lambda: Type.Number(),
    makePositive: Type.Optional(Type.Boolean({ description: 'First x − min + 1; true by default.' })),
  },
  '(x^λ − 1)/λ, ln x when λ is 0.',
)
export const Transformation = Type.Union([Winsorise, Transform, BoxCox], {
  title: 'Transformation',
  description: 'A method against outliers.',
})
export type Transformation = Static<typeof Transformation>

const treatment = {
  first: Type.Optional(Transformation),
  second: Type.Optional(Transformation),
  pass: Type.Optional(
    closed(
      { skewness: Type.Optional(Positive), kurtosis: Type.Optional(Type.Number()) },
      'Passes when |skewness| is below the one OR kurtosis below the other; 2 and 3.5 by default.',
    ),
  ),
  combine: Type.Optional(
    Type.Boolean({ description: 'Apply the second to the result of the first, not to the original.' }),
  ),
}
export const Treatment = Type.Object(treatment, {
  title: 'Treatment',
  additionalProperties: false,
  description: 'Outlier treatment (离群值处理): test; first method; test; second method.',
})
export type Treatment = Static<typeof Treatment>

export const Step = Type.Union(
  [
    closed({ step: Type.Literal('denominate') }, 'Divides each indicator by its denominator, where it names one.'),
    closed(
      {
        step: Type.Literal('screen'),
        by: oneOf('availability', 'non-zero', 'either'),
        availability: Type.Optional(
          Type.Number({ minimum: 0, maximum: 1, description: 'Least share of values present; 2/3.' }),
        ),
        nonZero: Type.Optional(
          Type.Number({ minimum: 0, maximum: 1, description: 'Least share of non-zero values; 0.05.' }),
        ),
        include: Type.Optional(Type.Array(Type.String(), { description: 'Units kept whatever their data.' })),
        exclude: Type.Optional(Type.Array(Type.String(), { description: 'Units left out whatever their data.' })),
      },
      'Leaves out units with too little data (数据可得性筛选).',
    ),
    closed(
      {
        step: Type.Literal('impute'),
        method: oneOf('mean', 'median', 'row-mean', 'row-median', 'value', 'column'),
        within: Type.Optional(
          Type.Union([ColumnName], {
            description: 'Mean or median within the groups of this column (mean, median only).',
          }),
        ),
        least: Type.Optional(
          Type.Integer({ minimum: 1, description: 'Values a group must have; a smaller group takes the mean of all.' }),
        ),
        value: Type.Optional(Type.Number({ description: 'For method value.' })),
        columns: Type.Optional(
          Type.Record(Type.String(), ColumnName, {
            description:
              'For method column: indicator → column that holds its replacement, last year’s value for instance.',
          }),
        ),
        level: Type.Optional(
          Type.Integer({
            minimum: 2,
            description: 'For row methods: within the groups of this level, not over all indicators.',
          }),
        ),
        normaliseFirst: Type.Optional(
          Type.Boolean({ description: 'For row methods: min–max with direction first; true.' }),
        ),
        indicators: Type.Optional(Type.Array(Type.String(), { description: 'These only; all by default.' })),
      },
      'Fills missing values (缺失值插补).',
    ),
    closed(
      {
        step: Type.Literal('treat'),
        ...treatment,
        indicators: Type.Optional(
          Type.Record(Type.String(), Type.Union([Type.Literal('none'), Treatment]), {
            description: 'Exceptions: an indicator’s own treatment, or none.',
          }),
        ),
      },
      'Treats outliers (离群值处理).',
    ),
  ],
  { title: 'Step', description: 'One step of the preparation. Steps run in the order given.' },
)
export type Step = Static<typeof Step>

// ── Normalisation ───────────────────────────────────────────────────────────────────────────────────────────────────

export const Base = Type.Union(
  [
    Type.Number(),
    closed(
      {
        of: oneOf('mean', 'median', 'maximum', 'minimum'),
        column: Type.Optional(ColumnName),
        times: Type.Optional(Type.Number({ description: 'Times this; 1 by default.' })),
        within: Type.Optional(ColumnName),
        least: Type.Optional(
          Type.Integer({
            minimum: 1,
            description: 'Units a group must have; a smaller group takes the figure of all.',
          }),
        ),
      },
      'Taken from the data: of the indicator, or of another column (last year’s value for instance), overall or within groups.',
    ),
  ],
  { title: 'Base', description: 'A base or target value (基准值、目标值).' },
)
export type Base = Static<typeof Base>

const ties = Type.Optional(
  Type.Unsafe<'average' | 'min' | 'max'>({
    ...Type.Enum(['average', 'min', 'max']),
    description: 'Rank that equal values share; average by default.',
  }),
)
const common = {
  within: Type.Optional(
    Type.Union([ColumnName], { description: 'Take minimum, maximum, mean, ranks within the groups of this column.' }),
  ),
  negative: Type.Optional(
    Type.Unsafe<'formula' | 'negate'>({
      ...Type.Enum(['formula', 'negate']),
      description:
        'For negative indicators: the method’s own reverse formula (default), or the positive formula on −x as COINr does.',
    }),
  ),
  times: Type.Optional(Type.Number({ description: 'The score times this; 1 by default.' })),
}
const reverse = Type.Optional(
  Type.Unsafe<'inverse' | 'mirrored'>({
    ...Type.Enum(['inverse', 'mirrored']),
    description: 'For negative indicators: T/x, or 2 − x/T.',
  }),
)
const ratio = {
  cap: Type.Optional(Type.Union([Positive, Type.Null()], { description: 'At most; null or absent: no cap.' })),
  floor: Type.Optional(
    Type.Union([Type.Number(), Type.Null()], { description: 'At least; 0 by default; null: none.' }),
  ),
  reverse,
}

export const Normalisation = Type.Union(
  [
    closed(
      {
        method: Type.Literal('min-max'),
        range: Type.Optional(Type.Unsafe<readonly [number, number]>(Pair)),
        whenConstant: Type.Optional(oneOf('upper', 'lower', 'missing')),
        ...common,
      },
      '极差法 (x − min)/(max − min)·(u − l) + l, range [0, 100] by default. All equal: the upper end.',
    ),
    closed(
      {
        method: Type.Literal('z-score'),
        mean: Type.Optional(Type.Number()),
        deviation: Type.Optional(Positive),
        ...common,
      },
      '标准分 (x − mean)/sd·deviation + mean, with the sample standard deviation (n − 1).',
    ),
    closed(
      {
        method: Type.Literal('scaled'),
        bounds: Type.Optional(Type.Unsafe<readonly [number, number]>(Pair)),
        ...common,
      },
      '(x − l)/(u − l)·100.',
    ),
    closed({ method: Type.Literal('rank'), ties, ...common }, 'Rank from the bottom: 1 is the worst.'),
    closed({ method: Type.Literal('borda'), ties, ...common }, 'Borda 计分: rank − 1.'),
    closed({ method: Type.Literal('percentile'), ties, ...common }, '百分位 (rank − 1)/(n − 1).'),
    closed(
      {
        method: Type.Literal('distance-to-target'),
        target: Type.Optional(Type.Number()),
        cap: Type.Optional(Type.Boolean()),
        ...common,
      },
      '(x − min)/(T − min); negative (max − x)/(max − T). Capped at 1 when asked.',
    ),
    closed(
      {
        method: Type.Literal('distance-to-reference'),
        unit: Type.String({ description: 'Code of the reference unit (标杆).' }),
        cap: Type.Optional(Type.Boolean()),
        ...common,
      },
      '1 − (r − x)/(r − min) with r the value of the reference unit.',
    ),
    closed({ method: Type.Literal('distance-to-maximum'), ...common }, '1 − (max − x)/(max − min).'),
    closed({ method: Type.Literal('fraction-of-maximum'), ...common }, 'x/max; negative min/x.'),
    closed(
      {
        method: Type.Literal('goalposts'),
        lower: Type.Optional(Type.Number()),
        upper: Type.Optional(Type.Number()),
        scale: Type.Optional(Type.Number()),
        truncate: Type.Optional(Type.Boolean({ description: 'Cut at 0 and 1 before scaling; true by default.' })),
        log: Type.Optional(Type.Boolean({ description: '(ln x − ln l)/(ln u − ln l).' })),
        ...common,
      },
      '上下限法 (x − l)/(u − l)·scale; negative (u − x)/(u − l)·scale.',
    ),
    closed(
      {
        method: Type.Literal('efficacy'),
        satisfactory: Type.Number(),
        unacceptable: Type.Number(),
        span: Type.Optional(Type.Number()),
        floor: Type.Optional(Type.Number()),
        least: Type.Optional(Type.Number()),
        most: Type.Optional(Type.Number()),
        ...common,
      },
      '功效系数法 (x − s)/(h − s)·40 + 60, h 满意值, s 不允许值. Not cut unless `least` or `most` say so.',
    ),
    closed(
      {
        method: Type.Literal('completion'),
        target: Type.Optional(Base),
        form: Type.Optional(oneOf('ratio', 'difference')),
        band: Type.Optional(Positive),
        ...ratio,
        ...common,
      },
      '目标完成 x/T; negative T/x or 2 − x/T; difference 1 + (x − T)/band where T may be near 0.',
    ),
    closed(
      { method: Type.Literal('ratio-to-base'), base: Type.Optional(Base), ...ratio, ...common },
      '基准比值 clamp(x/base, 0, cap); negative 2 − x/base or base/x.',
    ),
    closed(
      {
        method: Type.Literal('classes'),
        classes: Type.Array(
          closed({ bound: Type.Number(), score: Type.Number() }, 'Positive: x ≥ bound; negative: x ≤ bound.'),
          { minItems: 1, description: 'Best class first.' },
        ),
        otherwise: Type.Number({ description: 'Score of what reaches no class.' }),
        ...common,
      },
      '分档法: the score of the first class reached.',
    ),
    closed(
      {
        method: Type.Literal('places'),
        form: oneOf('linear', 'step'),
        top: Type.Optional(Type.Number()),
        step: Type.Optional(Positive),
        floor: Type.Optional(Type.Number()),
        ...common,
      },
      '名次法: top·(n − k + 1)/n, or top − (k − 1)·step, k the place from the top; equal values share the better place.',
    ),
    closed({ method: Type.Literal('identity'), ...common }, 'The value is the score; negative: −x.'),
  ],
  { title: 'Normalisation', description: 'How a value becomes a score (标准化、无量纲化).' },
)
export type Normalisation = Static<typeof Normalisation>

export const Substitution = closed(
  {
    rule: oneOf('average-score', 'median-score', 'lowest-score', 'highest-score', 'score'),
    score: Type.Optional(Type.Number({ description: 'For rule score.' })),
    within: Type.Optional(Type.Union([ColumnName], { description: 'Among the units of the same group only.' })),
    least: Type.Optional(Type.Integer({ minimum: 1, description: 'Scores a group must have, else all units count.' })),
    note: Type.Optional(Name),
  },
  'Named substitution rule (替代规则): the score that a missing value gets.',
)
export type Substitution = Static<typeof Substitution>

// ── Weights and aggregation ─────────────────────────────────────────────────────────────────────────────────────────

export const Weight = Type.Union(
  [
    Type.Number({ minimum: 0 }),
    closed(
      {
        by: ColumnName,
        values: Type.Record(Type.String(), Type.Number({ minimum: 0 })),
        otherwise: Type.Optional(Type.Number({ minimum: 0 })),
      },
      'By the unit’s group; 0 where the duty is absent (缺项): the others are re-normalised.',
    ),
  ],
  { title: 'Weight', description: 'A weight (权重). Relative for means; points for sums.' },
)
export type Weight = Static<typeof Weight>

const simpleWeightings = [
  closed({ method: Type.Literal('given') }, 'The weights written at the members.'),
  closed({ method: Type.Literal('equal') }, 'Equal weights.'),
  closed(
    {
      method: Type.Literal('entropy'),
      of: Type.Optional(
        Type.Unsafe<'min-max' | 'scores'>({
          ...Type.Enum(['min-max', 'scores']),
          description: 'Of the members min–max scaled with direction (default), or of their scores as they are.',
        }),
      ),
    },
    '熵权法: p = z/Σz, e = −Σp·ln p/ln n, w ∝ 1 − e. A constant column has weight 0.',
  ),
  closed(
    {
      method: Type.Literal('ahp'),
      matrix: Type.Array(Type.Array(Positive), { minItems: 1, maxItems: 11 }),
      by: Type.Optional(oneOf('eigenvector', 'geometric-mean')),
      limit: Type.Optional(Positive),
    },
    'AHP 层次分析法: pairwise comparisons of the members in their order; refused when CR is not below the limit (0.10).',
  ),
] as const

export const Weighting = Type.Union(
  [
    ...simpleWeightings,
    closed(
      {
        method: Type.Literal('combined'),
        of: Type.Array(Type.Union([...simpleWeightings]), { minItems: 2, maxItems: 2 }),
        by: oneOf('product', 'mean'),
        share: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'Of the first, for mean; 0.5.' })),
      },
      '组合赋权: w ∝ w₁·w₂, or share·w₁ + (1 − share)·w₂.',
    ),
  ],
  { title: 'Weighting', description: 'How the members of a group are weighted.' },
)
export type Weighting = Static<typeof Weighting>

const gathering = {
  threshold: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Least share of members present; below it the result is missing.',
    }),
  ),
  missing: Type.Optional(
    Type.Unsafe<'renormalise' | 'zero' | 'missing'>({
      ...Type.Enum(['renormalise', 'zero', 'missing']),
      description: 'A missing member: left out and the rest re-weighted (default); counts 0; makes the result missing.',
    }),
  ),
}
export const Aggregation = Type.Union(
  [
    closed(
      {
        method: oneOf('arithmetic', 'geometric', 'harmonic', 'median', 'minimum', 'sum', 'outranking', 'copeland'),
        ...gathering,
      },
      'Weighted means; weighted median; worst member; Σ w·x; row sums of the outranking matrix; Copeland’s wins minus losses.',
    ),
    closed(
      { method: Type.Literal('generalised'), power: Type.Number(), ...gathering },
      'Generalised mean (Σ w·x^p/Σ w)^(1/p), p ≠ 0.',
    ),
  ],
  { title: 'Aggregation', description: 'How the members of a group become its score (合成).' },
)
export type Aggregation = Static<typeof Aggregation>
