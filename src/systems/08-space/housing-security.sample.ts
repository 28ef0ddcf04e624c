import { citizenCheck } from '../../language/codes/citizen-id.ts'
import { compareDecimals } from '../../language/decimal.ts'
import type { Values } from '../../language/field.ts'
import {
  defineSample,
  type SampleActor,
  type SampleRecord,
  type SampleStage,
  type SampleStep,
} from '../../language/sample.ts'
import { arithmeticText, type Score, scoreOf } from './housing-security/score.ts'
import { SCORE_DEFAULTS } from './housing-security/settings.ts'

const DAY = 86_400_000
const MINUTE = 60_000
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const plus = (at: Date, days: number, minutes = 0) => new Date(at.getTime() + days * DAY + minutes * MINUTE)

/** Whom a joint check asks what; the first of the bodies that the district has answers. */
const ITEMS = [
  { kind: 'income', what: '是否低保、低收入，收入是否与申报相符', body: 'civil-affairs', days: 10 },
  { kind: 'home', what: '是否享受过其他住房保障', body: 'housing', days: 5 },
  { kind: 'property', what: '家庭成员名下不动产', body: 'natural-resources', days: 5 },
  { kind: 'residence', what: '户籍、居住登记和车辆', body: 'public-security', days: 5 },
  { kind: 'work', what: '社会保险参保和工资', body: 'human-resources', days: 5 },
  { kind: 'firm', what: '名下经营主体', body: 'market-regulation', days: 5 },
] as const

const ESTATES = [
  { name: '临江安居苑（模拟）', code: 'A', rent: '6.5', market: '14.0' },
  { name: '湖畔新居（模拟）', code: 'B', rent: '7.2', market: '16.5' },
] as const
const AREAS = { '1': 36, '2': 48, '3': 60 } as const
const OLD_HOMES = { '1': 14, '2': 12, '3': 6 } as const
const NEW_HOMES = { '1': 12, '2': 9, '3': 4 } as const

/** A household with what becomes of it, before its case number is known. */
interface Case {
  readonly id: string
  readonly at: Date
  readonly values: Values
  readonly steps: SampleStep[]
  readonly street: SampleActor
  number: string
  queuedAt: Date | null
  score: Score | null
}

/** Households from the counter to a home, two estates, a round by the queue with its leases, allowances, a backlog (模拟数据). */
export default defineSample({
  system: 'housing-security',
  *make(stage): Iterable<SampleRecord> {
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const end = new Date(`${stage.to}T09:00:00Z`)
    const office = stage.bodies.find(({ key }) => key === 'housing')
    const streets = stage.bodies.filter(({ kind }) => kind === 'subdistrict')
    if (office === undefined || streets.length === 0) return
    const clerk = stage.person('clerk', office.id)
    const planner = stage.person('planner')
    const items = ITEMS.flatMap((item) => {
      const body = stage.bodies.find(({ key }) => key === item.body)
      return body === undefined ? [] : [{ ...item, asked: body.id, by: stage.person('clerk', body.id) }]
    })
    for (const { kind, what, asked, days } of items)
      yield made('housing-check-item', stage, begins, planner, {
        kind,
        what,
        asked_of: asked,
        answer_days: days,
        basis: '公租房管理规定（模拟）',
      })

    const cases: Case[] = []
    for (let i = 0; i < stage.scale(190); i++) {
      const body = stage.pick(streets)
      const at = plus(begins, stage.integer(5, Math.floor((end.getTime() - begins.getTime()) / DAY) - 5), i)
      cases.push(caseOf(stage, at, body.id))
    }
    // Numbers are given as they come.
    cases.sort((a, b) => a.at.getTime() - b.at.getTime())
    const counts = new Map<string, number>()
    for (const one of cases) {
      const year = dayOf(one.at).slice(0, 4)
      const count = (counts.get(year) ?? 0) + 1
      counts.set(year, count)
      one.number = `BZ${year}-${String(count).padStart(5, '0')}`
    }

    const later: SampleRecord[] = []
    for (const one of cases) later.push(...followed(stage, one, office.id, clerk, items, end))
    const homes = homesOf(stage, plus(begins, 60), office.id, clerk)
    const round = roundOf(stage, new Date('2023-06-05T01:00:00Z'), office.id, clerk)
    if (round.at > begins && round.at < end)
      later.push(...housed(stage, round, homes.old, cases, office.id, clerk, end))
    for (const one of cases) {
      yield {
        type: 'housing-application',
        id: one.id,
        values: one.values,
        at: one.at,
        by: one.street,
        steps: one.steps,
      }
      const persons = Number(one.values.household_size)
      for (let i = 1; i < persons; i++) {
        const { id } = citizen(stage, i === 1 ? 1965 : 1990, i === 1 ? 1995 : 2018)
        yield made('household-member', stage, plus(one.at, 0, 1), one.street, {
          application: one.id,
          name: stage.personName(),
          citizen_id: id,
          relation: i === 1 ? 'spouse' : 'child',
        })
      }
    }
    yield* later
    yield* homes.all
    yield* backlog(stage, begins, end, office.id, clerk)
  },
})

