import { type Static, Type } from 'typebox'
import { COVERS, EVIDENCE_GRADES, MEASURES, VALUE_STATUSES } from '../indicators/definition.ts'
import { RETURN_ACTIONS, RETURN_STATES } from '../indicators/return-workflow.ts'

/** Shapes of the returns API: what it takes and what it answers. */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Uuid = Type.String({ format: 'uuid' })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
const PeriodText = Type.String({ pattern: '^\\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$' })
const Code = Type.String({ pattern: '^\\d{2,12}$', description: 'Code of the division.' })
const State = oneOf(RETURN_STATES)
const Status = oneOf(VALUE_STATUSES)
const Frequency = oneOf(['month', 'quarter', 'half', 'year'] as const)
const Reason = Type.String({ maxLength: 1000 })

export const InDivision = Type.Object({ division: Type.Optional(Code) })
export const OneTask = Type.Object({ division: Code, id: Uuid })
export const OneForm = Type.Object({ division: Code, id: Uuid })
export const OneCell = Type.Object({ division: Code, id: Uuid, row: Uuid })
export const OneEvidence = Type.Object({ division: Code, id: Uuid, evidence: Uuid })

export const TaskFilterQuery = Type.Object({
  division: Type.Optional(Code),
  form: Type.Optional(Uuid),
  period: Type.Optional(PeriodText),
  body: Type.Optional(Uuid),
  state: Type.Optional(State),
  year: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
  only: Type.Optional(oneOf(['open', 'overdue', 'mine', 'to-review', 'to-check'] as const)),
})

const DaysAnswer = Type.Object({ opens: Day, remind: Day, due: Day, overdue: Day, lock: Day })

export const TaskRow = Type.Object({
  id: Uuid,
  division: Type.String(),
  form: Uuid,
  formName: Type.String(),
  formVersion: Type.Integer(),
  period: Type.String(),
  body: Uuid,
  bodyName: Type.String(),
  state: State,
  revision: Type.Integer(),
  edits: Type.Integer(),
  days: DaysAnswer,
  urgency: oneOf(['not-open', 'open', 'remind', 'due-today', 'overdue', 'past-lock'] as const),
  isOwed: Type.Boolean(),
  cells: Type.Integer(),
  filled: Type.Integer(),
  delegateName: Nullable(Type.String()),
  askedCorrection: Nullable(Type.String()),
  isCatchUp: Type.Boolean(),
  cancelledBecause: Nullable(Type.String()),
  /** Actions that the reader may take on it now, for bulk work. */
  actions: Type.Array(Type.String()),
  lastNotice: Nullable(Type.Object({ kind: Type.String(), text: Type.String(), by: Type.String(), at: Type.String() })),
})
export type TaskRow = Static<typeof TaskRow>

export const TaskList = Type.Object({ today: Day, isCut: Type.Boolean(), rows: Type.Array(TaskRow) })
export type TaskList = Static<typeof TaskList>

export const RowAnswer = Type.Object({
  id: Uuid,
  position: Type.Integer(),
  indicator: Type.String(),
  name: Words,
  label: Words,
  part: Nullable(Uuid),
  partName: Nullable(Type.String()),
  dimension: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  decimals: Nullable(Type.Integer()),
  measure: oneOf(MEASURES),
  covers: oneOf(COVERS),
  direction: oneOf(['up', 'down', 'band'] as const),
  isComparablePrice: Type.Boolean(),
  least: Nullable(Type.Number()),
  most: Nullable(Type.Number()),
  answeredBy: Nullable(Uuid),
  responsible: Nullable(Type.String()),
  metric: Nullable(Type.String()),
  evidence: oneOf(['none', 'wanted', 'required'] as const),
  isOptional: Type.Boolean(),
  wholeRow: Nullable(Uuid),
  explanation: Nullable(Type.String()),
  target: Nullable(Type.String()),
})
export type RowAnswer = Static<typeof RowAnswer>

export const CellAnswer = Type.Object({
  row: Uuid,
  version: Type.Integer(),
  kind: oneOf(['number', 'none', 'empty', 'unread'] as const),
  value: Nullable(Type.String({ description: 'Decimal text; no digit is lost.' })),
  entered: Type.String(),
  text: Type.String({ description: 'As it stands in an input: the value, —, nothing, or what could not be read.' }),
  status: Status,
  note: Nullable(Type.String()),
  source: oneOf(['form', 'workbook', 'metric'] as const),
  detail: Type.Unknown({ description: 'Sheet and cell of a workbook; question, arithmetic and records of a metric.' }),
  reason: Nullable(Type.String()),
  by: Type.String(),
  at: Type.String(),
})
export type CellAnswer = Static<typeof CellAnswer>

const FindingAnswer = Type.Object({
  row: Uuid,
  check: Type.String(),
  severity: oneOf(['error', 'warning', 'needs-note'] as const),
  message: Words,
})

const KnownAnswer = Type.Object({
  series: Type.String(),
  period: Type.String(),
  measure: oneOf(MEASURES),
  covers: oneOf(COVERS),
  value: Type.Number(),
  status: Nullable(Status),
})

