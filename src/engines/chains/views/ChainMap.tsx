import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../../../ui/language.ts'
import type { ChainAnswer, DrawnNode, DrawnSupply } from '../answers.ts'
import { type Layout, layoutOf, type Route, USUAL } from '../layout.ts'
import { gapNames, type Stage, stageNames, stateNames } from '../names.ts'
import { STATE_LOOKS } from './looks.tsx'
import { MapOverview } from './MapOverview.tsx'
import { useWords } from './words.ts'

export type MapKind = 'panorama' | 'status'

export interface Shown {
  readonly nodes: readonly DrawnNode[]
  readonly supplies: readonly DrawnSupply[]
}

/** Room around the graph and for the names of its stages. */
export const MARGIN = 24
export const HEAD = 60
/** Below it names are written larger and shorter, so that they can still be read. */
const FAR = 0.6
/** The smallest at which a whole picture is still of use; a larger one is begun at its most pressing gap. */
const LEAST_WHOLE = 0.28
/** From so many supplies on they stand back until something is chosen. */
const MANY = 150
/** Sizes that the picture is drawn at. */
export const STEPS = [0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.6]
const KIND_SHAPES = { product: '■', technology: '▲', service: '●' } as const

/** The nodes and supplies of one stage, or all. */
export function shownOf({ nodes, supplies }: ChainAnswer, stage: Stage | null): Shown {
  if (stage === null) return { nodes, supplies }
  const own = nodes.filter((node) => node.stage === stage)
  const ids = new Set(own.map(({ id }) => id))
  return { nodes: own, supplies: supplies.filter(({ from, to }) => ids.has(from) && ids.has(to)) }
}

export function useLayout({ nodes, supplies }: Shown): Layout {
  return useMemo(() => {
    const index = new Map(nodes.map(({ id }, i) => [id, i]))
    return layoutOf({
      nodes: nodes.map(({ stage }) => ({ stage })),
      edges: supplies.map(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0] as const),
    })
  }, [nodes, supplies])
}

/** Everything that leads to a node and that it leads to, along the supplies. */
function alongOf({ supplies }: Shown, id: string | null): ReadonlySet<string> {
  const along = new Set<string>()
  if (id === null) return along
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const next = new Map<string, string[]>()
    for (const supply of supplies) next.set(supply[near], [...(next.get(supply[near]) ?? []), supply[far]])
    const queue = [id]
    const seen = new Set(queue)
    for (let i = 0; i < queue.length; i++)
      for (const one of next.get(queue[i] as string) ?? [])
        if (!seen.has(one)) {
          seen.add(one)
          queue.push(one)
        }
    for (const one of seen) along.add(one)
  }
  return along
}

