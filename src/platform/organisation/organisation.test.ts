import Excel from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOn, sessionFor, stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, type TestServer, testServer } from '../../../test/stage/server.ts'
import { needsBody, ROLES } from '../../model/role.ts'
import { newId } from '../database/ids.ts'
import { DUTIES } from '../identity/tables.ts'
import { bodyNameOn } from './body-store.ts'
import { dutyOf } from './rules.ts'

type Browser = Awaited<ReturnType<TestServer['signInAs']>>
let stage: TestServer
let system: Browser
let security: Browser
let audit: Browser
let planner: Browser
beforeAll(async () => {
  stage = await testServer()
  const as = (loginName: string, role: 'system-admin' | 'security-admin' | 'audit-admin' | 'planner') =>
    stage.signInAs({ division: LAKESIDE, loginName, name: loginName, roles: [{ role }] })
  system = await as('sys', 'system-admin')
  security = await as('sec', 'security-admin')
  audit = await as('aud', 'audit-admin')
  planner = await as('pla', 'planner')
})
afterAll(() => stage.close())

const TODAY = '2024-03-05'
let count = 0
const unique = (stem: string) => `${stem}${++count}`
async function makeBody(nameZh = unique('单位'), more: object = {}) {
  const made = await system.send('POST', '/api/v1/bodies', { nameZh, kind: 'department', reason: '设立', ...more })
  expect(made.statusCode, made.body).toBe(200)
  return String(made.json().id)
}
async function makeAccount(more: object = {}) {
  const loginName = unique('user')
  const made = await system.send('POST', '/api/v1/people', { name: '某人', loginName, duty: 'business', ...more })
  expect(made.statusCode, made.body).toBe(200)
  return { id: String(made.json().id), loginName, password: String(made.json().password) }
}
const grant = (body: object) => security.send('POST', '/api/v1/roles', { fromDay: TODAY, reason: '任命', ...body })
const codes = (response: { json: () => { faults?: { at: string; code: string }[] } }) =>
  (response.json().faults ?? []).map(({ at, code }) => `${at}:${code}`)
