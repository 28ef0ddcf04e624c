import { Type } from 'typebox'
import { done, refused } from '../../model/outcome.ts'
import { record } from '../audit/record.ts'
import { inTransaction } from '../database/connect.ts'
import { route } from '../http/route.ts'
import { beginSecondFactor, changePassword, confirmSecondFactor, endSecondFactor, renewBackupCodes } from './account.ts'
import { describeSession, SessionAnswer } from './describe-session.ts'
import { endSessions, sessionsOf } from './session-store.ts'
import { giveCode, signIn } from './sign-in.ts'

const SignedIn = Type.Object({ next: Type.Union([Type.Literal('done'), Type.Literal('second-factor')]) })
const Nothing = Type.Null()
const Password = Type.String({ minLength: 1, maxLength: 128 })
const Moment = Type.String({ format: 'date-time' })

const noSession = refused({
  reason: 'forbidden',
  code: 'no-session',
  message: { zh: '请先登录。', en: 'Please sign in.' },
})

export const sessionRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/session',
    summary: {
      zh: '我是谁：姓名、区划、单位、角色、权限',
      en: 'who am I: name, divisions, bodies, roles, permissions',
    },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    answer: SessionAnswer,
    handle: async (call) => done(await describeSession(call)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/session',
    summary: { zh: '用登录名和口令登录', en: 'sign in by login name and password' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    limit: 'sign-in',
    body: Type.Object({ loginName: Type.String({ minLength: 1, maxLength: 64 }), password: Password }),
    answer: SignedIn,
    handle: (call) => signIn(call, call, call.body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/session/code',
    summary: { zh: '登录第二步：动态码或备用码', en: 'second step of signing in: one-time or backup code' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    limit: 'sign-in',
    body: Type.Object({
      code: Type.String({ minLength: 6, maxLength: 32 }),
      kind: Type.Union([Type.Literal('totp'), Type.Literal('backup')]),
    }),
    answer: SignedIn,
    handle: (call) => giveCode(call, call, call.body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/session',
    summary: { zh: '退出登录', en: 'sign out' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    answer: Nothing,
    async handle({ db, now, identity, actor, request, reply }) {
      const session = await identity.sessionOf(request)
      if (session !== null) {
        await inTransaction(db, async (tx) => {
          await endSessions(tx, session.person.id, { only: session.id })
          await record(tx, actor, now(), {
            division: session.person.division,
            action: 'session.close',
            subject: { kind: 'person', id: session.person.id },
            address: request.ip,
          })
        })
        identity.forget(session.person.id)
      }
      reply.header('set-cookie', `${await identity.cookieName()}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`)
      // What the browser kept of this site is not for the next person at this desk.
      reply.header('clear-site-data', '"cache", "storage"')
      return done(null)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/session/open',
    summary: { zh: '我的会话', en: 'my open sessions' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    evenWhenDue: true,
    answer: Type.Array(
      Type.Object({
        id: Type.String(),
        signedInAt: Moment,
        lastSeenAt: Moment,
        endsAt: Moment,
        assurance: Type.String(),
        address: Type.Union([Type.String(), Type.Null()]),
        device: Type.Union([Type.String(), Type.Null()]),
        isThis: Type.Boolean(),
      }),
    ),
    async handle({ db, identity, request }) {
      const session = await identity.sessionOf(request)
      if (session === null) return noSession
      const rows = await sessionsOf(db, session.person.id)
      return done(
        rows.map((row) => ({
          id: row.id,
          signedInAt: row.signed_in_at.toISOString(),
          lastSeenAt: row.last_seen_at.toISOString(),
          endsAt: row.ends_at.toISOString(),
          assurance: row.assurance,
          address: row.ip_address,
          device: row.user_agent,
          isThis: row.id === session.id,
        })),
      )
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/session/open',
    summary: {
      zh: '在其他设备上退出：一个会话，或除本会话外的全部',
      en: 'sign out elsewhere: one session, or all but this',
    },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    evenWhenDue: true,
    query: Type.Object({ id: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) }),
    answer: Type.Object({ ended: Type.Integer() }),
    async handle({ db, now, identity, actor, request, query }) {
      const session = await identity.sessionOf(request)
      if (session === null) return noSession
      const which = query.id === undefined ? { but: session.id } : { only: query.id }
      const ended = await inTransaction(db, async (tx) => {
        const count = await endSessions(tx, session.person.id, which)
        await record(tx, actor, now(), {
          division: session.person.division,
          action: 'session.close-others',
          subject: { kind: 'person', id: session.person.id },
          detail: { ended: count },
          address: request.ip,
        })
        return count
      })
      identity.forget(session.person.id)
      return done({ ended })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/session/password',
    summary: { zh: '修改本人口令', en: 'change my password' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    evenWhenDue: true,
    limit: 'sign-in',
    body: Type.Object({ current: Password, next: Type.String({ minLength: 1, maxLength: 256 }) }),
    answer: Nothing,
    async handle(call) {
      const session = await call.identity.sessionOf(call.request)
      return session === null ? noSession : changePassword(call, call, session, call.body)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/session/language',
    summary: { zh: '界面语言', en: 'my language' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    evenWhenDue: true,
    body: Type.Object({ language: Type.Union([Type.Literal('zh'), Type.Literal('en')]) }),
    answer: Nothing,
    async handle({ db, now, identity, request, body }) {
      const session = await identity.sessionOf(request)
      if (session === null) return noSession
      await db
        .updateTable('person')
        .set({ language: body.language, updated_at: now() })
        .where('id', '=', session.person.id)
        .execute()
      identity.forget(session.person.id)
      return done(null)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/session/second-factor',
    summary: { zh: '开始绑定动态码', en: 'begin to set up one-time codes' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    evenWhenDue: true,
    limit: 'sign-in',
    body: Type.Object({ password: Password }),
    answer: Type.Object({ uri: Type.String(), key: Type.String(), backupCodes: Type.Array(Type.String()) }),
    async handle(call) {
      const session = await call.identity.sessionOf(call.request)
      return session === null ? noSession : beginSecondFactor(call, call.request, session, call.body.password)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/session/second-factor',
    summary: { zh: '用第一个动态码完成绑定', en: 'confirm one-time codes with the first of them' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    evenWhenDue: true,
    limit: 'sign-in',
    body: Type.Object({ code: Type.String({ minLength: 6, maxLength: 8 }) }),
    answer: SignedIn,
    async handle(call) {
      const session = await call.identity.sessionOf(call.request)
      return session === null ? noSession : confirmSecondFactor(call, call, session, call.body.code)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/session/second-factor',
    summary: { zh: '解除动态码', en: 'turn one-time codes off' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    limit: 'sign-in',
    body: Type.Object({ password: Password }),
    answer: Nothing,
    async handle(call) {
      const session = await call.identity.sessionOf(call.request)
      return session === null ? noSession : endSecondFactor(call, call, session, call.body.password)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/session/second-factor/backup-codes',
    summary: { zh: '重新生成备用码', en: 'new backup codes' },
    tag: 'session',
    since: '0.2.0',
    who: 'signed-in',
    limit: 'sign-in',
    body: Type.Object({ password: Password }),
    answer: Type.Object({ backupCodes: Type.Array(Type.String()) }),
    async handle(call) {
      const session = await call.identity.sessionOf(call.request)
      return session === null ? noSession : renewBackupCodes(call, call.request, session, call.body.password)
    },
  }),
]
