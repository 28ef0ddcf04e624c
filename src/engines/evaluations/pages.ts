import type { UnitResult } from '../../model/evaluation-result.ts'
import { findPeriod, periodWords } from '../../model/period.ts'
import { nameOf } from '../evaluation/result.ts'
import type { ObjectionRow, ResultAnswer, RoundPage, SchemePage, SchemeRow, UnitRowAnswer } from './answers.ts'
import { movesBetween } from './moves.ts'
import { columnsOf, gapsNeeded } from './needs.ts'
import { type PublishedColumns, publishedList } from './published.ts'
import type {
  Computation,
  Reader,
  StoredConfirmation,
  StoredData,
  StoredObjection,
  StoredResult,
  StoredRound,
  StoredStep,
} from './round-reading.ts'
import { maySee } from './round-reading.ts'
import {
  actsOf,
  atEndOfStage,
  isOver,
  isOverdue,
  isPublished,
  needsOf,
  type RoundFacts,
  refusalOfAct,
  roundActNames,
} from './round-state.ts'
import { type Decree, inForceOn, type SchemeVersion, type StoredScheme } from './scheme-reading.ts'
import { daysLeft, daysOfStage, type StageTime } from './stage-clock.ts'
import { gapsOf, type UnitRow } from './unit-data.ts'

/** A scheme in the list. */
export function schemeRow(scheme: StoredScheme, on: string, rounds: number): SchemeRow | null {
  const latest = scheme.versions.at(-1)
  if (latest === undefined) return null
  const force = inForceOn(scheme.decrees, on)
  return {
    division: scheme.division,
    id: scheme.id,
    key: scheme.key,
    name: nameOf(latest.content.name, scheme.key),
    revision: scheme.revision,
    latest: latest.no,
    inForce: force === null ? null : { no: force.no, from: force.from, documentNo: force.documentNo },
    indicators: latest.content.indicators.length,
    grades: gradesOf(latest),
    changedBy: latest.by,
    changedAt: latest.at,
    rounds,
  }
}

export const gradesOf = ({ content }: Pick<SchemeVersion, 'content'>): string[] =>
  (content.grading?.grades ?? []).map(({ id }) => id)

/** A version of a scheme with all there is to know of the others. */
export function schemePage(
  scheme: StoredScheme,
  version: SchemeVersion,
  on: string,
  isSimulated: boolean,
  /** Versions that the reader may know of. */
  shown: readonly SchemeVersion[],
): SchemePage {
  const decreeOf = (no: number): Decree | undefined => scheme.decrees.findLast((decree) => decree.no === no)
  return {
    division: scheme.division,
    id: scheme.id,
    key: scheme.key,
    revision: scheme.revision,
    no: version.no,
    content: version.content,
    needs: [...version.needs],
    columns: columnsOf(version.content, version.needs),
    hash: version.hash,
    versions: shown.map(({ no, reason, by, at }) => ({
      no,
      reason,
      by,
      at,
      inForceFrom: decreeOf(no)?.from ?? null,
      documentNo: decreeOf(no)?.documentNo ?? null,
    })),
    inForce: inForceOn(scheme.decrees, on)?.no ?? null,
    isSimulated,
  }
}

/** Everything that a round's page is made of. */
export interface RoundParts {
  readonly round: StoredRound
  readonly reader: Reader
  readonly today: string
  readonly isSimulated: boolean
  readonly mayRun: boolean
  readonly mayObject: Reader
  readonly facts: RoundFacts
  readonly stageTime: StageTime
  /** For whoever runs the round. */
  readonly computation: Computation | null
  readonly scheme: StoredScheme
  readonly version: SchemeVersion
  readonly previous: StoredRound | null
  readonly rows: readonly UnitRow[]
  readonly unitsInAll: number
  readonly said: ReadonlyMap<string, StoredConfirmation>
  readonly steps: readonly StoredStep[]
  readonly data: readonly StoredData[]
  readonly results: readonly StoredResult[]
  readonly units: readonly UnitResult[]
  readonly objections: readonly StoredObjection[]
  readonly evidence: ReadonlyMap<string, number>
  readonly files: ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>
  readonly columns: PublishedColumns
}

