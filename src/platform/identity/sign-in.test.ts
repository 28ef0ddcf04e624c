import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { browserOn, stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'

let stage: TestServer
beforeAll(async () => {
  stage = await testServer()
})
afterAll(() => stage.close())

let count = 0
let login: string
const FIRST = 'Lake#Side-2024'
const start = new Date('2024-03-05T02:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
beforeEach(async () => {
  stage.setNow(start)
  login = `person${++count}`
  await stagePerson(
    stage.db,
    { division: LAKESIDE, loginName: login, roles: [{ role: 'planner' }], password: FIRST },
    start,
  )
  await stage.db.updateTable('person').set({ must_change_password: false }).where('login_name', '=', login).execute()
})
const browser = () => browserOn(stage.server)
const signIn = (b: ReturnType<typeof browser>, password = FIRST, loginName = login) =>
  b.send('POST', '/api/v1/session', { loginName, password })

describe('signing in', () => {
  it('[ID1] opens a session that says who one is and what one may', async () => {
    const b = browser()
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({ person: null, permissions: [] })
    const response = await signIn(b, FIRST, `  ${login.toUpperCase()} `)
    expect(response.json()).toEqual({ next: 'done' })
    const cookie = String(response.headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toMatch(/Max-Age=[1-9]/)
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({
      person: { loginName: login, division: LAKESIDE, duty: 'business' },
      due: null,
      divisions: [{ code: LAKESIDE, name: { zh: '临湖区' } }],
      roles: [{ role: 'planner', division: LAKESIDE, body: null }],
      session: { assurance: 'password', idleMinutes: 30 },
    })
  })

  it('[ID2] says the same of a wrong password and of a name that nobody has', async () => {
    const wrong = await signIn(browser(), 'Wrong#Password-1')
    const nobody = await signIn(browser(), FIRST, 'nobody-at-all')
    expect(wrong.statusCode).toBe(403)
    expect(nobody.json()).toEqual(wrong.json())
  })

  it('[ID3] a cookie whose signature is not ours is nobody’s', async () => {
    const b = browser()
    await signIn(b)
    const [name, value] = [...b.jar][0] as [string, string]
    for (const forged of [`${value.slice(0, -6)}AAAAA%3D`, 'x.y', value.replace(/^./, '!'), '']) {
      expect(
        (await browserOn(stage.server, `${name}=${forged}`).send('GET', '/api/v1/session')).json().person,
      ).toBeNull()
    }
  })

  it('[ID4] five failures lock for thirty minutes, however many are tried at once', async () => {
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(browser(), 'Wrong#Password-1')))
    const codes = tries.map((response) => response.json().code)
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5)
    expect(codes.filter((code) => code === 'account-locked')).toHaveLength(7)
    expect((await signIn(browser())).json().code).toBe('account-locked')
    stage.setNow(later(29))
    expect((await signIn(browser())).json().code).toBe('account-locked')
    stage.setNow(later(30))
    expect((await signIn(browser())).json()).toEqual({ next: 'done' })
    const { rows } = await sql<{ action: string }>`
      select action from audit_entry where subject_id = (select id from person where login_name = ${login}) order by seq`.execute(
      stage.db,
    )
    expect(rows.filter(({ action }) => action === 'session.lock').length).toBeGreaterThan(0)
    expect(rows.at(-1)?.action).toBe('session.open')
  })

  it('[ID5] a right password forgets earlier failures', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await signIn(browser(), 'Wrong#Password-1')
      expect((await signIn(browser())).json()).toEqual({ next: 'done' })
    }
  })

  it('[ID6] ends after thirty minutes without a request, and after twelve hours in any case', async () => {
    const b = browser()
    await signIn(b)
    const name = async () => (await b.send('GET', '/api/v1/session')).json().person?.loginName
    for (let minutes = 20; minutes <= 700; minutes += 20) {
      stage.setNow(later(minutes))
      expect(await name(), `${minutes} minutes`).toBe(login)
    }
    stage.setNow(later(719))
    expect(await name()).toBe(login)
    stage.setNow(later(720))
    expect(await name()).toBeUndefined()
    stage.setNow(start)
    const other = browser()
    await signIn(other)
    stage.setNow(later(30))
    expect((await other.send('GET', '/api/v1/session')).json().person).toBeNull()
  })

  it('[ID7] a suspended account is told so only with the right password', async () => {
    await stage.db.updateTable('person').set({ suspended_at: start }).where('login_name', '=', login).execute()
    expect((await signIn(browser(), 'Wrong#Password-1')).json().code).toBe('wrong-credentials')
    const b = browser()
    expect((await signIn(b)).json().code).toBe('account-suspended')
    expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
  })

  it('[ID8] an account unused for half a year does not open', async () => {
    stage.setNow(later(181 * 24 * 60))
    expect((await signIn(browser())).json().code).toBe('account-unused')
  })
})

