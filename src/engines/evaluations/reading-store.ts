import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { filesOf } from '../../platform/files/files-store.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { unfold } from '../evaluation/explain.ts'
import { nameOf } from '../evaluation/result.ts'
import type { UnitPage } from './answers.ts'
import { findComputation } from './computation-store.ts'
import { countEvidence, findEvidence } from './evidence-store.ts'
import { evaluationOf } from './kept-evaluation-store.ts'
import { columnsOf } from './needs.ts'
import { originOfCell } from './origins.ts'
import { gradesOf, objectionRow, type RoundParts, unitRowAnswer } from './pages.ts'
import { noSuchRound, noSuchScheme, noSuchUnit } from './refusals.ts'
import {
  type Asking,
  EVERYTHING,
  maySee,
  type Reader,
  readerOf,
  type StoredResult,
  type StoredRound,
} from './round-reading.ts'
import { isOver, isPublished } from './round-state.ts'
import {
  countUnits,
  findConfirmations,
  findDataVersions,
  findObjections,
  findPreviousOfUnit,
  findResultOfUnit,
  findResults,
  findResultUnits,
  findRound,
  findRowHistory,
  findSteps,
  findUnitRows,
} from './round-store.ts'
import { factsOf } from './round-write-store.ts'
import type { SchemeVersion } from './scheme-reading.ts'
import { findSchemes, findSchemeVersion } from './scheme-store.ts'
import { PUBLISHED_LIST, SURE_FROM } from './settings.ts'
import { findStageTime } from './stage-time-store.ts'

export interface Asked extends Asking {
  readonly now: () => Date
}

/** A round that the reader may know of, with what they may see of it. */
export async function openRound(
  asked: Asked,
  division: string,
  id: string,
  permission = 'evaluations.read',
): Promise<Outcome<{ readonly round: StoredRound; readonly reader: Reader }>> {
  const theirs = divisionAsked(asked.actor, division)
  if (theirs.kind === 'refused') return theirs
  const reader = await readerOf(asked, division, permission)
  const round = await findRound(asked.db, division, id, reader)
  return round === null ? refused(noSuchRound) : done({ round, reader })
}

/** Everything that the page of a round is made of. */
export async function findRoundParts(asked: Asked, division: string, id: string): Promise<Outcome<RoundParts>> {
  const { db, policy, actor, now } = asked
  const opened = await openRound(asked, division, id)
  if (opened.kind === 'refused') return opened
  const { round, reader } = opened.value
  const today = dayOf(now())
  const mayRun = policy.may(actor, 'evaluations.run', { division })
  const [[scheme], rows, said, steps, data, results, objections, evidence, facts, columns, label, stageTime] =
    await Promise.all([
      findSchemes(db, division, round.scheme),
      findUnitRows(db, division, id, round.dataNo, reader),
      findConfirmations(db, division, id),
      findSteps(db, division, id),
      findDataVersions(db, division, id),
      findResults(db, division, id),
      findObjections(db, division, id, reader),
      countEvidence(db, division, id),
      factsOf(asked, round, today),
      settingAt(db, division, PUBLISHED_LIST, today),
      simulatedLabel(db, division),
      findStageTime(db, division, today),
    ])
  const version = scheme?.versions.find(({ no }) => no === round.schemeNo)
  if (scheme === undefined || version === undefined) return refused(noSuchScheme)
  const [units, previous, files] = await Promise.all([
    isPublished(round.state) && round.resultNo > 0 ? findResultUnits(db, division, id, round.resultNo) : [],
    round.previous === null ? null : findRound(db, division, round.previous, EVERYTHING),
    filesOf(
      db,
      division,
      'evaluation-objection',
      objections.map((one) => one.id),
    ),
  ])
  return done({
    round,
    reader,
    today,
    isSimulated: label !== null,
    mayRun,
    computation: mayRun ? await findComputation(db, round) : null,
    mayObject: await readerOf(asked, division, 'evaluations.object'),
    facts,
    stageTime,
    scheme,
    version,
    previous,
    rows,
    unitsInAll: facts.units,
    said,
    steps,
    data,
    results,
    units,
    objections,
    evidence,
    files,
    columns,
  })
}

/** The result of a round that the reader may see: the one asked for, else the newest. */
export async function findShownResult(
  db: Reading,
  round: StoredRound,
  reader: Reader,
  no: number | undefined,
): Promise<{ readonly result: StoredResult; readonly version: SchemeVersion } | null> {
  if (!reader.isAll && !isPublished(round.state)) return null
  const results = await findResults(db, round.division, round.id)
  const result = no === undefined ? results.at(-1) : results.find((one) => one.no === no)
  if (result === undefined) return null
  const version = await findSchemeVersion(db, round.division, result.scheme, result.schemeNo)
  return version === null ? null : { result, version }
}

