import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../src/apps/server/modules.ts'
import { ROLES } from '../src/model/role.ts'
import { type Actor, PUBLIC } from '../src/platform/access/actor.ts'
import { createPolicy, holds } from '../src/platform/access/policy.ts'
import { withinScope } from '../src/platform/access/within-scope.ts'
import type { Route } from '../src/platform/http/route.ts'
import { type OracleRow, oracleAllows, oracleAllowsSomewhere, oracleKnows } from './stage/oracle.ts'
import { editedRow, type ReturnsStage, returnsStage } from './stage/returns-stage.ts'
import { LAKESIDE, personWith } from './stage/server.ts'

/** The district beside it, whose people have no business in 临湖区. */
const HILLSIDE = '999907'

const policy = createPolicy(modules.map(({ permissions }) => permissions))
const declared = Object.keys(policy.rules)
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

// Few of each, so that they meet: the same body and snapshot ids occur in both divisions.
const divisions = fc.constantFrom(LAKESIDE, HILLSIDE)
const bodies = fc.constantFrom(...[1, 2, 3].map(uuid))
const snapshots = fc.constantFrom(...[7, 8].map(uuid))
const persons = fc.constantFrom('wang', 'li')
const memberships = fc
  .record({
    role: fc.constantFrom(...ROLES),
    division: divisions,
    body: fc.option(bodies, { nil: null }),
    under: fc.uniqueArray(bodies),
    snapshots: fc.uniqueArray(snapshots),
  })
  .map(({ under, ...rest }) => ({ ...rest, bodies: rest.body === null ? [] : [...new Set([rest.body, ...under])] }))
const actors: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      id: persons,
      name: fc.constant('王'),
      memberships: fc.array(memberships, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant(PUBLIC) },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'system', name: 'sweep' }) },
)
const rows: fc.Arbitrary<OracleRow> = fc.record({
  division: divisions,
  body: fc.option(bodies, { nil: null }),
  person: fc.option(persons, { nil: null }),
  snapshot: fc.option(snapshots, { nil: null }),
})

