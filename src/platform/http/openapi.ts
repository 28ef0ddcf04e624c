import { type TSchema, Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { type Route, route } from './route.ts'

/** Where the description of the interface is served. */
export const OPENAPI_PATH = '/api/v1/openapi.json'
/** Where the books are served that what comes from declarations is described in. */
export const BOOKS_PATH = '/api/v1/openapi'

type Json = Readonly<Record<string, unknown>>

/** The routes, and those that describe them: one for all but the books, one for each book. Themselves included. */
export function withDescription(routes: readonly Route[]): readonly Route[] {
  const books = new Map<string, Route[]>()
  for (const each of routes) if (each.book !== undefined) books.set(each.book, [...(books.get(each.book) ?? []), each])
  const description: Route = route({
    method: 'GET',
    path: OPENAPI_PATH,
    summary: { zh: '接口说明（OpenAPI 3.1）', en: 'description of this interface (OpenAPI 3.1)' },
    tag: 'interface',
    since: '0.2.0',
    who: 'anyone',
    answer: Type.Unsafe<Json>(Type.Object({ openapi: Type.String() }, { additionalProperties: true })),
    handle: async () => done(document),
  })
  const written = new Map<string, Json>()
  const ofBook: Route = route({
    method: 'GET',
    path: `${BOOKS_PATH}/:book`,
    summary: { zh: '一个系统的接口说明（OpenAPI 3.1）', en: 'description of one system’s interface (OpenAPI 3.1)' },
    tag: 'interface',
    since: '0.3.0',
    who: 'anyone',
    params: Type.Object({ book: Type.String({ maxLength: 60 }) }),
    answer: Type.Unsafe<Json>(Type.Object({ openapi: Type.String() }, { additionalProperties: true })),
    async handle({ params: { book } }) {
      const own = books.get(book)
      if (own === undefined) return refused(noSuchBook)
      const document = written.get(book) ?? openapiOf(own)
      written.set(book, document)
      return done(document)
    },
  })
  const all = [...routes, description, ofBook]
  const document = openapiOf(all.filter(({ book }) => book === undefined))
  return all
}

const noSuchBook: Refusal = {
  reason: 'not-found',
  code: 'no-such-description',
  message: { zh: '没有这个系统，或它没有接口。', en: 'There is no such system, or it has no interface.' },
}

/**
 * The OpenAPI 3.1 description of routes, from the very schemas that the server validates with. A schema that has a title is
 * written once, under `components`, and referred to. Order is that of paths, so that a change shows as what it is.
 * Throws when two different schemas have the same title.
 */
export function openapiOf(routes: readonly Route[]): Json {
  const schemas: Record<string, unknown> = { Problem }
  const paths: Record<string, Record<string, unknown>> = {}
  const inOrder = [...routes].sort((a, b) => compare(a.path, b.path) || compare(a.method, b.method))
  for (const each of inOrder) {
    const path = each.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [each.method.toLowerCase()]: operationOf(each, (schema) => partOf(schema, schemas)),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '纲目接口 · Gangmu API',
      version: latestOf(routes.map(({ since }) => since)),
      description:
        '拒绝一律以 application/problem+json 回答（RFC 9457），中文在前、英文完整；未授权即拒绝，权限见 x-gangmu-permission。 · Refusals are problem details (RFC 9457), Chinese first and English complete; whatever is not permitted is denied, see x-gangmu-permission.',
    },
    tags: [...new Set(inOrder.map(({ tag }) => tag))].sort(compare).map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => compare(a, b))),
      responses: Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [
          status,
          {
            description,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'gangmu.session_token',
          description:
            '登录后的会话；经 https 访问时名为 __Secure-gangmu.session_token · the session after signing in; over https its name starts with __Secure-',
        },
      },
    },
  }
}

