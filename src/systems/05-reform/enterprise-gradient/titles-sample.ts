import type { Values } from '../../../language/field.ts'
import type { SampleActor, SampleRecord, SampleStage, SampleStep } from '../../../language/sample.ts'
import { atWork, dayWithin, plusDays } from './invent.ts'
import type { FirmStory } from './stories.ts'

interface TermOf {
  readonly firm: string
  readonly kind: string
  readonly from: string
  /** Last day of its term; null without one. */
  readonly to: string | null
  /** First day on which it no longer stands. */
  readonly ended: string | null
  readonly issuer: string
  readonly more?: Values
  readonly why?: string
}

/** One term from application to its end, as clerks record it. What began before the system did is entered when it starts. */
export function termRecord(stage: SampleStage, by: SampleActor, term: TermOf): SampleRecord {
  const known = term.from < stage.from ? stage.from : term.from
  const applied = plusDays(term.from, -stage.integer(30, 90))
  const made = term.from < stage.from ? atWork(known, stage.integer(0, 300)) : atWork(applied, stage.integer(0, 300))
  const submitted = new Date(made.getTime() + 3_600_000)
  const granted =
    term.from < stage.from ? new Date(made.getTime() + 7_200_000) : atWork(term.from, stage.integer(0, 300))
  const steps: SampleStep[] = [
    { does: 'submit', at: submitted, by, gives: { applied_on: applied, batch: `${term.from.slice(0, 4)} 年度` } },
    {
      does: 'grant',
      at: granted > submitted ? granted : new Date(submitted.getTime() + 3_600_000),
      by,
      gives: { valid_from: term.from, valid_to: term.to, issuer: term.issuer },
    },
  ]
  if (term.ended !== null && term.ended <= stage.to) {
    const lapsed = term.to !== null && term.ended > term.to
    steps.push(
      lapsed
        ? { does: 'lapse', at: atWork(term.ended, -510), by }
        : {
            does: 'revoke',
            at: atWork(term.ended, 60),
            by,
            gives: { ended_on: term.ended },
            reason: term.why ?? '年度审核后不再符合标准，退库（模拟）',
          },
    )
  }
  return {
    type: 'qualification',
    id: stage.id(made),
    values: { enterprise: term.firm, kind: term.kind, ...term.more },
    at: made,
    by,
    steps,
  }
}

/** Being above scale, for each firm whose story says so. */
export function* scaleTerms(
  stage: SampleStage,
  stories: readonly FirmStory[],
  by: SampleActor,
): Iterable<SampleRecord> {
  for (const { record, category, aboveFrom, aboveUntil } of stories) {
    if (aboveFrom === null || aboveFrom > stage.to) continue
    yield termRecord(stage, by, {
      firm: record.id,
      kind: 'above-scale',
      from: aboveFrom,
      to: null,
      ended: aboveUntil,
      issuer: '省统计局（模拟）',
      more: { category, route: stage.random() < 0.2 ? 'monthly' : 'yearly' },
    })
  }
}

interface Scheme {
  readonly kind: string
  readonly issuer: string
  readonly base: number
  /** New firms a year, from this year of the plan on. */
  readonly yearly: number
  readonly since: number
  /** Years a term lasts; null: no term. */
  readonly years: number | null
  readonly renewal: number
  /** Month and day on which a batch is announced. */
  readonly on: string
}

const SCHEMES: readonly Scheme[] = [
  {
    kind: 'high-tech',
    issuer: '省科技厅（模拟）',
    base: 77,
    yearly: 9,
    since: 0,
    years: 3,
    renewal: 0.82,
    on: '12-01',
  },
  { kind: 'tech-sme', issuer: '省科技厅（模拟）', base: 76, yearly: 14, since: 0, years: 1, renewal: 0.9, on: '05-20' },
  {
    kind: 'innovative-sme',
    issuer: '市工信局（模拟）',
    base: 0,
    yearly: 22,
    since: 2,
    years: 3,
    renewal: 0.8,
    on: '09-10',
  },
  {
    kind: 'specialised',
    issuer: '省工信厅（模拟）',
    base: 14,
    yearly: 6,
    since: 0,
    years: 3,
    renewal: 0.8,
    on: '10-15',
  },
  {
    kind: 'little-giant',
    issuer: '工业和信息化部（模拟）',
    base: 3,
    yearly: 1,
    since: 0,
    years: 3,
    renewal: 0.9,
    on: '07-20',
  },
  {
    kind: 'backbone',
    issuer: '区人民政府（模拟）',
    base: 4,
    yearly: 3,
    since: 0,
    years: null,
    renewal: 1,
    on: '11-05',
  },
  {
    kind: 'joint-stock',
    issuer: '市市场监管局（模拟）',
    base: 9,
    yearly: 2,
    since: 0,
    years: null,
    renewal: 1,
    on: '06-12',
  },
  {
    kind: 'listing-reserve',
    issuer: '省金融局（模拟）',
    base: 6,
    yearly: 2,
    since: 0,
    years: null,
    renewal: 1,
    on: '04-22',
  },
  {
    kind: 'neeq',
    issuer: '全国股转公司（模拟）',
    base: 3,
    yearly: 0.6,
    since: 1,
    years: null,
    renewal: 1,
    on: '08-18',
  },
  {
    kind: 'listed',
    issuer: '证券交易所（模拟）',
    base: 1,
    yearly: 0.4,
    since: 2,
    years: null,
    renewal: 1,
    on: '03-28',
  },
]

