import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOn, stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { totpOf } from '../../../test/stage/totp.ts'

// One-time codes are compared with those of telephones, whose clock is the real one.
let stage: TestServer
beforeAll(async () => {
  stage = await testServer(new Date())
})
afterAll(() => stage.close())

const PASSWORD = 'Lake#Side-2024'
let count = 0

async function person(role: 'planner' | 'system-admin') {
  const loginName = `factor${++count}`
  await stagePerson(stage.db, { division: LAKESIDE, loginName, roles: [{ role }], password: PASSWORD }, new Date())
  await stage.db
    .updateTable('person')
    .set({ must_change_password: false })
    .where('login_name', '=', loginName)
    .execute()
  return loginName
}
const signIn = (b: ReturnType<typeof browserOn>, loginName: string) =>
  b.send('POST', '/api/v1/session', { loginName, password: PASSWORD })

/** Sets one-time codes up for whoever is signed in; gives the key and the backup codes. */
async function setUp(b: ReturnType<typeof browserOn>, at = new Date()) {
  const begun = await b.send('POST', '/api/v1/session/second-factor', { password: PASSWORD })
  const { key, uri, backupCodes } = begun.json()
  expect(uri).toContain(`secret=${key}`)
  const done = await b.send('PUT', '/api/v1/session/second-factor', { code: totpOf(key, at) })
  expect(done.json()).toEqual({ next: 'done' })
  return { key: String(key), backupCodes: backupCodes as string[] }
}

describe('the second factor', () => {
  it('[ID20] an administrator must set it up before anything else', async () => {
    const name = await person('system-admin')
    const b = browserOn(stage.server)
    await signIn(b, name)
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({ due: 'second-factor', permissions: [] })
    await setUp(b)
    const now = (await b.send('GET', '/api/v1/session')).json()
    expect(now).toMatchObject({ due: null, session: { assurance: 'second-factor', idleMinutes: 15 } })
    expect(now.roles).toHaveLength(1)
    const off = await b.send('DELETE', '/api/v1/session/second-factor', { password: PASSWORD })
    expect(off.json().code).toBe('second-factor-required')
  })

  it('[ID21] with it, the password alone opens nothing; the code does, and only once', async () => {
    const name = await person('planner')
    const b = browserOn(stage.server)
    await signIn(b, name)
    // The code of the half minute before still counts, and leaves this one's for the sign-in.
    const { key } = await setUp(b, new Date(Date.now() - 30_000))
    const [c, d] = [browserOn(stage.server), browserOn(stage.server)]
    for (const one of [c, d]) {
      expect((await signIn(one, name)).json()).toEqual({ next: 'second-factor' })
      expect((await one.send('GET', '/api/v1/session')).json().person).toBeNull()
    }
    const code = totpOf(key, new Date())
    const answers = await Promise.all(
      [c, d].map((one) => one.send('POST', '/api/v1/session/code', { code, kind: 'totp' })),
    )
    const bodies = answers.map((answer) => answer.json().code ?? answer.json().next).sort()
    expect(bodies).toEqual(['done', 'used-code'])
    const people = await Promise.all(
      [c, d].map(async (one) => (await one.send('GET', '/api/v1/session')).json().person),
    )
    expect(people.filter((one) => one !== null)).toHaveLength(1)
  })

  it('[ID22] a backup code opens once', async () => {
    const name = await person('planner')
    const b = browserOn(stage.server)
    await signIn(b, name)
    const { backupCodes } = await setUp(b)
    expect(backupCodes).toHaveLength(10)
    const give = async () => {
      const one = browserOn(stage.server)
      await signIn(one, name)
      return (await one.send('POST', '/api/v1/session/code', { code: backupCodes[0], kind: 'backup' })).json()
    }
    expect(await give()).toEqual({ next: 'done' })
    expect((await give()).code).toBe('wrong-code')
    const renewed = (await b.send('POST', '/api/v1/session/second-factor/backup-codes', { password: PASSWORD })).json()
    expect(renewed.backupCodes).toHaveLength(10)
    expect(renewed.backupCodes).not.toContain(backupCodes[1])
  })

  it('[ID23] wrong codes lock like wrong passwords, also across sign-ins', async () => {
    const name = await person('planner')
    const b = browserOn(stage.server)
    await signIn(b, name)
    await setUp(b)
    const codes: string[] = []
    for (let i = 0; i < 6; i++) {
      const one = browserOn(stage.server)
      const first = (await signIn(one, name)).json()
      if (first.next === undefined) codes.push(first.code)
      else codes.push((await one.send('POST', '/api/v1/session/code', { code: '000000', kind: 'totp' })).json().code)
    }
    expect(codes).toEqual([...Array(5).fill('wrong-code'), 'account-locked'])
  })

  it('[ID24] whoever need not have it may turn it off with the password', async () => {
    const name = await person('planner')
    const b = browserOn(stage.server)
    await signIn(b, name)
    await setUp(b)
    expect((await b.send('DELETE', '/api/v1/session/second-factor', { password: 'Wrong#Word-99' })).json().code).toBe(
      'wrong-password',
    )
    expect((await b.send('DELETE', '/api/v1/session/second-factor', { password: PASSWORD })).statusCode).toBe(200)
    expect((await b.send('GET', '/api/v1/session')).json().person).not.toBeNull()
    expect((await signIn(browserOn(stage.server), name)).json()).toEqual({ next: 'done' })
  })

  it('[ID25] a code without a sign-in before it is nobody’s', async () => {
    const b = browserOn(stage.server)
    expect((await b.send('POST', '/api/v1/session/code', { code: '123456', kind: 'totp' })).json().code).toBe(
      'no-challenge',
    )
  })
})
