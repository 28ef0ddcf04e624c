import type { Bilingual } from '../../model/system.ts'
import { ALERTS, type Alert, HOLDS } from './alerts.ts'
import type { CandidateRow, CandidatesAsked, LadderAnswer } from './answers.ts'
import { explainRung, type ReadRung, type RungCount } from './assess.ts'
import { expiringWithin } from './expiry.ts'
import type { EntityFlow } from './firms-store.ts'
import { flowsOf } from './flows.ts'
import { GOALS } from './goals.ts'
import type { Loaded } from './load.ts'
import { termsOfGoal } from './outlook.ts'
import { RUNG_STANDINGS, type RungStanding } from './rung-standing.ts'
import { type RungId, rungOf } from './rungs.ts'
import { SIZE_CLASSES } from './size-names.ts'
import type { StoredPlan, StoredTerm, SurveyedFirm } from './survey.ts'

const tally = <K extends string>(keys: readonly K[], of: Iterable<K>): Record<K, number> => {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number> // every key is there
  for (const key of of) counts[key] += 1
  return counts
}

/** What moved within the year of the day: who came to hold a kind, who ceased to. */
function movesOf(terms: readonly StoredTerm[], kinds: readonly string[], on: string) {
  const own = termsOfGoal({ ...(GOALS[0] as (typeof GOALS)[number]), id: '', kinds }, terms, null) // any goal: its kinds are replaced
  return flowsOf(own, [Number(on.slice(0, 4))], on)[0]
}

/** Records of a kind that began within the year of a day, as the registers' lists are asked for them. */
const began = (field: string, on: string, and: string) => ({
  type: field === 'entered_on' ? 'enterprise' : 'qualification',
  where: `${field} >= "${on.slice(0, 4)}-01-01" && ${field} <= "${on}" && ${and}`,
})

const STANDS = 'state in ["active", "dormant"]'
const FIRM_KINDS = '["company", "joint-stock", "sole-proprietorship", "partnership"]'

