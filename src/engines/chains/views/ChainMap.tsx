import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useSay } from '../../../ui/language.ts'
import type { ChainAnswer, DrawnNode, DrawnSupply } from '../answers.ts'
import { type Layout, USUAL } from '../layout.ts'
import { gapNames, stageNames, stateNames } from '../names.ts'
import {
  alongOf,
  HEAD,
  headOf,
  KIND_SHAPES,
  MARGIN,
  type MapKind,
  pathOf,
  type Shown,
  STEPS,
  shortened,
  widthIn,
} from './drawn.ts'
import { STATE_LOOKS } from './looks.tsx'
import { MapOverview } from './MapOverview.tsx'
import { useWords } from './words.ts'

/** Below it names are written larger and shorter, so that they can still be read. */
const FAR = 0.6
/** The smallest at which a whole picture is still of use; a larger one is begun at its most pressing gap. */
const LEAST_WHOLE = 0.28
/** From so many supplies on they stand back until something is chosen. */
const MANY = 150
/** How large names are written, near and far: chains.css says the same. */
const NAME_SIZE = 12.5
const FAR_SIZE = 21

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
