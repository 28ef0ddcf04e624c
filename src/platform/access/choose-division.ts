import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Actor } from './actor.ts'
import type { Policy } from './policy.ts'

/**
 * The division that a request is about: the one asked for, else the first in which the actor holds the permission for the
 * whole division. Refused when there is none; a division that the actor may not know of is simply not found.
 */
export function divisionFor(
  policy: Policy,
  actor: Actor,
  permission: string,
  asked: string | undefined,
): Outcome<string> {
  const { divisions } = policy.scopeOf(actor, permission)
  const division = asked ?? divisions[0]
  if (division !== undefined && policy.may(actor, permission, { division })) return done(division)
  return refused({
    reason: 'not-found',
    code: 'no-such-division',
    message: {
      zh: '没有这个行政区划，或您在那里没有这项权限。',
      en: 'There is no such division, or you do not hold this permission there.',
    },
  })
}
