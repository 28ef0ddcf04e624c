import type { ComputedOrigin, Origin } from '../../model/origin.ts'
import { decompositionNames } from './annual-plan.ts'
import type { BaseValue } from './definition.ts'
import type { JudgedTarget } from './standing-store.ts'
import type { RecordedObservation } from './targets-store.ts'
import type { Term, TermOrigin } from './terms.ts'
import { wantedWords } from './wanted.ts'

/** The sentence of the plan that sets a target. */
export function targetOrigin({ stored }: JudgedTarget): Origin {
  const { words, plan } = stored
  const at = words.sentence.indexOf(words.text)
  return {
    kind: 'sentence',
    of: 'plan',
    document: words.document,
    version: `v${words.version}`,
    clause: words.clause,
    line: words.line,
    sentence: words.sentence,
    ...(at < 0 ? {} : { from: at, to: at + words.text.length }),
    href: `/plans/${plan}?tab=text&line=${words.line}`,
  }
}

/** Where a base value comes from: the plan's own text, or the document that people named. */
export function baseOrigin(judged: JudgedTarget, base: BaseValue): Origin {
  return {
    kind: 'sentence',
    of: 'plan',
    document: base.name.zh,
    sentence: base.basis ?? base.name.zh,
    href: `/targets/${judged.stored.division}/${judged.stored.id}?tab=bases`,
  }
}

/** Everything that the arithmetic of a target leads to, ready to be opened. */
export interface TargetOrigins {
  readonly target: Origin
  readonly base: Origin | null
  readonly progress: Origin
  readonly required: Origin | null
  readonly forecast: Origin | null
  readonly latest: Origin | null
}

export function originsOf(judged: JudgedTarget, observations: ReadonlyMap<string, RecordedObservation>): TargetOrigins {
  const { stored, standing } = judged
  const parts = standing.terms.map((term) => partOf(term, judged, observations))
  const line = (what: string) => standing.arithmetic.find((one) => one.what === what)
  const computed = (
    name: ComputedOrigin['name'],
    formula: string,
    what: string,
    symbols: readonly string[] | null,
    rule: string,
  ): ComputedOrigin => ({
    kind: 'computed',
    name,
    formula,
    worked: line(what)?.formula.zh ?? null,
    rule,
    parts:
      symbols === null ? parts : parts.filter(({ symbol }) => symbols.some((one) => symbol?.startsWith(one) === true)),
    note:
      standing.reasons.length === 0
        ? null
        : {
            zh: standing.reasons.map(({ zh }) => zh).join('；'),
            en: standing.reasons.map(({ en }) => en).join('; '),
          },
  })
  const [base] = stored.target.bases
  const latestId = standing.latest?.ids[0]
  const latest = latestId === undefined ? undefined : observations.get(latestId)
  return {
    target: targetOrigin(judged),
    base: base === undefined ? null : baseOrigin(judged, base),
    progress: computed(
      { zh: '进度', en: 'progress' },
      FORMULAS[stored.target.type].progress,
      'progress',
      null,
      FORMULAS[stored.target.type].rule,
    ),
    required:
      standing.required === null
        ? null
        : computed(
            { zh: '其余各年所需', en: 'needed a year' },
            FORMULAS[stored.target.type].required,
            'required',
            null,
            'TR3',
          ),
    forecast:
      standing.forecast === null
        ? null
        : {
            kind: 'computed',
            name: { zh: '趋势预测', en: 'forecast' },
            formula: '阻尼趋势外推，区间按历史波动',
            worked: standing.forecast.words.zh,
            rule: 'FC4',
            parts: parts.filter(({ symbol }) => symbol !== 'A' && symbol !== 'n' && symbol !== 'N'),
            note: {
              zh: '预测只用于预警，不用于判断进展；区间的实际把握程度由往期序列检验（bench/forecast）。',
              en: 'A forecast only warns and never decides a standing; how often its ranges hold is measured on past series (bench/forecast).',
            },
          },
    latest: latest?.origin ?? null,
  }
}

const FORMULAS: Readonly<
  Record<JudgedTarget['stored']['target']['type'], { progress: string; required: string; rule: string }>
