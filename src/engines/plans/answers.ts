import { type Static, Type } from 'typebox'
import { ADOPTION_REASONS, DOCUMENT_KINDS, ITEM_GROUPS, ITEM_KINDS, PLAN_KINDS } from './definition.ts'

/** Shapes of the plans API: what it takes and what it answers. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() })
const Year = Nullable(Type.Integer({ minimum: 1949, maximum: 2100 }))
const Fields = Type.Record(Type.String(), Type.Unknown())
const ItemId = Type.String({ minLength: 1, maxLength: 80 })
const Reason = Nullable(Type.String({ maxLength: 1000 }))
const States = oneOf('pending', 'accepted', 'amended', 'rejected', 'split', 'merged')

export const Division = Type.Optional(Type.String({ pattern: '^\\d{2,12}$' }))
export const InDivision = Type.Object({ division: Type.String({ pattern: '^\\d{2,12}$' }) })
export const One = Type.Object({ ...InDivision.properties, id: Type.String({ format: 'uuid' }) })
export const OneVersion = Type.Object({ ...One.properties, number: Type.Integer({ minimum: 1 }) })

export const DocumentAnswer = Type.Object({
  division: Type.String(),
  id: Type.String(),
  kind: oneOf(...DOCUMENT_KINDS),
  plan: Nullable(Type.String()),
  name: Type.String(),
  sha256: Type.String(),
  size: Type.Integer(),
  state: oneOf('waiting', 'ready', 'refused', 'failed', 'withdrawn'),
  stage: Nullable(oneOf('waiting', 'reading', 'compiling')),
  title: Nullable(Type.String()),
  period: Nullable(Type.String()),
  format: Nullable(Type.String()),
  readsAs: Nullable(Type.String({ description: 'What the compiler takes it for: plan, report, bulletin, other.' })),
  refusal: Nullable(Type.Object({ code: Type.String(), message: Bilingual, hint: Bilingual })),
  uploadedAt: Type.String(),
  uploadedByName: Type.String(),
  compilation: Nullable(Type.String()),
  compiler: Nullable(Type.String()),
  isCurrentCompiler: Type.Boolean(),
  basedOn: Nullable(Type.String()),
  items: Type.Integer(),
  decided: Type.Integer(),
})
export type DocumentAnswer = Static<typeof DocumentAnswer>

export const DocumentList = Type.Object({ documents: Type.Array(DocumentAnswer) })

export const VersionAnswer = Type.Object({
  plan: Type.String(),
  number: Type.Integer(),
  id: Type.String(),
  reason: oneOf(...ADOPTION_REASONS),
  approval: Type.Object({ number: Type.String(), issuedOn: Day, body: Type.String() }),
  effectiveFrom: Day,
  effectiveTo: Nullable(Day),
  document: Type.String(),
  compilation: Type.String(),
  sourceSha256: Type.String(),
  compiler: Type.String(),
  hash: Type.String(),
  decidedSeq: Type.Integer(),
  undecided: Type.Integer(),
  adoptedAt: Type.String(),
  adoptedByName: Type.String(),
  isInForce: Type.Boolean(),
})
export type VersionAnswer = Static<typeof VersionAnswer>

export const PlanAnswer = Type.Object({
  division: Type.String(),
  id: Type.String(),
  kind: oneOf(...PLAN_KINDS),
  title: Type.String(),
  from: Year,
  to: Year,
  horizon: Year,
  period: Nullable(Type.String({ description: '2021/2025' })),
  revision: Type.Integer(),
  inForce: Nullable(VersionAnswer),
  versions: Type.Integer(),
  documents: Type.Array(DocumentAnswer),
})
export type PlanAnswer = Static<typeof PlanAnswer>

export const PlanList = Type.Object({ plans: Type.Array(PlanAnswer) })
export type PlanList = Static<typeof PlanList>

export const PlanChange = Type.Object({
  revision: Type.Integer(),
  title: Type.String({ minLength: 1, maxLength: 120 }),
  from: Year,
  to: Year,
  horizon: Year,
})

export const Person = Type.Object({ id: Type.String(), name: Type.String() })
export const DecisionAnswer = Type.Object({
  seq: Type.Integer(),
  item: Type.String(),
  action: Type.Unknown(),
  at: Type.String(),
  by: Person,
  reason: Nullable(Type.String()),
  way: oneOf('person', 'bulk', 'carried'),
  batch: Nullable(Type.String()),
})

export const StateAnswer = Type.Object({
  item: Type.String(),
  state: States,
  revision: Type.Integer(),
  decision: Nullable(DecisionAnswer),
})
export type StateAnswer = Static<typeof StateAnswer>

export const HoldAnswer = Type.Object({
  item: Type.String(),
  person: Type.String(),
  name: Type.String(),
  until: Type.String(),
})

export const ItemAnswer = Type.Object({
  id: Type.String(),
  kind: oneOf(...ITEM_KINDS),
  group: oneOf(...ITEM_GROUPS),
  position: Type.Integer(),
  section: Nullable(Type.String()),
  chapter: Nullable(Type.String()),
  clause: Nullable(Type.String()),
  line: Type.Integer(),
  start: Type.Integer(),
  end: Type.Integer(),
  confidence: Type.Number(),
  found: Type.Unknown({ description: 'As compiled: see docs/plan-model.schema.json.' }),
})

/** What an item was in the text before, where it changed: for the person who decides it anew. */
export const EarlierAnswer = Type.Object({
  item: Type.String(),
  fields: Type.Array(Type.String()),
  likeness: Type.Number(),
  old: Nullable(ItemAnswer),
  state: States,
  decision: Nullable(DecisionAnswer),
})

