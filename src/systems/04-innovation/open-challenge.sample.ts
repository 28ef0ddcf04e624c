import { defineSample, type SampleRecord, type SampleStep } from '../../language/sample.ts'
import { inventCreditCode } from '../05-reform/enterprise-gradient/invent.ts'

const DAY = 86_400_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const plus = (at: Date, days: number) => new Date(at.getTime() + days * DAY)

/** Challenges by their age in days before the end of the time, and how far each came; invented. */
const CHALLENGES = [
  { title: '高温炉窑节能涂层', field: 'materials', ago: 1300, ends: 'accepted', mode: 'single' },
  { title: '灯具视觉质检', field: 'electronics', ago: 1000, ends: 'excused', mode: 'single' },
  { title: '阀门零泄漏密封', field: 'manufacturing', ago: 700, ends: 'accepted', mode: 'single' },
  { title: '含镉污泥低成本稳定化', field: 'environment', ago: 330, ends: 'performing', mode: 'race' },
  { title: '中药提取在线检测', field: 'biology', ago: 80, ends: 'screening', mode: 'single' },
  { title: '边缘侧缺陷检测芯片', field: 'electronics', ago: 78, ends: 'screening', mode: 'single' },
  { title: '低噪声散热风机', field: 'manufacturing', ago: 25, ends: 'published', mode: 'single' },
  { title: '可降解薄膜热封', field: 'materials', ago: 6, ends: 'collected', mode: 'single' },
] as const

const FIELDS = ['electronics', 'biology', 'materials', 'environment', 'manufacturing'] as const
const EMPLOYERS = [
  '湖滨理工大学（模拟）',
  '湖滨材料研究所（模拟）',
  '省检测院（模拟）',
  '湖滨师范学院（模拟）',
  '外省大学（模拟）',
]

