import { type Static, Type } from 'typebox'
import { type AnyStanding, standings, type Tone } from '../../model/standing.ts'
import { DAY_GROUPS } from './my-day.ts'
import type { PictureNode } from './picture.ts'

/** Shapes of the overview API: what it takes and what it answers. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const ToneName = oneOf(['good', 'fair', 'poor', 'bad', 'none'] as const satisfies readonly Tone[])
const StandingName = Type.Unsafe<AnyStanding>(Type.Enum([...standings]))
const Code = Type.String({ pattern: '^\\d{2,12}$' })

export const OverviewQuery = Type.Object({
  division: Type.Optional(Code),
  plan: Type.Optional(Type.String({ format: 'uuid' })),
  asOf: Type.Optional(Day),
})

export const TargetBrief = Type.Object({
  id: Type.String(),
  name: Words,
  wanted: Words,
  unit: Nullable(Type.String()),
  isBinding: Type.Boolean(),
  standing: StandingName,
  tone: ToneName,
  progress: Nullable(Type.Number({ description: 'Share of the way; 1 is reached.' })),
  elapsed: Nullable(Type.Number()),
  latest: Nullable(Type.Object({ period: Type.String(), value: Type.Number() })),
  warning: Nullable(Type.Object({ severity: oneOf(['red', 'orange', 'yellow'] as const), words: Words })),
  body: Nullable(Type.String()),
  chapter: Type.String(),
  line: Type.Integer(),
  href: Type.String(),
})
export type TargetBrief = Static<typeof TargetBrief>

export const AttentionEntry = Type.Object({
  kind: oneOf(['target', 'commitment'] as const),
  id: Type.String(),
  name: Words,
  tone: ToneName,
  /** The judgement in the words of its engine: 严重滞后, 逾期. */
  judgement: Words,
  why: Words,
  isBinding: Type.Boolean(),
  progress: Nullable(Type.Number()),
  elapsed: Nullable(Type.Number()),
  body: Nullable(Type.String()),
  href: Type.String(),
})
export type AttentionEntry = Static<typeof AttentionEntry>

export const Overview = Type.Object({
  division: Type.String(),
  on: Day,
  plan: Nullable(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      period: Nullable(Type.String()),
      version: Type.Integer(),
      effectiveFrom: Type.String(),
    }),
  ),
  elapsed: Nullable(Type.Number()),
  picture: Nullable(
    Type.Unsafe<PictureNode>(Type.Unknown({ description: 'The tree of headings with what each holds.' })),
  ),
  targets: Type.Array(TargetBrief),
  commitments: Type.Object({
    total: Type.Integer(),
    counts: Type.Array(Type.Object({ standing: Type.String(), words: Words, tone: ToneName, count: Type.Integer() })),
  }),
  attention: Type.Array(AttentionEntry),
  attentionTotal: Type.Integer(),
  isSimulated: Type.Boolean(),
})
export type Overview = Static<typeof Overview>

export const MyDay = Type.Object({
  on: Day,
  groups: Type.Array(
    Type.Object({
      group: oneOf(DAY_GROUPS),
      total: Type.Integer(),
      entries: Type.Array(
        Type.Object({
          thing: Type.String(),
          title: Words,
          note: Words,
          due: Nullable(Type.String()),
          daysLeft: Nullable(Type.Integer()),
          urgency: oneOf(['overdue', 'today', 'soon', 'later', 'none'] as const),
          tone: ToneName,
          href: Type.String(),
        }),
      ),
    }),
  ),
})
export type MyDay = Static<typeof MyDay>

export const SearchQuery = Type.Object({
  division: Type.Optional(Code),
  plan: Type.Optional(Type.String({ format: 'uuid' })),
  q: Type.String({ minLength: 1, maxLength: 100 }),
})

export const SearchAnswer = Type.Object({
  total: Type.Integer(),
  found: Type.Array(
    Type.Object({
      kind: oneOf(['target', 'commitment', 'system', 'clause'] as const),
      id: Type.String(),
      name: Type.String(),
      text: Type.String(),
      note: Type.String(),
      href: Type.String(),
      hit: Nullable(Type.Object({ in: oneOf(['name', 'text'] as const), from: Type.Integer(), to: Type.Integer() })),
    }),
  ),
})
export type SearchAnswer = Static<typeof SearchAnswer>

const SystemAnswer = Type.Object({
  id: Type.String(),
  name: Words,
  purpose: Words,
  works: Words,
  engine: Type.String(),
  basis: Type.Array(Type.Object({ title: Type.String(), number: Nullable(Type.String()), sure: Type.Boolean() })),
  /** Whether it runs in the division; 'none': nothing is built that runs it. */
  runs: oneOf(['on', 'off', 'none'] as const),
  /** 'not-ordered': the plan does not ask for it; 'mentioned': only named. */
  state: oneOf(['not-ordered', 'mentioned', 'ordered'] as const),
  clauses: Type.Array(
    Type.Object({ clause: Type.String(), line: Type.Integer(), text: Type.String(), href: Nullable(Type.String()) }),
  ),
  /** Other systems that it feeds. */
  feeds: Type.Array(Type.Object({ id: Type.String(), name: Words })),
  /** Targets of the plan that stand in the sections which order it. */
  targets: Type.Array(Type.Object({ id: Type.String(), name: Words, href: Type.String() })),
})
export type SystemAnswer = Static<typeof SystemAnswer>

export const Systems = Type.Object({
  plan: Nullable(Type.Object({ id: Type.String(), title: Type.String(), version: Type.Integer() })),
  chapters: Type.Array(Type.Object({ folder: Type.String(), title: Words, systems: Type.Array(SystemAnswer) })),
})
export type Systems = Static<typeof Systems>
