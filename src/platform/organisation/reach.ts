import { sql } from 'kysely'
import { done, type Outcome } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { divisionFor } from '../access/choose-division.ts'
import type { Policy } from '../access/policy.ts'
import type { Reading } from '../database/tables.ts'

/**
 * The division that an act of administration is about: the one it names, which may lie below those in which the permission
 * is held (`reachOf` says whether it does); else the only one.
 */
export const divisionToAdminister = (
  policy: Policy,
  actor: Actor,
  permission: string,
  asked: string | undefined,
): Outcome<string> => (asked === undefined ? divisionFor(policy, actor, permission, asked) : done(asked))

/**
 * How an administrator reaches a division: 'own' when the permission is held there; 'under' when it is held in one above,
 * which is only good for setting up the administrators of the one below; null when it is none of theirs.
 */
export async function reachOf(
  db: Reading,
  policy: Policy,
  actor: Actor,
  permission: string,
  division: string,
): Promise<'own' | 'under' | null> {
  if (policy.may(actor, permission, { division })) return 'own'
  const { divisions } = policy.scopeOf(actor, permission)
  if (divisions.length === 0) return null
  const { rows } = await sql`
    with recursive above (code, parent) as (
      select code, parent from division where code = ${division}
      union select d.code, d.parent from division d join above a on d.code = a.parent
    ) select code from above where code = any(${divisions}) limit 1`.execute(db)
  return rows.length > 0 ? 'under' : null
}
