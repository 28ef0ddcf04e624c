import { type Condition, type Expression, type Formula, namesIn } from '../../language/conditions/expression.ts'
import { parseCondition, parseFormula } from '../../language/conditions/parse.ts'
import type { Fault } from '../../model/outcome.ts'
import { FACT_SOURCES, FIRM_FACTS } from '../../systems/05-reform/policy-delivery/firm-facts.ts'
import { FACT_NAMES } from './fact-names.ts'

/** One line of a clause's conditions, with the words of the policy that it rests on. */
export interface Requirement {
  readonly condition: Condition
  /** '第三条（一）'; '' where none is given. */
  readonly cite: string
}

/** A clause as it is judged. */
export interface ReadClause {
  readonly requirements: readonly Requirement[]
  /** All of them together. */
  readonly condition: Condition
  readonly formula: Formula
  /** Names of the facts that it speaks of, each once. */
  readonly facts: readonly string[]
}

/** The texts of a clause as people write them. */
export interface ClauseTexts {
  /** One condition a line; behind ` // ` the words that it rests on. */
  readonly conditions: string
  /** An amount in yuan. */
  readonly formula: string
  /** The legal basis that some facts need. */
  readonly basis: string | null
}

/** Longest list of conditions. */
const MOST = 40

/** Where ` // ` begins that stands in no quotes; -1 without one. */
function citeStart(line: string): number {
  let quote = ''
  for (let i = 0; i < line.length; i++) {
    const sign = line[i] as string
    if (quote !== '') {
      if (sign === '\\') i++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '/' && line[i + 1] === '/') return i
  }
  return -1
}

/** The lines that hold a condition, each with its number from 1. */
function linesOf(text: string): readonly { readonly line: number; readonly text: string; readonly cite: string }[] {
  return text.split('\n').flatMap((raw, i) => {
    const cut = citeStart(raw)
    const condition = (cut < 0 ? raw : raw.slice(0, cut)).trim()
    return condition === '' ? [] : [{ line: i + 1, text: condition, cite: cut < 0 ? '' : raw.slice(cut + 2).trim() }]
  })
}

export type ReadOutcome =
  | { readonly kind: 'read'; readonly clause: ReadClause }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** Reads a clause; every fault of its conditions and its formula at once, at 'conditions.<line>', 'formula', 'basis'. */
export function readClause({ conditions, formula, basis }: ClauseTexts): ReadOutcome {
  const faults: Fault[] = []
  const requirements: Requirement[] = []
  const lines = linesOf(conditions)
  if (lines.length === 0)
    faults.push({
      at: 'conditions',
      code: 'empty',
      message: { zh: '条件为空：至少写一行', en: 'There is no condition: write one line at least' },
    })
  if (lines.length > MOST)
    faults.push({
      at: 'conditions',
      code: 'too-many',
      message: {
        zh: `条件最多 ${MOST} 行，这里有 ${lines.length} 行`,
        en: `At most ${MOST} lines; here are ${lines.length}`,
      },
    })
  for (const { line, text, cite } of lines.slice(0, MOST)) {
    const read = parseCondition(text, FACT_NAMES)
    if (read.kind === 'done') requirements.push({ condition: read.value, cite })
    else
      for (const { code, message } of read.refusal.faults ?? [])
        faults.push({
          at: `conditions.${line}`,
          code,
          message: { zh: `第 ${line} 行，${message.zh}`, en: `Line ${line}, ${message.en}` },
        })
  }
  const amount = parseFormula(formula, FACT_NAMES, ['number'])
  if (amount.kind === 'refused')
    for (const { code, message } of amount.refusal.faults ?? [])
      faults.push({ at: 'formula', code, message: { zh: `公式，${message.zh}`, en: `Formula, ${message.en}` } })
  const spoken = [
    ...new Set([
      ...requirements.flatMap(({ condition }) => namesIn(condition.expression)),
      ...(amount.kind === 'done' ? namesIn(amount.value.expression) : []),
    ]),
  ]
  if ((basis ?? '').trim() === '')
    for (const source of new Set(spoken.flatMap((name) => FIRM_FACTS[name]?.from ?? []))) {
      const { needsBasis } = FACT_SOURCES[source]
      if (needsBasis !== undefined) faults.push({ at: 'basis', code: 'needs-basis', message: needsBasis })
    }
  if (faults.length > 0 || amount.kind === 'refused') return { kind: 'faulty', faults }
  return {
    kind: 'read',
    clause: { requirements, condition: together(requirements, conditions), formula: amount.value, facts: spoken },
  }
}

/** All requirements as one condition, for judging many firms at once. */
function together(requirements: readonly Requirement[], text: string): Condition {
  const parts = requirements.map(({ condition }) => condition.expression)
  const all: Expression = { op: 'and', of: parts, kind: 'truth', start: 0, end: text.length }
  return { text, isCondition: true, expression: parts.length === 1 ? (parts[0] as Expression) : all }
}
