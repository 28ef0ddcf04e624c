import { type Static, Type } from 'typebox'
import type { CommitmentStanding } from './standing.ts'
import { COMMITMENT_STANDINGS } from './standing.ts'

/** Shapes of the commitments API: what it takes and what it answers. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Standing = Type.Unsafe<CommitmentStanding>(Type.Enum([...COMMITMENT_STANDINGS]))
const StepAnswer = Type.Object({ state: Type.String(), reason: Type.String(), by: Type.String(), at: Type.String() })

const MilestoneAnswer = Type.Object({
  id: Type.String(),
  title: Type.String(),
  dueOn: Day,
  weight: Type.Number(),
  needsEvidence: Type.Boolean(),
  state: oneOf('reached', 'claimed', 'overdue', 'due-soon', 'upcoming'),
  daysLate: Type.Integer(),
  report: Nullable(Type.String({ description: 'Id of the report that the state rests on.' })),
})

const ProgressAnswer = Type.Object(
  {
    reached: Nullable(Type.Number()),
    claimed: Nullable(Type.Number()),
    expected: Nullable(Type.Number()),
  },
  { description: 'Shares of weight, 0 to 1; null without milestones: nobody types a percentage.' },
)

export const Work = Type.Object({
  lead: Nullable(Type.String({ format: 'uuid' })),
  supports: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 40 }),
  goal: Type.String({ maxLength: 2000 }),
  dueOn: Nullable(Type.String()),
})

export const CommitmentRow = Type.Object({
  division: Type.String(),
  id: Type.String(),
  plan: Type.String(),
  revision: Type.Integer(),
  clause: Type.String(),
  line: Type.Integer(),
  version: Type.Integer({ description: 'Version of the plan whose text it is.' }),
  chapter: Type.String(),
  section: Type.String(),
  text: Type.String(),
  isEnded: Type.Boolean(),
  isVerifiable: Type.Boolean(),
  lead: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  supports: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  suggestion: Nullable(
    Type.Object({
      words: Type.String(),
      because: Type.String(),
      body: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
    }),
  ),
  goal: Type.String(),
  dueOn: Nullable(Type.String()),
  issue: oneOf('draft', 'issued', 'acknowledged', 'objected'),
  standing: Standing,
  standingWords: Words,
  reason: Words,
  progress: ProgressAnswer,
  milestones: Type.Integer(),
  waiting: Type.Integer({ description: 'Reports that wait for review.' }),
  daysOverdue: Type.Integer(),
  nextDue: Nullable(Type.String()),
  supervision: Nullable(Type.Integer({ description: 'Level of the open supervision.' })),
})
export type CommitmentRow = Static<typeof CommitmentRow>

export const CommitmentList = Type.Object({
  total: Type.Integer(),
  on: Day,
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'By standing, before that filter.' }),
  rows: Type.Array(CommitmentRow),
})
export type CommitmentList = Static<typeof CommitmentList>

export const CommitmentPage = Type.Intersect([
  CommitmentRow,
  Type.Object({
    planYears: Type.Unsafe<readonly [number, number]>(
      Type.Array(Type.Integer(), { minItems: 2, maxItems: 2, description: 'First and last year of the plan.' }),
    ),
    documentNo: Nullable(Type.String()),
    acknowledgeBy: Nullable(Type.String()),
    objection: Nullable(Type.String()),
    milestoneList: Type.Array(MilestoneAnswer),
    reports: Type.Array(
      Type.Object({
        id: Type.String(),
        milestone: Nullable(Type.String()),
        body: Type.Object({ id: Type.String(), name: Type.String() }),
        says: oneOf('done', 'under-way', 'not-started', 'blocked'),
        doneOn: Nullable(Type.String()),
        text: Type.String(),
        needs: Type.String(),
        by: Type.String(),
        at: Type.String(),
        state: oneOf('submitted', 'endorsed', 'accepted', 'returned', 'withdrawn'),
        steps: Type.Array(StepAnswer),
        proofs: Type.Array(
          Type.Object({
            no: Type.Integer(),
            grade: oneOf('bulletin', 'letter', 'statement'),
            title: Type.String(),
            file: Nullable(Type.String()),
            documentNo: Nullable(Type.String()),
          }),
        ),
      }),
    ),
    supervisions: Type.Array(
      Type.Object({
        id: Type.String(),
        level: Type.Integer(),
        isOpen: Type.Boolean(),
        isAnswered: Type.Boolean(),
        answerBy: Nullable(Type.String()),
        steps: Type.Array(
          Type.Intersect([StepAnswer, Type.Object({ level: Type.Integer(), answerBy: Nullable(Type.String()) })]),
        ),
      }),
    ),
    texts: Type.Array(
      Type.Object({ version: Type.Integer(), clause: Type.String(), line: Type.Integer(), text: Type.String() }),
    ),
    works: Type.Array(
      Type.Object({
        no: Type.Integer(),
        lead: Nullable(Type.String()),
        supports: Type.Array(Type.String()),
        goal: Type.String(),
        dueOn: Nullable(Type.String()),
        reason: Type.String(),
        by: Type.String(),
        at: Type.String(),
      }),
    ),
  }),
])
export type CommitmentPage = Static<typeof CommitmentPage>

export const BodyLoad = Type.Object({
  body: Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() }),
  leads: Type.Integer(),
  supports: Type.Integer(),
  standings: Type.Record(Type.String(), Type.Integer()),
  overdue: Type.Integer(),
  daysOverdue: Type.Integer({ description: 'Days of the most overdue one.' }),
  supervised: Type.Integer(),
  waiting: Type.Integer(),
  finishedShare: Nullable(Type.Number({ description: 'Finished / led; null when it leads none.' })),
})
export type BodyLoad = Static<typeof BodyLoad>
export const BodyLoads = Type.Object({ on: Day, rows: Type.Array(BodyLoad) })
export type BodyLoads = Static<typeof BodyLoads>

export const Filter = Type.Object({
  division: Type.Optional(Type.String({ pattern: '^\\d{2,12}$' })),
  plan: Type.Optional(Type.String({ format: 'uuid' })),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
  on: Type.Optional(Day),
  standing: Type.Optional(Standing),
  body: Type.Optional(Type.String({ format: 'uuid' })),
  chapter: Type.Optional(Type.String({ maxLength: 200 })),
  supervised: Type.Optional(Type.Boolean()),
  waiting: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(oneOf('line', 'due', 'overdue', 'progress', 'lead')),
  skip: Type.Optional(Type.Integer({ minimum: 0 })),
  take: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
})
export type Filter = Static<typeof Filter>

export const MilestoneInput = Type.Object({
  id: Nullable(Type.String({ format: 'uuid' })),
  title: Type.String({ maxLength: 300 }),
  dueOn: Type.String(),
  weight: Type.Number(),
  needsEvidence: Type.Boolean(),
})

export const ReportInput = Type.Object({
  milestone: Nullable(Type.String({ format: 'uuid' })),
  body: Type.String({ format: 'uuid' }),
  says: oneOf('done', 'under-way', 'not-started', 'blocked'),
  doneOn: Nullable(Day),
  text: Type.String({ maxLength: 5000 }),
  needs: Type.String({ maxLength: 2000 }),
  proofs: Type.Array(
    Type.Object({
      grade: oneOf('bulletin', 'letter', 'statement'),
      title: Type.String({ maxLength: 200 }),
      file: Nullable(Type.String({ format: 'uuid' })),
      documentNo: Nullable(Type.String({ maxLength: 60 })),
    }),
    { maxItems: 20 },
  ),
})
