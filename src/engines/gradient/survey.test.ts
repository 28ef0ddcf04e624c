import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRecords } from '../../../test/stage/firms-stage.ts'
import { LAKESIDE, personWith, type TestServer, testServer } from '../../../test/stage/server.ts'
import type { SampleStage } from '../../language/sample.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import { randomFrom } from '../../simulation/random.ts'
import sample from '../../systems/05-reform/enterprise-gradient.sample.ts'
import { carryTargets } from '../indicators/adoption-store.ts'
import { lakesideDocument, type Said } from '../indicators/lakeside.test-document.ts'
import type { PlanAdoption } from '../plans/definition.ts'
import { switchSystem } from '../registers/switch-store.ts'
import type { ForecastAnswer, LadderAnswer } from './answers.ts'
import { findFirms, findMonths, lastMonthIn } from './firms-store.ts'
import { entityOutlooks, goalOutlooks, type PlanTarget } from './outlook.ts'
import { sumsOfMonths } from './rolling.ts'

const target = (more: Partial<PlanTarget>): PlanTarget => ({
  id: 't',
  indicator: 'large-firms',
  name: { zh: '规模以上企业数', en: 'Firms above scale' },
  type: 'level',
  value: 150,
  unit: '家',
  baseYear: 2020,
  targetYear: 2025,
  base: null,
  clause: '5.1',
  line: 85,
  sentence: '',
  ...more,
})

describe('the outlook', () => {
  it('[GF6] points out two targets for one number, a target below its base, and a base that was counted', () => {
    const of = (targets: readonly PlanTarget[]) => goalOutlooks(targets, [], 'industry', '2020-12-31')
    const [low, high] = of([
      target({ id: 'a', indicator: 'hightech-firms', value: 70, base: 77, line: 75 }),
      target({ id: 'b', indicator: 'hightech-firms', value: 100, base: 77 }),
    ])
    expect(low?.notes.map(({ zh }) => zh)).toEqual([
      '规划对同一个数另有目标 100（第 85 行），两个都保留，以哪个为准请规划部门明确',
      '目标 70 低于基期 77',
    ])
    expect(high?.notes).toHaveLength(1)
    const [scale] = of([
      target({ base: 87 }),
      target({ id: 'y', indicator: 'local:新增规上企业', type: 'annual-bound', value: 10 }),
    ])
    expect(scale?.notes[0]?.zh).toBe('规划写的“每年 10”与“达到 150”对不上：每年都做到也只有 137，差 13')
    expect(scale?.forecast.neededFromBase).toBeCloseTo(12.6, 9)
  })

  it('[GF7] adds up who came, and compounds a growth from the base', () => {
    const moves = [
      { year: 0, isFirm: true, entries: 1100, exits: 100 },
      { year: 2021, isFirm: true, entries: 150, exits: 30 },
      { year: 2022, isFirm: true, entries: 160, exits: 40 },
      { year: 2022, isFirm: false, entries: 1000, exits: 500 },
    ]
    const [sum, growth] = entityOutlooks(
      [
        target({ indicator: 'market-entities-new', type: 'cumulative', value: 2000 }),
        target({ indicator: 'enterprises', type: 'average-growth', value: 12, unit: '%' }),
      ],
      moves,
      '2022-12-31',
    )
    // 150 + 1160 came; the mean of two years, 655, for three more: 3275.
    expect(sum?.sum).toMatchObject({ soFar: 1310, isExpected: true })
    expect(sum?.sum?.expected).toBeCloseTo(1310 + 655 * 3, 0)
    // 1000 firms at the base, 1240 now: 11.36 % a year; 12 % a year would make 1762.34.
    expect(growth).toMatchObject({ base: 1000, current: 1240 })
    expect(growth?.growth?.wanted).toBeCloseTo(1000 * 1.12 ** 5, 6)
    expect(growth?.growth?.mean).toBeCloseTo(11.36, 1)
    expect(growth?.growth?.isExpected).toBe(false)
  })
})