/** How wide a text is, in widths of a Chinese character: Latin letters and digits are narrower, capitals less so. */
const widthOf = (sign: string): number =>
  (sign.codePointAt(0) ?? 0) > 0x2e80 ? 1 : /[A-ZmwMW%]/.test(sign) ? 0.72 : /[ilj.,:' ]/.test(sign) ? 0.32 : 0.58

/** The same in pixels, written so large. */
const widthIn = (text: string, size: number): number => [...text].reduce((sum, sign) => sum + widthOf(sign), 0) * size

/** How large names are written, near and far: chains.css says the same. */
const NAME_SIZE = 12.5
const FAR_SIZE = 21

/** As much of a text as fits into so many widths of a Chinese character. */
export function shortened(text: string, widths: number): string {
  const signs = [...text]
  if (signs.reduce((sum, sign) => sum + widthOf(sign), 0) <= widths) return text
  let used = widthOf('…')
  let cut = ''
  for (const sign of signs) {
    used += widthOf(sign)
    if (used > widths) break
    cut += sign
  }
  return `${cut}…`
}

/** A chain drawn by its stages. Arrow keys walk along it, Enter opens a node; what is chosen shows what hangs on it. */
export function ChainMap({
  chain,
  shown,
  layout,
  kind,
  zoom,
  onZoom,
  wholes,
  showsCritical,
  hits,
  hit,
  onOpen,
  svgRef,
  label,
  caption,
}: {
  readonly chain: ChainAnswer
  readonly shown: Shown
  readonly layout: Layout
  readonly kind: MapKind
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  /** Rises by one whenever the whole is to be shown. */
  readonly wholes: number
  readonly showsCritical: boolean
  /** Nodes that the search found; null where nothing is searched. */
  readonly hits: ReadonlySet<string> | null
  /** The one of them that is looked at. */
  readonly hit: string | null
  readonly onOpen: (id: string) => void
  readonly svgRef: React.RefObject<SVGSVGElement | null>
  readonly label: string
  /** Stands over the picture, also where it is saved or printed: what it is, of which day, and that it is simulated. */
  readonly caption: string
}) {
  const words = useWords()
  const id = useId().replaceAll(':', '')
  const box = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  const isFar = zoom < FAR
  const [chosen, setChosen] = useState<string | null>(null)
  const active = hit ?? chosen
  const along = useMemo(() => alongOf(shown, active), [shown, active])
  const near = useMemo(
    () =>
      new Set(
        shown.supplies
          .flatMap(({ from, to }) => (from === active ? [to] : to === active ? [from] : []))
          .concat(active ?? []),
      ),
    [shown, active],
  )
  const width = layout.width + 2 * MARGIN
  const height = layout.height + 2 * MARGIN + HEAD
  const place = new Map(shown.nodes.map((node, i) => [node.id, layout.at[i] as Layout['at'][number]]))
  const scale = useRef(zoom)
  scale.current = zoom
  const show = (one: string) => {
    const at = place.get(one)
    const element = box.current
    if (at === undefined || element === null) return
    element.scrollTo({
      left: (at.x + MARGIN + USUAL.width / 2) * scale.current - element.clientWidth / 2,
      top: (at.y + MARGIN + HEAD) * scale.current - element.clientHeight / 2,
    })
  }
  const lastHit = useRef<string | null>(null)
  if (lastHit.current !== hit) {
    lastHit.current = hit
    if (hit !== null) queueMicrotask(() => show(hit))
  }
  const go = (one: string | undefined) => {
    if (one === undefined) return
    setChosen(one)
    show(one)
  }
  const wholeAt = () => {
    const element = box.current
    if (element === null) return 1
    const most = Math.min(0.74 * window.innerHeight, 860)
    return Math.min(1, (element.clientWidth - 4) / width, (most - 4) / height)
  }
  const showWhole = () => onZoom(wholeAt())
  const asked = useRef(wholes)
  useLayoutEffect(() => {
    if (asked.current === wholes) return
    asked.current = wholes
    showWhole()
  })
  // A picture begins whole; one that would be too small, at the gap that presses most.
  const begun = useRef<Layout | null>(null)
  useLayoutEffect(() => {
    if (begun.current === layout) return
    begun.current = layout
    const whole = wholeAt()
    if (whole >= LEAST_WHOLE) onZoom(whole)
    else {
      onZoom(0.8)
      const pressing = chain.gaps.find((one) => place.has(one)) ?? shown.nodes[0]?.id
      if (pressing !== undefined) requestAnimationFrame(() => show(pressing))
    }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const at = chosen === null ? undefined : place.get(chosen)
    const nearest = (ids: readonly string[]) =>
      [...ids].sort(
        (a, b) => Math.abs((place.get(a)?.y ?? 0) - (at?.y ?? 0)) - Math.abs((place.get(b)?.y ?? 0) - (at?.y ?? 0)),
      )[0]
    const inColumn = (way: 1 | -1) =>
      shown.nodes
        .filter(({ id: one }) => {
          const there = place.get(one)
          return there !== undefined && at !== undefined && there.x === at.x && (there.y - at.y) * way > 0
        })
        .sort((a, b) => ((place.get(a.id)?.y ?? 0) - (place.get(b.id)?.y ?? 0)) * way)[0]?.id
    const step = (way: 1 | -1) =>
      way === 1 ? STEPS.find((one) => one > zoom + 0.01) : [...STEPS].reverse().find((one) => one < zoom - 0.01)
    switch (event.key) {
      case 'ArrowRight':
        if (at === undefined) go(shown.nodes[0]?.id)
        else go(nearest(shown.supplies.filter(({ from }) => from === chosen).map(({ to }) => to)))
        break
      case 'ArrowLeft':
        if (at === undefined) go(shown.nodes[0]?.id)
        else go(nearest(shown.supplies.filter(({ to }) => to === chosen).map(({ from }) => from)))
        break
      case 'ArrowDown':
        go(at === undefined ? shown.nodes[0]?.id : inColumn(1))
        break
      case 'ArrowUp':
        go(at === undefined ? shown.nodes[0]?.id : inColumn(-1))
        break
      case 'Home':
        go(shown.nodes[0]?.id)
        break
      case 'End':
        go(shown.nodes[shown.nodes.length - 1]?.id)
        break
      case 'Enter':
        if (chosen !== null) onOpen(chosen)
        break
      case 'Escape':
        setChosen(null)
        break
      case '+':
      case '=':
        onZoom(step(1) ?? zoom)
        break
      case '-':
        onZoom(step(-1) ?? zoom)
        break
      case '0':
        showWhole()
        break
      default:
        return
    }
    event.preventDefault()
  }
  const onPointerDown = (event: PointerEvent) => {
    const element = box.current
    if (element === null || event.pointerType !== 'mouse' || event.button !== 0) return
    drag.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop }
  }
  const onPointerMove = (event: PointerEvent) => {
    const from = drag.current
    const element = box.current
    if (from === null || element === null) return
    if (event.buttons === 0) {
      drag.current = null
      return
    }
    element.scrollLeft = from.left - (event.clientX - from.x)
    element.scrollTop = from.top - (event.clientY - from.y)
  }
  const critical = new Set(chain.critical)
  const isPath = (from: string, to: string) => {
    const at = chain.critical.indexOf(from)
    return at >= 0 && chain.critical[at + 1] === to
  }
  return (
    <>
      <div
        ref={box}
        className="chain-map"
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={chosen === null ? undefined : `${id}-${chosen}`}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null
        }}
      >
        <svg
          ref={svgRef}
          className={[
            'chain-svg',
            `is-${kind}`,
            active === null ? '' : 'has-active',
            hits === null ? '' : 'has-hits',
            isFar ? 'is-far' : '',
            shown.supplies.length >= MANY ? 'has-many' : '',
          ].join(' ')}
          viewBox={`0 0 ${width} ${height}`}
          width={width * zoom}
          height={height * zoom}
          role="presentation"
        >
          <rect className="chain-ground" width={width} height={height} />
          <text className="chain-title" x={MARGIN - 10} y={MARGIN + 6}>
            {caption}
          </text>
          <g transform={`translate(${MARGIN} ${MARGIN + HEAD})`}>
            {layout.bands.map((band) => (
              <Band key={band.stage} {...band} />
            ))}
            {layout.routes.map((route, i) => {
              const supply = shown.supplies[i] as DrawnSupply
              const isOn = along.has(supply.from) && along.has(supply.to)
              const head = headOf(route)
              return (
                <g
                  key={supply.id}
                  className={[
                    'chain-supply',
                    `is-${supply.importance}`,
                    `is-${route.runs}`,
                    isOn ? 'is-along' : '',
                    isOn && (supply.from === active || supply.to === active) ? 'is-near' : '',
                    showsCritical && isPath(supply.from, supply.to) ? 'is-path' : '',
                  ].join(' ')}
                >
                  <path d={pathOf(route)} />
                  {head !== null && <path className="chain-head" d={head} />}
                </g>
              )
            })}
            {shown.nodes.map((node, i) => (
              <NodeBox
                key={node.id}
                id={`${id}-${node.id}`}
                node={node}
                at={layout.at[i] as Layout['at'][number]}
                kind={kind}
                isFar={isFar}
                isActive={active === node.id}
                isAlong={along.has(node.id)}
                isNear={near.has(node.id)}
                isHit={hits?.has(node.id) === true}
                isPath={showsCritical && critical.has(node.id)}
                onChoose={() => setChosen(node.id)}
                onOpen={() => onOpen(node.id)}
                words={words}
              />
            ))}
          </g>
        </svg>
      </div>
      <MapOverview box={box} shown={shown} layout={layout} kind={kind} zoom={zoom} active={active} />
    </>
  )
}

