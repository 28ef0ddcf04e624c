import { done, refused } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { simulatedLabel } from '../../platform/organisation/simulated.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { nameOf } from '../evaluation/result.ts'
import { ruleNames } from './pages.ts'
import { publishedList } from './published.ts'
import { noResult } from './refusals.ts'
import type { StoredRound } from './round-reading.ts'
import { isPublished } from './round-state.ts'
import { findResults, findResultUnits, findSteps } from './round-store.ts'
import { findSchemes } from './scheme-store.ts'
import { PUBLISHED_LIST } from './settings.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list of a round as it stands published, with all that frames it. */
export async function findPublished(db: Reading, round: StoredRound, now: Date) {
  const { division, id } = round
  if (!isPublished(round.state)) return refused(noResult)
  const today = dayOf(now)
  const [results, steps, [scheme], columns, label, place] = await Promise.all([
    findResults(db, division, id),
    findSteps(db, division, id),
    findSchemes(db, division, round.scheme),
    settingAt(db, division, PUBLISHED_LIST, today),
    simulatedLabel(db, division),
    db.selectFrom('division').select('name_zh').where('code', '=', division).executeTakeFirst(),
  ])
  const result = results.at(-1)
  const version = scheme?.versions.find(({ no }) => no === round.schemeNo)
  if (result === undefined || version === undefined || scheme === undefined) return refused(noResult)
  const units = await findResultUnits(db, division, id, result.no)
  const decree = scheme.decrees.findLast(({ no }) => no === round.schemeNo)
  return done({
    round,
    result,
    divisionName: place?.name_zh ?? division,
    list: publishedList(units, result.head, columns, ruleNames(version)),
    scheme: nameOf(version.content.name, scheme.key).zh,
    schemeDocument: decree?.documentNo ?? null,
    step: steps.findLast(({ act }) => act === 'publish' || act === 'finalise') ?? null,
    today,
    label: label === null ? null : '模拟数据',
  })
}
