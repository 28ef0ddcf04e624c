import { findPeriod } from '../../model/period.ts'
import type { OutlineNode } from '../../model/plan-model.ts'
import type { StoredCommitment } from '../commitments/commitments-store.ts'
import { factsOf } from '../commitments/commitments-store.ts'
import { type CommitmentSettings, commitmentStandingNames, judgeCommitment } from '../commitments/standing.ts'
import { isOwn } from '../indicators/counted.ts'
import { valueStatusNames } from '../indicators/definition.ts'
import { inForceAsOf } from '../indicators/observations.ts'
import { convert } from '../indicators/quantity.ts'
import type { AssessmentSettings } from '../indicators/settings.ts'
import type { JudgedTarget } from '../indicators/standing-store.ts'
import type { RecordedObservation } from '../indicators/targets-store.ts'
import { digitsOf } from '../official-documents/numbers.ts'
import type { AdoptedElements } from '../plans/definition.ts'
import { areaOf } from './areas.ts'
import type {
  CommitmentFact,
  DiagnosticFact,
  ProjectFact,
  ReportFacts,
  ReportKind,
  SystemFact,
  TargetFact,
  WarningFact,
  YearValue,
} from './facts.ts'

/** What the other engines know, as gathered for one report. Pure from here on. */
export interface Gathered {
  readonly kind: ReportKind
  readonly year: number
  readonly asOf: string
  readonly knownAt: string
  readonly division: { readonly code: string; readonly name: string; readonly isSimulated: boolean }
  readonly drafter: string
  readonly plan: ReportFacts['plan']
  readonly outline: readonly OutlineNode[]
  readonly elements: AdoptedElements
  readonly targets: readonly JudgedTarget[]
  readonly observations: readonly RecordedObservation[]
  readonly commitments: readonly StoredCommitment[]
  readonly commitmentSettings: CommitmentSettings
  /** Names of bodies by id. */
  readonly bodies: ReadonlyMap<string, string>
  /** Chinese names of systems by id. */
  readonly systems: ReadonlyMap<string, string>
  readonly assessment: AssessmentSettings
  readonly overall: ReportFacts['settings']['overall']
}

const CATEGORIES: Readonly<Record<string, string>> = {
  economy: '经济发展',
  innovation: '创新驱动',
  livelihood: '民生福祉',
  green: '绿色生态',
  security: '安全保障',
  reform: '改革开放',
  rural: '乡村振兴',
  culture: '文化发展',
  governance: '社会治理',
}

/** The facts of a report from what the engines know: nothing is computed again, only laid out. */
export function assembleFacts(gathered: Gathered): ReportFacts {
  const { kind, year, asOf, knownAt, division, drafter, plan, assessment } = gathered
  const targets = gathered.targets.map((judged) => targetFact(gathered, judged))
  return {
    kind,
    division: { code: division.code, name: division.name, short: shortName(division.name) },
    drafter,
    plan,
    asOf,
    knownAt,
    year,
    isSimulated: division.isSimulated || gathered.targets.some(({ standing }) => standing.isSimulated),
    settings: {
      version: assessment.version === 'default' ? '默认设置' : assessment.version,
      overall: gathered.overall,
      standing: assessment.standing,
    },
    targets: inCategories(targets),
    commitments: gathered.commitments.map((commitment) => commitmentFact(gathered, commitment)),
    projects: projectFacts(gathered),
    systems: systemFacts(gathered),
    warnings: warningFacts(gathered),
    diagnostics: diagnosticFacts(gathered),
    adjustments: [],
    assessments: [],
    surveys: [],
  }
}

/** 湖滨市临湖区 → 临湖区: the last of several places in one name. */
export const shortName = (name: string): string =>
  /(?:.*?[省市州盟])?([^省市州盟]{2,}?[区县旗市])$/.exec(name)?.[1] ?? name

/** In the order of the official groups, and of the plan's text within each. */
function inCategories(targets: readonly TargetFact[]): TargetFact[] {
  const order = [...Object.values(CATEGORIES), '其他']
  return targets
    .map((target, i) => ({ target, i }))
    .sort((a, b) => order.indexOf(a.target.category) - order.indexOf(b.target.category) || a.i - b.i)
    .map(({ target }) => target)
}