> = {
  level: { progress: 'P = (C − B) ÷ (T − B)', required: '(T − C) ÷ (N − n)', rule: 'PG1' },
  cumulative: { progress: 'P = Σx ÷ T', required: '(T − Σx) ÷ (N − n)', rule: 'PG2' },
  increment: { progress: 'P = (C − B) ÷ T', required: '(B + T − C) ÷ (N − n)', rule: 'PG2' },
  'average-growth': {
    progress: 'P = ln∏(1+g) ÷ (N·ln(1+T))',
    required: '((1+T)^N ÷ ∏(1+g))^(1/(N−n)) − 1',
    rule: 'PG3',
  },
  'cumulative-reduction': {
    progress: 'P = ln(1−D) ÷ ln(1−T)，D = 1−∏(1−d)',
    required: '1 − ((1−T) ÷ (1−D))^(1/(N−n))',
    rule: 'PG4',
  },
  'annual-bound': { progress: '达标年数 ÷ 有数据年数', required: '其余各年均须达标', rule: 'PG5' },
  task: { progress: '完成年数 ÷ 有证明年数', required: '其余各年均须完成', rule: 'SO7' },
}

function partOf(
  term: Term,
  judged: JudgedTarget,
  observations: ReadonlyMap<string, RecordedObservation>,
): ComputedOrigin['parts'][number] {
  if (term.origins.some(({ kind }) => kind === 'period'))
    return { ...plainPart(term), origin: yearsOrigin(term, judged) }
  const origins = term.origins.map((one) => originOfTerm(one, judged, observations)).filter((one) => one !== null)
  const [first, second] = origins
  return {
    ...plainPart(term),
    origin:
      second === undefined || first === undefined
        ? (first ?? null)
        : {
            kind: 'computed',
            name: term.label,
            formula: '本年 ÷ 上年 − 1',
            parts: origins.map((origin, i) => ({
              name: i === 0 ? { zh: '本年', en: 'this year' } : { zh: '上年', en: 'the year before' },
              value: null,
              origin,
            })),
          },
  }
}

const plainPart = ({ symbol, label, value, unit }: Term) => ({ symbol, name: label, value, unit })

/** Years are counted from the base year of the plan's text. */
function yearsOrigin({ symbol, label, value }: Term, judged: JudgedTarget): Origin {
  const { baseYear, targetYear } = judged.stored.target
  const to = symbol === 'N' ? targetYear : baseYear + value
  return {
    kind: 'computed',
    name: label,
    formula: symbol === 'N' ? '目标年 − 基期年' : '最新数值的期末 − 基期年',
    worked: `${to} − ${baseYear} = ${value}`,
    parts: [
      {
        name: { zh: '基期年与目标年', en: 'base and target year' },
        value: `${baseYear}—${targetYear}`,
        origin: targetOrigin(judged),
      },
    ],
  }
}

function originOfTerm(
  origin: TermOrigin,
  judged: JudgedTarget,
  observations: ReadonlyMap<string, RecordedObservation>,
): Origin | null {
  const { target } = judged.stored
  switch (origin.kind) {
    case 'observation':
      return observations.get(origin.id)?.origin ?? null
    case 'base': {
      const base = target.bases.find(({ id }) => id === origin.id)
      return base === undefined ? null : baseOrigin(judged, base)
    }
    case 'target':
      return targetOrigin(judged)
    case 'plan': {
      const plan = target.plans.find(({ id }) => id === origin.id)
      if (plan === undefined) return null
      return {
        kind: 'setting',
        name: { zh: `年度目标第 ${plan.version} 版`, en: `yearly values, version ${plan.version}` },
        version: String(plan.version),
        since: plan.recordedAt.slice(0, 10),
        basis: {
          zh: `${decompositionNames[plan.method].zh}；${plan.reason}`,
          en: `${decompositionNames[plan.method].en}; ${plan.reason}`,
        },
      }
    }
    case 'period':
      return null
  }
}

/** What is asked, in words, with its sentence: for a figure that shows the target itself. */
export const wantedOf = ({ stored }: JudgedTarget) => wantedWords(stored.target)
