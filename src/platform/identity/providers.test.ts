import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOn, stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { providersFrom } from './providers.ts'

// A real OpenID provider in this process: it signs its tokens, checks PKCE and refuses what the standard refuses.
let http: Server
let issuer: string
let stage: TestServer
let linked: string
beforeAll(async () => {
  http = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => http.once('listening', ready))
  issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}` // listens on an address, not on a pipe
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'gangmu',
        client_secret: 'a secret of the test',
        redirect_uris: ['http://localhost/api/v1/session/oidc/callback/xyb'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: `某${id}` }),
    }),
  })
  http.on('request', provider.callback())
  const { discovery, ...one } = {
    id: 'xyb',
    name: '统一身份认证',
    discovery: `${issuer}/.well-known/openid-configuration`,
    clientId: 'gangmu',
    clientSecret: 'a secret of the test',
  }
  stage = await testServer(undefined, { providers: [{ discovery, ...one }] })
  linked = await stagePerson(
    stage.db,
    { division: LAKESIDE, loginName: 'linked', roles: [{ role: 'planner' }] },
    stage.now(),
  )
  await stage.db
    .insertInto('person_login')
    .values({
      id: 'login-1',
      user_id: linked,
      provider_id: 'xyb',
      account_id: 'wang',
      password: null,
      created_at: stage.now(),
      updated_at: stage.now(),
    })
    .execute()
}, 60_000)
afterAll(async () => {
  await stage.close()
  http.closeAllConnections()
  http.close()
})

/** Goes to the provider and back as a browser does, signing in there as `account`. */
async function visit(
  b: ReturnType<typeof browserOn>,
  account: string,
  change: (callback: URL) => void = () => undefined,
) {
  const begun = await b.send('GET', '/api/v1/session/providers/xyb')
  expect(begun.statusCode).toBe(303)
  const jar = new Map<string, string>()
  let url = String(begun.headers.location)
  expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256')
  for (let hop = 0; hop < 12; hop++) {
    if (url.startsWith('http://localhost/')) {
      const callback = new URL(url)
      change(callback)
      return b.send('GET', callback.pathname + callback.search)
    }
    const isForm = url.includes('/interaction/')
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
    let response = await fetch(url, { redirect: 'manual', headers })
    if (isForm && response.status === 200) {
      const page = await response.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? 'consent'
      const form = new URLSearchParams({ prompt, login: account, password: 'any' })
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      response = await fetch(url, { method: 'POST', redirect: 'manual', headers: { ...headers, ...type }, body: form })
    }
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    url = new URL(response.headers.get('location') ?? '', url).href
  }
  throw new Error(`The provider never sent anybody back: ${url}`)
}

describe('signing in at an identity provider', () => {
  it('[ID40] opens a session for the person whom an administrator linked with the subject', async () => {
    const b = browserOn(stage.server)
    expect((await b.send('GET', '/api/v1/session')).json().server.providers).toEqual([
      { id: 'xyb', name: '统一身份认证' },
    ])
    const back = await visit(b, 'wang')
    expect(back.headers.location).toBe('/')
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({
      person: { id: linked },
      due: null,
      session: { assurance: 'oidc', hasPassword: false },
    })
    const kept = await stage.owner.selectFrom('person_login').selectAll().where('user_id', '=', linked).execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ access_token: null, refresh_token: null, id_token: null })
  })

  it('[ID41] opens nothing for a subject that nobody linked, makes no account, and says which subject it was', async () => {
    const before = await stage.db.selectFrom('person').select('id').execute()
    const b = browserOn(stage.server)
    expect((await visit(b, 'stranger')).headers.location).toBe('/sign-in?error=not-linked&subject=stranger')
    expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
    expect(await stage.db.selectFrom('person').select('id').execute()).toEqual(before)
  })

  it('[ID42] refuses a return with another state, a code twice, or in another browser', async () => {
    const refused = async (b: ReturnType<typeof browserOn>, change?: (callback: URL) => void) => {
      const back = await visit(b, 'wang', change)
      expect(back.headers.location).toBe('/sign-in?error=provider-refused')
      expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
    }
    await refused(browserOn(stage.server), (url) => url.searchParams.set('state', 'x'.repeat(32)))
    await refused(browserOn(stage.server), (url) => url.searchParams.set('code', 'x'.repeat(43)))
    const [a, b] = [browserOn(stage.server), browserOn(stage.server)]
    let caught = ''
    await visit(a, 'wang', (url) => {
      caught = url.pathname + url.search
    })
    const stolen = await b.send('GET', caught)
    expect(stolen.headers.location).toBe('/sign-in?error=provider-refused')
    expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
  })

  it('[ID43] a suspended account stays closed', async () => {
    await stage.db.updateTable('person').set({ suspended_at: stage.now() }).where('id', '=', linked).execute()
    expect((await visit(browserOn(stage.server), 'wang')).headers.location).toBe('/sign-in?error=account-suspended')
    await stage.db.updateTable('person').set({ suspended_at: null }).where('id', '=', linked).execute()
  })
})

describe('identity providers of an installation', () => {
  it('[ID44] every fault is named, and an open address is refused', () => {
    expect(providersFrom({})).toEqual([])
    expect(() => providersFrom({ GANGMU_OIDC: '{' })).toThrow('不是 JSON')
    expect(() => providersFrom({ GANGMU_OIDC: '[{"id":"X","name":""}]' })).toThrow(/discovery[\s\S]*id|id[\s\S]*name/)
    const one = { id: 'xyb', name: '统一身份认证', clientId: 'c', discovery: 'http://idp.example/.well-known' }
    expect(() => providersFrom({ GANGMU_OIDC: JSON.stringify([one]) })).toThrow('https')
    const loopback = { ...one, discovery: 'http://127.0.0.1:9/.well-known' }
    expect(providersFrom({ GANGMU_OIDC: JSON.stringify([loopback]) })).toHaveLength(1)
  })
})
