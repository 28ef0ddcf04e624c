import { type Static, Type } from 'typebox'
import { GAP_KINDS, IMPORTANCES, LEVELS, NODE_KINDS, NODE_STATES, PLACES, STAGES, WANTED, WEIGHTS } from './names.ts'
import { ORDER_STATES, SIDES } from './orders.ts'
import { CONTENTS, DELIVERABLE_KINDS, ENTRY_KINDS } from './settings.ts'
import { SOURCING_TESTS } from './sourcing.ts'

/** Shapes of the chains' API. Amounts in 万元 (10,000 yuan), decimal text; shares as fractions; days 'YYYY-MM-DD'. */

export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>(Type.Enum([...values], description === undefined ? {} : { description }))
const countsOf = <const T extends readonly string[]>(_: T) =>
  Type.Unsafe<Record<T[number], number>>(Type.Record(Type.String(), Type.Integer()))
export const Words = Type.Object({ zh: Type.String(), en: Type.String() })
export const Division = Type.String({ pattern: '^\\d{2,12}$' })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const Id = Type.String({ format: 'uuid' })

const STATES = [...NODE_STATES, 'unknown'] as const
const State = oneOf(STATES, 'unknown: firms that are to be verified decide.')

export const LocalSupplyAnswer = Type.Object(
  {
    rate: Nullable(Type.Number()),
    withheld: Nullable(oneOf(['none', 'few-buyers', 'few-suppliers', 'dominant'] as const)),
    orders: Type.Integer(),
    buyers: Type.Integer(),
    suppliers: Type.Integer(),
    band: Nullable(Words),
    places: Nullable(Type.Unsafe<Record<(typeof PLACES)[number], number>>(Type.Record(Type.String(), Type.Number()))),
    undecided: Type.Integer({
      description: 'Orders that are not confirmed by both, or in dispute: not known, not zero.',
    }),
  },
  { description: 'Confirmed local orders over all confirmed orders of twelve months, where it may be told.' },
)
export type LocalSupplyAnswer = Static<typeof LocalSupplyAnswer>

const ChainHead = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  scope: Nullable(Type.String()),
  state: oneOf(['drafting', 'active', 'closed'] as const),
  office: Type.String(),
  officeName: Type.String(),
  chiefPost: Nullable(Type.String()),
  leadingFirm: Nullable(Type.String()),
  leadingFirmName: Nullable(Type.String()),
  openedOn: Day,
  metOn: Nullable(Day),
})

const Counts = Type.Object({
  nodes: Type.Integer(),
  supplies: Type.Integer(),
  firms: Type.Integer(),
  states: countsOf(STATES),
  gaps: countsOf(GAP_KINDS),
  singles: Type.Integer(),
  dependencies: Type.Integer(),
  faults: Type.Integer(),
  inHand: Type.Integer({ description: 'Gaps that were taken up and are not closed.' }),
  overdue: Type.Integer(),
})

export const ChainList = Type.Object({
  division: Type.String(),
  on: Day,
  isSimulated: Type.Boolean(),
  mayKeep: Type.Boolean(),
  supply: LocalSupplyAnswer,
  rows: Type.Array(Type.Object({ ...ChainHead.properties, counts: Counts, supply: LocalSupplyAnswer })),
})
export type ChainList = Static<typeof ChainList>

const FollowUpAnswer = Type.Object({
  id: Type.String(),
  number: Type.String(),
  name: Type.String(),
  node: Type.String(),
  kind: oneOf(GAP_KINDS),
  state: oneOf(['open', 'doing', 'filled', 'dropped'] as const),
  owner: Type.String(),
  ownerName: Type.String(),
  due: Day,
  foundOn: Day,
  closedOn: Nullable(Day),
  progress: Nullable(Type.String()),
  progressOn: Nullable(Day),
  way: Nullable(Type.Array(Type.String())),
  targets: Type.Integer(),
})
export type FollowUpAnswer = Static<typeof FollowUpAnswer>

