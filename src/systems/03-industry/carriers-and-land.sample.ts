import {
  defineSample,
  type SampleActor,
  type SampleRecord,
  type SampleStage,
  type SampleStep,
} from '../../language/sample.ts'

const DAY = 86_400_000
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY)
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const number = (value: number, digits = 0) => value.toFixed(digits)

const PLACES = [
  ['园区', 'park', 'none', '电子信息、装备制造', 90_000],
  ['智能终端配套园', 'specialist-park', 'none', '智能终端', 42_000],
  ['物流园', 'specialist-park', 'none', '物流', 60_000],
  ['金融大厦', 'building', 'none', '金融、法律服务', 26_000],
  ['电商楼', 'building', 'none', '电子商务', 14_000],
  ['都市工业楼', 'plant', 'none', '轻工、设计', 22_000],
  ['企业孵化器', 'incubator', 'provincial', '科技服务', 12_000],
  ['众创空间', 'maker-space', 'city', '软件、设计', 4_000],
  ['创业孵化基地', 'base', 'city', '综合', 8_000],
] as const

const ROOMS = {
  floor: { uses: ['office', 'research'], height: [2.8, 4.2], load: [0.3, 0.5], power: [60, 300], rent: [22, 60] },
  plant: { uses: ['industry', 'storage'], height: [5, 11], load: [0.8, 3], power: [250, 2000], rent: [9, 18] },
  'old-works': { uses: ['industry', 'storage'], height: [4.5, 9], load: [0.5, 2], power: [100, 800], rent: [5, 10] },
  plot: { uses: ['industry'], height: [0, 0], load: [0, 0], power: [0, 0], rent: [0, 0] },
} as const

/**
 * Places of a simulated district with their rooms, tenants, services and years; firms that look for one; land that was granted
 * and not built on, with what is done about it (模拟数据).
 */
export default defineSample({
  system: 'carriers-and-land',
  after: ['enterprise-gradient', 'mu-yield-evaluation'],
  *make(stage) {
    const body = (stage.bodies.find(({ key }) => key === 'industry') ?? stage.bodies[0])?.id
    if (body === undefined) return
    const clerk = stage.person('clerk', body)
    const planner = stage.person('planner')
    const begins = new Date(`${stage.from}T01:30:00Z`)
    const end = new Date(`${stage.to}T01:30:00Z`)
    const firms = stage.made('enterprise').filter(({ values }) => values.kind === 'company')
    let firm = 0
    const place = () => [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05] as const
    for (const [i, [name, kind, level, industries, floor]] of PLACES.entries()) {
      const made = later(begins, i)
      const carrier: SampleRecord = {
        type: 'carrier',
        id: stage.id(made),
        values: {
          name: `模拟${name}`,
          kind,
          level,
          body,
          ...(level === 'none' ? {} : { filed_on: dayOf(later(begins, 200)) }),
          industries,
          land: number(floor / 400),
          floor: String(floor),
          lettable: number(floor * 0.82),
          in_district: kind !== 'park',
          ...(['incubator', 'maker-space', 'base'].includes(kind) ? { seed_fund: '520' } : {}),
          place: place(),
        },
        at: made,
        by: planner,
        steps: [{ does: 'open', at: later(made, 1), by: planner }],
      }
      yield carrier
      yield* yearsOf(stage, carrier, body, clerk, planner, begins, end)
      const isHatchery = ['incubator', 'maker-space', 'base'].includes(kind)
      for (let r = 0; r < stage.scale(isHatchery ? 10 : 14); r++) {
        const roomKind = kind === 'park' || kind === 'plant' || kind === 'specialist-park' ? 'plant' : 'floor'
        const isLet = stage.random() < 0.7
        const space = spaceOf(stage, {
          name: `${name}${1 + (r % 9)}-${100 + r}`,
          kind: roomKind,
          carrier: carrier.id,
          body,
          made: later(made, 2 + r),
          by: planner,
          checker: clerk,
          isLet,
          end,
          place: carrier.values.place as readonly [number, number],
        })
        yield space
        const wasLet = space.steps.some(({ does }) => does === 'let')
        const taken = wasLet ? firms[(firm++ * 7) % Math.max(1, firms.length)] : undefined
        if (taken !== undefined)
          yield* tenancyOf(stage, { carrier, space, firm: taken, body, clerk, planner, isHatchery, end })
      }
    }
    for (let i = 0; i < stage.scale(16); i++)
      yield spaceOf(stage, {
        name: `老厂房${i + 1}号（模拟）`,
        kind: i % 5 === 4 ? 'plot' : 'old-works',
        carrier: null,
        body,
        made: later(begins, 30 + i * 11),
        by: planner,
        checker: clerk,
        isLet: stage.random() < 0.3,
        end,
        place: place(),
      })
    for (let i = 0; i < stage.scale(14); i++) {
      const use = stage.pick(['industry', 'industry', 'office', 'storage', 'research'] as const)
      const at = later(end, -stage.integer(10, 150))
      const isWorks = use === 'industry' || use === 'storage'
      yield {
        type: 'site-demand',
        id: stage.id(at),
        values: {
          who: stage.firmName(),
          use,
          area_from: number(isWorks ? stage.integer(8, 30) * 100 : stage.integer(2, 9) * 100),
          ...(isWorks ? { height: number(5 + stage.random() * 4, 1), power: number(stage.integer(2, 12) * 100) } : {}),
          rent: number(isWorks ? stage.integer(9, 17) : stage.integer(28, 60)),
          body,
          needed_by: dayOf(later(end, stage.integer(20, 200))),
          note: '模拟数据',
        },
        at,
        by: clerk,
        steps: [],
      }
    }
    yield* landOf(stage, body, clerk, planner, end)
  },
})