const made = (
  type: string,
  stage: SampleStage,
  at: Date,
  by: SampleActor,
  values: Values,
  steps: readonly SampleStep[] = [],
): SampleRecord => ({ type, id: stage.id(at), values, at, by, steps })

function citizen(stage: SampleStage, from: number, to: number): { readonly id: string } {
  const two = (n: number) => String(n).padStart(2, '0')
  const born = `${stage.integer(from, to)}${two(stage.integer(1, 12))}${two(stage.integer(1, 28))}`
  const body = `${stage.division.slice(0, 6)}${born}${String(stage.integer(1, 999)).padStart(3, '0')}`
  return { id: `${body}${citizenCheck(body)}` }
}

function caseOf(stage: SampleStage, at: Date, street: string): Case {
  const persons = stage.pick([1, 1, 2, 2, 3, 3, 3, 4, 5] as const)
  const isSubsidy = stage.random() < 0.2
  const priority =
    stage.random() < 0.25 ? [stage.pick(['minimum', 'disabled', 'care', 'veteran', 'elderly'] as const)] : null
  // A few are above a limit and are found to be.
  const income = stage.integer(4, stage.random() < 0.06 ? 60 : 34) * 1000 * persons
  const values: Values = {
    applicant: stage.personName(),
    citizen_id: citizen(stage, 1960, 1998).id,
    phone: `139${String(stage.integer(0, 99_999_999)).padStart(8, '0')}`,
    address: `文苑路${stage.integer(1, 200)}号${stage.integer(1, 20)}栋${stage.integer(101, 603)}（模拟）`,
    wants: isSubsidy ? 'subsidy' : 'public-rental',
    street,
    in_charge: street,
    accepted_on: dayOf(at),
    consent: true,
    household_size: String(persons),
    residence_years: String(stage.integer(1, 30)),
    income: String(income),
    assets: String(stage.integer(0, 90) * 1000 * persons),
    owned_area: String(stage.random() < 0.55 ? 0 : stage.integer(4, 13) * persons),
    ...(priority === null ? {} : { priority }),
  }
  return {
    id: stage.id(at),
    at,
    values,
    steps: [],
    street: stage.person('clerk', street),
    number: '',
    queuedAt: null,
    score: null,
  }
}

