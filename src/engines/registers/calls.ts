import { Type } from 'typebox'
import { done, type Outcome } from '../../model/outcome.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Call } from '../../platform/http/route.ts'
import type { RunningClock } from './answers.ts'
import { type Desk, recordActs } from './desk.ts'
import { fieldsAsked, filterOf, type Narrowed } from './filter-store.ts'
import type { Reader } from './pages.ts'
import { type Register, type Registers, withClocks } from './register.ts'
import { divisionWhileOn } from './switch-store.ts'

/** Version of Gangmu that brought registers. */
export const since = '0.3.0'
export const Reason = Type.Optional(Type.String({ maxLength: 2000 }))
export const Revision = Type.Integer({ minimum: 1 })

export type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'actor' | 'now' | 'tell' | 'recordClocks'>

/** The deadlines of records of a type, as pages show them, by record. */
export const clocksOf = async (
  { db, now, recordClocks }: Pick<AnyCall, 'db' | 'now' | 'recordClocks'>,
  division: string,
  type: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, readonly RunningClock[]>> =>
  recordClocks === null ? new Map() : recordClocks.answers(db, division, type, records, now())

export const deskOf = (
  registers: Registers,
  { policy, actor, now, tell, recordClocks }: AnyCall,
  division: string,
): Desk => ({
  registers: withClocks(registers, recordClocks),
  policy,
  tell,
  actor,
  at: now(),
  division,
  acts: [],
})

export const readerOf = (registers: Registers, { db, now, recordClocks }: AnyCall, division: string): Reader => ({
  db,
  registers: withClocks(registers, recordClocks),
  division,
  now: now(),
})

/** Runs a change of records as the actor, where the system runs; all of it or nothing. */
export async function writing<T>(
  registers: Registers,
  register: Register,
  call: AnyCall,
  division: string,
  work: (tx: Writing, desk: Desk) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const asked = await divisionWhileOn(call.db, call.actor, division, register.system)
  if (asked.kind === 'refused') return asked
  const desk = deskOf(registers, call, division)
  return inRefusableTransaction(call.db, async (tx) => {
    desk.acts.splice(0)
    const outcome = await work(tx, desk)
    if (outcome.kind === 'done') await recordActs(tx, desk)
    return outcome
  })
}

/** Where it is asked, by whom it is read, and which fields are answered. */
export interface Asked extends Narrowed {
  readonly division: string
  readonly reader: Reader
  readonly fields: ReadonlySet<string> | null
}

/** What a list, a board, a map or a file is asked for, in a division where the system runs: who reads, and what narrows it. */
export async function asking(
  registers: Registers,
  register: Register,
  call: AnyCall,
  query: {
    readonly division?: string
    readonly view?: string
    readonly where?: string
    readonly sort?: string
    readonly fields?: string
  },
): Promise<Outcome<Asked>> {
  const { db, policy, actor, now } = call
  const asked = await divisionWhileOn(db, actor, query.division, register.system)
  if (asked.kind === 'refused') return asked
  const division = asked.value
  const reader = readerOf(registers, call, division)
  const fields = fieldsAsked(register, query.fields)
  if (fields.kind === 'refused') return fields
  const narrowed = await filterOf(db, reader.registers, register, division, now(), { policy, actor }, query)
  return narrowed.kind === 'refused' ? narrowed : done({ ...narrowed.value, fields: fields.value, division, reader })
}
