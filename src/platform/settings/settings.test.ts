import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { PUBLIC } from '../access/actor.ts'

type Browser = Awaited<ReturnType<TestServer['signInAs']>>
let stage: TestServer
let security: Browser
let planner: Browser
let reviewer: Browser
let city: Browser
beforeAll(async () => {
  stage = await testServer(new Date('2024-03-05T02:00:00Z'))
  const as = (loginName: string, role: 'security-admin' | 'planner' | 'leader', division = LAKESIDE) =>
    stage.signInAs({ division, loginName, name: loginName, roles: [{ role }] })
  security = await as('sec', 'security-admin')
  planner = await as('pla', 'planner')
  reviewer = await as('lea', 'leader')
  city = await as('city-security', 'security-admin', '9999')
})
afterAll(() => stage.close())

const PASSWORD = 'identity.password'
const LOCKING = 'identity.locking'
const REVIEWING = 'plans.reviewing'
const UNDECIDED = 'plans.undecided'
const rows = async (who: Browser, query = '') => {
  const answer = await who.send('GET', `/api/v1/settings${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().rows as { key: string; value: unknown; standing: { division: string } | null; maySet: boolean }[]
}
const one = async (who: Browser, key: string, query = '') => (await rows(who, query)).find((row) => row.key === key)
const set = (who: Browser, key: string, value: unknown, more: object = {}) =>
  who.send('POST', `/api/v1/settings/${key}`, {
    value,
    validFrom: '2024-03-05',
    reason: '本区规定',
    seen: null,
    ...more,
  })
const history = async (who: Browser, key: string) => (await who.send('GET', `/api/v1/settings/${key}/history`)).json()
const faults = (answer: Awaited<ReturnType<typeof set>>) =>
  (answer.json().faults ?? []).map(({ at, code }: { at: string; code: string }) => `${at}:${code}`)

describe('settings that nobody has set', () => {
  it('[SE1] stand at their default, with its source, and say who may set them', async () => {
    const shown = await one(planner, REVIEWING)
    expect(shown).toMatchObject({
      value: { bulkFrom: 0.9, holdMinutes: 5 },
      default: { bulkFrom: 0.9, holdMinutes: 5 },
      standing: null,
      source: 'practice',
      kind: 'method',
      maySet: true,
    })
    expect((await one(security, REVIEWING))?.maySet).toBe(false)
    expect((await one(security, PASSWORD))?.maySet).toBe(true)
    for (const row of await rows(reviewer)) expect(row.maySet, row.key).toBe(false)
  })

  it('[SE2] are shown to nobody of another division, and not to the public', async () => {
    expect((await stage.send(PUBLIC, 'GET', '/api/v1/settings')).statusCode).toBe(401)
    for (const path of ['/api/v1/settings', `/api/v1/settings/${PASSWORD}/history`])
      expect((await planner.send('GET', `${path}?division=9999`)).json().code).toBe('no-such-division')
    expect((await set(planner, REVIEWING, { bulkFrom: 0.8, holdMinutes: 5 })).statusCode).toBe(200)
    const across = await planner.send('POST', `/api/v1/settings/${REVIEWING}?division=9999`, {
      value: { bulkFrom: 0.5, holdMinutes: 5 },
      validFrom: '2024-03-05',
      reason: '越权',
      seen: null,
    })
    expect(across.statusCode).toBe(403)
    expect(await one(city, REVIEWING)).toMatchObject({ standing: null })
  })
})

describe('setting a value', () => {
  it('[SE3] the security policy is the security administrator’s, business rules the planner’s', async () => {
    const locking = { failures: 4, minutes: 60 }
    expect((await set(planner, LOCKING, locking)).json().code).toBe('not-yours-to-set')
    expect((await set(security, UNDECIDED, { mustDecide: [], mayStayFrom: null })).json().code).toBe('not-yours-to-set')
    expect((await set(reviewer, UNDECIDED, { mustDecide: [], mayStayFrom: null })).statusCode).toBe(403)
    expect((await set(planner, 'plans.nothing', 1)).json().code).toBe('no-such-setting')
    expect((await set(security, LOCKING, locking)).statusCode).toBe(200)
    expect(await one(planner, LOCKING)).toMatchObject({
      value: locking,
      standing: { setBy: 'sec', reason: '本区规定' },
    })
  })

  it('[SE4] every fault at once, at its path, and nothing is written', async () => {
    const wrong = { length: 4, classes: 'three', days: 90, other: 1 }
    const refused = await set(security, PASSWORD, wrong, { validFrom: '2024-03-01', validTo: '2024-02-01' })
    expect(refused.statusCode).toBe(422)
    const found = faults(refused)
    for (const expected of [
      'value.length:minimum',
      'value.classes:type',
      'validTo:before-start',
      'validFrom:in-the-past',
    ])
      expect(found).toContain(expected)
    expect(found.some((fault: string) => fault.endsWith(':required'))).toBe(true)
    expect(found.some((fault: string) => fault.endsWith(':additionalProperties'))).toBe(true)
    for (const { message, messageEn } of refused.json().faults) {
      expect(message).toMatch(/\p{Script=Han}/u)
      expect(messageEn).not.toMatch(/\p{Script=Han}/u)
    }
    expect(await history(security, PASSWORD)).toEqual([])
    // What the schema cannot say is the setting's own to check.
    const bounds = await one(planner, 'indicators.assessment')
    const value = structuredClone(bounds?.value) as { standing: { ahead: number; onTrack: number } }
    value.standing.ahead = value.standing.onTrack / 2
    expect((await set(planner, 'indicators.assessment', value)).statusCode).toBe(422)
  })

  it('[SE5] on an older version is refused, with the one that stands', async () => {
    const first = (await set(planner, UNDECIDED, { mustDecide: ['target'], mayStayFrom: null })).json()
    const blind = await set(planner, UNDECIDED, { mustDecide: ['project'], mayStayFrom: null })
    expect(blind.statusCode).toBe(409)
    expect(blind.json().current).toMatchObject({ id: first.id, value: { mustDecide: ['target'] } })
    const seen = await set(planner, UNDECIDED, { mustDecide: ['project'], mayStayFrom: 0.9 }, { seen: first.id })
    expect(seen.statusCode).toBe(200)
    expect((await history(planner, UNDECIDED)).map(({ value }: { value: unknown }) => value)).toEqual([
      { mustDecide: ['project'], mayStayFrom: 0.9 },
      { mustDecide: ['target'], mayStayFrom: null },
    ])
  })

  it('[SE6] for past days: never a policy; a business rule with the number of a document', async () => {
    const [newest] = await history(planner, UNDECIDED)
    const past = { validFrom: '2024-01-01', validTo: '2024-01-31', seen: newest.id }
    const value = { mustDecide: ['system'], mayStayFrom: null }
    expect(faults(await set(planner, UNDECIDED, value, past))).toEqual(['documentNo:in-the-past'])
    const told = { ...past, documentNo: '临政办发〔2024〕2号', article: '第三条' }
    expect((await set(planner, UNDECIDED, value, told)).statusCode).toBe(200)
    expect(await one(planner, UNDECIDED, '?on=2024-01-15')).toMatchObject({
      value,
      standing: { documentNo: '临政办发〔2024〕2号', article: '第三条' },
    })
    expect(await one(planner, UNDECIDED, '?on=2024-02-01')).toMatchObject({ standing: null })
    expect(await one(planner, UNDECIDED)).toMatchObject({ value: { mustDecide: ['project'] } })
    const [locking] = await history(security, LOCKING)
    const early = await set(security, LOCKING, { failures: 3, minutes: 1 }, { ...told, seen: locking.id })
    expect(faults(early)).toEqual(['validFrom:in-the-past'])
  })

  it('[SE7] is on the record, and never changed or taken away', async () => {
    const entries = await stage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'setting.set')
      .where('subject_id', '=', LOCKING)
      .execute()
    expect(entries).toMatchObject([{ actor_name: 'sec', reason: '本区规定' }])
    await expect(stage.db.deleteFrom('setting_version').execute()).rejects.toThrow(/permission denied/)
    await expect(stage.db.updateTable('setting_version').set({ reason: 'x' }).execute()).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('a division below another', () => {
  it('[SE8] takes what stands above until it sets its own, and the other way nothing', async () => {
    const key = 'organisation.delegation-days'
    expect(await one(security, key)).toMatchObject({ value: 60, standing: null })
    expect((await set(city, key, 90)).statusCode).toBe(200)
    expect(await one(security, key)).toMatchObject({ value: 90, standing: { division: '9999' } })
    // The history is the division's own.
    expect(await history(security, key)).toEqual([])
    const until = { validTo: '2024-03-10' }
    expect((await set(security, key, 30, until)).statusCode).toBe(200)
    expect(await one(security, key)).toMatchObject({ value: 30, standing: { division: LAKESIDE } })
    expect(await one(security, key, '?on=2024-03-11')).toMatchObject({ value: 90, standing: { division: '9999' } })
    expect(await one(city, key)).toMatchObject({ value: 90 })
  })
})