/** A case on its way to the queue or the allowance, with its checks and its score. */
function* followed(
  stage: SampleStage,
  one: Case,
  office: string,
  clerk: SampleActor,
  items: readonly ((typeof ITEMS)[number] & { readonly asked: string; readonly by: SampleActor })[],
  end: Date,
): Iterable<SampleRecord> {
  const { steps, values, id } = one
  const first = plus(one.at, stage.integer(3, 18))
  if (first > end) return
  steps.push({
    does: 'pass-first',
    at: first,
    by: one.street,
    gives: { first_opinion: '材料齐全，家庭情况属实（模拟数据）', in_charge: office },
  })
  const asked = plus(first, 8 + stage.integer(0, 3))
  if (asked > end) return
  if (stage.random() < 0.05) {
    const told = plus(first, 2, 30)
    yield made(
      'housing-objection',
      stage,
      told,
      clerk,
      {
        application: id,
        case_number: one.number,
        about: 'first-notice',
        matter: '反映名下有车（模拟数据）',
        came_by: 'counter',
        received_on: dayOf(told),
        office,
      },
      [
        {
          does: 'dismiss',
          at: plus(told, 4),
          by: clerk,
          gives: { finding: '车辆已注销，不属实（模拟数据）', answer: '经核实，反映的情况不属实（模拟数据）。' },
        },
      ],
    )
  }
  let isAgainst = false
  let isSilent = false
  for (const { kind, what, asked: body, days, by } of items) {
    const answered = plus(asked, stage.integer(1, days + 2), stage.integer(1, 300))
    const isLate = answered > end || stage.random() < 0.01
    const isNo =
      kind === 'income' && Number(values.income) / Number(values.household_size) > SCORE_DEFAULTS.limits.income
    if (isNo) isAgainst = true
    if (isLate) isSilent = true
    yield made(
      'housing-check',
      stage,
      asked,
      clerk,
      {
        application: id,
        case_number: one.number,
        kind,
        what,
        asked_of: body,
        answer_days: String(days),
        persons: `${values.applicant} ${values.citizen_id}`,
      },
      isLate
        ? []
        : [
            {
              does: 'answer',
              at: answered,
              by,
              gives: isNo ? { answer: 'fails', found: '收入超过上限（模拟数据）' } : { answer: 'fits' },
            },
          ],
    )
  }
  steps.push({ does: 'to-joint', at: plus(asked, 0, 1), by: clerk })
  const second = plus(asked, 14 + stage.integer(0, 4))
  if (isSilent || second > end) return
  if (isAgainst) {
    steps.push({ does: 'reject', at: second, by: clerk, reason: '人均年收入超过上限（模拟数据）' })
    return
  }
  steps.push({
    does: 'pass-second',
    at: second,
    by: clerk,
    gives: { second_opinion: '各部门答复符合，公示（模拟数据）' },
  })
  const queued = plus(second, 8 + stage.integer(0, 2))
  if (queued > end) return
  if (values.wants === 'subsidy') {
    steps.push({ does: 'grant', at: queued, by: clerk })
    yield* allowances(stage, one, office, clerk, queued, end)
    return
  }
  const score = scoreOf(values, SCORE_DEFAULTS)
  yield made('housing-score', stage, queued, clerk, {
    application: id,
    case_number: one.number,
    office,
    from_day: dayOf(queued),
    scored_at: queued.toISOString(),
    group: score.group,
    points: score.points.total,
    rooms: score.rooms,
    arithmetic: arithmeticText(score),
  })
  steps.push({ does: 'enter-queue', at: plus(queued, 0, 1), by: clerk })
  one.queuedAt = queued
  one.score = score
}

/** Three of four quarters that have passed since are paid. */
function* allowances(
  stage: SampleStage,
  one: Case,
  office: string,
  clerk: SampleActor,
  granted: Date,
  end: Date,
): Iterable<SampleRecord> {
  const leader = stage.person('leader')
  const day = dayOf(granted)
  for (let year = Number(day.slice(0, 4)), quarter = Math.ceil(Number(day.slice(5, 7)) / 3); ; ) {
    const at = new Date(Date.UTC(year, quarter * 3, 6, 1))
    if (at > end) return
    yield made(
      'housing-subsidy',
      stage,
      at,
      clerk,
      {
        application: one.id,
        case_number: one.number,
        office,
        quarter: `${year}-Q${quarter}`,
        persons: one.values.household_size ?? '1',
        owned_area: one.values.owned_area ?? '0',
        factor: '80',
      },
      plus(at, 9) > end
        ? []
        : [
            { does: 'approve', at: plus(at, 4), by: leader },
            { does: 'pay', at: plus(at, 9), by: clerk },
          ],
    )
    quarter++
    if (quarter > 4) {
      year++
      quarter = 1
    }
  }
}

interface SampleHome {
  readonly id: string
  readonly rooms: '1' | '2' | '3'
  readonly at: Date
  readonly values: Values
  readonly steps: SampleStep[]
}

/** Homes of an estate that is let, and of one that stands ready for the next round. */
function homesOf(stage: SampleStage, at: Date, office: string, clerk: SampleActor) {
  const build = (estate: (typeof ESTATES)[number], counts: typeof OLD_HOMES | typeof NEW_HOMES, ready: Date) => {
    let door = 0
    return (['1', '2', '3'] as const).flatMap((rooms) =>
      Array.from({ length: counts[rooms] }, (): SampleHome => {
        door++
        const floor = 1 + (door % 11)
        return {
          id: stage.id(ready),
          rooms,
          at: ready,
          values: {
            code: `${estate.code}${rooms}-${String(door).padStart(3, '0')}`,
            estate: estate.name,
            door: `${1 + (door % 3)}栋${floor}${String(door % 4).padStart(2, '0')}`,
            kind: 'public-rental',
            rooms,
            area: String(AREAS[rooms] + (door % 4)),
            floor: String(floor),
            rent: estate.rent,
            market_rent: estate.market,
            office,
            ready_on: dayOf(ready),
          },
          steps: [],
        }
      }),
    )
  }
  const old = build(ESTATES[0], OLD_HOMES, at)
  const fresh = build(ESTATES[1], NEW_HOMES, new Date('2025-08-04T01:00:00Z'))
  const records = function* () {
    for (const { id, at: when, values, steps } of [...old, ...fresh])
      yield { type: 'housing-home', id, values, at: when, by: clerk, steps }
  }
  return { old, all: { [Symbol.iterator]: records } }
}