export function roundPage(parts: RoundParts): RoundPage {
  const { round, reader, facts, version, rows, results } = parts
  const columns = columnsOf(version.content, version.needs)
  const period = findPeriod(round.period)
  const published = isPublished(round.state)
  const last = results.at(-1)
  const list =
    published && last !== undefined ? publishedList(parts.units, last.head, parts.columns, ruleNames(version)) : null
  const own = new Set(rows.map(({ code }) => code))
  return {
    division: round.division,
    id: round.id,
    title: round.title,
    period: round.period,
    periodWords: period === null ? { zh: round.period, en: round.period } : periodWords(period),
    revision: round.revision,
    state: round.state,
    dueOn: round.dueOn,
    clock: clockOf(parts),
    today: parts.today,
    isSimulated: parts.isSimulated,
    source: round.source,
    scheme: {
      id: round.scheme,
      no: round.schemeNo,
      key: parts.scheme.key,
      name: nameOf(version.content.name, parts.scheme.key),
      documentNo: parts.scheme.decrees.findLast(({ no }) => no === round.schemeNo)?.documentNo ?? null,
    },
    previous: parts.previous === null ? null : { id: parts.previous.id, title: parts.previous.title },
    seesAll: reader.isAll,
    dataNo: round.dataNo,
    resultNo: published || reader.isAll ? round.resultNo : 0,
    isResultCurrent: facts.isResultCurrent,
    computation: parts.computation === null ? null : { ...parts.computation, faults: [...parts.computation.faults] },
    acts: parts.mayRun
      ? actsOf(round.state).map((act) => ({
          act,
          words: roundActNames[act],
          needs: [...needsOf(act, facts)],
          // What a person will write is not missing yet.
          refusal:
            parts.computation?.isUnderWay === true
              ? { zh: '正在计算，请等它完成。', en: 'The result is being computed.' }
              : (refusalOfAct(act, { ...facts, reason: 'given', documentNo: 'given' })?.message ?? null),
        }))
      : [],
    isPublic: round.isPublic,
    steps: parts.steps.map(({ act, ...step }) => ({ ...step, words: roundActNames[act] })),
    data: reader.isAll ? [...parts.data] : [],
    results:
      published || reader.isAll
        ? results.map(({ no, why, schemeNo, dataNo, dataHash, hash, reason, by, at }) => ({
            no,
            why,
            schemeNo,
            dataNo,
            dataHash,
            hash,
            reason,
            by,
            at,
          }))
        : [],
    columns,
    gaps: reader.isAll
      ? [
          ...gapsOf(
            columns.filter(({ column }) => gapsNeeded(version.content).has(column)),
            rows,
          ),
        ]
      : [],
    units: rows.map((row) =>
      unitRowAnswer(row, parts.said.get(row.code), parts.mayObject, parts.evidence.get(row.code) ?? 0),
    ),
    unitsInAll: parts.unitsInAll,
    objections: parts.objections.map((one) =>
      objectionRow(one, rows, parts.files.get(one.id) ?? [], reader, parts.mayObject),
    ),
    published:
      list === null
        ? null
        : {
            heads: [...list.heads],
            rows: list.rows.map(({ unit, cells }) => ({ unit, cells: [...cells], isOwn: own.has(unit) })),
            notes: [...list.notes],
          },
  }
}

/** The deadline of the stage that a round is in. */
function clockOf({ round, today, facts, stageTime }: RoundParts): RoundPage['clock'] {
  const { state, dueOn } = round
  const atEnd = atEndOfStage[state]
  if (dueOn === null || atEnd === null) return null
  return {
    dueOn,
    left: daysLeft(today, dueOn, stageTime),
    unit: stageTime.days.unit,
    isOver: isOver(round, today),
    isOverdue: isOverdue(round, today),
    atEnd,
    extended: facts.extended,
    extensions: facts.extensions,
    longest: daysOfStage(state, stageTime) ?? 0,
  }
}

/** Names of exemptions, vetoes and gates by id. */
export const ruleNames = ({ content }: SchemeVersion) => {
  const names = new Map(
    [...(content.exempt ?? []), ...(content.vetoes ?? []), ...(content.grading?.gates ?? [])].map(({ id, name }) => [
      id,
      nameOf(name, id).zh,
    ]),
  )
  return (id: string) => names.get(id) ?? id
}

export function unitRowAnswer(
  row: UnitRow,
  said: StoredConfirmation | undefined,
  own: Reader,
  evidence: number,
): UnitRowAnswer {
  const isAboutThis = said !== undefined && said.rowNo === row.no
  return {
    code: row.code,
    name: row.name,
    body: row.body,
    rowNo: row.no,
    cells: { ...row.cells },
    says: isAboutThis ? said.says : null,
    saysNote: isAboutThis ? said.note : '',
    doubts: isAboutThis ? [...said.cells] : [],
    doubtAnswer: isAboutThis ? said.answer : null,
    saidBy: isAboutThis ? said.by : '',
    isOwn: maySee(own, row),
    evidence,
  }
}

/** An objection as its reader may see it: corrections of other units are theirs. */
export function objectionRow(
  one: StoredObjection,
  rows: readonly UnitRow[],
  files: readonly { readonly id: string; readonly name: string }[],
  reader: Reader,
  own: Reader,
): ObjectionRow {
  const codes = new Set(rows.map(({ code }) => code))
  return {
    id: one.id,
    code: one.code,
    name: rows.find(({ code }) => code === one.code)?.name ?? one.code,
    columns: [...one.columns],
    text: one.text,
    by: one.by,
    at: one.at,
    resultNo: one.resultNo,
    answerBy: one.answerBy,
    files: files.map(({ id, name }) => ({ id, name })),
    answer:
      one.answer === null
        ? null
        : {
            ...one.answer,
            corrections: one.answer.corrections.filter(({ code }) => reader.isAll || codes.has(code)),
          },
    mayWithdraw: one.answer === null && maySee(own, one),
  }
}

/** A result with its moves; of a body's own units only, where the reader sees no more. */
export function resultAnswer(
  result: StoredResult,
  units: readonly UnitResult[],
  version: SchemeVersion,
  before: { readonly title: string; readonly units: readonly UnitResult[] } | null,
  first: readonly UnitResult[] | null,
  names: ResultAnswer['names'],
  seesAll: boolean,
): ResultAnswer {
  const grades = gradesOf(version)
  return {
    no: result.no,
    head: result.head,
    grades,
    units,
    moves: before === null ? null : movesBetween(before.units, units, grades),
    movesFromFirst: first === null ? null : movesBetween(first, units, grades),
    previousTitle: before?.title ?? null,
    names,
    seesAll,
  }
}