function* yearsOf(
  stage: SampleStage,
  carrier: SampleRecord,
  body: string,
  clerk: SampleActor,
  planner: SampleActor,
  begins: Date,
  end: Date,
): Iterable<SampleRecord> {
  const size = Number(carrier.values.floor) / 90_000
  let revenue = 230 * size * (0.8 + stage.random() * 0.4)
  for (let year = begins.getUTCFullYear(); year < end.getUTCFullYear(); year++) {
    const at = new Date(Date.UTC(year + 1, 1, 20, 2))
    revenue *= 1.08 + stage.random() * 0.08
    yield {
      type: 'carrier-year',
      id: stage.id(at),
      values: {
        carrier: carrier.id,
        year: String(year),
        body,
        revenue: number(revenue, 2),
        value_added: number(revenue * 0.26, 2),
        investment: number(revenue * 0.21, 2),
        tax: number(revenue * 120),
        ...(carrier.values.kind === 'park' ? { built: number(0.6 + stage.random() * 1.2, 2) } : {}),
        jobs: number(revenue * 42),
        source: '园区年报（模拟数据）',
      },
      at,
      by: clerk,
      steps: [
        { does: 'submit', at: later(at, 1), by: clerk },
        { does: 'confirm', at: later(at, 6), by: planner },
      ],
    }
  }
}

interface Room {
  readonly name: string
  readonly kind: keyof typeof ROOMS
  readonly carrier: string | null
  readonly body: string
  readonly made: Date
  readonly by: SampleActor
  readonly checker: SampleActor
  readonly isLet: boolean
  readonly end: Date
  readonly place: readonly [number, number]
}

