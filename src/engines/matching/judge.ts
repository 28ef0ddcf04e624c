import { truthOfExpression } from '../../language/conditions/evaluate.ts'
import type { Condition, Expression, Sign } from '../../language/conditions/expression.ts'
import { type Column, type FactTable, isSure } from './fact-table.ts'

/** Truth of each unit: 0 false, 1 true, 2 unknown. */
export type Truths = Uint8Array
export const FALSE = 0
export const TRUE = 1
export const UNKNOWN = 2

/** Judges a condition of every unit of a table: the same truth as the evaluator gives one by one. */
export function judge(condition: Condition, table: FactTable): Truths {
  return truths(condition.expression, table)
}

function truths(e: Expression, table: FactTable): Truths {
  switch (e.op) {
    case 'truth':
      return new Uint8Array(table.size).fill(e.value ? TRUE : FALSE)
    case 'not':
      return truths(e.of, table).map((one) => (one === UNKNOWN ? UNKNOWN : 1 - one))
    case 'and':
      return together(e.of, table, FALSE)
    case 'or':
      return together(e.of, table, TRUE)
    case 'name': {
      const column = columnOf(e, table)
      return column?.kind === 'truth' ? column.values.slice() : oneByOne(e, table)
    }
    case 'has': {
      const column = columnOf(e.of, table)
      if (column === null) return oneByOne(e, table)
      const known = new Uint8Array(table.size)
      for (let i = 0; i < known.length; i++) known[i] = isKnown(column, i) ? TRUE : FALSE
      return known
    }
    case 'compare':
      return compared(e, table)
    case 'in':
      return within(e, table)
    case 'match':
      return matched(e, table)
    default:
      return oneByOne(e, table)
  }
}

/** `and` and `or`: a unit that is decided already is not looked at again. */
function together(parts: readonly Expression[], table: FactTable, heavy: 0 | 1): Truths {
  const result = new Uint8Array(table.size).fill(1 - heavy)
  for (const part of parts) {
    const own = truths(part, table)
    for (let i = 0; i < result.length; i++) {
      if (own[i] === heavy) result[i] = heavy
      else if (own[i] === UNKNOWN && result[i] !== heavy) result[i] = UNKNOWN
    }
  }
  return result
}

function oneByOne(e: Expression, table: FactTable): Truths {
  const result = new Uint8Array(table.size)
  for (let i = 0; i < result.length; i++) result[i] = exactly(e, table, i)
  return result
}

function exactly(e: Expression, table: FactTable, i: number): number {
  const truth = truthOfExpression(e, { facts: table.facts[i] ?? {} })
  return truth === 'true' ? TRUE : truth === 'false' ? FALSE : UNKNOWN
}

function columnOf(e: Expression, table: FactTable): Column | null {
  return e.op === 'name' && e.path.length === 1 ? (table.columns.get(e.path[0] as string) ?? null) : null
}

const isKnown = (column: Column, i: number): boolean =>
  column.kind === 'number'
    ? !Number.isNaN(column.values[i])
    : column.kind === 'text'
      ? column.codes[i] !== -1
      : column.values[i] !== UNKNOWN

function compared(e: Expression & { op: 'compare' }, table: FactTable): Truths {
  if (e.left.kind === 'number') {
    const left = doubles(e.left, table)
    const right = left === null ? null : doubles(e.right, table)
    if (left !== null && right !== null) return comparedNumbers(e, left, right, table)
  }
  const column = columnOf(e.left, table)
  const literal = textOf(e.right)
  if (column?.kind === 'text' && literal !== null && e.left.kind !== 'period')
    return comparedTexts(e.sign, column, literal, table.size)
  return oneByOne(e, table)
}

interface Doubles {
  readonly values: Float64Array
  /** How far each may lie from the exact value, as a share of it. */
  readonly error: number
}

const EPSILON = 2 ** -52

const constant = (value: number, size: number) => new Float64Array(size).fill(value)

