/**
 * Order and places. Sorting moves integers only: a double's bits, read as two words with the sign folded in, sort like the
 * double itself; three counting passes over the high word order a million scores, and the few that share it are settled by
 * the low word. Indices stay below the length, so `!` on typed arrays is safe throughout.
 */

const DIGIT = 11
const BUCKETS = 1 << DIGIT
/** Runs up to this length are settled by insertion. */
const SHORT = 24

/**
 * Row numbers from the highest value to the lowest; equal values in the order of their rows. Missing values (NaN) are left
 * out.
 */
export function orderOf(x: Float64Array): Uint32Array {
  const { high, row, count } = keysOf(x)
  sortByKey(high, row, count)
  const order = row.subarray(0, count)
  settle(x, high, order)
  return order
}

/** Keys that grow as the value falls: one ascending sort then gives the best first. */
function keysOf(x: Float64Array) {
  const words = new Uint32Array(x.buffer, x.byteOffset, x.length * 2)
  const high = new Uint32Array(x.length)
  const row = new Uint32Array(x.length)
  let count = 0
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    if (Number.isNaN(v)) continue
    let word = v === 0 ? 0 : words[2 * i + 1]! // −0 sorts as 0
    word = word & 0x80000000 ? ~word : word | 0x80000000
    high[count] = ~word
    row[count] = i
    count++
  }
  return { high, row, count }
}

/** Sorts the first `count` keys with their rows, stable, in place; the two arrays are scratch beyond them. */
function sortByKey(keys: Uint32Array, rows: Uint32Array, count: number): void {
  if (count < 2) return
  const counts = [new Uint32Array(BUCKETS), new Uint32Array(BUCKETS), new Uint32Array(BUCKETS)] as const
  const [c0, c1, c2] = counts
  for (let i = 0; i < count; i++) {
    const key = keys[i]!
    c0[key & (BUCKETS - 1)]!++
    c1[(key >>> DIGIT) & (BUCKETS - 1)]!++
    c2[key >>> (2 * DIGIT)]!++
  }
  let fromKeys = keys
  let fromRows = rows
  let toKeys: Uint32Array = new Uint32Array(count)
  let toRows: Uint32Array = new Uint32Array(count)
  for (let digit = 0; digit < 3; digit++) {
    const starts = counts[digit]!
    const shift = digit * DIGIT
    if (starts[(fromKeys[0]! >>> shift) & (BUCKETS - 1)] === count) continue // all alike in this digit
    let at = 0
    for (let b = 0; b < BUCKETS; b++) {
      const size = starts[b]!
      starts[b] = at
      at += size
    }
    for (let i = 0; i < count; i++) {
      const key = fromKeys[i]!
      const to = starts[(key >>> shift) & (BUCKETS - 1)]!++
      toKeys[to] = key
      toRows[to] = fromRows[i]!
    }
    ;[fromKeys, toKeys] = [toKeys, fromKeys]
    ;[fromRows, toRows] = [toRows, fromRows]
  }
  if (fromKeys !== keys) {
    keys.set(fromKeys.subarray(0, count))
    rows.set(fromRows.subarray(0, count))
  }
}

/** Brings rows whose keys share the high word into the order of their values. */
function settle(x: Float64Array, high: Uint32Array, order: Uint32Array): void {
  const count = order.length
  let from = 0
  while (from < count) {
    const key = high[from]!
    let to = from + 1
    while (to < count && high[to] === key) to++
    const size = to - from
    if (size > SHORT) settleLong(x, order.subarray(from, to))
    else if (size > 1) settleShort(x, order, from, to)
    from = to
  }
}

function settleShort(x: Float64Array, order: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const row = order[i]!
    const value = x[row]!
    let j = i - 1
    while (j >= from && x[order[j]!]! < value) {
      order[j + 1] = order[j]!
      j--
    }
    order[j + 1] = row
  }
}

function settleLong(x: Float64Array, run: Uint32Array): void {
  const first = x[run[0]!]!
  let isEqual = true
  for (let i = 1; i < run.length && isEqual; i++) isEqual = x[run[i]!] === first
  if (isEqual) return
  const words = new Uint32Array(x.buffer, x.byteOffset, x.length * 2)
  const low = new Uint32Array(run.length)
  // The high word and with it the sign is the same for all: for positive values more bits are more.
  const flip = first > 0 || first === 0 ? 0xffffffff : 0
  for (let i = 0; i < run.length; i++) low[i] = words[2 * run[i]!]! ^ flip
  sortByKey(low, run, run.length)
}

export type Ties = 'min' | 'max' | 'average' | 'dense'

/**
 * Places from the top, by an order that `orderOf` gave: 1 is the highest value. Equal values share a place by `ties`.
 * Rows that the order leaves out keep 0.
 */
export function placesOf(x: Float64Array, order: Uint32Array, ties: Ties = 'min'): Float64Array {
  const places = new Float64Array(x.length)
  let from = 0
  let groups = 0
  while (from < order.length) {
    const value = x[order[from]!]!
    let to = from + 1
    while (to < order.length && x[order[to]!] === value) to++
    groups++
    const place = ties === 'min' ? from + 1 : ties === 'max' ? to : ties === 'dense' ? groups : (from + 1 + to) / 2
    for (let i = from; i < to; i++) places[order[i]!] = place
    from = to
  }
  return places
}
