import { addDays, addMonths, dayOf, daysBetween, isDay, startOfDay } from '../../model/calendar.ts'
import { findPeriod } from '../../model/period.ts'
import {
  add,
  compareExact,
  decimalText,
  divide,
  type Exact,
  findExact,
  findWhole,
  multiply,
  negate,
  remainder,
  roundExact,
  subtract,
  truncate,
  whole,
} from './exact.ts'
import type { Condition, Expression, Formula, FunctionName, Kind, ShiftUnit, Sign } from './expression.ts'

export type Truth = 'true' | 'false' | 'unknown'

/**
 * What is known, by name: decimals as text or numbers, days 'YYYY-MM-DD', moments ISO 8601, lists as arrays, a linked record as
 * an object of its own. What is absent, null, or not of its kind is unknown.
 */
export type Facts = Readonly<Record<string, unknown>>

/** A value as it is written down: decimals as text with up to 20 digits after the point; null is unknown. */
export type Value = string | boolean | readonly Value[] | null

/** True and false as in Kleene's strong logic: what is unknown can still be outweighed (`false && unknown` is false). */
export function truthOf(condition: Condition, facts: Facts): Truth {
  return truthOfExpression(condition.expression, { facts })
}

/** The value of a formula; null when something it needs is not known, or a divisor is zero. */
export function valueOfFormula(formula: Formula, facts: Facts): Value {
  return written(evaluate(formula.expression, { facts }), formula.expression.kind)
}

/** Facts with the names of one in a list that are in force within `all` and `exists`. */
export interface Scope {
  readonly facts: Facts
  readonly one?: { readonly name: string; readonly value: unknown; readonly outer: Scope }
}

/** A known value: a moment in milliseconds, days and periods as text. undefined is unknown. */
export type Known = Exact | string | boolean | number | readonly unknown[] | Facts | undefined

export function truthOfExpression(expression: Expression, scope: Scope): Truth {
  const value = evaluate(expression, scope)
  return value === true ? 'true' : value === false ? 'false' : 'unknown'
}

export function evaluate(e: Expression, scope: Scope): Known {
  switch (e.op) {
    case 'text':
    case 'day':
    case 'period':
    case 'truth':
      return e.value
    case 'moment':
    case 'number':
      return knownOf(e.value, e.op)
    case 'none':
      return undefined
    case 'name':
      return knownOf(rawOf(e.path, scope), e.kind)
    case 'has':
      return evaluate(e.of, scope) !== undefined
    case 'not': {
      const truth = evaluate(e.of, scope)
      return typeof truth === 'boolean' ? !truth : undefined
    }
    case 'and':
      return outweighed(e.of, false, (one) => evaluate(one, scope))
    case 'or':
      return outweighed(e.of, true, (one) => evaluate(one, scope))
    case 'compare':
      return compared(e.sign, e.left.kind, evaluate(e.left, scope), evaluate(e.right, scope))
    case 'in': {
      const items = itemsOf(e.list, scope)
      if (items === undefined) return undefined
      const item = evaluate(e.item, scope)
      return outweighed(items, true, (one) => compared('==', e.item.kind, item, one))
    }
    case 'list':
      return itemsOf(e, scope)
    case 'match': {
      const [text, part] = [evaluate(e.text, scope), evaluate(e.part, scope)]
      if (typeof text !== 'string' || typeof part !== 'string') return undefined
      return e.how === 'starts' ? text.startsWith(part) : e.how === 'ends' ? text.endsWith(part) : text.includes(part)
    }
    case 'negate': {
      const number = evaluate(e.of, scope)
      return number === undefined ? undefined : negate(number as Exact)
    }
    case 'arithmetic': {
      const [a, b] = [evaluate(e.left, scope), evaluate(e.right, scope)]
      return a === undefined || b === undefined ? undefined : calculated(e.sign, a as Exact, b as Exact)
    }
    case 'join': {
      const [a, b] = [evaluate(e.left, scope), evaluate(e.right, scope)]
      return typeof a === 'string' && typeof b === 'string' ? a + b : undefined
    }
    case 'difference':
      return differenceOf(e.left.kind, evaluate(e.left, scope), evaluate(e.right, scope))
    case 'shift': {
      const [from, by] = [evaluate(e.of, scope), evaluate(e.by, scope)]
      return from === undefined || by === undefined
        ? undefined
        : shifted(from, e.sign === '-' ? negate(by as Exact) : (by as Exact), e.unit)
    }
    case 'choose': {
      const when = evaluate(e.when, scope)
      // Unknown, even when both ways would come to the same: as `case` in SQL can be made to say.
      return when === undefined ? undefined : evaluate(when ? e.then : e.otherwise, scope)
    }
    case 'call':
      return called(
        e.name,
        e.of,
        e.of.map((one) => evaluate(one, scope)),
      )
    case 'every':
    case 'some': {
      const raws = rawItemsOf(e.list, scope)
      if (raws === undefined) return undefined
      return outweighed(raws, e.op === 'some', (value) =>
        evaluate(e.holds, { facts: scope.facts, one: { name: e.as, value, outer: scope } }),
      )
    }
  }
}