function spaceOf(stage: SampleStage, room: Room): SampleRecord {
  const { kind, made, by, checker, isLet } = room
  const { uses, height, load, power, rent } = ROOMS[kind]
  const between = ([least, most]: readonly [number, number], digits: number) =>
    number(least + stage.random() * (most - least), digits)
  const soil =
    kind === 'floor' ? 'clean' : stage.random() < 0.12 ? 'listed' : stage.random() < 0.5 ? 'clean' : 'unsurveyed'
  const isPlot = kind === 'plot'
  const steps: SampleStep[] = [
    { does: 'verify', at: later(made, 4), by: checker, gives: { title_papers: [stage.id(later(made, 4))] } },
  ]
  if (soil !== 'listed' && (isLet || stage.random() < 0.75)) {
    steps.push({ does: 'offer', at: later(made, 9), by: checker })
    if (isLet) steps.push({ does: 'let', at: later(made, 40), by: checker, gives: { new_use: uses[0] } })
  }
  return {
    type: 'space',
    id: stage.id(made),
    values: {
      name: room.name,
      ...(room.carrier === null ? {} : { carrier: room.carrier }),
      kind,
      owner: room.carrier === null ? '改制企业留守处（模拟）' : '园区运营公司（模拟）',
      is_state: stage.random() < 0.5,
      area: number(
        isPlot
          ? stage.integer(60, 200) * 100
          : kind === 'floor'
            ? stage.integer(3, 14) * 60
            : stage.integer(8, 45) * 100,
      ),
      uses: [...uses],
      ...(isPlot
        ? { price: number(stage.integer(600, 3000)) }
        : {
            height: between(height, 1),
            // What nobody has measured is left open, as in life.
            ...(stage.random() < 0.85 ? { load: between(load, 1) } : {}),
            ...(stage.random() < 0.8 ? { power: between(power, 0) } : {}),
            rent: between(rent, 1),
          }),
      soil,
      body: room.body,
      idle_since: dayOf(later(made, -stage.integer(20, 900))),
      place: room.place,
    },
    at: made,
    by,
    steps,
  }
}

function* tenancyOf(
  stage: SampleStage,
  {
    carrier,
    space,
    firm,
    body,
    clerk,
    planner,
    isHatchery,
    end,
  }: {
    readonly carrier: SampleRecord
    readonly space: SampleRecord
    readonly firm: SampleRecord
    readonly body: string
    readonly clerk: SampleActor
    readonly planner: SampleActor
    readonly isHatchery: boolean
    readonly end: Date
  },
): Iterable<SampleRecord> {
  const made = later(space.at, 45 + stage.integer(0, 200))
  if (made >= later(end, -30)) return
  const until = later(made, stage.pick([730, 1095, 1460, 1825]))
  const id = stage.id(made)
  const steps: SampleStep[] = [{ does: 'admit', at: later(made, 3), by: clerk }]
  const served: SampleRecord[] = []
  if (isHatchery && stage.random() < 0.8)
    for (let i = 0; i < 3; i++) {
      const on = later(made, 30 + i * 80)
      if (on >= end) break
      served.push({
        type: 'incubation-service',
        id: stage.id(on),
        values: {
          tenancy: id,
          kind: stage.pick(['policy', 'training', 'patents', 'transfer', 'trade'] as const),
          on: dayOf(on),
          what: '上门服务（模拟数据）',
          body,
        },
        at: on,
        by: clerk,
        steps: [],
      })
    }
  const graduated = later(made, 400 + stage.integer(0, 300))
  if (isHatchery && served.length > 0 && graduated < end && graduated < later(until, -200) && stage.random() < 0.5)
    steps.push({
      does: 'graduate',
      at: graduated,
      by: clerk,
      gives: {
        met: stage.pick([
          ['high-tech', 'revenue'],
          ['revenue', 'financing'],
        ] as const),
        went_to: stage.random() < 0.7 ? 'here' : 'city',
        proof: [stage.id(graduated)],
      },
    })
  else if (stage.random() < 0.15) {
    const leaves = later(made, 200 + stage.integer(0, 300))
    if (leaves < later(end, -5) && leaves < later(until, -200))
      steps.push({ does: 'leave', at: leaves, by: clerk, gives: { went_to: 'city' }, reason: '扩产搬迁（模拟数据）' })
  }
  yield {
    type: 'tenancy',
    id,
    values: {
      carrier: carrier.id,
      space: space.id,
      firm: firm.id,
      firm_name: firm.values.name ?? '',
      body,
      area: space.values.area ?? '0',
      from_day: dayOf(made),
      to_day: dayOf(until),
      is_local: stage.random() < 0.86,
      stage: stage.pick(['seed', 'growing', 'mature'] as const),
      jobs: String(stage.integer(5, 120)),
    },
    at: made,
    by: planner,
    steps,
  }
  yield* served
}