/** A pool of experts with what they avoid, and challenges from the call to their end (模拟数据). */
export default defineSample({
  system: 'open-challenge',
  after: ['technology-transfer', 'industrial-chain'],
  *make(stage): Iterable<SampleRecord> {
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const end = new Date(`${stage.to}T09:00:00Z`)
    const science =
      stage.bodies.find(({ key }) => key === 'science') ?? stage.bodies.find(({ kind }) => kind === 'department')
    if (science === undefined) return
    const clerk = stage.person('clerk', science.id)
    const leader = stage.person('leader')
    const planner = stage.person('planner')
    const firms = stage
      .made('enterprise')
      .filter(({ values, steps }) => values.kind === 'company' && String(values.sector) < '45' && steps.length === 0)
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
    let serial = 500_000_000
    const team = () => {
      serial += 1
      return {
        bidder: `${stage.firmName().replace(/(?:股份)?有限(?:责任)?公司$/, '')}科技有限公司`,
        bidder_code: inventCreditCode(stage.division, 'company', serial),
        lead: stage.personName(),
        members: `${stage.personName()}、${stage.personName()}`,
      }
    }

    const experts = Array.from({ length: 36 }, (_, i) =>
      base('review-expert', begins, {
        expert_no: `模拟专${String(i + 1).padStart(3, '0')}`,
        name: stage.personName(),
        employer: EMPLOYERS[Math.floor(i / FIELDS.length) % EMPLOYERS.length] ?? '',
        title: stage.pick(['教授', '研究员', '高级工程师']),
        tech_fields: [
          FIELDS[i % FIELDS.length] ?? 'materials',
          FIELDS[(i * 2 + 1) % FIELDS.length] ?? 'materials',
        ].filter((field, at, all) => all.indexOf(field) === at),
        phone: `010-0${String(stage.integer(0, 9_999_999)).padStart(7, '0')}`,
        is_lent: i % 9 === 8,
        consent_on: stage.from,
        valid_to: `${Number(stage.to.slice(0, 4)) + 2}-12-31`,
      }),
    )
    yield* experts

    for (const { title, field, ago, ends, mode } of CHALLENGES) {
      const at = plus(end, -ago)
      if (at < begins) continue
      const firm = stage.pick(firms)
      const reward = stage.integer(10, 40) * 10
      const published = plus(at, 14)
      const until = plus(published, 30)
      const isPast = ends !== 'collected'
      const isClosed = isPast && ends !== 'published'
      const isDecided = isClosed && ends !== 'screening'
      const decided = plus(until, 20)
      const started = plus(decided, 10)
      const steps: SampleStep[] = []
      if (isPast)
        steps.push(
          {
            does: 'argue',
            at: plus(at, 7),
            by: clerk,
            gives: {
              argued_on: dayOf(plus(at, 7)),
              argument: '题目真实、指标可测，建议张榜（模拟）',
              reward: String(reward),
              own_money: String((reward * 7) / 10),
              public_money: String((reward * 3) / 10),
              months: 12,
              ip_terms: 'both',
            },
          },
          {
            does: 'publish',
            at: published,
            by: leader,
            gives: { bids_until: dayOf(until), escrowed: String(reward / 2), who_may: '有能力的团队都可揭榜' },
          },
        )
      if (isClosed) steps.push({ does: 'close', at: plus(until, 1), by: planner })
      if (isDecided)
        steps.push(
          {
            does: 'conclude-outside',
            at: plus(until, 15),
            by: leader,
            gives: { outside_note: '平台启用前由上级统一组织评审（模拟）' },
          },
          {
            does: 'decide',
            at: decided,
            by: clerk,
            gives: { choice_reason: '技术路线成熟、报价合理（模拟）', notice_where: '政府网站（模拟）' },
          },
          { does: 'start', at: started, by: clerk },
        )
      if (ends === 'accepted') steps.push({ does: 'solve', at: plus(started, 380), by: clerk })
      if (ends === 'excused')
        steps.push({ does: 'fail', at: plus(started, 380), by: clerk, reason: '尽职免责（模拟）' })
      // A want of technology on a chain, where one was in hand by then.
      const wants = stage.made('chain-gap').filter((gap) => gap.at < at)
      const gap = stage.random() < 0.6 ? wants[ago % Math.max(1, wants.length)] : undefined
      const challenge = base(
        'challenge',
        at,
        {
          title,
          firm: firm.id,
          source: gap === undefined ? stage.pick(['collected', 'government'] as const) : 'chain',
          ...(gap === undefined ? {} : { gap: gap.id }),
          tech_field: field,
          detail: `${title}：现有水平达不到产线要求，要在一年内做出可用的样机（模拟数据）`,
          mode,
          desk: science.id,
        },
        steps,
      )
      yield challenge
      const indicators = [
        ['主要性能', 'ge', '95', '%'],
        ['单位成本', 'le', '12', '元'],
      ].map(([name, comparator, value, unit]) =>
        base('challenge-indicator', plus(at, 2), {
          challenge: challenge.id,
          name: name ?? '',
          comparator: comparator ?? 'ge',
          value: value ?? '0',
          unit: unit ?? '',
          method: '第三方按约定工况测 30 天（模拟）',
        }),
      )
      yield* indicators
      if (!isPast) continue
      const teams = Array.from({ length: ends === 'published' ? 1 : 3 }, team)
      const bids: SampleRecord[] = []
      for (const [i, one] of teams.entries()) {
        const bidAt = plus(published, 5 + i * 6)
        const isAwarded = isDecided && (i === 0 || (mode === 'race' && i === 1))
        const bidSteps: SampleStep[] = isClosed ? [{ does: 'admit', at: plus(until, 4), by: clerk }] : []
        if (isDecided)
          bidSteps.push(
            isAwarded
              ? { does: 'award', at: plus(until, 17), by: clerk, gives: { award_reason: '综合最优（模拟）' } }
              : { does: 'pass', at: plus(until, 18), by: clerk },
          )
        const bid = base(
          'bid',
          bidAt,
          {
            challenge: challenge.id,
            desk: science.id,
            ...one,
            is_local: stage.random() < 0.4,
            partners: i === 0 ? (EMPLOYERS[1] ?? '') : '',
            is_related: false,
            scheme_name: `${title}方案${i + 1}`,
            plan: `先在小样上验证${i === 0 ? '配方' : i === 1 ? '结构' : '控制策略'}，再放大到产线（模拟数据）`,
            promises: `主要性能 ${95 + i}%，单位成本 ${11 - i * 0.5} 元（模拟数据）`,
            stages: '3 个月小试，6 个月样机，12 个月产线验证（模拟数据）',
            risks: '放大后性能下降，备有第二条路线（模拟数据）',
            price: String(Math.round(reward * (0.8 + i * 0.08))),
            months: 11,
          },
          bidSteps,
        )
        bids.push(bid)
        yield bid
        if (!isAwarded) continue
        yield* performed(bid, challenge, indicators, i, ends, started, one.bidder)
      }
      // Somebody in the pool always has worked with a bidder.
      const tied = experts[ago % experts.length]
      if (tied !== undefined)
        yield base('expert-tie', plus(published, 3), {
          expert: tied.id,
          kind: 'coauthor',
          organisation: teams[0]?.bidder ?? '',
          since: dayOf(plus(published, -200)),
        })
    }

    function* performed(
      bid: SampleRecord,
      challenge: SampleRecord,
      indicators: readonly SampleRecord[],
      i: number,
      ends: string,
      started: Date,
      name: string,
    ): Iterable<SampleRecord> {
      const made = plus(started, -4)
      const tested = plus(started, 350)
      const amount = Number(bid.values.price)
      const steps: SampleStep[] = [
        { does: 'sign', at: plus(started, -2), by: clerk, gives: { signed_on: dayOf(plus(started, -2)) } },
      ]
      if (ends === 'accepted')
        steps.push(
          {
            does: 'test',
            at: plus(tested, 5),
            by: clerk,
            gives: { tested_on: dayOf(tested), tested_by: '省检测院（模拟）', test_report: [stage.id(tested)] },
          },
          { does: 'accept', at: plus(tested, 15), by: leader, gives: { experts_said: '指标全部达到（模拟）' } },
        )
      if (ends === 'excused')
        steps.push({
          does: 'excuse',
          at: plus(tested, 15),
          by: leader,
          gives: {
            diligence: '做了 41 次试验，经费专款专用，放大后性能不稳（模拟）',
            diligence_proof: [stage.id(tested)],
            experts_said: '路线可行，材料受限，认定尽职（模拟）',
            lessons: '试验数据供后来者使用（模拟）',
          },
        })
      const contract = base(
        'challenge-contract',
        made,
        {
          name: `${challenge.values.title}揭榜合同${i + 1}`,
          challenge: challenge.id,
          bid: bid.id,
          team: name,
          team_is_local: bid.values.is_local ?? false,
          desk: science?.id ?? '',
          amount: String(amount),
          public_money: String(Math.round(amount * 0.3)),
          pledge: '一年内达到全部指标；到期测试，达不到按约定处理（模拟）',
          due_on: dayOf(plus(started, 365)),
        },
        steps,
      )
      yield contract
      for (const [k, [share, days]] of (
        [
          [30, 90],
          [40, 200],
          [30, 345],
        ] as const
      ).entries()) {
        const due = plus(started, days)
        const isPassed = due < plus(end, -20) && !(ends === 'excused' && k === 2)
        yield base(
          'milestone',
          plus(made, 1),
          {
            contract: contract.id,
            position: k + 1,
            name: ['小试', '样机', '产线验证'][k] ?? '',
            shows: '达到分阶段指标，提交测试数据（模拟）',
            due_on: dayOf(due),
            share: String(share),
          },
          isPassed
            ? [
                { does: 'hand-in', at: plus(due, -3), by: clerk, gives: { evidence: [stage.id(due)] } },
                { does: 'pass', at: plus(due, 2), by: leader, gives: { finding: '达到（模拟）' } },
                {
                  does: 'pay',
                  at: plus(due, 4),
                  by: clerk,
                  gives: { paid_on: dayOf(plus(due, 4)), paid_amount: String((amount * share) / 100) },
                },
              ]
            : [],
        )
      }
      if (ends !== 'accepted') return
      for (const [k, indicator] of indicators.entries())
        yield base(
          'indicator-test',
          plus(tested, 2),
          {
            contract: contract.id,
            indicator: indicator.id,
            measured: k === 0 ? '96.5' : '11.2',
            is_met: true,
            note: '约定工况（模拟）',
          },
          [{ does: 'confirm', at: plus(tested, 3), by: clerk }],
        )
    }
  },
})
