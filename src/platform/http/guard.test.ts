import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { serializers } from './log.ts'

let stage: TestServer
beforeAll(async () => {
  stage = await testServer(undefined, { limits: { usual: 1000, 'sign-in': 3, export: 2, public: 1000 } })
})
afterAll(() => stage.close())

describe('what stands before every route', () => {
  it('[HG1] lets one address test passwords only so often, and says so', async () => {
    const tries = []
    for (let i = 0; i < 5; i++)
      tries.push(
        await stage.server.inject({
          method: 'POST',
          url: '/api/v1/session',
          remoteAddress: '192.0.2.7',
          payload: { loginName: 'nobody', password: 'x' },
        }),
      )
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 429, 429])
    expect(tries[4]?.json().code).toBe('too-many')
    expect(Number(tries[4]?.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('[HG2] takes a writing request from our own pages and from programs, and from no other site', async () => {
    const b = await stage.signInAs({ division: LAKESIDE, loginName: 'hg2', roles: [{ role: 'planner' }] })
    const write = async (headers: Readonly<Record<string, string>>) =>
      (await b.send('PUT', '/api/v1/session/language', { language: 'zh' }, headers)).statusCode
    expect(await write({})).toBe(200)
    expect(await write({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await write({ origin: 'https://evil.example' })).toBe(403)
    expect(await write({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await write({ 'sec-fetch-site': 'same-site', origin: 'http://localhost' })).toBe(403)
    expect(await write({ origin: 'null' })).toBe(403)
  })

  it('[HG3] names every request, and logs none of its personal data', async () => {
    const answer = await stage.server.inject('/api/v1/session')
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    const error = Object.assign(new Error('no person 13800138000, 43040619900101000X'), {
      code: '23505',
      detail: 'Key (login_name)=(wang) already exists.',
    })
    const logged = JSON.stringify(serializers.err(error))
    expect(logged).toContain('138****8000')
    for (const secret of ['13800138000', '43040619900101000X', 'wang']) expect(logged).not.toContain(secret)
  })
})
