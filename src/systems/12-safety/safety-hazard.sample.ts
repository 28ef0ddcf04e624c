import type { Values } from '../../language/field.ts'
import { defineSample, type SampleRecord, type SampleStage, type SampleStep } from '../../language/sample.ts'

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY)

const TRADES = [
  {
    trade: 'industry',
    bodies: ['emergency', 'industry'],
    names: ['机械厂', '铸造车间', '纸箱厂'],
    items: ['配电箱无漏电保护', '冲压设备无防护罩', '有限空间无警示'],
  },
  {
    trade: 'construction',
    bodies: ['housing'],
    names: ['安置房工地', '厂房工地'],
    items: ['临边防护缺失', '脚手架连墙件不足', '塔吊检验过期'],
  },
  {
    trade: 'gas',
    bodies: ['housing', 'emergency'],
    names: ['餐饮店', '瓶装气供应站'],
    items: ['未装可燃气体报警器', '软管超期使用'],
  },
  {
    trade: 'gathering',
    bodies: ['commerce', 'culture-tourism-sport'],
    names: ['商场', '影城', '棋牌室'],
    items: ['疏散通道被占', '应急照明失效', '安全出口上锁'],
  },
  {
    trade: 'self-built',
    bodies: ['housing'],
    names: ['自建出租房', '自建农家乐'],
    items: ['擅自加层', '墙体开裂未鉴定'],
  },
  {
    trade: 'small',
    bodies: ['emergency'],
    names: ['小作坊', '小旅馆', '小网吧'],
    items: ['电动自行车进楼充电', '灭火器失效', '私拉电线'],
  },
  { trade: 'school', bodies: ['education'], names: ['小学', '幼儿园'], items: ['消防栓无水', '校车逾期检验'] },
] as const

/** Supervised places of a simulated district, what was found in them, and how it ended (模拟数据). */
export default defineSample({
  system: 'safety-hazard',
  *make(stage) {
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const end = new Date(`${stage.to}T09:00:00Z`)
    const streets = stage.bodies.filter(({ kind }) => kind === 'subdistrict')
    const planner = stage.person('planner')
    for (let i = 0; i < stage.scale(260); i++) {
      const kind = stage.pick(TRADES)
      const supervisor =
        stage.bodies.find(({ key }) => (kind.bodies as readonly string[]).includes(key)) ?? stage.bodies[0]
      const street = streets.length > 0 ? stage.pick(streets) : supervisor
      if (supervisor === undefined || street === undefined) return
      const grade = stage.pick(['red', 'orange', 'yellow', 'yellow', 'blue', 'blue', 'blue'] as const)
      const clerk = stage.person('clerk', supervisor.id)
      const worker = stage.person('grid-worker', street.kind === 'subdistrict' ? street.id : undefined)
      const object: SampleRecord = {
        type: 'safety-object',
        id: stage.id(begins),
        values: {
          name: `${stage.pick(['东门', '南岸', '桥头', '白鹭', '新塘', '石湾'])}${stage.pick(kind.names)}${i + 1}`,
          trade: kind.trade,
          grade,
          supervisor: supervisor.id,
          subdistrict: street.id,
          grid_worker: worker.id,
          manager: stage.personName(),
          manager_phone: `138${String(stage.integer(0, 99_999_999)).padStart(8, '0')}`,
          address: `${street.name}（模拟地址）${i + 1}号`,
          place: [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05],
          interval: { red: 30, orange: 60, yellow: 90, blue: 180 }[grade],
        },
        at: begins,
        by: clerk,
        steps: [],
      }
      yield object
      if (grade === 'red' || grade === 'orange')
        yield {
          type: 'risk-point',
          id: stage.id(begins),
          values: {
            object: object.id,
            name: stage.pick(['配电间', '储罐区', '高处作业', '厨房', '疏散楼梯']),
            likelihood: stage.integer(2, 5),
            severity: stage.integer(3, 5),
            level: stage.pick(['firm', 'workshop', 'team', 'post'] as const),
            measures: '定期检测、专人值守（模拟数据）',
            supervisor: supervisor.id,
            place: object.values.place ?? null,
          },
          at: begins,
          by: clerk,
          steps: [],
        }
      yield* checksOf(stage, { object, kind, supervisor: supervisor.id, begins, end, planner: planner.id })
    }
  },
})

