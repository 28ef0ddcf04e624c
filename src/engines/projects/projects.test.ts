import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../test/stage/server.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import lifecycle from '../../systems/13-delivery/project-lifecycle.ts'
import { throughOf } from './calendar.ts'
import type { Look } from './facts-store.ts'
import { DEFAULT_BOUNDS, LIGHT_RULES } from './lights.ts'
import { lineOf } from './lines.ts'
import { findProjects, findRecordsOf } from './projects-store.ts'
import { insertMonths, insertPlan, insertProject, insertRow } from './stage.test-builders.ts'
import { sumProjects } from './summary-store.ts'

const NOW = new Date('2024-07-15T02:00:00Z')
const planner = personWith('planner')

let stage: RegistersStage
beforeAll(async () => {
  stage = await registersStage([lifecycle], { now: NOW })
})
afterAll(() => stage.close())

const get = async (path: string, actor = planner) => {
  const answer = await stage.send(actor, 'GET', `/api/v1/projects${path}`)
  return { status: answer.statusCode, body: answer.json() }
}
const line = async (name: string, query = '') => {
  const { status, body } = await get(`?division=${LAKESIDE}&q=${encodeURIComponent(name)}${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.rows, name).toHaveLength(1)
  return body.rows[0]
}
const half = { '2024-01': 10, '2024-02': 10, '2024-03': 10, '2024-04': 10, '2024-05': 10, '2024-06': [10, 8] } as const

describe('a project in its year', () => {
  it('is held against its months where they add up, evenly where they do not, and says so in its light', async () => {
    const { lamps } = stage.bodies
    const even = await insertProject(stage.db, lamps, {
      name: '按月平均',
      started_on: '2023-11-20',
      counted_since: '2023-12',
    })
    await insertPlan(stage.db, even, lamps, 2024, 120)
    await insertMonths(stage.db, even, lamps, half)
    const back = await insertProject(stage.db, lamps, {
      name: '后半年为主',
      started_on: '2023-11-20',
      counted_since: '2023-12',
    })
    await insertPlan(stage.db, back, lamps, 2024, 120, { months: [0, 0, 0, 0, 0, 30, 15, 15, 15, 15, 15, 15] })
    await insertMonths(stage.db, back, lamps, { '2024-05': 0, '2024-06': 30 })
    const late = await insertProject(stage.db, lamps, {
      name: '落后很多',
      started_on: '2023-11-20',
      counted_since: '2023-12',
    })
    await insertPlan(stage.db, late, lamps, 2024, 120, { batch: 'complete' })
    await insertMonths(stage.db, late, lamps, { '2024-01': 5, '2024-06': 5 })

    // On 15 July June is due, so half the year counts.
    expect(await line('按月平均')).toMatchObject({
      planned: 0.5,
      done: 0.5,
      light: 'green',
      investedYear: '60',
      countedYear: '8',
    })
    expect(await line('后半年为主')).toMatchObject({ planned: 0.25, done: 0.25, light: 'green' })
    expect(await line('落后很多')).toMatchObject({
      light: 'red',
      escalation: 'chief',
      missing: ['2024-02', '2024-03', '2024-04', '2024-05'],
    })
    // On 5 July June is not due yet.
    expect(await line('按月平均', '&on=2024-07-05')).toMatchObject({ planned: 5 / 12, done: 5 / 12 })
  })

  it('keeps own count and statistics apart, and gives the records behind each', async () => {
    const { lamps } = stage.bodies
    const id = await insertProject(stage.db, lamps, { name: '两个口径', started_on: '2023-11-20' })
    await insertPlan(stage.db, id, lamps, 2024, 100)
    await insertMonths(stage.db, id, lamps, { '2023-12': [40, 30], '2024-02': [20, 10], '2024-03': 15 })
    expect(await line('两个口径')).toMatchObject({
      invested: '75',
      counted: '40',
      investedYear: '35',
      countedYear: '10',
    })
    const origin = async (figure: string) => (await get(`/${LAKESIDE}/${id}/origin?figure=${figure}`)).body
    expect(await origin('invested')).toMatchObject({ kind: 'records', count: 3 })
    expect(await origin('counted')).toMatchObject({ kind: 'records', count: 2 })
    expect(await origin('investedYear')).toMatchObject({ kind: 'records', count: 2 })
    expect(await origin('countedYear')).toMatchObject({ kind: 'records', count: 1 })
    const done = await origin('done')
    expect(done).toMatchObject({ kind: 'computed', worked: '35 ÷ 100 = 35.00%' })
    expect(done.parts[0].origin).toMatchObject({ kind: 'records', count: 2 })
  })

  it('that has not started is late from the day it was due, and red after months', async () => {
    const { lamps } = stage.bodies
    await insertProject(stage.db, lamps, { name: '刚到期', state: 'preparing', planned_start: '2024-07-01' })
    await insertProject(stage.db, lamps, { name: '早该开', state: 'reserve', planned_start: '2024-03-10' })
    await insertProject(stage.db, lamps, { name: '还没到', state: 'preparing', planned_start: '2024-08-01' })
    expect(await line('刚到期')).toMatchObject({ light: 'yellow', escalation: 'responsible' })
    expect(await line('早该开')).toMatchObject({ light: 'red' })
    expect(await line('还没到')).toMatchObject({ light: null, because: [] })
  })

  it('that stopped, or never built, is found by its months', async () => {
    const { lamps } = stage.bodies
    const stopped = await insertProject(stage.db, lamps, {
      name: '停了',
      started_on: '2023-11-20',
      counted_since: '2023-12',
    })
    await insertMonths(stage.db, stopped, lamps, {
      '2023-12': 20,
      '2024-01': 10,
      '2024-02': 10,
      '2024-03': 10,
      '2024-04': 0,
    })
    await insertProject(stage.db, lamps, { name: '假开工', state: 'started', started_on: '2024-03-20' })
    expect(await line('停了')).toMatchObject({ stall: 'stalled' })
    expect(await line('假开工')).toMatchObject({ stall: 'fake-start' })
    const { body } = await get(`?division=${LAKESIDE}&stall=fake-start`)
    expect(body.rows.map(({ name }: { name: string }) => name)).toEqual(['假开工'])
  })
})

describe('the light in sets', () => {
  it('is the one that the pure rules give, by every rule set, for whatever records say', async () => {
    const { parks } = stage.bodies
    // A fixed row of numbers: the same projects in every run.
    let seed = 7
    const draw = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * n)
    }
    const states = [
      'idea',
      'reserve',
      'preparing',
      'started',
      'building',
      'completed',
      'in-use',
      'paused',
      'dropped',
      'evaluated',
    ]
    for (let i = 0; i < 150; i++) {
      const state = states[draw(states.length)] as string
      const hasStarted = ['started', 'building', 'completed', 'in-use', 'evaluated'].includes(state) || draw(6) === 0
      const id = await insertProject(stage.db, parks, {
        name: `随机${i}`,
        state,
        total_investment: String(100 + draw(10) * 100),
        planned_start: draw(3) === 0 ? null : `2024-0${1 + draw(9)}-${10 + draw(19)}`,
        started_on: hasStarted ? `202${3 + draw(2)}-0${1 + draw(7)}-${10 + draw(19)}` : null,
        counted_since: draw(3) === 0 ? `2024-0${1 + draw(9)}` : null,
      })
      const plan = 60 + draw(8) * 60
      const months =
        draw(2) === 0
          ? Array.from({ length: 12 }, () => plan / 12)
          : [plan, ...Array.from({ length: 11 }, () => (draw(9) === 0 ? null : 0))]
      if (draw(4) > 0)
        await insertPlan(stage.db, id, parks, 2024, draw(12) === 0 ? 0 : plan, {
          months,
          state: draw(7) === 0 ? 'proposed' : 'approved',
        })
      const reported: Record<string, number> = {}
      for (let month = 0; month < 13; month++)
        if (draw(3) > 0)
          reported[month < 6 ? `2023-0${month + 1}` : `2024-0${month - 5}`] = draw(5) === 0 ? 0 : draw(60)
      if (draw(5) > 0) await insertMonths(stage.db, id, parks, reported)
    }
    for (const rule of LIGHT_RULES) {
      for (const on of ['2024-07-15', '2024-07-05', '2024-02-09', '2024-01-03']) {
        const setting = {
          ...DEFAULT_BOUNDS,
          rule,
          countedFrom: 500,
          averageGrowth: rule === 'growth' && on === '2024-07-15' ? 0.1 : null,
          reportedBy: 10,
          stallMonths: 3,
        }
        const look: Look = { division: LAKESIDE, on, setting, through: throughOf(on, 10) }
        const { rows, total } = await findProjects(stage.db, look, EVERYTHING, { sort: '-lag', size: 500 })
        const records = await findRecordsOf(
          stage.db,
          look,
          rows.map(({ id }) => id),
        )
        const counts: Record<string, number> = {}
        for (const row of rows) {
          const own = records.get(row.id)
          const pure = own === undefined ? undefined : lineOf(look, row, own)
          expect(
            { light: row.light, stall: row.stall },
            `${row.name} ${rule} ${on} ${JSON.stringify(pure?.because)}`,
          ).toEqual({ light: pure?.light, stall: pure?.stall })
          if (row.light !== null) counts[row.light] = (counts[row.light] ?? 0) + 1
        }
        expect(total).toBe(rows.length)
        if (on === '2024-07-15') expect(Object.keys(counts).sort()).toEqual(['green', 'red', 'unknown', 'yellow'])
        const sums = await sumProjects(stage.db, look, EVERYTHING)
        // Every count of the overview leads to a list of just so many.
        for (const [flag, n] of [
          ['late', sums.lateStarts],
          ['uncounted', sums.uncounted],
          ['silent', sums.year.silent],
        ] as const)
          expect((await findProjects(stage.db, look, EVERYTHING, { flag, size: 1 })).total, `${flag} ${on}`).toBe(n)
        for (const { light, projects } of sums.lights) expect(projects).toBe(counts[light] ?? 0)
        expect(sums.states.reduce((sum, { projects }) => sum + projects, 0)).toBe(total)
      }
    }
  })
})

describe('lists beside', () => {
  it('reconciles every project of last year’s batches', async () => {
    const { lamps } = stage.bodies
    const make = async (name: string, state: string, before: string | null, now: string | null) => {
      const id = await insertProject(stage.db, lamps, { name, state, started_on: '2020-02-01' })
      if (before !== null) await insertPlan(stage.db, id, lamps, 2030, 10, { batch: before })
      if (now !== null) await insertPlan(stage.db, id, lamps, 2031, 20.5, { batch: now })
    }
    await make('接着干', 'building', 'start', 'carry-on')
    await make('竣工了', 'in-use', 'complete', null)
    await make('又一年', 'building', 'complete', 'complete')
    await make('不见了', 'building', 'carry-on', null)
    await make('新来的', 'building', null, 'start')
    const { body } = await get(`/batches?division=${LAKESIDE}&year=2031`)
    expect(
      Object.fromEntries(
        body.reconciled.map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
      ),
    ).toEqual({
      接着干: 'in-order',
      竣工了: 'finished',
      又一年: 'again',
      不见了: 'missing',
    })
    expect(body.fresh.map(({ name }: { name: string }) => name)).toEqual(['新来的'])
    expect(body.totals.find(({ batch }: { batch: string }) => batch === 'start').now).toEqual({
      projects: 1,
      investment: '20.5',
    })
  })

  it('covers bonds by project and over all, by the setting', async () => {
    const { lamps } = stage.bodies
    const id = await insertProject(stage.db, lamps, { name: '有债' })
    const bond = {
      project: id,
      name: '一期',
      amount: '10000',
      rate: '3.1',
      years: 10,
      net_income: '16500',
      project_years: 12,
      body: lamps,
    }
    await insertRow(stage.db, 'r_project_bond', bond)
    const thin = await insertProject(stage.db, lamps, { name: '债重' })
    await insertRow(stage.db, 'r_project_bond', {
      ...bond,
      project: thin,
      name: '二期',
      net_income: '14000',
      project_years: 8,
    })
    const { body } = await get(`/bonds?division=${LAKESIDE}`)
    expect(
      body.rows.map(({ name, judgement, isTermLonger }: Record<string, unknown>) => [name, judgement, isTermLonger]),
    ).toEqual([
      ['债重', 'short', true],
      ['有债', 'enough', false],
    ])
    expect(body.rows[1]).toMatchObject({ debt: '13100', times: 16500 / 13100 })
    expect(body.all).toMatchObject({ debt: '26200', income: '30500', judgement: 'short' })
  })

  it('ranks the reserve by what is granted, secured and shown', async () => {
    const { lamps } = stage.bodies
    const ready = await insertProject(stage.db, lamps, {
      name: '备得全',
      state: 'reserve',
      control: 'filing',
      investor: 'private',
      demand: '有',
      land: '3',
    })
    for (const gate of ['filing', 'land', 'environment', 'permit'])
      await insertRow(stage.db, 'r_project_gate', { project: ready, gate, state: 'granted', body: lamps })
    await insertRow(stage.db, 'r_project_fund', { project: ready, source: 'own', amount: '1000', body: lamps })
    await insertRow(stage.db, 'r_project_payment', {
      project: ready,
      kind: 'arrival',
      source: 'own',
      amount: '500',
      on: '2024-01-02',
      voucher: '1',
      body: lamps,
    })
    await insertProject(stage.db, lamps, {
      name: '刚入库',
      state: 'reserve',
      control: 'filing',
      investor: 'private',
      land: '3',
    })
    const { body } = await get(`/reserve?division=${LAKESIDE}&size=500`)
    const [first] = body.rows
    // 40 + 30 × (1 × 0.7 + 0.5 × 0.3) + 20 + 10
    expect(first).toMatchObject({ name: '备得全', rank: 1, score: 95.5, lacking: [] })
    const other = body.rows.find(({ name }: { name: string }) => name === '刚入库')
    expect(other).toMatchObject({ score: 0, lacking: ['filing', 'land', 'environment', 'permit'] })
  })
})

describe('who sees projects', () => {
  it('is whoever may read their records: a body its own, nobody else any', async () => {
    const clerk = personWith('clerk', stage.bodies.parks)
    const { body } = await get(`?division=${LAKESIDE}&size=500`, clerk)
    expect(body.total).toBe(150)
    expect(
      (await get(`/overview?division=${LAKESIDE}`, clerk)).body.states.reduce(
        (sum: number, { projects }: { projects: number }) => sum + projects,
        0,
      ),
    ).toBe(150)
    expect((await get(`/overview?division=${LAKESIDE}`, personWith('grid-worker', stage.bodies.parks))).status).toBe(
      403,
    )
    const all = await get(`?division=${LAKESIDE}&size=500`)
    const foreign = all.body.rows.find(({ name }: { name: string }) => name === '停了')
    expect((await get(`/${LAKESIDE}/${foreign.id}`, clerk)).status).toBe(404)
    expect((await get(`/${LAKESIDE}/${foreign.id}`)).body.months).toHaveLength(12)
  })

  it('exports what is shown, on the record', async () => {
    const file = await stage.send(
      planner,
      'GET',
      `/api/v1/projects/export.xlsx?division=${LAKESIDE}&q=${encodeURIComponent('停了')}`,
    )
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(
      (
        await stage.send(
          personWith('reporter', stage.bodies.lamps),
          'GET',
          `/api/v1/projects/export.xlsx?division=${LAKESIDE}`,
        )
      ).statusCode,
    ).toBe(403)
    const acts = await stage.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'records.project.export')
      .execute()
    expect(acts).toHaveLength(1)
  })

  it('says who can switch the system on where it is off', async () => {
    const { status, body } = await get('?division=9999', personWith('planner', null, { division: '9999' }))
    expect([status, body.code]).toEqual([404, 'system-off'])
  })
})
