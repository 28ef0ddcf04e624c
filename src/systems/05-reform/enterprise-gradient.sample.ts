import { defineSample, type SampleActor, type SampleRecord, type SampleStage } from '../../language/sample.ts'
import { monthsBetween, monthsOf, yearsOf } from './enterprise-gradient/figures-sample.ts'
import {
  atWork,
  dayWithin,
  firmSector,
  inventCreditCode,
  plusDays,
  soleTrader,
  weighted,
} from './enterprise-gradient/invent.ts'
import { type FirmStory, plansOfFirms, sectorOf, storyOf } from './enterprise-gradient/stories.ts'
import { applications, scaleTerms, schemeTerms } from './enterprise-gradient/titles-sample.ts'

/** How the district's market entities divide by kind, in percent of those that have no monthly data. */
const KINDS: readonly (readonly [kind: string, weight: number])[] = [
  ['sole-trader', 71],
  ['company', 25],
  ['sole-proprietorship', 1],
  ['partnership', 0.8],
  ['cooperative', 0.9],
  ['branch', 1.3],
]

/** Market entities at the plan's start, and new ones in each of its years. */
const STANDING = 19_090
const NEW_EACH_YEAR = [2450, 2680, 2310, 2400, 2350]
const FIRMS_AMONG_NEW = 0.38

/** 模拟数据: the firms and sole traders of a district, which all later systems speak of. */
export default defineSample({
  system: 'enterprise-gradient',
  *make(stage) {
    const clerk = stage.person('clerk')
    const firstYear = Number(stage.from.slice(0, 4))
    const lastYear = Number(stage.to.slice(0, 4))
    let serial = 0
    const parks = stage.bodies.filter(({ kind }) => kind === 'park')
    const places = stage.bodies.filter(({ kind }) => kind === 'subdistrict')

    const enterprise = (kind: string, name: string, sector: string, entered: string, more = {}): SampleRecord => {
      serial += 1
      const place = places.length === 0 ? null : stage.integer(0, places.length - 1)
      const park = parks.length > 0 && sector < '4700' && stage.random() < 0.6 ? stage.pick(parks) : null
      // What stood before the system did was entered when it started.
      const at = entered < stage.from ? atWork(stage.from) : atWork(plusDays(entered, stage.integer(0, 3)))
      return {
        type: 'enterprise',
        id: stage.id(at),
        values: {
          credit_code: inventCreditCode(stage.division, kind, serial * 37),
          name,
          kind,
          sector,
          township: place === null ? null : `${stage.division.slice(0, 6)}${String(place + 1).padStart(3, '0')}`,
          park: park?.id ?? null,
          service_body: park?.id ?? (place === null ? null : (places[place]?.id ?? null)),
          registered_on: entered,
          entered_on: entered,
          ...more,
        },
        at,
        by: clerk,
        steps: [],
      }
    }
    const before = () => {
      const age = Math.floor(stage.random() ** 1.8 * 22)
      return dayWithin(stage, `${firstYear - 1 - age}-01-02`, `${firstYear - 1 - age}-12-28`)
    }
    /** Some of those that stand leave within the simulated years. */
    const mayLeave = (record: SampleRecord, perYear: number): SampleRecord => {
      const since = record.values.entered_on as string // always given above
      const from = since < stage.from ? stage.from : plusDays(since, 60)
      if (from >= stage.to) return record
      const years = (Date.parse(stage.to) - Date.parse(from)) / 31_557_600_000
      if (stage.random() > 1 - (1 - perYear) ** years) return record
      const on = dayWithin(stage, plusDays(from, 1), stage.to)
      const does = stage.random() < 0.07 ? 'move-out' : 'deregister'
      return { ...record, steps: [{ does, at: atWork(on, 30), by: clerk, gives: { ended_on: on } }] }
    }

    // Firms with data first: the others are counted to fill the district up.
    const account = accountOf(stage)
    const plans = plansOfFirms(stage, firstYear, lastYear)
    const stories: FirmStory[] = []
    const made: SampleRecord[] = []
    for (const plan of plans) {
      const sector = sectorOf(stage, plan.category)
      const isJoint = stage.random() < (plan.role === 'above' && plan.category === 'industry' ? 0.22 : 0.01)
      const entered =
        plan.role === 'enters' && stage.random() < 0.2
          ? dayWithin(stage, `${plan.year - 1}-01-05`, `${plan.year - 1}-02-20`)
          : dayWithin(stage, `${firstYear - 15}-01-05`, `${firstYear - 5}-06-30`)
      const record = enterprise(isJoint ? 'joint-stock' : 'company', stage.firmName(), sector, entered, {
        started_on: plusDays(entered, stage.integer(20, 300)),
        registered_capital: (50 * stage.integer(1, 200)).toFixed(2),
        ...(plan.category === 'construction' ? { building_licence: plan.role !== 'ordinary' } : {}),
        ...(plan.category === 'property' ? { develops_property: true } : {}),
        contact_name: stage.personName(),
        // No local number begins with 0: it reaches nobody.
        contact_phone: `010-0${String(stage.integer(0, 9_999_999)).padStart(7, '0')}`,
        ...(made.length < AGENT_FIRMS && account !== null ? { account: account.id } : {}),
      })
      const held = plan.role === 'ordinary' ? mayLeave(record, 0.03) : record
      made.push(held)
      stories.push(storyOf(stage, plan, held, sector, firstYear, lastYear))
    }
    yield* made

    const young = made.filter(({ values }) => (values.entered_on as string) >= stage.from).length // always given above
    for (let n = made.length - young; n < stage.scale(STANDING); n++) {
      const kind = weighted(stage.random, KINDS)
      const { name, sector } =
        kind === 'sole-trader' ? soleTrader(stage) : { name: stage.firmName(), sector: firmSector(stage.random) }
      yield mayLeave(enterprise(kind, name, sector, before()), kind === 'sole-trader' ? 0.045 : 0.035)
    }
    const traders: SampleRecord[] = []
    for (let year = firstYear; year <= lastYear; year++) {
      const count = stage.scale(NEW_EACH_YEAR[(year - firstYear) % NEW_EACH_YEAR.length] as number) // within the list
      for (let i = 0; i < count; i++) {
        const entered = dayWithin(stage, `${year}-01-02`, `${year}-12-28`)
        if (entered > stage.to) continue
        const isFirm = stage.random() < FIRMS_AMONG_NEW
        const { name, sector } = isFirm
          ? { name: stage.firmName(), sector: firmSector(stage.random) }
          : soleTrader(stage)
        const held = mayLeave(
          enterprise(isFirm ? 'company' : 'sole-trader', name, sector, entered),
          isFirm ? 0.06 : 0.09,
        )
        if (!isFirm && held.steps.length === 0 && traders.length < 40) traders.push(held)
        yield held
        // Some sole traders leave because they become companies.
        const ended = held.steps[0]?.gives?.ended_on
        if (!isFirm && typeof ended === 'string' && stage.random() < 0.12)
          yield enterprise('company', stage.firmName(), sector, ended, { converted_from: held.id })
      }
    }

    const months = monthsBetween(stage.from, stage.to)
    const years = Array.from({ length: lastYear - firstYear + 2 }, (_, i) => firstYear - 1 + i).filter(
      (year) => `${year + 1}-05-01` <= stage.to,
    )
    for (const story of stories) {
      const left = story.record.steps[0]?.gives?.ended_on
      const began = (story.record.values.started_on as string).slice(0, 7) // always given above
      const own = months.filter((month) => month >= began && (typeof left !== 'string' || month < left.slice(0, 7)))
      yield* monthsOf(stage, story, own, clerk)
      yield* yearsOf(
        stage,
        story,
        years.filter((year) => String(year) >= began.slice(0, 4) && (typeof left !== 'string' || String(year) < left)),
        clerk,
      )
    }
    yield* scaleTerms(stage, stories, clerk)
    yield* schemeTerms(stage, stories, clerk)
    yield* applications(stage, stories, clerk)
    yield* cultivation(stage, stories, traders)
  },
})

