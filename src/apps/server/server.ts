import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/access/actor.ts'
import { createPolicy } from '../../platform/access/policy.ts'
import { isAway } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Database } from '../../platform/database/tables.ts'
import { deadlinesOf } from '../../platform/deadlines/deadlines.ts'
import { tellerOf } from '../../platform/events/event.ts'
import { ownersOf } from '../../platform/files/owner.ts'
import { answerRoutes, type Identify } from '../../platform/http/answer-routes.ts'
import { guard, type Limits } from '../../platform/http/guard.ts'
import { serializers } from '../../platform/http/log.ts'
import type { ServerModule } from '../../platform/http/module.ts'
import { withDescription } from '../../platform/http/openapi.ts'
import {
  databaseAway,
  faultyRequest,
  methodNotAllowed,
  notFound,
  refuse,
  unexpected,
} from '../../platform/http/problem.ts'
import type { Services } from '../../platform/http/route.ts'
import type { Provider } from '../../platform/identity/auth.ts'
import { createIdentity } from '../../platform/identity/identity.ts'
import type { ScryptCost } from '../../platform/identity/password-hash.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { createLive } from '../../platform/live/live.ts'
import { metricsOf } from '../../platform/metrics/metric-source.ts'
import { groundsOf, roundSourcesOf } from '../../platform/metrics/round-source.ts'
import { actedForOf } from '../../platform/organisation/acted-for.ts'
import { snapshotsOf } from '../../platform/organisation/snapshots.ts'
import { replayerBeside } from '../evaluation/replay-threads.ts'
import { compilerOf } from './compiler/compiler.ts'
import { lazySchemas } from './lazy-schemas.ts'
import { modules as everyModule } from './modules.ts'
import { readSample } from './sample.ts'

export interface ServerOptions {
  /** The built web application, `dist/web`. */
  readonly webFolder: string
  /** Sample plans, `plans`. */
  readonly plansFolder: string
  /** The project's folder, which manifests of samples count their paths from. */
  readonly projectFolder: string
  readonly logLevel?: 'silent' | 'error' | 'info'
  /** The running plan: without it only the page, the compiler and the sample are served. */
  readonly running?: {
    readonly db: Database
    readonly now?: () => Date
    /** Signs cookies and seals personal data; kept outside the database. Left out: one that this process forgets. */
    readonly secret?: string
    /** Where people reach the server; 'https://…' makes its cookies secure. */
    readonly publicUrl?: string
    /** Identity providers that people may sign in at. */
    readonly providers?: readonly Provider[]
    /** People of the simulated district may be chosen without a password. Only on a loopback address. */
    readonly isDemo?: boolean
    /** Opens the first set-up; printed on the terminal. */
    readonly setupToken?: string
    /** How often one address may ask; left out: what guard.ts says. */
    readonly limits?: Limits
    /** Addresses of proxies whose X-Forwarded-For is believed: '10.0.0.1,10.0.0.2'. */
    readonly trustProxy?: string
    /** Cheaper password hashes, for tests. */
    readonly passwordCost?: ScryptCost
    /** Does the background jobs as well; left out: it only answers. */
    readonly works?: boolean
    /** What the server consists of; left out: everything. */
    readonly modules?: readonly ServerModule[]
    /** Another way to tell who sends a request, instead of sessions: for tests of engines. */
    readonly identify?: (request: FastifyRequest, sessions: Identify) => Promise<Actor>
  }
}

