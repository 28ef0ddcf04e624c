import type { Reach, Role } from '../../model/role.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Actor } from './actor.ts'

export interface PermissionRule {
  readonly about: Bilingual
  readonly roles: Readonly<Partial<Record<Role, Reach>>>
  /** Whether it needs no account. */
  readonly isPublic?: boolean
}

/** Permissions of one engine by name, 'returns.submit'. Whatever is not named here is denied. */
export type PermissionSet = Readonly<Record<string, PermissionRule>>

/** Where a row stands, for the decision whether an actor may touch it. */
export interface Place {
  readonly division: string
  readonly body?: string | null
  readonly person?: string | null
  readonly snapshot?: string | null
}

/** Everything an actor may reach with one permission. Nothing in it: nothing may be reached. */
export interface Scope {
  /** The program itself and, for a public permission, everybody. */
  readonly isEverything: boolean
  readonly divisions: readonly string[]
  readonly bodies: readonly { readonly division: string; readonly body: string }[]
  readonly own: readonly { readonly division: string; readonly person: string }[]
  readonly snapshots: readonly { readonly division: string; readonly snapshot: string }[]
}

const NOTHING: Scope = { isEverything: false, divisions: [], bodies: [], own: [], snapshots: [] }
/** What the program itself reaches. */
export const EVERYTHING: Scope = { ...NOTHING, isEverything: true }

export interface Policy {
  readonly rules: PermissionSet
  /** What the actor may reach with this permission. Throws on a permission that nobody declared. */
  scopeOf(actor: Actor, permission: string): Scope
  /** Whether the actor may do it to a row in this place; without a place, whether to any row at all. */
  may(actor: Actor, permission: string, place?: Place): boolean
  /** Names of all permissions the actor holds somewhere: what the screens show buttons by. */
  permissionsOf(actor: Actor): readonly string[]
}

/** The one place where permissions are decided. Throws when two sets declare the same name. */
export function createPolicy(sets: readonly PermissionSet[]): Policy {
  const rules: Record<string, PermissionRule> = {}
  for (const set of sets) {
    for (const [name, rule] of Object.entries(set)) {
      if (rules[name] !== undefined) throw new Error(`Permission ${name} is declared twice.`)
      rules[name] = rule
    }
  }
  const scopeOf = (actor: Actor, permission: string): Scope => {
    const rule = rules[permission]
    if (rule === undefined) throw new Error(`Nobody declared the permission ${permission}.`)
    return scopeUnder(rule, actor)
  }
  return {
    rules,
    scopeOf,
    may: (actor, permission, place) => {
      const scope = scopeOf(actor, permission)
      return place === undefined ? !isNothing(scope) : holds(scope, place)
    },
    permissionsOf: (actor) => Object.keys(rules).filter((name) => !isNothing(scopeOf(actor, name))),
  }
}

function scopeUnder(rule: PermissionRule, actor: Actor): Scope {
  if (rule.isPublic === true || actor.kind === 'system') return EVERYTHING
  if (actor.kind === 'public') return NOTHING
  const divisions = new Set<string>()
  const bodies: { division: string; body: string }[] = []
  const own: { division: string; person: string }[] = []
  const snapshots: { division: string; snapshot: string }[] = []
  for (const { role, division, body, bodies: under, snapshots: given } of actor.memberships) {
    const reach = rule.roles[role]
    if (reach === undefined) continue
    if (reach === 'division') divisions.add(division)
    else if (reach === 'own') own.push({ division, person: actor.id })
    else if (reach === 'snapshot') for (const snapshot of given) snapshots.push({ division, snapshot })
    // A role held for the whole division covers each of its bodies.
    else if (body === null) divisions.add(division)
    else for (const one of under) bodies.push({ division, body: one })
  }
  return { isEverything: false, divisions: [...divisions], bodies, own, snapshots }
}

export function isNothing(scope: Scope): boolean {
  const { isEverything, divisions, bodies, own, snapshots } = scope
  return !isEverything && divisions.length + bodies.length + own.length + snapshots.length === 0
}

/** Whether a row in this place lies within the scope. */
export function holds(scope: Scope, place: Place): boolean {
  return (
    scope.isEverything ||
    scope.divisions.includes(place.division) ||
    (place.body != null &&
      scope.bodies.some(({ division, body }) => division === place.division && body === place.body)) ||
    (place.person != null &&
      scope.own.some(({ division, person }) => division === place.division && person === place.person)) ||
    (place.snapshot != null &&
      scope.snapshots.some(({ division, snapshot }) => division === place.division && snapshot === place.snapshot))
  )
}