export const ReviewAnswer = Type.Object({
  division: Type.String(),
  compilation: Type.String(),
  document: DocumentAnswer,
  plan: Nullable(Type.Object({ id: Type.String(), title: Type.String(), versions: Type.Integer() })),
  head: Type.Integer(),
  mustDecide: Type.Array(oneOf(...ITEM_GROUPS)),
  mayStayFrom: Nullable(Type.Number()),
  bulkFrom: Type.Number(),
  holdMinutes: Type.Integer(),
  items: Type.Array(ItemAnswer),
  states: Type.Array(StateAnswer),
  earlier: Type.Array(EarlierAnswer),
  holds: Type.Array(HoldAnswer),
})
export type ReviewAnswer = Static<typeof ReviewAnswer>

export const ReviewChanges = Type.Object({
  head: Type.Integer(),
  states: Type.Array(StateAnswer),
  holds: Type.Array(HoldAnswer),
})
export type ReviewChanges = Static<typeof ReviewChanges>

const Common = { item: ItemId, revision: Type.Integer({ minimum: 0 }), reason: Reason }
export const DecisionInput = Type.Union([
  Type.Object({ ...Common, action: oneOf('accept', 'reject', 'undo') }),
  Type.Object({ ...Common, action: oneOf('amend'), fields: Fields }),
  Type.Object({ ...Common, action: oneOf('split'), parts: Type.Array(Fields, { maxItems: 50 }) }),
  Type.Object({ ...Common, action: oneOf('merge'), into: ItemId }),
])
export type DecisionInput = Static<typeof DecisionInput>

export const DecisionsInput = Type.Object({
  decisions: Type.Array(DecisionInput, { minItems: 1, maxItems: 50 }),
})

export const BulkInput = Type.Object({
  groups: Type.Array(oneOf(...ITEM_GROUPS), { minItems: 1 }),
  from: Type.Number({ minimum: 0, maximum: 1 }),
  chapter: Nullable(Type.String()),
  /** Number of items that the person was told; another number means that the queue has moved on. */
  expected: Type.Integer({ minimum: 1 }),
})

export const BulkAnswer = Type.Object({
  batch: Nullable(Type.String()),
  accepted: Type.Integer(),
  ...ReviewChanges.properties,
})

export type BulkAnswer = Static<typeof BulkAnswer>

export const HoldsInput = Type.Object({
  take: Type.Array(ItemId, { maxItems: 200 }),
  release: Type.Array(ItemId, { maxItems: 200 }),
})

