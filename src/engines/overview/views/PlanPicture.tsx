import { useEffect, useMemo, useRef, useState } from 'react'
import { type Tone, toneShapes } from '../../../model/standing.ts'
import { type PictureNode, sizeOf } from '../picture.ts'
import { type Rectangle, squarified } from '../treemap.ts'
import { useWords } from './words.ts'

interface PlanPictureProps {
  readonly root: PictureNode
  readonly height: number
  readonly chosen: string | null
  readonly onChoose: (node: PictureNode) => void
}

interface Leaf {
  readonly node: PictureNode
  readonly size: number
  readonly place: Rectangle
}

interface Group {
  readonly node: PictureNode
  readonly place: Rectangle
  readonly leaves: readonly Leaf[]
}

const HEAD = 24
const GAP = 2

/** The chapters that hold something and their sections, laid out in a rectangle [OP3]. */
function laidOut(root: PictureNode, width: number, height: number): readonly Group[] {
  const tops = root.children.filter((node) => sizeOf(node) > 0)
  const own = sizeOf(root) - tops.reduce((sum, node) => sum + sizeOf(node), 0)
  // What stands before the first heading belongs to the plan as a whole.
  const groups = own > 0 ? [...tops, { ...root, children: [] }] : tops
  const places = squarified(
    groups.map((node) => (node === groups.at(-1) && own > 0 ? own : sizeOf(node))),
    { x: 0, y: 0, width, height },
  )
  return groups.map((node, i) => {
    const place = places[i] ?? { x: 0, y: 0, width: 0, height: 0 }
    const inner = {
      x: GAP,
      y: place.height > 56 ? HEAD : GAP,
      width: Math.max(0, place.width - 2 * GAP),
      height: Math.max(0, place.height - (place.height > 56 ? HEAD : GAP) - GAP),
    }
    const under = node.children.filter((child) => sizeOf(child) > 0)
    const rest = sizeOf(node) - under.reduce((sum, child) => sum + sizeOf(child), 0)
    const parts = rest > 0 || under.length === 0 ? [...under, { ...node, children: [] }] : under
    const sizes = parts.map((part, at) => (at === under.length ? Math.max(rest, 1) : sizeOf(part)))
    const rectangles = squarified(sizes, inner)
    return {
      node,
      place,
      leaves: parts.map((part, at) => ({
        node: part,
        size: sizes[at] ?? 0,
        place: rectangles[at] ?? { x: 0, y: 0, width: 0, height: 0 },
      })),
    }
  })
}

/** The plan as one picture: each section a button, sized by what it holds, with colour, sign and words for how it stands. */
export function PlanPicture({ root, height, chosen, onChoose }: PlanPictureProps) {
  const words = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const groups = useMemo(() => laidOut(root, width, height), [root, width, height])
  const name = ({ number, title }: PictureNode) => [number, title].filter((part) => part !== '').join(' ')
  const said = (node: PictureNode) =>
    [
      name(node) || words.wholePlan,
      words.tones[node.tone],
      words.held(node.targets, node.commitments),
      `${words.behind} ${node.tones.poor + node.tones.bad}`,
    ].join('，')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture of buttons is no form
    <div ref={frame} className="overview-picture" style={{ blockSize: height }} role="group" aria-label={words.picture}>
      {groups.map(({ node, place, leaves }) => (
        <div
          key={node.id}
          className="overview-chapter"
          style={{
            insetInlineStart: place.x,
            insetBlockStart: place.y,
            inlineSize: place.width,
            blockSize: place.height,
          }}
        >
          {place.height > 56 && (
            <button
              type="button"
              className="overview-chapter-head"
              title={said(node)}
              aria-label={said(node)}
              onClick={() => onChoose(node)}
            >
              <i className={`shape is-${node.tone}`} aria-hidden="true">
                {toneShapes[node.tone]}
              </i>
              {name(node) || words.wholePlan}
            </button>
          )}
          {leaves.map(({ node: leaf, place: at, size }) => {
            return (
              <button
                key={`${leaf.id}${leaf.level}`}
                type="button"
                className={`overview-leaf is-${leaf.tone}${chosen === leaf.id ? ' is-chosen' : ''}`}
                style={{
                  insetInlineStart: at.x,
                  insetBlockStart: at.y,
                  inlineSize: Math.max(0, at.width - GAP),
                  blockSize: Math.max(0, at.height - GAP),
                }}
                title={said(leaf)}
                aria-label={said(leaf)}
                aria-pressed={chosen === leaf.id}
                onClick={() => onChoose(leaf)}
              >
                <LeafWords node={leaf} place={at} size={size} name={name(leaf) || words.wholePlan} />
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** As much of a section's name as its rectangle holds: in full, its number, or the sign alone. */
function LeafWords({
  node,
  place,
  size,
  name,
}: {
  readonly node: PictureNode
  readonly place: Rectangle
  readonly size: number
  readonly name: string
}) {
  const words = useWords()
  const behind = node.tones.poor + node.tones.bad
  const hasCount = place.height > 56
  const lines = Math.floor((place.height - 10 - (hasCount ? 16 : 0)) / 17)
  const sign = <i aria-hidden="true">{toneShapes[node.tone]}</i>
  if (place.width <= 18 || place.height <= 16) return null
  if (place.width <= 60 || lines < 1)
    return (
      <span className="overview-leaf-words">
        {sign}
        {place.width > 44 && place.height > 22 && node.number}
      </span>
    )
  return (
    <>
      <span className="overview-leaf-words" style={{ WebkitLineClamp: Math.min(4, lines) }}>
        {sign}
        {name}
      </span>
      {hasCount && (
        <small>
          {size}
          {behind > 0 && ` · ${words.behind} ${behind}`}
        </small>
      )}
    </>
  )
}

/** What the colours and signs mean. */
export function ToneLegend() {
  const words = useWords()
  const tones: readonly Tone[] = ['good', 'fair', 'poor', 'bad', 'none']
  return (
    <ul className="overview-legend">
      {tones.map((tone) => (
        <li key={tone}>
          <span className={`overview-swatch is-${tone}`} aria-hidden="true">
            {toneShapes[tone]}
          </span>
          {words.tones[tone]}
        </li>
      ))}
    </ul>
  )
}
