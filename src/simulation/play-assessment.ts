import type { ColumnNeed } from '../engines/evaluations/needs.ts'
import type { SimulatedDistrict } from './district.ts'
import { randomFrom } from './random.ts'
import { enactScheme, openRound, shippedScheme } from './round-desk.ts'
import type { ActorOf, Stage } from './stage.ts'

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
const NEEDS: readonly ColumnNeed[] = [
  {
    column: '任务按期办结率',
    about: '从任务分工的节点取数，与规划监测是同一个数（模拟）',
    provider: '发展改革部门',
    unit: '%',
    from: { kind: 'metric', metric: 'commitments.milestones-on-time' },
  },
]

/**
 * 目标管理考核: departments and subdistricts scored for a year (模拟数据). Tasks done on time come from the division of work
 * itself, body by body, so that nobody reports one figure to the plan and another here; duties that a body does not have are
 * left out and the rest re-weighted.
 */
export async function playAssessment(stage: Stage, district: SimulatedDistrict, actorOf: ActorOf): Promise<void> {
  const desk = { stage, district, planner: actorOf('planner1'), actorOf }
  const random = randomFrom(district.settings.seed).part('assessment')
  const content = shippedScheme(SHIPPED)
  const bodies = district.bodies.filter(({ kind }) => kind === 'department' || kind === 'subdistrict').slice(0, 30)
  stage.setNow(new Date('2025-01-06T02:00:00Z'))
  const scheme = await enactScheme(desk, {
    shipped: SHIPPED,
    content,
    needs: NEEDS,
    because: ['以随程序提供的方案为起点（模拟）', '任务按期办结率从任务分工取数（模拟）'],
    from: '2025-01-01',
    documentNo: '模拟区办发〔2025〕1号',
  })
  stage.setNow(new Date('2025-01-08T02:00:00Z'))
  const round = await openRound(desk, {
    title: '2024年度目标管理考核（模拟）',
    scheme,
    period: '2024',
    previous: null,
    units: { kind: 'bodies', bodies: bodies.map(({ id }) => id) },
  })
  const near = (middle: number, spread: number) => (middle + spread * random.normal()).toFixed(1)
  const lines = bodies.map(({ key, name, kind }, i) => {
    const own = /commerce|industry|science|subdistrict/.test(key)
    return [
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
    ]
  })
  await round.fill('2024年度考核数据（模拟）.csv', [content.data.unit, content.data.name ?? '名称', ...COLUMNS], lines)
  await round.draw()
  await round.step('ask-confirmation')
  await round.confirm(bodies.map(({ key, name }) => ({ key, name: name.zh })))
  stage.setNow(new Date('2025-01-20T02:00:00Z'))
  await round.step('try')
  await round.step('publish', '模拟考核公示〔2025〕1号')
  stage.setNow(new Date('2025-02-10T02:00:00Z'))
  await round.step('close-notice')
  await round.step('finalise', '模拟区发〔2025〕2号')
}
