import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { crossSite, refuse } from './problem.ts'

/** Requests a minute from one address: usual ones, those that test a password or code, that build a file, that need no account. */
export interface Limits {
  readonly usual: number
  readonly 'sign-in': number
  readonly export: number
  readonly public: number
}

// A whole office may sit behind one address, so the usual limit only stops machines; sign-ins are locked by account as well.
export const LIMITS: Limits = { usual: 6000, 'sign-in': 60, export: 60, public: 120 }

/**
 * What stands before every route: how often it may be asked, and that a request which changes something comes from our own
 * pages. Register before the routes.
 */
export async function guard(
  server: FastifyInstance,
  { limits = LIMITS, publicUrl }: { readonly limits?: Limits; readonly publicUrl: string },
): Promise<void> {
  await server.register(rateLimit, {
    global: true,
    max: (request: FastifyRequest) => limits[kindOf(request)],
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => `${kindOf(request)} ${request.ip}`,
    // The machine itself, not what a proxy on it passes on: measurements and checks.
    allowList: (request: FastifyRequest) =>
      kindOf(request) === 'usual' && LOOPBACK.has(request.ip) && request.headers['x-forwarded-for'] === undefined,
    skipOnError: true,
    errorResponseBuilder: (_request, { after }) => Object.assign(new Error('rate limit'), { statusCode: 429, after }),
  })
  const own = new URL(publicUrl).host
  server.addHook('onRequest', async (request, reply) => {
    if (SAFE.has(request.method) || isOwn(request, own)) return
    request.log.warn({ path: request.routeOptions.url }, 'refused a request from another site')
    return refuse(reply, crossSite)
  })
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

const kindOf = (request: FastifyRequest): keyof Limits => {
  const { route } = request.routeOptions.config as { readonly route?: { readonly limit?: keyof Limits } } // set by answerRoutes
  return route?.limit ?? 'usual'
}

/**
 * Whether a writing request may come from our own page. Browsers say where a request comes from in Sec-Fetch-Site or, the older
 * ones, in Origin; programs say neither and carry no cookie that a stranger could have them send.
 */
function isOwn({ headers }: FastifyRequest, own: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  try {
    const { host } = new URL(origin)
    return host === own || host === headers.host
  } catch {
    return false
  }
}