function Band({ stage, x, y, width, height }: Layout['bands'][number]) {
  const say = useSay()
  return (
    <g>
      <rect className="chain-band" x={x - 10} y={y - 8} width={width + 20} height={height + 16} rx="8" />
      <text className="chain-stage" x={x} y={y - 16}>
        {say(stageNames[stage])}
      </text>
    </g>
  )
}

function NodeBox({
  id,
  node,
  at,
  kind,
  isFar,
  isActive,
  isAlong,
  isNear,
  isHit,
  isPath,
  onChoose,
  onOpen,
  words,
}: {
  readonly id: string
  readonly node: DrawnNode
  readonly at: { readonly x: number; readonly y: number }
  readonly kind: MapKind
  readonly isFar: boolean
  readonly isActive: boolean
  readonly isAlong: boolean
  readonly isNear: boolean
  readonly isHit: boolean
  readonly isPath: boolean
  readonly onChoose: () => void
  readonly onOpen: () => void
  readonly words: ReturnType<typeof useWords>
}) {
  const say = useSay()
  const look = STATE_LOOKS[node.state]
  const isStatus = kind === 'status'
  const spoken = [
    node.name,
    say(stageNames[node.stage]),
    words.kinds[node.kind],
    words.weights[node.weight],
    ...(isStatus
      ? [
          say(stateNames[node.state]),
          words.firms(node.firms),
          ...(node.pending > 0 ? [words.map.pending(node.pending)] : []),
          ...(node.isSingle === true ? [words.map.singleLong] : []),
          ...(node.gap === null ? [] : [say(gapNames[node.gap.kind])]),
        ]
      : [words.wanted[node.wanted]]),
  ].join('，')
  const right = isStatus
    ? node.isSingle === true
      ? words.map.single
      : node.firms > 0
        ? words.map.firms(node.firms)
        : ''
    : ''
  return (
    <g
      id={id}
      role="option"
      aria-selected={isActive}
      aria-label={spoken}
      transform={`translate(${at.x} ${at.y})`}
      className={[
        'chain-node',
        isStatus ? `is-${node.state}` : `is-${node.weight}`,
        node.wanted === 'here' ? '' : 'is-unwanted',
        isActive ? 'is-active' : '',
        isAlong ? 'is-along' : '',
        isNear ? 'is-near' : '',
        isHit ? 'is-hit' : '',
        isPath ? 'is-path' : '',
      ].join(' ')}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      <title>{spoken}</title>
      <rect className="chain-box" width={USUAL.width} height={USUAL.height} rx="6" />
      {isFar ? (
        <text className="chain-name" x={USUAL.width / 2} y="23" textAnchor="middle">
          {shortened(node.name, (USUAL.width - 8) / FAR_SIZE)}
        </text>
      ) : (
        <>
          <text className="chain-sign" x="13" y="20" textAnchor="middle">
            {isStatus ? look.shape : KIND_SHAPES[node.kind]}
          </text>
          <text className="chain-name" x="25" y="20">
            {shortened(node.name, (USUAL.width - 25 - 8 - (right === '' ? 0 : 6 + widthIn(right, 11))) / NAME_SIZE)}
          </text>
          {right !== '' && (
            <text
              className={`chain-count ${node.isSingle === true ? 'is-single' : ''}`}
              x={USUAL.width - 8}
              y="20"
              textAnchor="end"
            >
              {right}
            </text>
          )}
        </>
      )}
    </g>
  )
}