const roundOf = (stage: SampleStage, at: Date, office: string, clerk: SampleActor) => ({
  id: stage.id(at),
  at,
  by: clerk,
  values: {
    name: '2023年第一批公租房配租（模拟）',
    kind: 'public-rental',
    mode: 'queue',
    planned_on: dayOf(plus(at, 20)),
    office,
  },
})

/** A round in the order of the queue: each chooses in turn, signs, pays, is checked every year; some leave. */
function* housed(
  stage: SampleStage,
  round: ReturnType<typeof roundOf>,
  homes: readonly SampleHome[],
  cases: readonly Case[],
  office: string,
  clerk: SampleActor,
  end: Date,
): Iterable<SampleRecord> {
  const offered = plus(round.at, 20)
  const waiting = cases
    .filter(({ queuedAt }) => queuedAt !== null && plus(queuedAt, 1) < offered)
    .sort((a, b) => {
      const group = Number(a.score?.group === 'ordinary') - Number(b.score?.group === 'ordinary')
      const points = compareDecimals(b.score?.points.total ?? '0', a.score?.points.total ?? '0')
      return group || points || (a.queuedAt?.getTime() ?? 0) - (b.queuedAt?.getTime() ?? 0)
    })
  for (const home of homes)
    home.steps.push({ does: 'offer', at: plus(round.at, 3), by: clerk, gives: { round: round.id } })
  let minutes = 10
  for (const rooms of ['1', '2', '3'] as const) {
    const free = homes.filter((home) => home.rooms === rooms)
    const taken = new Set<SampleHome>()
    const turns = waiting.filter(({ score }) => score?.rooms === rooms).slice(0, free.length)
    for (const [i, one] of turns.entries()) {
      const home = free[i] as SampleHome
      const leaseId = stage.id(offered)
      const chosen = plus(offered, 2, minutes++)
      const signed = plus(offered, 6, minutes++)
      const from = dayOf(plus(signed, 4))
      const until = `${Number(from.slice(0, 4)) + 5}${from.slice(4)}`
      const isRefusing = i === 1
      const paysBy = i % 4 === 2 ? 'fund' : 'self'
      yield made(
        'housing-offer',
        stage,
        offered,
        clerk,
        {
          round: round.id,
          application: one.id,
          case_number: one.number,
          office,
          rooms,
          group: one.score?.group ?? 'ordinary',
          turn: String(i + 1),
          came_by: 'queue',
          offered_on: dayOf(offered),
          answer_until: dayOf(plus(offered, 15)),
          live: one.id,
          lease: isRefusing ? null : leaseId,
        },
        isRefusing
          ? [{ does: 'refuse', at: chosen, by: clerk, reason: '离工作地点太远（模拟数据）' }]
          : [
              { does: 'choose', at: chosen, by: clerk, gives: { home: home.id } },
              {
                does: 'sign',
                at: signed,
                by: clerk,
                gives: { lease_from: from, lease_until: until, pays_by: paysBy },
              },
            ],
      )
      if (isRefusing) continue
      yield* leased(stage, one, home, { id: leaseId, signed, from, until, paysBy }, office, clerk, end)
      taken.add(home)
      home.steps.push({ does: 'let', at: plus(signed, 0, 1), by: clerk })
      one.steps.push({ does: 'house', at: plus(signed, 0, 2), by: clerk })
    }
    for (const home of free)
      if (!taken.has(home)) home.steps.push({ does: 'take-back', at: plus(offered, 31), by: clerk })
  }
  yield {
    type: 'housing-round',
    id: round.id,
    values: round.values,
    at: round.at,
    by: clerk,
    steps: [
      { does: 'begin', at: plus(offered, 0, 5), by: clerk },
      { does: 'close', at: plus(offered, 30), by: clerk },
    ],
  }
}

