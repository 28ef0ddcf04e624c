import { defineSample, type SampleRecord } from '../../language/sample.ts'

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Powers that any district has, in our own words; what they rest on is invented and says so. */
const POWERS = [
  {
    name: '市政设施损坏的修复和查处',
    kind: 'penalty',
    bodies: ['urban-management', 'housing'],
    prefix: 'part-01',
    words: ['井盖', '路灯', '护栏'],
  },
  {
    name: '市容环境卫生的检查',
    kind: 'inspection',
    bodies: ['urban-management'],
    prefix: '01',
    words: ['垃圾', '乱堆', '占道'],
  },
  { name: '户外广告设置的许可', kind: 'licence', bodies: ['urban-management'], prefix: '02', words: ['广告', '招牌'] },
  {
    name: '建筑施工安全的检查',
    kind: 'inspection',
    bodies: ['housing'],
    prefix: '03',
    words: ['工地', '脚手架', '渣土'],
  },
  {
    name: '燃气使用安全的检查',
    kind: 'inspection',
    bodies: ['housing', 'emergency'],
    prefix: null,
    words: ['燃气', '液化气'],
  },
  {
    name: '违法建设的拆除',
    kind: 'compulsion',
    bodies: ['urban-management', 'natural-resources'],
    prefix: null,
    words: ['违建', '私搭', '加层'],
  },
  { name: '餐饮服务的许可', kind: 'licence', bodies: ['market-regulation'], prefix: null, words: ['餐馆', '食品'] },
  {
    name: '油烟噪声污染的处罚',
    kind: 'penalty',
    bodies: ['environment', 'urban-management'],
    prefix: null,
    words: ['油烟', '噪声'],
  },
  { name: '危险化学品经营的许可', kind: 'licence', bodies: ['emergency'], prefix: null, words: ['危化品'] },
  { name: '消防安全的检查', kind: 'inspection', bodies: ['emergency'], prefix: null, words: ['消防', '疏散通道'] },
  { name: '最低生活保障的给付', kind: 'payment', bodies: ['civil-affairs'], prefix: null, words: ['低保', '困难'] },
  { name: '临时救助的给付', kind: 'payment', bodies: ['civil-affairs'], prefix: null, words: ['临时救助'] },
  {
    name: '就业困难人员的认定',
    kind: 'confirmation',
    bodies: ['human-resources'],
    prefix: null,
    words: ['失业', '求职'],
  },
  { name: '拖欠工资的查处', kind: 'penalty', bodies: ['human-resources'], prefix: null, words: ['欠薪', '工资'] },
  { name: '民办幼儿园设立的许可', kind: 'licence', bodies: ['education'], prefix: null, words: ['幼儿园'] },
  { name: '河道管理范围内活动的检查', kind: 'inspection', bodies: ['water'], prefix: null, words: ['河道', '堤防'] },
  { name: '林木采伐的许可', kind: 'licence', bodies: ['forestry', 'natural-resources'], prefix: null, words: ['砍树'] },
  { name: '物业服务的监督', kind: 'inspection', bodies: ['housing'], prefix: null, words: ['物业', '业委会'] },
  { name: '养老机构的备案', kind: 'confirmation', bodies: ['civil-affairs'], prefix: null, words: ['养老院'] },
  { name: '科技型中小企业的奖励', kind: 'award', bodies: ['science'], prefix: null, words: ['科技奖励'] },
] as const