export const DrawnNode = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  stage: oneOf(STAGES),
  kind: oneOf(NODE_KINDS),
  weight: oneOf(WEIGHTS),
  wanted: oneOf(WANTED),
  state: State,
  worst: oneOf(NODE_STATES),
  best: oneOf(NODE_STATES),
  firms: Type.Integer(),
  pending: Type.Integer(),
  isSingle: Nullable(Type.Boolean()),
  isCut: Type.Boolean(),
  isDependency: Type.Boolean(),
  isCritical: Type.Boolean(),
  downstream: Type.Number(),
  dependants: Type.Integer(),
  gap: Nullable(
    Type.Object({
      kind: oneOf(GAP_KINDS),
      priority: Type.Number(),
      reach: Type.Number(),
      shortfall: Type.Number(),
      reasons: Type.Array(Words),
      worked: Words,
    }),
  ),
})
export type DrawnNode = Static<typeof DrawnNode>

export const DrawnSupply = Type.Object({
  id: Type.String(),
  from: Type.String(),
  to: Type.String(),
  importance: oneOf(IMPORTANCES),
  share: Nullable(Type.Number()),
})
export type DrawnSupply = Static<typeof DrawnSupply>

export const ChainAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  isSimulated: Type.Boolean(),
  mayKeep: Type.Boolean(),
  mayExport: Type.Boolean(),
  chain: ChainHead,
  counts: Counts,
  supply: LocalSupplyAnswer,
  nodes: Type.Array(DrawnNode, { description: 'In the order of their codes.' }),
  supplies: Type.Array(DrawnSupply),
  gaps: Type.Array(Type.String(), { description: 'Nodes with a gap, the most pressing first.' }),
  singles: Type.Array(Type.String(), { description: 'Nodes with one firm, the one on which most depends first.' }),
  critical: Type.Array(Type.String()),
  faults: Type.Array(
    Type.Object({
      kind: oneOf(['self-supply', 'outside', 'repeated', 'cycle', 'alone'] as const),
      nodes: Type.Array(Type.String()),
      supplies: Type.Array(Type.String()),
    }),
  ),
  firms: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      role: oneOf(['leading', 'backbone', 'supporting'] as const),
      nodes: Type.Array(Type.String()),
      alone: Type.Array(Type.String(), { description: 'Nodes on which no other firm stands.' }),
    }),
  ),
  followUps: Type.Array(FollowUpAnswer),
  tickets: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      name: Type.String(),
      need: Type.String(),
      state: Type.String(),
      node: Nullable(Type.String()),
      handlerName: Nullable(Type.String()),
    }),
  ),
  rules: Type.Object({
    by: oneOf(['position', 'stage'] as const),
    firms: Type.Integer(),
    coverage: Type.Number(),
    level: oneOf(LEVELS),
    freshMonths: Type.Integer(),
    disclosedFrom: Type.Integer(),
  }),
})
export type ChainAnswer = Static<typeof ChainAnswer>

const Near = Type.Object({
  id: Type.String(),
  name: Type.String(),
  state: Nullable(State),
  importance: oneOf(IMPORTANCES),
  share: Nullable(Type.Number()),
  chain: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
})

export const NodeAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  node: DrawnNode,
  demand: Nullable(Type.Number()),
  coverage: Nullable(Type.Number()),
  capacity: Type.Number(),
  concentration: Nullable(Type.Number()),
  asked: Type.Array(
    Type.Object({
      id: oneOf(['presence', 'firms', 'coverage', 'level'] as const),
      truth: oneOf(['true', 'false', 'unknown'] as const),
      words: Words,
    }),
  ),
  placements: Type.Array(
    Type.Object({
      id: Type.String(),
      firm: Type.String(),
      name: Type.String(),
      role: oneOf(['leading', 'backbone', 'supporting'] as const),
      output: Nullable(Type.Number()),
      level: Nullable(oneOf(LEVELS)),
      isConfirmed: Type.Boolean(),
      counts: Type.Boolean({ description: 'Confirmed, and not too long ago.' }),
      asOf: Day,
    }),
  ),
  suppliers: Type.Array(Near),
  users: Type.Array(Near),
  supply: LocalSupplyAnswer,
  followUps: Type.Array(FollowUpAnswer),
  entries: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), kind: oneOf(ENTRY_KINDS), state: Type.String() }),
  ),
  candidates: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), sector: Type.String() }), {
    description: 'Firms of the division in the sector of the node that do not stand on it.',
  }),
  works: Type.Array(
    Type.Object({
      type: oneOf(['lead', 'challenge', 'tech-need'] as const),
      id: Type.String(),
      gap: Type.String(),
      name: Type.String(),
      state: Type.String(),
    }),
    { description: 'Leads, challenges and technical needs that name a gap of the node.' },
  ),
  needs: Type.Object({
    open: Type.Integer({ description: 'Purchase needs on the node that are open for introductions.' }),
    whyNot: Type.Array(Type.Object({ why: Type.String(), count: Type.Integer() })),
  }),
})
export type NodeAnswer = Static<typeof NodeAnswer>

