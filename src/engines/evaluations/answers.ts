import { type Static, type TSchema, Type } from 'typebox'
import type { EvaluationResult, UnitResult } from '../../model/evaluation-result.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Origin } from '../../model/origin.ts'
import type { Ground } from '../../platform/metrics/round-source.ts'
import type { Unfolded } from '../evaluation/explain.ts'
import type { Move } from './moves.ts'
import type { ColumnFacts } from './needs.ts'
import { STEP_NEEDS } from './round-state.ts'
import type { KeptSensitivity } from './sensitivity.ts'
import type { Correction } from './tables.ts'

const oneOf = <const T extends readonly string[]>(...values: T) => Type.Unsafe<T[number]>(Type.Enum([...values]))
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const as = <T>(description: string) => Type.Unsafe<T>({ description })

const State = oneOf('draft', 'confirming', 'trial', 'notice', 'objections', 'final', 'review')
const Act = oneOf('ask-confirmation', 'back-to-draft', 'try', 'publish', 'close-notice', 'finalise', 'reopen', 'extend')

export const Binding = Type.Union([
  Type.Object({ kind: Type.Literal('observation'), indicator: Type.String(), measure: Type.String() }),
  Type.Object({ kind: Type.Literal('metric'), metric: Type.String() }),
  Type.Object({ kind: Type.Literal('records'), source: Type.String(), column: Type.String() }),
])
export const Need = Type.Object({
  column: Type.String({ minLength: 1, maxLength: 100 }),
  about: Type.String({ maxLength: 500 }),
  provider: Type.String({ maxLength: 100 }),
  unit: Type.String({ maxLength: 30 }),
  from: Nullable(Binding),
})
const SchemeContent = as<Scheme>('An evaluation scheme: docs/evaluation-scheme.schema.json')

export const SchemeRow = Type.Object({
  division: Type.String(),
  id: Type.String(),
  key: Type.String(),
  name: Words,
  revision: Type.Integer(),
  latest: Type.Integer({ description: 'Number of the newest version.' }),
  inForce: Nullable(Type.Object({ no: Type.Integer(), from: Type.String(), documentNo: Type.String() })),
  indicators: Type.Integer(),
  grades: Type.Array(Type.String()),
  changedBy: Type.String(),
  changedAt: Type.String(),
  rounds: Type.Integer(),
})
export type SchemeRow = Static<typeof SchemeRow>
export const SchemeList = Type.Object({ rows: Type.Array(SchemeRow), on: Type.String() })
export type SchemeList = Static<typeof SchemeList>

export const SchemePage = Type.Object({
  division: Type.String(),
  id: Type.String(),
  key: Type.String(),
  revision: Type.Integer(),
  no: Type.Integer({ description: 'The version shown.' }),
  content: SchemeContent,
  needs: Type.Array(Need),
  columns: as<readonly ColumnFacts[]>('The columns of data that it reads, with what is asked of each.'),
  hash: Type.String(),
  versions: Type.Array(
    Type.Object({
      no: Type.Integer(),
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
      inForceFrom: Nullable(Type.String()),
      documentNo: Nullable(Type.String()),
    }),
  ),
  inForce: Nullable(Type.Integer()),
  isSimulated: Type.Boolean(),
})
export type SchemePage = Static<typeof SchemePage>

export const ShippedList = Type.Object({
  rows: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Words,
      about: Nullable(Words),
      indicators: Type.Integer(),
      taken: Type.Boolean(),
    }),
  ),
})
export type ShippedList = Static<typeof ShippedList>

export const SourceList = Type.Object({
  metrics: Type.Array(Type.Object({ id: Type.String(), name: Words, unit: Nullable(Type.String()) })),
  records: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Words,
      about: Words,
      columns: Type.Array(Type.Object({ id: Type.String(), name: Words, unit: Nullable(Type.String()) })),
    }),
  ),
  bodies: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String() })),
})
export type SourceList = Static<typeof SourceList>