async function form(sheet: string, rows: readonly (readonly string[])[]) {
  const book = new Excel.Workbook()
  const page = book.addWorksheet(sheet)
  for (const row of rows) page.addRow([...row])
  const file = new Uint8Array(await book.xlsx.writeBuffer())
  const boundary = 'a-boundary-of-the-test'
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
const upload = async (browser: Browser, url: string, sheet: string, rows: readonly (readonly string[])[]) => {
  const { payload, headers } = await form(sheet, rows)
  return browser.send('POST', url, payload, headers)
}

describe('duties kept apart (三员分立)', () => {
  it('[OR1] the tables refuse every role that is not of the account’s duty, whoever writes', async () => {
    const bodyId = newId()
    await stage.owner
      .insertInto('body')
      .values({
        division: '9999',
        id: bodyId,
        name_zh: '市直单位',
        name_en: null,
        kind: 'department',
        parent: null,
        place: null,
        ended_on: null,
      })
      .execute()
    for (const duty of DUTIES) {
      const id = await stagePerson(stage.db, { division: '9999', loginName: unique('duty') }, stage.now())
      await stage.owner.updateTable('person').set({ duty }).where('id', '=', id).execute()
      for (const role of ROLES) {
        for (const claimed of DUTIES) {
          const body = needsBody(role) ? bodyId : null
          const row = {
            division: '9999',
            id: newId(),
            person: id,
            duty: claimed,
            role,
            body,
            snapshots: [],
            from_day: TODAY,
            to_day: null,
            document_no: null,
            reason: 'x',
            granted_by: 'x',
            granted_by_name: 'x',
            granted_at: stage.now(),
          }
          const insert = stage.owner.insertInto('membership').values(row).execute()
          if (claimed === duty && dutyOf(role) === duty) await expect(insert, `${duty} ${role}`).resolves.toBeDefined()
          else
            await expect(insert, `${duty} as ${claimed}: ${role}`).rejects.toThrow(/membership_duty_apart|foreign key/)
        }
      }
      // Nor can an account take on another duty while it holds a role, or held one.
      const other = DUTIES.find((one) => one !== duty) ?? 'business'
      await expect(
        stage.owner.updateTable('person').set({ duty: other }).where('id', '=', id).execute(),
      ).rejects.toThrow(/foreign key/)
    }
  })
  it('[OR2] the domain says why, before the tables have to', async () => {
    const account = await makeAccount()
    expect(codes(await grant({ person: account.id, role: 'audit-admin' }))).toEqual(['role:duties-apart'])
    const admin = await makeAccount({ duty: 'audit-admin' })
    expect(codes(await grant({ person: admin.id, role: 'planner' }))).toEqual(['role:duties-apart'])
    expect(codes(await grant({ person: admin.id, role: 'system-admin' }))).toEqual(['role:duties-apart'])
    expect((await grant({ person: admin.id, role: 'audit-admin' })).statusCode).toBe(200)
  })

  it('[OR3] each administrator does their own work and none of another’s', async () => {
    const account = { name: '某', loginName: unique('user'), duty: 'business' }
    for (const [who, status] of [
      [system, 200],
      [security, 403],
      [audit, 403],
      [planner, 403],
    ] as const)
      expect((await who.send('POST', '/api/v1/people', { ...account, loginName: unique('u') })).statusCode).toBe(status)
    const { id } = await makeAccount()
    const role = { person: id, role: 'planner', fromDay: TODAY, reason: '任命' }
    for (const [who, status] of [
      [system, 403],
      [audit, 403],
      [planner, 403],
      [security, 200],
    ] as const)
      expect((await who.send('POST', '/api/v1/roles', role)).statusCode).toBe(status)
    for (const who of [audit, planner]) expect((await who.send('GET', '/api/v1/people')).statusCode).toBe(403)
    for (const act of ['unlock', 'reset-second-factor'])
      expect((await system.send('POST', `/api/v1/people/${id}/${act}`, { reason: '申请' })).statusCode).toBe(403)
    for (const act of ['suspend', 'reset-password'])
      expect((await security.send('POST', `/api/v1/people/${id}/${act}`, { reason: '申请' })).statusCode).toBe(403)
  })

  it('[OR4] nobody grants or withdraws their own roles, or acts on their own account', async () => {
    expect((await grant({ person: security.id, role: 'security-admin' })).json().code).toBe('own-role')
    const rows = (await security.send('GET', '/api/v1/roles')).json().rows
    const own = rows.find((row: { person: { id: string } }) => row.person.id === security.id)
    const end = { lastDay: '2024-03-04', reason: '卸任' }
    expect((await security.send('POST', `/api/v1/roles/${own.id}/end`, end)).json().code).toBe('own-role')
    expect((await system.send('POST', `/api/v1/people/${system.id}/suspend`, { reason: '离职' })).json().code).toBe(
      'own-account',
    )
  })

  it('[OR5] the last administrator of a kind stays', async () => {
    const rows = (await security.send('GET', '/api/v1/roles')).json().rows
    const last = rows.find((row: { person: { id: string } }) => row.person.id === system.id)
    const end = { lastDay: '2024-03-04', reason: '卸任' }
    expect((await security.send('POST', `/api/v1/roles/${last.id}/end`, end)).json().code).toBe('last-administrator')
    const second = await makeAccount({ duty: 'system-admin' })
    await grant({ person: second.id, role: 'system-admin' })
    expect((await system.send('POST', `/api/v1/people/${second.id}/suspend`, { reason: '离职' })).statusCode).toBe(200)
    expect((await security.send('POST', `/api/v1/roles/${last.id}/end`, end)).json().code).toBe('last-administrator')
  })
})

describe('roles and memberships', () => {
  it('[OR6] name their body and their days; every fault at once', async () => {
    const { id } = await makeAccount()
    const wrong = await grant({ person: id, role: 'reporter', fromDay: '2024-03-01', toDay: '2024-02-01' })
    expect(codes(wrong)).toEqual(['body:body-required', 'fromDay:in-the-past', 'toDay:before-start'])
    const admin = await makeAccount({ duty: 'audit-admin' })
    const body = await makeBody()
    expect(codes(await grant({ person: admin.id, role: 'audit-admin', body }))).toEqual(['body:whole-division'])
    expect(codes(await grant({ person: id, role: 'planner', snapshots: [newId()] }))).toEqual([
      'snapshots:assessor-only',
    ])
  })

  it('[OR6] of desks name a body; who acts for a firm acts for a body of that kind, as long as the role is held', async () => {
    const { id } = await makeAccount()
    const office = await makeBody()
    for (const role of ['clerk', 'grid-worker', 'enterprise'])
      expect(codes(await grant({ person: id, role })), role).toEqual(['body:body-required'])
    for (const role of ['intake-officer', 'dispatcher', 'clerk', 'grid-worker'])
      expect((await grant({ person: id, role, body: role === 'dispatcher' ? null : office })).statusCode, role).toBe(
        200,
      )
    expect(codes(await grant({ person: id, role: 'enterprise', body: office }))).toEqual(['body:company-required'])
    const firm = await makeBody(undefined, { kind: 'company' })
    const given = (await grant({ person: id, role: 'enterprise', body: firm })).json()
    const change = { version: 1, kind: 'department', fromDay: TODAY, reason: '类别有误' }
    expect(codes(await system.send('PATCH', `/api/v1/bodies/${firm}`, change))).toEqual(['kind:company-required'])
    await security.send('POST', `/api/v1/roles/${given.id}/end`, { lastDay: '2024-03-04', reason: '调离' })
    expect((await system.send('PATCH', `/api/v1/bodies/${firm}`, change)).statusCode).toBe(200)
  })

  it('[OR6] a firm is known by its credit code: checked, kept as it is written, of one standing body only', async () => {
    const make = (creditCode: string | null, kind = 'company') =>
      system.send('POST', '/api/v1/bodies', { nameZh: unique('企业'), kind, creditCode, reason: '测试' })
    const code = '91350100M000100Y43'
    expect(codes(await make(`${code.slice(0, 17)}4`))).toEqual(['creditCode:check-digit'])
    expect(codes(await make(code, 'department'))).toEqual(['creditCode:company-required'])
    const made = await make(` ${code.toLowerCase()} `)
    expect(made.statusCode, made.body).toBe(200)
    expect(codes(await make(code))).toEqual(['creditCode:credit-code-taken'])
    const { rows } = (await system.send('GET', '/api/v1/bodies')).json()
    const { id, version } = rows.find((one: { creditCode: string | null }) => one.creditCode === code)
    const change = { version, kind: 'department', fromDay: TODAY, reason: '类别有误' }
    expect(codes(await system.send('PATCH', `/api/v1/bodies/${id}`, change))).toEqual(['creditCode:company-required'])
    await system.send('POST', `/api/v1/bodies/${id}/end`, { version, fromDay: TODAY, reason: '注销' })
    expect((await make(code)).statusCode).toBe(200)
    await expect(
      stage.owner.updateTable('body').set({ kind: 'park' }).where('credit_code', '=', code).execute(),
    ).rejects.toThrow(/body_credit_code_of_firm/)
  })

  it('[OR6] without their body are refused by the tables too, whoever writes', async () => {
    for (const role of ROLES.filter(needsBody))
      await expect(
        stagePerson(stage.db, { division: LAKESIDE, loginName: unique('bound'), roles: [{ role }] }, stage.now()),
        role,
      ).rejects.toThrow(/membership_bound_to_body/)
  })

  it('[OR7] hold from the first day to the last, and take effect on the very next request', async () => {
    const body = await makeBody()
    const under = await makeBody(undefined, { parent: body })
    const { id } = await makeAccount()
    await stage.db.updateTable('person').set({ must_change_password: false }).where('id', '=', id).execute()
    const cookie = await sessionFor(stage.db, id, stage.now())
    const b = browserOn(stage.server, cookie)
    const roles = async () => (await b.send('GET', '/api/v1/session')).json()
    expect((await roles()).roles).toEqual([])
    const given = (await grant({ person: id, role: 'reporter', body, toDay: '2024-03-07' })).json()
    expect(await roles()).toMatchObject({ roles: [{ role: 'reporter', body }] })
    expect((await roles()).bodies.map((one: { id: string }) => one.id).sort()).toEqual([body, under].sort())
    await security.send('POST', `/api/v1/roles/${given.id}/end`, { lastDay: '2024-03-04', reason: '调离' })
    expect((await roles()).roles).toEqual([])
    const row = (await security.send('GET', '/api/v1/roles'))
      .json()
      .rows.find((one: { id: string }) => one.id === given.id)
    expect(row).toMatchObject({ state: 'over', grantedBy: 'sec', ending: { endedBy: 'sec', reason: '调离' } })
  })

  it('[OR8] the same role twice in the same days is refused', async () => {
    const { id } = await makeAccount()
    expect((await grant({ person: id, role: 'planner', toDay: '2024-06-30' })).statusCode).toBe(200)
    expect(codes(await grant({ person: id, role: 'planner', fromDay: '2024-06-30' }))).toEqual(['role:held-already'])
    expect((await grant({ person: id, role: 'planner', fromDay: '2024-07-01' })).statusCode).toBe(200)
  })

  it('[OR9] once granted cannot be changed or deleted by the program', async () => {
    await expect(stage.db.deleteFrom('membership').execute()).rejects.toThrow(/permission denied/)
    await expect(stage.db.updateTable('membership').set({ reason: 'x' }).execute()).rejects.toThrow(/permission denied/)
    await expect(stage.db.deleteFrom('membership_ending').execute()).rejects.toThrow(/permission denied/)
    await expect(stage.db.deleteFrom('audit_entry').execute()).rejects.toThrow(/permission denied/)
  })
})

describe('standing in (代办)', () => {
  it('[OR10] gives another person the membership for its days only, and not to who checks it', async () => {
    const body = await makeBody()
    const reporter = await stage.signInAs({
      division: LAKESIDE,
      loginName: unique('rep'),
      roles: [{ role: 'reporter', body }],
    })
    const reviewer = await stage.signInAs({
      division: LAKESIDE,
      loginName: unique('rev'),
      roles: [{ role: 'reviewer', body }],
    })
    const friend = await stage.signInAs({ division: LAKESIDE, loginName: unique('friend'), roles: [] })
    const [membership] = (await reporter.send('GET', '/api/v1/delegations/memberships')).json()
    const asked = { division: LAKESIDE, membership: membership.id, fromDay: TODAY, toDay: '2024-03-08', reason: '出差' }
    const to = (person: string, more: object = {}) =>
      reporter.send('POST', '/api/v1/delegations', { ...asked, person, ...more })
    expect(codes(await to(reviewer.id))).toEqual(['person:counterpart'])
    expect(codes(await to(reporter.id))).toEqual(['person:self'])
    expect(codes(await to(audit.id))).toEqual(['person:duties-apart'])
    expect(codes(await to(friend.id, { toDay: '2024-06-05' }))).toEqual(['toDay:too-long'])
    const given = await to(friend.id)
    expect(given.statusCode, given.body).toBe(200)
    expect((await friend.send('GET', '/api/v1/session')).json().roles).toMatchObject([
      { role: 'reporter', body, standsInFor: reporter.id },
    ])
    expect((await reviewer.send('GET', '/api/v1/delegations')).json()).toHaveLength(1)
    const withdrawn = await reporter.send('DELETE', `/api/v1/delegations/${LAKESIDE}/${given.json().id}`)
    expect(withdrawn.statusCode).toBe(200)
    expect((await friend.send('GET', '/api/v1/session')).json().roles).toEqual([])
  })

  it('[OR10] takes work of every day, and not an office or a firm’s voice', async () => {
    const body = await makeBody()
    const friend = await makeAccount()
    for (const [role, mayDelegate] of [
      ['clerk', true],
      ['grid-worker', true],
      ['intake-officer', false],
      ['dispatcher', false],
    ] as const) {
      const who = await stage.signInAs({ division: LAKESIDE, loginName: unique('desk'), roles: [{ role, body }] })
      const offered = await who.send('GET', '/api/v1/delegations/memberships')
      expect(offered.statusCode, role).toBe(mayDelegate ? 200 : 403)
      const { rows } = (await security.send('GET', '/api/v1/roles')).json()
      const { id } = rows.find((one: { person: { id: string } }) => one.person.id === who.id)
      const asked = {
        division: LAKESIDE,
        membership: id,
        person: friend.id,
        fromDay: TODAY,
        toDay: TODAY,
        reason: '病假',
      }
      const given = await who.send('POST', '/api/v1/delegations', asked)
      expect(given.statusCode, `${role} ${given.body}`).toBe(mayDelegate ? 200 : 403)
      // Nor does a reviewer of the body give an office away.
      const reviewer = await stage.signInAs({
        division: LAKESIDE,
        loginName: unique('rev'),
        roles: [{ role: 'reviewer', body }],
      })
      const again = await reviewer.send('POST', '/api/v1/delegations', asked)
      if (!mayDelegate) expect(again.json().code, role).toBe('not-delegable')
    }
  })

  it('[OR11] is nobody’s to give but the reporter’s and the department’s reviewer’s', async () => {
    const [body, other] = [await makeBody(), await makeBody()]
    const reporter = await stage.signInAs({
      division: LAKESIDE,
      loginName: unique('rep'),
      roles: [{ role: 'reporter', body }],
    })
    const stranger = await stage.signInAs({
      division: LAKESIDE,
      loginName: unique('str'),
      roles: [{ role: 'reviewer', body: other }],
    })
    const reviewer = await stage.signInAs({
      division: LAKESIDE,
      loginName: unique('rev'),
      roles: [{ role: 'reviewer', body }],
    })
    const friend = await makeAccount()
    const [membership] = (await reporter.send('GET', '/api/v1/delegations/memberships')).json()
    const asked = {
      division: LAKESIDE,
      membership: membership.id,
      person: friend.id,
      fromDay: TODAY,
      toDay: TODAY,
      reason: '病假',
    }
    expect((await stranger.send('POST', '/api/v1/delegations', asked)).json().code).toBe('no-such-membership')
    expect((await planner.send('POST', '/api/v1/delegations', asked)).statusCode).toBe(403)
    expect((await reviewer.send('POST', '/api/v1/delegations', asked)).statusCode).toBe(200)
  })
})

describe('accounts', () => {
  it('[OR12] keep a phone sealed, show it masked, and whole only for a reason on the record', async () => {
    const { id } = await makeAccount({ phone: '13800138000' })
    const stored = await stage.db.selectFrom('person').select('phone').where('id', '=', id).executeTakeFirstOrThrow()
    expect(stored.phone).toMatch(/^a1\./)
    expect((await system.send('GET', `/api/v1/people/${id}`)).json().person.phone).toBe('138****8000')
    expect((await security.send('POST', `/api/v1/people/${id}/phone`, { reason: '核实' })).statusCode).toBe(403)
    const whole = await system.send('POST', `/api/v1/people/${id}/phone`, { reason: '电话通知' })
    expect(whole.json()).toEqual({ phone: '13800138000' })
    const entries = await stage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ action }) => action)).toEqual(['account.make', 'account.read', 'account.read-phone'])
    expect(entries.at(-1)?.reason).toBe('电话通知')
    expect(JSON.stringify(entries)).not.toContain('13800138000')
    const exported = await system.send('GET', '/api/v1/people/export')
    const book = new Excel.Workbook()
    await book.xlsx.load(exported.rawPayload as never) // exceljs asks for its own Buffer type
    const cells = JSON.stringify(book.getWorksheet('人员')?.getSheetValues())
    expect(cells).toContain('138****8000')
    expect(cells).not.toContain('13800138000')
  })

  it('[OR13] every fault of a new account is named at once', async () => {
    const body = newId()
    const wrong = await system.send('POST', '/api/v1/people', {
      name: '<b>',
      loginName: 'SYS',
      duty: 'business',
      body,
      phone: '123',
    })
    expect(codes(wrong).sort()).toEqual(['body:no-such-body', 'loginName:login-name-taken', 'name:name', 'phone:phone'])
  })

  it('[OR14] an edit on an older version is refused with the version that stands', async () => {
    const { id } = await makeAccount()
    const first = await system.send('PATCH', `/api/v1/people/${id}`, { version: 1, post: '科长' })
    expect(first.json()).toEqual({ version: 2 })
    const late = await system.send('PATCH', `/api/v1/people/${id}`, { version: 1, post: '股长' })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({ code: 'stale', current: { post: '科长', version: 2 } })
  })

  it('[OR15] suspending ends the sessions at once; a reset password must be changed', async () => {
    const account = await makeAccount()
    const b = browserOn(stage.server)
    await b.send('POST', '/api/v1/session', account)
    expect((await b.send('GET', '/api/v1/session')).json().due).toBe('password')
    await system.send('POST', `/api/v1/people/${account.id}/suspend`, { reason: '离职' })
    expect((await b.send('GET', '/api/v1/session')).json().person).toBeNull()
    expect((await b.send('POST', '/api/v1/session', account)).json().code).toBe('account-suspended')
    await system.send('POST', `/api/v1/people/${account.id}/restore`, { reason: '返岗' })
    const reset = await system.send('POST', `/api/v1/people/${account.id}/reset-password`, { reason: '忘记口令' })
    expect((await b.send('POST', '/api/v1/session', account)).json().code).toBe('wrong-credentials')
    await b.send('POST', '/api/v1/session', { loginName: account.loginName, password: reset.json().password })
    expect((await b.send('GET', '/api/v1/session')).json().due).toBe('password')
  })
})

