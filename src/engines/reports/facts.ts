import { type Static, Type } from 'typebox'

/**
 * The frozen facts that a report is written from: everything that the engines know of one plan as of one day, taken down
 * once. A report made again from the same facts says the same; an assessor sees these facts and nothing else. Shares,
 * rates and progress are fractions; values keep the unit of their indicator; money is in 万元.
 */

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })

export const REPORT_KINDS = ['annual', 'mid-term', 'final'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const reportKindNames: Readonly<Record<ReportKind, { readonly zh: string; readonly en: string }>> = {
  annual: { zh: '年度监测报告', en: 'Annual monitoring report' },
  'mid-term': { zh: '中期评估报告', en: 'Mid-term evaluation report' },
  final: { zh: '总结评估报告', en: 'Final evaluation report' },
}

/** Where words stand in the text in force. */
export const Sentence = Type.Object({ clause: Type.String(), line: Type.Integer(), text: Type.String() })
export type Sentence = Static<typeof Sentence>

/** Words of a person that the reports quote as theirs: the cause of a lag, what was done about it. */
export const Remark = Type.Object({
  id: Type.String(),
  text: Type.String(),
  by: Type.String({ description: 'Body, or role; as it may be shown.' }),
  on: Day,
})
export type Remark = Static<typeof Remark>

/** A value in force for a year. */
export const YearValue = Type.Object({
  observation: Type.String(),
  period: Type.String(),
  year: Type.Integer(),
  value: Type.Number(),
  unit: Nullable(Type.String()),
  status: Type.String({ description: '快报 … 普查修订' }),
  isSettled: Type.Boolean({ description: 'False for a flash or preliminary value.' }),
  approver: Nullable(Type.String()),
  document: Nullable(Type.String({ description: 'Published document that states it.' })),
})
export type YearValue = Static<typeof YearValue>

/** Words that are official for the standing of a target, during the period and at its end. */
export const STANDING_IDS = [
  'achieved-early',
  'ahead',
  'on-track',
  'roughly-on-track',
  'behind',
  'far-behind',
  'no-data',
  'definition-pending',
  'exceeded',
  'completed',
  'roughly-completed',
  'not-completed',
] as const
export type StandingId = (typeof STANDING_IDS)[number]

export const TargetFact = Type.Object({
  id: Type.String(),
  name: Type.String(),
  category: Type.String({ description: '经济发展, 创新驱动, 民生福祉, 绿色生态, 安全保障, 其他' }),
  unit: Nullable(Type.String()),
  nature: oneOf('binding', 'expected'),
  type: oneOf('level', 'cumulative', 'increment', 'average-growth', 'cumulative-reduction', 'annual-bound', 'task'),
  direction: oneOf('up', 'down', 'band'),
  /** How the plan words the target, with unit: '200亿元以上', '6.5%左右'. */
  targetText: Type.String(),
  targetValue: Nullable(Type.Number()),
  targetYear: Type.Integer(),
  sentence: Sentence,
  /** Decimals that its values are printed with, and how they are rounded. */
  digits: Type.Integer({ minimum: 0, maximum: 4 }),
  rounding: oneOf('half-up', 'half-even'),
  base: Nullable(YearValue),
  values: Type.Array(YearValue, { description: 'In force, oldest first, at most one a year.' }),
  planned: Type.Array(Type.Object({ year: Type.Integer(), value: Type.Number() })),
  progress: Nullable(Type.Number()),
  elapsed: Nullable(Type.Number()),
  /** Level, sum, mean growth or fall so far, in `achievedUnit`. */
  achieved: Nullable(Type.Number()),
  achievedUnit: Nullable(Type.String()),
  standing: Type.Unsafe<StandingId>(Type.Enum([...STANDING_IDS])),
  standingWords: Type.String(),
  reasons: Type.Array(Type.String()),
  rule: Type.String({ description: 'Name of the pure function that worked the progress out.' }),
  formula: Nullable(Type.String({ description: 'The formula with its figures.' })),
  required: Nullable(
    Type.Object({ value: Type.Number(), unit: Nullable(Type.String()), formula: Nullable(Type.String()) }),
  ),
  forecast: Nullable(
    Type.Object({
      value: Type.Number(),
      unit: Nullable(Type.String()),
      low: Nullable(Type.Number()),
      high: Nullable(Type.Number()),
      meets: Type.Boolean(),
      formula: Nullable(Type.String()),
    }),
  ),
  failedYears: Type.Array(Type.Integer()),
  missingYears: Type.Array(Type.Integer()),
  lead: Nullable(Type.String({ description: 'Body that answers for it.' })),
  causes: Type.Array(Remark),
})
export type TargetFact = Static<typeof TargetFact>

export const COMMITMENT_STATES = [
  'no-lead',
  'not-issued',
  'objected',
  'finished',
  'blocked',
  'overdue',
  'due-soon',
  'no-milestones',
  'under-way',
] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]