/** A lease with its bills of the last year and its yearly checks. */
function* leased(
  stage: SampleStage,
  one: Case,
  home: SampleHome,
  {
    id,
    signed,
    from,
    until,
    paysBy,
  }: {
    readonly id: string
    readonly signed: Date
    readonly from: string
    readonly until: string
    readonly paysBy: 'self' | 'fund'
  },
  office: string,
  clerk: SampleActor,
  end: Date,
): Iterable<SampleRecord> {
  const perHead = Number(one.values.income) / Number(one.values.household_size)
  const share = perHead <= 12_000 ? 30 : perHead <= 24_000 ? 60 : 100
  const monthly = ((Number(home.values.area) * Number(home.values.rent) * share) / 100).toFixed(2)
  const steps: SampleStep[] = []
  const owes = stage.random() < 0.08
  const fails = !owes && stage.random() < 0.1
  for (let year = Number(from.slice(0, 4)) + 1; year <= Number(dayOf(end).slice(0, 4)); year++) {
    const due = new Date(`${year}${from.slice(4)}T01:00:00Z`)
    if (due > end) break
    const at = plus(due, stage.integer(3, 25))
    const isNo = fails && year === 2025
    yield made(
      'housing-review',
      stage,
      due,
      clerk,
      { application: one.id, case_number: one.number, lease: id, office, year: String(year), due_on: dayOf(due) },
      at > end
        ? []
        : [
            {
              does: 'conclude',
              at,
              by: clerk,
              gives: isNo ? { result: 'fails', found: '家庭收入超过上限（模拟数据）' } : { result: 'fits' },
            },
          ],
    )
    if (isNo && plus(at, 10) < end)
      steps.push({ does: 'give-notice', at: plus(at, 10), by: clerk, gives: { exit_cause: 'income' } })
  }
  for (let back = 11; back >= 0; back--) {
    const month = new Date(Date.UTC(Number(dayOf(end).slice(0, 4)), Number(dayOf(end).slice(5, 7)) - 1 - back, 1, 1))
    const due = plus(month, 14)
    const paid = !(owes && back < 7) && due < end
    const bill = stage.id(month)
    yield {
      type: 'housing-rent',
      id: bill,
      values: {
        lease: id,
        office,
        month: dayOf(month).slice(0, 7),
        due: monthly,
        due_on: dayOf(due),
        ...(paid ? { paid: monthly, paid_on: dayOf(plus(month, 5)) } : {}),
      },
      at: month,
      by: clerk,
      steps: [],
    }
    if (paysBy === 'fund')
      yield made(
        'housing-deduction',
        stage,
        plus(month, 0, 2),
        clerk,
        {
          lease: id,
          bill,
          office,
          month: dayOf(month).slice(0, 7),
          from: 'fund',
          why: 'agreed',
          asked: monthly,
          asked_on: dayOf(month),
          ...(due < end ? {} : { open_of: bill }),
        },
        paid
          ? [
              {
                does: 'take',
                at: plus(month, 5),
                by: clerk,
                gives: { taken: monthly, taken_on: dayOf(plus(month, 5)) },
              },
            ]
          : due < end
            ? [{ does: 'fail', at: plus(month, 12), by: clerk, reason: '公积金账户余额不足（模拟数据）' }]
            : [],
      )
  }
  yield {
    type: 'housing-lease',
    id,
    values: {
      application: one.id,
      case_number: one.number,
      home: home.id,
      office,
      from_day: from,
      until_day: until,
      share: String(share),
      pays_by: paysBy,
    },
    at: signed,
    by: clerk,
    steps,
  }
}

const CAUSES = ['land', 'planning', 'acceptance', 'tax', 'gone', 'mortgage'] as const

/** Estates without certificates; most are cleared. */
function* backlog(
  stage: SampleStage,
  begins: Date,
  end: Date,
  office: string,
  clerk: SampleActor,
): Iterable<SampleRecord> {
  for (let i = 0; i < stage.scale(20); i++) {
    const at = plus(begins, stage.integer(10, 200), i)
    const households = stage.integer(40, 600)
    const cleared = plus(at, stage.integer(120, 1300))
    const isCleared = cleared < end && stage.random() < 0.9
    yield made(
      'certificate-backlog',
      stage,
      at,
      clerk,
      {
        name: `${stage.firmName()}小区（模拟 ${i + 1}）`,
        cause: CAUSES[i % CAUSES.length] ?? 'land',
        lead: office,
        households: String(households),
        issued: String(isCleared ? Math.floor(households * 0.9) : 0),
        listed_on: dayOf(at),
      },
      isCleared
        ? [{ does: 'clear', at: cleared, by: clerk, gives: { way: '容缺办理，先办证后追缴（模拟数据）' } }]
        : [],
    )
  }
}
