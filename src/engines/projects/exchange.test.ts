import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutIds } from '../../../test/stage/ids.ts'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith, sendFile } from '../../../test/stage/server.ts'
import { projectCheck } from '../../language/codes/project-code.ts'
import { PUBLIC } from '../../platform/access/actor.ts'
import lifecycle from '../../systems/13-delivery/project-lifecycle.ts'
import { CODE_SCHEME, OWN_SCHEMES, statusOf, wanOf, yuanOf } from './oc4ids.ts'
import { readPackage } from './read-oc4ids.ts'
import { insertProject, insertRow } from './stage.test-builders.ts'

const assets = fileURLToPath(new URL('../../../../shared/assets/oc4ids/', import.meta.url))
const beside = [assets, fileURLToPath(new URL('../../../../../shared/assets/oc4ids/', import.meta.url))].find((path) =>
  existsSync(path),
)
const asset = (name: string) => JSON.parse(readFileSync(`${beside}${name}`, 'utf8'))
const planner = personWith('planner')
/** A national code of a place that is not there, with its check digit. */
const codeOf = (serial: number) =>
  `2401-439906-04-01-${serial}${projectCheck(`240143990604 01${serial}`.replace(' ', ''))}`
const CODE = codeOf(10001)

let stage: RegistersStage
beforeAll(async () => {
  stage = await registersStage([lifecycle], { now: new Date('2024-07-15T02:00:00Z') })
})
afterAll(() => stage.close())

const take = async (content: unknown, query = '') => {
  const bytes = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
  const answer = await sendFile(stage, planner, `/api/v1/projects/oc4ids/${LAKESIDE}?${query}`, 'package.json', bytes)
  return { status: answer.statusCode, body: answer.json() }
}
const ours = (more: object = {}) => ({
  id: 'CN-1',
  title: '灯塔加固',
  identifiers: [{ id: CODE, scheme: CODE_SCHEME }],
  publicAuthority: { name: '临湖区路灯所' },
  parties: [{ id: 'b', name: '临湖区城投', roles: ['procuringEntity'] }],
  budget: { amount: { amount: 12345000, currency: 'CNY' } },
  period: { startDate: '2024-02-29T16:30:00Z', endDate: '2025-06-30T00:00:00+08:00' },
  locations: [{ id: 'x', geometry: { type: 'Point', coordinates: [112.6, 26.9] } }],
  additionalClassifications: [
    { scheme: OWN_SCHEMES.category, id: 'infrastructure' },
    { scheme: OWN_SCHEMES.investor, id: 'government' },
    { scheme: OWN_SCHEMES.control, id: 'approval' },
  ],
  ...more,
})
const pack = (...projects: unknown[]) => ({
  uri: 'https://x.example/p',
  publishedDate: '2024-01-01T00:00:00Z',
  version: '0.9',
  publisher: { name: '甲' },
  projects,
})

describe('money and stages', () => {
  it('goes from 万元 to yuan and back without loss', () => {
    expect([yuanOf('1234.5'), yuanOf('0.0001'), yuanOf('3'), wanOf(12345000), wanOf(1), wanOf(0)]).toEqual([
      12345000,
      1,
      30000,
      '1234.5',
      '0.0001',
      '0',
    ])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (cents) => {
        expect(yuanOf(wanOf(cents / 100))).toBe(cents / 100)
      }),
    )
  })

  it('says the stage in the words of 0.9, and only what the days tell where it is not told', () => {
    const days = { startedOn: null, completedOn: null }
    expect(
      ['idea', 'reserve', 'preparing', 'building', 'completed', 'in-use', 'dropped'].map((state) =>
        statusOf({ ...days, state }),
      ),
    ).toEqual([
      'identification',
      'identification',
      'preparation',
      'implementation',
      'completion',
      'maintenance',
      'cancelled',
    ])
    expect(statusOf({ state: 'paused', startedOn: '2024-01-01', completedOn: null })).toBe('implementation')
    expect(statusOf({ state: null, ...days })).toBeNull()
    expect(statusOf({ state: null, startedOn: '2024-01-01', completedOn: '2024-06-01' })).toBe('completion')
  })
})