/** A smooth line through the points, leaving and coming in level; what runs back goes round, what stays in a column turns. */
export function pathOf({ points, runs }: Route): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let [x, y] = first
  let path = `M${round(x)} ${round(y)}`
  const [tx, ty] = rest[rest.length - 1] ?? first
  if (runs === 'back') {
    const bulge = 46
    return `${path}C${round(x + bulge)} ${round(y)} ${round(x + bulge)} ${round((y + ty) / 2 - 20)} ${round((x + tx) / 2)} ${round((y + ty) / 2 - 20)}S${round(tx - bulge)} ${round(ty)} ${round(tx)} ${round(ty)}`
  }
  if (runs === 'within') {
    const turn = round(Math.max(x, tx) + 14 + Math.min(34, Math.abs(ty - y) / 9))
    return `${path}C${turn} ${round(y)} ${turn} ${round(ty)} ${round(tx)} ${round(ty)}`
  }
  for (const [nx, ny] of rest) {
    const half = Math.max(12, (nx - x) / 2)
    path +=
      y === ny
        ? `H${round(nx)}`
        : `C${round(x + half)} ${round(y)} ${round(nx - half)} ${round(ny)} ${round(nx)} ${round(ny)}`
    x = nx
    y = ny
  }
  return path
}

/** The head of a line that does not run from left to right, which needs none. */
function headOf({ points, runs }: Route): string | null {
  const [x, y] = points[points.length - 1] ?? [0, 0]
  if (runs === 'within') return `M${round(x)} ${round(y)}l7 -4v8z`
  if (runs === 'back') return `M${round(x)} ${round(y)}l-7 -4v8z`
  return null
}
const round = (value: number) => Math.round(value * 10) / 10

