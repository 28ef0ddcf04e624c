import { agesAt, type PasswordRules } from './password-rules.ts'
import type { SessionFound } from './session-store.ts'

/** The settings that decide over sessions, for one division. */
export interface SessionRules {
  readonly password: PasswordRules
  readonly session: { readonly idleMinutes: number; readonly adminIdleMinutes: number; readonly hours: number }
  readonly secondFactor: {
    readonly requiredOf: 'nobody' | 'administrators' | 'everybody'
    readonly providerCounts: boolean
  }
}

/** Whether a session still holds at a moment, and if not, why. */
export function endOf(session: SessionFound, rules: SessionRules, now: Date): 'over' | 'idle' | 'suspended' | null {
  if (session.person.isSuspended) return 'suspended'
  const longest = session.signedInAt.getTime() + rules.session.hours * 3_600_000
  if (now.getTime() >= Math.min(longest, session.endsAt.getTime())) return 'over'
  return now.getTime() - session.lastSeenAt.getTime() >= idleMinutesOf(session, rules) * 60_000 ? 'idle' : null
}

export const idleMinutesOf = (session: SessionFound, rules: SessionRules): number =>
  session.person.duty === 'business' ? rules.session.idleMinutes : rules.session.adminIdleMinutes

/** What must be done before anything else: a first or aged password changed, a second factor set up. */
export function dueOf(session: SessionFound, rules: SessionRules, now: Date): 'password' | 'second-factor' | null {
  const { person, assurance } = session
  if (assurance === 'demo') return null
  if (person.hasPassword && assurance !== 'oidc') {
    const ages = person.passwordChangedAt === null ? null : agesAt(person.passwordChangedAt, rules.password)
    if (person.mustChangePassword || (ages !== null && now >= ages)) return 'password'
  }
  const isRequired =
    rules.secondFactor.requiredOf === 'everybody' ||
    (rules.secondFactor.requiredOf === 'administrators' && person.duty !== 'business')
  if (!isRequired || assurance === 'second-factor') return null
  return assurance === 'oidc' && rules.secondFactor.providerCounts ? null : 'second-factor'
}
