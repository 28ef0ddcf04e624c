import type { Statement } from '../../model/plan-model.ts'
import { amount, type Comparable, comparableOf, directionOf, lastYear } from '../comparison/comparable.ts'
import type { Checked, Finding, Place } from './finding.ts'

/** A name with more distinct values than this is a general one: its figures belong to different things. */
const TOO_MANY = 3

interface Group {
  readonly results: Comparable[]
  readonly targets: Comparable[]
}

/** Statements by what they measure: key, unit and kind of figure. */
export function groupsOf(statements: readonly Statement[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const statement of statements) {
    if (statement.role === 'context' || statement.confidence < 0.5) continue
    const comparable = comparableOf(statement)
    if (comparable === null) continue
    const id = `${comparable.key}|${comparable.unit}|${kindOf(statement)}`
    const group = groups.get(id) ?? { results: [], targets: [] }
    groups.set(id, group)
    group[statement.role === 'result' ? 'results' : 'targets'].push(comparable)
  }
  return groups
}

/** Amounts of one name meet in one group; which of them may be compared is decided pair by pair. */
function kindOf({ measure, per, indicator, direction }: Statement): string {
  if (measure === 'growth_rate' || measure === 'change') return `${measure}${per ?? ''}${direction ?? ''}`
  return `amount${per ?? ''}${/^(?:新增|净增)/.test(indicator) ? '新增' : ''}`
}

/** GM401, GM402: two figures for the same thing. */
export function checkContradictions(checked: Checked): Finding[] {
  // A bulletin repeats short names under ever new heads (制造业 of value added, of profit): equal names say little.
  if (checked.profile.kind === 'bulletin') return []
  const findings: Finding[] = []
  const sentence = sentencesOf(checked)
  const part = partsOf(checked)
  for (const group of groupsOf(checked.model.statements).values()) {
    const results = group.results.filter(({ statement }) => part(statement).says !== 'ahead')
    const targets = group.targets.filter(({ statement }) => part(statement).says !== 'review')
    // Results stand together in one chapter: a "result" far away is more likely a target that was misread.
    const together = (a: Comparable, b: Comparable) => part(a.statement).chapter === part(b.statement).chapter
    const bothReported = (a: Comparable, b: Comparable) =>
      a.scope === b.scope && together(a, b) && samePeriod(a, b, sentence) && disjoint(a, b)
    for (const [one, other] of pairsThatDiffer(results, bothReported)) findings.push(finding('GM401', one, other))
    const end = checked.profile.kind === 'plan' ? lastYear(checked.profile.period) : null
    const bothAimed = (a: Comparable, b: Comparable) => {
      const [first, second] = [lastYear(a.statement.period) ?? end, lastYear(b.statement.period) ?? end]
      return first !== null && first === second && sameFlow(a, b) && boundsDiffer(a, b)
    }
    for (const [one, other] of pairsThatDiffer(targets, bothAimed)) findings.push(finding('GM402', one, other))
    if (checked.profile.kind === 'plan') findings.push(...countsOfOneSentence(targets))
  }
  return findings
}

/** GM402: one sentence that promises two very different numbers of the same thing (86个小区改造，…完成20个小区改造). */
function countsOfOneSentence(targets: readonly Comparable[]): Finding[] {
  const byClause = new Map<string, Comparable>()
  for (const target of targets) {
    const { clause, measure, per } = target.statement
    if (measure === 'growth_rate' || measure === 'change' || per !== null || !COUNTS.has(target.unit)) continue
    const first = byClause.get(clause)
    if (first === undefined) byClause.set(clause, target)
    else if (
      sameSubject(first, target) &&
      Math.max(first.value, target.value) > 2 * Math.min(first.value, target.value)
    )
      return [{ ...finding('GM402', first, target), severity: 'info' }]
  }
  return []
}

/** Chapter of a statement, and what the headings above it say: looking back or ahead. */
function partsOf(checked: Checked) {
  const parts = new Map<string, { readonly chapter: string; readonly says: 'review' | 'ahead' | null }>()
  for (const { id, section } of checked.clauses) {
    const path = section?.path ?? []
    const titles = path.join(' ')
    const review = /回顾|成就|成效|成绩|工作总结|过去五年|发展基础|完成情况/.test(titles)
    const ahead = /安排|部署|打算|展望|目标|任务|今后|未来/.test(titles)
    parts.set(id, { chapter: path[0] ?? '', says: review ? 'review' : ahead ? 'ahead' : null })
  }
  return (statement: Statement) => parts.get(statement.clause) ?? { chapter: '', says: null }
}

/** First pair that differs for each later figure; silent for names with too many values. */
function pairsThatDiffer(
  group: readonly Comparable[],
  differ: (a: Comparable, b: Comparable) => boolean,
): (readonly [Comparable, Comparable])[] {
  if (group.length < 2 || new Set(group.map(({ value }) => value)).size > TOO_MANY) return []
  const pairs: (readonly [Comparable, Comparable])[] = []
  for (let j = 1; j < group.length && j <= 12; j++) {
    const other = group[j] as Comparable
    const one = group.slice(0, j).find((earlier) => sameSubject(earlier, other) && differ(earlier, other))
    if (one !== undefined) pairs.push([one, other])
  }
  return pairs
}

const sameSubject = (a: Comparable, b: Comparable) =>
  a.subject === b.subject && (a.scope === b.scope || !a.scope || !b.scope)

/** Figures of one clause ("35个项目86个小区") list different things under one name. */
function disjoint(a: Comparable, b: Comparable): boolean {
  if (a.statement.clause === b.statement.clause) return false
  return a.most < b.least || b.most < a.least
}

