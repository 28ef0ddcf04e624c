import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { dayOf } from '../calendar/calendar.ts'
import { route } from '../http/route.ts'
import { AUTH_PATH, profileSeen } from './auth.ts'
import { findPerson } from './person-store.ts'
import { findSession } from './session-store.ts'
import { headersOf, open, passCookies, tokenOf } from './sign-in.ts'

const ProviderId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' })

/** Signing in at an identity provider: there, and back again. */
export const providerRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/session/providers/:id',
    summary: { zh: '到统一身份认证登录', en: 'sign in at an identity provider' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    limit: 'sign-in',
    params: Type.Object({ id: ProviderId }),
    answer: 'stream',
    async handle({ identity, params, request, reply }) {
      if (!identity.providers.some(({ id }) => id === params.id)) return refused(unknownProvider)
      const answer = await identity.auth.api
        .signInSocial({
          body: {
            provider: params.id,
            callbackURL: `${identity.publicUrl}/`,
            errorCallbackURL: `${identity.publicUrl}/sign-in`,
          },
          headers: headersOf(request),
          asResponse: true,
        })
        .catch(() => null)
      const found = answer?.ok === true ? ((await answer.json()) as { url?: string }) : null // the login library's own answer
      if (answer === null || found?.url === undefined) return refused(providerAway)
      passCookies(answer, reply)
      reply.redirect(found.url, 303)
      return done(undefined)
    },
  }),
  route({
    method: 'GET',
    path: `${AUTH_PATH}/callback/:id`,
    summary: { zh: '统一身份认证登录后返回', en: 'return from an identity provider' },
    tag: 'session',
    since: '0.2.0',
    who: 'anyone',
    evenWhenDue: true,
    limit: 'sign-in',
    params: Type.Object({ id: ProviderId }),
    answer: 'stream',
    async handle(call) {
      const { db, now, identity, params, request, reply } = call
      const seen = { subject: null }
      const answer = await profileSeen.run(seen, () =>
        identity.auth.handler(new Request(`${identity.publicUrl}${request.url}`, { headers: headersOf(request) })),
      )
      const token = await tokenOf(answer, identity)
      const session = token === null ? null : await findSession(db, token, dayOf(now()))
      if (session === null) {
        // Who is known there and not here learns the subject that an administrator has to link.
        const query = new URLSearchParams(
          seen.subject === null ? { error: 'provider-refused' } : { error: 'not-linked', subject: seen.subject },
        )
        request.log.warn({ provider: params.id, code: errorOf(answer) }, 'sign-in at the provider failed')
        reply.redirect(`/sign-in?${query}`, 303)
        return done(undefined)
      }
      const person = await findPerson(db, session.person.id)
      if (person === undefined) throw new Error(`The person ${session.person.id} is gone.`)
      const opened = await open(call, call, answer, person, 'oidc')
      reply.redirect(opened.kind === 'done' ? '/' : `/sign-in?error=${opened.refusal.code}`, 303)
      return done(undefined)
    },
  }),
]

const errorOf = (answer: Response) =>
  new URL(answer.headers.get('location') ?? '/', 'http://localhost').searchParams.get('error')

const unknownProvider: Refusal = {
  reason: 'not-found',
  code: 'unknown-provider',
  message: { zh: '没有这个统一身份认证入口。', en: 'There is no such identity provider.' },
}
const providerAway: Refusal = {
  reason: 'unavailable',
  code: 'provider-away',
  message: {
    zh: '统一身份认证现在连不上，请稍后再试，或用口令登录。',
    en: 'The identity provider cannot be reached now. Try again later, or sign in with your password.',
  },
}