export const WhatIfAnswer = Type.Object({
  changes: Type.Array(
    Type.Object({
      id: Type.String(),
      before: Nullable(oneOf(NODE_STATES)),
      after: Nullable(oneOf(NODE_STATES)),
      becomesSingle: Type.Boolean(),
      becomesGap: Type.Boolean(),
      downstream: Type.Number(),
    }),
  ),
  missing: Type.Array(Type.String()),
  affected: Type.Array(Type.String()),
  share: Type.Number(),
})
export type WhatIfAnswer = Static<typeof WhatIfAnswer>

export const KitAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  chain: ChainHead,
  isSimulated: Type.Boolean(),
  mayExport: Type.Boolean(),
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: oneOf(DELIVERABLE_KINDS),
      name: Words,
      content: oneOf(CONTENTS),
      entries: Type.Array(oneOf(ENTRY_KINDS)),
      count: Nullable(Type.Integer({ description: 'What stands in it; null for a drawing or a report.' })),
      entered: Type.Integer({ description: 'Within thirty days.' }),
      left: Type.Integer(),
    }),
  ),
  entries: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      kind: oneOf(ENTRY_KINDS),
      name: Type.String(),
      state: oneOf(['listed', 'active', 'landed', 'expired', 'removed'] as const),
      gap: Nullable(Type.String()),
      gapName: Nullable(Type.String()),
      node: Nullable(Type.String()),
      ownerName: Type.String(),
      amount: Nullable(Type.String()),
      fromWhere: Nullable(Type.String()),
      listedOn: Day,
      contactedOn: Nullable(Day),
      leftOn: Nullable(Day),
    }),
  ),
})
export type KitAnswer = Static<typeof KitAnswer>

const Confirmation = Nullable(Type.Object({ at: Type.String(), byName: Type.String(), isPaper: Type.Boolean() }))
export const OrderLine = Type.Object({
  division: Type.String(),
  id: Type.String(),
  contract: Type.String(),
  node: Type.String(),
  nodeName: Type.String(),
  chain: Type.String(),
  buyer: Type.String(),
  buyerName: Type.String(),
  supplier: Nullable(Type.String()),
  supplierName: Type.String(),
  place: oneOf(PLACES),
  signedOn: Day,
  state: oneOf(ORDER_STATES),
  amount: Nullable(Type.String({ description: 'Whole, to the two parties alone.' })),
  band: Words,
  confirmed: Type.Object({ buyer: Confirmation, supplier: Confirmation }),
  dispute: Nullable(Type.String()),
  sides: Type.Array(oneOf(SIDES), { description: 'Sides for whose firm the person acts.' }),
  mayConfirm: Type.Array(oneOf(SIDES)),
  mayCorrect: Type.Boolean(),
  mayDispute: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
})
export type OrderLine = Static<typeof OrderLine>
export const OrderList = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  mayEnter: Type.Boolean(),
  rows: Type.Array(OrderLine),
})
export type OrderList = Static<typeof OrderList>

export const OrderChoices = Type.Object({
  nodes: Type.Array(
    Type.Object({ id: Type.String(), code: Type.String(), name: Type.String(), chainName: Type.String() }),
  ),
  firms: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  own: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})
export type OrderChoices = Static<typeof OrderChoices>

export const OwnAnswer = Type.Object({
  division: Type.String(),
  firms: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  placements: Type.Array(
    Type.Object({
      id: Type.String(),
      firm: Type.String(),
      firmName: Type.String(),
      node: Type.String(),
      nodeName: Type.String(),
      chainName: Type.String(),
      state: oneOf(['stated', 'confirmed'] as const),
      asOf: Day,
    }),
  ),
})
export type OwnAnswer = Static<typeof OwnAnswer>

