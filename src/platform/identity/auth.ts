import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { newId } from '../database/ids.ts'
import type { Database } from '../database/tables.ts'
import { isLoginName } from './login-name.ts'
import { hashPassword, type ScryptCost, verifyPassword } from './password-hash.ts'
import { LONGEST } from './password-rules.ts'

/** An identity provider that people may sign in at (OpenID Connect, code flow with PKCE). */
export interface Provider {
  /** 'xyb': stands in addresses and in the accounts linked to it. */
  readonly id: string
  /** What stands on the button. */
  readonly name: string
  /** Address of its '.well-known/openid-configuration'. */
  readonly discovery: string
  readonly clientId: string
  /** Left out for a public client: then PKCE alone protects the exchange. */
  readonly clientSecret?: string
  readonly scopes?: readonly string[]
}

export interface AuthOptions {
  readonly db: Database
  readonly secret: string
  /** Where people reach the server, 'https://gangmu.example.gov.cn': secure cookies, addresses for identity providers. */
  readonly publicUrl: string
  readonly now: () => Date
  readonly providers: readonly Provider[]
  readonly passwordCost?: ScryptCost
}

/** Under this address the login library answers; of it only the providers' callback is opened to the outside. */
export const AUTH_PATH = '/api/v1/session/oidc'

/** Upper bound of any session; the setting `identity.session` ends it earlier. */
const LONGEST_SESSION = 72 * 3600

/**
 * The login library on our tables: it makes and checks sessions' tokens, passwords, one-time codes and the exchange with
 * identity providers. What it does not know (locking, the rules of passwords, the record) stands around it in `sign-in.ts`;
 * its own HTTP doors stay shut.
 */
export function createAuth({ db, secret, publicUrl, now, providers, passwordCost }: AuthOptions) {
  return betterAuth({
    appName: '纲目',
    baseURL: publicUrl,
    basePath: AUTH_PATH,
    secret,
    database: { db, type: 'postgres' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Ours counts by address and session for every route (platform/http/limits.ts).
    rateLimit: { enabled: false },
    trustedOrigins: [publicUrl],
    onAPIError: { errorURL: `${publicUrl}/sign-in` },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      // Accounts are made by person-store.ts alone, which knows the division; the library only has to know of the column.
      additionalFields: { division: { type: 'string', required: true, input: false } },
    },
    session: {
      modelName: 'person_session',
      expiresIn: LONGEST_SESSION,
      // Our own `last_seen_at` says when it was used; the library need not write on reading.
      disableSessionRefresh: true,
      freshAge: 0,
      fields: {
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
      additionalFields: {
        signedInAt: { type: 'date', fieldName: 'signed_in_at', required: true, input: false },
        lastSeenAt: { type: 'date', fieldName: 'last_seen_at', required: true, input: false },
        endsAt: { type: 'date', fieldName: 'ends_at', required: true, input: false },
        assurance: { type: 'string', required: true, input: false, defaultValue: 'password' },
      },
    },
    account: {
      modelName: 'person_login',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // Only an administrator links an account with a person: never a like address of mail.
      accountLinking: { enabled: false, disableImplicitLinking: true },
      // The provider's tokens are used once, to learn who it is, and not kept.
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'person_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: LONGEST,
      password: {
        hash: (password) => hashPassword(password, 'scrypt', passwordCost),
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    databaseHooks: {
      session: {
        create: {
          // Moments of a session follow the server's clock, which tests and the simulated district turn.
          before: async (session) => {
            const at = now()
            const endsAt = new Date(at.getTime() + LONGEST_SESSION * 1000)
            return { data: { ...session, signedInAt: at, lastSeenAt: at, endsAt, assurance: 'password' } }
          },
        },
      },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 64,
        usernameValidator: isLoginName,
        schema: { user: { fields: { username: 'login_name' } } },
      }),
      twoFactor({
        issuer: '纲目',
        twoFactorTable: 'person_second_factor',
        backupCodeOptions: { amount: 10, length: 10 },
        // Locking counts passwords and codes together (sign-in.ts); twice as many here, so that ours comes first.
        accountLockout: { enabled: true, maxFailedAttempts: 40, durationSeconds: 1800 },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'person_second_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      ...(providers.length === 0 ? [] : [genericOAuth({ config: providers.map(configOf) })]),
    ],
    advanced: {
      cookiePrefix: 'gangmu',
      useSecureCookies: publicUrl.startsWith('https://'),
      // Strict: no other site can send the session along. The page itself needs no session to load.
      cookies: { session_token: { attributes: { sameSite: 'strict' } } },
      database: { generateId: () => newId() },
      disableOriginCheck: false,
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Within one return from an identity provider: the subject that it named, whether or not it is anybody's here. */
export const profileSeen = new AsyncLocalStorage<{ subject: string | null }>()

function configOf({ id, discovery, clientId, clientSecret, scopes = ['openid', 'profile'] }: Provider) {
  return {
    providerId: id,
    discoveryUrl: discovery,
    clientId,
    ...(clientSecret === undefined ? { tokenEndpointAuth: { method: 'none' as const } } : { clientSecret }),
    scopes: [...scopes],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    // The library insists on an address of mail; one that nobody can have keeps it from matching people by it.
    mapProfileToUser: (profile: Readonly<Record<string, unknown>>) => {
      const seen = profileSeen.getStore()
      if (seen !== undefined) seen.subject = String(profile.sub)
      return {
        email: `${encodeURIComponent(String(profile.sub))}@${id}.invalid`,
        emailVerified: false,
        name: String(profile.name ?? profile.sub),
      }
    },
  }
}
