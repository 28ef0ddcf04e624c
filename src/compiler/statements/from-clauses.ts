import type { Statement } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'
import { lineAt, lineStarts } from '../source/positions.ts'
import { type RowClaim, rowClaims } from './rows.ts'
import { withScopesBehind } from './scopes.ts'
import { type Claim, claimsOf } from './sentence.ts'
import { type DocumentYears, documentYears, type Setting, settingsOf } from './setting.ts'
import { isMoney, isPercent, isPoints } from './units.ts'

/** Every quantified claim of a document (量化表述), in the order of the text. */
export function statementsFromClauses(
  clauses: readonly Clause[],
  profile: DocumentProfile,
  source: string,
): Statement[] {
  const lines = lineStarts(source)
  const years = documentYears(profile)
  const settings = settingsOf(clauses, years)
  const statements: Statement[] = []
  let paragraph = ''
  let paragraphStart = 0
  clauses.forEach((clause, index) => {
    if (clause.paragraph !== paragraph) {
      siblingPeriods(statements, paragraphStart, years)
      paragraph = clause.paragraph
      paragraphStart = statements.length
    }
    if (clause.block.kind === 'heading' || clause.block.kind === 'caption') return
    // A bulletin's notes define its figures; a report's glossary says what a programme will do.
    if (clause.block.kind === 'note' && years.kind !== 'report') return
    if (clause.block.kind === 'row') {
      for (const claim of rowClaims(clause.block, settings[index] as Setting, years)) {
        statements.push(statementOfRow(claim, clause, source, lines))
      }
      return
    }
    const { text } = clause.reading
    for (const claim of withScopesBehind(text, claimsOf(text))) {
      statements.push(statementOf(claim, clause, settings[index] as Setting, years, source, lines))
    }
  })
  siblingPeriods(statements, paragraphStart, years)
  return statements.map((statement, index) => ({ ...statement, id: `s${index + 1}` }))
}

/** A target without a year, among targets of its paragraph that all name the plan's last year, means that year too. */
function siblingPeriods(statements: Statement[], from: number, years: DocumentYears): void {
  if (years.kind !== 'plan' || years.to === null) return
  const targets = statements.slice(from).filter((statement) => statement.role === 'target')
  const dated = targets.filter((statement) => statement.period !== null)
  if (dated.length === 0 || !dated.every((statement) => statement.period?.endsWith(String(years.to)))) return
  for (let i = from; i < statements.length; i++) {
    const statement = statements[i] as Statement
    if (statement.role !== 'target' || statement.period !== null) continue
    const period = statement.measure === 'level' ? String(years.to) : `${years.from}/${years.to}`
    statements[i] = { ...statement, period, confidence: Math.max(0.05, statement.confidence - 0.05) }
  }
}

function statementOf(
  claim: Claim,
  clause: Clause,
  setting: Setting,
  years: DocumentYears,
  source: string,
  lines: Uint32Array,
): Statement {
  const { quantity } = claim
  const placed = placedIn(clause.reading.at)
  const span = placed(claim.start, claim.end)
  const value = placed(quantity.start, quantity.end)
  const role = roleOf(claim, setting, years)
  const measure = measureIn(claim, role, setting, years)
  const period = periodIn(claim, role, measure, setting, years)
  return {
    id: '',
    clause: clause.id,
    line: lineAt(lines, value.start),
    ...span,
    text: source.slice(span.start, span.end),
    valueText: source.slice(value.start, value.end),
    indicator: claim.indicator,
    subject: claim.subject,
    role,
    comparator: claim.comparator,
    value: quantity.value,
    valueMax: quantity.valueMax,
    unit: unitOf(claim),
    measure,
    direction: claim.direction,
    per: claim.yearly ? 'year' : null,
    period,
    modality: role === 'target' && claim.strive ? 'strive' : 'firm',
    confidence: confidenceOf(claim, setting, role, period),
  }
}

/** From a stretch of reading text to the stretch of the source behind it. */
function placedIn(at: Uint32Array) {
  return (from: number, to: number) => ({
    start: at[from] as number,
    end: (at[Math.max(to, from + 1) - 1] as number) + 1,
  })
}

function statementOfRow(claim: RowClaim, clause: Clause, source: string, lines: Uint32Array): Statement {
  const placed = placedIn(clause.block.reading.at)
  const span = placed(claim.start, claim.end)
  const value = placed(claim.valueStart, claim.valueEnd)
  return {
    id: '',
    clause: clause.id,
    line: lineAt(lines, value.start),
    ...span,
    text: source.slice(span.start, span.end),
    valueText: source.slice(value.start, value.end),
    indicator: claim.indicator,
    subject: null,
    role: claim.role,
    comparator: claim.comparator,
    value: claim.value,
    valueMax: claim.valueMax,
    unit: claim.unit,
    measure: claim.measure,
    direction: claim.direction,
    per: claim.yearly ? 'year' : null,
    period: claim.period,
    modality: 'firm',
    confidence: claim.confidence,
  }
}

function roleOf(claim: Claim, setting: Setting, years: DocumentYears): Statement['role'] {
  if (claim.context) return 'context'
  const year = claim.period?.to ?? null
  if (year !== null) {
    const last = years.kind === 'plan' ? (years.from ?? 0) - 1 : (years.to ?? 0)
    if (setting.role === 'target' && last > 0 && year <= last) return 'result'
    if (setting.role === 'result' && last > 0 && year > last && claim.period?.kind !== 'interval') return 'target'
  }
  if (claim.baseline && setting.role === 'target') return 'result'
  return setting.role
}

