import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { nameOf } from '../evaluation/result.ts'
import type { OwnEvaluation } from './answers.ts'
import { gradesOf } from './pages.ts'
import { type Asking, type Reader, readerOf, type StoredRound } from './round-reading.ts'
import { isOver, isPublished, roundStateNames } from './round-state.ts'
import {
  countUnits,
  findConfirmations,
  findObjections,
  findPreviousOfUnit,
  findResultOfUnit,
  findResults,
  findRounds,
  findUnitRows,
} from './round-store.ts'
import { findSchemeVersion } from './scheme-store.ts'

/** The evaluations of whoever the person acts for, one line a round and unit, the latest round first. */
export async function findOwn(asking: Asking, now: Date, division: string): Promise<readonly OwnEvaluation[]> {
  const { db } = asking
  const reader = await readerOf(asking, division, 'evaluations.own')
  const today = dayOf(now)
  const rounds = await findRounds(db, division, reader)
  return (await Promise.all(rounds.map((round) => ownOf(db, round, reader, today)))).flat()
}

async function ownOf(
  db: Reading,
  round: StoredRound,
  reader: Reader,
  today: string,
): Promise<readonly OwnEvaluation[]> {
  const { division, id, state, dataNo, resultNo } = round
  const isShown = isPublished(state) && resultNo > 0
  const [rows, said, objections, version, results, unitsInAll] = await Promise.all([
    findUnitRows(db, division, id, dataNo, reader),
    findConfirmations(db, division, id),
    findObjections(db, division, id, reader),
    findSchemeVersion(db, division, round.scheme, round.schemeNo),
    isShown ? findResults(db, division, id) : [],
    countUnits(db, division, id, dataNo),
  ])
  const exempt = results.at(-1)?.head.exempt ?? []
  return Promise.all(
    rows.map(async ({ code, name, no }): Promise<OwnEvaluation> => {
      const own = said.get(code)
      const confirmation = own !== undefined && own.rowNo === no ? own : null
      const result = isShown ? await findResultOfUnit(db, round, resultNo, code) : null
      const raised = objections.filter((one) => one.code === code)
      const isStanding = state === 'notice' && !isOver(round, today)
      return {
        division,
        round: id,
        title: round.title,
        period: round.period,
        scheme: nameOf(version?.content.name, ''),
        state,
        stateWords: roundStateNames[state],
        dueOn: round.dueOn,
        unit: code,
        name,
        says: confirmation?.says ?? null,
        isDoubtAnswered: confirmation?.answer != null,
        result:
          result === null
            ? null
            : {
                score: result.score,
                rank: result.rank,
                grade: result.grade,
                pool: result.pool,
                poolRank: result.poolRank,
                chance: result.grade === null ? null : (result.certainty?.grades[result.grade] ?? null),
              },
        exemptGrade: exempt.find((one) => one.unit === code)?.grade ?? null,
        grades: version === null ? [] : gradesOf(version),
        unitsInAll: unitsInAll - exempt.length - (results.at(-1)?.head.screened.length ?? 0),
        previousGrade: isShown ? ((await findPreviousOfUnit(db, round, code))?.unit.grade ?? null) : null,
        results: results.length,
        objections: raised.length,
        openObjections: raised.filter(({ answer }) => answer === null).length,
        mayConfirm: state === 'confirming' && !isOver(round, today),
        mayObject: isStanding && raised.every(({ answer }) => answer !== null),
      }
    }),
  )
}