/** Targets for one year bind to one value: other bounds are another target. */
function boundsDiffer(a: Comparable, b: Comparable): boolean {
  if (a.statement.clause === b.statement.clause) return false
  return Math.abs(a.value - b.value) > Math.max(Math.abs(a.value), Math.abs(b.value)) * 0.005
}

/** A stock is never an increase; a running total is the sum of increases. */
function sameFlow({ statement: a }: Comparable, { statement: b }: Comparable): boolean {
  return a.measure === b.measure || (a.measure !== 'level' && b.measure !== 'level')
}

/** Counts that add up over a period; only for these may a running total be a figure without 累计. */
const COUNTS = new Set(['项', '件', '家', '个', '次', '条', '处', '所', '座'])

function samePeriod(a: Comparable, b: Comparable, sentence: (s: Statement) => string): boolean {
  const [first, second] = [a.statement, b.statement]
  if (first.period === null || lastYear(first.period) !== lastYear(second.period)) return false
  if (first.measure === second.measure) return first.period === second.period
  if (sameFlow(a, b)) return true
  // A stock beside a running total: the same thing only if neither names a year of its own, and never beside an increase.
  if (!COUNTS.has(a.unit) || first.measure === 'increment' || second.measure === 'increment') return false
  return [first, second].every((s) => !/\d{4}年|全年|去年|上年|今年|当年|本年/.test(sentence(s)))
}

function sentencesOf(checked: Checked): (s: Statement) => string {
  const texts = new Map(checked.model.clauses.map((clause) => [clause.id, clause.text]))
  return (statement) => texts.get(statement.clause) ?? ''
}

const placeOf = ({ statement }: Comparable): Place => ({ start: statement.start, end: statement.end })

function finding(code: 'GM401' | 'GM402', one: Comparable, other: Comparable): Finding {
  const scopes = one.scope !== other.scope
  const year = lastYear(other.statement.period) ?? lastYear(one.statement.period)
  const name = other.statement.indicator
  const where = `第${one.statement.line}行为${amount(one)}`
  const sure = !scopes && one.statement.period !== null && other.statement.period !== null
  const what = code === 'GM401' ? ['成效', 'reported'] : ['目标', 'aimed at']
  return {
    code,
    ...(sure ? {} : { severity: 'warning' as const }),
    at: placeOf(other),
    message: {
      zh: `${what[0]}数据矛盾：“${name}”此处为${amount(other)}，${where}${year === null ? '' : `（同为${year}年）`}${scopes ? `；口径所注不同：“${one.scope || other.scope}”` : ''}`,
      en: `“${name}” is ${what[1]} as ${amount(other)} here and as ${amount(one)} in line ${one.statement.line}${scopes ? '; the scopes noted differ' : ''}`,
    },
    hint: {
      zh: '核对两处口径和时点，以核定数据统一；口径不同的，分别注明。',
      en: 'Compare scope and date of both; keep the confirmed figure, or name the scopes where they differ.',
    },
    related: [placeOf(one)],
  }
}

/** Targets that say they keep what is there. */
const KEEPS = /保持|稳定在|维持|稳控|始终|守住|严守|不突破|确保不|巩固/

/** GM403: a target weaker than the result that the same text reports. */
export function checkMetTargets(checked: Checked): Finding[] {
  // Reports set next year's flows below last year's as a matter of course.
  if (checked.profile.kind !== 'plan') return []
  const findings: Finding[] = []
  const sentence = sentencesOf(checked)
  for (const { results, targets } of groupsOf(checked.model.statements).values()) {
    if (results.length === 0 || targets.length === 0) continue
    if (new Set(results.map(({ value }) => value)).size > TOO_MANY) continue
    for (const target of targets.slice(0, 12)) {
      const { statement } = target
      if (statement.measure !== 'level' || statement.per !== null) continue
      if (KEEPS.test(statement.text) || KEEPS.test(before(sentence(statement), statement))) continue
      const direction = directionOf(target)
      const result = results.findLast(
        (one) => one.statement.measure === 'level' && one.statement.per === null && one.subject === target.subject,
      )
      if (result === undefined || direction === null) continue
      const weaker = direction === 'up' ? target.value < result.value : target.value > result.value
      if (!weaker || result.statement.clause === statement.clause) continue
      findings.push(metFinding(target, result, direction))
    }
  }
  return findings
}

/** The words in front of the value, up to the comma before. */
function before(sentence: string, statement: Statement): string {
  const at = sentence.indexOf(statement.valueText.replace(/\s/g, ''))
  return at < 0 ? '' : (/[^，；。]{0,40}$/.exec(sentence.slice(Math.max(0, at - 40), at))?.[0] ?? '')
}

function metFinding(target: Comparable, result: Comparable, direction: 'up' | 'down'): Finding {
  const scope = target.scope !== result.scope ? `；口径所注不同：“${result.scope || target.scope}”` : ''
  return {
    code: 'GM403',
    at: placeOf(target),
    message: {
      zh: `目标${direction === 'up' ? '低于' : '宽于'}已有成效：“${target.statement.indicator}”目标${amount(target)}，第${result.statement.line}行已报告${amount(result)}${scope}`,
      en: `The target for “${target.statement.indicator}”, ${amount(target)}, is weaker than the ${amount(result)} reported in line ${result.statement.line}${scope === '' ? '' : '; the scopes noted differ'}`,
    },
    hint: {
      zh: '核对口径；口径一致时上调目标，有意保底的写明“保持”。',
      en: 'Compare the scopes; if they agree raise the target, or say that it only keeps what is there.',
    },
    related: [placeOf(result)],
  }
}
