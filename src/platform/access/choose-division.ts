import type { Outcome } from '../../model/outcome.ts'
import type { Actor } from './actor.ts'
import { chooseDivision } from './division.ts'
import type { Policy } from './policy.ts'

/**
 * The division that a request is about, of those in which the actor holds the permission for the whole division: the one it
 * names, else the only one.
 */
export function divisionFor(
  policy: Policy,
  actor: Actor,
  permission: string,
  asked: string | undefined,
): Outcome<string> {
  const { divisions } = policy.scopeOf(actor, permission)
  return chooseDivision(divisions, asked, (division) => policy.may(actor, permission, { division }))
}
