import { type Facts, knownOf } from '../../language/conditions/evaluate.ts'
import type { NameTable } from '../../language/conditions/expression.ts'
import { type Column, type FactTable, isSure, numberFrom } from '../matching/fact-table.ts'

/**
 * A table of facts that changes unit by unit: one person's new skill is one write in each column, not a table built anew.
 * What `view` gives is what `factTable` would build of the same units in the same order (a test holds it).
 */
export class GrowingTable {
  private readonly ids: string[] = []
  private readonly facts: Facts[] = []
  private readonly places = new Map<string, number>()
  private readonly columns = new Map<string, Growing>()
  /** What `view` gave, while nothing changed. */
  private seen: FactTable | null = null

  constructor(names: NameTable) {
    for (const [name, { kind }] of Object.entries(names)) {
      if (kind === 'number') this.columns.set(name, { kind, values: new Float64Array(16), isSure: true })
      else if (kind === 'truth') this.columns.set(name, { kind, values: new Uint8Array(16) })
      else if (kind === 'text' || kind === 'day') this.columns.set(name, { kind, values: [], built: null })
    }
  }

  get size(): number {
    return this.ids.length
  }

  indexOf(id: string): number {
    return this.places.get(id) ?? -1
  }

  /** Puts a unit in, or its new facts in place of what was known. */
  put(id: string, facts: Facts): void {
    const at = this.places.get(id) ?? this.ids.length
    this.ids[at] = id
    this.places.set(id, at)
    this.write(at, facts)
  }

  /** Takes a unit out; the last one moves into its place. */
  drop(id: string): void {
    const at = this.places.get(id)
    if (at === undefined) return
    this.seen = null
    const last = this.ids.length - 1
    const [movedId, moved] = [this.ids[last] as string, this.facts[last] as Facts] // there is at least this one
    this.places.delete(id)
    if (at !== last) {
      this.ids[at] = movedId
      this.places.set(movedId, at)
      this.write(at, moved)
    }
    this.ids.pop()
    this.facts.pop()
    for (const column of this.columns.values())
      if (column.kind === 'text' || column.kind === 'day') {
        column.values.pop()
        if (column.built !== null) column.built = { ...column.built, codes: column.built.codes.subarray(0, last) }
      }
  }

  private write(at: number, facts: Facts): void {
    this.seen = null
    this.facts[at] = facts
    for (const [name, column] of this.columns) {
      const raw = facts[name]
      if (column.kind === 'number') {
        if (at >= column.values.length) column.values = grown(column.values, new Float64Array(2 * at))
        column.values[at] = numberFrom(raw)
        // Once there was a doubt it stays: the exact evaluator is asked at the edge, which is never wrong.
        column.isSure &&= isSure(raw)
      } else if (column.kind === 'truth') {
        if (at >= column.values.length) column.values = grown(column.values, new Uint8Array(2 * at))
        column.values[at] = raw === true ? 1 : raw === false ? 0 : 2
      } else {
        const known = knownOf(raw, column.kind)
        const value = typeof known === 'string' ? known : null
        column.values[at] = value
        const code = value === null ? -1 : column.built?.codeOf.get(value)
        // A word that nobody had, or one unit more than there are codes: the codes are made anew when they are asked for.
        if (column.built === null || code === undefined || at >= column.built.codes.length) column.built = null
        else column.built.codes[at] = code
      }
    }
  }

  view(): FactTable {
    if (this.seen !== null) return this.seen
    const size = this.ids.length
    const columns = new Map<string, Column>()
    for (const [name, column] of this.columns) {
      if (column.kind === 'number')
        columns.set(name, { kind: 'number', values: column.values.subarray(0, size), isSure: column.isSure })
      else if (column.kind === 'truth') columns.set(name, { kind: 'truth', values: column.values.subarray(0, size) })
      else {
        column.built ??= coded(column.values)
        columns.set(name, { kind: 'text', ...column.built })
      }
    }
    this.seen = { size, ids: this.ids, facts: this.facts, columns }
    return this.seen
  }
}

type Growing =
  | { readonly kind: 'number'; values: Float64Array<ArrayBuffer>; isSure: boolean }
  | { readonly kind: 'truth'; values: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'text' | 'day'; readonly values: (string | null)[]; built: Coded | null }

interface Coded {
  readonly codes: Int32Array
  readonly words: readonly string[]
  readonly codeOf: ReadonlyMap<string, number>
}

function grown<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from)
  return into
}

function coded(values: readonly (string | null)[]): Coded {
  const words = [...new Set(values.filter((value) => value !== null))].sort()
  const codeOf = new Map(words.map((one, code) => [one, code]))
  return { codes: Int32Array.from(values, (value) => (value === null ? -1 : (codeOf.get(value) ?? -1))), words, codeOf }
}

/** The table with one more column of numbers that belongs to the question asked of it: how far each unit is. */
export function withNumbers(table: FactTable, name: string, values: Float64Array): FactTable {
  // Facts are looked at only where doubles do not decide; copies of all of them would cost more than the question.
  const facts = new Proxy(table.facts, {
    get(all, key) {
      const i = typeof key === 'string' ? Number(key) : Number.NaN
      const own = Number.isInteger(i) ? all[i] : undefined
      return own === undefined ? Reflect.get(all, key) : { ...own, [name]: values[i] }
    },
  })
  return { ...table, facts, columns: new Map([...table.columns, [name, { kind: 'number', values, isSure: true }]]) }
}

/** Some rows of a table, in columns of these names alone: what few are left of many is judged of the few. */
export function rowsOf(table: FactTable, rows: Int32Array, names: readonly string[]): FactTable {
  const columns = new Map<string, Column>()
  for (const name of names) {
    const column = table.columns.get(name)
    if (column === undefined) continue
    if (column.kind === 'text') columns.set(name, { ...column, codes: picked(column.codes, rows, Int32Array) })
    else if (column.kind === 'number')
      columns.set(name, { ...column, values: picked(column.values, rows, Float64Array) })
    else columns.set(name, { ...column, values: picked(column.values, rows, Uint8Array) })
  }
  // Facts are looked at only where doubles do not decide.
  const facts = new Proxy(table.facts, {
    get(all, key) {
      const k = typeof key === 'string' ? Number(key) : Number.NaN
      return Number.isInteger(k) ? all[rows[k] as number] : Reflect.get(all, key)
    },
  })
  return { size: rows.length, ids: [], facts, columns }
}

/** The values in these rows. */
function picked<T extends Int32Array | Float64Array | Uint8Array>(
  from: T,
  rows: Int32Array,
  Kind: new (size: number) => T,
): T {
  const found = new Kind(rows.length)
  for (let k = 0; k < rows.length; k++) found[k] = from[rows[k] as number] as number
  return found
}
