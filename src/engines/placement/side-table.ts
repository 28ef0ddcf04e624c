import type { Facts } from '../../language/conditions/evaluate.ts'
import { type Condition, type Name, type NameTable, namesIn } from '../../language/conditions/expression.ts'
import type { FactTable } from '../matching/fact-table.ts'
import { FALSE, judge, TRUE, type Truths } from '../matching/judge.ts'
import { readerOf } from './criteria.ts'
import { GrowingTable, rowsOf, withNumbers } from './growing-table.ts'
import { kmBetween } from './sides.ts'

type Place = readonly [lng: number, lat: number] | null

/** The place of a unit, kept beside its facts; conditions know of the distance alone. */
const COORDINATE: Name = { kind: 'number', label: { zh: '坐标', en: 'Coordinate' } }
const PLACE: NameTable = { lng: COORDINATE, lat: COORDINATE }

/** Conditions whose truths are kept; over ten thousand people each takes ten kilobytes. */
const KEPT = 3000

/**
 * One side of the market in columns. Vacancies ask much the same of people, and people of vacancies: what a condition came to
 * over all units is kept until one of them changes.
 */
export class SideTable {
  private readonly table: GrowingTable
  private readonly read: (text: string) => Condition
  private readonly known = new Map<string, Truths>()

  constructor(names: NameTable) {
    this.table = new GrowingTable({ ...names, ...PLACE })
    this.read = readerOf(names)
  }

  get ids(): readonly string[] {
    return this.table.view().ids
  }

  condition(text: string): Condition {
    return this.read(text)
  }

  put(id: string, facts: Facts, place: Place): void {
    this.known.clear()
    this.table.put(id, { ...facts, lng: place?.[0] ?? null, lat: place?.[1] ?? null })
  }

  drop(id: string): void {
    this.known.clear()
    this.table.drop(id)
  }

  /** Truth of each unit. It is kept: whoever takes it changes nothing in it. */
  judge(text: string): Truths {
    const found = this.known.get(text)
    if (found !== undefined) return found
    const truths = judge(this.read(text), this.table.view())
    if (this.known.size >= KEPT) this.known.clear()
    this.known.set(text, truths)
    return truths
  }

  /** Truth of each unit by a condition that speaks of how far it lies from a place, with the kilometres; NaN is not known. */
  judgeFrom(text: string, from: Place): { readonly truths: Truths; readonly km: Float64Array } {
    const view = this.table.view()
    const km = new Float64Array(view.size).fill(Number.NaN)
    const [lng, lat] = [numbersOf(view, 'lng'), numbersOf(view, 'lat')]
    if (from !== null) for (let i = 0; i < km.length; i++) km[i] = kmBetween([lng[i] as number, lat[i] as number], from)
    return { truths: judge(this.read(text), withNumbers(view, 'km', km)), km }
  }

  /**
   * Truth of each unit by all of these conditions together. Each is looked at of those alone that the ones before leave, and the
   * distance, which costs most, last of all.
   */
  judgeAll(texts: readonly string[], distance: { readonly text: string; readonly from: Place } | null): Truths {
    const places = new Int32Array(this.table.size)
    for (let i = 0; i < places.length; i++) places[i] = i
    const truths = new Uint8Array(places.length).fill(TRUE)
    this.narrow(truths, places, texts, distance)
    return truths
  }

  /** The rows, of these, for which none of the conditions fails, as far as is known. */
  notFailing(
    rows: Int32Array,
    texts: readonly string[],
    distance: { readonly text: string; readonly from: Place },
  ): Int32Array {
    const truths = new Uint8Array(this.table.size).fill(TRUE)
    return this.narrow(truths, rows, texts, distance)
  }

  /** Puts down what each of these rows comes to, and says which are left. The rows given are used up. */
  private narrow(
    truths: Truths,
    rows: Int32Array,
    texts: readonly string[],
    distance: { readonly text: string; readonly from: Place } | null,
  ): Int32Array {
    const view = this.table.view()
    let count = rows.length
    for (const text of texts) {
      if (text === 'true' || count === 0) continue
      const own = this.judge(text)
      let kept = 0
      for (let k = 0; k < count; k++) {
        const i = rows[k] as number
        const truth = own[i] as number
        if (truth === FALSE) truths[i] = FALSE
        else {
          if (truth !== TRUE) truths[i] = truth
          rows[kept++] = i
        }
      }
      count = kept
    }
    if (distance === null || count === 0) return rows.subarray(0, count)
    this.narrowByDistance(view, truths, rows.subarray(0, count), distance)
    return rows.subarray(0, count).filter((i) => truths[i] !== FALSE)
  }

  private narrowByDistance(
    view: FactTable,
    truths: Truths,
    left: Int32Array,
    { text, from }: { readonly text: string; readonly from: Place },
  ): void {
    const [lng, lat] = [numbersOf(view, 'lng'), numbersOf(view, 'lat')]
    const km = new Float64Array(left.length).fill(Number.NaN)
    if (from !== null)
      for (let k = 0; k < left.length; k++) {
        const i = left[k] as number
        km[k] = kmBetween([lng[i] as number, lat[i] as number], from)
      }
    const condition = this.read(text)
    const near = judge(condition, withNumbers(rowsOf(view, left, namesIn(condition.expression)), 'km', km))
    for (let k = 0; k < left.length; k++) {
      const i = left[k] as number
      if (near[k] !== TRUE && (near[k] === FALSE || truths[i] === TRUE)) truths[i] = near[k] as number
    }
  }
}

function numbersOf(table: FactTable, name: string): Float64Array {
  const column = table.columns.get(name)
  if (column?.kind !== 'number') throw new Error(`The table has no numbers called ${name}.`)
  return column.values
}
