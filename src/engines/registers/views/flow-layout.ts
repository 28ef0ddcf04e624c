import type { Lifecycle } from '../../../language/lifecycle.ts'
import { MANY_STATES, orderedGroup, ranksOf } from './flow-ranks.ts'

/** Where a state stands in the picture of a lifecycle. */
export interface FlowNode {
  readonly state: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One transition from one state, as a line with its words on it. */
export interface FlowEdge {
  readonly transition: string
  /** null: from so many states that only its end is drawn. */
  readonly from: string | null
  readonly to: string
  /** Path of the line, for SVG; the last point is the tip. */
  readonly path: string
  /** Middle of the words. */
  readonly label: { readonly x: number; readonly y: number; readonly width: number }
  readonly isBackward: boolean
}

export interface FlowLayout {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  readonly width: number
  readonly height: number
}

/** Words on the lines and in the boxes, as wide as they will be drawn. */
export interface FlowWords {
  readonly state: (id: string) => string
  /** The verb, and who may, in a second line. */
  readonly transition: (id: string) => readonly [verb: string, who: string]
}

const NODE_HEIGHT = 46
const LABEL_HEIGHT = 34
/** Room that a label keeps to the next. */
const APART = 6
const ROW_GAP = 26
const PORT = 16

/** Width of words in pixels at a size: Chinese characters are square, others about half as wide. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? size : size * 0.56), 0)

/** 'across' the page from left to right, for few states; 'down' it, for many. */
export type FlowDirection = 'across' | 'down'

interface Wanted {
  readonly transition: string
  readonly from: string
  readonly to: string
  readonly isBackward: boolean
  /** Width of its words. */
  readonly width: number
}

/**
 * A place in the picture: how far along the way that records go, and how far to the side of it. Everything is laid out in
 * these; only the path and the boxes know which of them is x.
 */
interface Spot {
  readonly along: number
  readonly aside: number
}

/**
 * Lays a lifecycle out: each state further along than those it follows from, lines of forward transitions between them, long
 * ones on one side, backward ones on the other. Labels never cover one another. The same lifecycle gives the same picture.
 */
export function flowLayout(lifecycle: Lifecycle, words: FlowWords, direction: FlowDirection = 'across'): FlowLayout {
  const isDown = direction === 'down'
  const point = ({ along, aside }: Spot) => (isDown ? `${aside} ${along}` : `${along} ${aside}`)
  const ranks = ranksOf(lifecycle)
  const rankOf = (state: string) => ranks.get(state) ?? 0
  const labelWidth = (id: string) => {
    const [verb, who] = words.transition(id)
    return Math.ceil(Math.max(widthOf(verb, 13), widthOf(who, 11)) + 14)
  }
  const labelAlong = (width: number) => (isDown ? LABEL_HEIGHT : width)
  const labelAside = (width: number) => (isDown ? width : LABEL_HEIGHT)

  const lines: Wanted[] = []
  const ends: { readonly transition: string; readonly to: string; readonly width: number }[] = []
  for (const [transition, { from, to, isBackward }] of Object.entries(lifecycle.transitions)) {
    const width = labelWidth(transition)
    if (from.length >= MANY_STATES) ends.push({ transition, to, width })
    else
      for (const state of from)
        lines.push({
          transition,
          from: state,
          to,
          isBackward: isBackward === true || rankOf(to) <= rankOf(state),
          width,
        })
  }
  /** The gap that a line between neighbouring ranks passes, in whichever direction. */
  const gapOf = ({ from, to, isBackward }: Wanted): number | null =>
    rankOf(to) === rankOf(from) + 1 && !isBackward
      ? rankOf(from)
      : isBackward && rankOf(from) === rankOf(to) + 1
        ? rankOf(to)
        : null
  const isShort = (line: Wanted) => gapOf(line) !== null
  const isLong = (line: Wanted) => !line.isBackward && rankOf(line.to) > rankOf(line.from) + 1
  /** Back over more than one rank, or within one: beside the way. */
  const isLane = (line: Wanted) => line.isBackward && !isShort(line)
  const key = (line: Wanted) => `${line.transition} ${line.from}`

  // Ports: each line has a place of its own at the side of a box.
  const ports = new Map<string, string[]>()
  const addPort = (state: string, side: Side, line: string) => {
    const at = `${state} ${side}`
    ports.set(at, [...(ports.get(at) ?? []), line])
  }
  for (const line of [...lines.filter(isLong), ...lines.filter(isShort), ...lines.filter(isLane)]) {
    addPort(line.from, sideOut(line, rankOf), `${key(line)} out`)
    addPort(line.to, sideIn(line, rankOf), `${key(line)} in`)
  }
  for (const { transition, to } of ends) addPort(to, 'before', `${transition} end`)
  const portRoom = (state: string) =>
    Math.max(...(['before', 'after'] as const).map((side) => (ports.get(`${state} ${side}`)?.length ?? 0) * PORT + 14))
  const boxWidth = (state: string) => Math.max(84, Math.ceil(widthOf(words.state(state), 14) + 32))
  const nodeAlong = (state: string) => (isDown ? NODE_HEIGHT : boxWidth(state))
  const nodeAside = (state: string) =>
    isDown ? Math.max(boxWidth(state), portRoom(state)) : Math.max(NODE_HEIGHT, portRoom(state))

  // Ranks along the way; between them room for labels and for the lines that turn there.
  const last = Math.max(0, ...ranks.values())
  const groups = Array.from({ length: last + 1 }, (_, rank) => orderedGroup(lifecycle, ranks, rank))
  const lengths = groups.map((states) => Math.max(...states.map(nodeAlong), isDown ? NODE_HEIGHT : 84))
  const turns = (rank: number) =>
    lines.filter((line) => !isShort(line) && (rankOf(line.from) === rank || rankOf(line.to) === rank + 1)).length
  const gaps = groups.map((_, rank) => {
    const labels = [
      ...lines.filter((line) => gapOf(line) === rank),
      ...ends.filter(({ to }) => rankOf(to) === rank + 1),
    ].map(({ width }) => labelAlong(width))
    return Math.max(isDown ? 20 : 56, ...labels) + (turns(rank) > 0 ? 64 : 40)
  })
  const firstEnds = ends.filter(({ to }) => rankOf(to) === 0)
  const starts: number[] = []
  let along =
    12 +
    Math.max(
      lines.some(({ to, isBackward }) => isBackward && rankOf(to) === 0) ? 12 : 0,
      ...firstEnds.map(({ width }) => labelAlong(width) + 30),
    )
  for (const [rank, length] of lengths.entries()) {
    starts.push(along)
    along += length + (rank === last ? 0 : (gaps[rank] ?? 0))
  }
  const endAlong = along + (lines.some((line) => isLane(line) && rankOf(line.from) === last) ? 44 : 12)

  // Lanes beside the way: long lines on one side, backward ones on the other; lines that do not meet share one.
  const span = (line: Wanted): readonly [number, number] => {
    const [a, b] = [rankOf(line.from), rankOf(line.to)].sort((one, other) => one - other) as [number, number]
    const [from, to] = [starts[a] ?? 0, (starts[b] ?? 0) + (lengths[b] ?? 0)]
    const middle = (from + to) / 2
    const half = labelAlong(line.width) / 2
    // The words may be longer than the way.
    return [Math.min(from, middle - half), Math.max(to, middle + half)]
  }
  const laneSizes = {
    span,
    along: (line: Wanted) => labelAlong(line.width),
    aside: (line: Wanted) => labelAside(line.width),
  }
  const above = lanesOf(lines.filter(isLong), laneSizes)
  const below = lanesOf(lines.filter(isLane), laneSizes)
  const sizes = groups.map((states) =>
    states.reduce((sum, state, i) => sum + nodeAside(state) + (i === 0 ? 0 : ROW_GAP), 0),
  )
  const labelSizes = groups.map((_, rank) =>
    [...lines.filter((line) => gapOf(line) === rank), ...ends.filter(({ to }) => rankOf(to) === rank + 1)].reduce(
      (sum, { width }) => sum + labelAside(width) + APART,
      0,
    ),
  )
  const body = Math.max(...sizes, ...labelSizes, ...firstEnds.map(({ width }) => labelAside(width)))
  const near = 12 + above.size
  const far = near + body
  const endAside = far + below.size + 12

  const nodes = new Map<string, FlowNode & { readonly spot: Spot; readonly long: number; readonly wide: number }>()
  for (const [rank, states] of groups.entries()) {
    let aside = near + (body - (sizes[rank] ?? 0)) / 2
    for (const state of states) {
      const [long, wide] = [nodeAlong(state), nodeAside(state)]
      const spot = { along: (starts[rank] ?? 0) + ((lengths[rank] ?? 0) - long) / 2, aside }
      nodes.set(state, {
        state,
        spot,
        long,
        wide,
        ...(isDown
          ? { x: spot.aside, y: spot.along, width: wide, height: long }
          : { x: spot.along, y: spot.aside, width: long, height: wide }),
      })
      aside += wide + ROW_GAP
    }
  }
  const place = (state: string, side: Side, line: string): Spot => {
    const node = nodes.get(state)
    if (node === undefined) return { along: 0, aside: 0 }
    const all = ports.get(`${state} ${side}`) ?? [line]
    return {
      along: side === 'before' ? node.spot.along : node.spot.along + node.long,
      aside: node.spot.aside + (node.wide / (all.length + 1)) * (all.indexOf(line) + 1),
    }
  }
  const labelAt = (spot: Spot, width: number) =>
    isDown ? { x: spot.aside, y: spot.along, width } : { x: spot.along, y: spot.aside, width }
  const isBackwardBy = (transition: string) => lifecycle.transitions[transition]?.isBackward === true
  /** From a port into a label, straight through it, and on into a port. */
  const through = (a: Spot | null, label: Spot, width: number, b: Spot) => {
    const onward = a === null || b.along > a.along ? 1 : -1
    const half = (labelAlong(width) / 2) * onward
    const into = { along: label.along - half, aside: label.aside }
    const out = { along: label.along + half, aside: label.aside }
    const bend = (isDown ? 16 : 14) * onward
    const begin =
      a === null
        ? `M${point(into)}`
        : `M${point(a)} C${point({ along: a.along + bend, aside: a.aside })} ${point({ along: into.along - bend, aside: into.aside })} ${point(into)}`
    return `${begin} L${point(out)} C${point({ along: out.along + bend, aside: out.aside })} ${point({ along: b.along - bend - 6 * onward, aside: b.aside })} ${point(b)}`
  }

  // Between two ranks, labels stand beside one another in the order of the lines.
  const edges: FlowEdge[] = []
  for (const rank of groups.keys()) {
    const between = [
      ...lines
        .filter((line) => gapOf(line) === rank)
        .map((line) => ({
          ...line,
          source: line.from as string | null,
          a: place(line.from, sideOut(line, rankOf), `${key(line)} out`) as Spot | null,
          b: place(line.to, sideIn(line, rankOf), `${key(line)} in`),
        })),
      ...ends
        .filter(({ to }) => rankOf(to) === rank + 1)
        .map((end) => ({
          ...end,
          source: null,
          a: null,
          b: place(end.to, 'before', `${end.transition} end`),
          isBackward: isBackwardBy(end.transition),
        })),
    ]
    const middles = spread(
      between.map(({ a, b, width }) => ({
        at: a === null ? b.aside : (a.aside + b.aside) / 2,
        size: labelAside(width) + APART,
      })),
      near,
      far,
    )
    const middle = (starts[rank] ?? 0) + (lengths[rank] ?? 0) + (gaps[rank] ?? 0) / 2
    for (const [i, { transition, source, to, width, a, b, isBackward }] of between.entries()) {
      const label = { along: middle, aside: middles[i] ?? 0 }
      edges.push({
        transition,
        from: source,
        to,
        isBackward,
        label: labelAt(label, width),
        path: through(a, label, width, b),
      })
    }
  }
  for (const { transition, to, width } of firstEnds) {
    const b = place(to, 'before', `${transition} end`)
    const label = { along: 12 + labelAlong(width) / 2, aside: b.aside }
    edges.push({
      transition,
      from: null,
      to,
      isBackward: isBackwardBy(transition),
      label: labelAt(label, width),
      path: through(null, label, width, b),
    })
  }
  for (const line of lines) {
    if (isShort(line)) continue
    const lanes = line.isBackward ? below : above
    const [a, b] = [
      place(line.from, sideOut(line, rankOf), `${key(line)} out`),
      place(line.to, sideIn(line, rankOf), `${key(line)} in`),
    ]
    const lane = line.isBackward ? far + lanes.distanceOf(line) : near - lanes.distanceOf(line)
    // Lines that turn in the same gap turn one after another.
    const shift = 10 + lanes.laneOf(line) * 5
    const out = a.along + (sideOut(line, rankOf) === 'after' ? shift : -shift)
    const into = b.along + (sideIn(line, rankOf) === 'after' ? shift + 4 : -shift - 6)
    edges.push({
      transition: line.transition,
      from: line.from,
      to: line.to,
      isBackward: line.isBackward,
      label: labelAt({ along: lanes.labelOf(line), aside: lane }, line.width),
      path: [
        a,
        { along: out, aside: a.aside },
        { along: out, aside: lane },
        { along: into, aside: lane },
        { along: into, aside: b.aside },
        b,
      ]
        .map((spot, i) => `${i === 0 ? 'M' : 'L'}${point(spot)}`)
        .join(' '),
    })
  }
  return {
    nodes: [...nodes.values()].map(({ state, x, y, width, height }) => ({ state, x, y, width, height })),
    edges,
    ...(isDown ? { width: endAside, height: endAlong } : { width: endAlong, height: endAside }),
  }
}

/** The side of a box, seen along the way. */
type Side = 'before' | 'after'
type RankOf = (state: string) => number

/** A line leaves forward, unless it goes to an earlier rank. */
const sideOut = ({ from, to, isBackward }: Wanted, rankOf: RankOf): Side =>
  isBackward && rankOf(to) < rankOf(from) ? 'before' : 'after'
/** It arrives from the front where it comes from a later rank or from the same. */
const sideIn = ({ from, to, isBackward }: Wanted, rankOf: RankOf): Side =>
  isBackward && rankOf(to) <= rankOf(from) ? 'after' : 'before'

/** How far a lane lies from the next. Labels are wider: they stand where they cover no other. */
const LANE = 22

interface LaneSizes {
  readonly span: (line: Wanted) => readonly [number, number]
  readonly along: (line: Wanted) => number
  readonly aside: (line: Wanted) => number
}

/**
 * Lanes side by side, the shortest lines nearest to the boxes. Of each line: its lane, how far that is from the edge of the
 * boxes, and where along it its words stand so that they cover no other words.
 */
function lanesOf(lines: readonly Wanted[], { span, along, aside }: LaneSizes) {
  const widest = Math.max(0, ...lines.map((line) => aside(line) / 2))
  const distance = (lane: number) => widest + APART + lane * LANE
  const taken: { lane: number; from: number; to: number }[] = []
  const labels: { readonly along: number; readonly aside: number; readonly long: number; readonly wide: number }[] = []
  const found = new Map<Wanted, { readonly lane: number; readonly labelAlong: number }>()
  const bySize = [...lines].sort((a, b) => span(a)[1] - span(a)[0] - (span(b)[1] - span(b)[0]))
  for (const line of bySize) {
    const [from, to] = span(line)
    const [long, wide] = [along(line) + APART, aside(line) + APART]
    const [middle, reach] = [(from + to) / 2, Math.max(0, (to - from - long) / 2)]
    const steps = Math.floor(reach / 12)
    const places = [
      middle,
      ...Array.from({ length: steps }, (_, i) => [middle + (i + 1) * 12, middle - (i + 1) * 12]).flat(),
    ]
    for (let lane = 0; !found.has(line); lane++) {
      if (taken.some((one) => one.lane === lane && from < one.to && to > one.from)) continue
      const free = places.find((place) =>
        labels.every(
          (label) =>
            Math.abs(label.along - place) >= (label.long + long) / 2 ||
            Math.abs(label.aside - distance(lane)) >= (label.wide + wide) / 2,
        ),
      )
      if (free === undefined) continue
      taken.push({ lane, from, to })
      labels.push({ along: free, aside: distance(lane), long, wide })
      found.set(line, { lane, labelAlong: free })
    }
  }
  const laneOf = (line: Wanted) => found.get(line)?.lane ?? 0
  return {
    laneOf,
    distanceOf: (line: Wanted) => distance(laneOf(line)),
    labelOf: (line: Wanted) => found.get(line)?.labelAlong ?? 0,
    size: lines.length === 0 ? 0 : Math.max(...lines.map((line) => distance(laneOf(line)))) + widest + APART,
  }
}

/**
 * Moves things apart until none covers another, keeping their order, near to where each would be; within bounds where all
 * fit. Gives the middle of each.
 */
export function spread(
  things: readonly { readonly at: number; readonly size: number }[],
  from: number,
  to: number,
): readonly number[] {
  const order = things.map((_, i) => i).sort((a, b) => (things[a]?.at ?? 0) - (things[b]?.at ?? 0) || a - b)
  const sizeOf = (i: number) => things[i]?.size ?? 0
  const middles: number[] = []
  let edge = from
  for (const i of order) {
    middles[i] = Math.max(things[i]?.at ?? 0, edge + sizeOf(i) / 2)
    edge = middles[i] + sizeOf(i) / 2
  }
  // What was pushed beyond the end moves back, and pushes those before it.
  edge = to
  for (const i of [...order].reverse()) {
    middles[i] = Math.min(middles[i] ?? 0, edge - sizeOf(i) / 2)
    edge = middles[i] - sizeOf(i) / 2
  }
  // Too many for the room: from the beginning, one after another.
  if (edge < from) {
    edge = from
    for (const i of order) {
      middles[i] = edge + sizeOf(i) / 2
      edge += sizeOf(i)
    }
  }
  return middles
}