function operationOf(route: Route, part: (schema: TSchema) => unknown): Json {
  const body = bodyOf(route, part)
  const refusals = refusalsOf(route)
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/^\/api\/v1/, '').replace(/[^A-Za-z0-9]+/g, '-')}`,
    summary: `${route.summary.zh} · ${route.summary.en}`,
    tags: [route.tag],
    'x-gangmu-permission': route.who,
    'x-since': route.since,
    security: route.who === 'anyone' ? [] : [{ session: [] }],
    parameters: [...parametersOf(route.params, 'path', part), ...parametersOf(route.query, 'query', part)],
    ...(body === null ? {} : { requestBody: body }),
    responses: {
      200: answerOf(route, part),
      ...Object.fromEntries(refusals.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  }
}

function parametersOf(schema: TSchema | undefined, where: 'path' | 'query', part: (schema: TSchema) => unknown) {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema // what Type.Object makes
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: part(one),
  }))
}

function bodyOf({ body: checked, described, takesFile }: Route, part: (schema: TSchema) => unknown): Json | null {
  const body = described?.body ?? checked
  if (takesFile === undefined)
    return body === undefined ? null : { required: true, content: { 'application/json': { schema: part(body) } } }
  const { properties = {}, required = [] } = (body ?? {}) as ObjectSchema // what Type.Object makes
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, part(one)]))
  return {
    required: true,
    description: `不超过 ${takesFile.atMost} 字节 · at most ${takesFile.atMost} bytes`,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: [...required, 'file'],
          properties: { ...fields, file: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      },
    },
  }
}

function answerOf({ answer: checked, described, path }: Route, part: (schema: TSchema) => unknown): Json {
  const answer = described?.answer ?? checked
  if (answer === 'file')
    return {
      description: '要保存的文件 · a file to be saved',
      content: {
        'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
      },
    }
  if (answer === 'stream')
    return path === '/api/v1/live'
      ? {
          description: '变更通知 · what changed, as events',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        }
      : { description: '由服务器直接写出 · written by the server as it comes', content: { '*/*': { schema: {} } } }
  return { description: '结果 · the answer', content: { 'application/json': { schema: part(answer) } } }
}

/** Which refusals a route may answer with. What the server or its database may do to any request stands in all. */
function refusalsOf({ method, path, params, query, body, who, takesFile }: Route): readonly string[] {
  const writes = method !== 'GET'
  const found: Readonly<Record<keyof typeof REFUSALS, boolean>> = {
    400: true,
    401: who !== 'anyone',
    // A session whose password is due is refused even where nobody needs an account; so is another site that writes.
    403: true,
    404: path.includes(':') || query !== undefined,
    409: writes,
    413: writes,
    415: writes,
    422: [params, query, body, takesFile].some((one) => one !== undefined),
    429: true,
    500: true,
    503: true,
  }
  return Object.entries(found).flatMap(([status, may]) => (may ? [status] : []))
}

const REFUSALS = {
  400: '读不懂 · not understood',
  401: '未登录 · not signed in',
  403: '无权限，或须先更换口令、绑定动态码 · not permitted, or a password or second factor is due first',
  404: '没有，或不可知 · not there, or not to be known of',
  409: '已被他人修改，或此状态不可行 · changed in the meantime, or not possible in this state',
  413: '太大 · too large',
  415: '不接受这种内容 · this kind of content is not taken',
  422: '不符合要求，逐项列出 · faulty, each fault named',
  429: '太频繁 · too many requests',
  500: '服务器出错 · unexpected failure',
  503: '数据库正在恢复 · the database is coming back',
} as const

/** What `Problem` in problem.ts is, with the `type` that goes before it. */
const Problem = {
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'detail', 'detailEn'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    detailEn: { type: 'string' },
    faults: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'code', 'message', 'messageEn'],
        properties: {
          at: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          messageEn: { type: 'string' },
        },
      },
    },
    current: { description: '现行版本 · with a stale edit, the version that stands' },
  },
} as const

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
}

/** A schema as JSON; what has a title goes to `schemas`. */
function partOf(schema: TSchema, schemas: Record<string, unknown>): unknown {
  const hoisted = (value: unknown, isSchema: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => hoisted(one, true))
    if (typeof value !== 'object' || value === null) return value
    // The names under `properties` are names, even one that is called title.
    const own = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hoisted(one, key !== 'properties')]))
    if (!isSchema || typeof own.title !== 'string') return own
    const { title, ...part } = own
    const name = String(title).replace(/[^\w.-]/g, '-')
    if (schemas[name] !== undefined && JSON.stringify(schemas[name]) !== JSON.stringify(part))
      throw new Error(`Two schemas are called ${name}.`)
    schemas[name] = part
    return { $ref: `#/components/schemas/${name}` }
  }
  return hoisted(JSON.parse(JSON.stringify(schema)), true)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const latestOf = (versions: readonly string[]) =>
  [...versions].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? '0'
