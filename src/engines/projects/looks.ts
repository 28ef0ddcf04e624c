import { done, type Outcome } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Call } from '../../platform/http/route.ts'
import { settingAt } from '../../platform/settings/store.ts'
import project from '../../systems/13-delivery/project-lifecycle.ts'
import { divisionWhileOn } from '../registers/switch-store.ts'
import { throughOf } from './calendar.ts'
import type { Look } from './facts-store.ts'
import { LIGHTS } from './settings.ts'

export type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

export const READ = 'records.project.read'

/** The division, the day and the rule that a request is about; refused where the system does not run. */
export async function lookOf(
  { db, actor, now }: AnyCall,
  asked: { readonly division?: string; readonly on?: string },
): Promise<Outcome<Look>> {
  const division = await divisionWhileOn(db, actor, asked.division, project)
  if (division.kind === 'refused') return division
  const on = asked.on ?? dayOf(now())
  const setting = await settingAt(db, division.value, LIGHTS, on)
  return done({ division: division.value, on, setting, through: throughOf(on, setting.reportedBy) })
}

/** What an answer says of what was asked. */
export const headOf = ({ division, on, through, setting }: Look) => ({
  division,
  on,
  year: through.year,
  passed: through.passed,
  last: through.last,
  rule: setting.rule,
})
