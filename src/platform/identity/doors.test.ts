import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOn, stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { record } from '../audit/record.ts'
import { inTransaction } from '../database/connect.ts'
import { newId } from '../database/ids.ts'

const administrators = {
  'system-admin': { loginName: 'sys', name: '王某' },
  'security-admin': { loginName: 'sec', name: '李某' },
  'audit-admin': { loginName: 'aud', name: '张某' },
}
const setup = { token: 'printed', division: { code: '999907', nameZh: '望湖区' }, administrators }

describe('the first set-up', () => {
  let stage: TestServer
  beforeAll(async () => {
    stage = await testServer(undefined, { setupToken: 'printed' })
  })
  afterAll(() => stage.close())

  it('[ID30] makes three administrators, three people, for whoever reads the terminal; once', async () => {
    const b = browserOn(stage.server)
    expect((await b.send('GET', '/api/v1/session')).json().server.needsSetup).toBe(true)
    expect((await b.send('POST', '/api/v1/setup', { ...setup, token: 'guessed' })).json().code).toBe(
      'wrong-setup-token',
    )
    const same = { ...administrators, 'audit-admin': { loginName: 'SYS', name: '王某' } }
    const refused = (await b.send('POST', '/api/v1/setup', { ...setup, administrators: same })).json()
    expect(refused.faults.map(({ at }: { at: string }) => at)).toEqual([
      'administrators.audit-admin.loginName',
      'administrators.audit-admin.name',
    ])
    const made = (await b.send('POST', '/api/v1/setup', setup)).json()
    expect(made.passwords).toHaveLength(3)
    for (const { duty, loginName, password } of made.passwords) {
      const one = browserOn(stage.server)
      expect((await one.send('POST', '/api/v1/session', { loginName, password })).json()).toEqual({ next: 'done' })
      expect((await one.send('GET', '/api/v1/session')).json()).toMatchObject({ due: 'password', person: { duty } })
    }
    expect((await b.send('POST', '/api/v1/setup', setup)).json().code).toBe('already-set-up')
    expect((await b.send('GET', '/api/v1/session')).json().server.needsSetup).toBe(false)
  })
})

describe('the simulated district', () => {
  it('[ID31] lets nobody in without a password unless the server is a demonstration', async () => {
    const stage = await testServer()
    const id = await stagePerson(stage.db, { division: LAKESIDE, loginName: 'sim' }, stage.now())
    await stage.db.updateTable('person').set({ simulated: true }).where('id', '=', id).execute()
    const b = browserOn(stage.server)
    expect((await b.send('GET', '/api/v1/session/demo')).statusCode).toBe(404)
    expect((await b.send('POST', '/api/v1/session/demo', { person: id })).statusCode).toBe(404)
    await stage.close()
  })

  it('[ID32] lets one in as any of its people, and as nobody else', async () => {
    const stage = await testServer(undefined, { isDemo: true })
    const people: string[] = []
    for (const [i, role] of (['planner', 'leader'] as const).entries())
      people.push(
        await stagePerson(stage.db, { division: LAKESIDE, loginName: `sim${i}`, roles: [{ role }] }, stage.now()),
      )
    const real = await stagePerson(
      stage.db,
      { division: LAKESIDE, loginName: 'real', roles: [{ role: 'leader' }] },
      stage.now(),
    )
    await stage.db.updateTable('person').set({ simulated: true }).where('id', 'in', people).execute()
    const b = browserOn(stage.server)
    const offered = (await b.send('GET', '/api/v1/session/demo')).json()
    expect(offered.map(({ id }: { id: string }) => id).sort()).toEqual([...people].sort())
    expect((await b.send('POST', '/api/v1/session/demo', { person: real })).statusCode).toBe(404)
    expect((await b.send('POST', '/api/v1/session/demo', { person: people[1] })).json()).toEqual({ next: 'done' })
    expect((await b.send('GET', '/api/v1/session')).json()).toMatchObject({
      due: null,
      person: { id: people[1] },
      roles: [{ role: 'leader' }],
      session: { assurance: 'demo' },
    })
    await stage.close()
  })

  it('[ID32] offers three of each role, those of the busiest bodies first', async () => {
    const stage = await testServer(undefined, { isDemo: true })
    const bodies = ['一局', '二局', '三局', '四局'].map((name) => ({ id: newId(), name }))
    await stage.db
      .insertInto('body')
      .values(
        bodies.map(({ id, name }, position) => ({
          division: LAKESIDE,
          id,
          name_zh: name,
          name_en: null,
          kind: 'department',
          parent: null,
          place: null,
          position,
          ended_on: null,
        })),
      )
      .execute()
    for (const [i, { id: body }] of bodies.entries())
      for (const role of ['clerk', 'reporter'] as const)
        await stagePerson(
          stage.db,
          { division: LAKESIDE, loginName: `${role}${i}`, body, roles: [{ role, body }] },
          stage.now(),
        )
    await stage.db.updateTable('person').set({ simulated: true }).execute()
    for (const [n, at] of [
      [1, 1],
      [3, 3],
    ] as const)
      for (let i = 0; i < n; i++)
        await inTransaction(stage.db, (tx) =>
          record(tx, { kind: 'system', name: 'test' }, stage.now(), {
            division: LAKESIDE,
            action: 'test',
            subject: { kind: 'test', id: null },
            body: bodies[at]?.id ?? null,
          }),
        )
    const offered: { role: string; bodyName: { zh: string } }[] = (
      await browserOn(stage.server).send('GET', '/api/v1/session/demo')
    ).json()
    expect(offered.map(({ role, bodyName }) => `${role} ${bodyName.zh}`)).toEqual([
      'reporter 四局',
      'reporter 二局',
      'reporter 一局',
      'clerk 四局',
      'clerk 二局',
      'clerk 一局',
    ])
    await stage.close()
  })
})