function targetFact(gathered: Gathered, { stored, standing }: JudgedTarget): TargetFact {
  const { target, words } = stored
  const isRate = target.measure === 'growth' || target.measure === 'reduction'
  const unit = isRate ? '%' : target.unit
  const values = yearValues(gathered, { stored, standing })
  const base = baseValue({ stored, standing }, unit)
  const digits =
    stored.decimals ??
    digitsOf(
      [
        ...values.map(({ value }) => value),
        ...(base === null ? [] : [base.value]),
        ...(target.value === null ? [] : [target.value]),
      ],
      2,
    )
  const line = (what: string) => standing.arithmetic.find((one) => one.what === what)?.formula.zh ?? null
  const { achieved, forecast } = standing
  return {
    id: stored.id,
    name: target.name.zh,
    category: CATEGORIES[words.category ?? ''] ?? '其他',
    unit,
    nature: target.nature,
    type: target.type,
    direction: target.direction,
    targetText: targetText({ stored, standing }, unit),
    targetValue: target.value,
    targetYear: target.targetYear,
    sentence: { clause: words.clause, line: words.line, text: words.sentence },
    digits: Math.min(4, Math.max(0, digits)),
    // GB/T 8170 for environmental values.
    rounding: words.category === 'green' ? 'half-even' : 'half-up',
    base,
    values,
    planned: standing.years.map(({ year, value }) => ({ year, value })),
    progress: standing.progress,
    elapsed: standing.elapsed,
    achieved: achieved === null || target.type !== 'increment' || base === null ? achieved : achieved - base.value,
    achievedUnit: unit,
    standing: standing.standing,
    standingWords: standing.words.zh,
    reasons: standing.reasons.map(({ zh }) => zh),
    rule: RULES[target.type],
    formula: line('progress'),
    required: standing.required === null ? null : { ...standing.required, formula: line('required') },
    forecast:
      forecast === null
        ? null
        : {
            value: forecast.value,
            unit,
            low: forecast.low,
            high: forecast.high,
            meets: forecast.meets,
            formula: forecast.words.zh,
          },
    failedYears: years(standing.failed),
    missingYears:
      standing.standing === 'no-data' && values.length === 0 ? planYears(gathered) : years(standing.missing),
    lead: stored.body === null ? words.publisher : (gathered.bodies.get(stored.body) ?? words.publisher),
    causes: [],
  }
}

const RULES: Readonly<Record<TargetFact['type'], string>> = {
  level: 'levelProgress',
  cumulative: 'cumulativeProgress',
  increment: 'incrementProgress',
  'average-growth': 'averageGrowthProgress',
  'cumulative-reduction': 'reductionProgress',
  'annual-bound': 'yearlyBound',
  task: 'yearlyBound',
}

const years = (periods: readonly string[]): number[] =>
  periods.flatMap((period) => (/^\d{4}$/.test(period) ? [Number(period)] : []))

const planYears = ({ plan, year }: Gathered): number[] =>
  Array.from({ length: Math.max(0, year - plan.from + 1) }, (_, i) => plan.from + i)

/** 200亿元, 不低于85%, 控制在5.5%以内, 10—12%. */
function targetText({ stored: { target } }: JudgedTarget, unit: string | null): string {
  if (target.type === 'task') return '完成上级下达任务'
  const plain = (value: number) => `${Number(value.toPrecision(12))}`
  if (target.band !== null) return `${plain(target.band.low)}—${plain(target.band.high)}${unit ?? ''}`
  const amount = `${plain(target.value ?? 0)}${unit ?? ''}`
  if (target.type !== 'annual-bound') return amount
  return target.operator === 'le' ? `控制在${amount}以内` : `不低于${amount}`
}

/** The value in force of every whole year up to the report's, in the target's own unit. */
function yearValues(gathered: Gathered, { stored }: JudgedTarget): YearValue[] {
  const { target } = stored
  const isRate = target.measure === 'growth' || target.measure === 'reduction'
  const unit = isRate ? '%' : target.unit
  const own = gathered.observations.filter((one) => isOwn(one, target) && one.measure === target.measure)
  const recorded = new Map(own.map((one) => [one.id, one]))
  const until = `${gathered.year}-12-31`
  const forces = inForceAsOf(own, { on: until > gathered.asOf ? until : gathered.asOf, knownAt: gathered.knownAt })
  return forces.flatMap(({ observation }): YearValue[] => {
    const period = findPeriod(observation.period)
    const value = observation.value === null ? null : convert(observation.value, observation.unit, unit)
    if (period?.kind !== 'year' || value === null || period.to <= target.baseYear || period.to > gathered.year)
      return []
    const origin = recorded.get(observation.id)?.origin
    return [
      {
        observation: observation.id,
        period: observation.period,
        year: period.to,
        value,
        unit,
        status: valueStatusNames[observation.status].zh,
        isSettled: observation.status !== 'flash' && observation.status !== 'preliminary',
        // The body, not the person: a report is read by many.
        approver: origin?.kind === 'submitted' && origin.approvals.length > 0 ? origin.body : null,
        document: origin?.kind === 'sentence' ? origin.document : null,
      },
    ]
  })
}