/**
 * "提高5%" in one year's report is a rate; over a plan's years, or since an earlier year, it is a change. In a review of
 * several years a sum of money is a flow over them, unless the words say that it was reached.
 */
function measureIn(
  claim: Claim,
  role: Statement['role'],
  setting: Setting,
  years: DocumentYears,
): Statement['measure'] {
  const { measure, quantity, period } = claim
  const long = setting.from !== null && setting.to !== null && setting.to > setting.from
  if (measure === 'growth_rate' && claim.soft) {
    const single = years.kind !== 'plan' && (period?.kind === 'point' || !long) && claim.against === null
    return single || claim.yearly ? 'growth_rate' : 'change'
  }
  if (measure !== 'level' || role !== 'result' || period?.kind === 'point' || claim.yearly || claim.baseline)
    return measure
  if (long && isMoney(quantity.unit) && /(?:支出|交易额|投入)$/.test(claim.indicator)) return 'cumulative'
  if (long && /^(?:涉及|惠及|受益)|^(?:面积|户数|人数|总投资|投资)$/.test(claim.indicator)) return 'cumulative'
  return measure
}

function unitOf(claim: Claim): string | null {
  const { unit, form } = claim.quantity
  if (form === 'ratio' && (claim.quantity.terms ?? 0) >= 3) return '%'
  if (
    (unit === '亿' || unit === '万') &&
    /(?:资产|增加值|产值|收入|投资|规模|总额|税收|余额|市值|生产总值|GDP|销售额|零售额|资金|贷款|存款|交易额|债券|预算|支出)/.test(
      claim.indicator,
    )
  )
    return `${unit}元`
  return unit
}

function periodIn(
  claim: Claim,
  role: Statement['role'],
  measure: Statement['measure'],
  setting: Setting,
  years: DocumentYears,
): string | null {
  const { period } = claim
  const flow = measure !== 'level'
  if (claim.baseline) {
    if (period?.kind === 'base') return String(period.to)
    return setting.from === null
      ? years.kind === 'plan' && years.from !== null && role === 'result'
        ? String(years.from - 1)
        : null
      : String(setting.from - 1)
  }
  if (period !== null && period.to !== null) {
    if (period.kind === 'interval') {
      // "“十四五”以来" in a report of 2023 ends with 2023: nothing is reached in years to come.
      const reviewed = role === 'result' && years.kind !== 'plan' && years.to !== null && (period.from ?? 0) <= years.to
      const to = reviewed ? Math.min(period.to, years.to) : period.to
      return flow || claim.yearly || role !== 'target' ? `${period.from}/${to}` : String(to)
    }
    if (flow && role === 'target' && years.kind === 'plan' && years.from !== null && period.to === years.to)
      return `${years.from}/${period.to}`
    if (claim.against !== null && claim.against < period.to) return `${claim.against}/${period.to}`
    return String(period.to)
  }
  if (period !== null) {
    const last = years.to
    if (last !== null) {
      if (period.kind === 'past-years') {
        const end = years.kind === 'plan' && years.from !== null ? years.from - 1 : last
        return flow ? `${end - 4}/${end}` : String(end)
      }
      if (period.kind === 'last-year') return String(years.kind === 'report' ? last : (years.from ?? last) - 1)
      if (period.kind === 'this-year' && years.next !== null && setting.role === 'target') return String(years.next)
      if (period.kind === 'future-years')
        return years.kind === 'plan'
          ? flow
            ? `${years.from}/${last}`
            : String(last)
          : flow
            ? `${last + 1}/${last + 5}`
            : String(last + 5)
    }
  }
  if (role === 'context' && setting.role === 'target') return null
  if (setting.to === null) return null
  if (setting.from === null || setting.from === setting.to) return String(setting.to)
  return flow ? `${setting.from}/${setting.to}` : String(setting.to)
}

/**
 * How likely the whole statement is right. Shares and sums whose subject stands right before them are the safe ground; the
 * weights follow the error rates that `bench/` finds for each trait on the annotated runs, softened for unseen texts.
 */
function confidenceOf(claim: Claim, setting: Setting, role: Statement['role'], period: string | null): number {
  const { unit, form } = claim.quantity
  let odds = 3.6
  if (!isMoney(unit) && !isPercent(unit) && !isPoints(unit)) odds -= 0.7
  if (claim.noun) odds -= 0.9
  if (claim.context) odds -= 0.9
  if (form === 'chinese' || form === 'fraction') odds -= 1
  if (unit === null && form !== 'ratio') odds -= 1
  if (claim.indicator.length > 22) odds -= 0.9
  else if (claim.indicator.length > 14) odds -= 0.3
  if (claim.comparator === 'approx') odds -= 0.2
  if (claim.inherited) odds -= 0.2
  if (claim.soft) odds -= 0.3
  if (role === 'target' && period === null) odds -= 0.4
  if (!setting.sure && claim.period === null) odds -= 0.2
  odds -= 0.9 * claim.doubts
  return Math.round(100 / (1 + Math.exp(-odds))) / 100
}
