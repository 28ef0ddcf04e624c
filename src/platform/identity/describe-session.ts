import { type Static, Type } from 'typebox'
import { ROLES } from '../../model/role.ts'
import type { Actor } from '../access/actor.ts'
import type { Call } from '../http/route.ts'
import { agesAt } from './password-rules.ts'
import { hasPeople } from './person-store.ts'
import { dueOf, idleMinutesOf } from './session-rules.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Name = Type.Object({ zh: Type.String(), en: Nullable(Type.String()) })

/** Who sent the request and what they may do: what every screen is drawn by. */
export const SessionAnswer = Type.Object({
  person: Nullable(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      loginName: Type.String(),
      post: Nullable(Type.String()),
      duty: Type.String(),
      language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
      division: Type.String(),
      body: Nullable(Type.String()),
    }),
  ),
  /** What must be done first; until then nothing else is permitted. */
  due: Nullable(Type.Union([Type.Literal('password'), Type.Literal('second-factor')])),
  /** Divisions in which the person holds a role, the own one first. */
  divisions: Type.Array(
    Type.Object({ code: Type.String(), name: Name, parent: Nullable(Type.String()), simulated: Type.Boolean() }),
  ),
  roles: Type.Array(
    Type.Object({
      role: Type.Enum(ROLES),
      division: Type.String(),
      body: Nullable(Type.String()),
      bodyName: Nullable(Name),
      /** The person for whom this one stands in. */
      standsInFor: Nullable(Type.String()),
    }),
  ),
  /** Bodies of those roles and every body under them. */
  bodies: Type.Array(Type.Object({ division: Type.String(), id: Type.String(), name: Name })),
  permissions: Type.Array(Type.String()),
  session: Nullable(
    Type.Object({
      assurance: Type.String(),
      signedInAt: Type.String(),
      endsAt: Type.String(),
      idleMinutes: Type.Integer(),
      hasSecondFactor: Type.Boolean(),
      hasPassword: Type.Boolean(),
      passwordAgesAt: Nullable(Type.String()),
    }),
  ),
  server: Type.Object({
    now: Type.String(),
    /** People of the simulated district may be chosen without a password. */
    isDemo: Type.Boolean(),
    /** There is no account yet. */
    needsSetup: Type.Boolean(),
    providers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  }),
})
export type SessionAnswer = Static<typeof SessionAnswer>

export async function describeSession({
  db,
  now,
  policy,
  identity,
  actor,
  request,
}: Pick<
  Call<undefined, undefined, undefined>,
  'db' | 'now' | 'policy' | 'identity' | 'actor' | 'request'
>): Promise<SessionAnswer> {
  const found = await identity.sessionOf(request)
  const at = now()
  const memberships = actor.kind === 'person' ? actor.memberships : []
  const home = found?.person.division
  const codes = [...new Set([...(home === undefined ? [] : [home]), ...memberships.map(({ division }) => division)])]
  const divisions =
    codes.length === 0
      ? []
      : await db.selectFrom('division').selectAll().where('code', 'in', codes).orderBy('code').execute()
  const ids = [...new Set(memberships.flatMap(({ bodies }) => bodies))]
  const bodies =
    ids.length === 0
      ? []
      : await db
          .selectFrom('body')
          .select(['division', 'id', 'name_zh', 'name_en'])
          .where('division', 'in', codes)
          .where('id', 'in', ids)
          .orderBy('position')
          .execute()
  const rules = found === null ? null : await identity.rulesOf(found.person.division)
  const nameOf = ({ name_zh: zh, name_en: en }: { name_zh: string; name_en: string | null }) => ({ zh, en })
  return {
    person:
      found === null
        ? personOf(actor)
        : {
            id: found.person.id,
            name: found.person.name,
            loginName: found.person.loginName,
            post: found.person.post,
            duty: found.person.duty,
            language: found.person.language,
            division: found.person.division,
            body: found.person.body,
          },
    due: found === null || rules === null ? null : dueOf(found, rules, at),
    divisions: divisions
      .map((row) => ({ code: row.code, name: nameOf(row), parent: row.parent, simulated: row.simulated }))
      .sort((a, b) => Number(b.code === home) - Number(a.code === home)),
    roles: memberships.map((membership) => {
      const body = bodies.find(({ id, division }) => id === membership.body && division === membership.division)
      return {
        role: membership.role,
        division: membership.division,
        body: membership.body,
        bodyName: body === undefined ? null : nameOf(body),
        standsInFor: membership.standsInFor ?? null,
      }
    }),
    bodies: bodies.map((row) => ({ division: row.division, id: row.id, name: nameOf(row) })),
    permissions: [...policy.permissionsOf(actor)],
    session:
      found === null || rules === null
        ? null
        : {
            assurance: found.assurance,
            signedInAt: found.signedInAt.toISOString(),
            endsAt: found.endsAt.toISOString(),
            idleMinutes: idleMinutesOf(found, rules),
            hasSecondFactor: found.person.hasSecondFactor,
            hasPassword: found.person.hasPassword,
            passwordAgesAt:
              !found.person.hasPassword || found.person.passwordChangedAt === null
                ? null
                : (agesAt(found.person.passwordChangedAt, rules.password)?.toISOString() ?? null),
          },
    server: {
      now: at.toISOString(),
      isDemo: identity.isDemo,
      needsSetup: found === null && !(await hasPeople(db)),
      providers: identity.providers.map(({ id, name }) => ({ id, name })),
    },
  }
}

/** An actor without a session of ours: only where another door tells who somebody is. */
const personOf = (actor: Actor): SessionAnswer['person'] =>
  actor.kind !== 'person'
    ? null
    : {
        id: actor.id,
        name: actor.name,
        loginName: actor.id,
        post: null,
        duty: 'business',
        language: 'zh',
        division: actor.memberships[0]?.division ?? '',
        body: actor.memberships[0]?.body ?? null,
      }