export const AREAS = ['strategy', 'reform', 'policy', 'safety'] as const
export type Area = (typeof AREAS)[number]

export const CommitmentFact = Type.Object({
  id: Type.String(),
  sentence: Sentence,
  chapter: Type.String({ description: 'Title of the chapter, without its number.' }),
  area: oneOf(...AREAS),
  lead: Nullable(Type.String()),
  supports: Type.Array(Type.String()),
  dueOn: Nullable(Day),
  state: Type.Unsafe<CommitmentState>(Type.Enum([...COMMITMENT_STATES])),
  stateWords: Type.String(),
  stateReason: Type.String(),
  daysOverdue: Type.Integer(),
  /** Shares of weight; null without milestones. */
  reached: Nullable(Type.Number()),
  expected: Nullable(Type.Number()),
  milestones: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      dueOn: Day,
      state: oneOf('reached', 'claimed', 'overdue', 'due-soon', 'upcoming'),
      doneOn: Nullable(Day),
      report: Nullable(Type.String()),
    }),
  ),
  latest: Nullable(Remark),
  supervision: Nullable(Type.Integer({ description: 'Level of the open supervision.' })),
})
export type CommitmentFact = Static<typeof CommitmentFact>

export const PROJECT_STAGES = ['not-started', 'preparing', 'building', 'completed', 'suspended'] as const
export type ProjectStage = (typeof PROJECT_STAGES)[number]

export const projectStageNames: Readonly<Record<ProjectStage, string>> = {
  'not-started': '未启动',
  preparing: '前期工作',
  building: '在建',
  completed: '竣工',
  suspended: '停工缓建',
}

/** A major project or programme (重大工程项目) of the plan. What nobody reported is null. */
export const ProjectFact = Type.Object({
  id: Type.String(),
  name: Type.String(),
  category: Type.String(),
  sentence: Sentence,
  lead: Nullable(Type.String()),
  stage: Nullable(Type.Unsafe<ProjectStage>(Type.Enum([...PROJECT_STAGES]))),
  investment: Nullable(Type.Number()),
  invested: Nullable(Type.Number()),
  /** What should have been invested by the day. */
  plannedToDate: Nullable(Type.Number()),
  startOn: Nullable(Day),
  finishOn: Nullable(Day),
  problem: Nullable(Type.String()),
  /** Records that say so. */
  records: Type.Array(Type.String()),
})
export type ProjectFact = Static<typeof ProjectFact>

export const SystemFact = Type.Object({
  id: Type.String(),
  name: Type.String(),
  sentence: Sentence,
  state: oneOf('running', 'not-running'),
  records: Nullable(Type.Integer()),
})
export type SystemFact = Static<typeof SystemFact>

export const WarningFact = Type.Object({
  id: Type.String(),
  about: Type.Object({ kind: oneOf('target', 'commitment', 'project'), id: Type.String(), name: Type.String() }),
  text: Type.String(),
  remedy: Nullable(Type.String({ description: 'What would bring it back.' })),
  raisedOn: Day,
})
export type WarningFact = Static<typeof WarningFact>