function* checksOf(
  stage: SampleStage,
  given: {
    readonly object: SampleRecord
    readonly kind: (typeof TRADES)[number]
    readonly supervisor: string
    readonly begins: Date
    readonly end: Date
    readonly planner: string
  },
): Iterable<SampleRecord> {
  const { object, kind, supervisor, begins, end } = given
  const clerk = stage.person('clerk', supervisor)
  const interval = Number(object.values.interval)
  // Some places are checked less often than they have to be: that is what the list of overdue checks is for.
  const pace = stage.random() < 0.85 ? 0.9 : 1.8
  for (
    let at = later(begins, stage.integer(1, 20));
    at < end;
    at = later(at, interval * pace * (0.7 + stage.random() * 0.5))
  ) {
    const found = stage.random() < 0.45 ? stage.integer(1, 2) : 0
    const check: SampleRecord = {
      type: 'safety-check',
      id: stage.id(at),
      values: {
        object: object.id,
        on: dayOf(at),
        by_body: supervisor,
        kind: stage.pick(['plan', 'plan', 'spot', 'expert'] as const),
        items: '用电、消防、设备、作业和应急（模拟数据）',
        found_none: found === 0,
        photos: [stage.id(at)],
      },
      at,
      by: clerk,
      steps: [],
    }
    yield check
    const items = new Set(Array.from({ length: found }, () => stage.pick(kind.items as readonly string[])))
    for (const item of items) yield hazardOf(stage, given, check, item, later(at, 0.02))
  }
}

/** One hazard with its life. A few come back, a few run late, a few are not removed when they are looked at again. */
function hazardOf(
  stage: SampleStage,
  { object, supervisor, end }: { readonly object: SampleRecord; readonly supervisor: string; readonly end: Date },
  check: SampleRecord,
  item: string,
  at: Date,
): SampleRecord {
  const finder = stage.person('clerk', supervisor)
  const planner = stage.person('planner')
  const isMajor = stage.random() < 0.07
  const days = isMajor ? stage.pick([30, 60, 90] as const) : stage.pick([3, 7, 10, 15] as const)
  const steps: SampleStep[] = []
  let now = at
  const step = (does: string, by: SampleStep['by'], after: number, gives: Values = {}, reason?: string): boolean => {
    const when = later(now, after)
    if (when > end) return false
    now = when
    steps.push({ does, at: when, by, gives, ...(reason === undefined ? {} : { reason }) })
    return true
  }
  const five: Values = isMajor
    ? {
        duty: stage.personName(),
        measures: '停用整改、更换设备（模拟数据）',
        money: String(stage.integer(2, 60)),
        plan: '专人值守、限制人员（模拟数据）',
        is_stopped: stage.random() < 0.6,
      }
    : {}
  const live = () => {
    // The root cause is written down from the first, so that whatever turns out to have come back can be graded.
    if (
      !step('judge', finder, 0.2 + stage.random(), {
        grade: isMajor ? 'major' : 'general',
        days,
        root_cause: '管理措施已明确（模拟数据）',
        ...five,
      })
    )
      return
    if (isMajor && stage.random() < 0.5)
      if (!step('list', planner, 1, { listed_level: 'district' }, '重大隐患，区级挂牌（模拟数据）')) return
    for (let round = 0; ; round++) {
      const takes = stage.random() < 0.86 ? days * (0.3 + stage.random() * 0.6) : days * (1.1 + stage.random() * 0.8)
      if (
        !step('report', finder, round === 0 ? takes : 3, {
          done_text: '已整改（模拟数据）',
          photos_after: [stage.id(now)],
        })
      )
        return
      if (round === 0 && stage.random() < 0.12) {
        if (!step('return', planner, 1 + stage.random() * 3, {}, '现场复查仍有问题（模拟数据）')) return
        continue
      }
      step('close', planner, 1 + stage.random() * 6, isMajor ? { second_checker: finder.id } : {})
      return
    }
  }
  if (stage.random() < 0.97) live()
  return {
    type: 'hazard',
    id: stage.id(at),
    values: {
      object: object.id,
      check: check.id,
      source: 'check',
      item,
      what: item,
      basis: '行业安全规范（模拟）',
      photos_before: [stage.id(at)],
      place: object.values.place ?? null,
      supervisor,
      found_on: dayOf(at),
    },
    at,
    by: finder,
    steps,
  }
}
