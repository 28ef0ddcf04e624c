import {
  defineSample,
  type SampleActor,
  type SampleRecord,
  type SampleStage,
  type SampleStep,
} from '../../language/sample.ts'
import { inventCreditCode } from './enterprise-gradient/invent.ts'

const DAY = 86_400_000
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY)
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const number = (value: number, digits = 0) => value.toFixed(digits)

const HOMES = ['gba', 'gba', 'gba', 'yangtze', 'csz', 'province', 'elsewhere', 'abroad'] as const
const WORKS = [
  ['plant', '3829', '输变电配套生产'],
  ['plant', '3922', '智能终端装配'],
  ['plant', '2720', '中药饮片'],
  ['plant', '3670', '汽车零部件'],
  ['headquarters', '7211', '区域总部'],
  ['research', '7320', '研发中心'],
  ['service', '6513', '软件与信息服务'],
] as const

/**
 * Investors, some of them on the lists of the top 500, and what became of them: leads claimed and let go, assessed and signed,
 * registered, started, producing; money by its vouchers; promises looked at (模拟数据).
 */
export default defineSample({
  system: 'investment-promotion',
  after: ['carriers-and-land', 'enterprise-gradient', 'project-lifecycle', 'industrial-chain'],
  *make(stage) {
    const body = (stage.bodies.find(({ key }) => key === 'commerce') ?? stage.bodies[0])?.id
    if (body === undefined) return
    const begins = new Date(`${stage.from}T02:00:00Z`)
    const planner = stage.person('planner')
    const desk: Desk = { stage, body, clerk: stage.person('clerk', body), planner, checker: other(stage, planner) }
    const end = new Date(`${stage.to}T02:00:00Z`)
    for (let i = 0; i < stage.scale(110); i++) {
      const at = later(begins, 10 + Math.floor((stage.random() * (end.getTime() - begins.getTime())) / DAY) - 20)
      if (at < begins) continue
      const isTop = i % 9 === 0
      const investor: SampleRecord = {
        type: 'investor',
        id: stage.id(at),
        values: {
          name: `${stage.firmName()}（模拟投资方${i + 1}）`,
          home: stage.pick(HOMES),
          is_native: stage.random() < 0.2,
          contact: stage.personName(),
          phone: `138${String(10_000_000 + i * 7919).slice(0, 8)}`,
        },
        at,
        by: desk.clerk,
        steps: [],
      }
      yield investor
      if (isTop)
        yield {
          type: 'top-listing',
          id: stage.id(at),
          values: {
            investor: investor.id,
            list: stage.pick(['global', 'china', 'private'] as const),
            year: String(at.getUTCFullYear()),
            rank: String(stage.integer(20, 499)),
            source: '公开榜单（模拟数据）',
          },
          at,
          by: desk.clerk,
          steps: [],
        }
      yield* lifeOf(desk, investor, i, later(at, 1), end, isTop)
    }
  },
})

interface Desk {
  readonly stage: SampleStage
  readonly body: string
  readonly clerk: SampleActor
  readonly planner: SampleActor
  readonly checker: SampleActor
}

function other(stage: SampleStage, planner: SampleActor): SampleActor {
  for (let i = 0; i < 20; i++) {
    const found = stage.person('planner')
    if (found.id !== planner.id) return found
  }
  return planner
}

/** What it needs of a place. */
const roomOf = (stage: SampleStage, kind: string): Readonly<Record<string, string>> =>
  kind === 'plant'
    ? {
        room: String(stage.integer(8, 60) * 100),
        room_height: String(stage.integer(6, 9)),
        room_load: '1.5',
        room_rent: String(stage.integer(10, 18)),
      }
    : { room: String(stage.integer(2, 15) * 100), room_rent: String(stage.integer(25, 45)) }

