import { type Static, type TSchema, Type } from 'typebox'

const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Named = Type.Object({ zh: Text, en: Text })
const Truth = Type.Unsafe<'true' | 'false' | 'unknown'>(Type.Enum(['true', 'false', 'unknown']))
const Mode = Type.Unsafe<'auto' | 'instant' | 'apply'>(Type.Enum(['auto', 'instant', 'apply']))
/** Yuan as decimal text. */
const Money = Type.String()

export const Division = Type.String({ pattern: '^\\d{2,12}$' })
export const One = Type.Object({ division: Division, id: Type.String({ format: 'uuid' }) })
export const Asked = Type.Object({ division: Type.Optional(Division) })

const RequirementRow = Type.Object({
  truth: Truth,
  cite: Text,
  condition: Text,
  text: Named,
  missing: Type.Array(Type.Object({ name: Text, label: Named, holder: Named, mayGive: Type.Boolean() })),
  sources: Type.Array(Type.Object({ name: Named, asOf: Nullable(Text) })),
})

const Fund = Type.Object({
  policy: Text,
  title: Text,
  year: Text,
  allotted: Money,
  reserved: Money,
  paid: Money,
  left: Money,
})
export type FundRow = Static<typeof Fund>

const ClauseRow = Type.Object({
  id: Text,
  policy: Text,
  policyTitle: Text,
  document: Nullable(Text),
  level: Text,
  key: Text,
  version: Type.Integer(),
  title: Text,
  mode: Mode,
  from: Text,
  to: Text,
  isOpen: Type.Boolean(),
  /** Firms at work by what the conditions say of them. */
  yes: Type.Integer(),
  no: Type.Integer(),
  unknown: Type.Integer(),
  /** Claims of the year that stand, and those paid. */
  claims: Type.Integer(),
  paid: Type.Integer(),
  paidAmount: Money,
  /** Firms that qualify and have no claim, and what the formula would give them, before what they had elsewhere. */
  unclaimed: Type.Integer(),
  unclaimedAmount: Money,
})
export type ClauseRow = Static<typeof ClauseRow>

/** The desk: every clause in force against every firm, the funds of the year, the claims by state. */
export const DeskAnswer = Type.Object({
  division: Text,
  on: Text,
  isSimulated: Type.Boolean(),
  firms: Type.Integer(),
  clauses: Type.Array(ClauseRow),
  funds: Type.Array(Fund),
  states: Type.Record(Type.String(), Type.Integer()),
  mayPropose: Type.Boolean(),
})
export type DeskAnswer = Static<typeof DeskAnswer>

const FirmRow = Type.Object({
  id: Text,
  name: Text,
  code: Text,
  truth: Truth,
  why: Named,
  amount: Nullable(Money),
  claim: Nullable(Type.Object({ id: Text, number: Nullable(Text), state: Text })),
})
export type FirmRow = Static<typeof FirmRow>

/** One clause against all firms. */
export const ClauseAnswer = Type.Object({
  division: Text,
  on: Text,
  isSimulated: Type.Boolean(),
  clause: Type.Object({
    id: Text,
    state: Text,
    policy: Text,
    policyTitle: Text,
    document: Nullable(Text),
    key: Text,
    version: Type.Integer(),
    title: Text,
    beneficiaries: Text,
    conditions: Text,
    formula: Text,
    basis: Nullable(Text),
    mode: Mode,
    per: Text,
    from: Text,
    to: Text,
    evidence: Nullable(Text),
    needsNotice: Type.Boolean(),
    bounds: Type.Object({
      cap: Money,
      roundTo: Text,
      group: Nullable(Text),
      rule: Nullable(Text),
      groupCap: Nullable(Money),
      firmCap: Nullable(Money),
    }),
  }),
  requirements: Type.Array(
    Type.Object({ condition: Text, cite: Text, yes: Type.Integer(), no: Type.Integer(), unknown: Type.Integer() }),
  ),
  yes: Type.Integer(),
  no: Type.Integer(),
  unknown: Type.Integer(),
  shown: Truth,
  total: Type.Integer(),
  rows: Type.Array(FirmRow),
  fund: Nullable(Fund),
  mayWrite: Type.Boolean(),
})
export type ClauseAnswer = Static<typeof ClauseAnswer>

/** What a text of conditions and a formula would do, before anybody issues it. */
export const PreviewAnswer = Type.Object({
  faults: Type.Array(Type.Object({ at: Text, code: Text, message: Named })),
  requirements: Type.Array(
    Type.Object({ condition: Text, cite: Text, yes: Type.Integer(), no: Type.Integer(), unknown: Type.Integer() }),
  ),
  yes: Type.Integer(),
  no: Type.Integer(),
  unknown: Type.Integer(),
  /** What all that qualify would get together, before what they had elsewhere. */
  amount: Money,
  rows: Type.Array(FirmRow),
})
export type PreviewAnswer = Static<typeof PreviewAnswer>