/** The ladder on a day: how many stand on each rung, who came and went, who is near the next. */
export function ladderOf(
  loaded: Loaded,
  terms: readonly StoredTerm[],
  entities: readonly EntityFlow[],
  converted: readonly string[],
  on: string,
): Omit<LadderAnswer, 'division' | 'on' | 'isSimulated' | 'month'> {
  const { firms, settings, rungs } = loaded
  const year = Number(on.slice(0, 4))
  const stock = (is: (one: EntityFlow) => boolean) =>
    entities.filter(is).reduce((sum, { entries, exits }) => sum + entries - exits, 0)
  const flow = (is: (one: EntityFlow) => boolean, what: 'entries' | 'exits') =>
    entities.filter((one) => one.year === year && is(one)).reduce((sum, one) => sum + one[what], 0)
  const trader = (one: EntityFlow) => one.kind === 'sole-trader'
  const firm = (one: EntityFlow) => one.isFirm
  const scale = movesOf(terms, ['above-scale'], on)
  const stocks = movesOf(terms, ['joint-stock'], on)
  const listed = movesOf(terms, ['listed', 'neeq'], on)
  const jointStock = firms.filter(({ firm: one }) => one.kind === 'joint-stock')
  const outside = firms.filter(({ firm: one }) => !one.holds.has('above-scale'))
  const inForce = terms.flatMap((term) =>
    term.state === 'valid'
      ? [{ id: term.id, enterprise: term.enterprise, kind: term.kind, validTo: term.validTo }]
      : [],
  )
  const expiring = expiringWithin(inForce, new Set(), on, settings.expiryDays)
  const name = (id: RungId): Bilingual => rungOf(id)?.name ?? { zh: id, en: id }
  return {
    rungs: [
      {
        id: 'sole-trader',
        name: { zh: '个体工商户', en: 'Sole traders' },
        count: stock(trader),
        entered: flow(trader, 'entries'),
        left: flow(trader, 'exits'),
        register: { type: 'enterprise', where: `kind == "sole-trader" && ${STANDS}` },
      },
      {
        id: 'firm',
        name: { zh: '企业', en: 'Firms' },
        count: stock(firm),
        entered: flow(firm, 'entries'),
        left: flow(firm, 'exits'),
        register: { type: 'enterprise', where: `kind in ${FIRM_KINDS} && ${STANDS}` },
      },
      {
        id: 'above-scale',
        name: { zh: '“四上”企业', en: 'Above scale' },
        count: scale?.stock ?? 0,
        entered: scale?.entries ?? 0,
        left: scale?.exits ?? 0,
        register: { type: 'qualification', where: 'kind == "above-scale" && state == "valid"' },
      },
      {
        id: 'joint-stock',
        name: { zh: '股份公司', en: 'Joint-stock' },
        count: jointStock.length,
        entered: stocks?.entries ?? 0,
        left: stocks?.exits ?? 0,
        register: { type: 'enterprise', where: `kind == "joint-stock" && ${STANDS}` },
      },
      {
        id: 'listed',
        name: { zh: '上市、挂牌', en: 'Listed or quoted' },
        count: listed?.stock ?? 0,
        entered: listed?.entries ?? 0,
        left: listed?.exits ?? 0,
        register: { type: 'qualification', where: 'kind in ["listed", "neeq"] && state == "valid"' },
      },
    ],
    moves: [
      {
        rung: 'company',
        name: name('company'),
        count: converted.length,
        records: [...converted],
        register: began('entered_on', on, 'has(converted_from)'),
      },
      ...(
        [
          ['above-scale', scale, 'kind == "above-scale"'],
          ['joint-stock', stocks, 'kind == "joint-stock"'],
          ['listed', listed, 'kind in ["listed", "neeq"]'],
        ] as const
      ).map(([rung, flows, kind]) => ({
        rung,
        name: name(rung),
        count: flows?.entries ?? 0,
        records: [...(flows?.entered ?? [])],
        register: began('valid_from', on, kind),
      })),
    ],
    alerts: tally(
      ALERTS,
      outside.flatMap(({ distance }) => (distance === null ? [] : [distance.alert])),
    ),
    estimates: outside.filter(({ distance }) => distance?.isEstimate === true && distance.alert !== 'far').length,
    holds: tally(
      HOLDS,
      firms.flatMap(({ hold }) => (hold === null ? [] : [hold])),
    ),
    titles: rungs
      .filter(({ track }) => track === 'title')
      .map((rung) => {
        const moved = movesOf(terms, [rung.qualification ?? ''], on)
        return {
          rung: rung.id,
          name: rung.name,
          count: moved?.stock ?? 0,
          entered: moved?.entries ?? 0,
          left: moved?.exits ?? 0,
          expiring: expiring.filter(({ kind }) => kind === rung.qualification).length,
          standings: tally(
            RUNG_STANDINGS,
            firms.flatMap(({ rungs: counts }) => {
              const count = counts.get(rung.id)
              // Firms of which no year is known are no candidates that data could make.
              return count === undefined || isBlank(count) ? [] : [count.standing]
            }),
          ),
        }
      }),
    sizes: tally(
      [...SIZE_CLASSES, 'unknown'],
      firms.map(({ size }) => size.class ?? 'unknown'),
    ),
  }
}

const isBlank = ({ met, failed, unknown, standing }: RungCount) =>
  standing === 'needs-data' && met + failed + unknown === 0

const CANDIDATE_ALERTS: readonly Alert[] = ['reached', 'near', 'nurture']
const CANDIDATE_STANDINGS: readonly RungStanding[] = ['ready', 'one-short', 'needs-data']

/** Whether a firm could be next on a rung: near the line, or with no more than one condition missing. */
export function isCandidate(one: SurveyedFirm, rung: RungId): boolean {
  const count = one.rungs.get(rung)
  if (count === undefined || count.standing === 'there' || count.standing === 'none') return false
  if (rung === 'above-scale') return one.distance !== null && CANDIDATE_ALERTS.includes(one.distance.alert)
  if (isBlank(count)) return false
  // Of whom nothing at all speaks for it is no candidate for want of data.
  return CANDIDATE_STANDINGS.includes(count.standing) && (count.standing !== 'needs-data' || count.met > 0)
}

export interface Candidates {
  readonly rows: readonly CandidateRow[]
  readonly counts: Readonly<Record<string, number>>
}