const TRUTHS = ['true', 'false', 'unknown'] as const
const NeedHead = {
  id: Type.String(),
  number: Type.String(),
  product: Type.String(),
  buyer: Type.String(),
  buyerName: Type.String(),
  state: oneOf(['submitted', 'listed', 'met', 'expired', 'withdrawn'] as const),
  node: Nullable(Type.String()),
  nodeName: Nullable(Type.String()),
  chain: Nullable(Type.String()),
  chainName: Nullable(Type.String()),
  amount: Nullable(Type.Number()),
  buysFrom: Nullable(oneOf(PLACES)),
  wantedBy: Nullable(Day),
  validTo: Day,
  underWay: Type.Integer({ description: 'Introductions under way.' }),
  contracted: Type.Integer(),
  failed: Type.Integer(),
  can: Type.Integer({ description: 'Firms on its node that could supply it.' }),
  open: Type.Integer({ description: 'Firms of which nobody can say before more is known.' }),
  cannot: Type.Integer(),
}
const NeedLine = Type.Object(NeedHead)
export type NeedLine = Static<typeof NeedLine>
export const NeedList = Type.Object({
  division: Type.String(),
  isSimulated: Type.Boolean(),
  mayEnter: Type.Boolean(),
  rows: Type.Array(NeedLine),
})
export type NeedList = Static<typeof NeedList>

export const NeedAnswer = Type.Object({
  division: Type.String(),
  on: Day,
  isSimulated: Type.Boolean(),
  mayIntroduce: Type.Boolean(),
  need: Type.Object({
    ...NeedHead,
    spec: Type.String(),
    certs: Type.Array(Type.String()),
    leastLevel: Nullable(oneOf(LEVELS)),
    leadDays: Nullable(Type.Integer()),
  }),
  suppliers: Type.Array(
    Type.Object({
      placement: Type.String(),
      firm: Type.String(),
      name: Type.String(),
      asOf: Day,
      truth: oneOf(TRUTHS),
      verdicts: Type.Array(Type.Object({ test: oneOf(SOURCING_TESTS), truth: oneOf(TRUTHS), words: Words })),
      introduction: Nullable(Type.Object({ id: Type.String(), state: Type.String() })),
    }),
    { description: 'Those that could first, then those of which more is to be known, then those that fail in least.' },
  ),
  candidates: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), sector: Type.String() }), {
    description: 'Firms of the trade of which nobody entered what they can do.',
  }),
})
export type NeedAnswer = Static<typeof NeedAnswer>

const OutputSumAnswer = Type.Object({
  value: Nullable(Type.Number({ description: '万元' })),
  withheld: Nullable(oneOf(['none', 'few-firms', 'dominant', 'others'] as const)),
  whole: Type.Integer({ description: 'Firms of which every month is known.' }),
  partly: Type.Integer(),
  firms: Type.Integer(),
  rows: Type.Integer(),
})
export type OutputSumAnswer = Static<typeof OutputSumAnswer>
export const OutputAnswer = Type.Object(
  {
    division: Type.String(),
    on: Day,
    isSimulated: Type.Boolean(),
    last: Nullable(Type.String({ description: "The last month with data, '2025-06'." })),
    split: oneOf(['capacity', 'even'] as const),
    maySeeRows: Type.Boolean(),
    months: Type.Array(Type.Object({ month: Type.String(), sum: OutputSumAnswer })),
    year: Nullable(OutputSumAnswer),
    growth: Type.Object({ value: Nullable(Type.Number()), firms: Type.Integer() }),
    nodes: Type.Array(
      Type.Object({
        id: Type.String(),
        code: Type.String(),
        name: Type.String(),
        stage: oneOf(STAGES),
        firmIds: Type.Array(Type.String()),
        sum: OutputSumAnswer,
      }),
    ),
    firmIds: Type.Array(Type.String()),
  },
  { description: 'What the firms of a chain turned over by their monthly data, 万元.' },
)
export type OutputAnswer = Static<typeof OutputAnswer>
