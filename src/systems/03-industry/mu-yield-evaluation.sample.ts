import {
  defineSample,
  type SampleActor,
  type SampleRecord,
  type SampleStage,
  type SampleStep,
} from '../../language/sample.ts'

const DAY = 86_400_000
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY)
const money = (value: number, digits = 2) => value.toFixed(digits).replace(/\.?0+$/, '') || '0'

/** Items with the department that keeps them. */
const SOURCES = {
  tax: 'tax',
  value_added: 'statistics',
  revenue: 'statistics',
  energy: 'statistics',
  power: 'power',
  emission: 'environment',
  staff: 'statistics',
  research: 'science',
} as const

/**
 * Industrial firms of a simulated district on their parcels (模拟数据): land with tenants on several storeys, figures of two
 * years from six sources, a few firms exempt, a few with a veto, some without a figure.
 */
export default defineSample({
  system: 'mu-yield-evaluation',
  after: ['enterprise-gradient', 'power-lists'],
  *make(stage) {
    const planner = stage.person('planner')
    const clerk = stage.person('clerk')
    const begins = new Date(`${stage.from}T01:00:00Z`)
    const parks = stage.bodies.filter(({ kind }) => kind === 'park' || kind === 'subdistrict')
    const firms = stage
      .made('enterprise')
      .filter(({ values }) => /^(1[3-9]|[23]\d|4[0-3])/.test(String(values.sector)) && values.kind !== 'sole-trader')
      .filter((one) => !one.steps.some(({ does }) => does === 'move-out' || does === 'deregister' || does === 'revoke'))
      .slice(0, stage.scale(180))
    const land = new Map<string, number>()
    for (let i = 0, p = 1; i < firms.length; p++) {
      // A third of the parcels are factories let by the storey.
      const isShared = stage.random() < 0.33
      const users = firms.slice(i, i + (isShared ? stage.integer(2, 4) : 1))
      i += users.length
      const holder = users[0] as SampleRecord
      const area = Math.round((isShared ? 12 : 6) * (1 + stage.random() ** 2 * 14) * 100) / 100
      const ratio = isShared ? 2 : 1.2
      const parcel: SampleRecord = {
        type: 'parcel',
        id: stage.id(begins),
        values: {
          code: `模拟${String(p).padStart(4, '0')}`,
          location: `工业大道${p}号（模拟）`,
          zone: stage.pick(parks).id,
          area: money(area, 4),
          plot_ratio: String(ratio),
          holder: holder.id,
          granted_on: stage.from,
          state_of_use: stage.random() < 0.9 ? 'used' : 'partly',
          place: [112.6 + stage.random() * 0.06, 26.86 + stage.random() * 0.05],
        },
        at: begins,
        by: clerk,
        steps: [],
      }
      yield parcel
      // What stays with nobody is what does not add up.
      let left = stage.random() < 0.08 ? area * 0.85 : area
      for (const [n, user] of users.entries()) {
        const isLast = n === users.length - 1
        const mu = isLast ? left : (area / users.length) * (0.8 + stage.random() * 0.4)
        left -= mu
        land.set(user.id, mu)
        yield {
          type: 'land-use',
          id: stage.id(begins),
          values: {
            parcel: parcel.id,
            firm: user.id,
            kind: n === 0 ? 'registered' : 'leased',
            floor_area: n === 0 ? null : money(mu * ratio * 666.67, 0),
            mu: money(mu, 4),
            from_day: stage.from,
          },
          at: begins,
          by: clerk,
          steps: [],
        }
      }
    }
    const last = Number(stage.to.slice(0, 4)) - 1
    for (const year of [last - 1, last]) {
      for (const [n, firm] of firms.entries())
        yield* yearOf(stage, { firm, n, year, last, mu: land.get(firm.id) ?? 0, planner, clerk })
    }
    yield* measures(stage, planner, clerk, later(begins, 400))
  },
})

interface Given {
  readonly firm: SampleRecord
  readonly n: number
  readonly year: number
  readonly last: number
  readonly mu: number
  readonly planner: SampleActor
  readonly clerk: SampleActor
}