/** One lead from its entry to wherever time and luck have brought it, with its contacts, its money and what was promised. */
function* lifeOf(
  { stage, body, clerk, planner, checker }: Desk,
  investor: SampleRecord,
  i: number,
  made: Date,
  end: Date,
  isTop: boolean,
): Iterable<SampleRecord> {
  const [kind, sector, what] = stage.pick(WORKS)
  // A gap of a chain that was in hand by then.
  const gaps = stage.made('chain-gap').filter((one) => one.at < made)
  const gap = gaps.length > 0 && stage.random() < 0.45 ? gaps[i % gaps.length] : undefined
  const isLarge = isTop || stage.random() < 0.12
  const investment = Math.round(isLarge ? 10_000 + stage.random() * 60_000 : 800 + stage.random() * 6000)
  const isForeign = investor.values.home === 'abroad'
  const id = stage.id(made)
  const steps: SampleStep[] = []
  const others: SampleRecord[] = []
  let at = made
  /** Takes a step some days on, unless the simulated time has run out. */
  const goes = (
    does: string,
    days: readonly [number, number],
    by: SampleActor,
    gives?: (at: Date) => SampleStep['gives'],
    reason?: string,
  ): boolean => {
    const next = later(at, stage.integer(...days))
    if (next >= later(end, -2)) return false
    at = next
    const given = gives?.(at)
    steps.push({
      does,
      at,
      by,
      ...(given === undefined ? {} : { gives: given }),
      ...(reason === undefined ? {} : { reason }),
    })
    return true
  }
  const proof = (when: Date) => [stage.id(when)]
  const contact = (what: string) =>
    others.push({
      type: 'lead-contact',
      id: stage.id(at),
      values: { lead: id, on: dayOf(at), how: stage.pick(['call', 'visit', 'hosted'] as const), what, body },
      at: later(at, 0),
      by: clerk,
      steps: [],
    })
  const live = () => {
    if (!goes('claim', [1, 6], clerk, (when) => ({ first_proof: proof(when) }))) return
    contact('初次洽谈（模拟数据）')
    if (stage.random() < 0.22) return // goes cold, and lapses by itself
    if (!goes('visit', [10, 50], clerk)) return
    if (stage.random() < 0.3) goes('find-visited', [2, 10], clerk, () => roomOf(stage, kind))
    if (stage.random() < 0.15) {
      goes('die', [15, 60], clerk, undefined, '投资方另选他处（模拟数据）')
      return
    }
    const assessed = goes('assess', [10, 45], checker, (when) => ({
      industry_fit: 'pass',
      zoning: 'pass',
      energy: stage.random() < 0.6 ? 'pass' : 'not-needed',
      land_check: 'pass',
      credit: 'pass',
      assessment: proof(when),
    }))
    if (!assessed) return
    const signed = goes('sign', [10, 60], clerk, (when) => ({
      favours: stage.random() < 0.5 ? ['rent'] : [],
      fair_review: 'pass',
      fair_review_on: dayOf(later(when, -3)),
      agreement: proof(when),
      signed_on: dayOf(when),
      contract_amount: String(investment),
    }))
    if (!signed) return
    const signedAt = at
    agree(signedAt)
    if (stage.random() < 0.12) {
      goes('dissolve', [120, 400], planner, undefined, '双方同意解除（模拟数据）')
      return
    }
    const code = inventCreditCode(stage.division, 'company', 700_000 + i * 13)
    if (!goes('register', [8, 40], clerk, (when) => ({ firm_code: code, registered_on: dayOf(when) }))) return
    arrive(signedAt)
    if (kind === 'plant' && stage.random() < 0.5) goes('hand-over', [3, 20], clerk)
    if (stage.random() < 0.25) return
    if (!goes('start', [30, 220], clerk, (when) => ({ started_on: dayOf(later(when, -2)), start_proof: proof(when) })))
      return
    if (
      !goes('produce', [150, 420], clerk, (when) => ({
        produced_on: dayOf(later(when, -3)),
        production_proof: proof(when),
      }))
    )
      return
    goes('fulfil', [150, 360], checker, (when) => ({ full_on: dayOf(later(when, -3)), full_proof: proof(when) }))
  }
  const agree = (signedAt: Date) => {
    for (const [part, days] of [
      [0.3, 90],
      [0.4, 270],
      [0.3, 540],
    ] as const)
      others.push({
        type: 'lead-money',
        id: stage.id(signedAt),
        values: {
          lead: id,
          kind: 'agreed',
          on: dayOf(later(signedAt, days)),
          amount: number(investment * part, 2),
          voucher: `协议第${days / 90 + 3}条`,
          body,
        },
        at: signedAt,
        by: clerk,
        steps: [],
      })
    for (const [by, what, kindOf, amount, unit, days] of [
      ['firm', '按期开工', 'start', null, null, 200],
      ['firm', '带动就业', 'jobs', '80', '人', 560],
      ['government', '按期交付场地', 'works', null, null, 150],
    ] as const) {
      const due = later(signedAt, days)
      const looked = later(due, stage.integer(3, 25))
      const isKept = stage.random() < 0.75
      others.push({
        type: 'promise',
        id: stage.id(signedAt),
        values: {
          lead: id,
          by,
          kind: kindOf,
          what: `${what}（模拟数据）`,
          ...(amount === null ? {} : { amount, unit }),
          due_on: dayOf(due),
          body,
        },
        at: signedAt,
        by: clerk,
        steps:
          looked < later(end, -1) && stage.random() < 0.85
            ? [
                {
                  does: isKept ? 'keep' : 'break',
                  at: looked,
                  by: planner,
                  gives: {
                    ...(amount === null ? {} : { actual: isKept ? '92' : '35' }),
                    finding: '现场核对（模拟数据）',
                    proof: proof(looked),
                  },
                },
              ]
            : [],
      })
    }
  }
  const arrive = (signedAt: Date) => {
    for (const [n, part] of [0.28, 0.3, 0.3].entries()) {
      const on = later(signedAt, 60 + n * 200 + stage.integer(0, 60))
      if (on >= later(end, -8) || stage.random() < 0.2) break
      others.push({
        type: 'lead-money',
        id: stage.id(on),
        values: {
          lead: id,
          kind: 'arrived',
          on: dayOf(on),
          amount: number(investment * part, 2),
          voucher: `模拟回单${i}-${n + 1}`,
          is_foreign: isForeign,
          body,
          proof: proof(on),
        },
        at: on,
        by: clerk,
        steps: [{ does: 'verify', at: later(on, 4), by: planner }],
      })
    }
  }
  live()
  yield {
    type: 'lead',
    id,
    values: {
      name: `${what}项目（模拟${i + 1}）`,
      investor: investor.id,
      body,
      sector,
      source:
        gap === undefined ? stage.pick(['association', 'native', 'event', 'agent', 'firm', 'visit'] as const) : 'chain',
      kind,
      ...(gap === undefined ? {} : { gap: gap.id }),
      summary: '建设内容以协议为准（模拟数据）',
      investment: String(investment),
      ...(isForeign ? { foreign: number(investment * 0.4) } : {}),
      ...(kind === 'plant' && isLarge ? { land: number(investment / 300, 1), tax_per_mu: '15' } : {}),
      jobs: String(stage.integer(20, 400)),
      control_share: String(stage.pick([51, 60, 80, 100, 35])),
      place: [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05],
    },
    at: made,
    by: planner,
    steps,
  }
  yield* others
}
