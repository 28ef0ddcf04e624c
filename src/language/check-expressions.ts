import type { Kind, NameTable } from './conditions/expression.ts'
import { parseCondition, parseFormula } from './conditions/parse.ts'

/** Everything wrong with a condition, with its column; empty when it can be judged. */
export const conditionFaults = (text: string, names: NameTable): readonly string[] =>
  faultsIn(text, parseCondition(text, names))

/** The same of an expression of any kind, or of one that is expected. */
export const formulaFaults = (text: string, names: NameTable, expected?: readonly Kind[]): readonly string[] =>
  faultsIn(text, parseFormula(text, names, expected))

const faultsIn = (text: string, read: ReturnType<typeof parseFormula>): readonly string[] =>
  read.kind === 'done' ? [] : (read.refusal.faults ?? []).map(({ message }) => `“${text}”: ${message.en}`)
