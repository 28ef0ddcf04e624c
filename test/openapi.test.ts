import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../src/apps/server/modules.ts'
import { PUBLIC } from '../src/platform/access/actor.ts'
import { createPolicy } from '../src/platform/access/policy.ts'
import { OPENAPI_PATH, openapiOf, withDescription } from '../src/platform/http/openapi.ts'
import { type TestServer, testServer } from './stage/server.ts'

interface Media {
  readonly schema: Readonly<Record<string, unknown>>
}
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-gangmu-permission': string
  readonly 'x-since': string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, Media>> }>
  >
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<'schemas' | 'responses', Readonly<Record<string, object>>>>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const everyRoute = withDescription(modules.flatMap((module) => module.routes))
const routes = everyRoute.filter(({ book }) => book === undefined)
const books = [...new Set(everyRoute.flatMap(({ book }) => (book === undefined ? [] : [book])))]
// As a reader has it: whatever JSON cannot say is gone.
const written = `${JSON.stringify(openapiOf(routes), null, 2)}\n`
const document: Document = JSON.parse(written)
const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
const operations = operationsOf(document)

describe('docs/openapi.json', () => {
  it('is what the declared routes say', async () => {
    const stale = 'docs/openapi.json is stale. Run: npx vitest run test/openapi.test.ts --update'
    await expect(written, stale).toMatchFileSnapshot(join(root, 'docs/openapi.json'))
  })

  it('has every route once, each with its words, its permission and its refusals', () => {
    expect(operations).toHaveLength(routes.length)
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length)
    const { rules } = createPolicy(modules.map(({ permissions }) => permissions))
    for (const { path, method, operation } of operations) {
      const at = `${method} ${path}`
      expect(operation.summary, at).toMatch(/\p{Script=Han}.* · .*[a-z]/u)
      expect(operation.tags, at).toHaveLength(1)
      expect(operation['x-since'], at).toMatch(/^\d+\.\d+\.\d+$/)
      expect(['anyone', 'signed-in', ...Object.keys(rules)], at).toContain(operation['x-gangmu-permission'])
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      expect(inPath.sort(), at).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort())
      const refusals = Object.entries(operation.responses).filter(([status]) => status !== '200')
      expect(Object.values(operation.responses['200']?.content ?? {}), at).toHaveLength(1)
      for (const [status, { $ref }] of refusals) {
        expect($ref, at).toBe(`#/components/responses/${status}`)
        expect(document.components.responses[status], `${at} ${status}`).toBeDefined()
      }
    }
  })

  it('tells what a form with a file takes', () => {
    const withFile = routes.filter(({ takesFile }) => takesFile !== undefined)
    expect(withFile.length).toBeGreaterThan(0)
    const inForm = operations.filter(
      ({ operation }) => operation.requestBody?.content['multipart/form-data'] !== undefined,
    )
    expect(inForm).toHaveLength(withFile.length)
    for (const { path, operation } of inForm)
      expect(operation.requestBody?.content['multipart/form-data']?.schema, path).toMatchObject({
        properties: { file: { type: 'string' } },
      })
  })

  it('has schemas that a validator takes, with nothing referred to that is not there', () => {
    expectSchemas(document)
  })
})

/** Every schema of a document compiles, with whatever it refers to. */
function expectSchemas(described: Document) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'document', components: described.components })
  const schemas = operationsOf(described).flatMap(({ path, method, operation }) => [
    ...operation.parameters.map(({ schema }) => ({ at: `${method} ${path}`, schema })),
    ...[operation.requestBody?.content, operation.responses['200']?.content]
      .flatMap((content) => Object.values(content ?? {}))
      .map(({ schema }) => ({ at: `${method} ${path}`, schema })),
  ])
  for (const { at, schema } of schemas) {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components'))
    expect(() => ajv.compile(absolute), at).not.toThrow()
  }
}

describe('the books of systems', () => {
  it.each(books)('%s has each of its routes once, with schemas that a validator takes', (book) => {
    const own = everyRoute.filter((one) => one.book === book)
    const described: Document = JSON.parse(JSON.stringify(openapiOf(own)))
    expect(operationsOf(described)).toHaveLength(own.length)
    expectSchemas(described)
  })
})

describe('the server', () => {
  let stage: TestServer
  beforeAll(async () => {
    stage = await testServer()
  })
  afterAll(() => stage.close())

  it('gives it to anybody, word for word', async () => {
    const answer = await stage.send(PUBLIC, 'GET', OPENAPI_PATH)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual(document)
  })
})
