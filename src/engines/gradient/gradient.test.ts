import { readFileSync } from 'node:fs'
import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, personWith, type TestServer, testServer } from '../../../test/stage/server.ts'
import { monthNumber, monthOf } from '../../model/calendar.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import { inventCreditCode } from '../../systems/05-reform/enterprise-gradient/invent.ts'
import { switchSystem } from '../registers/switch-store.ts'
import type { CandidateList, ExpiryList, FirmAnswer, LadderAnswer } from './answers.ts'

let stage: TestServer
const body = newId()
const clerk = personWith('clerk', body)
const planner = personWith('planner')
const reporter = personWith('reporter', body)
const elsewhere = personWith('planner', null, { division: '999907' })
let representative: Actor
const firms: Record<string, string> = {}
let codes = 0

beforeAll(async () => {
  stage = await testServer(new Date('2024-03-05T02:00:00Z'))
  await stage.db
    .insertInto('body')
    .values({
      division: LAKESIDE,
      id: body,
      name_zh: '临湖区工业和信息化局',
      name_en: null,
      kind: 'department',
      parent: null,
      place: null,
      position: 1,
      ended_on: null,
    })
    .execute()
  await inTransaction(stage.db, (tx) =>
    switchSystem(tx, LAKESIDE, 'enterprise-gradient', true, 'stage', { kind: 'system', name: 'stage' }, stage.now()),
  )
  const firmUser = { division: LAKESIDE, loginName: 'firm', roles: [{ role: 'enterprise' as const, body }] }
  const id = await stagePerson(stage.db, firmUser, stage.now())
  representative = { ...personWith('enterprise', body), id } as Actor // a person, with an account of its own
  const even = (value: string) => Array.from({ length: 12 }, () => value)
  await firm('nurtured', '3831', even('135'))
  await firm('near', '3831', even('160'))
  await firm('far', '3831', even('30'))
  await firm('gapped', '5211', [null, ...even('40').slice(1)])
  await firm('listed', '3831', even('110'))
  await firm('builder', '4710', [], { building_licence: true })
  firms.trader = await make('enterprise', { ...profile('trader', '6210'), kind: 'sole-trader' })
  await qualify('listed', 'above-scale', { category: 'industry' }, '2019-03-01', null)
  await qualify('near', 'high-tech', {}, '2021-05-01', '2024-04-30')
  await make('enterprise-year', {
    enterprise: firms.near,
    year: '2023',
    revenue: '1900',
    staff: 60,
    assets: '2500',
    tech_sme_score: '72',
    tech_staff_score: '12',
    in_banned_class: false,
    has_serious_case: false,
    owns_core_ip: false,
  })
  firms.plan = await make('promotion-plan', { enterprise: firms.trader, rung: 'company', served_by: body })
})
afterAll(() => stage.close())

const profile = (name: string, sector: string) => {
  codes += 1
  return {
    credit_code: inventCreditCode('430406', name === 'trader' ? 'sole-trader' : 'company', codes),
    name: `模拟${name}有限公司`,
    kind: 'company',
    sector,
    registered_on: '2015-04-01',
    entered_on: '2015-04-01',
  }
}

async function make(type: string, values: object): Promise<string> {
  const answer = await stage.send(clerk, 'POST', `/api/v1/records/${type}`, { division: LAKESIDE, values })
  expect(answer.statusCode, `${type} ${answer.body}`).toBe(200)
  return (answer.json() as { id: string }).id
}

async function act(type: string, id: string, does: string, revision: number, gives: object, reason?: string) {
  const answer = await stage.send(clerk, 'POST', `/api/v1/records/${type}/${LAKESIDE}/${id}/do/${does}`, {
    revision,
    gives,
    ...(reason === undefined ? {} : { reason }),
  })
  return answer
}

/** A firm with twelve months up to 2024-02; null leaves the revenue out, the tax stays. */
async function firm(name: string, sector: string, revenues: readonly (string | null)[], more: object = {}) {
  firms[name] = await make('enterprise', { ...profile(name, sector), ...more })
  for (const [i, revenue] of revenues.entries())
    await make('enterprise-month', {
      enterprise: firms[name],
      month: monthOf(monthNumber('2024-02') - revenues.length + 1 + i),
      revenue,
      tax: '2',
      source: 'tax',
    })
}

async function qualify(name: string, kind: string, more: object, from: string, to: string | null) {
  const id = await make('qualification', { enterprise: firms[name], kind, ...more })
  expect((await act('qualification', id, 'submit', 1, { applied_on: from })).statusCode).toBe(200)
  const granted = await act('qualification', id, 'grant', 2, { valid_from: from, valid_to: to, issuer: '模拟机关' })
  expect(granted.statusCode, granted.body).toBe(200)
  return id
}

