import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { createPolicy } from '../../platform/access/policy.ts'
import { faultsOfRecord } from '../../platform/audit/store.ts'
import { lanterns } from './lanterns.test-builders.ts'
import { permissionsOf } from './permissions.ts'
import { type Register, registersOf } from './register.ts'
import { createTogether } from './together.ts'
import { verifyRegisters } from './verify-store.ts'

let stage: RegistersStage
beforeAll(async () => {
  stage = await registersStage([lanterns])
})
afterAll(() => stage.close())

const registers = registersOf([lanterns])
const register = registers.get('lantern') as Register
const policy = createPolicy([permissionsOf(registers)])
const planner = personWith('planner')
const P = '/api/v1/records/lantern'
const values = (more: object = {}) => ({ name: '湖滨路灯', kind: 'led', keeper_body: stage.bodies.lamps, ...more })
const post = (more: object = {}, actor = planner) =>
  stage.send(actor, 'POST', P, { division: LAKESIDE, values: values(more) })
const list = async (query: string) => (await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}${query}`)).json()
const verified = async () => [
  ...(await verifyRegisters(stage.owner, registers)).faults,
  ...(await faultsOfRecord(stage.db)),
]

describe('records that are made at the same time', () => {
  it('[RR5] have each a number of their own, also where two processes make them', async () => {
    // Two pools stand for two processes: they share the database and nothing else.
    const desk = { registers, policy, tell: async () => undefined, actor: planner, division: LAKESIDE }
    const made = await Promise.all(
      Array.from({ length: 240 }, (_, i) =>
        createTogether(i % 2 === 0 ? stage.db : stage.owner, register, desk, stage.now, {
          given: values({ name: `第 ${i} 盏` }),
        }),
      ),
    )
    const numbers = made.map((one) => (one.kind === 'done' ? one.value.number : one.refusal.code))
    expect(new Set(numbers).size).toBe(240)
    const kept = await sql<{ id: string; number: string; name: string; steps: number }>`
      select t.id, t.number, t.name, (select count(*)::int from record_step s where s.record = t.id) steps from r_lantern t`.execute(
      stage.db,
    )
    // Each was told the number that its own row has.
    for (const [i, one] of made.entries())
      if (one.kind === 'done')
        expect(kept.rows.find(({ id }) => id === one.value.id)).toMatchObject({
          number: one.value.number,
          name: `第 ${i} 盏`,
          steps: 1,
        })
    expect(await verified()).toEqual([])
  })

  it('are made or refused each by itself: what stands against one harms no other', async () => {
    const stranger = personWith('reporter', stage.bodies.parks)
    const answers = await Promise.all([
      post({ name: '好一' }),
      post({ name: '' }),
      post({ name: '好二', keeper_body: '00000000-0000-7000-8000-000000000001' }),
      post({ name: '好三', pole_code: 'G-1' }),
      post({ name: '好四', pole_code: 'G-1' }),
      post({ name: '好五' }, stranger),
      post({ name: '好六' }),
    ])
    const [first, nameless, nowhere, , , strangers, last] = answers.map(({ statusCode }) => statusCode)
    expect([first, nameless, nowhere, last]).toEqual([200, 422, 422, 200])
    expect(strangers).toBe(403)
    // Of two with one pole, one.
    expect([answers[3]?.statusCode, answers[4]?.statusCode].sort()).toEqual([200, 409])
    const names = await sql<{ name: string }>`select name from r_lantern where name like '好%'`.execute(stage.db)
    expect(names.rows).toHaveLength(3)
    expect(await verified()).toEqual([])
  })

  it('are tried one by one where the transaction breaks, so that what broke it breaks nothing else', async () => {
    await sql`
      create function no_such_lantern() returns trigger language plpgsql as
      $$ begin if new.name = '坏' then raise exception 'broken' using errcode = 'XX000'; end if; return new; end $$`.execute(
      stage.owner,
    )
    await sql`create trigger no_such_lantern before insert on r_lantern for each row execute function no_such_lantern()`.execute(
      stage.owner,
    )
    const answers = await Promise.all(['一', '坏', '二', '三'].map((name) => post({ name })))
    await sql`drop trigger no_such_lantern on r_lantern`.execute(stage.owner)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 500, 200, 200])
    const acts = await sql<{ n: number }>`
      select count(*)::int n from audit_entry a join r_lantern t on t.id::text = a.subject_id where t.name in ('一', '二', '三')`.execute(
      stage.db,
    )
    expect(acts.rows[0]?.n).toBe(3)
    expect(await verified()).toEqual([])
  })

  it('[RR7] one that repeats another finds it, however close they come', async () => {
    const { id: lantern } = (await post({ name: '投诉灯' })).json()
    const made = await Promise.all(
      [1, 2, 3].map((n) =>
        stage.send(planner, 'POST', '/api/v1/records/lantern-complaint', {
          division: LAKESIDE,
          values: { what: `第 ${n} 次`, lantern },
        }),
      ),
    )
    expect(made.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const rows = await sql<{ id: string; repeats: string | null }>`
      select id, repeats from r_lantern_complaint where lantern = ${lantern} order by id`.execute(stage.db)
    const ids = rows.rows.map(({ id }) => id)
    // Each the one before it, none itself or one that came later.
    expect(rows.rows.map(({ repeats }) => repeats)).toEqual([null, ...ids.slice(0, -1)])
  })

  it('[RR7] also of so many that they do not fit one transaction, and of those that another process takes', async () => {
    const lanterns = await Promise.all(['甲', '乙'].map(async (n) => (await post({ name: `投诉灯${n}` })).json().id))
    const complaints = registers.get('lantern-complaint') as Register
    const desk = { registers, policy, tell: async () => undefined, actor: planner, division: LAKESIDE }
    const asked = Array.from({ length: 120 }, (_, n) => ({ what: `第 ${n} 次`, lantern: lanterns[n % 2] }))
    const made = await Promise.all([
      ...asked.map((given) => createTogether(stage.db, complaints, desk, stage.now, { given })),
      ...asked.slice(0, 60).map((given) => createTogether(stage.owner, complaints, desk, stage.now, { given })),
    ])
    expect(made.every(({ kind }) => kind === 'done')).toBe(true)
    for (const lantern of lanterns) {
      const { rows } = await sql<{ id: string; repeats: string | null }>`
        select id, repeats from r_lantern_complaint where lantern = ${lantern}`.execute(stage.db)
      expect(rows).toHaveLength(90)
      const earlier = new Map(rows.map(({ id, repeats }) => [id, repeats]))
      expect([...earlier.values()].filter((one) => one === null)).toHaveLength(1)
      // From each the links lead to the first.
      for (const { id } of rows) {
        const seen = new Set<string>()
        for (let at: string | null = id; at !== null; at = earlier.get(at) ?? null) {
          expect(seen.has(at)).toBe(false)
          seen.add(at)
        }
      }
    }
  })
})

describe('transitions that are done at the same time', () => {
  const makeMany = async (names: readonly string[]): Promise<readonly string[]> =>
    (await Promise.all(names.map((name) => post({ name, lamps: 1 })))).map((answer) => answer.json().id)
  const doing = (id: string | undefined, transition: string, body: object = {}, actor = planner) =>
    stage.send(actor, 'POST', `${P}/${LAKESIDE}/${id}/do/${transition}`, { revision: 1, ...body })
  const gives = { broken_note: '不亮' }

  it('are done or refused each by itself', async () => {
    const ids = await makeMany(['甲', '乙', '丙', '丁', '戊', '己', '庚'])
    const stranger = personWith('reporter', stage.bodies.parks)
    const answers = await Promise.all([
      doing(ids[0], 'break', { gives }),
      doing(ids[1], 'break'),
      doing(ids[2], 'break', { gives, revision: 9 }),
      doing(ids[3], 'mend'),
      doing(ids[4], 'break', { gives }, stranger),
      doing(ids[5], 'remove', { reason: '旧' }),
      doing(ids[6], 'break', { gives }),
      // The same once more: it finds what the one before it has made of the record.
      doing(ids[6], 'break', { gives }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 422, 409, 409, 404, 200, 200, 409])
    expect(answers[1]?.json().faults[0].at).toBe('gives.broken_note')
    const rows = await sql<{ id: string; state: string; steps: number }>`
      select t.id, t.state, (select count(*)::int from record_step s where s.record = t.id) steps
      from r_lantern t where t.id = any(${ids}::uuid[])`.execute(stage.db)
    const stands = ids.map((id) => rows.rows.find((row) => row.id === id)).map((row) => `${row?.state} ${row?.steps}`)
    expect(stands).toEqual(['broken 2', 'lit 1', 'lit 1', 'lit 1', 'lit 1', 'gone 2', 'broken 2'])
    const acts = await sql<{ n: number }>`
      select count(*)::int n from audit_entry where subject_id = any(${ids}) and action like '%.do.%'`.execute(stage.db)
    expect(acts.rows[0]?.n).toBe(3)
    expect(await verified()).toEqual([])
  })

  it('are tried one by one where the transaction breaks', async () => {
    const ids = await makeMany(['子', '坏', '丑', '寅'])
    await sql`create trigger no_such_lantern before update on r_lantern for each row execute function no_such_lantern()`.execute(
      stage.owner,
    )
    const answers = await Promise.all(ids.map((id) => doing(id, 'break', { gives })))
    await sql`drop trigger no_such_lantern on r_lantern`.execute(stage.owner)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 500, 200, 200])
    expect(await verified()).toEqual([])
  })
})

describe('what a list answers', () => {
  it('counts what stands: what was made or moved a moment ago is in the next answer', async () => {
    const before = await list('&state=lit')
    const { id } = (await post({ name: '计数灯' })).json()
    expect((await list('&state=lit')).total).toBe(before.total + 1)
    await stage.send(planner, 'POST', `${P}/${LAKESIDE}/${id}/do/break`, {
      revision: 1,
      gives: { broken_note: '灯罩破' },
    })
    const after = await list('&state=lit')
    expect([after.total, after.states.broken]).toEqual([before.total, (before.states.broken ?? 0) + 1])
    // Also where another process does it.
    const desk = { registers, policy, tell: async () => undefined, actor: planner, division: LAKESIDE }
    await createTogether(stage.owner, register, desk, stage.now, { given: values({ name: '另一进程' }) })
    expect((await list('&state=lit')).total).toBe(before.total + 1)
  })

  it('holds the fields that are asked for and no others, and leaves out what is not known', async () => {
    await post({ name: '窄灯', keeper_phone: '13912345678' })
    const [whole] = (await list('&q=窄灯')).rows
    expect(Object.values(whole.values)).not.toContain(null)
    const [row] = (await list('&q=窄灯&fields=name,keeper_body,mended')).rows
    expect(row.values).toEqual({ name: '窄灯', keeper_body: stage.bodies.lamps })
    expect(row.links).toEqual({ keeper_body: { id: stage.bodies.lamps, title: '临湖区路灯所' } })
    expect([Object.keys(row.rollups), row.computed, row.hidden]).toEqual([['mended'], {}, []])
    const [masked] = (await list('&q=窄灯&fields=keeper_phone')).rows
    expect(masked.values.keeper_phone).toBe(whole.values.keeper_phone)
    expect(masked.values.keeper_phone).not.toContain('1234567')
    const unknown = await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&fields=name,colour`)
    expect([unknown.statusCode, unknown.json().faults[0].at]).toEqual([422, 'fields'])
  })
})
