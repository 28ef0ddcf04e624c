import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { ROLES } from '../../model/role.ts'
import { record } from '../audit/record.ts'
import { inTransaction } from '../database/connect.ts'
import type { Database } from '../database/tables.ts'
import { route } from '../http/route.ts'
import { openSession } from './account.ts'
import { findPerson } from './person-store.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

/**
 * The doors of the simulated district: one may come in as any of its people. Only people marked as simulated, and only
 * where the server was started as a demonstration on this machine's own address.
 */
export const demoRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/session/demo',
    summary: { zh: '演示：可选的模拟人员', en: 'demonstration: simulated people to choose from' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    answer: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        post: Nullable(Type.String()),
        role: Type.String(),
        bodyName: Nullable(Type.Object({ zh: Type.String(), en: Nullable(Type.String()) })),
      }),
    ),
    handle: async ({ db, identity }) => (identity.isDemo ? done(await demoPeople(db)) : refused(noDemo)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/session/demo',
    summary: { zh: '演示：以某个模拟人员进入', en: 'demonstration: come in as one of them' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    limit: 'sign-in',
    body: Type.Object({ person: Type.String({ minLength: 1, maxLength: 64 }) }),
    answer: Type.Object({ next: Type.Literal('done') }),
    async handle({ db, now, identity, body, request, reply }) {
      const person = identity.isDemo ? await findPerson(db, body.person) : undefined
      if (person === undefined || !person.simulated) return refused(noDemo)
      const at = now()
      await inTransaction(db, (tx) =>
        record(tx, { kind: 'person', id: person.id, name: person.name, memberships: [] }, at, {
          division: person.division,
          action: 'session.open',
          subject: { kind: 'person', id: person.id },
          detail: { assurance: 'demo' },
          address: request.ip,
        }),
      )
      await openSession(db, identity, { request, reply }, person.id, {
        assurance: 'demo',
        endsAt: new Date(at.getTime() + 12 * 3_600_000),
      })
      return done({ next: 'done' as const })
    },
  }),
]

/**
 * Up to three simulated people of each role, role by role in the order of `ROLES`; first those of the bodies with the most
 * acts on record, where there is something to see, the third of another kind of body where there is one: a subdistrict
 * sees other things than a department.
 */
async function demoPeople(db: Database) {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person')
    .leftJoin('body', (join) =>
      join.onRef('body.division', '=', 'membership.division').onRef('body.id', '=', 'membership.body'),
    )
    .leftJoin(
      (of) =>
        of
          .selectFrom('audit_entry')
          .select(({ fn }) => ['division', 'body', fn.countAll<number>().as('count')])
          .where('body', 'is not', null)
          .groupBy(['division', 'body'])
          .as('acts'),
      (join) => join.onRef('acts.division', '=', 'membership.division').onRef('acts.body', '=', 'membership.body'),
    )
    .select([
      'person.id',
      'person.name',
      'person.post',
      'membership.role',
      'body.name_zh',
      'body.name_en',
      'body.kind',
      'body.position',
    ])
    .where('person.simulated', '=', true)
    .where('person.suspended_at', 'is', null)
    .orderBy(({ fn, val }) => fn.coalesce('acts.count', val(0)), 'desc')
    .orderBy('body.position')
    .orderBy('person.id')
    .limit(5000)
    .execute()
  const byRole = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const own = byRole.get(row.role)
    if (own === undefined) byRole.set(row.role, [row])
    else own.push(row)
  }
  return [...byRole.values()]
    .flatMap((own) => {
      const [first, second, ...others] = own
      const third = others.find(({ kind }) => kind !== first?.kind && kind !== second?.kind) ?? others[0]
      return [first, second, third].filter((one) => one !== undefined)
    })
    .sort((a, b) => placeOf(a.role) - placeOf(b.role))
    .map(({ id, name, post, role, name_zh: zh, name_en: en }) => ({
      id,
      name,
      post,
      role,
      bodyName: zh === null ? null : { zh, en },
    }))
}

const placeOf = (role: string) => (ROLES as readonly string[]).indexOf(role) // the column is text

const noDemo: Refusal = {
  reason: 'not-found',
  code: 'no-demo',
  message: {
    zh: '这台服务器不是演示环境，不能免口令进入。',
    en: 'This server is no demonstration: nobody comes in without a password.',
  },
}
