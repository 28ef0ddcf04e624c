import type { Outcome } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { keptAnswer, type MadeAnswer, rolesOf } from '../../platform/audit/kept-answers.ts'
import type { WrittenJson } from '../../platform/http/written-json.ts'
import type { AnyCall } from './calls.ts'
import type { Register, Registers } from './register.ts'
import { isTimed, speaksOfTime } from './spoken.ts'
import { divisionWhileOn } from './switch-store.ts'

/** Whether what a scope reaches is the person's own, so that two of the same roles do not see the same. */
export const isPersonal = ({ own }: Scope): boolean => own.length > 0

/** What is refused is judged anew each time. */
export const notKept = (outcome: Outcome<never>): MadeAnswer<never> => ({ outcome, change: null })

const timed = new WeakMap<Register, boolean>()

/**
 * What is answered of a type in a division where its system runs, kept while nothing in the division is done. Those of the same
 * roles and reach share an answer; where it depends on who they are (`isPersonal`), each has their own. A question is the same
 * when its address is, to the letter.
 */
export async function keeping<T>(
  registers: Registers,
  register: Register,
  call: AnyCall & { readonly request: { readonly url: string } },
  asked: { readonly division: string | undefined; readonly where?: string | undefined; readonly isPersonal: boolean },
  make: (division: string) => Promise<MadeAnswer<T>>,
): Promise<Outcome<T | WrittenJson>> {
  const { db, actor, now, request } = call
  const division = await divisionWhileOn(db, actor, asked.division, register.system)
  if (division.kind === 'refused') return division
  const isTimedType = timed.get(register) ?? isTimed(registers, register)
  timed.set(register, isTimedType)
  return keptAnswer(
    {
      db,
      division: division.value,
      sight: asked.isPersonal && actor.kind === 'person' ? `${rolesOf(actor)} ${actor.id}` : rolesOf(actor),
      text: request.url,
      now: now(),
      isTimed: isTimedType || speaksOfTime(asked.where ?? ''),
    },
    () => make(division.value),
  )
}