export const AdoptionInput = Type.Object({
  compilation: Type.String({ format: 'uuid' }),
  head: Type.Integer({ minimum: 0 }),
  reason: oneOf(...ADOPTION_REASONS),
  approval: Type.Object({
    number: Type.String({ maxLength: 80 }),
    issuedOn: Type.String({ maxLength: 10 }),
    body: Type.String({ maxLength: 80 }),
  }),
  effectiveFrom: Type.String({ maxLength: 10 }),
  effectiveTo: Nullable(Type.String({ maxLength: 10 })),
})

const ElementAnswer = Type.Object({
  id: Type.String(),
  was: Nullable(Type.String()),
  way: oneOf('person', 'bulk', 'undecided'),
  value: Type.Unknown(),
  found: Type.Unknown(),
  section: Nullable(Type.String()),
})
export const ElementsAnswer = Type.Object({
  version: VersionAnswer,
  statements: Type.Array(ElementAnswer),
  commitments: Type.Array(ElementAnswer),
  systems: Type.Array(ElementAnswer),
  names: Type.Array(ElementAnswer),
  diagnostics: Type.Array(ElementAnswer),
})

export const VersionList = Type.Object({ versions: Type.Array(VersionAnswer) })

const Target = Type.Unknown({ description: 'A statement: see docs/plan-model.schema.json.' })
export const DifferencesAnswer = Type.Object({
  /** What became of every item, with both items where there are two. */
  lines: Type.Array(
    Type.Object({
      fate: oneOf('kept', 'changed', 'new', 'dropped'),
      fields: Type.Array(Type.String()),
      likeness: Type.Number(),
      old: Nullable(ItemAnswer),
      recent: Nullable(ItemAnswer),
      oldState: States,
      state: States,
    }),
  ),
  counts: Type.Object({
    kept: Type.Integer(),
    changed: Type.Integer(),
    new: Type.Integer(),
    dropped: Type.Integer(),
  }),
  targets: Type.Array(
    Type.Object({
      fate: oneOf('kept', 'raised', 'lowered', 'changed', 'dropped', 'new'),
      indicator: Type.String(),
      old: Target,
      new: Target,
      reason: Bilingual,
    }),
  ),
  chapters: Type.Array(
    Type.Object({
      fate: oneOf('kept', 'renamed', 'dropped', 'new'),
      old: Nullable(Type.Object({ number: Type.String(), title: Type.String(), line: Type.Integer() })),
      new: Nullable(Type.Object({ number: Type.String(), title: Type.String(), line: Type.Integer() })),
    }),
  ),
  systems: Type.Array(Type.Object({ fate: oneOf('kept', 'dropped', 'new'), system: Type.String() })),
  old: Type.Object({ compilation: Type.String(), title: Type.String() }),
  recent: Type.Object({ compilation: Type.String(), title: Type.String() }),
})
export type DifferencesAnswer = Static<typeof DifferencesAnswer>

export const EvidenceAnswer = Type.Object({
  document: DocumentAnswer,
  readings: Type.Array(
    Type.Object({
      plan: Type.Object({ id: Type.String(), title: Type.String() }),
      version: Type.Integer(),
      trackedAt: Type.String(),
      unanswered: Type.Array(
        Type.Object({ target: Type.String(), indicator: Type.String(), period: Nullable(Type.String()) }),
      ),
      unmatched: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String(), indicator: Type.String() })),
      claims: Type.Array(
        Type.Object({
          target: Type.String(),
          indicator: Type.String(),
          says: oneOf('reached', 'not-reached'),
          period: Nullable(Type.String()),
          line: Type.Integer(),
          start: Type.Integer(),
          end: Type.Integer(),
          sentence: Type.String(),
        }),
      ),
      /** Targets that a value may be given to, for an amendment. */
      targets: Type.Array(Type.Object({ id: Type.String(), words: Type.String() })),
    }),
  ),
})
export type EvidenceAnswer = Static<typeof EvidenceAnswer>