export const RoundRow = Type.Object({
  division: Type.String(),
  id: Type.String(),
  title: Type.String(),
  period: Type.String(),
  scheme: Words,
  schemeNo: Type.Integer(),
  state: State,
  stateWords: Words,
  dueOn: Nullable(Type.String()),
  /** Whether the office is late with the stage. */
  isOverdue: Type.Boolean(),
  /** Whether the days in which a final result may be reviewed are over. */
  isSettled: Type.Boolean(),
  units: Type.Integer(),
  openObjections: Type.Integer(),
  at: Type.String(),
})
export type RoundRow = Static<typeof RoundRow>
export const RoundList = Type.Object({ rows: Type.Array(RoundRow), isSimulated: Type.Boolean() })
export type RoundList = Static<typeof RoundList>

export const ObjectionRow = Type.Object({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  columns: Type.Array(Type.String()),
  text: Type.String(),
  by: Type.String(),
  at: Type.String(),
  resultNo: Type.Integer(),
  answerBy: Type.String(),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  answer: Nullable(
    Type.Object({
      act: oneOf('accepted', 'rejected', 'withdrawn'),
      reason: Type.String(),
      corrections: as<readonly Correction[]>('Cells that were corrected, of units that the reader may see.'),
      dataNo: Type.Integer(),
      resultNo: Type.Integer(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  mayWithdraw: Type.Boolean(),
})
export type ObjectionRow = Static<typeof ObjectionRow>

export const UnitRowAnswer = Type.Object({
  code: Type.String(),
  name: Type.String(),
  body: Nullable(Type.String()),
  rowNo: Type.Integer(),
  cells: Type.Record(Type.String(), Type.String()),
  says: Nullable(oneOf('confirmed', 'doubted')),
  saysNote: Type.String(),
  doubts: Type.Array(Type.Object({ column: Type.String(), text: Type.String(), note: Type.String() }), {
    description: 'Cells that the unit doubts: what each should be, and why.',
  }),
  doubtAnswer: Nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String() })),
  saidBy: Type.String(),
  isOwn: Type.Boolean(),
  evidence: Type.Integer({ description: 'Pieces of evidence that were added.' }),
})
export type UnitRowAnswer = Static<typeof UnitRowAnswer>

const PublishedAnswer = Type.Object({
  heads: Type.Array(Type.String()),
  rows: Type.Array(
    Type.Object({
      unit: Type.String(),
      cells: Type.Array(Type.Union([Type.String(), Type.Number()])),
      isOwn: Type.Boolean(),
    }),
  ),
  notes: Type.Array(Type.String()),
})

export const RoundPage = Type.Object({
  division: Type.String(),
  id: Type.String(),
  title: Type.String(),
  period: Type.String(),
  periodWords: Words,
  revision: Type.Integer(),
  state: State,
  dueOn: Nullable(Type.String()),
  /** The deadline of the stage; null where it has none. */
  clock: Nullable(
    Type.Object({
      dueOn: Type.String(),
      /** Days left as the place counts them; negative by as many as it lies back. */
      left: Type.Integer(),
      unit: oneOf('workdays', 'days'),
      isOver: Type.Boolean(),
      /** Whether the office is late. */
      isOverdue: Type.Boolean(),
      /** What comes of it when it has passed. */
      atEnd: Words,
      extended: Type.Integer(),
      extensions: Type.Integer(),
      /** The longest extension, in days. */
      longest: Type.Integer(),
    }),
  ),
  today: Type.String(),
  isSimulated: Type.Boolean(),
  source: Nullable(Type.String()),
  scheme: Type.Object({
    id: Type.String(),
    no: Type.Integer(),
    key: Type.String(),
    name: Words,
    documentNo: Nullable(Type.String()),
  }),
  previous: Nullable(Type.Object({ id: Type.String(), title: Type.String() })),
  seesAll: Type.Boolean(),
  dataNo: Type.Integer(),
  resultNo: Type.Integer(),
  isResultCurrent: Type.Boolean(),
  /** Whether the published list is for everybody. */
  isPublic: Type.Boolean(),
  /** A result that is being computed, or could not be. */
  computation: Nullable(
    Type.Object({
      isUnderWay: Type.Boolean(),
      why: oneOf('trial', 'objection', 'review'),
      objection: Nullable(Type.String()),
      state: oneOf('waiting', 'running', 'refused', 'failed'),
      progress: Type.Number(),
      by: Type.String(),
      at: Type.String(),
      refusal: Nullable(Words),
      faults: Type.Array(Type.Object({ at: Type.String(), code: Type.String(), message: Words })),
    }),
  ),
  /** Acts that the state knows, each with why it may not be taken now. */
  acts: Type.Array(
    Type.Object({ act: Act, words: Words, needs: Type.Array(oneOf(...STEP_NEEDS)), refusal: Nullable(Words) }),
  ),
  steps: Type.Array(
    Type.Object({
      words: Words,
      state: State,
      dueOn: Nullable(Type.String()),
      documentNo: Nullable(Type.String()),
      dataNo: Type.Integer(),
      resultNo: Type.Integer(),
      reason: Type.String(),
      isPublic: Type.Boolean(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  data: Type.Array(
    Type.Object({
      no: Type.Integer(),
      way: Type.String(),
      file: Nullable(Type.String()),
      cells: Type.Integer(),
      units: Type.Integer(),
      hash: Type.String(),
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  results: Type.Array(
    Type.Object({
      no: Type.Integer(),
      why: oneOf('trial', 'objection', 'review'),
      schemeNo: Type.Integer(),
      dataNo: Type.Integer(),
      dataHash: Type.String(),
      hash: Type.String(),
      reason: Type.String(),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  columns: as<readonly ColumnFacts[]>('The columns of the data.'),
  gaps: Type.Array(Type.Object({ column: Type.String(), missing: Type.Integer() })),
  units: Type.Array(UnitRowAnswer),
  unitsInAll: Type.Integer(),
  objections: Type.Array(ObjectionRow),
  published: Nullable(PublishedAnswer),
})
export type RoundPage = Static<typeof RoundPage>

/** One of the own evaluations: where it stands, what it came to, what may be done now. */
export const OwnEvaluation = Type.Object({
  division: Type.String(),
  round: Type.String(),
  title: Type.String(),
  period: Type.String(),
  scheme: Words,
  state: State,
  stateWords: Words,
  /** Last day of the stage. */
  dueOn: Nullable(Type.String()),
  unit: Type.String(),
  name: Type.String(),
  says: Nullable(oneOf('confirmed', 'doubted')),
  isDoubtAnswered: Type.Boolean(),
  /** From the notice on; null before, and where it was not evaluated. */
  result: Nullable(
    Type.Object({
      score: Nullable(Type.Number()),
      rank: Nullable(Type.Number()),
      grade: Nullable(Type.String()),
      /** Units that it is graded among, and its place there. */
      pool: Nullable(Type.String()),
      poolRank: Nullable(Type.Number()),
      /** Share of replays that give this grade. */
      chance: Nullable(Type.Number()),
    }),
  ),
  exemptGrade: Nullable(Type.String()),
  grades: Type.Array(Type.String()),
  unitsInAll: Type.Integer(),
  previousGrade: Nullable(Type.String()),
  results: Type.Integer({ description: 'Results that were published; more than one after a correction.' }),
  objections: Type.Integer(),
  openObjections: Type.Integer(),
  mayConfirm: Type.Boolean(),
  mayObject: Type.Boolean(),
})
export type OwnEvaluation = Static<typeof OwnEvaluation>
export const OwnList = Type.Object({
  rows: Type.Array(OwnEvaluation),
  today: Type.String(),
  /** From which share of replays a grade is called sure. */
  sureFrom: Type.Number(),
  isSimulated: Type.Boolean(),
})
export type OwnList = Static<typeof OwnList>

/** Rounds whose published list anybody may see. */
export const PublicRounds = Type.Object({
  rows: Type.Array(
    Type.Object({
      division: Type.String(),
      divisionName: Type.String(),
      id: Type.String(),
      title: Type.String(),
      period: Type.String(),
      state: State,
      until: Nullable(Type.String()),
      isSimulated: Type.Boolean(),
    }),
  ),
})
export type PublicRounds = Static<typeof PublicRounds>
export const PublicList = Type.Object({
  title: Type.String(),
  division: Type.String(),
  period: Type.String(),
  scheme: Type.String(),
  schemeDocument: Nullable(Type.String()),
  documentNo: Nullable(Type.String()),
  publishedOn: Nullable(Type.String()),
  state: Words,
  /** Last day of the notice, while it stands. */
  until: Nullable(Type.String()),
  hash: Type.String({ description: 'SHA-256 of code, score, rank and grade of every unit.' }),
  isSimulated: Type.Boolean(),
  heads: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.Union([Type.String(), Type.Number()]))),
  notes: Type.Array(Type.String()),
})
export type PublicList = Static<typeof PublicList>

export const ResultAnswer = Type.Object({
  no: Type.Integer(),
  head: as<Omit<EvaluationResult, 'units'>>('docs/evaluation-result.schema.json without units'),
  grades: Type.Array(Type.String()),
  units: as<readonly UnitResult[]>('docs/evaluation-result.schema.json, units'),
  moves: Nullable(as<readonly Move[]>('From the last result of the round before.')),
  movesFromFirst: Nullable(as<readonly Move[]>('From the first result of this round, where a later one is shown.')),
  previousTitle: Nullable(Type.String()),
  names: as<Readonly<Record<string, { readonly zh: string; readonly en: string }>>>(
    'Names of indicators, groups and rules by id.',
  ),
  seesAll: Type.Boolean(),
})
export type ResultAnswer = Static<typeof ResultAnswer>

/** Where the units of a round lie. */
export const RoundPlaces = Type.Object({
  places: Type.Array(
    Type.Object({
      unit: Type.String(),
      label: Type.String({ description: 'What lies there, where a unit has several places: the number of a parcel.' }),
      ground: as<Ground>('GeoJSON: a point or a shape, in degrees of CGCS2000.'),
    }),
  ),
  without: Type.Integer({ description: 'Units whose place nobody knows.' }),
})
export type RoundPlaces = Static<typeof RoundPlaces>

export const UnitPage = Type.Object({
  round: Type.Object({
    id: Type.String(),
    title: Type.String(),
    state: State,
    period: Type.String(),
    isSimulated: Type.Boolean(),
  }),
  unit: UnitRowAnswer,
  columns: as<readonly ColumnFacts[]>('The columns of the data.'),
  origins: as<Readonly<Record<string, Origin | null>>>('Where each cell comes from.'),
  resultNo: Type.Integer(),
  result: Nullable(as<UnitResult>('docs/evaluation-result.schema.json, a unit')),
  exempt: Nullable(Type.Object({ rule: Words, grade: Nullable(Type.String()) })),
  names: as<Readonly<Record<string, { readonly zh: string; readonly en: string }>>>(
    'Names of indicators, groups and rules by id.',
  ),
  grades: Type.Array(Type.String()),
  replays: Nullable(
    Type.Object({
      count: Type.Integer(),
      failed: Type.Integer(),
      factors: Type.Array(Type.String()),
      sureFrom: Type.Number(),
    }),
  ),
  arithmetic: Nullable(as<Unfolded>('The score unfolded down to the values.')),
  unitsInAll: Type.Integer(),
  earlier: Type.Array(
    Type.Object({
      no: Type.Integer(),
      why: oneOf('trial', 'objection', 'review'),
      score: Nullable(Type.Number()),
      rank: Nullable(Type.Number()),
      grade: Nullable(Type.String()),
      at: Type.String(),
    }),
  ),
  previous: Nullable(
    Type.Object({
      title: Type.String(),
      score: Nullable(Type.Number()),
      rank: Nullable(Type.Number()),
      grade: Nullable(Type.String()),
    }),
  ),
  objections: Type.Array(ObjectionRow),
  evidence: Type.Array(
    Type.Object({
      id: Type.String(),
      columns: Type.Array(Type.String()),
      title: Type.String(),
      documentNo: Nullable(Type.String()),
      files: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  mayProve: Type.Boolean(),
  mayConfirm: Type.Boolean(),
  mayObject: Type.Boolean(),
  /** Last day of the stage, and today. */
  dueOn: Nullable(Type.String()),
  today: Type.String(),
})
export type UnitPage = Static<typeof UnitPage>

/** How the places of a result hang on its assumptions, as last analysed, and what may be varied. */
export const SensitivityPage = Type.Object({
  kept: Nullable(
    Type.Object({
      content: as<KeptSensitivity>('Shares of the variance of the mean shift of places that each assumption explains.'),
      says: Words,
      by: Type.String(),
      at: Type.String(),
    }),
  ),
  computing: Nullable(Type.Object({ progress: Type.Number(), by: Type.String() })),
  /** Why the last analysis came to nothing. */
  trouble: Nullable(Words),
  offered: Type.Array(Type.Object({ id: Type.String(), words: Words, isOwn: Type.Boolean() })),
  suggested: Type.Array(Type.String()),
  /** The smallest sample. */
  least: Type.Integer(),
})
export type SensitivityPage = Static<typeof SensitivityPage>

export const Supposed = Type.Object({
  score: Nullable(Type.Number()),
  rank: Nullable(Type.Number()),
  grade: Nullable(Type.String()),
})
export const WhatIf = Type.Object({ now: Supposed, supposed: Supposed })
export type WhatIf = Static<typeof WhatIf>
export const Lifts = Type.Object({
  /** null: there is no better grade, or none that values could give. */
  by: Nullable(
    Type.Array(
      Type.Object({
        indicator: Type.String(),
        name: Words,
        column: Type.String(),
        from: Nullable(Type.Number()),
        to: Nullable(Type.Number()),
        after: Nullable(Supposed),
      }),
    ),
  ),
})
export type Lifts = Static<typeof Lifts>

export const DataChangeAnswer = Type.Object({
  units: Type.Integer(),
  cells: Type.Integer(),
  added: Type.Array(Type.String()),
  leftOut: Type.Array(Type.String()),
  changes: Type.Array(
    Type.Object({ unit: Type.String(), column: Type.String(), was: Type.String(), text: Type.String() }),
  ),
  problems: Type.Array(
    Type.Object({ unit: Type.String(), column: Type.String(), zh: Type.String(), en: Type.String() }),
  ),
  ignored: Type.Array(Type.String(), { description: 'Columns of the file that the scheme does not read.' }),
  saved: Type.Boolean(),
  revision: Type.Integer(),
})
export type DataChangeAnswer = Static<typeof DataChangeAnswer>

/** What the comparison of schemes works on: the table and this round's scheme, for those who see all. */
export const RoundTable = Type.Object({
  title: Type.String(),
  period: Type.String(),
  scheme: SchemeContent,
  needs: Type.Array(Need),
  rows: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), cells: Type.Record(Type.String(), Type.String()) }),
  ),
})
export type RoundTable = Static<typeof RoundTable>

/** Where a result is computed: the job that does so, unless it was done at once. */
export const Computing = Type.Object({ revision: Type.Integer(), job: Nullable(Type.String()) })
export const Revised = Type.Object({ revision: Type.Integer() })
export const ActName = Act