function baseValue({ stored: { target, words } }: JudgedTarget, unit: string | null): YearValue | null {
  const [base] = target.bases
  if (base === undefined || target.measure === 'growth' || target.measure === 'reduction') return null
  return {
    observation: base.id,
    period: String(target.baseYear),
    year: target.baseYear,
    value: base.value,
    unit,
    status: '基期值',
    isSettled: true,
    approver: null,
    document: base.basis ?? words.document,
  }
}

function commitmentFact(gathered: Gathered, commitment: StoredCommitment): CommitmentFact {
  const { text, work, reports, supervisions } = commitment
  const facts = {
    ...factsOf(commitment),
    reports: reports.filter(({ at }) => at <= gathered.knownAt),
  }
  const judged = judgeCommitment(facts, gathered.asOf, gathered.commitmentSettings)
  const name = (id: string) => gathered.bodies.get(id) ?? '已撤并单位'
  const latest = facts.reports.filter(({ state }) => state !== 'withdrawn').at(-1)
  const open = supervisions.findLast(({ isOpen }) => isOpen)
  return {
    id: commitment.id,
    sentence: { clause: text.clause, line: text.line, text: text.text.replace(/\s+/g, '') },
    chapter: plainTitle(text.chapter),
    area: areaOf(text.chapter, text.text),
    lead: work?.lead == null ? null : name(work.lead),
    supports: (work?.supports ?? []).map(name),
    dueOn: work?.dueOn ?? null,
    state: judged.standing,
    stateWords: commitmentStandingNames[judged.standing].zh,
    stateReason: judged.reason.zh,
    daysOverdue: judged.daysOverdue,
    reached: judged.progress.reached,
    expected: judged.progress.expected,
    milestones: judged.progress.milestones.map(({ milestone, state, report }) => ({
      id: milestone.id,
      title: milestone.title,
      dueOn: milestone.dueOn,
      state,
      doneOn: facts.reports.find(({ id }) => id === report)?.doneOn ?? null,
      report,
    })),
    latest:
      latest === undefined
        ? null
        : { id: latest.id, text: latest.text, by: name(latest.body), on: latest.at.slice(0, 10) },
    supervision: open?.level ?? null,
  }
}

/** A chapter's title without its number: 第三章 建设现代产业体系 → 建设现代产业体系. */
export const plainTitle = (title: string): string =>
  title.replace(/^(?:第[〇零一二三四五六七八九十百\d]{1,8}[篇章节]|\d{1,3}(?:\.\d{1,3}){0,3}(?!\d|年))\s*/, '').trim()

/** Title of the chapter that an outline node stands in, without its number. */
function chapterOf(outline: readonly OutlineNode[], section: string | null): string {
  const at = outline.findIndex(({ id }) => id === section)
  for (let i = at; i >= 0; i--) {
    const node = outline[i]
    if (node?.level === 'chapter') return plainTitle(node.title)
  }
  return '其他'
}

function projectFacts({ elements, outline }: Gathered): ProjectFact[] {
  return elements.names
    .filter(({ value }) => value.kind === 'project')
    .map(({ id, value, section }) => ({
      id,
      name: value.name,
      category: chapterOf(outline, section),
      sentence: { clause: value.clause, line: value.line, text: value.name },
      lead: null,
      // Nobody keeps the stages and money of projects here yet: not known is said as such.
      stage: null,
      investment: null,
      invested: null,
      plannedToDate: null,
      startOn: null,
      finishOn: null,
      problem: null,
      records: [],
    }))
}

/** Each ordered system once, at the sentence that orders it most firmly. */
function systemFacts({ elements, systems }: Gathered): SystemFact[] {
  const ordered = elements.systems
    .map(({ value }) => value)
    .filter(({ strength }) => strength === 'ordered')
    .sort((a, b) => b.confidence - a.confidence || a.start - b.start)
  const first = new Map<string, (typeof ordered)[number]>()
  for (const one of ordered) if (!first.has(one.system)) first.set(one.system, one)
  return [...first.values()]
    .sort((a, b) => a.start - b.start)
    .map((one) => ({
      id: one.system,
      name: systems.get(one.system) ?? one.system,
      sentence: { clause: one.clause, line: one.line, text: one.text },
      state: 'not-running',
      records: null,
    }))
}

function warningFacts({ targets, asOf }: Gathered): WarningFact[] {
  return targets.flatMap(({ stored, standing }): WarningFact[] => {
    const { warning } = standing
    if (warning === null) return []
    return [
      {
        id: `target:${stored.id}`,
        about: { kind: 'target', id: stored.id, name: stored.target.name.zh },
        text: `，${warning.words.zh}`,
        remedy: warning.remedy?.zh ?? null,
        raisedOn: asOf,
      },
    ]
  })
}

function diagnosticFacts({ elements }: Gathered): DiagnosticFact[] {
  return elements.diagnostics.map(({ id, value }) => ({
    id,
    code: value.code,
    severity: value.severity,
    message: value.message,
    sentence: null,
    line: value.line,
  }))
}
