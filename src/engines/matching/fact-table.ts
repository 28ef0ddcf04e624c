import { type Facts, knownOf } from '../../language/conditions/evaluate.ts'
import type { Kind, NameTable } from '../../language/conditions/expression.ts'

/**
 * Facts of many units by column, so that a condition is judged of all of them at once: 20,000 firms against a policy in a few
 * milliseconds. Pure; what the columns hold is what `facts` say, and `facts` stay at hand for whatever needs them exactly.
 */
export interface FactTable {
  readonly size: number
  readonly ids: readonly string[]
  readonly facts: readonly Facts[]
  readonly columns: ReadonlyMap<string, Column>
}

export type Column =
  /** Doubles near the exact value; NaN where it is not known. `isSure`: their order is that of the exact values, ties among them. */
  | { readonly kind: 'number'; readonly values: Float64Array; readonly isSure?: boolean }
  /** Codes of texts, days and periods, in the order of the texts; −1 where it is not known. */
  | {
      readonly kind: 'text'
      readonly codes: Int32Array
      readonly words: readonly string[]
      readonly codeOf: ReadonlyMap<string, number>
    }
  /** 0 false, 1 true, 2 unknown. */
  | { readonly kind: 'truth'; readonly values: Uint8Array }

/** Kinds that a column is made of; conditions that speak of others are judged one unit at a time. */
const COLUMN_KINDS: Readonly<Partial<Record<Kind, Column['kind']>>> = {
  number: 'number',
  text: 'text',
  day: 'text',
  period: 'text',
  truth: 'truth',
}

/** A table of these units. Names whose kind makes no column are left to the facts. */
export function factTable(
  units: readonly { readonly id: string; readonly facts: Facts }[],
  names: NameTable,
): FactTable {
  const facts = units.map((unit) => unit.facts)
  const columns = new Map<string, Column>()
  for (const [name, { kind }] of Object.entries(names)) {
    const made = COLUMN_KINDS[kind]
    if (made === 'number') columns.set(name, numbers(facts, name))
    else if (made === 'text') columns.set(name, texts(facts, name, kind))
    else if (made === 'truth') columns.set(name, truths(facts, name))
  }
  return { size: units.length, ids: units.map(({ id }) => id), facts, columns }
}

function numbers(facts: readonly Facts[], name: string): Column {
  const values = new Float64Array(facts.length)
  facts.forEach((one, i) => {
    values[i] = numberFrom(one[name])
  })
  return { kind: 'number', values, isSure: facts.every((one) => isSure(one[name])) }
}

/**
 * Whether a double stands for the number so well that two of them compare as their numbers do: decimals of up to 15 digits have
 * each a double of its own, and a number of the program is its shortest decimal. What is not known is no doubt.
 */
export const isSure = (raw: unknown): boolean =>
  typeof raw !== 'string' || (raw.length <= 15 && !/[eE]/.test(raw)) || !FORM.test(raw)

const FORM = /^[+-]?\d{1,80}(?:\.\d{1,80})?(?:[eE][+-]?\d{1,2})?$/

/** As the exact evaluator takes numbers: a decimal text or a finite number; NaN for anything else. */
export function numberFrom(raw: unknown): number {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : Number.NaN
  return typeof raw === 'string' && FORM.test(raw) ? Number(raw) : Number.NaN
}

function texts(facts: readonly Facts[], name: string, kind: Kind): Column {
  // What is no text, no day that exists or no period is not known, as the evaluator has it.
  const values = facts.map((one) => {
    const known = knownOf(one[name], kind)
    return typeof known === 'string' ? known : null
  })
  const known = new Set(values.filter((value) => value !== null))
  // By code units, as the evaluator compares: an order of codes is then an order of texts.
  const words = [...known].sort()
  const codeOf = new Map(words.map((word, code) => [word, code]))
  const codes = new Int32Array(facts.length)
  values.forEach((value, i) => {
    codes[i] = value === null ? -1 : (codeOf.get(value) as number)
  })
  return { kind: 'text', codes, words, codeOf }
}

function truths(facts: readonly Facts[], name: string): Column {
  const values = new Uint8Array(facts.length)
  facts.forEach((one, i) => {
    values[i] = one[name] === true ? 1 : one[name] === false ? 0 : 2
  })
  return { kind: 'truth', values }
}
