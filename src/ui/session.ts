import { createContext, useContext, useMemo } from 'react'
import type { SessionAnswer } from '../model/session.ts'

/** Who is signed in and what they may, for what screens show. The server decides every request by itself. */
export interface Session {
  readonly person: NonNullable<SessionAnswer['person']>
  readonly memberships: SessionAnswer['memberships']
  readonly isSimulated: boolean
  readonly endsAt: string | null
  /** The division that the screens show. */
  readonly division: string
  readonly divisionName: { readonly zh: string; readonly en: string | null }
  /** Every division in which a role is held. */
  readonly divisions: readonly {
    readonly code: string
    readonly name: { readonly zh: string; readonly en: string | null }
  }[]
  /** Bodies for which a role is held in the division shown. */
  readonly bodies: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string | null }
  }[]
  /** Whether the permission, or one of them, is held somewhere. */
  readonly may: (permission: string | readonly string[]) => boolean
  readonly hasRole: (role: string) => boolean
}

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Throws outside the shell, where nobody is. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession: nobody is signed in here')
  return session
}

/** As `useSession`; null on public pages without an account. */
export const useFindSession = (): Session | null => useContext(SessionContext)

/** The session of an answer, in the division chosen; null when nobody is signed in. */
export function useSessionFrom(answer: SessionAnswer | undefined, chosenDivision: string | null): Session | null {
  return useMemo(() => (answer === undefined ? null : sessionFrom(answer, chosenDivision)), [answer, chosenDivision])
}

export function sessionFrom(answer: SessionAnswer, chosenDivision: string | null): Session | null {
  if (answer.person === null) return null
  const { memberships } = answer
  const divisions = [
    ...new Map(
      memberships.map(({ division, divisionName }) => [division, { code: division, name: divisionName }]),
    ).values(),
  ]
  const division = divisions.find(({ code }) => code === chosenDivision) ?? divisions[0]
  const here = memberships.filter((membership) => membership.division === division?.code)
  const permissions = new Set(answer.permissions)
  return {
    person: answer.person,
    memberships,
    isSimulated: answer.isSimulated,
    endsAt: answer.endsAt,
    division: division?.code ?? '',
    divisionName: division?.name ?? { zh: '', en: null },
    divisions,
    bodies: [
      ...new Map(
        here.flatMap(({ body, bodyName }) =>
          body === null || bodyName === null ? [] : [[body, { id: body, name: bodyName }] as const],
        ),
      ).values(),
    ],
    may: (permission) =>
      typeof permission === 'string' ? permissions.has(permission) : permission.some((one) => permissions.has(one)),
    hasRole: (role) => here.some((membership) => membership.role === role),
  }
}