/** Firms that the simulated representative acts for. */
const AGENT_FIRMS = 12

/** Whoever acts for the first firms, where the simulated district has somebody. */
function accountOf(stage: SampleStage): SampleActor | null {
  try {
    return stage.person('enterprise')
  } catch {
    return null
  }
}

/** Firms that are helped up a rung, and sole traders who were asked whether they want to be companies. */
function* cultivation(
  stage: SampleStage,
  stories: readonly FirmStory[],
  traders: readonly SampleRecord[],
): Iterable<SampleRecord> {
  const last = Number(stage.to.slice(0, 4))
  const near = stories.filter(
    ({ aboveFrom, line, revenue }) => aboveFrom === null && revenue(last) >= 0.8 * line && revenue(last) < line,
  )
  const ask = (firm: string, rung: string, consent: boolean | null): SampleRecord => {
    const by = stage.person('clerk')
    const asked = dayWithin(stage, plusDays(stage.to, -300), plusDays(stage.to, -70))
    const at = atWork(asked, stage.integer(0, 300))
    const steps: SampleRecord['steps'][number][] = []
    if (consent === true) {
      const contacted = dayWithin(stage, plusDays(asked, 20), plusDays(stage.to, -1))
      steps.push(
        {
          does: 'take-on',
          at: new Date(at.getTime() + 86_400_000),
          by,
          gives: {
            consent: true,
            consent_on: asked,
            obstacles: [stage.pick(['revenue', 'accounts', 'social-security', 'finance', 'tax'])],
            measures: '上门讲解入统标准和申报材料，对接财务代账和税务辅导（模拟）',
          },
        },
        {
          does: 'contact',
          at: atWork(contacted, 240),
          by,
          gives: { contacted_on: contacted, contact_note: '了解生产经营和订单情况（模拟）' },
        },
      )
    }
    if (consent === false)
      steps.push({
        does: 'decline',
        at: new Date(at.getTime() + 86_400_000),
        by,
        gives: { consent: false, consent_on: asked },
      })
    return {
      type: 'promotion-plan',
      id: stage.id(at),
      values: { enterprise: firm, rung, served_by: by.body ?? stage.bodies[0]?.id ?? null },
      at,
      by,
      steps,
    }
  }
  for (const { record } of near)
    if (stage.random() < 0.6) yield ask(record.id, 'above-scale', stage.random() < 0.85 ? true : null)
  for (const trader of traders) {
    const chance = stage.random()
    yield ask(trader.id, 'company', chance < 0.25 ? true : chance < 0.6 ? false : null)
  }
}
