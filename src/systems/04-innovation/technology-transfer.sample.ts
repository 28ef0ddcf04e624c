import {
  defineSample,
  type SampleActor,
  type SampleRecord,
  type SampleStage,
  type SampleStep,
} from '../../language/sample.ts'
import { inventCreditCode } from '../05-reform/enterprise-gradient/invent.ts'

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const plus = (at: Date, days: number) => new Date(at.getTime() + days * DAY)
const yearsOn = (day: string, years: number) =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('02-29', '02-28')}`

/** What is researched and what is asked for, field by field; invented. */
const TOPICS = [
  ['materials', '3034', '低温烧结陶瓷涂层', '炉窑内衬寿命短'],
  ['materials', '2927', '可降解包装薄膜', '包装废弃物处理成本高'],
  ['manufacturing', '3872', '灯具自动装配线', '灯具装配用工多'],
  ['manufacturing', '3434', '高精度阀门研磨工艺', '阀门泄漏率高'],
  ['electronics', '3911', '边缘侧视觉检测模组', '外观缺陷靠人看'],
  ['electronics', '6513', '设备故障预测软件', '设备停机没有预兆'],
  ['biology', '2770', '中药提取物在线质控', '批次间含量波动大'],
  ['energy', '4413', '余热回收换热器', '烟气余热白白排掉'],
  ['environment', '7721', '含镉污泥稳定化', '污泥处置费用高'],
  ['services', '7452', '快速检测试剂盒', '送检周期长'],
] as const

const HOLDERS = [
  ['湖滨理工大学（模拟）', 'university', true, false],
  ['湖滨材料研究所（模拟）', 'institute', true, true],
  ['省新技术研究院（模拟）', 'new-body', false, false],
  ['湖滨师范学院（模拟）', 'university', true, true],
] as const

/** Results, needs, what came of them and the contracts of five years (模拟数据). */
export default defineSample({
  system: 'technology-transfer',
  after: ['enterprise-gradient'],
  *make(stage): Iterable<SampleRecord> {
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const end = new Date(`${stage.to}T09:00:00Z`)
    const science =
      stage.bodies.find(({ key }) => key === 'science') ?? stage.bodies.find(({ kind }) => kind === 'department')
    if (science === undefined) return
    const clerk = stage.person('clerk', science.id)
    const leader = stage.person('leader')
    const firms = stage
      .made('enterprise')
      .filter(
        ({ values, steps }) =>
          values.kind === 'company' &&
          String(values.sector) >= '13' &&
          String(values.sector) < '77' &&
          steps.length === 0,
      )
    if (firms.length === 0) return
    const base = (
      type: string,
      at: Date,
      values: SampleRecord['values'],
      steps: readonly SampleStep[] = [],
    ): SampleRecord => ({
      type,
      id: stage.id(at),
      values,
      at,
      by: clerk,
      steps,
    })

    const brokers = ['湖滨技术转移中心（模拟）', '蓝湖知识产权（模拟）', '临湖科创服务（模拟）'].map((name, i) =>
      base('tech-broker', begins, {
        name,
        kind: 'agency',
        manager: stage.personName(),
        tech_fields: [TOPICS[i * 3]?.[0] ?? 'materials', 'manufacturing'],
        fee_percent: String(2 + i),
        valid_to: yearsOn(stage.to, 1 + i),
      }),
    )
    yield* brokers

    const results: SampleRecord[] = []
    let rights = 0
    for (let i = 0; i < stage.scale(48); i++) {
      const [field, sector, topic] = TOPICS[i % TOPICS.length] as (typeof TOPICS)[number]
      const at = plus(begins, stage.integer(3, 1700))
      const isFirm = stage.random() < 0.3
      const [holder, kind, isState, isLocal] = isFirm
        ? [String(stage.pick(firms).values.name), 'firm', false, true]
        : stage.pick(HOLDERS)
      const filed = dayOf(plus(at, -stage.integer(200, 1500)))
      const ends = yearsOn(filed, 20)
      const judged = stage.random() < 0.85
      const made = base(
        'tech-result',
        at,
        {
          name: `${topic}（第${Math.floor(i / TOPICS.length) + 1}代）`,
          summary: `${topic}的配方和工艺，在样机上验证过（模拟数据）`,
          tech_field: field,
          sector,
          ...(judged
            ? { maturity: stage.integer(3, 9), maturity_on: dayOf(plus(at, -20)), maturity_source: '专家评定（模拟）' }
            : {}),
          holder,
          holder_kind: kind,
          is_state_held: isState,
          is_local: isLocal,
          inventors: stage.personName(),
          ways: stage.pick([['licence'], ['transfer', 'licence'], ['licence', 'shares'], ['cooperation', 'licence']]),
          ...(stage.random() < 0.75 ? { price: String(stage.integer(3, 40) * 5) } : {}),
          ...(stage.random() < 0.8 ? { licence_years: String(stage.integer(3, 10)) } : {}),
          territory: stage.pick(['division', 'city', 'province', 'nation']),
          ...(stage.random() < 0.8 ? { ready_months: stage.integer(1, 14) } : {}),
          valid_to: dayOf(plus(at, stage.integer(500, 1100))),
        },
        [
          { does: 'submit', at: plus(at, 1), by: clerk },
          { does: 'list', at: plus(at, 4), by: leader },
        ],
      )
      results.push(made)
      yield made
      rights += 1
      const isKnowHow = stage.random() < 0.1
      const granted = plus(at, 1)
      yield base(
        'ip-right',
        at,
        {
          name: `${topic}及其制法（模拟${rights}）`,
          kind: isKnowHow ? 'know-how' : 'invention',
          ...(isKnowHow
            ? {}
            : { right_no: `模拟${stage.from.slice(0, 4)}1${String(rights).padStart(7, '0')}`, filed_on: filed }),
          result: made.id,
          owner: holder,
          is_local: isLocal,
          ...(isKnowHow ? {} : { is_high_value: stage.random() < 0.35 }),
        },
        [
          {
            does: 'grant',
            at: granted,
            by: clerk,
            gives: isKnowHow
              ? { granted_on: dayOf(granted) }
              : {
                  granted_on: dayOf(granted),
                  ends_on: ends,
                  paid_until:
                    stage.random() < 0.8
                      ? dayOf(plus(end, stage.integer(20, 500)))
                      : dayOf(plus(end, -stage.integer(1, 150))),
                },
          },
        ],
      )
    }

    const needs: SampleRecord[] = []
    for (let i = 0; i < stage.scale(36); i++) {
      const [field, sector, , problem] = TOPICS[(i * 3) % TOPICS.length] as (typeof TOPICS)[number]
      const at = plus(begins, stage.integer(30, 1760))
      const firm = stage.pick(firms)
      if (String(firm.values.entered_on) > dayOf(at)) continue
      const made = base(
        'tech-need',
        at,
        {
          firm: firm.id,
          problem: `${problem}（模拟${i + 1}）`,
          detail: `${problem}，现在靠人工补救，要在产线上解决，指标见附表（模拟数据）`,
          tech_field: field,
          sector,
          ...(stage.random() < 0.85 ? { least_maturity: stage.integer(4, 7) } : {}),
          ways: stage.pick([['licence', 'transfer'], ['licence'], ['transfer', 'cooperation', 'licence']]),
          ...(stage.random() < 0.7 ? { budget: String(stage.integer(4, 60) * 5) } : {}),
          ...(stage.random() < 0.8 ? { needs_years: String(stage.integer(1, 6)) } : {}),
          ...(stage.random() < 0.8 ? { territory: stage.pick(['division', 'division', 'city']) } : {}),
          ...(stage.random() < 0.8 ? { wanted_by: dayOf(plus(at, stage.integer(200, 900))) } : {}),
          valid_to: dayOf(plus(at, stage.integer(300, 900))),
          origin: stage.pick(['firm', 'visit', 'chain', 'broker']),
        },
        [
          { does: 'submit', at: plus(at, 1), by: clerk },
          { does: 'list', at: plus(at, 3), by: clerk },
        ],
      )
      needs.push(made)
    }
    yield* needs

    let contracts = 0
    const paired = new Set<string>()
    for (const [i, need] of needs.entries()) {
      const result = results.find(
        (one) =>
          one.values.tech_field === need.values.tech_field &&
          one.at < plus(need.at, 60) &&
          String(one.values.valid_to) > dayOf(plus(need.at, 80)) &&
          !paired.has(`${one.id} ${need.id}`),
      )
      const at = plus(need.at, 70)
      if (result === undefined || at > end || i % 3 === 2) continue
      paired.add(`${result.id} ${need.id}`)
      const isState = result.values.is_state_held === true
      const price = String(stage.integer(6, 60) * 5)
      const terms = { way: 'licence', pricing: isState ? 'talks' : 'listing', price, is_insider: false }
      const notice = plus(at, 12)
      const signs = plus(at, 40)
      const steps: SampleStep[] = [
        { does: 'talk', at: plus(at, 2), by: clerk, gives: { talks: '双方看样，谈妥试用（模拟）' } },
      ]
      const isSigned = signs < end && stage.random() < 0.8
      if (isSigned && isState)
        steps.push({
          does: 'notice',
          at: notice,
          by: clerk,
          gives: {
            ...terms,
            notice_from: dayOf(notice),
            notice_to: dayOf(plus(notice, 15)),
            notice_where: '持有单位网站公示栏（模拟）',
          },
        })
      if (isSigned) steps.push({ does: 'sign', at: signs, by: clerk, gives: { ...terms, is_objection_open: false } })
      else if (plus(at, 30) < end && stage.random() < 0.5)
        steps.push({ does: 'break', at: plus(at, 30), by: clerk, reason: '价格没有谈拢（模拟）' })
      const talk = base(
        'tech-introduction',
        at,
        {
          subject: `${result.values.name} — ${need.values.problem}`,
          result: result.id,
          need: need.id,
          reasons: '领域、成熟度合适（模拟数据）',
          broker: stage.pick(brokers).id,
          introduced_on: dayOf(at),
        },
        steps,
      )
      yield talk
      if (!isSigned) continue
      contracts += 1
      yield* contractOf(stage, {
        at: plus(signs, 3),
        talk,
        result,
        need,
        firm: firms.find(({ id }) => id === need.values.firm),
        amount: price,
        serial: contracts,
        clerk,
        leader,
        end,
      })
    }

    // Contracts that the market did not bring about: most of them, as everywhere.
    for (let i = 0; i < stage.scale(60); i++) {
      contracts += 1
      const at = plus(begins, stage.integer(20, 1740))
      if (plus(at, 30) > end) continue
      yield* contractOf(stage, {
        at,
        talk: null,
        result: null,
        need: null,
        firm: stage.pick(firms),
        amount: String(stage.integer(8, 400) * 5),
        serial: contracts,
        clerk,
        leader,
        end,
      })
    }

    for (const [i, partner] of HOLDERS.entries())
      yield base('research-cooperation', plus(begins, 40 + i * 100), {
        name: `${partner[0]}产学研合作`,
        partner: partner[0],
        firm: stage.pick(firms).id,
        kind: stage.pick(['agreement', 'laboratory', 'platform'] as const),
        topics: '联合攻关、学生实习、设备共享（模拟数据）',
        from_day: dayOf(plus(begins, 40 + i * 100)),
        to_day: yearsOn(stage.to, 1),
        last_activity: dayOf(plus(end, -(i * 200 + 30))),
      })
    yield* pilotsOf(stage, clerk, end)
  },
})

interface Signed {
  readonly at: Date
  readonly talk: SampleRecord | null
  readonly result: SampleRecord | null
  readonly need: SampleRecord | null
  readonly firm: SampleRecord | undefined
  readonly amount: string
  readonly serial: number
  readonly clerk: SampleRecord['by']
  readonly leader: SampleRecord['by']
  readonly end: Date
}

/** A contract with its registration, payments, reward and what became of the result. */
function* contractOf(stage: SampleStage, one: Signed): Iterable<SampleRecord> {
  const { at, clerk, leader, end, amount, serial } = one
  const nonTechnical = String(Math.round(Number(amount) * stage.pick([0, 0, 0.1, 0.35])))
  const steps: SampleStep[] = []
  const step = (does: string, days: number, gives: SampleStep['gives'] = {}, by = clerk) => {
    if (plus(at, days) <= end) steps.push({ does, at: plus(at, days), by, gives })
  }
  step('file', 1)
  step('accept', 3)
  step(
    'register',
    stage.random() < 0.93 ? stage.integer(6, 25) : 40,
    {
      contract_no: `模拟${dayOf(at).slice(0, 4)}${String(serial).padStart(6, '0')}`,
      kind: one.result === null ? stage.pick(['development', 'service', 'service', 'consulting'] as const) : 'licence',
      non_technical: nonTechnical,
    },
    leader,
  )
  const isSeller = one.result === null && stage.random() < 0.4
  const firmName = String(one.firm?.values.name ?? '临湖企业（模拟）')
  const other = one.result === null ? '外地企业（模拟）' : String(one.result.values.holder)
  const contract: SampleRecord = {
    type: 'tech-contract',
    id: stage.id(at),
    values: {
      name: `${one.result === null ? '技术服务' : String(one.result.values.name)}合同（模拟${serial}）`,
      kind: one.result === null ? 'service' : 'licence',
      ...(one.talk === null ? {} : { introduction: one.talk.id }),
      ...(one.result === null ? {} : { result: one.result.id }),
      tech_field: one.result?.values.tech_field ?? stage.pick(TOPICS)[0],
      seller: isSeller ? firmName : other,
      seller_is_local: isSeller || one.result?.values.is_local === true,
      buyer: isSeller ? other : firmName,
      ...(one.firm !== undefined && !isSeller ? { buyer_code: one.firm.values.credit_code ?? null } : {}),
      ...(isSeller ? { buyer_code: inventCreditCode(stage.division, 'company', 400_000_000 + serial) } : {}),
      buyer_is_local: !isSeller,
      signed_on: dayOf(at),
      runs_to: dayOf(plus(at, 400)),
      amount,
    },
    at,
    by: clerk,
    steps,
  }
  yield contract
  if (!steps.some(({ does }) => does === 'register')) return
  const half = String(Number(amount) / 2)
  for (const [i, days] of [60, 300].entries()) {
    const paid = plus(at, days + stage.integer(-10, 40))
    yield {
      type: 'tech-payment',
      id: stage.id(plus(at, 45)),
      values: {
        contract: contract.id,
        note: i === 0 ? '首付款' : '尾款',
        due_on: dayOf(plus(at, days)),
        due_amount: half,
      },
      at: plus(at, 45),
      by: clerk,
      steps:
        paid > plus(at, 45) && paid < end && stage.random() < 0.9
          ? [{ does: 'pay', at: paid, by: clerk, gives: { paid_on: dayOf(paid), paid_amount: half } }]
          : [],
    }
  }
  if (one.result === null) return
  const isState = one.result.values.is_state_held === true
  const noticed = plus(at, 120)
  if (noticed < end && stage.random() < 0.7)
    yield {
      type: 'inventor-reward',
      id: stage.id(plus(at, 110)),
      values: {
        contract: contract.id,
        note: `${one.result.values.name}奖励`,
        payer: String(one.result.values.holder),
        is_state_body: isState,
        way: 'sold',
        basis: isState ? 'rule' : 'law',
        base: amount,
        amount: String(Number(amount) * stage.pick([0.5, 0.6, 0.7])),
        main_amount: String(Number(amount) * 0.45),
        people: stage.integer(2, 7),
      },
      at: plus(at, 110),
      by: clerk,
      steps: [
        {
          does: 'notice',
          at: noticed,
          by: clerk,
          gives: { notice_from: dayOf(noticed), notice_to: dayOf(plus(noticed, 15)) },
        },
        ...(plus(noticed, 30) < end
          ? [{ does: 'pay', at: plus(noticed, 30), by: clerk, gives: { paid_on: dayOf(plus(noticed, 30)) } }]
          : []),
      ],
    }
  const landed = plus(at, stage.integer(120, 400))
  yield {
    type: 'tech-conversion',
    id: stage.id(plus(at, 50)),
    values: {
      name: `${one.result.values.name}投产`,
      result: one.result.id,
      contract: contract.id,
      ...(one.need === null ? {} : { firm: one.need.values.firm ?? null }),
      is_here: stage.random() < 0.8,
      where: '临湖厂区（模拟）',
      invested: String(stage.integer(10, 200) * 10),
    },
    at: plus(at, 50),
    by: clerk,
    steps:
      landed < end && stage.random() < 0.8
        ? [
            {
              does: 'land',
              at: landed,
              by: clerk,
              gives: { landed_on: dayOf(landed), landed_proof: '首笔销售发票（模拟）' },
            },
          ]
        : [],
  }
}

const PILOT_LINES = [
  ['涂层中试线（模拟）', ['materials'], '喷涂、固化、检测一套，日处理 200 公斤（模拟）'],
  ['电子装联中试线（模拟）', ['electronics', 'manufacturing'], '贴片、回流、老化一套（模拟）'],
  ['提取纯化中试线（模拟）', ['biology'], '200 升提取、层析、冻干一套（模拟）'],
] as const

/** Pilot lines with their open days about the end of the time: the past mostly used, the near future partly booked. */
function* pilotsOf(stage: SampleStage, clerk: SampleActor, end: Date): Iterable<SampleRecord> {
  const projects = stage.made('tech-conversion').filter(({ steps, at }) => steps.length === 0 && at < plus(end, -60))
  for (const [k, [name, fields, equipment]] of PILOT_LINES.entries()) {
    const opened = plus(end, -70)
    const line: SampleRecord = {
      type: 'pilot-base',
      id: stage.id(opened),
      values: {
        name,
        operator: '湖滨材料研究所（模拟）',
        tech_fields: [...fields],
        equipment,
        where: '高新园 3 栋（模拟）',
        is_here: true,
        fee: String(800 + k * 400),
      },
      at: opened,
      by: clerk,
      steps: [],
    }
    yield line
    for (let offset = -30; offset < 40; offset++) {
      const day = plus(end, offset)
      if (day.getUTCDay() === 0 || day.getUTCDay() === 6) continue
      const made = plus(opened, 1)
      const project = projects.length === 0 ? undefined : projects[(offset + 60 + k) % projects.length]
      const isTaken = project !== undefined && stage.random() < (offset < 0 ? 0.7 : 0.35)
      const booked = plus(made, 2)
      const isPast = offset < -1
      yield {
        type: 'pilot-day',
        id: stage.id(made),
        values: { base: line.id, day: dayOf(day) },
        at: made,
        by: clerk,
        steps: !isTaken
          ? []
          : [
              { does: 'book', at: booked, by: clerk, gives: { conversion: project.id, purpose: '放大试验（模拟）' } },
              ...(isPast
                ? [{ does: 'use', at: plus(day, 1), by: clerk, gives: { outcome: '按方案完成（模拟）' } }]
                : []),
            ],
      }
    }
  }
}