export const DiagnosticFact = Type.Object({
  id: Type.String(),
  code: Type.String(),
  severity: oneOf('error', 'warning', 'info'),
  message: Type.String(),
  sentence: Nullable(Sentence),
  line: Type.Integer(),
})
export type DiagnosticFact = Static<typeof DiagnosticFact>

/** What a person proposes for a target (附表3). */
export const AdjustmentFact = Type.Object({
  id: Type.String(),
  target: Type.String(),
  proposal: oneOf('keep', 'raise', 'lower', 'redefine', 'drop'),
  proposed: Type.String({ description: 'The value as it should read.' }),
  reason: Type.String(),
  basis: Type.String(),
  by: Type.String(),
  on: Day,
})
export type AdjustmentFact = Static<typeof AdjustmentFact>

/** An assessor's own findings, as they were submitted: never edited. */
export const AssessmentFact = Type.Object({
  id: Type.String(),
  assessor: Type.String(),
  submittedOn: Day,
  overall: Type.String(),
  targets: Type.Array(
    Type.Object({
      target: Type.String(),
      standing: Type.Unsafe<StandingId>(Type.Enum([...STANDING_IDS])),
      text: Type.String(),
    }),
  ),
  commitments: Type.Array(
    Type.Object({ commitment: Type.String(), state: oneOf('done', 'on-time', 'late', 'unclear'), text: Type.String() }),
  ),
})
export type AssessmentFact = Static<typeof AssessmentFact>

/** 公众问卷. */
export const SurveyFact = Type.Object({
  id: Type.String(),
  title: Type.String(),
  from: Day,
  to: Day,
  valid: Type.Integer(),
  satisfied: Nullable(Type.Integer()),
  topics: Type.Array(Type.Object({ name: Type.String(), satisfied: Type.Integer(), valid: Type.Integer() })),
})
export type SurveyFact = Static<typeof SurveyFact>

/** Local practice that the text depends on; kept with its version. */
export const ReportSettings = Type.Object({
  version: Type.String(),
  /** Shares of targets at least roughly on track from which the whole goes well, as expected, roughly as expected. */
  overall: Type.Object({ well: Type.Number(), asExpected: Type.Number(), roughly: Type.Number() }),
  /** The cut points of r = progress / elapsed, printed below the table. */
  standing: Type.Object({
    ahead: Type.Number(),
    onTrack: Type.Number(),
    roughlyOnTrack: Type.Number(),
    behind: Type.Number(),
    roughlyCompleted: Type.Number(),
  }),
})
export type ReportSettings = Static<typeof ReportSettings>

export const defaultOverall = { well: 0.9, asExpected: 0.75, roughly: 0.5 } as const

export const ReportFacts = Type.Object(
  {
    kind: Type.Unsafe<ReportKind>(Type.Enum([...REPORT_KINDS])),
    division: Type.Object({
      code: Type.String(),
      name: Type.String({ description: '湖滨市临湖区' }),
      short: Type.String({ description: '临湖区' }),
    }),
    /** 发改部门, who drafts it. */
    drafter: Type.String(),
    plan: Type.Object({
      id: Type.String(),
      title: Type.String(),
      from: Type.Integer(),
      to: Type.Integer(),
      version: Type.Integer(),
      versionName: Type.String({ description: '第2版（2022年更新）' }),
      approval: Nullable(Type.Object({ number: Type.String(), issuedOn: Day, body: Type.String() })),
    }),
    asOf: Day,
    knownAt: Type.String(),
    /** The last year that is reported on. */
    year: Type.Integer(),
    isSimulated: Type.Boolean(),
    settings: ReportSettings,
    targets: Type.Array(TargetFact),
    commitments: Type.Array(CommitmentFact),
    projects: Type.Array(ProjectFact),
    systems: Type.Array(SystemFact),
    warnings: Type.Array(WarningFact),
    diagnostics: Type.Array(DiagnosticFact),
    adjustments: Type.Array(AdjustmentFact),
    assessments: Type.Array(AssessmentFact),
    surveys: Type.Array(SurveyFact),
  },
  { title: 'Facts of a report' },
)
export type ReportFacts = Static<typeof ReportFacts>
