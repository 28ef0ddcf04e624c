import { componentsOf } from './components.ts'
import { adjacency, neighbours } from './graph.ts'
import { STAGES, type Stage } from './names.ts'

/** What is drawn: nodes with their stage, and supplies between them, by number. */
export interface Drawn {
  readonly nodes: readonly { readonly stage: Stage }[]
  readonly edges: readonly (readonly [from: number, to: number])[]
}

export interface Sizes {
  readonly width: number
  readonly height: number
  /** Between columns, where the supplies run, and between nodes of one column. */
  readonly gapX: number
  readonly gapY: number
  /** At most so many nodes above one another before a stage takes another column. */
  readonly tall: number
  /** What a supply that passes through a column takes of its height. */
  readonly lane: number
  /** How much wider than high a large picture is meant to be. */
  readonly aspect: number
}

export const USUAL: Sizes = { width: 172, height: 30, gapX: 66, gapY: 12, tall: 40, lane: 7, aspect: 1.6 }

export interface Layout {
  readonly width: number
  readonly height: number
  /** Left upper corner of each node, and its column. */
  readonly at: readonly { readonly x: number; readonly y: number; readonly column: number }[]
  /** Points of each edge from its supplier to its user. */
  readonly routes: readonly Route[]
  /** Where each stage that is there begins and ends. */
  readonly bands: readonly {
    readonly stage: Stage
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
  readonly crossings: number
}

/**
 * How a supply runs: 'on' from the right of its supplier to the left of its user, 'back' against the chain, 'within' a column from
 * right to right, 'upright' between a service and the chain.
 */
export interface Route {
  readonly points: readonly (readonly [number, number])[]
  readonly runs: 'on' | 'back' | 'within' | 'upright'
}

const SWEEPS = 12

/**
 * A chain as a picture: stages from left to right, each in columns along its own supplies, services in a band below. Long
 * supplies pass through lanes of their own in the columns between, and columns are ordered by sweeps so that few supplies
 * cross. A stage of many short steps takes several steps into one column, so that a large chain stays a picture and is no
 * ribbon. The same graph gives the same picture.
 */
export function layoutOf({ nodes, edges }: Drawn, sizes: Sizes = USUAL): Layout {
  const main = nodes.flatMap(({ stage }, i) => (stage === 'service' ? [] : [i]))
  const services = nodes.flatMap(({ stage }, i) => (stage === 'service' ? [i] : []))
  const columnOf = columnsOf(nodes, edges, sizes)
  const isMain = (i: number) => nodes[i]?.stage !== 'service'
  const layered = placeColumns(main, edges, columnOf, isMain)
  order(layered)
  const step = sizes.height + sizes.gapY
  const stride = sizes.width + sizes.gapX
  const at: { x: number; y: number; column: number }[] = nodes.map(() => ({ x: 0, y: 0, column: 0 }))
  const passing = new Map<number, number>()
  const centres = straighten(layered, (item) => (item < nodes.length ? step : sizes.lane))
  let bottom = 0
  for (const [column, items] of layered.columns.entries())
    for (const item of items) {
      const centre = (centres[item] as number) + sizes.height / 2
      if (item < nodes.length) {
        at[item] = { x: column * stride, y: centre - sizes.height / 2, column }
        bottom = Math.max(bottom, centre + sizes.height / 2)
      } else {
        passing.set(item, centre)
        bottom = Math.max(bottom, centre)
      }
    }
  const width = Math.max(1, layered.columns.length) * stride - sizes.gapX
  const head = bottom + (services.length > 0 ? step * 1.5 : 0)
  const perRow = Math.max(1, Math.floor((width + sizes.gapX) / stride))
  const byUse = [...services].sort((a, b) => meanX(a, edges, at, isMain) - meanX(b, edges, at, isMain) || a - b)
  for (const [k, i] of byUse.entries())
    at[i] = { x: (k % perRow) * stride, y: head + Math.floor(k / perRow) * step, column: k % perRow }
  const height = services.length === 0 ? bottom : head + Math.ceil(services.length / perRow) * step - sizes.gapY
  const bands = STAGES.flatMap((stage): Layout['bands'][number][] => {
    const own = nodes.flatMap((node, i) => (node.stage === stage ? [at[i] as { x: number; y: number }] : []))
    if (own.length === 0) return []
    if (stage === 'service') return [{ stage, x: 0, y: head, width, height: height - head }]
    const left = Math.min(...own.map(({ x }) => x))
    const right = Math.max(...own.map(({ x }) => x)) + sizes.width
    return [{ stage, x: left, y: 0, width: right - left, height: bottom }]
  })
  return {
    width,
    height,
    at,
    routes: edges.map(([from, to], e) => routeOf(at, from, to, layered.through.get(e) ?? [], passing, sizes, isMain)),
    bands,
    crossings: crossingsOf(layered),
  }
}

/**
 * Columns of the nodes: those of a stage stand behind those of the stages before it, each behind what it is made of, or beside it
 * where a stage has more steps than columns. Services are in none.
 */
export function columnsOf(nodes: Drawn['nodes'], edges: Drawn['edges'], sizes: Sizes = USUAL): Int32Array {
  const columns = new Int32Array(nodes.length)
  const main = nodes.filter(({ stage }) => stage !== 'service').length
  const wished = Math.sqrt((main * (sizes.height + sizes.gapY) * sizes.aspect) / (sizes.width + sizes.gapX))
  let first = 0
  for (const stage of STAGES) {
    const own = nodes.flatMap((node, i) => (node.stage === stage ? [i] : []))
    if (own.length === 0 || stage === 'service') continue
    const allowed = Math.max(4, Math.ceil((1.25 * wished * own.length) / main))
    let next = first
    for (const step of joined(stepsOf(own, edges), allowed)) {
      // A column that would be too tall is told into several, side by side.
      const parts = Math.ceil(step.length / sizes.tall)
      const each = Math.ceil(step.length / parts)
      for (const [k, i] of step.entries()) columns[i] = next + Math.floor(k / each)
      next += parts
    }
    first = next
  }
  return columns
}

/** Nodes of one stage by how many of its supplies lie before them; a circle is one step. */
function stepsOf(own: readonly number[], edges: Drawn['edges']): readonly (readonly number[])[] {
  const place = new Map(own.map((i, k) => [i, k]))
  const inner = edges.flatMap(([a, b]) => {
    const from = place.get(a)
    const to = place.get(b)
    return from === undefined || to === undefined || from === to ? [] : [[from, to] as const]
  })
  const { of, out } = componentsOf(own.length, adjacency(own.length, inner))
  const depth = new Int32Array(out.from.length)
  for (let one = 0; one + 1 < out.from.length; one++)
    for (const next of neighbours(out, one)) depth[next] = Math.max(depth[next] as number, (depth[one] as number) + 1)
  const steps: number[][] = []
  for (const [k, i] of own.entries()) {
    const at = depth[of[k] as number] as number
    steps[at] = [...(steps[at] ?? []), i]
  }
  return steps.filter((step) => step !== undefined)
}

/** At most so many steps: neighbours taken together, each about as many nodes as the others. */
function joined(steps: readonly (readonly number[])[], atMost: number): readonly (readonly number[])[] {
  if (steps.length <= atMost) return steps
  const whole = steps.reduce((sum, step) => sum + step.length, 0)
  const taken: number[][] = Array.from({ length: atMost }, () => [])
  let before = 0
  for (const step of steps) {
    taken[Math.min(atMost - 1, Math.floor(((before + step.length / 2) / whole) * atMost))]?.push(...step)
    before += step.length
  }
  return taken.filter((step) => step.length > 0)
}

/** Nodes and passing places by column; a passing place is a number behind those of the nodes. */
interface Columns {
  readonly columns: number[][]
  /** What lies next to an item, one column to the left and one to the right. */
  readonly left: Map<number, number[]>
  readonly right: Map<number, number[]>
  /** Passing places of each edge that spans several columns, from left to right. */
  readonly through: Map<number, readonly number[]>
}

function placeColumns(
  main: readonly number[],
  edges: Drawn['edges'],
  columnOf: Int32Array,
  isMain: (i: number) => boolean,
): Columns {
  const count = main.reduce((most, i) => Math.max(most, (columnOf[i] as number) + 1), 0)
  const columns: number[][] = Array.from({ length: count }, () => [])
  for (const i of main) columns[columnOf[i] as number]?.push(i)
  const left = new Map<number, number[]>()
  const right = new Map<number, number[]>()
  const through = new Map<number, readonly number[]>()
  const join = (a: number, b: number) => {
    right.set(a, [...(right.get(a) ?? []), b])
    left.set(b, [...(left.get(b) ?? []), a])
  }
  let next = columnOf.length
  for (const [e, [a, b]] of edges.entries()) {
    if (!isMain(a) || !isMain(b) || a === b) continue
    const from = columnOf[a] as number
    const to = columnOf[b] as number
    if (to <= from) continue
    const passing: number[] = []
    let before = a
    for (let column = from + 1; column < to; column++) {
      columns[column]?.push(next)
      passing.push(next)
      join(before, next)
      before = next++
    }
    join(before, b)
    through.set(e, passing)
  }
  return { columns, left, right, through }
}

/** Sweeps to and fro, each column ordered by the median of its neighbours; the best order found is kept. */
function order(layered: Columns): void {
  const { columns, left, right } = layered
  let best = columns.map((column) => [...column])
  let fewest = crossingsOf(layered)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0
    for (let k = 1; k < columns.length; k++) {
      const at = forward ? k : columns.length - 1 - k
      const beside = columns[forward ? at - 1 : at + 1] ?? []
      const place = new Map(beside.map((item, i) => [item, i]))
      const near = forward ? left : right
      const column = columns[at] as number[]
      const keys = column.map((item, i) => {
        const places = (near.get(item) ?? []).flatMap((one) => place.get(one) ?? []).sort((a, b) => a - b)
        return { item, i, key: places.length === 0 ? i : median(places) }
      })
      keys.sort((a, b) => a.key - b.key || a.i - b.i)
      columns[at] = keys.map(({ item }) => item)
    }
    const crossings = crossingsOf(layered)
    if (crossings < fewest) {
      fewest = crossings
      best = columns.map((column) => [...column])
    }
  }
  for (const [i, column] of best.entries()) columns[i] = column
  swapNeighbours(layered)
}