function* yearOf(stage: SampleStage, { firm, n, year, last, mu, planner, clerk }: Given): Iterable<SampleRecord> {
  const at = new Date(Date.UTC(year + 1, 3, 8, 2))
  const end = new Date(`${stage.to}T09:00:00Z`)
  if (at > end) return
  const steps: SampleStep[] = []
  const add = (does: string, by: SampleActor, days: number, gives: SampleStep['gives'] = {}) => {
    const when = later(steps.at(-1)?.at ?? at, days)
    if (when > end) return false
    steps.push({ does, at: when, by, gives })
    return true
  }
  // A few are still being gathered when the others take part.
  if (add('gather', planner, 2) && (year !== last || stage.random() >= 0.03)) add('complete', planner, 20)
  const isNew = n % 23 === 5
  const record: SampleRecord = {
    type: 'mu-firm',
    id: stage.id(at),
    values: {
      enterprise: firm.id,
      year: String(year),
      code: firm.values.credit_code ?? '',
      firm_name: firm.values.name ?? '',
      pool: n % 5 < 2 ? 'above' : 'below',
      exempt: isNew ? 'grace' : null,
      exempt_basis: isNew ? '投产未满三年（模拟办法）' : null,
      veto: n % 61 === 17 ? 'environment' : null,
      accident: n % 47 === 11 ? 'general' : null,
      veto_proof: n % 61 === 17 ? '模拟判决书' : n % 47 === 11 ? '模拟事故认定书' : null,
    },
    at,
    by: planner,
    steps,
  }
  yield record
  // The same firm is about as good a year later.
  const strength = 0.35 + ((n * 37) % 100) / 62
  const growth = year === last ? 1 + (stage.random() - 0.4) * 0.2 : 1
  const tax = mu * 14 * strength ** 1.6 * growth * (n % 41 === 7 ? -0.1 : 1)
  const added = mu * 90 * strength * growth
  const values = {
    tax,
    value_added: added,
    revenue: added * (3 + stage.random()),
    energy: added / (1.1 + strength * 1.4),
    power: added * 0.06 * (0.7 + stage.random() * 0.6),
    emission: added / (3000 + strength * 2500),
    staff: Math.max(3, Math.round(added / (9 + strength * 9))),
    research: added * 0.08 * strength * stage.random(),
  }
  for (const [item, source] of Object.entries(SOURCES)) {
    // Nobody measures the emission of every small firm, and not every figure comes in.
    if ((item === 'emission' && n % 5 >= 2) || stage.random() < 0.015) continue
    const value = values[item as keyof typeof SOURCES]
    yield {
      type: 'mu-datum',
      id: stage.id(later(at, 6)),
      values: { firm: record.id, item, value: money(value, item === 'staff' ? 0 : 4), source, note: '模拟数据' },
      at: later(at, 6),
      by: clerk,
      steps: [],
    }
  }
}

/** Two measures with a basis, one that was never applied for want of it. */
function* measures(stage: SampleStage, planner: SampleActor, clerk: SampleActor, at: Date): Iterable<SampleRecord> {
  const law = stage.made('law-article').find(({ values }) => values.rank !== 'document' && values.valid_to === null)
  const body = clerk.body ?? stage.bodies[0]?.id ?? null
  const day = (days: number) => later(at, days).toISOString().slice(0, 10)
  for (const [i, [name, grade, kind, isBurden, hasBasis]] of (
    [
      ['优先安排用地', 'A', 'land', false, true],
      ['优先推荐技改项目', 'B', 'project', false, true],
      ['用电加价', 'D', 'price', true, false],
    ] as const
  ).entries()) {
    yield {
      type: 'mu-measure',
      id: stage.id(later(at, i)),
      values: {
        name: `${name}（模拟数据）`,
        grade,
        kind,
        is_burden: isBurden,
        basis: hasBasis ? (law?.id ?? null) : null,
        fair_review_on: hasBasis ? day(10) : null,
        body,
      },
      at: later(at, i),
      by: clerk,
      steps:
        hasBasis && law !== undefined
          ? [{ does: 'apply', at: later(at, 20), by: planner, gives: { from_day: day(21) } }]
          : [],
    }
  }
}
