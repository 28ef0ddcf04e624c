import type { Clock } from '../../language/clock.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { isNothing, type Policy, type Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { permissionToDo, type Register, type Registers } from '../registers/register.ts'
import { type KeptClock, runningClocks, type Sought, toldClocks } from './clock-store.ts'
import { typesWithClocks } from './clocks.ts'

/** A clock that runs, and on which the person has to act, or of which they were told. */
export interface DueClock {
  readonly kept: KeptClock
  readonly register: Register
  readonly clock: Clock
  /** Why it is shown: the person meets it, or was told that it goes wrong. */
  readonly because: 'to-act' | 'told'
  /** What was told. */
  readonly told: Bilingual | null
}

const AT_MOST = 500

/** What waits for a person by the clocks of a division, those due first first. */
export async function dueClocks(
  db: Reading,
  registers: Registers,
  policy: Policy,
  actor: Actor,
  division: string,
): Promise<readonly DueClock[]> {
  if (actor.kind !== 'person') return []
  const roles = actor.memberships.filter((one) => one.division === division)
  const sought: (Sought & { readonly register: Register; readonly declared: Clock })[] = []
  const registersKept = typesWithClocks(registers)
  for (const register of registersKept)
    for (const clock of register.type.clocks ?? []) {
      if (!roles.some(({ role }) => clock.actor.includes(role))) continue
      // What the program does by itself waits for nobody; who is to know of it is told.
      const scope = unionOf(
        clock.endsAt
          .filter((id) => {
            const transition = register.type.lifecycle?.transitions[id]
            return transition !== undefined && transition.automatic === undefined
          })
          .map((transition) => policy.scopeOf(actor, permissionToDo(register.type, transition))),
      )
      if (!isNothing(scope)) sought.push({ type: register.type.id, clock: clock.id, scope, register, declared: clock })
    }
  const [running, told] = await Promise.all([
    runningClocks(db, division, sought, AT_MOST),
    toldClocks(
      db,
      division,
      roles.map(({ role, body, bodies }) => ({ role, bodies: body === null ? null : bodies })),
      registersKept.map(({ type }) => type.id),
      AT_MOST,
    ),
  ])
  const key = ({ type, record, clock }: KeptClock) => `${type} ${record} ${clock}`
  const acted = new Set(running.map(key))
  const find = ({ type, clock }: KeptClock) => {
    const register = registers.get(type)
    const declared = register?.type.clocks?.find(({ id }) => id === clock)
    return register === undefined || declared === undefined ? null : { register, clock: declared }
  }
  return [
    ...running.flatMap((kept): readonly DueClock[] => {
      const found = find(kept)
      return found === null ? [] : [{ kept, ...found, because: 'to-act', told: null }]
    }),
    ...told
      .filter((kept) => !acted.has(key(kept)))
      .flatMap((kept): readonly DueClock[] => {
        const found = find(kept)
        const point = found?.clock.escalation?.[kept.point]
        return found === null || point === undefined ? [] : [{ kept, ...found, because: 'told', told: point.name }]
      }),
  ].sort(
    (a, b) =>
      (a.kept.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.kept.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER),
  )
}

function unionOf(scopes: readonly Scope[]): Scope {
  return {
    isEverything: scopes.some(({ isEverything }) => isEverything),
    divisions: [...new Set(scopes.flatMap(({ divisions }) => divisions))],
    bodies: scopes.flatMap(({ bodies }) => bodies),
    own: scopes.flatMap(({ own }) => own),
    snapshots: [],
  }
}

/** The screen on which a record is handled. */
export const addressOfRecord = ({ system, type }: Register, division: string, id: string): string =>
  `/systems/${system.id}/${type.id}/${division}/${id}`

/** 'AJ20250305-0012 · 处置', without anything personal: calendars and lists outside show it. */
export const clockTitle = ({ kept, register, clock, told }: DueClock): Bilingual => ({
  zh: `${register.type.name.zh} ${kept.number ?? kept.record.slice(0, 8)} · ${told?.zh ?? clock.name.zh}`,
  en: `${register.type.name.en} ${kept.number ?? kept.record.slice(0, 8)} · ${told?.en ?? clock.name.en}`,
})
