import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Actor } from '../access/actor.ts'
import { dueFirst, forbidden, notSignedIn, problemOf, refuse } from './problem.ts'
import { Download, type Route, type Services, type Upload } from './route.ts'
import { WrittenJson } from './written-json.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route as it was declared. */
    readonly route?: Route
  }
}

/** Tells who sent a request. */
export type Identify = (request: FastifyRequest) => Promise<Actor>

/**
 * Puts routes on the server: who sent the request, whether they may, whether the input has the declared shape; then the
 * handler; then its outcome as an answer. Throws when a route names a permission that nobody declared.
 */
export async function answerRoutes(
  server: FastifyInstance,
  routes: readonly Route[],
  services: Services,
  identify: Identify,
): Promise<void> {
  await server.register(multipart, { limits: { files: 1, fields: 40, fieldSize: 64 * 1024 } })
  // Forms as programs outside send them (Open311); our own pages send JSON.
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, parsed) => parsed(null, fieldsOfForm(new URLSearchParams(String(body)))),
  )
  for (const route of routes) {
    if (route.who !== 'anyone' && route.who !== 'signed-in' && services.policy.rules[route.who] === undefined)
      throw new Error(`${route.method} ${route.path}: nobody declared the permission ${route.who}.`)
    server.route({
      method: route.method,
      url: route.path,
      ...(route.takesFile === undefined ? {} : { bodyLimit: route.takesFile.atMost + 1024 * 1024 }),
      schema: schemaOf(route),
      preValidation: (request, _reply, ready) => {
        fromText(route, request)
        ready()
      },
      // What is described elsewhere is written as it is; compiled for each of thousands of routes, it would keep the start.
      ...(route.described?.answer === undefined ? {} : { serializerCompiler: () => JSON.stringify }),
      config: { route },
      handler: (request, reply) => answer(route, services, identify, request, reply),
    })
  }
}

/**
 * Parameters and queries arrive as text and become what their schemas say. A body says itself what each part is: nothing
 * in it is converted, or null would become '' and 0 false.
 */
function fromText({ params, query }: Route, request: FastifyRequest) {
  if (params !== undefined && isConverted(params, request.params))
    request.params = Value.Convert(params, request.params)
  if (query !== undefined && isConverted(query, request.query)) request.query = Value.Convert(query, request.query)
}

const textual = new WeakMap<TSchema, ReadonlySet<string>>()

/** Whether anything was given that is to become something else than text: mostly nothing was, and converting takes a while. */
function isConverted(schema: TSchema, given: unknown): boolean {
  let texts = textual.get(schema)
  if (texts === undefined) {
    // An object's, as every route declares them.
    const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, { readonly type?: string }>> }
    texts = new Set(Object.keys(properties).filter((name) => properties[name]?.type === 'string'))
    textual.set(schema, texts)
  }
  for (const name in given as object) if (!texts.has(name)) return true
  return false
}

function schemaOf(route: Route) {
  return {
    summary: `${route.summary.zh} · ${route.summary.en}`,
    tags: [route.tag],
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    // The fields of a form with a file are read by the handler of multipart and checked there.
    ...(route.body === undefined || route.takesFile !== undefined ? {} : { body: route.body }),
    ...(typeof route.answer === 'string' ? {} : { response: { 200: route.answer } }),
  }
}

async function answer(
  route: Route,
  services: Services,
  identify: Identify,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const actor = await identify(request)
  if (actor.kind === 'person' && actor.due != null && route.evenWhenDue !== true)
    return refuse(reply, dueFirst(actor.due))
  if (route.who !== 'anyone') {
    const isAllowed = route.who === 'signed-in' ? actor.kind !== 'public' : services.policy.may(actor, route.who)
    if (!isAllowed) return refuse(reply, actor.kind === 'public' ? notSignedIn : forbidden)
  }
  let body: unknown = request.body
  let upload: Upload = { name: '', bytes: new Uint8Array() }
  if (route.takesFile !== undefined) {
    const form = await readForm(request, route.takesFile)
    if (form === 'no-file' || form === 'too-large') return refuse(reply, problemOf(uploadRefusals[form](route)))
    ;({ body, upload } = form)
  }
  const outcome = await route.handle({
    ...services,
    // Validated by the server against the schemas that these types come from.
    params: request.params as never,
    query: request.query as never,
    body: body as never,
    upload,
    actor,
    request,
    reply,
  })
  if (outcome.kind === 'refused') return refuse(reply, problemOf(outcome.refusal))
  if (route.answer === 'stream') return reply
  const { value } = outcome
  if (value instanceof Download) {
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(value.name)}`)
      .header('cache-control', 'no-store')
      .type(value.mediaType)
      .send(Buffer.from(value.bytes.buffer, value.bytes.byteOffset, value.bytes.byteLength))
  }
  reply.header('cache-control', 'no-store')
  if (value instanceof WrittenJson) return reply.type('application/json; charset=utf-8').send(value.bytes)
  return reply.send(value)
}

/** A form's fields; one that comes several times is a list. */
function fieldsOfForm(form: URLSearchParams): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const all = form.getAll(name)
      return [name, all.length === 1 ? (all[0] ?? '') : all]
    }),
  )
}

async function readForm(request: FastifyRequest, { atMost, isOptional }: NonNullable<Route['takesFile']>) {
  const none: Upload = { name: '', bytes: new Uint8Array() }
  if (!request.isMultipart())
    return isOptional === true ? { body: request.body ?? {}, upload: none } : ('no-file' as const)
  const fields = new URLSearchParams()
  let upload: Upload | null = null
  for await (const part of request.parts({ limits: { fileSize: atMost } })) {
    if (part.type === 'field') fields.append(part.fieldname, String(part.value))
    else {
      const bytes = await part.toBuffer().catch(() => null)
      if (bytes === null || part.file.truncated) return 'too-large' as const
      upload = { name: part.filename, bytes }
    }
  }
  if (upload === null && isOptional !== true) return 'no-file' as const
  // Where a form is all that comes, a field may be a list; beside a file each is text.
  const body = isOptional === true ? fieldsOfForm(fields) : Object.fromEntries(fields)
  return { body, upload: upload ?? none }
}

const uploadRefusals = {
  'no-file': () => ({
    reason: 'faulty' as const,
    code: 'no-file',
    message: {
      zh: '没有收到文件。请以 multipart/form-data 提交，文件放在 file 字段。',
      en: 'No file arrived. Send multipart/form-data with the file in the field “file”.',
    },
  }),
  'too-large': (route: Route) => {
    const limit = Math.floor((route.takesFile?.atMost ?? 0) / 1024 / 1024)
    return {
      reason: 'too-large' as const,
      code: 'file-too-large',
      message: {
        zh: `文件超过 ${limit} MB。请压缩图片或拆分后再传。`,
        en: `The file is larger than ${limit} MB. Compress its pictures or split it.`,
      },
    }
  },
}
