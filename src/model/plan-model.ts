import { type Static, Type } from 'typebox'

/**
 * The plan model: what `gangmu compile` prints. The JSON Schema in `docs/plan-model.schema.json` is generated from here.
 * Offsets are UTF-16 offsets into the source text, `line` is 1-based.
 */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))

const cited = {
  id: Type.String(),
  clause: Type.String({ description: 'Id of the clause it stands in.' }),
  line: Type.Integer({ minimum: 1 }),
  start: Type.Integer({ minimum: 0 }),
  end: Type.Integer({ minimum: 0 }),
}
const confidence = Type.Number({ minimum: 0, maximum: 1, description: 'How likely it is to be right, 0 to 1.' })

export const SourceInfo = Type.Object({
  name: Type.String(),
  format: oneOf('txt', 'markdown', 'html', 'docx', 'pdf'),
  characters: Type.Integer({ description: 'Length of the source text in UTF-16 units.' }),
  lines: Type.Integer(),
  encoding: Nullable(Type.String()),
})
export type SourceInfo = Static<typeof SourceInfo>

export const PlanInfo = Type.Object({
  title: Type.String(),
  kind: oneOf('plan', 'report', 'bulletin', 'other'),
  period: Nullable(Type.String({ description: "ISO 8601 interval of years, '2021/2025', or one year." })),
  horizon: Nullable(Type.String()),
  division: Nullable(Type.String()),
})
export type PlanInfo = Static<typeof PlanInfo>

export const OutlineNode = Type.Object({
  id: Type.String(),
  level: oneOf('part', 'chapter', 'section', 'item'),
  number: Type.String({ description: "Arabic numerals, '3', '3.1'; '' where the heading has none." }),
  title: Type.String(),
  line: Type.Integer({ minimum: 1 }),
  start: Type.Integer(),
  end: Type.Integer(),
})
export type OutlineNode = Static<typeof OutlineNode>

export const ClauseInfo = Type.Object({
  ...cited,
  section: Nullable(Type.String({ description: 'Id of the outline node it stands in.' })),
  paragraph: Type.String(),
  text: Type.String({ description: 'Reading text: what was published, without its stray spaces and breaks.' }),
  lead: Nullable(Type.String()),
  box: Nullable(Type.String()),
  page: Type.Optional(Type.Integer()),
})
export type ClauseInfo = Static<typeof ClauseInfo>

export const Statement = Type.Object(
  {
    ...cited,
    text: Type.String({ description: 'Exact slice of the source.' }),
    valueText: Type.String({ description: 'The value as written, an exact slice of the source.' }),
    indicator: Type.String(),
    subject: Nullable(
      Type.String({ description: 'Whose indicator, where the text says so: a park, a firm, a place.' }),
    ),
    role: oneOf('target', 'result', 'context'),
    comparator: oneOf('eq', 'ge', 'le', 'approx', 'range'),
    value: Type.Number({ description: '万 and 亿 stay in the unit, as stated.' }),
    valueMax: Nullable(Type.Number()),
    unit: Nullable(Type.String()),
    measure: oneOf('level', 'cumulative', 'increment', 'growth_rate', 'change'),
    direction: Nullable(oneOf('up', 'down')),
    per: Nullable(oneOf('year')),
    period: Nullable(Type.String({ description: "'2025', or the interval '2021/2025'." })),
    modality: oneOf('firm', 'strive'),
    confidence,
  },
  { description: 'A quantified claim (量化表述).' },
)
export type Statement = Static<typeof Statement>

export const Commitment = Type.Object(
  {
    ...cited,
    text: Type.String({ description: 'Exact slice of the source.' }),
    verb: Type.String(),
    object: Type.String(),
    place: Nullable(Type.String()),
    period: Nullable(Type.String()),
    bodies: Type.Array(Type.String({ description: 'Bodies that the sentence itself names.' })),
    lead: Nullable(Type.Object({ body: Type.String(), reason: Type.String(), confidence })),
    verifiable: Type.Boolean({ description: 'Whether anyone could ever tell that it was done.' }),
    confidence,
  },
  { description: 'Something the plan says will be done (任务).' },
)
export type Commitment = Static<typeof Commitment>

export const NamedThing = Type.Object(
  {
    ...cited,
    kind: oneOf('project', 'body', 'place', 'enterprise', 'spatial-structure', 'park', 'programme', 'honour', 'brand'),
    name: Type.String(),
    mentions: Type.Array(
      Type.Object({ clause: Type.String(), line: Type.Integer(), start: Type.Integer(), end: Type.Integer() }),
    ),
    parts: Type.Array(Type.String({ description: 'Units of a spatial structure, as the text lists them.' })),
    confidence,
  },
  { description: 'A project, body, place, enterprise or spatial structure that the text names.' },
)
export type NamedThing = Static<typeof NamedThing>

export const OrderedSystem = Type.Object(
  {
    system: Type.String({ description: 'Id of the declaration in src/systems.' }),
    clause: Type.String(),
    line: Type.Integer(),
    start: Type.Integer(),
    end: Type.Integer(),
    text: Type.String({ description: 'Exact slice of the source.' }),
    strength: oneOf('ordered', 'mentioned'),
    confidence,
  },
  { description: 'A mechanism that the plan orders, by the words it uses.' },
)
export type OrderedSystem = Static<typeof OrderedSystem>

export const Diagnostic = Type.Object(
  {
    code: Type.String(),
    severity: oneOf('error', 'warning', 'info'),
    message: Type.String(),
    messageEn: Type.String(),
    hint: Type.String({ description: 'What to do.' }),
    hintEn: Type.String(),
    line: Type.Integer(),
    column: Type.Integer(),
    start: Type.Integer(),
    end: Type.Integer(),
    clause: Nullable(Type.String()),
    related: Type.Array(
      Type.Object({
        clause: Nullable(Type.String()),
        line: Type.Integer(),
        start: Type.Integer(),
        end: Type.Integer(),
      }),
    ),
  },
  { description: 'What is wrong or doubtful in the text (体检意见).' },
)
export type Diagnostic = Static<typeof Diagnostic>

export const PlanModel = Type.Object(
  {
    source: SourceInfo,
    plan: PlanInfo,
    outline: Type.Array(OutlineNode),
    clauses: Type.Array(ClauseInfo),
    statements: Type.Array(Statement),
    commitments: Type.Array(Commitment),
    projects: Type.Array(NamedThing),
    bodies: Type.Array(NamedThing),
    places: Type.Array(NamedThing),
    enterprises: Type.Array(NamedThing),
    structures: Type.Array(NamedThing),
    honours: Type.Array(NamedThing, { description: 'Titles held or striven for, and brands.' }),
    systems: Type.Array(OrderedSystem),
    diagnostics: Type.Array(Diagnostic),
  },
  { $id: 'https://gangmu.example/plan-model', title: 'Gangmu plan model' },
)
export type PlanModel = Static<typeof PlanModel>