/** What signs, borders and lines stand for. */
export function MapLegend({ kind }: { readonly kind: MapKind }) {
  const words = useWords()
  const say = useSay()
  return (
    <ul className="chain-legend muted" aria-label={words.map.legend}>
      {kind === 'status'
        ? (['strong', 'weak', 'missing', 'unknown'] as const).map((state) => (
            <li key={state}>
              <svg className="chain-svg is-status" width="40" height="20" aria-hidden="true">
                <g className={`chain-node is-${state}`}>
                  <rect className="chain-box" x="1" y="1" width="38" height="18" rx="5" />
                  <text className="chain-sign" x="20" y="14" textAnchor="middle">
                    {STATE_LOOKS[state].shape}
                  </text>
                </g>
              </svg>
              {say(stateNames[state])}
            </li>
          ))
        : (['product', 'technology', 'service'] as const).map((one) => (
            <li key={one}>
              <b aria-hidden="true">{KIND_SHAPES[one]}</b>
              {words.kinds[one]}
            </li>
          ))}
      {kind === 'panorama' &&
        (['core', 'important', 'ordinary'] as const).map((weight) => (
          <li key={weight}>
            <svg className="chain-svg is-panorama" width="40" height="20" aria-hidden="true">
              <g className={`chain-node is-${weight}`}>
                <rect className="chain-box" x="2" y="2" width="36" height="16" rx="5" />
              </g>
            </svg>
            {words.weights[weight]}
          </li>
        ))}
      {kind === 'status' && (
        <li>
          <b aria-hidden="true">{words.map.single}</b>
          {words.map.singleLong}
        </li>
      )}
      <li>
        <svg className={`chain-svg is-${kind}`} width="40" height="20" aria-hidden="true">
          <g className="chain-node is-unwanted is-ordinary is-missing">
            <rect className="chain-box" x="2" y="2" width="36" height="16" rx="5" />
          </g>
        </svg>
        {words.map.notHere}
      </li>
      {(
        [
          ['critical', words.map.critical2],
          ['important', words.map.important],
          ['ordinary', words.map.ordinary],
        ] as const
      ).map(([importance, name]) => (
        <li key={importance}>
          <svg className="chain-svg" width="40" height="12" aria-hidden="true">
            <g className={`chain-supply is-${importance}`}>
              <path d="M2 6H38" />
            </g>
          </svg>
          {name}
        </li>
      ))}
      <li>
        <svg className="chain-svg" width="40" height="12" aria-hidden="true">
          <g className="chain-supply is-important is-back">
            <path d="M2 6H38" />
            <path className="chain-head" d="M2 6l7 -4v8z" />
          </g>
        </svg>
        {words.map.back}
      </li>
      <li>
        <svg className="chain-svg" width="40" height="20" aria-hidden="true">
          <g className="chain-supply is-important is-within">
            <path d="M4 4C34 4 34 16 4 16" />
            <path className="chain-head" d="M4 16l7 -4v8z" />
          </g>
        </svg>
        {words.map.within}
      </li>
    </ul>
  )
}
