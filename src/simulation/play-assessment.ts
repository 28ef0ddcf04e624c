import type { RoundPage } from '../engines/evaluations/answers.ts'
import type { ColumnNeed } from '../engines/evaluations/needs.ts'
import { shippedSchemes } from '../engines/evaluations/shipped-store.ts'
import type { SimulatedDistrict } from './district.ts'
import { randomFrom } from './random.ts'
import { type ActorOf, ask, askWithFile, type Stage } from './stage.ts'

const SHIPPED = 'target-management/district'
const COLUMNS = [
  '单位类型',
  '约束性指标完成率',
  '预期性指标完成率',
  '承担招商',
  '招商到位资金完成率',
  '项目投资完成率',
  '群众满意度',
  '服务对象满意度',
  '表彰',
  '上年名次',
  '督办逾期',
  '通报批评',
  '一票否决',
] as const

/**
 * 目标管理考核: departments and subdistricts scored for a year (模拟数据). Tasks done on time come from the division of work
 * itself, body by body, so that nobody reports one figure to the plan and another here; duties that a body does not have are
 * left out and the rest re-weighted.
 */
export async function playAssessment(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const division = district.division.code
  const planner = actorOf('planner1')
  const random = randomFrom(district.settings.seed).part('assessment')
  const shipped = shippedSchemes.get(SHIPPED)
  if (shipped === undefined) throw new Error(`The scheme ${SHIPPED} is not shipped.`)
  const bodies = district.bodies.filter(({ kind }) => kind === 'department' || kind === 'subdistrict').slice(0, 30)
  const needs: readonly ColumnNeed[] = [
    {
      column: '任务按期办结率',
      about: '从任务分工的节点取数，与规划监测是同一个数（模拟）',
      provider: '发展改革部门',
      unit: '%',
      from: { kind: 'metric', metric: 'commitments.milestones-on-time' },
    },
  ]
  const send = <T>(method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) =>
    ask<T>(stage, planner, method, url, body)
  stage.setNow(new Date('2025-01-06T02:00:00Z'))
  const at = `/api/v1/evaluation-schemes/${division}`
  const { id, revision } = await send<{ id: string; revision: number }>('POST', at, {
    shipped: SHIPPED,
    reason: '以随程序提供的方案为起点（模拟）',
  })
  const saved = await send<{ no: number; revision: number }>('PUT', `${at}/${id}`, {
    revision,
    content: shipped,
    needs,
    reason: '任务按期办结率从任务分工取数（模拟）',
  })
  await send('POST', `${at}/${id}/enact`, {
    revision: saved.revision,
    no: saved.no,
    from: '2025-01-01',
    documentNo: '模拟区办发〔2025〕1号',
  })
  stage.setNow(new Date('2025-01-08T02:00:00Z'))
  const round = await send<{ id: string }>('POST', `/api/v1/evaluation-rounds/${division}`, {
    title: '2024年度目标管理考核（模拟）',
    scheme: id,
    schemeNo: saved.no,
    period: '2024',
    previous: null,
    units: { kind: 'bodies', bodies: bodies.map((body) => body.id) },
  })
  const path = `/api/v1/evaluation-rounds/${division}/${round.id}`
  const page = () => send<RoundPage>('GET', path)
  const step = async (act: string, documentNo: string | null = null) => {
    const { revision: now } = await page()
    await send('POST', `${path}/steps`, { revision: now, act, reason: '', documentNo })
  }
  const { units, revision: empty } = await page()
  const codes = new Map(units.map(({ name, code }) => [name, code]))
  const near = (middle: number, spread: number) => (middle + spread * random.normal()).toFixed(1)
  const lines = bodies.map(({ key, name, kind }, i) => {
    const own = /commerce|industry|science|subdistrict/.test(key)
    return [
      codes.get(name.zh) ?? name.zh,
      name.zh,
      kind === 'department' ? '部门' : '街道',
      i % 7 === 3 ? '92.5' : '100',
      near(97, 6),
      own ? '是' : '否',
      own ? near(94, 14) : '',
      i % 4 === 1 ? '' : near(95, 8),
      near(89, 4),
      // Offices that serve nobody directly are not rated by clients.
      i % 5 === 2 ? '' : near(90, 4),
      i % 11 === 4 ? '省级' : i % 6 === 5 ? '市级' : '',
      String(1 + ((i * 7) % bodies.length)),
      String(i % 8 === 6 ? 2 : 0),
      String(i % 13 === 9 ? 1 : 0),
      '',
    ].join(',')
  })
  await askWithFile(
    stage,
    planner,
    `${path}/data?revision=${empty}`,
    '2024年度考核数据（模拟）.csv',
    new TextEncoder().encode(
      [[shipped.data.unit, shipped.data.name ?? '名称', ...COLUMNS].join(','), ...lines].join('\n'),
    ),
  )
  const { revision: filled } = await page()
  await send('POST', `${path}/draw`, { revision: filled, dryRun: false, replaces: true, reason: '' })
  await step('ask-confirmation')
  const { units: shown } = await page()
  for (const { key, name } of bodies) {
    const row = shown.find((one) => one.name === name.zh)
    if (row === undefined) continue
    await ask(stage, actorOf(`${key}.reviewer`), 'POST', `${path}/units/${encodeURIComponent(row.code)}/confirmation`, {
      rowNo: row.rowNo,
      says: 'confirmed',
      note: '',
    })
  }
  stage.setNow(new Date('2025-01-20T02:00:00Z'))
  await step('try')
  await step('publish', '模拟考核公示〔2025〕1号')
  stage.setNow(new Date('2025-02-10T02:00:00Z'))
  await step('close-notice')
  await step('finalise', '模拟区发〔2025〕2号')
}