describe('the policy against a table written apart from it', () => {
  it('knows the same permissions', () => {
    expect([...oracleKnows].sort()).toEqual([...declared].sort())
    expect(Object.entries(policy.rules).filter(([, rule]) => rule.isPublic === true)).toEqual([])
  })

  it('lets the same actors reach the same rows, by every permission', () => {
    fc.assert(
      fc.property(actors, rows, (actor, row) => {
        for (const permission of declared) {
          const expected = oracleAllows(actor, permission, row)
          expect(policy.may(actor, permission, row), permission).toBe(expected)
          expect(holds(policy.scopeOf(actor, permission), row), permission).toBe(expected)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('shows buttons for exactly what can be reached somewhere', () => {
    fc.assert(
      fc.property(actors, (actor) => {
        const expected = declared.filter((permission) => oracleAllowsSomewhere(actor, permission))
        expect(policy.permissionsOf(actor)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

let stage: ReturnsStage
let form: string
beforeAll(async () => {
  stage = await returnsStage()
  await stage.db
    .insertInto('division')
    .values({ code: HILLSIDE, name_zh: '望山区', name_en: 'Wangshan', parent: '9999' })
    .execute()
  await stage.signInAs({ division: LAKESIDE, loginName: 'linhu-li', name: '李湖生', roles: [{ role: 'planner' }] })
  form = await stage.formWith([editedRow(stage.bodies.commerce)])
})
afterAll(() => stage.close())

describe('the scope in SQL', () => {
  it('gives exactly the rows that the decision for one row lets through', async () => {
    await sql`create table placed (n int, division text, body uuid, person text, snapshot uuid)`.execute(stage.owner)
    await sql`grant select on placed to public`.execute(stage.owner)
    const all: (OracleRow & { readonly n: number })[] = []
    for (const division of [LAKESIDE, HILLSIDE])
      for (const body of [null, uuid(1), uuid(2), uuid(3)])
        for (const person of [null, 'wang', 'li'])
          for (const snapshot of [null, uuid(7), uuid(8)]) all.push({ n: all.length, division, body, person, snapshot })
    for (const { n, division, body, person, snapshot } of all)
      await sql`insert into placed values (${n}, ${division}, ${body}, ${person}, ${snapshot})`.execute(stage.owner)
    const columns = { division: 'p.division', body: 'p.body', person: 'p.person', snapshot: 'p.snapshot' }
    await fc.assert(
      fc.asyncProperty(actors, fc.constantFrom(...declared), async (actor, permission) => {
        const scope = policy.scopeOf(actor, permission)
        const found = await sql<{
          n: number
        }>`select p.n from placed p where ${withinScope(scope, columns)} order by p.n`.execute(stage.db)
        const expected = all.filter((row) => oracleAllows(actor, permission, row)).map(({ n }) => n)
        expect(found.rows.map(({ n }) => n)).toEqual(expected)
        expect(all.filter((row) => holds(scope, row)).map(({ n }) => n)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})

/** Routes for which this stage has rows to hide. */
const FILLED = [
  'audit',
  'audit/export',
  'bodies',
  'bodies/export',
  'commitment-parties',
  'commitment-workbooks/division',
  'directory',
  'my-day',
  'people',
  'people/export',
  'people/template',
  'return-forms',
  'return-matrix',
  'returns',
  'roles',
  'roles/export',
  'roles/template',
  'target-bodies',
].map((name) => `/api/v1/${name}`)

describe('lists, counts, search and exports', () => {
  /** Not asked here, and why. */
  const notAsked: Readonly<Record<string, string>> = {
    '/api/v1/live': 'a stream that does not end; its own test asks it',
    '/api/v1/projects/oc4ids':
      'public on purpose, of what the declaration calls public alone; its own test holds it to that',
  }
  /** What a route has to be told besides the division. */
  const given = (): Readonly<Record<string, string>> => ({
    format: 'xlsx',
    q: '商务',
    form,
    year: '2024',
    frequency: 'month',
    indicator: 'gdp',
  })
  const routes: readonly Route[] = modules
    .flatMap((module) => module.routes)
    .filter(({ method, path }) => method === 'GET' && !path.includes(':') && notAsked[path] === undefined)
  const fieldsOf = (query: TSchema | undefined) => {
    const { properties = {}, required = [] } = (query ?? {}) as { properties?: object; required?: readonly string[] } // an object
    return { names: Object.keys(properties), required }
  }
  const urlsOf = ({ path, query }: Route): readonly string[] => {
    const { names, required } = fieldsOf(query)
    const told = required.filter((name) => name !== 'division').map((name) => [name, given()[name] ?? ''])
    const own = new URLSearchParams(told)
    const asked = new URLSearchParams([...told, ['division', LAKESIDE]])
    return names.includes('division') ? [`${path}?${own}`, `${path}?${asked}`] : [`${path}?${own}`]
  }
  /** Everything readable in an answer, also inside a workbook. */
  const textOf = (bytes: Uint8Array) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? Object.values(unzipSync(bytes))
          .map((part) => Buffer.from(part).toString('utf8'))
          .join('\n')
      : Buffer.from(bytes).toString('utf8')
  const marks = () => [
    '临湖区商务局',
    '湖东街道',
    '商务月报',
    '李湖生',
    'linhu-li',
    form,
    ...Object.values(stage.bodies),
  ]
  const showsIn = (text: string) => marks().filter((mark) => text.includes(mark))

  it('are all asked, or named with a reason', () => {
    const untold = routes.flatMap(({ path, query }) =>
      fieldsOf(query)
        .required.filter((name) => name !== 'division' && given()[name] === undefined)
        .map((name) => `${path}: ${name}`),
    )
    expect(untold).toEqual([])
    const paths = modules.flatMap((module) => module.routes).map(({ path }) => path)
    expect(Object.keys(notAsked).filter((path) => !paths.includes(path))).toEqual([])
  })

  it('show nothing of one district to anybody of another, or to the public', async () => {
    const strangers = [PUBLIC, ...ROLES.map((role) => personWith(role, null, { division: HILLSIDE }))]
    const leaks: string[] = []
    const failures: string[] = []
    for (const route of routes)
      for (const url of urlsOf(route))
        for (const actor of strangers) {
          const answer = await stage.send(actor, 'GET', url)
          const at = `${actor.kind === 'person' ? actor.name : actor.kind} ${url}: ${answer.statusCode}`
          const shown = showsIn(textOf(answer.rawPayload))
          // Neither in an answer nor in the words of a refusal.
          if (shown.length > 0) leaks.push(`${at} ${shown.join(', ')}`)
          if (answer.statusCode !== 200 && ![401, 403, 404, 422].includes(answer.statusCode)) failures.push(at)
          const isGuarded = route.who !== 'anyone'
          if (actor.kind === 'public' && isGuarded && answer.statusCode !== 401) failures.push(at)
        }
    expect(leaks).toEqual([])
    expect(failures).toEqual([])
    // Thousands of questions: a machine that is shared needs its minutes.
  }, 240_000)

  it('do show it to its own people, so that there was something to hide', async () => {
    const own = ROLES.map((role) => personWith(role))
    const showing: string[] = []
    for (const route of routes) {
      const url = urlsOf(route).at(-1) ?? route.path
      for (const actor of own) {
        const answer = await stage.send(actor, 'GET', url)
        if (answer.statusCode !== 200 || showsIn(textOf(answer.rawPayload)).length === 0) continue
        showing.push(route.path)
        break
      }
    }
    // What no plan stands behind on this stage (targets, reports, search, …) is only asked for its refusals.
    expect(showing.sort()).toEqual(expect.arrayContaining([...FILLED]))
  }, 240_000)
})
