import type { Reading } from '../../platform/database/tables.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { SERVICE_HOURS } from '../cases/settings.ts'
import { workingTimeOf } from '../cases/working-time.ts'
import { EVALUATION_DAYS } from './settings.ts'
import type { StageTime } from './stage-clock.ts'

/** What stands for a place on a day. A value that was set before stages had days of their own takes the others' defaults. */
export async function findStageTime(db: Reading, division: string, day: string): Promise<StageTime> {
  const [days, hours] = await settingsAt(db, division, [EVALUATION_DAYS, SERVICE_HOURS], day)
  return { days: { ...DEFAULT_DAYS, ...days }, time: workingTimeOf(hours) }
}

const DEFAULT_DAYS = EVALUATION_DAYS.default as StageTime['days'] // the default names every part