describe('a package that comes in', () => {
  it('is checked first, then made, then changed by its code, all or nothing', async () => {
    const dry = await take(pack(ours({ status: 'implementation' })), 'dry=true')
    expect(dry.body).toMatchObject({ made: 1, faults: [], saved: false })
    expect(dry.body.notes.map(({ at }: { at: string }) => at)).toEqual(['projects.0.status'])
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int n from r_project where code = ${CODE}`.execute(stage.db)).rows[0]
        ?.n
    expect(await count()).toBe(0)
    expect((await take(pack(ours()))).body).toMatchObject({ made: 1, saved: true })
    expect((await take(pack(ours()))).body).toMatchObject({ made: 0, changed: 0, same: 1 })
    expect((await take(pack(ours({ title: '灯塔改造' })))).body).toMatchObject({ changed: 1 })
    const { rows } =
      await sql`select name, total_investment, planned_start::text, state, place_lng from r_project where code = ${CODE}`.execute(
        stage.db,
      )
    // Half past midnight of 1 March in China.
    expect(rows).toEqual([
      { name: '灯塔改造', total_investment: '1234.5', planned_start: '2024-03-01', state: 'idea', place_lng: 112.6 },
    ])
    // One faulty project keeps the other out.
    const other = ours({ identifiers: [{ id: codeOf(10002), scheme: CODE_SCHEME }] })
    const faulty = await take(pack(other, ours({ budget: { amount: { amount: 5, currency: 'GBP' } }, parties: [] })))
    expect(faulty.status).toBe(422)
    expect(faulty.body.faults.map(({ at, code }: Record<string, string>) => [at, code])).toEqual([
      ['projects.1.parties', 'no-builder'],
      ['projects.1.budget.amount.currency', 'currency'],
    ])
    expect((await sql`select 1 from r_project where code = ${codeOf(10002)}`.execute(stage.db)).rows).toEqual([])
  })

  it('tells every fault at its place, whatever it is', async () => {
    expect((await take('{')).body.faults[0]).toMatchObject({ code: 'not-json' })
    for (const [content, at] of [
      [[], ''],
      [{}, 'projects'],
      [{ projects: [] }, 'projects'],
      [{ projects: [7] }, 'projects.0'],
    ] as const)
      expect((await take(content)).body.faults[0].at, JSON.stringify(content)).toBe(at)
    const twice = await take(pack(ours(), ours()), 'dry=true')
    expect(twice.body.faults).toMatchObject([{ at: 'projects.1.identifiers', code: 'twice' }])
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(
          'title',
          'identifiers',
          'parties',
          'budget',
          'period',
          'locations',
          'additionalClassifications',
          'publicAuthority',
        ),
        (value, key) => {
          const read = readPackage(pack(ours({ [key]: value })), {
            bodies: new Map(),
            body: null,
            category: null,
            investor: null,
            control: null,
          })
          for (const { at, message } of [...read.faults, ...read.notes]) {
            expect(at).toMatch(/^projects\.0/)
            expect(message.zh && message.en).not.toBe('')
          }
        },
      ),
    )
  })

  it('takes the example of the standard without falling over, and says what it could not map', async (context) => {
    if (beside === undefined) return context.skip('../shared/assets/oc4ids is not here')
    const { status, body } = await take(
      asset('example.json'),
      `dry=true&body=${stage.bodies.lamps}&category=infrastructure&investor=government&control=approval`,
    )
    expect(status).toBe(200)
    expect(body.saved).toBe(false)
    expect(body.faults.map(({ at }: { at: string }) => at)).toEqual([
      'projects.0.identifiers',
      'projects.0.budget.amount.currency',
    ])
    const left = body.notes.map(({ at }: { at: string }) => at)
    expect(left).toEqual(
      expect.arrayContaining([
        'projects.0.contractingProcesses',
        'projects.0.documents',
        'projects.0.locations.1',
        'projects.0.status',
      ]),
    )
  })
})

describe('a package that goes out', () => {
  const schemas = () => {
    const ajv = new Ajv({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const [project, whole] = ['project-schema.json', 'project-package-schema.json'].map((name) => {
      // Draft 4 writes the id without its sign; these schemas use nothing else of it that later drafts lack.
      const { id, $schema: _, ...rest } = asset(name)
      return { $id: id, ...rest }
    })
    ajv.addSchema(project as object)
    return ajv.compile(whole as object)
  }

  it('tells everybody the public part alone, in the standard’s shape', async (context) => {
    const { lamps } = stage.bodies
    const secret = { summary: '内部安排', place_lng: 112.6, place_lat: 26.9, builder_code: '91430400MA4L16JQ9W' }
    const id = await insertProject(stage.db, lamps, {
      name: '公开的',
      state: 'in-use',
      code: codeOf(10009),
      planned_start: '2023-02-01',
      started_on: '2023-03-01',
      completed_on: '2024-05-01',
      used_on: '2024-06-01',
      ...secret,
    })
    await insertRow(stage.db, 'r_project_gate', {
      project: id,
      gate: 'feasibility',
      state: 'granted',
      issuer: '区发改局',
      document_no: '临发改〔2023〕1号',
      granted_on: '2023-01-05',
      body: lamps,
    })
    await insertRow(stage.db, 'r_project_fund', {
      project: id,
      source: 'bond',
      amount: '600.25',
      document_no: '模拟文件',
      body: lamps,
    })
    await insertProject(stage.db, lamps, { name: '还在谋划', state: 'reserve' })
    const answer = await stage.send(PUBLIC, 'GET', `/api/v1/projects/oc4ids?division=${LAKESIDE}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const found = answer.json()
    expect(found.projects).toHaveLength(1)
    expect(found.projects[0]).toMatchObject({
      title: '公开的',
      status: 'completion',
      budget: { amount: { amount: 10_000_000, currency: 'CNY' } },
    })
    for (const word of ['内部安排', '还在谋划', '112.6', '91430400MA4L16JQ9W', '600', '临发改'] as const)
      expect(withoutIds(answer.body)).not.toContain(word)
    const whole = await stage.send(planner, 'GET', `/api/v1/projects/oc4ids/all?division=${LAKESIDE}`)
    const full = whole.json().projects.find(({ title }: { title: string }) => title === '公开的')
    expect(full).toMatchObject({
      status: 'maintenance',
      locations: [{ geometry: { type: 'Point', coordinates: [112.6, 26.9] } }],
      documents: [{ documentType: 'feasibilityStudy', description: '临发改〔2023〕1号' }],
      budget: { budgetBreakdowns: [{ budgetBreakdown: [{ amount: { amount: 6_002_500, currency: 'CNY' } }] }] },
    })
    expect((await stage.send(PUBLIC, 'GET', `/api/v1/projects/oc4ids/all?division=${LAKESIDE}`)).statusCode).toBe(401)
    if (beside === undefined) return context.skip('../shared/assets/oc4ids is not here: the schemas were not tried')
    const validate = schemas()
    for (const one of [found, whole.json()]) expect(validate(one), JSON.stringify(validate.errors)).toBe(true)
    // The validator does see what is wrong.
    expect(validate({ ...found, projects: [{ ...found.projects[0], id: 7 }] })).toBe(false)
  })

  it('comes back as it went', async () => {
    const whole = (await stage.send(planner, 'GET', `/api/v1/projects/oc4ids/all?division=${LAKESIDE}`)).json()
    const coded = whole.projects.filter(({ identifiers }: { identifiers?: unknown }) => identifiers !== undefined)
    expect(coded.length).toBeGreaterThan(1)
    const back = await take({ ...whole, projects: coded }, 'dry=true')
    expect(back.body).toMatchObject({ made: 0, changed: 0, same: coded.length, faults: [] })
  })
})