/** A list of powers in force, two whose article has ended, what subdistricts were given, and what they are held to (模拟数据). */
export default defineSample({
  system: 'power-lists',
  *make(stage) {
    const at = new Date(`${stage.from}T01:00:00Z`)
    const planner = stage.person('planner')
    const later = (days: number) => new Date(at.getTime() + days * DAY)
    const streets = stage.bodies.filter(({ kind }) => kind === 'subdistrict')
    const year = Number(stage.from.slice(0, 4))
    const items: SampleRecord[] = []
    for (const [i, power] of POWERS.entries()) {
      const body = stage.bodies.find(({ key }) => (power.bodies as readonly string[]).includes(key))
      if (body === undefined) continue
      const clerk = stage.person('clerk', body.id)
      const endsOn = i % 9 === 4 ? `${year + 3}-06-30` : null
      const article: SampleRecord = {
        type: 'law-article',
        id: stage.id(at),
        values: {
          name: `模拟条例第${i + 3}条（${power.name}）`,
          law: '模拟条例',
          article_no: `第${i + 3}条`,
          edition: `${year - 4}年`,
          rank: power.kind === 'licence' ? 'regulation' : stage.pick(['law', 'regulation', 'local'] as const),
          valid_from: `${year - 4}-01-01`,
          valid_to: endsOn,
        },
        at,
        by: planner,
        steps: [],
      }
      yield article
      const item: SampleRecord = {
        type: 'power-item',
        id: stage.id(later(1)),
        values: {
          code: `43${String(i + 1).padStart(2, '0')}17${String(i + 1).padStart(3, '0')}000`,
          name: power.name,
          kind: power.kind,
          basis: article.id,
          body: body.id,
          level: 'county',
          legal_days: power.kind === 'licence' ? 20 : null,
          promised_days: power.kind === 'licence' ? stage.integer(3, 12) : null,
          duty_accept: '公示条件，一次告知（模拟数据）',
          duty_decide: '在时限内作出决定（模拟数据）',
          duty_supervise: '事后检查，结果公开（模拟数据）',
        },
        at: later(1),
        by: clerk,
        steps: [
          { does: 'submit', at: later(3), by: clerk },
          { does: 'approve', at: later(8), by: planner },
          { does: 'publish', at: later(12), by: planner, gives: { document_no: `模拟政发〔${year}〕${i + 1}号` } },
        ],
      }
      items.push(item)
      yield item
      yield {
        type: 'duty-route',
        id: stage.id(later(13)),
        values: { matter: power.name, class_prefix: power.prefix, words: power.words.join('、'), item: item.id },
        at: later(13),
        by: planner,
        steps: [],
      }
    }
    for (const [s, street] of streets.entries()) {
      const clerk = stage.person('clerk', street.id)
      for (const [i, item] of items.entries()) {
        const isGiven = (i + s) % 4 === 0
        let delegation: string | null = null
        if (isGiven) {
          delegation = stage.id(later(20))
          yield {
            type: 'power-delegation',
            id: delegation,
            values: {
              item: item.id,
              street: street.id,
              method: stage.pick(['transfer', 'entrust'] as const),
              basis: item.values.basis ?? null,
              staff: stage.integer(2, 6),
              certified: 2,
              from_day: dayOf(later(21)),
            },
            at: later(20),
            by: planner,
            steps: [
              { does: 'give', at: later(24), by: planner, gives: { document_no: `模拟政办发〔${year}〕${s + 1}号` } },
            ],
          }
        }
        // What is laid on a subdistrict goes further than what it was given.
        if (isGiven || (i + s) % 3 === 0)
          yield {
            type: 'street-duty',
            id: stage.id(later(30)),
            values: {
              street: street.id,
              name: `${String(item.values.name)}（属地责任）`,
              source: '年度责任书（模拟）',
              department: item.values.body ?? null,
              delegation,
              from_day: dayOf(later(30)),
            },
            at: later(30),
            by: clerk,
            steps: [],
          }
      }
    }
    const [one, other] = items
    if (one === undefined || other === undefined) return
    yield {
      type: 'duty-boundary',
      id: stage.id(later(200)),
      values: {
        matter: '公园内破损的市政井盖（模拟数据）',
        one: one.values.body ?? null,
        other: other.values.body ?? null,
        said: '一方认为属公园管护，一方认为属市政设施（模拟数据）',
      },
      at: later(200),
      by: stage.person('dispatcher'),
      steps: [
        {
          does: 'rule',
          at: later(203),
          by: planner,
          gives: { item: one.id, ruling: '井盖属市政设施，由其权属单位负责（模拟数据）', words: '公园井盖' },
        },
      ],
    }
  },
})