const get = async <T>(path: string, actor: Actor = planner): Promise<T> => {
  const answer = await stage.send(actor, 'GET', `/api/v1/gradient/${path}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as T
}
const rowOf = (list: CandidateList, name: string) => list.rows.find(({ id }) => id === firms[name])

describe('candidates', () => {
  it('[GC1] stand in the order of nearness, with the gap and what is lacking in words', async () => {
    const list = await get<CandidateList>('candidates')
    expect(list.month).toBe('2024-02')
    // A licence that is there comes first; 1920 of 2000 and 480 of 500 are as near as each other.
    expect(list.rows.map(({ id }) => id)).toEqual([firms.builder, firms.near, firms.gapped, firms.nurtured])
    expect(rowOf(list, 'nurtured')).toMatchObject({
      alert: 'nurture',
      share: 0.81,
      gap: 380,
      revenue12: 1620,
      figure: 'measured',
    })
    expect(rowOf(list, 'nurtured')?.lacks.zh).toBe(
      '近十二个月营业收入 1,620 万元，还差 380 万元（须 ≥ 入库线 2,000 万元）',
    )
    expect(rowOf(list, 'near')).toMatchObject({ alert: 'near', gap: 80 })
    expect(rowOf(list, 'builder')).toMatchObject({ alert: 'reached', standing: 'ready', line: null })
    expect(rowOf(list, 'far')).toBeUndefined()
    expect(rowOf(list, 'listed')).toBeUndefined()
    expect(list.counts).toEqual({ reached: 1, near: 2, nurture: 1 })
  })

  it('[GC2] guess a missing month from the firm’s own tax, and say so', async () => {
    // Eleven months of 40 with tax 2: 20 for each. The twelfth has tax 2: 40 again, 480 of 500.
    expect(rowOf(await get<CandidateList>('candidates'), 'gapped')).toMatchObject({
      figure: 'estimated',
      revenue12: 480,
      alert: 'near',
    })
  })

  it('[GC3] for a title are those whose conditions hold, or lack one', async () => {
    const list = await get<CandidateList>('candidates?rung=tech-sme')
    expect(list.rows.map(({ id, standing }) => [id, standing])).toEqual([[firms.near, 'ready']])
  })

  it('[GC4] among sole traders are only those who were asked, by their own word', async () => {
    const before = await get<CandidateList>('candidates?rung=company')
    expect(before.rows).toMatchObject([{ id: firms.trader, standing: 'needs-data', plan: { consent: null } }])
    const refused = await act('promotion-plan', firms.plan as string, 'take-on', 1, {})
    expect(refused.statusCode).not.toBe(200)
    expect(refused.body).toContain('自愿')
    const taken = await act('promotion-plan', firms.plan as string, 'take-on', 1, {
      consent: true,
      consent_on: '2024-03-01',
    })
    expect(taken.statusCode, taken.body).toBe(200)
    const after = await get<CandidateList>('candidates?rung=company')
    expect(after.rows).toMatchObject([{ standing: 'ready', plan: { consent: true, state: 'under-way' } }])
  })

  it('[GC5] go into a workbook with what the page shows, and the export is on record', async () => {
    const answer = await stage.send(clerk, 'GET', '/api/v1/gradient/candidates.xlsx?rung=above-scale')
    expect(answer.statusCode).toBe(200)
    const book = new Excel.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]
    const rows = (sheet?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row : []))
    const near = rows.find((row) => row?.[2] === '模拟near有限公司')
    expect(near?.[8]).toBe(1920)
    expect(near?.[11]).toBe(80)
    const entries = await stage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'gradient.export-candidates')
      .execute()
    expect(entries).toHaveLength(1)
  })
})

describe('the ladder', () => {
  it('[GC6] counts who stands on each rung and who is at risk of leaving', async () => {
    const ladder = await get<LadderAnswer>('ladder')
    expect(ladder.rungs.map(({ id, count }) => [id, count])).toEqual([
      ['sole-trader', 1],
      ['firm', 6],
      ['above-scale', 1],
      ['joint-stock', 0],
      ['listed', 0],
    ])
    // Behind each count stand its records, in the register's own list.
    for (const { register, count } of [...ladder.rungs, ...ladder.moves]) {
      const where = encodeURIComponent(register.where)
      const list = await stage.send(
        planner,
        'GET',
        `/api/v1/records/${register.type}?division=${LAKESIDE}&where=${where}`,
      )
      expect(list.statusCode, list.body).toBe(200)
      expect(list.json(), register.where).toMatchObject({ total: count })
    }
    // 1320 of 2000: below the line, above six tenths.
    expect(ladder.holds).toEqual({ safe: 0, 'at-risk': 1, falling: 0, unknown: 0 })
    expect(ladder.alerts).toMatchObject({ reached: 1, near: 2, nurture: 1, far: 1 })
    expect(ladder.titles.find(({ rung }) => rung === 'high-tech')).toMatchObject({ count: 1, expiring: 1 })
  })
  it('[GC7] lists what runs out, with whether it would be granted again', async () => {
    const list = await get<ExpiryList>('expiries')
    expect(list.rows).toMatchObject([
      {
        enterprise: firms.near,
        kind: 'high-tech',
        validTo: '2024-04-30',
        daysLeft: 56,
        isRenewing: false,
        standing: 'short',
      },
    ])
    expect(list.rows[0]?.lacks.zh).toContain('拥有核心技术知识产权')
    expect((await get<ExpiryList>('expiries?within=30')).rows).toEqual([])
  })
})

describe('a firm’s page', () => {
  it('[GC8] shows the ladder with distances, months and qualifications', async () => {
    const page = await get<FirmAnswer>(`firms/${LAKESIDE}/${firms.near}`)
    expect(page.firm).toMatchObject({
      alert: 'near',
      gap: 80,
      line: 2000,
      category: 'industry',
      size: { class: 'small' },
    })
    expect(page.months).toHaveLength(12)
    expect(page.months.at(-1)).toMatchObject({ month: '2024-02', revenue: 160, rolling: 1920 })
    expect(page.rungs.find(({ rung }) => rung === 'high-tech')).toMatchObject({ standing: 'there' })
    expect(page.terms).toMatchObject([{ kind: 'high-tech', validTo: '2024-04-30' }])
  })
})

describe('what changed', () => {
  it('[GC11] shows at once, though surveys are shared while nothing did', async () => {
    const before = await get<CandidateList>('candidates')
    expect(await get<CandidateList>('candidates')).toEqual(before)
    stage.setNow(new Date('2024-03-05T02:00:01Z'))
    await firm(
      'late',
      '3831',
      Array.from({ length: 12 }, () => '165'),
    )
    expect(rowOf(await get<CandidateList>('candidates'), 'late')).toMatchObject({ alert: 'near', gap: 20 })
  })
})

describe('who may see it', () => {
  it('[GC9] a firm’s representative sees its own firm alone', async () => {
    const own = await make('enterprise', {
      ...profile('own', '3831'),
      account: representative.kind === 'person' ? representative.id : '',
    })
    expect((await get<FirmAnswer>(`firms/${LAKESIDE}/${own}`, representative)).firm.id).toBe(own)
    expect((await get<{ rows: unknown[] }>('mine', representative)).rows).toMatchObject([{ id: own }])
    const other = await stage.send(representative, 'GET', `/api/v1/gradient/firms/${LAKESIDE}/${firms.near}`)
    expect(other.statusCode).toBe(404)
    for (const path of ['ladder', 'candidates', 'expiries', 'forecast', 'candidates.xlsx', 'expiries.xlsx'])
      expect(
        (await stage.send(representative, 'GET', `/api/v1/gradient/${path}`)).statusCode,
        path,
      ).toBeGreaterThanOrEqual(403)
  })
  it('[GC10] nobody without the permission, and nobody of another district', async () => {
    for (const actor of [reporter, personWith('system-admin'), { kind: 'public' } as Actor])
      expect((await stage.send(actor, 'GET', '/api/v1/gradient/ladder')).statusCode).toBeGreaterThanOrEqual(401)
    const strange = await stage.send(elsewhere, 'GET', `/api/v1/gradient/candidates?division=${LAKESIDE}`)
    expect(strange.statusCode).toBe(404)
    expect((await stage.send(elsewhere, 'GET', `/api/v1/gradient/firms/${LAKESIDE}/${firms.near}`)).statusCode).toBe(
      404,
    )
    expect((await stage.send(personWith('leader'), 'GET', '/api/v1/gradient/candidates.xlsx')).statusCode).toBe(403)
  })
})

describe('the specification', () => {
  it('has a test for every rule', () => {
    const spec = readFileSync(new URL('./SPEC.md', import.meta.url), 'utf8')
    const tests = ['rules', 'assess', 'gradient', 'survey']
      .map((name) => readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8'))
      .join('')
    for (const [, id] of spec.matchAll(/\*\*(G[A-Z]\d+)\*\*/g)) expect(tests, id).toContain(`[${id}]`)
  })
})