describe('importing', () => {
  it('[OR16] names every fault at its cell and writes nothing', async () => {
    const before = (await system.send('GET', '/api/v1/people')).json().rows.length
    const faulty = await upload(system, '/api/v1/people/import', '人员', [
      ['姓名*', '登录名*', '账号类别', '单位', '职务', '手机'],
      ['甲', 'import-a', '', '', '', '13800138001'],
      ['', 'import-b', '', '没有这个单位', '', '12345'],
      ['丙', 'import-a', '国王', '', '', ''],
      ['丁', 'a b', '', '', '', ''],
    ])
    expect(faulty.statusCode).toBe(422)
    expect(codes(faulty).sort()).toEqual([
      '人员!A3:required',
      '人员!B4:repeated',
      '人员!B5:login-name',
      '人员!C4:no-choice',
      '人员!D3:no-choice',
      '人员!F3:phone',
    ])
    expect((await system.send('GET', '/api/v1/people')).json().rows).toHaveLength(before)
  })

  it('[OR17] tries first, then writes all; the same again changes nothing', async () => {
    const name = unique('导入单位')
    const bodies = [
      ['单位名称*', '类别*', '上级单位', '区划代码', '排序'],
      [`${name}二科`, '部门', name, '', '2'],
      [name, '部门', '', '999906001', '1'],
    ]
    const tried = await upload(system, '/api/v1/bodies/import?dryRun=true', '单位', bodies)
    expect(tried.json()).toMatchObject({ isDryRun: true, added: 2, changed: 0 })
    const find = async () =>
      (await system.send('GET', '/api/v1/bodies'))
        .json()
        .rows.filter((row: { name: { zh: string } }) => row.name.zh.startsWith(name))
    expect(await find()).toEqual([])
    expect((await upload(system, '/api/v1/bodies/import', '单位', bodies)).json()).toMatchObject({ added: 2 })
    const made = await find()
    expect(made).toHaveLength(2)
    const parent = made.find((row: { name: { zh: string } }) => row.name.zh === name)
    expect(made.find((row: { parent: string | null }) => row.parent !== null).parent).toBe(parent.id)
    expect((await upload(system, '/api/v1/bodies/import', '单位', bodies)).json()).toMatchObject({ added: 0, same: 2 })

    const people = [
      ['登录名', '姓名', '单位', '手机'],
      [unique('imp'), '甲', name, '13800138002'],
      [unique('imp'), '乙', `${name}二科`, ''],
    ]
    expect((await upload(system, '/api/v1/people/import?dryRun=true', '人员', people)).json()).toMatchObject({
      added: 2,
      passwords: [],
    })
    const imported = (await upload(system, '/api/v1/people/import', '人员', people)).json()
    expect(imported).toMatchObject({ added: 2 })
    expect(imported.passwords).toHaveLength(2)
    const signed = await browserOn(stage.server).send('POST', '/api/v1/session', imported.passwords[0])
    expect(signed.statusCode, signed.body).toBe(200)
    expect((await upload(system, '/api/v1/people/import', '人员', people)).json()).toMatchObject({ added: 0, same: 2 })

    const roles = [
      ['登录名*', '姓名', '角色*', '单位', '起始日', '理由*'],
      [people[1]?.[0] ?? '', '甲', '填报员', name, '2024-03-06', '任命'],
      [people[2]?.[0] ?? '', '甲', '系统管理员', '', '2024/3/6', '任命'],
    ]
    const refused = await upload(security, '/api/v1/roles/import', '角色授权', roles)
    expect(codes(refused).sort()).toEqual(['角色授权!B3:name-differs', '角色授权!E3:day'])
    const [heads = [], first = []] = roles
    expect((await upload(security, '/api/v1/roles/import', '角色授权', [heads, first])).json()).toMatchObject({
      added: 1,
    })
  })

  it('[OR18] refuses what is no workbook, with what to do', async () => {
    const boundary = 'b'
    const payload = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n姓名,登录名\r\n--b--\r\n`
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    expect((await system.send('POST', '/api/v1/people/import', payload, headers)).json().code).toBe('csv-file')
    expect((await upload(system, '/api/v1/people/import', '别的表', [['姓名']])).json().code).toBe('no-sheet')
  })
})

describe('bodies and divisions', () => {
  it('[OR19] are renamed with their history: what was called what, when', async () => {
    const id = await makeBody('湖区商务局')
    const change = {
      version: 1,
      nameZh: '湖区商务和粮食局',
      fromDay: '2024-03-04',
      documentNo: '湖编〔2024〕3号',
      reason: '机构改革',
    }
    expect((await system.send('PATCH', `/api/v1/bodies/${id}`, change)).json()).toEqual({ version: 2 })
    const history = (await planner.send('GET', `/api/v1/bodies/${id}/history`)).json()
    expect(history).toMatchObject([
      {
        kind: 'amended',
        before: { nameZh: '湖区商务局' },
        after: { nameZh: '湖区商务和粮食局' },
        documentNo: '湖编〔2024〕3号',
        doneBy: 'sys',
      },
      { kind: 'made', before: null },
    ])
    const again = await system.send('PATCH', `/api/v1/bodies/${id}`, { ...change, nameZh: '别名' })
    expect(again.json()).toMatchObject({ code: 'stale', current: { nameZh: '湖区商务和粮食局' } })
    await stage.owner
      .updateTable('body_change')
      .set({ from_day: '2020-01-01' })
      .where('body', '=', id)
      .where('kind', '=', 'made')
      .execute()
    expect(await bodyNameOn(stage.db, LAKESIDE, id, '2024-03-03')).toBe('湖区商务局')
    expect(await bodyNameOn(stage.db, LAKESIDE, id, '2024-03-04')).toBe('湖区商务和粮食局')
    expect(await bodyNameOn(stage.db, LAKESIDE, id, '2019-12-31')).toBeNull()
  })

  it('[OR20] a body never stands under itself, whatever is moved where', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 12 }), async (moves) => {
        const ids: string[] = []
        for (let i = 0; i < 5; i++) ids.push(await makeBody())
        for (const [from, to] of moves) {
          const row = await stage.db
            .selectFrom('body')
            .select('version')
            .where('id', '=', ids[from] ?? '')
            .executeTakeFirstOrThrow()
          await system.send('PATCH', `/api/v1/bodies/${ids[from]}`, {
            version: row.version,
            parent: ids[to],
            fromDay: TODAY,
            reason: '调整',
          })
        }
        const rows = await stage.db.selectFrom('body').select(['id', 'parent']).where('id', 'in', ids).execute()
        const parents = new Map(rows.map(({ id, parent }) => [id, parent]))
        for (const id of ids) {
          let at: string | null = id
          for (let steps = 0; at !== null; steps++) {
            expect(steps).toBeLessThanOrEqual(5)
            at = parents.get(at) ?? null
          }
        }
      }),
      { numRuns: 6 },
    )
  })

  it('[OR21] a merged body stands under its successor, whose people then see what it left', async () => {
    const [old, next] = [await makeBody(), await makeBody()]
    const reporter = await stage.signInAs({
      division: LAKESIDE,
      loginName: unique('rep'),
      roles: [{ role: 'reporter', body: next }],
    })
    const merge = { version: 1, into: next, fromDay: TODAY, reason: '合并' }
    expect((await system.send('POST', `/api/v1/bodies/${old}/merge`, merge)).statusCode).toBe(200)
    const bodies = (await reporter.send('GET', '/api/v1/session')).json().bodies.map((one: { id: string }) => one.id)
    expect(bodies.sort()).toEqual([old, next].sort())
    expect((await system.send('POST', `/api/v1/bodies/${old}/end`, { ...merge, version: 2 })).json().code).toBe(
      'body-ended',
    )
    const under = await makeBody(undefined, { parent: next })
    const end = { version: 1, fromDay: TODAY, reason: '撤销' }
    expect((await system.send('POST', `/api/v1/bodies/${next}/end`, end)).json().code).toBe('bodies-under')
    expect((await system.send('POST', `/api/v1/bodies/${under}/end`, end)).statusCode).toBe(200)
    expect((await system.send('POST', `/api/v1/bodies/${under}/reopen`, { ...end, version: 2 })).statusCode).toBe(200)
  })

  it('[OR22] from above, a division and its three administrators are set up, and nothing more', async () => {
    const city = await stage.signInAs({
      division: '9999',
      loginName: unique('city'),
      roles: [{ role: 'system-admin' }],
    })
    const keeper = await stage.signInAs({
      division: '9999',
      loginName: unique('keep'),
      roles: [{ role: 'security-admin' }],
    })
    const wrong = await city.send('POST', '/api/v1/divisions', {
      code: '888801',
      nameZh: '山区',
      parent: '9999',
      reason: '设立',
    })
    expect(codes(wrong)).toEqual(['code:not-under'])
    const made = await city.send('POST', '/api/v1/divisions', {
      code: '999908',
      nameZh: '望湖区',
      parent: '9999',
      reason: '设立',
    })
    expect(made.statusCode, made.body).toBe(200)
    const account = { name: '王某', loginName: unique('new'), duty: 'system-admin' }
    const admin = await city.send('POST', '/api/v1/people?division=999908', account)
    expect(admin.statusCode, admin.body).toBe(200)
    const business = { ...account, loginName: unique('new'), duty: 'business' }
    expect((await city.send('POST', '/api/v1/people?division=999908', business)).json().code).toBe(
      'administrators-only',
    )
    const role = { person: admin.json().id, role: 'system-admin', fromDay: TODAY, reason: '任命' }
    expect((await keeper.send('POST', '/api/v1/roles?division=999908', role)).statusCode).toBe(200)
    // A district's administrator does not reach its city, nor another district.
    expect(
      (await system.send('POST', '/api/v1/people?division=9999', { ...account, loginName: unique('new') })).statusCode,
    ).toBe(404)
    expect((await system.send('GET', '/api/v1/people?division=999908')).statusCode).toBe(404)
    const end = { version: 1, fromDay: TODAY, reason: '撤销' }
    expect((await system.send('POST', '/api/v1/divisions/999908/end', end)).json().code).toBe('no-such-division')
    expect((await system.send('POST', `/api/v1/divisions/${LAKESIDE}/end`, end)).json().code).toBe('own-division')
    expect((await city.send('POST', '/api/v1/divisions/999908/end', { ...end, into: LAKESIDE })).statusCode).toBe(200)
  })
})