/** `and` when the heavy value is false, `or` when it is true: one of it decides, else one unknown leaves it open. */
function outweighed<T>(parts: readonly T[], heavy: boolean, truth: (part: T) => Known): boolean | undefined {
  let open = false
  for (const part of parts) {
    const value = truth(part)
    if (value === heavy) return heavy
    if (value === undefined) open = true
  }
  return open ? undefined : !heavy
}

/** What stands under a path, as it was given. */
export function rawOf(path: readonly string[], scope: Scope): unknown {
  const [first = '', ...rest] = path
  let at: Scope | undefined = scope
  while (at?.one !== undefined && at.one.name !== first) at = at.one.outer
  let value: unknown = at?.one !== undefined ? at.one.value : own(scope.facts, first)
  for (const step of rest) value = own(value, step)
  return value
}

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Facts)[name] : undefined

/** A raw value as one of its kind, or unknown. */
export function knownOf(raw: unknown, kind: Kind): Known {
  if (raw === null || raw === undefined) return undefined
  switch (kind) {
    case 'number':
      return findExact(raw) ?? undefined
    case 'text':
      return typeof raw === 'string' ? raw : undefined
    case 'period':
      return typeof raw === 'string' && findPeriod(raw) !== null ? raw : undefined
    case 'truth':
      return typeof raw === 'boolean' ? raw : undefined
    case 'day':
      return typeof raw === 'string' && isDay(raw) ? raw : undefined
    case 'moment': {
      const at = raw instanceof Date ? raw.getTime() : typeof raw === 'string' ? Date.parse(raw) : Number.NaN
      return Number.isNaN(at) ? undefined : at
    }
    case 'list':
      return Array.isArray(raw) ? raw : undefined
    case 'record':
      return typeof raw === 'object' ? (raw as Facts) : undefined
    case 'opaque':
      return raw as Facts
    case 'none':
      return undefined
  }
}

/** What is in a list as it was given, or the literals as they were written. */
export function rawItemsOf(list: Expression, scope: Scope): readonly unknown[] | undefined {
  if (list.op === 'list') return list.of.map((one) => written(evaluate(one, scope), one.kind))
  return evaluate(list, scope) as readonly unknown[] | undefined // its kind is list
}

function itemsOf(list: Expression, scope: Scope): readonly Known[] | undefined {
  if (list.op === 'list') return list.of.map((one) => evaluate(one, scope))
  const element = list.op === 'name' ? (list.element ?? 'opaque') : 'opaque'
  return rawItemsOf(list, scope)?.map((raw) => knownOf(raw, element))
}

/** Two known values of one kind, in order: negative, zero, positive. */
export function order(kind: Kind, a: Known, b: Known): number {
  if (kind === 'number') return compareExact(a as Exact, b as Exact)
  return a === b ? 0 : (a as string | number) < (b as string | number) ? -1 : 1
}