export const FactsAnswer = Type.Object({
  rows: Type.Array(
    Type.Object({
      name: Text,
      label: Named,
      kind: Text,
      unit: Nullable(Text),
      source: Named,
      choices: Type.Array(Type.Object({ value: Text, label: Named })),
    }),
  ),
})
export type FactsAnswer = Static<typeof FactsAnswer>

const Line = Type.Object({ label: Named, value: Money })
const ClaimRow = Type.Object({
  id: Text,
  number: Nullable(Text),
  state: Text,
  firm: Text,
  firmName: Text,
  title: Text,
  year: Text,
  mode: Text,
  expected: Nullable(Money),
  amount: Nullable(Money),
  filedOn: Text,
  noticedOn: Nullable(Text),
  payableOn: Nullable(Text),
  paidOn: Nullable(Text),
  recovered: Nullable(Money),
})

/** A firm's page: every clause in force, yes or no and why, what is missing and how far. */
export const FirmAnswer = Type.Object({
  division: Text,
  on: Text,
  isSimulated: Type.Boolean(),
  firm: Type.Object({ id: Text, name: Text, code: Text }),
  isOwn: Type.Boolean(),
  clauses: Type.Array(
    Type.Object({
      id: Text,
      policyTitle: Text,
      document: Nullable(Text),
      level: Text,
      benefit: Text,
      key: Text,
      title: Text,
      beneficiaries: Text,
      evidence: Nullable(Text),
      mode: Mode,
      from: Text,
      to: Text,
      isOpen: Type.Boolean(),
      truth: Truth,
      requirements: Type.Array(RequirementRow),
      amount: Nullable(Money),
      lines: Type.Array(Line),
      nothing: Nullable(Named),
      /** The firm has come to qualify for it since it looked last. */
      isNew: Type.Boolean(),
      /** What is left of its budget would not do. */
      isShort: Type.Boolean(),
      claim: Nullable(Type.Object({ id: Text, number: Nullable(Text), state: Text, amount: Nullable(Money) })),
    }),
  ),
  claims: Type.Array(ClaimRow),
})
export type FirmAnswer = Static<typeof FirmAnswer>
export type FirmClause = FirmAnswer['clauses'][number]

export const MineAnswer = Type.Object({
  division: Text,
  rows: Type.Array(
    Type.Object({
      id: Text,
      name: Text,
      /** Clauses that it has come to qualify for and has not looked at, with the last day of each. */
      news: Type.Array(Type.Object({ title: Text, to: Text })),
    }),
  ),
})
export type MineAnswer = Static<typeof MineAnswer>

/** One claim with its arithmetic, each time it was judged, and the movements of its money. */
export const ClaimAnswer = Type.Object({
  division: Text,
  isSimulated: Type.Boolean(),
  claim: ClaimRow,
  clause: Text,
  policyTitle: Text,
  decisions: Type.Array(
    Type.Object({
      does: Text,
      at: Text,
      byName: Text,
      on: Text,
      version: Type.Integer(),
      formula: Text,
      truth: Truth,
      requirements: Type.Array(RequirementRow),
      facts: Type.Array(
        Type.Object({
          name: Text,
          label: Named,
          value: Nullable(Text),
          unit: Nullable(Text),
          asOf: Nullable(Text),
          source: Named,
        }),
      ),
      lines: Type.Array(Line),
      /** As it was decided; and as it comes out when it is worked out again now from what was frozen. */
      amount: Nullable(Money),
      again: Nullable(Money),
    }),
  ),
  entries: Type.Array(Type.Object({ does: Text, reserved: Money, paid: Money, at: Text, byName: Text })),
})
export type ClaimAnswer = Static<typeof ClaimAnswer>

/** 触达率: clause by clause, in its steps; each number has its records behind it in the register. */
export const Reach = Type.Object({
  division: Text,
  year: Text,
  isSimulated: Type.Boolean(),
  mayTell: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      clause: Text,
      title: Text,
      policyTitle: Text,
      mode: Mode,
      entitled: Type.Integer(),
      told: Type.Integer(),
      reached: Type.Integer(),
      claimed: Type.Integer(),
      paid: Type.Integer(),
      untold: Type.Integer(),
    }),
  ),
})
export type Reach = Static<typeof Reach>
export type ReachRow = Reach['rows'][number]

export const Unclaimed = Type.Object({
  division: Text,
  on: Text,
  isSimulated: Type.Boolean(),
  total: Type.Integer(),
  amount: Money,
  rows: Type.Array(
    Type.Object({
      firm: Text,
      name: Text,
      code: Text,
      body: Nullable(Text),
      clause: Text,
      title: Text,
      policyTitle: Text,
      mode: Mode,
      to: Text,
      amount: Nullable(Money),
    }),
  ),
})
export type Unclaimed = Static<typeof Unclaimed>
export type UnclaimedRow = Unclaimed['rows'][number]
