import { createContext, useContext, useMemo } from 'react'
import type { Name, SessionAnswer } from '../model/session.ts'
import { dayText } from './format.ts'

/** Who is signed in and what they may, for what screens show. The server decides every request by itself. */
export interface Session {
  readonly person: NonNullable<SessionAnswer['person']>
  readonly roles: SessionAnswer['roles']
  /** What must be done before anything else is permitted. */
  readonly due: SessionAnswer['due']
  /** The division that the screens show. */
  readonly division: string
  readonly divisionName: Name
  /** Whether that division is simulated (模拟数据). */
  readonly isSimulated: boolean
  /** Every division in which a role is held. */
  readonly divisions: SessionAnswer['divisions']
  /** Bodies of the roles held in the division shown, and the bodies under them. */
  readonly bodies: readonly { readonly id: string; readonly name: Name }[]
  /** Whether the permission, or one of them, is held somewhere. */
  readonly may: (permission: string | readonly string[]) => boolean
  /** Whether the role is held in the division shown. */
  readonly hasRole: (role: string) => boolean
  /** The server's day, 'YYYY-MM-DD' in China: the demonstration's clock is not that of the browser. */
  readonly today: () => string
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
  // How far the server's clock is ahead of this one; it is asked for anew with every session.
  const ahead = Date.parse(answer.server.now) - Date.now()
  const { person, roles, divisions } = answer
  if (person === null) return null
  const shown = divisions.find(({ code }) => code === chosenDivision) ?? divisions[0]
  const here = roles.filter(({ division }) => division === shown?.code)
  const permissions = new Set(answer.permissions)
  return {
    person,
    roles,
    due: answer.due,
    division: shown?.code ?? person.division,
    divisionName: shown?.name ?? { zh: person.division, en: null },
    isSimulated: shown?.simulated ?? false,
    divisions,
    bodies: answer.bodies.filter(({ division }) => division === shown?.code),
    may: (permission) =>
      typeof permission === 'string' ? permissions.has(permission) : permission.some((one) => permissions.has(one)),
    hasRole: (role) => here.some((one) => one.role === role),
    today: () => dayText(new Date(Date.now() + ahead)),
  }
}