function compared(sign: Sign, kind: Kind, a: Known, b: Known): boolean | undefined {
  if (a === undefined || b === undefined) return undefined
  const by = order(kind, a, b)
  switch (sign) {
    case '==':
      return by === 0
    case '!=':
      return by !== 0
    case '<':
      return by < 0
    case '<=':
      return by <= 0
    case '>':
      return by > 0
    case '>=':
      return by >= 0
  }
}

function calculated(sign: '+' | '-' | '*' | '/' | '%', a: Exact, b: Exact): Exact | undefined {
  switch (sign) {
    case '+':
      return add(a, b)
    case '-':
      return subtract(a, b)
    case '*':
      return multiply(a, b)
    case '/':
      return divide(a, b) ?? undefined
    case '%':
      return remainder(a, b) ?? undefined
  }
}

const DAY = 86_400_000

function differenceOf(kind: Kind, a: Known, b: Known): Exact | undefined {
  if (a === undefined || b === undefined) return undefined
  if (kind === 'day') return whole(daysBetween(b as string, a as string))
  return divide(whole((a as number) - (b as number)), whole(DAY)) ?? undefined
}

/** So much later. Days, months and years are counted whole, and a result beyond the years 1 to 9999 is not known. */
function shifted(from: Known, by: Exact, unit: ShiftUnit): Known {
  if (unit === 'hours' || unit === 'minutes') {
    const ms = Number(decimalText(multiply(by, whole(unit === 'hours' ? 3_600_000 : 60_000)), 0))
    const at = (from as number) + ms
    return Math.abs(at) < 2.5e14 ? at : undefined
  }
  const count = findWhole(by)
  if (count === null || Math.abs(count) > 4_000_000) return undefined
  const day = typeof from === 'number' ? dayOf(new Date(from)) : (from as string)
  const months = unit === 'months' ? count : unit === 'years' ? count * 12 : null
  const year = Number(day.slice(0, 4)) + (months === null ? count / 365.25 : months / 12)
  if (!(year > 2 && year < 9998)) return undefined
  const moved = months === null ? addDays(day, count) : addMonths(day, months)
  return typeof from === 'number' ? from - startOfDay(day).getTime() + startOfDay(moved).getTime() : moved
}

function called(name: FunctionName, of: readonly Expression[], values: readonly Known[]): Known {
  if (values.includes(undefined)) return undefined
  const [first] = values
  const kind = of[0]?.kind ?? 'number'
  switch (name) {
    case 'size':
      return whole(typeof first === 'string' ? [...first].length : (first as readonly unknown[]).length)
    case 'year':
      return whole(Number(dayText(first, kind).slice(0, 4)))
    case 'month':
      return whole(Number(dayText(first, kind).slice(5, 7)))
    case 'dayOf':
      return dayOf(new Date(first as number))
    case 'abs':
      return (first as Exact).above < 0n ? negate(first as Exact) : first
    case 'round':
      return roundExact(first as Exact, values[1] === undefined ? 0 : (findWhole(values[1] as Exact) ?? 0))
    case 'int': {
      if (typeof first !== 'string') return truncate(first as Exact)
      return /^[+-]?\d{1,30}$/.test(first) ? (findExact(first) ?? undefined) : undefined
    }
    case 'min':
      return values.reduce((a, b) => (order(kind, a, b) <= 0 ? a : b))
    case 'max':
      return values.reduce((a, b) => (order(kind, a, b) >= 0 ? a : b))
  }
}

const dayText = (value: Known, kind: Kind): string =>
  kind === 'moment' ? dayOf(new Date(value as number)) : (value as string)

/** A known value as JSON. */
export function written(value: Known, kind: Kind): Value {
  if (value === undefined) return null
  switch (kind) {
    case 'number':
      return decimalText(value as Exact)
    case 'moment':
      return new Date(value as number).toISOString()
    case 'list':
      return (value as readonly unknown[]).map((one) =>
        typeof one === 'string' || typeof one === 'boolean' ? one : typeof one === 'number' ? String(one) : null,
      )
    case 'record':
    case 'opaque':
    case 'none':
      return null
    default:
      return value as string | boolean
  }
}
