import type { Actor } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import type { Database } from '../../platform/database/tables.ts'
import type { MetricSources } from '../../platform/metrics/metric-source.ts'
import type { ReturnRole } from '../indicators/return-workflow.ts'
import type { ReturnTask } from './definition.ts'

/** Who works on returns of a division at a moment, and with what. */
export interface Desk {
  readonly db: Database
  readonly policy: Policy
  readonly metrics: MetricSources
  readonly actor: Actor
  readonly at: Date
  readonly division: string
}

/** What the actor is to a return: decided by the policy alone, for every button and every request. */
export function rolesFor(
  policy: Policy,
  actor: Actor,
  task: Pick<ReturnTask, 'division' | 'body' | 'delegate'>,
): readonly ReturnRole[] {
  // The program locks what is confirmed and does nothing else to a return.
  if (actor.kind === 'system') return ['system']
  const { division, body, delegate } = task
  const roles: ReturnRole[] = []
  if (
    policy.may(actor, 'returns.fill', { division, body }) ||
    (delegate !== null && policy.may(actor, 'returns.fill-delegated', { division, person: delegate }))
  )
    roles.push('reporter')
  if (policy.may(actor, 'returns.review', { division, body })) roles.push('reviewer')
  if (policy.may(actor, 'returns.check', { division, body })) roles.push('planner')
  if (policy.may(actor, 'returns.send-back', { division, body })) roles.push('leader')
  return roles
}

/** The id by which the workflow knows the actor. */
export const actorId = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.kind)

/** The scopes that a return may be read by. */
export function readScopes({ policy, actor }: Pick<Desk, 'policy' | 'actor'>) {
  return {
    scope: policy.scopeOf(actor, 'returns.read'),
    own: policy.scopeOf(actor, 'returns.fill-delegated'),
  }
}