const StepAnswer = Type.Object({
  seq: Type.Integer(),
  action: Type.String(),
  name: Words,
  from: State,
  to: State,
  by: Type.String(),
  at: Type.String(),
  reason: Nullable(Type.String()),
})

const EvidenceAnswer = Type.Object({
  id: Uuid,
  row: Nullable(Uuid),
  grade: oneOf(EVIDENCE_GRADES),
  name: Type.String(),
  documentNo: Nullable(Type.String()),
  file: Nullable(Uuid),
  by: Type.String(),
  at: Type.String(),
})

const ActionAnswer = Type.Object({
  action: oneOf(RETURN_ACTIONS),
  name: Words,
  to: State,
  needs: Type.Array(Type.String()),
  isAllowed: Type.Boolean(),
  why: Nullable(Words),
  until: Nullable(Type.String()),
})

const DifferenceAnswer = Type.Object({ row: Uuid, before: Nullable(CellAnswer), after: Nullable(CellAnswer) })

export const TaskPage = Type.Object({
  task: TaskRow,
  today: Day,
  calendar: Type.String({ description: 'Edition of the calendar that the days were counted with.' }),
  previousPeriod: Nullable(Type.String()),
  yearBefore: Nullable(Type.String()),
  mayFill: Type.Boolean(),
  mayDelegate: Type.Boolean(),
  rows: Type.Array(RowAnswer),
  cells: Type.Array(CellAnswer),
  known: Type.Array(KnownAnswer),
  metricValues: Type.Array(Type.Object({ row: Uuid, value: Type.String() })),
  findings: Type.Array(FindingAnswer),
  /** What changed since the return was last submitted; empty before that. */
  differences: Type.Array(DifferenceAnswer),
  steps: Type.Array(StepAnswer),
  notices: Type.Array(
    Type.Object({ kind: Type.String(), dueOn: Day, text: Type.String(), by: Type.String(), at: Type.String() }),
  ),
  evidence: Type.Array(EvidenceAnswer),
  actions: Type.Array(ActionAnswer),
  checks: Type.Unknown({ description: 'Thresholds of the checks, so that the form checks as the server does.' }),
})
export type TaskPage = Static<typeof TaskPage>

export const SaveBody = Type.Object({
  cells: Type.Array(
    Type.Object({
      row: Uuid,
      base: Type.Integer({ minimum: 0, description: 'Version of the cell that was seen; 0 for none.' }),
      text: Type.String({ maxLength: 200 }),
      status: Status,
      note: Nullable(Type.String({ maxLength: 1000 })),
    }),
    { minItems: 1, maxItems: 2000 },
  ),
  reason: Type.Optional(Nullable(Reason)),
})

export const SaveAnswer = Type.Object({
  state: State,
  revision: Type.Integer(),
  edits: Type.Integer(),
  cells: Type.Array(CellAnswer),
})
export type SaveAnswer = Static<typeof SaveAnswer>

const Action = oneOf(RETURN_ACTIONS.filter((action) => action !== 'save'))

export const ActionBody = Type.Object({
  action: Action,
  revision: Type.Integer(),
  edits: Type.Optional(Type.Integer({ description: 'Saves that were seen; asked of whoever submits.' })),
  reason: Type.Optional(Reason),
  newDueDay: Type.Optional(Type.String({ maxLength: 10 })),
})

export const ActionTakenAnswer = Type.Object({ task: Uuid, state: State, revision: Type.Integer() })

export const BulkBody = Type.Object({
  action: Action,
  tasks: Type.Array(Type.Object({ id: Uuid, revision: Type.Integer() }), { minItems: 1, maxItems: 500 }),
  reason: Type.Optional(Reason),
  newDueDay: Type.Optional(Type.String({ maxLength: 10 })),
})

export const BulkAnswer = Type.Object({
  results: Type.Array(
    Type.Object({
      id: Uuid,
      isDone: Type.Boolean(),
      state: Nullable(State),
      code: Nullable(Type.String()),
      message: Nullable(Words),
    }),
  ),
})
export type BulkAnswer = Static<typeof BulkAnswer>

export const HistoryAnswer = Type.Object({ row: RowAnswer, versions: Type.Array(CellAnswer) })
export type HistoryAnswer = Static<typeof HistoryAnswer>

export const DelegateBody = Type.Object({
  revision: Type.Integer(),
  account: Nullable(Type.String({ maxLength: 100, description: 'Account name of the person; null takes it back.' })),
})
export const CancelBody = Type.Object({ revision: Type.Integer(), reason: Reason })
export const RevisionAnswer = Type.Object({ revision: Type.Integer() })

export const UrgeBody = Type.Object({
  tasks: Type.Array(Uuid, { minItems: 1, maxItems: 500 }),
  words: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
})
export const UrgeAnswer = Type.Object({ urged: Type.Array(Uuid), notOwed: Type.Array(Uuid) })