function* landOf(
  stage: SampleStage,
  body: string,
  clerk: SampleActor,
  planner: SampleActor,
  end: Date,
): Iterable<SampleRecord> {
  const parcels = stage.made('parcel')
  for (let i = 0; i < Math.min(parcels.length, stage.scale(30)); i++) {
    const parcel = parcels[i] as SampleRecord
    const made = later(new Date(`${stage.from}T02:00:00Z`), 60 + i * 9)
    const agreed = later(made, 120)
    const starts = later(agreed, stage.random() < 0.65 ? stage.integer(-20, 200) : 100_000)
    const area = Number(parcel.values.area)
    const steps: SampleStep[] = []
    const doesStart = starts < later(end, -10)
    if (doesStart) {
      steps.push({ does: 'start', at: later(starts, 3), by: clerk, gives: { started_on: dayOf(starts) } })
      const completed = later(starts, 420 + stage.integer(0, 240))
      if (completed < later(end, -10))
        steps.push({
          does: 'complete',
          at: later(completed, 4),
          by: clerk,
          gives: { completed_on: dayOf(completed), invested: number(area * (180 + stage.random() * 120)) },
        })
    }
    const grantId = stage.id(made)
    yield {
      type: 'land-grant',
      id: grantId,
      values: {
        contract_no: `模拟让${String(i + 1).padStart(3, '0')}`,
        parcel: parcel.id,
        holder: stage.firmName(),
        body,
        area: number(area, 4),
        price: number(area * 22),
        planned_investment: number(area * 220),
        agreed_start: dayOf(agreed),
        agreed_end: dayOf(later(agreed, 730)),
        intensity: '200',
        tax_per_mu: '12',
      },
      at: made,
      by: clerk,
      steps,
    }
    const found = later(agreed, 400)
    if (doesStart || found > later(end, -150) || stage.random() < 0.3) continue
    const answered = later(found, 25)
    const cause = stage.random() < 0.6 ? 'firm' : 'government'
    const paths: SampleStep[] = [
      { does: 'inquire', at: later(found, 5), by: clerk },
      {
        does: 'determine',
        at: later(answered, 10),
        by: clerk,
        gives: {
          cause,
          cause_proof: [stage.id(answered)],
          holder_says: '资金没有到位（模拟数据）',
          determination: `模拟自然资认〔${answered.getUTCFullYear()}〕${i + 1}号`,
        },
      },
      {
        does: 'plan',
        at: later(answered, 20),
        by: clerk,
        gives:
          cause === 'firm'
            ? { path: 'fee', fee: number(Math.floor(area * 22 * 0.2)) }
            : { path: 'extension', extra_days: '180' },
      },
    ]
    if (stage.random() < 0.6)
      paths.push({
        does: 'close',
        at: later(answered, 80),
        by: planner,
        gives: { result: '已处置（模拟数据）', recovered: number(area, 4), proof: [stage.id(later(answered, 80))] },
      })
    yield {
      type: 'land-finding',
      id: stage.id(found),
      values: {
        grant: grantId,
        parcel: parcel.id,
        what: `约定开工后未动工（模拟${i + 1}）`,
        kind: 'not-started',
        body,
        area: number(area, 4),
        found_on: dayOf(found),
      },
      at: found,
      by: planner,
      steps: paths,
    }
  }
}
