import { type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Call } from '../../platform/http/route.ts'
import industrialChain from '../../systems/03-industry/industrial-chain.ts'
import { whileOn } from '../registers/switch-store.ts'

export type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now'>

export const noSuchChain: Refusal = {
  reason: 'not-found',
  code: 'no-such-chain',
  message: { zh: '没有这条产业链，或您无权查看。', en: 'There is no such chain, or it is not yours to see.' },
}
/** Whether chains are worked with in the division. */
const open = (db: Reading, division: string): Promise<Outcome<null>> => whileOn(db, division, industrialChain)

/** A division that the person may ask of with a permission, where chains are worked with. */
export async function asked(
  { db, policy, actor }: AnyCall,
  permission: string,
  division: string | undefined,
  /** Whether those who only reach their own may ask too; what is theirs is then for the asker to see to. */
  orOwn = false,
): Promise<Outcome<string>> {
  const chosen = divisionAsked(actor, division)
  if (chosen.kind === 'refused') return chosen
  const own = orOwn && actor.kind === 'person' ? { person: actor.id } : {}
  if (!policy.may(actor, permission, { division: chosen.value, ...own })) return refused(noSuchChain)
  const on = await open(db, chosen.value)
  return on.kind === 'refused' ? on : chosen
}
