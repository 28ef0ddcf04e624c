import { defineSample, type SampleRecord, type SampleStep } from '../../language/sample.ts'
import { POLICIES } from './policy-delivery/sample-policies.ts'

const DAY = 86_400_000
const atWork = (day: string, minutes = 0) => new Date(Date.parse(`${day}T01:30:00Z`) + minutes * 60_000)
const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const RELIEFS = [
  ['tax', 22],
  ['fee', 3],
  ['refund', 40],
  ['rent', 2.5],
  ['interest', 4],
  ['jobs', 6],
] as const

/** Invented policies with their reviews, clauses and budgets, and reliefs of firms (模拟数据); claims are played at the desk. */
export default defineSample({
  system: 'policy-delivery',
  after: ['enterprise-gradient', 'regulation'],
  *make(stage): Iterable<SampleRecord> {
    const planner = stage.person('planner')
    const leader = stage.person('leader')
    const year = stage.to.slice(0, 4)
    const bodyOf = (key: string) =>
      stage.bodies.find((one) => one.key === key) ?? stage.bodies.find(({ kind }) => kind === 'department')
    for (const [n, one] of POLICIES.entries()) {
      const lead = bodyOf(one.lead)
      if (lead === undefined) return
      const clerk = stage.person('clerk', lead.id)
      const begun = plusDays(`${year}-01-06`, -one.monthsBefore * 30)
      const isUpper = one.level !== 'district'
      const made = atWork(begun, n * 7)
      const step = (does: string, days: number, by: SampleStep['by'], gives?: SampleStep['gives']): SampleStep => ({
        does,
        at: new Date(made.getTime() + days * DAY + 3_600_000),
        by,
        ...(gives === undefined ? {} : { gives }),
      })
      const document = isUpper ? null : `模拟政办发〔${begun.slice(0, 4)}〕${n + 1}号`
      const published = plusDays(begun, 30)
      const policy: SampleRecord = {
        type: 'policy',
        id: stage.id(made),
        values: {
          title: `${one.title}（模拟）`,
          issuer: one.issuer,
          level: one.level,
          benefit: one.benefit,
          lead: lead.id,
          effective_on: published,
          expires_on: `${Number(year) + one.years}-12-31`,
          firm_cap: one.firmCap,
        },
        at: made,
        by: clerk,
        steps: isUpper
          ? [step('adopt-upper', 0, clerk, { published_on: begun })]
          : one.isUnderWay
            ? [step('send-to-review', 1, clerk)]
            : [
                step('send-to-review', 1, clerk),
                step('pass-fair', 8, planner, { fair_review: 'passes' }),
                step('pass-legal', 14, planner),
                step('decide', 20, leader),
                step('publish', 30, clerk, { document }),
              ],
      }
      yield policy
      if (one.isUnderWay) continue
      const from = isUpper ? begun : published
      if (one.budget !== null)
        yield {
          type: 'policy-budget',
          id: stage.id(atWork(from, 60)),
          values: {
            policy: policy.id,
            year,
            amount: one.budget,
            document: `模拟财预〔${year}〕${n + 1}号`,
            lead: lead.id,
          },
          at: atWork(from > `${year}-01-10` ? from : `${year}-01-10`, 90),
          by: planner,
          steps: [],
        }
      for (const [i, clause] of one.clauses.entries()) {
        const department = bodyOf(clause.department ?? one.lead) ?? lead
        const drafted = atWork(plusDays(from, 2), 30 + i * 5)
        yield {
          type: 'policy-clause',
          id: stage.id(drafted),
          values: {
            policy: policy.id,
            key: clause.key,
            version: 1,
            title: clause.title,
            beneficiaries: clause.beneficiaries,
            conditions: clause.conditions,
            formula: clause.formula,
            cap: clause.cap,
            round_to: clause.roundTo ?? 'yuan',
            mode: clause.mode,
            per: clause.per ?? 'year',
            window_from: `${year}-${clause.from ?? '01-15'}`,
            window_to: `${year}-${clause.to ?? '12-20'}`,
            stack_group: clause.group?.[0] ?? null,
            stack_rule: clause.group?.[1] ?? null,
            stack_cap: clause.group?.[2] ?? null,
            department: department.id,
            needs_notice: clause.mode !== 'instant',
            pay_days: clause.payDays ?? null,
            evidence: clause.evidence ?? null,
            basis: clause.basis ?? null,
          },
          at: drafted,
          by: stage.person('planner'),
          steps: [{ does: 'issue', at: new Date(drafted.getTime() + DAY), by: stage.person('planner') }],
        }
      }
    }
    yield* reliefs()

    function* reliefs(): Iterable<SampleRecord> {
      const tax = bodyOf('finance')
      if (tax === undefined) return
      const by = stage.person('clerk', tax.id)
      const firms = stage
        .made('enterprise')
        .filter(({ values, steps }) => values.kind === 'company' && steps.length === 0 && values.account === undefined)
      for (let y = Number(year) - 1; y <= Number(year); y++)
        for (let quarter = 1; quarter <= 4; quarter++) {
          const end = `${y}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`
          const at = atWork(plusDays(end, 15))
          if (at.toISOString().slice(0, 10) > stage.to) break
          for (let i = 0; i < stage.scale(40) && firms.length > 0; i++) {
            const [kind, usual] = RELIEFS[i % RELIEFS.length] as (typeof RELIEFS)[number] // within the list
            // Each firm of the quarter is another one.
            const firm = firms[(i * 17 + quarter * 5 + y) % firms.length]
            if (firm === undefined || String(firm.values.entered_on) > end) continue
            const has = stage.random() < 0.93
            yield {
              type: 'relief',
              id: stage.id(at),
              values: {
                enterprise: firm.id,
                kind,
                quarter: `${y}-Q${quarter}`,
                counted_on: end,
                has_enjoyed: has,
                amount: has ? (usual * (0.3 + stage.random() * 1.6)).toFixed(2) : null,
                why_not: has ? null : stage.pick(['unaware', 'papers', 'pending', 'waived'] as const),
                visited: has ? null : stage.random() < 0.5,
                source: '部门推送（模拟数据）',
              },
              at,
              by,
              steps: [],
            }
          }
        }
    }
  },
})
