import { sql } from 'kysely'
import { canRun, type System } from '../../language/system.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { record } from '../../platform/audit/record.ts'
import { newId } from '../../platform/database/ids.ts'
import { Remembered } from '../../platform/database/remembered.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import type { PlanAdoption } from '../plans/definition.ts'

/** Whether a system runs in a division, since when and why. */
export interface Switched {
  readonly isOn: boolean
  /** Id of the clause that orders it, or the reason that somebody gave. */
  readonly because: string
  /** null: the adoption of a plan did it. */
  readonly byId: string | null
  readonly byName: string
  readonly at: Date
}

/** How each system stands that was ever switched, by its id. */
export async function findSwitches(db: Reading, division: string): Promise<ReadonlyMap<string, Switched>> {
  const found = await sql<{
    system: string
    is_on: boolean
    because: string
    by_id: string | null
    by_name: string
    at: Date
  }>`
    select distinct on (system) system, is_on, because, by_id, by_name, at from system_switch
    where division = ${division} order by system, id desc`.execute(db)
  return new Map(
    found.rows.map(({ system, is_on, because, by_id, by_name, at }) => [
      system,
      { isOn: is_on, because, byId: by_id, byName: by_name, at },
    ]),
  )
}

/** A system that another process switches off answers here so many milliseconds more at most; one switched on, at once. */
const remembered = new Remembered<boolean>(2_000, (isOn) => isOn)

/** The division that a request speaks of, as `divisionAsked` has it; refused where the system does not run there. */
export async function divisionWhileOn(
  db: Reading,
  actor: Actor,
  asked: string | undefined,
  system: System,
): Promise<Outcome<string>> {
  const division = divisionAsked(actor, asked)
  if (division.kind === 'refused') return division
  const on = await whileOn(db, division.value, system)
  return on.kind === 'refused' ? on : division
}

/** Refuses what is asked of a system that does not run in the division. */
export async function whileOn(db: Reading, division: string, system: System): Promise<Outcome<null>> {
  const isOn = await remembered.of(db, `${division} ${system.id}`, async () => {
    const found = await sql<{ is_on: boolean }>`
      select is_on from system_switch where division = ${division} and system = ${system.id} order by id desc limit 1`.execute(
      db,
    )
    return found.rows[0]?.is_on === true
  })
  if (isOn) return done(null)
  return refused({
    reason: 'not-found',
    code: 'system-off',
    message: {
      zh: `“${system.name.zh}”在本区还没有启用。规划采用后按部署启用，也可由规划部门在“系统”中启用。`,
      en: `“${system.name.en}” does not run here yet. It is switched on when a plan that orders it is adopted, or by planning under “Systems”.`,
    },
  })
}

/** Switches a system on or off, with the reason, on the record. */
export async function switchSystem(
  tx: Writing,
  division: string,
  system: string,
  isOn: boolean,
  because: string,
  actor: Actor,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('system_switch')
    .values({
      division,
      system,
      id: newId(at.getTime()),
      is_on: isOn,
      because,
      by_id: idOf(actor),
      by_name: nameOf(actor),
      at,
    })
    .execute()
  remembered.forget(tx)
  await record(tx, actor, at, {
    division,
    action: 'systems.switch',
    subject: { kind: 'system', id: system },
    reason: because,
    detail: { isOn },
  })
}

/**
 * Switches on what the adopted plan orders and nobody decided about. What a person switched off stays off, and nothing is ever
 * switched off by itself.
 */
export async function switchOrdered(tx: Writing, adoption: PlanAdoption, running: readonly System[]): Promise<void> {
  const { division, plan, elements, actor, at } = adoption
  if (plan.kind === 'upper') return
  const known = await findSwitches(tx, division)
  const ordered = new Map<string, string>()
  for (const { value } of elements.systems)
    if (value.strength === 'ordered' && !ordered.has(value.system)) ordered.set(value.system, value.clause)
  for (const system of running) {
    const { id } = system
    const clause = ordered.get(id)
    if (clause === undefined || !canRun(system) || known.has(id)) continue
    await switchSystem(tx, division, id, true, clause, { kind: 'system', name: nameOf(actor) }, at)
  }
}