/** A number of every unit in doubles; null when the expression has a part that only the exact evaluator can do. */
function doubles(e: Expression, table: FactTable): Doubles | null {
  switch (e.op) {
    case 'number':
      return { values: constant(Number(e.value), table.size), error: isSure(e.value) ? 0 : EPSILON }
    case 'name': {
      const column = columnOf(e, table)
      return column?.kind === 'number' ? { values: column.values, error: column.isSure === true ? 0 : EPSILON } : null
    }
    case 'negate': {
      const of = doubles(e.of, table)
      return of === null ? null : { ...of, values: of.values.map((one) => -one) }
    }
    case 'arithmetic': {
      // Sums and differences of near numbers lose digits without bound: only products and quotients keep a share.
      if (e.sign !== '*' && e.sign !== '/') return null
      const left = doubles(e.left, table)
      const right = left === null ? null : doubles(e.right, table)
      if (left === null || right === null) return null
      const values = new Float64Array(table.size)
      for (let i = 0; i < values.length; i++) {
        const [a, b] = [left.values[i] as number, right.values[i] as number]
        const value = e.sign === '*' ? a * b : b === 0 ? Number.NaN : a / b
        // Known and yet no double: too great, and then times nothing. The exact evaluator has to say.
        values[i] = Number.isNaN(value) && b !== 0 && !Number.isNaN(a) && !Number.isNaN(b) ? Infinity : value
      }
      return { values, error: left.error + right.error + 2 * EPSILON }
    }
    default:
      return null
  }
}

/** By doubles where they are sure, or far enough apart to be, else exactly: a threshold is met by a cent or it is not. */
function comparedNumbers(e: Expression & { op: 'compare' }, left: Doubles, right: Doubles, table: FactTable): Truths {
  const result = new Uint8Array(table.size)
  const share = 4 * (left.error + right.error)
  for (let i = 0; i < result.length; i++) {
    const [a, b] = [left.values[i] as number, right.values[i] as number]
    if (Number.isNaN(a) || Number.isNaN(b)) {
      result[i] = UNKNOWN
      continue
    }
    if (share === 0) {
      result[i] = signHolds(e.sign, a < b ? -1 : a > b ? 1 : 0) ? TRUE : FALSE
      continue
    }
    const distance = a - b
    const doubt = share * (Math.abs(a) + Math.abs(b)) + Number.MIN_VALUE
    result[i] =
      Math.abs(distance) <= doubt || !Number.isFinite(distance)
        ? exactly(e, table, i)
        : signHolds(e.sign, distance)
          ? TRUE
          : FALSE
  }
  return result
}

const signHolds = (sign: Sign, order: number): boolean => {
  switch (sign) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

const textOf = (e: Expression): string | null => (e.op === 'text' || e.op === 'day' ? e.value : null)

/** Against one text: its place among the words of the column says how each of them compares. */
function comparedTexts(sign: Sign, column: Column & { kind: 'text' }, literal: string, size: number): Truths {
  const byCode = new Uint8Array(column.words.length)
  column.words.forEach((word, code) => {
    byCode[code] = signHolds(sign, word < literal ? -1 : word > literal ? 1 : 0) ? TRUE : FALSE
  })
  return byCodes(column, byCode, size)
}

function byCodes(column: Column & { kind: 'text' }, truthOfCode: Uint8Array, size: number): Truths {
  const result = new Uint8Array(size)
  for (let i = 0; i < size; i++) {
    const code = column.codes[i] as number
    result[i] = code === -1 ? UNKNOWN : (truthOfCode[code] as number)
  }
  return result
}

function within(e: Expression & { op: 'in' }, table: FactTable): Truths {
  const column = columnOf(e.item, table)
  if (column?.kind !== 'text' || e.list.op !== 'list' || e.item.kind === 'period') return oneByOne(e, table)
  const items = e.list.of.map(textOf)
  if (items.some((item) => item === null)) return oneByOne(e, table)
  const wanted = new Set(items)
  const byCode = Uint8Array.from(column.words, (word) => (wanted.has(word) ? TRUE : FALSE))
  const result = byCodes(column, byCode, table.size)
  // Nothing is in an empty list, known or not.
  if (items.length === 0) result.fill(FALSE)
  return result
}

function matched(e: Expression & { op: 'match' }, table: FactTable): Truths {
  const column = columnOf(e.text, table)
  const part = textOf(e.part)
  if (column?.kind !== 'text' || part === null) return oneByOne(e, table)
  const test = {
    starts: (word: string) => word.startsWith(part),
    ends: (word: string) => word.endsWith(part),
    contains: (word: string) => word.includes(part),
  }[e.how]
  return byCodes(
    column,
    Uint8Array.from(column.words, (word) => (test(word) ? TRUE : FALSE)),
    table.size,
  )
}
