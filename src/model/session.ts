import { type Static, Type } from 'typebox'

/**
 * Who is signed in, as `GET /api/v1/session` answers: what the screens show names, menus and buttons by. The server
 * decides every request again; nothing here grants anything.
 */
const Named = Type.Object({ zh: Type.String(), en: Type.Union([Type.String(), Type.Null()]) })

export const SessionAnswer = Type.Object({
  person: Type.Union([
    Type.Null(),
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      account: Type.String(),
      /** Must choose a new password, or set up a second factor, before anything else. */
      mustDo: Type.Union([Type.Literal('password'), Type.Literal('second-factor'), Type.Null()]),
    }),
  ]),
  /** Roles held, each in a division and for a body of it or, with null, for the whole. */
  memberships: Type.Array(
    Type.Object({
      role: Type.String(),
      roleName: Named,
      division: Type.String(),
      divisionName: Named,
      body: Type.Union([Type.String(), Type.Null()]),
      bodyName: Type.Union([Named, Type.Null()]),
    }),
  ),
  /** Names of all permissions held somewhere. */
  permissions: Type.Array(Type.String()),
  /** Moment at which the session ends unless it is used; null without one. */
  endsAt: Type.Union([Type.String(), Type.Null()]),
  /** Whether everything shown is simulated (模拟数据). */
  isSimulated: Type.Boolean(),
  /** Accounts of the simulated district that may be taken without a password; empty elsewhere. */
  demoAccounts: Type.Array(
    Type.Object({
      account: Type.String(),
      name: Type.String(),
      role: Type.String(),
      roleName: Named,
      bodyName: Type.Union([Named, Type.Null()]),
    }),
  ),
})
export type SessionAnswer = Static<typeof SessionAnswer>
