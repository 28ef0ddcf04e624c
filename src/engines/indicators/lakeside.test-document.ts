import type { PlanModel, Statement } from '../../model/plan-model.ts'

/** What a test states of a statement; the rest is filled in. The sentence is the clause it stands in. */
export type Said = Partial<Statement> & Pick<Statement, 'indicator' | 'value' | 'unit'> & { readonly sentence?: string }

/** A compiled document of the fictional 临湖区, for the tests of this engine. */
export function lakesideDocument(
  plan: Partial<PlanModel['plan']> & Pick<PlanModel['plan'], 'kind'>,
  said: readonly Said[],
  name = plan.kind === 'plan' ? 'plan.txt' : `report-${plan.period}.txt`,
): PlanModel {
  const statements: Statement[] = []
  const clauses: PlanModel['clauses'] = []
  said.forEach(({ sentence, ...given }, i) => {
    const valueText = given.valueText ?? `${given.value}${given.unit ?? ''}`
    const text = given.text ?? `${given.indicator}${valueText}`
    const clause = `1.p${i}`
    statements.push({
      id: `s${i}`,
      clause,
      line: i + 1,
      start: i * 100,
      end: i * 100 + text.length,
      text,
      valueText,
      subject: null,
      role: plan.kind === 'plan' ? 'target' : 'result',
      comparator: 'eq',
      valueMax: null,
      measure: 'level',
      direction: null,
      per: null,
      period: plan.kind === 'plan' ? '2025' : (plan.period ?? null),
      modality: 'firm',
      confidence: 0.95,
      ...given,
    })
    clauses.push({
      id: clause,
      clause,
      line: i + 1,
      start: i * 100,
      end: i * 100 + 99,
      section: null,
      paragraph: '1',
      text: sentence ?? text,
      lead: null,
      box: null,
    })
  })
  return {
    source: { name, format: 'txt', characters: 1, lines: 1, encoding: 'utf-8' },
    plan: {
      title: '临湖区',
      horizon: null,
      division: '临湖区',
      period: plan.kind === 'plan' ? '2021/2025' : null,
      ...plan,
    },
    outline: [],
    clauses,
    statements,
    commitments: [],
    projects: [],
    bodies: [],
    places: [],
    enterprises: [],
    honours: [],
    structures: [],
    systems: [],
    diagnostics: [],
  }
}

/** A yearly report of 临湖区. */
export function lakesideReport(year: number, said: readonly Said[], plan: Partial<PlanModel['plan']> = {}): PlanModel {
  return lakesideDocument({ kind: 'report', period: String(year), ...plan }, said, `report-${year}.txt`)
}