/** Swaps two that stand above one another wherever fewer supplies cross then. */
function swapNeighbours({ columns, left, right }: Columns): void {
  for (let round = 0; round < 4; round++) {
    let isBetter = false
    for (const [c, column] of columns.entries()) {
      const places = [columns[c - 1], columns[c + 1]].map(
        (beside) => new Map((beside ?? []).map((item, i) => [item, i])),
      )
      const near = (item: number) =>
        [left, right].map((side, k) => (side.get(item) ?? []).flatMap((one) => places[k]?.get(one) ?? []))
      for (let i = 0; i + 1 < column.length; i++) {
        const a = column[i] as number
        const b = column[i + 1] as number
        const [aLeft = [], aRight = []] = near(a)
        const [bLeft = [], bRight = []] = near(b)
        const now = inversions(aLeft, bLeft) + inversions(aRight, bRight)
        const then = inversions(bLeft, aLeft) + inversions(bRight, aRight)
        if (then >= now) continue
        column[i] = b
        column[i + 1] = a
        isBetter = true
      }
    }
    if (!isBetter) return
  }
}

/** Pairs of which the upper's end lies below the lower's. */
function inversions(upper: readonly number[], lower: readonly number[]): number {
  let count = 0
  for (const a of upper) for (const b of lower) if (a > b) count++
  return count
}