/** One unit: its cells with where they come from, its score unfolded, how sure it is, what it was before. */
export async function findUnitPage(
  asked: Asked,
  division: string,
  id: string,
  code: string,
  no: number | undefined,
): Promise<Outcome<UnitPage>> {
  const { db, now } = asked
  const opened = await openRound(asked, division, id)
  if (opened.kind === 'refused') return opened
  const { round, reader } = opened.value
  const shown = await findShownResult(db, round, reader, no)
  const dataNo = shown?.result.dataNo ?? round.dataNo
  const [row] = await findUnitRows(db, division, id, dataNo, reader, code)
  const version = shown?.version ?? (await findSchemeVersion(db, division, round.scheme, round.schemeNo))
  if (row === undefined || version === null) return refused(noSuchUnit)
  const [evaluation, units, said, history, objections, previous, results, evidence, label] = await Promise.all([
    shown === null ? null : evaluationOf(db, round, shown.result, shown.version),
    countUnits(db, division, id, dataNo),
    findConfirmations(db, division, id),
    findRowHistory(db, division, id, code, dataNo),
    findObjections(db, division, id, reader),
    findPreviousOfUnit(db, round, code),
    findResults(db, division, id),
    findEvidence(db, division, id, code),
    simulatedLabel(db, division),
  ])
  const own = objections.filter((one) => one.code === code)
  const files = await filesOf(
    db,
    division,
    'evaluation-objection',
    own.map((one) => one.id),
  )
  const columns = columnsOf(version.content, version.needs)
  const may = (what: string) => readerOf(asked, division, `evaluations.${what}`)
  const [mayObject, mayConfirm, mayProve] = await Promise.all([may('object'), may('confirm'), may('prove')])
  const unit = unitRowAnswer(row, said.get(code), mayObject, evidence.length)
  const kept = shown === null ? null : await findResultOfUnit(db, round, shown.result.no, code)
  const exempt = shown?.result.head.exempt.find((one) => one.unit === code)
  const unevaluated = shown === null ? 0 : shown.result.head.exempt.length + shown.result.head.screened.length
  const isVisible = reader.isAll || isPublished(round.state)
  const earlier = isVisible
    ? await Promise.all(
        results
          .filter((one) => one.no !== shown?.result.no)
          .map(async (one) => ({ one, unit: await findResultOfUnit(db, round, one.no, code) })),
      )
    : []
  const today = dayOf(now())
  return done({
    round: { id, title: round.title, state: round.state, period: round.period, isSimulated: label !== null },
    unit,
    columns,
    origins: Object.fromEntries(
      columns.map(({ column }) => [
        column,
        originOfCell(row, column, {
          division,
          page: `/evaluations/${division}/${id}/units/${encodeURIComponent(code)}`,
          period: round.period,
          confirmation: said.get(code),
          history,
          evidence,
        }),
      ]),
    ),
    resultNo: shown?.result.no ?? 0,
    result: kept,
    exempt:
      exempt === undefined
        ? null
        : { rule: namesOf(version)[exempt.rule] ?? { zh: exempt.rule, en: exempt.rule }, grade: exempt.grade },
    names: namesOf(version),
    grades: gradesOf(version),
    replays:
      shown?.result.head.certainty === undefined
        ? null
        : {
            count: shown.result.head.certainty.replays,
            failed: shown.result.head.certainty.failed,
            factors: shown.result.head.certainty.factors,
            sureFrom: await settingAt(db, division, SURE_FROM, today),
          },
    arithmetic: kept === null || evaluation === null ? null : unfold(evaluation, code),
    unitsInAll: units - unevaluated,
    earlier: earlier.flatMap(({ one, unit: then }) =>
      then === null
        ? []
        : [{ no: one.no, why: one.why, score: then.score, rank: then.rank, grade: then.grade, at: one.at }],
    ),
    previous:
      previous === null
        ? null
        : {
            title: previous.title,
            score: previous.unit.score,
            rank: previous.unit.rank,
            grade: previous.unit.grade,
          },
    objections: own.map((one) => objectionRow(one, [row], files.get(one.id) ?? [], reader, mayObject)),
    evidence: evidence.map((one) => ({ ...one, columns: [...one.columns], files: [...one.files] })),
    mayProve: round.state !== 'final' && maySee(mayProve, row),
    mayConfirm: round.state === 'confirming' && !isOver(round, today) && maySee(mayConfirm, row),
    dueOn: round.dueOn,
    today,
    mayObject:
      round.state === 'notice' &&
      !isOver(round, today) &&
      maySee(mayObject, row) &&
      own.every(({ answer }) => answer !== null),
  })
}

/** Names of everything that a scheme names, by id. */
export function namesOf({ content }: SchemeVersion) {
  return Object.fromEntries(
    [
      ...content.indicators,
      ...content.groups,
      ...(content.bonus?.items ?? []),
      ...(content.deduction?.items ?? []),
      ...(content.vetoes ?? []),
      ...(content.exempt ?? []),
      ...(content.grading?.gates ?? []),
      ...(content.grading?.grades ?? []),
    ].map(({ id, name }) => [id, nameOf(name, id)]),
  )
}