export const FormRowBody = Type.Object({
  id: Nullable(Uuid),
  indicator: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.Object({ zh: Type.String({ maxLength: 200 }), en: Type.String({ maxLength: 200 }) }),
  part: Nullable(Uuid),
  dimension: Nullable(Type.String({ minLength: 1, maxLength: 60 })),
  unit: Nullable(Type.String({ maxLength: 30 })),
  decimals: Nullable(Type.Integer()),
  measure: oneOf(MEASURES),
  covers: oneOf(COVERS),
  direction: oneOf(['up', 'down', 'band'] as const),
  isComparablePrice: Type.Boolean(),
  least: Nullable(Type.Number()),
  most: Nullable(Type.Number()),
  answeredBy: Nullable(Uuid),
  responsible: Nullable(Type.String({ maxLength: 60 })),
  metric: Nullable(Type.String({ maxLength: 100 })),
  evidence: oneOf(['none', 'wanted', 'required'] as const),
  isOptional: Type.Boolean(),
  wholeRow: Nullable(
    Type.String({ maxLength: 40, description: 'Id of the row of the whole, or its place in this list: #2.' }),
  ),
  explanation: Nullable(Type.String({ maxLength: 1000 })),
  target: Nullable(Type.String({ maxLength: 200 })),
})
export type FormRowBody = Static<typeof FormRowBody>

export const FormBody = Type.Object({
  division: Type.Optional(Code),
  name: Type.String({ maxLength: 100 }),
  frequency: Frequency,
  plan: Nullable(Uuid),
  firstPeriod: Type.String({ maxLength: 10 }),
  lastPeriod: Nullable(Type.String({ maxLength: 10 })),
  validFrom: Type.String({ maxLength: 10 }),
  rows: Type.Array(FormRowBody, { maxItems: 20_000 }),
  reason: Reason,
})
export type FormBody = Static<typeof FormBody>

export const ReviseBody = Type.Object({ ...FormBody.properties, version: Type.Integer() })
export const RevisedAnswer = Type.Object({
  version: Type.Integer(),
  revised: Type.Integer(),
  cancelled: Type.Integer(),
})
export const CreatedAnswer = Type.Object({ id: Uuid })

export const FormList = Type.Object({
  forms: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      frequency: Frequency,
      firstPeriod: Type.String(),
      lastPeriod: Nullable(Type.String()),
      version: Type.Integer(),
      rows: Type.Integer(),
      bodies: Type.Integer(),
      unanswered: Type.Integer(),
    }),
  ),
})
export type FormList = Static<typeof FormList>

export const FormPage = Type.Object({
  id: Uuid,
  division: Type.String(),
  name: Type.String(),
  frequency: Frequency,
  firstPeriod: Type.String(),
  lastPeriod: Nullable(Type.String()),
  version: Type.Integer(),
  validFrom: Type.String(),
  rows: Type.Array(RowAnswer),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      validFrom: Type.String(),
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  bodies: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  metrics: Type.Array(Type.Object({ id: Type.String(), name: Words, about: Words, unit: Nullable(Type.String()) })),
})
export type FormPage = Static<typeof FormPage>

export const TargetsQuery = Type.Object({ division: Type.Optional(Code), frequency: Frequency })
export const TargetRows = Type.Object({ rows: Type.Array(FormRowBody) })

export const OpenBody = Type.Object({
  from: Type.String({ maxLength: 10 }),
  to: Type.String({ maxLength: 10 }),
  due: Day,
  bodies: Type.Optional(Nullable(Type.Array(Uuid, { maxItems: 500 }))),
})
export const OpenedAnswer = Type.Object({ opened: Type.Integer() })

export const MatrixQuery = Type.Object({
  division: Type.Optional(Code),
  form: Uuid,
  year: Type.String({ pattern: '^\\d{4}$' }),
})
export const Matrix = Type.Object({
  today: Day,
  periods: Type.Array(Type.String()),
  bodies: Type.Array(Type.Object({ id: Uuid, name: Type.String(), tasks: Type.Array(Nullable(TaskRow)) })),
})
export type Matrix = Static<typeof Matrix>

const PreviewCell = Type.Object({
  row: Uuid,
  label: Words,
  at: Type.String({ description: 'Sheet and cell: 报送表!G8.' }),
  before: Type.Object({ text: Type.String(), note: Nullable(Type.String()), status: Status }),
  after: Type.Object({ text: Type.String(), note: Nullable(Type.String()), status: Status }),
})

export const PreviewAnswer = Type.Object({
  changes: Type.Array(PreviewCell),
  unchanged: Type.Integer(),
  /** Cells that somebody changed after the workbook was made, and that it leaves as they were: what stands is kept. */
  kept: Type.Array(PreviewCell),
  findings: Type.Array(Type.Object({ ...FindingAnswer.properties, at: Type.String(), label: Words })),
  edits: Type.Integer(),
})
export type PreviewAnswer = Static<typeof PreviewAnswer>

export const ImportAnswer = Type.Object({ ...SaveAnswer.properties, changed: Type.Integer() })