const median = (sorted: readonly number[]): number => {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** How many supplies cross between neighbouring columns: inversions, counted with a tree of sums. */
export function crossingsOf({ columns, right }: Pick<Columns, 'columns' | 'right'>): number {
  let crossings = 0
  for (const [c, column] of columns.entries()) {
    const beside = columns[c + 1]
    if (beside === undefined) continue
    const place = new Map(beside.map((item, i) => [item, i]))
    const ends = column.flatMap((item) =>
      (right.get(item) ?? []).flatMap((one) => place.get(one) ?? []).sort((a, b) => a - b),
    )
    const tree = new Int32Array(beside.length + 1)
    for (const [k, end] of ends.entries()) {
      let before = 0
      for (let i = end + 1; i > 0; i -= i & -i) before += tree[i] as number
      crossings += k - before
      for (let i = end + 1; i <= beside.length; i += i & -i) tree[i] = (tree[i] as number) + 1
    }
  }
  return crossings
}

/**
 * Heights of the middles: everything as near to its neighbours as its order and its distance to the next allow; the highest is 0.
 * @param heightOf what an item takes of the height of its column.
 */
function straighten({ columns, left, right }: Columns, heightOf: (item: number) => number): Float64Array {
  const count = columns.reduce((most, column) => column.reduce((m, item) => Math.max(m, item + 1), most), 0)
  const y = new Float64Array(count)
  const gaps = columns.map((column) =>
    column.slice(1).map((item, i) => (heightOf(item) + heightOf(column[i] as number)) / 2),
  )
  const tall = gaps.map((own) => own.reduce((sum, gap) => sum + gap, 0))
  const tallest = Math.max(0, ...tall)
  for (const [c, column] of columns.entries()) {
    let at = (tallest - (tall[c] as number)) / 2
    for (const [i, item] of column.entries()) {
      y[item] = at
      at += gaps[c]?.[i] ?? 0
    }
  }
  const sides = columns.map((_, c) => c)
  for (let sweep = 0; sweep < 8; sweep++)
    for (const c of sweep % 2 === 0 ? sides : sides.toReversed()) {
      const column = columns[c] as readonly number[]
      const wish = column.map((item) => {
        const near = [...(left.get(item) ?? []), ...(right.get(item) ?? [])].map((one) => y[one] as number)
        return near.length === 0 ? (y[item] as number) : near.reduce((sum, one) => sum + one, 0) / near.length
      })
      for (const [i, place] of spread(wish, gaps[c] as readonly number[]).entries()) y[column[i] as number] = place
    }
  let top = Number.POSITIVE_INFINITY
  for (const column of columns) for (const item of column) top = Math.min(top, y[item] as number)
  if (top !== Number.POSITIVE_INFINITY) for (let i = 0; i < count; i++) y[i] = (y[i] as number) - top
  return y
}

/**
 * Places in their order, as near to what is wished as can be (pooled means).
 * @param gaps how far each is at least behind the one before: from the first to the second, and so on.
 */
export function spread(wish: readonly number[], gaps: readonly number[]): readonly number[] {
  const offsets = [0]
  for (const [i, gap] of gaps.entries()) offsets.push((offsets[i] as number) + gap)
  const pools: { sum: number; count: number }[] = []
  for (const [i, one] of wish.entries()) {
    pools.push({ sum: one - (offsets[i] as number), count: 1 })
    for (;;) {
      const last = pools[pools.length - 1]
      const before = pools[pools.length - 2]
      if (last === undefined || before === undefined || before.sum / before.count <= last.sum / last.count) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  const places: number[] = []
  for (const { sum, count } of pools)
    for (let k = 0; k < count; k++) places.push(sum / count + (offsets[places.length] as number))
  return places
}

/** Where the nodes that a service serves stand, on the mean. */
function meanX(
  i: number,
  edges: Drawn['edges'],
  at: readonly { readonly x: number }[],
  isMain: (i: number) => boolean,
): number {
  const near = edges.flatMap(([a, b]) => (a === i && isMain(b) ? [b] : b === i && isMain(a) ? [a] : []))
  return near.length === 0 ? 0 : near.reduce((sum, one) => sum + (at[one]?.x ?? 0), 0) / near.length
}

function routeOf(
  at: Layout['at'],
  from: number,
  to: number,
  through: readonly number[],
  passing: ReadonlyMap<number, number>,
  { width, height, gapX }: Sizes,
  isMain: (i: number) => boolean,
): Route {
  const a = at[from] as { x: number; y: number; column: number }
  const b = at[to] as { x: number; y: number; column: number }
  const middle = height / 2
  const leaves = [a.x + width, a.y + middle] as const
  if (!isMain(from) || !isMain(to)) {
    // Between a service and the chain: upright, from edge to edge.
    const down = a.y < b.y
    return {
      points: [
        [a.x + width / 2, down ? a.y + height : a.y],
        [b.x + width / 2, down ? b.y : b.y + height],
      ],
      runs: 'upright',
    }
  }
  if (b.column === a.column) return { points: [leaves, [b.x + width, b.y + middle]], runs: 'within' }
  if (b.column < a.column) return { points: [leaves, [b.x, b.y + middle]], runs: 'back' }
  const points: (readonly [number, number])[] = [leaves]
  for (const [k, item] of through.entries()) {
    const x = a.x + (k + 1) * (width + gapX)
    const y = passing.get(item) ?? 0
    points.push([x, y], [x + width, y])
  }
  points.push([b.x, b.y + middle])
  return { points, runs: 'on' }
}