/** The candidates of a rung, those nearest first, with what each still lacks in words. */
export function candidatesOf(
  loaded: Loaded,
  plans: readonly StoredPlan[],
  bodies: ReadonlyMap<string, string>,
  asked: Pick<CandidatesAsked, 'alert' | 'standing' | 'q'> & { readonly rung: RungId },
): Candidates {
  if (asked.rung === 'company') return soleTraders(plans, asked)
  const rung = loaded.rungs.find(({ id }) => id === asked.rung) as ReadRung // the schema names only rungs that are
  const planOf = new Map(plans.filter((plan) => plan.rung === asked.rung).map((plan) => [plan.enterprise, plan]))
  const all = loaded.firms.filter((one) => isCandidate(one, asked.rung))
  const counts: Record<string, number> = {}
  for (const one of all) {
    const key = asked.rung === 'above-scale' ? (one.distance?.alert ?? 'unknown') : standingOf(one, asked.rung)
    counts[key] = (counts[key] ?? 0) + 1
  }
  const chosen = all
    .filter(
      (one) =>
        (asked.alert === undefined || one.distance?.alert === asked.alert) &&
        (asked.standing === undefined || standingOf(one, asked.rung) === asked.standing) &&
        isFound(one.firm, asked.q),
    )
    .sort((a, b) => nearness(b, asked.rung) - nearness(a, asked.rung) || (a.firm.id < b.firm.id ? -1 : 1))
  return { rows: chosen.map((one) => rowOf(one, rung, planOf.get(one.firm.id), bodies)), counts }
}

const standingOf = (one: SurveyedFirm, rung: RungId): RungStanding => one.rungs.get(rung)?.standing ?? 'none'
const isFound = (firm: { readonly name: string; readonly creditCode: string }, q: string | undefined) =>
  q === undefined || q === '' || firm.name.includes(q) || firm.creditCode.startsWith(q.toUpperCase())

function nearness(one: SurveyedFirm, rung: RungId): number {
  if (rung === 'above-scale') return one.distance?.share ?? (one.distance?.reached === true ? 2 : 0)
  const count = one.rungs.get(rung)
  return count === undefined ? 0 : -count.failed * 100 - count.unknown
}

function rowOf(
  one: SurveyedFirm,
  rung: ReadRung,
  plan: StoredPlan | undefined,
  bodies: ReadonlyMap<string, string>,
): CandidateRow {
  const { firm, line, rolling, distance } = one
  const answer = explainRung(rung, one.facts, firm.holds, line)
  return {
    id: firm.id,
    name: firm.name,
    creditCode: firm.creditCode,
    kind: firm.kind,
    sector: firm.sector,
    category: line?.category ?? null,
    body: firm.body,
    bodyName: firm.body === null ? null : (bodies.get(firm.body) ?? null),
    line: line?.revenue ?? null,
    revenue12: rolling.value,
    figure: rolling.kind,
    share: distance?.share ?? null,
    gap: distance?.gap ?? null,
    alert: distance?.alert ?? null,
    standing: answer.standing,
    met: answer.met,
    failed: answer.failed,
    unknown: answer.unknown,
    lacks: answer.lacks,
    plan: plan === undefined ? null : { id: plan.id, state: plan.state, consent: plan.consent },
  }
}

/** Sole traders who were spoken to. Nobody is put on a list by turnover: only who said something about it stands here. */
function soleTraders(plans: readonly StoredPlan[], asked: Pick<CandidatesAsked, 'standing' | 'q'>): Candidates {
  const standing = ({ consent }: StoredPlan): RungStanding =>
    consent === null ? 'needs-data' : consent ? 'ready' : 'one-short'
  const all = plans.filter(
    ({ rung, firmKind, state }) =>
      rung === 'company' && firmKind === 'sole-trader' && state !== 'reached' && state !== 'ended',
  )
  const counts: Record<string, number> = {}
  for (const plan of all) counts[standing(plan)] = (counts[standing(plan)] ?? 0) + 1
  const rows = all
    .filter(
      (plan) =>
        (asked.standing === undefined || standing(plan) === asked.standing) &&
        isFound({ name: plan.firmName, creditCode: plan.creditCode }, asked.q),
    )
    .map((plan): CandidateRow => {
      const { consent } = plan
      return {
        id: plan.enterprise,
        name: plan.firmName,
        creditCode: plan.creditCode,
        kind: plan.firmKind,
        sector: plan.sector,
        category: null,
        body: null,
        bodyName: null,
        line: null,
        revenue12: null,
        figure: 'unknown',
        share: null,
        gap: null,
        alert: null,
        standing: standing(plan),
        met: consent === true ? 1 : 0,
        failed: consent === false ? 1 : 0,
        unknown: consent === null ? 1 : 0,
        lacks:
          consent === null
            ? { zh: '还没有问过本人意愿', en: 'Nobody has asked it yet' }
            : consent
              ? { zh: '', en: '' }
              : { zh: '本人不愿意，不再动员', en: 'It does not want to, and is not pressed' },
        plan: { id: plan.id, state: plan.state, consent },
      }
    })
  return { rows, counts }
}