const JOINT = ['joint-stock', 'listing-reserve', 'neeq', 'listed']
const isJointStock = ({ record, aboveUntil }: FirmStory) =>
  record.values.kind === 'joint-stock' && aboveUntil === null && record.steps.length === 0

const lastDay = (from: string, years: number): string =>
  plusDays(`${Number(from.slice(0, 4)) + years}${from.slice(4)}`, -1)

/** Terms of every scheme: a base that was there before, new ones each year, renewals or lapses when a term runs out. */
export function* schemeTerms(
  stage: SampleStage,
  stories: readonly FirmStory[],
  by: SampleActor,
): Iterable<SampleRecord> {
  const technical = stories.filter(
    ({ isTechnical, aboveUntil, record }) => isTechnical && aboveUntil === null && record.steps.length === 0,
  )
  const big = technical.filter(({ aboveFrom }) => aboveFrom !== null)
  const first = Number(stage.from.slice(0, 4))
  const last = Number(stage.to.slice(0, 4))
  for (const scheme of SCHEMES) {
    // Who was reformed, quoted or listed is a joint-stock company now.
    const joint = JOINT.includes(scheme.kind) ? stories.filter(isJointStock) : []
    const isForBig = !['tech-sme', 'innovative-sme', 'high-tech'].includes(scheme.kind)
    const pool = [...(joint.length > 0 ? joint : isForBig && big.length > 0 ? big : technical)]
    const take = (): FirmStory | undefined =>
      pool.length === 0 ? undefined : pool.splice(stage.integer(0, pool.length - 1), 1)[0]
    const starts: { firm: FirmStory; from: string }[] = []
    const start = (count: number, year: () => number) => {
      for (let i = 0; i < count; i++) {
        const firm = take()
        if (firm !== undefined) starts.push({ firm, from: `${year()}-${scheme.on}` })
      }
    }
    if (scheme.base > 0) start(stage.scale(scheme.base), () => first - stage.integer(1, scheme.years ?? 4))
    for (let year = first + scheme.since; year <= last; year++) {
      // 0.4 a year is two in five years.
      const whole = Math.floor(scheme.yearly)
      const more = stage.random() < scheme.yearly - whole ? 1 : 0
      if (whole + more > 0) start(stage.scale(whole + more), () => year)
    }
    for (const { firm, from } of starts) yield* chain(stage, by, scheme, firm, from)
  }
}

function* chain(
  stage: SampleStage,
  by: SampleActor,
  scheme: Scheme,
  firm: FirmStory,
  from: string,
): Iterable<SampleRecord> {
  let at = from
  let renews: string | null = null
  while (at <= stage.to) {
    const to = scheme.years === null ? null : lastDay(at, scheme.years)
    const record = termRecord(stage, by, {
      firm: firm.record.id,
      kind: scheme.kind,
      from: at,
      to,
      ended: to === null ? null : plusDays(to, 1),
      issuer: scheme.issuer,
      ...(renews === null ? {} : { more: { renews } }),
    })
    // What ended before the plan began has no place in this register.
    if (to === null || to >= stage.from) {
      yield record
      renews = record.id
    }
    if (to === null || (to >= stage.from && stage.random() > scheme.renewal)) return
    at = plusDays(to, 1)
  }
}

/** Applications that wait for a decision at the end of the simulated time. */
export function* applications(
  stage: SampleStage,
  stories: readonly FirmStory[],
  by: SampleActor,
): Iterable<SampleRecord> {
  const technical = stories.filter(
    ({ isTechnical, aboveFrom, record }) => isTechnical && aboveFrom === null && record.steps.length === 0,
  )
  for (let i = 0; i < Math.min(stage.scale(12), technical.length); i++) {
    const applied = dayWithin(stage, plusDays(stage.to, -90), plusDays(stage.to, -10))
    const made = atWork(applied)
    yield {
      type: 'qualification',
      id: stage.id(made),
      values: {
        enterprise: (technical[i] as FirmStory).record.id,
        kind: stage.pick(['high-tech', 'tech-sme', 'specialised']),
      },
      at: made,
      by,
      steps: [{ does: 'submit', at: new Date(made.getTime() + 3_600_000), by, gives: { applied_on: applied } }],
    }
  }
}