describe('a simulated district', () => {
  let stage: TestServer
  const planner = personWith('planner')
  const body = newId()
  beforeAll(async () => {
    stage = await testServer(new Date('2024-03-05T02:00:00Z'))
    await stage.db
      .insertInto('body')
      .values({
        division: LAKESIDE,
        id: body,
        name_zh: '湖东街道',
        name_en: null,
        kind: 'subdistrict',
        parent: null,
        place: null,
        position: 1,
        ended_on: null,
      })
      .execute()
    const random = randomFrom('lakeside')
    const sampleStage: SampleStage = {
      random: random.next,
      integer: random.whole,
      pick: random.pick,
      scale: (count) => count,
      from: '2021-01-01',
      to: '2024-03-05',
      division: '430406',
      bodies: [{ id: body, key: 'subdistrict-1', name: '湖东街道', kind: 'subdistrict' }],
      person: (role) => ({ id: role, name: role, role, body }),
      made: () => [],
      id: random.id,
      personName: () => '某某',
      firmName: () => `模拟${random.whole(1, 1e9)}有限公司`,
    }
    await writeRecords(stage.owner, LAKESIDE, sample.make(sampleStage))
    await inTransaction(stage.db, (tx) => carryTargets(tx, adoption(stage.now())))
  }, 120_000)
  afterAll(() => stage.close())

  const said: readonly Said[] = [
    { indicator: '市场主体', value: 10_000, unit: '家', measure: 'increment', period: '2021/2025', comparator: 'ge' },
    {
      indicator: '企业户数',
      value: 12,
      unit: '%',
      measure: 'growth_rate',
      per: 'year',
      period: '2021/2025',
      comparator: 'ge',
    },
    {
      indicator: '新增规模以上企业',
      value: 10,
      unit: '家',
      measure: 'increment',
      per: 'year',
      period: '2021/2025',
      comparator: 'ge',
    },
    { indicator: '规模以上企业', value: 150, unit: '家', period: '2025', comparator: 'approx' },
    { indicator: '高新技术企业', value: 100, unit: '家', period: '2025', comparator: 'approx' },
    { indicator: '新三板挂牌和境内外资本市场上市企业数', value: 10, unit: '家', period: '2025', comparator: 'approx' },
    { indicator: '形成创新型骨干企业', value: 20, unit: '家', period: '2025', comparator: 'approx' },
  ]
  function adoption(at: Date): PlanAdoption {
    const model = lakesideDocument({ kind: 'plan' }, said)
    return {
      division: LAKESIDE,
      plan: { id: newId(), kind: 'outline', title: '临湖区规划纲要', from: 2021, to: 2025 },
      version: {
        number: 1,
        reason: 'first',
        approval: { number: '', issuedOn: '', body: '' },
        effectiveFrom: '2021-03-01',
        effectiveTo: null,
      },
      document: newId(),
      text: '',
      model,
      elements: {
        statements: model.statements.map((value, i) => ({
          id: `statement:${i}`,
          was: null,
          way: 'person',
          value,
          found: value,
          section: null,
        })),
        commitments: [],
        systems: [],
        names: [],
        diagnostics: [],
      },
      actor: planner,
      at,
    } as unknown as PlanAdoption // what targets are made from
  }
  const get = async <T>(path: string): Promise<T> => {
    const answer = await stage.send(planner, 'GET', `/api/v1/gradient/${path}`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json() as T
  }

  it('[GR5] is summed by the database as the rule sums one firm’s months', async () => {
    const month = await lastMonthIn(stage.db, LAKESIDE, '2024-02')
    const firms = await findFirms(stage.db, EVERYTHING, LAKESIDE, month, '2024-03-05')
    const own = firms.filter(({ sums }) => sums.known > 0)
    expect(own.length).toBeGreaterThan(800)
    for (const firm of own.filter((_, i) => i % 9 === 0)) {
      const sums = sumsOfMonths(await findMonths(stage.db, LAKESIDE, firm.id), month as string, firm.began)
      for (const [key, value] of Object.entries(sums))
        expect(firm.sums[key as keyof typeof sums], `${firm.id} ${key}`).toBeCloseTo(value, 4)
    }
  })

  it('[GF4] tells that the plan’s numbers will not be met, and by how much, with the records of each year', async () => {
    const { goals, entities } = await get<ForecastAnswer>('forecast')
    const scale = goals.find(({ goal }) => goal === 'above-scale')
    expect(scale).toMatchObject({
      base: 87,
      baseFrom: 'records',
      yearly: { value: 10 },
      counts: { category: 'industry' },
    })
    expect(scale?.flows.filter(({ isWhole }) => isWhole).map(({ stock }) => stock)).toEqual([91, 94, 101])
    expect(scale?.flows.map(({ entries, entered }) => entries === entered.length)).toEqual([true, true, true, true])
    expect(scale?.forecast).toMatchObject({ yearlyComesTo: 137, yearlyIsEnough: false, isExpected: false })
    expect(scale?.forecast.neededFromBase).toBeCloseTo(12.6, 9)
    expect(scale?.standing).toHaveLength(scale?.forecast.current ?? 0)
    expect(goals.map(({ goal, target }) => [goal, target.value])).toEqual([
      ['above-scale', 150],
      ['high-tech', 100],
      ['listed', 10],
      ['backbone', 20],
    ])
    expect(entities.map(({ target: { indicator } }) => indicator)).toEqual(['market-entities', 'enterprises'])
    expect(entities[1]?.base).toBeGreaterThan(4000)
  })

  it('[GC6] counts a whole district: who stands where, who is near, who may have to leave', async () => {
    const ladder = await get<LadderAnswer>('ladder')
    const count = (id: string) => ladder.rungs.find((rung) => rung.id === id)?.count ?? 0
    expect(count('sole-trader')).toBeGreaterThan(10_000)
    expect(count('firm')).toBeGreaterThan(count('above-scale'))
    expect(count('above-scale')).toBeGreaterThan(count('joint-stock'))
    expect(count('joint-stock')).toBeGreaterThan(count('listed'))
    expect(ladder.alerts.near + ladder.alerts.nurture).toBeGreaterThan(20)
    expect(Object.values(ladder.holds).reduce((sum, n) => sum + n, 0)).toBe(count('above-scale'))
    for (const { count: held, standings } of ladder.titles) expect(standings.there).toBe(held)
  })

  it('[GC12] says what the declared figures say, year by year', async () => {
    await inTransaction(stage.db, (tx) =>
      switchSystem(tx, LAKESIDE, 'enterprise-gradient', true, 'stage', { kind: 'system', name: 'stage' }, stage.now()),
    )
    const { goals, entities } = await get<ForecastAnswer>('forecast')
    for (const year of [2021, 2022, 2023]) {
      const answer = await stage.send(
        planner,
        'GET',
        `/api/v1/metrics/enterprise-gradient?division=${LAKESIDE}&period=${year}`,
      )
      expect(answer.statusCode, answer.body).toBe(200)
      const figures = new Map(
        (answer.json() as { id: string; value: string | null }[]).map(({ id, value }) => [
          id.split('.').at(-1),
          Number(value),
        ]),
      )
      const stock = (goal: string) =>
        goals.find((one) => one.goal === goal)?.flows.find((flow) => flow.year === year)?.stock
      expect(figures.get('above-scale-industry')).toBe(stock('above-scale'))
      expect(figures.get('high-tech')).toBe(stock('high-tech'))
      expect(figures.get('listed')).toBe(stock('listed'))
      expect(figures.get('backbone')).toBe(stock('backbone'))
      const [all, firms] = entities.map(({ flows }) => flows.find((flow) => flow.year === year))
      expect(figures.get('market-entities')).toBe(all?.stock)
      expect(figures.get('market-entities-new')).toBe(all?.entries)
      expect(figures.get('enterprises')).toBe(firms?.stock)
    }
  })
})