/**
 * The server of the web application: its files, the sample plan, and the API of the running plan. Documents that people
 * open on the workbench are compiled in their own browser and never sent here.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel ?? 'error', serializers },
    genReqId: () => newId(),
    ...(options.running?.trustProxy === undefined ? {} : { trustProxy: options.running.trustProxy }),
    bodyLimit: 1024 * 1024,
    ajv: { customOptions: { allErrors: true, coerceTypes: false, removeAdditional: false } },
    schemaController: lazySchemas,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  })
  const page = await readFile(join(options.webFolder, 'index.html'), 'utf8')

  server.addHook('onSend', async (request, reply, payload) => {
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!reply.hasHeader(name)) reply.header(name, value)
    }
    // Whoever reports a failure names it; the log has it too.
    reply.header('x-request-id', request.id)
    return payload
  })

  // Before the routes: Fastify gives a route the handlers that stand when it is declared.
  server.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url)
    const allowed = METHODS.filter((method) => server.findRoute({ method, url: path }) !== null)
    if (allowed.length > 0 && !allowed.includes(request.method as (typeof METHODS)[number]))
      return refuse(
        reply.header('allow', allowed.join(', ')),
        methodNotAllowed(request.method, path, allowed.join(', ')),
      )
    // A screen of the application has an address of its own; the page shows it, or says that there is no such screen.
    const isScreen = request.method === 'GET' && !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(path)
    if (isScreen && request.headers.accept?.includes('text/html')) return sendPage(request, reply)
    return refuse(reply, notFound(path))
  })
  server.setErrorHandler((error, request, reply) => {
    request.log.error(error)
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    if (status >= 400 && status < 500) return refuse(reply, faultyRequest(error, status))
    if (isAway(error)) return refuse(reply.header('retry-after', '3'), databaseAway)
    return refuse(reply, unexpected)
  })

  // The page carries a fresh nonce: Ant Design writes its styles into <style> elements, and no others are allowed.
  const sendPage = (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(18).toString('base64')
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('GANGMU_NONCE', nonce))
  }
  server.get('/', sendPage)
  server.get('/index.html', sendPage)

  server.get('/api/v1/sample', async (request, reply) => {
    const sample = await readSample(options.plansFolder, options.projectFolder)
    if (sample === null) return refuse(reply, notFound(request.url))
    return reply.header('cache-control', 'no-cache').send(sample)
  })

  if (options.running !== undefined) {
    const { db, now = () => new Date(), secret = randomBytes(32).toString('hex') } = options.running
    const { modules = everyModule } = options.running
    const { publicUrl = 'http://localhost', providers, isDemo, setupToken, passwordCost, identify } = options.running
    const identity = createIdentity({ db, now, secret, publicUrl, providers, isDemo, setupToken, passwordCost })
    const policy = createPolicy(modules.map(({ permissions }) => permissions))
    const routes = withDescription(modules.flatMap((module) => module.routes))
    const compiler = compilerOf(options.projectFolder)
    server.addHook('onClose', () => compiler.close())
    const fileOwners = ownersOf(modules)
    const live = createLive({
      db,
      policy,
      topics: Object.assign({}, ...modules.map((module) => module.live ?? {})),
      onTrouble: (error) => server.log.error({ err: error }, 'What changed could not be looked at'),
    })
    server.addHook('preClose', async () => live.stop())
    const services: Services = {
      db,
      policy,
      now,
      identity,
      settings: modules.flatMap((module) => module.settings ?? []),
      tell: tellerOf(modules),
      metrics: metricsOf(modules),
      recordClocks: modules.find(({ recordClocks }) => recordClocks !== undefined)?.recordClocks ?? null,
      roundSources: roundSourcesOf(modules),
      grounds: groundsOf(modules),
      actedFor: actedForOf(modules),
      deadlines: deadlinesOf(modules),
      replay: replayerBeside(),
      fileOwners,
      snapshots: snapshotsOf(modules),
      compiler,
      live,
    }
    if (options.running.works === true) {
      const onTrouble = (what: string, error: unknown) => server.log.error({ err: error }, what)
      const worker = startWorker({ services, modules, onTrouble })
      server.addHook('preClose', () => worker.stop())
    }
    await guard(server, {
      publicUrl,
      ...(options.running.limits === undefined ? {} : { limits: options.running.limits }),
    })
    await answerRoutes(
      server,
      routes,
      services,
      identify === undefined ? identity.identify : (request) => identify(request, identity.identify),
    )
  }

  await server.register(fastifyStatic, {
    root: options.webFolder,
    index: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      // Names of built assets hold a hash of their content, so they never change.
      const isHashed = path.startsWith(join(options.webFolder, 'assets'))
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  return server
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const pathOf = (url: string) => (url.split('?')[0] ?? url).slice(0, 200)

const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The writer of workbooks packs large sheets in workers that it makes itself.
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Scripts that run as workers get a policy of their own; everything else inherits the page's. */
const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