describe('signing out', () => {
  it('[ID9] ends this session, or every other one', async () => {
    const [a, b, c] = [browser(), browser(), browser()]
    for (const one of [a, b, c]) await signIn(one)
    const open = (await a.send('GET', '/api/v1/session/open')).json()
    expect(open).toHaveLength(3)
    expect(open.filter((one: { isThis: boolean }) => one.isThis)).toHaveLength(1)
    await c.send('DELETE', '/api/v1/session')
    expect((await a.send('DELETE', '/api/v1/session/open')).json()).toEqual({ ended: 1 })
    expect((await a.send('GET', '/api/v1/session')).json().person).not.toBeNull()
    expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
    expect((await c.send('GET', '/api/v1/session')).json().person).toBeNull()
  })
})

describe('passwords', () => {
  it('[ID10] a first password must be changed before anything else', async () => {
    await stage.db.updateTable('person').set({ must_change_password: true }).where('login_name', '=', login).execute()
    const b = browser()
    await signIn(b)
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({
      due: 'password',
      permissions: [],
      roles: [],
    })
    const changed = await b.send('PUT', '/api/v1/session/password', { current: FIRST, next: 'Other#Shore-77' })
    expect(changed.statusCode).toBe(200)
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({ due: null, roles: [{ role: 'planner' }] })
    expect((await signIn(browser(), 'Other#Shore-77')).json()).toEqual({ next: 'done' })
    expect((await signIn(browser())).json().code).toBe('wrong-credentials')
  })

  it('[ID11] every fault of a new password is named at once', async () => {
    const b = browser()
    await signIn(b)
    const change = async (next: string) =>
      ((await b.send('PUT', '/api/v1/session/password', { current: FIRST, next })).json().faults ?? []).map(
        ({ code }: { code: string }) => code,
      )
    expect(await change('abc')).toEqual(['too-short', 'too-plain'])
    expect(await change(`${login}Aa1!xxx`)).toContain('own-word')
    expect(await change('P@ssw0rd-99x')).toEqual(['common'])
    expect(await change('Abcdefghijk1!')).toContain('run')
    expect(await change(FIRST)).toEqual(['used-before'])
  })

  it('[ID12] none of the last five is taken again', async () => {
    const b = browser()
    await signIn(b)
    const words = [FIRST, ...['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((word) => `${word}#Shore-7x`)]
    const change = (from: number, next: string) =>
      b.send('PUT', '/api/v1/session/password', { current: words[from], next })
    for (let i = 0; i < 4; i++) {
      stage.setNow(later(i + 1))
      expect((await change(i, words[i + 1] as string)).statusCode).toBe(200)
    }
    expect((await change(4, FIRST)).json().code).toBe('faulty-password')
    stage.setNow(later(5))
    expect((await change(4, words[5] as string)).statusCode).toBe(200)
    stage.setNow(later(6))
    expect((await change(5, FIRST)).statusCode).toBe(200)
  })

  it('[ID13] a password ages after ninety days; other sessions end with a change', async () => {
    const [a, b] = [browser(), browser()]
    await signIn(a)
    await signIn(b)
    await a.send('PUT', '/api/v1/session/password', { current: FIRST, next: 'Other#Shore-77' })
    expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
    expect((await a.send('GET', '/api/v1/session')).json().person).not.toBeNull()
    stage.setNow(later(90 * 24 * 60))
    const c = browser()
    await signIn(c, 'Other#Shore-77')
    expect((await c.send('GET', '/api/v1/session')).json().due).toBe('password')
  })
})
