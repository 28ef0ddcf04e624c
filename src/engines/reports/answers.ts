import { type Static, Type } from 'typebox'
import type { Block, Run } from '../official-documents/model.ts'
import { REPORT_KINDS, ReportFacts, type ReportKind } from './facts.ts'
import { Findings } from './findings.ts'
import { Frame } from './frame.ts'
import { REPORT_STATES, type ReportState } from './tables.ts'

/** Shapes of the reports API: what it takes and what it answers. */

export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
export const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
export const Uuid = Type.String({ format: 'uuid' })
export const Division = Type.String({ pattern: '^\\d{2,12}$' })
export const Kind = Type.Unsafe<ReportKind>(Type.Enum([...REPORT_KINDS]))
export const State = Type.Unsafe<ReportState>(Type.Enum([...REPORT_STATES]))
const Words = Type.Object({ zh: Type.String(), en: Type.String() })

/** A run or block as `document/model.ts` has it: citations nest as deep as the arithmetic does. */
const RunAnswer = Type.Unsafe<Run>(
  Type.Object({ kind: oneOf('text', 'figure'), text: Type.String() }, { additionalProperties: true }),
)
const BlockShape = Type.Unsafe<Block>(
  Type.Object(
    { kind: oneOf('heading', 'paragraph', 'question', 'table'), key: Type.String() },
    { additionalProperties: true },
  ),
)

export const ReportRow = Type.Object({
  division: Type.String(),
  id: Type.String(),
  plan: Type.String(),
  kind: Kind,
  kindWords: Words,
  year: Type.Integer(),
  title: Type.String(),
  state: State,
  stateWords: Words,
  revision: Type.Integer(),
  by: Type.String(),
  at: Type.String(),
  asOf: Nullable(Day),
  planVersion: Nullable(Type.Integer()),
})
export type ReportRow = Static<typeof ReportRow>
export const ReportList = Type.Object({ today: Day, rows: Type.Array(ReportRow) })
export type ReportList = Static<typeof ReportList>

export const MergedBlockAnswer = Type.Object({
  key: Type.String(),
  part: Type.String(),
  state: oneOf('generated', 'rewritten', 'changed', 'orphaned', 'omitted', 'inserted'),
  /** The number in front of a heading. */
  marker: Nullable(Type.String()),
  block: Nullable(BlockShape),
  generated: Nullable(BlockShape),
  /** The latest edit of the block; its number goes back with the next one. */
  edit: Nullable(
    Type.Object({
      seq: Type.Integer(),
      kind: oneOf('replace', 'omit', 'insert', 'restore'),
      by: Type.String(),
      at: Type.String(),
      replacedText: Type.String(),
      runs: Type.Array(RunAnswer),
    }),
  ),
  changes: Type.Array(
    Type.Object({ id: Type.String(), before: Nullable(Type.String()), after: Nullable(Type.String()) }),
  ),
})
export type MergedBlockAnswer = Static<typeof MergedBlockAnswer>

export const CommentAnswer = Type.Object({
  id: Type.String(),
  key: Nullable(Type.String()),
  answers: Nullable(Type.String()),
  text: Type.String(),
  role: Type.String(),
  by: Type.String(),
  at: Type.String(),
  isOwn: Type.Boolean(),
  isResolved: Type.Boolean(),
  resolvedBy: Nullable(Type.String()),
})
export type CommentAnswer = Static<typeof CommentAnswer>

export const AssignmentAnswer = Type.Object({
  division: Type.String(),
  id: Type.String(),
  report: Type.String(),
  reportTitle: Type.String(),
  snapshot: Type.String(),
  person: Type.String(),
  personName: Type.String(),
  bodyName: Type.String(),
  dueOn: Nullable(Day),
  by: Type.String(),
  at: Type.String(),
  ended: Nullable(Type.Object({ reason: Type.String(), at: Type.String() })),
  submissions: Type.Integer(),
})
export type AssignmentAnswer = Static<typeof AssignmentAnswer>

export const ReportPage = Type.Object({
  ...ReportRow.properties,
  /** The server's day: a simulated district has its own. */
  today: Day,
  documentTitle: Type.String(),
  label: Nullable(Type.String()),
  isIntact: Type.Boolean(),
  blocks: Type.Array(MergedBlockAnswer),
  annexes: Type.Array(
    Type.Object({
      key: Type.String(),
      title: Type.String(),
      orientation: oneOf('portrait', 'landscape'),
      rows: Type.Integer(),
    }),
  ),
  open: Type.Object({
    questions: Type.Array(Type.String()),
    changed: Type.Array(Type.String()),
    orphaned: Type.Array(Type.String()),
  }),
  frame: Frame,
  frameNo: Type.Integer(),
  comments: Type.Array(CommentAnswer),
  snapshots: Type.Array(
    Type.Object({
      id: Type.String(),
      no: Type.Integer(),
      asOf: Day,
      knownAt: Type.String(),
      planVersion: Type.Integer(),
      hash: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  versions: Type.Array(Type.Object({ no: Type.Integer(), hash: Type.String(), by: Type.String(), at: Type.String() })),
  steps: Type.Array(
    Type.Object({
      state: State,
      stateWords: Words,
      reason: Type.String(),
      version: Nullable(Type.Integer()),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  next: Type.Array(State),
  assignments: Type.Array(AssignmentAnswer),
  targets: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), standingWords: Type.String(), targetText: Type.String() }),
  ),
  adjustments: Type.Array(
    Type.Object({
      target: Type.String(),
      proposal: oneOf('keep', 'raise', 'lower', 'redefine', 'drop'),
      proposed: Type.String(),
      reason: Type.String(),
      basis: Type.String(),
      by: Type.String(),
      on: Day,
    }),
  ),
  differences: Type.Integer(),
})
export type ReportPage = Static<typeof ReportPage>

export const AnnexAnswer = Type.Object({
  key: Type.String(),
  title: Type.String(),
  blocks: Type.Array(MergedBlockAnswer),
})
export type AnnexAnswer = Static<typeof AnnexAnswer>

export const DifferencesAnswer = Type.Object({
  title: Type.String(),
  assessments: Type.Array(
    Type.Object({
      id: Type.String(),
      assessor: Type.String(),
      submittedOn: Day,
      overall: Type.String(),
      compared: Type.Integer(),
      agreed: Type.Integer(),
      different: Type.Integer(),
    }),
  ),
  differences: Type.Array(
    Type.Object({
      about: oneOf('target', 'commitment'),
      id: Type.String(),
      name: Type.String(),
      assessor: Type.String(),
      own: Type.String(),
      theirs: Type.String(),
      kinder: oneOf('own', 'theirs', 'undecided'),
      text: Type.String(),
    }),
  ),
})
export type DifferencesAnswer = Static<typeof DifferencesAnswer>

/** What an assessor sees: the frozen facts, their own draft, what they submitted. */
export const AssessmentPage = Type.Object({
  assignment: AssignmentAnswer,
  hash: Type.String(),
  isIntact: Type.Boolean(),
  facts: ReportFacts,
  draft: Type.Object({ revision: Type.Integer(), findings: Findings }),
  submitted: Type.Array(
    Type.Object({
      no: Type.Integer(),
      hash: Type.String(),
      isIntact: Type.Boolean(),
      by: Type.String(),
      at: Type.String(),
      findings: Findings,
    }),
  ),
})
export type AssessmentPage = Static<typeof AssessmentPage>
