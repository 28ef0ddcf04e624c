import { type PointerEvent, type RefObject, useEffect, useState } from 'react'
import { type Layout, USUAL } from '../layout.ts'
import { HEAD, MARGIN, type MapKind, type Shown } from './drawn.ts'

interface Seen {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A small picture of the whole beside a large one, with what of it is seen; pressed, it leads there. For the eye alone: the keys walk the large one. */
export function MapOverview({
  box,
  shown,
  layout,
  kind,
  zoom,
  active,
}: {
  readonly box: RefObject<HTMLDivElement | null>
  readonly shown: Shown
  readonly layout: Layout
  readonly kind: MapKind
  readonly zoom: number
  readonly active: string | null
}) {
  const [seen, setSeen] = useState<Seen | null>(null)
  const width = layout.width + 2 * MARGIN
  const height = layout.height + 2 * MARGIN + HEAD
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const look = () =>
      setSeen({
        left: element.scrollLeft / zoom,
        top: element.scrollTop / zoom,
        width: element.clientWidth / zoom,
        height: element.clientHeight / zoom,
      })
    look()
    element.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      element.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [box, zoom])
  if (seen === null || (seen.width >= width - 2 && seen.height >= height - 2)) return null
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return
    const rect = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - rect.left) / rect.width) * width
    const y = ((event.clientY - rect.top) / rect.height) * height
    box.current?.scrollTo({ left: (x - seen.width / 2) * zoom, top: (y - seen.height / 2) * zoom })
  }
  return (
    <svg
      className={`chain-svg chain-overview is-${kind}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={go}
      onPointerMove={go}
    >
      <g transform={`translate(${MARGIN} ${MARGIN + HEAD})`}>
        {layout.bands.map((band) => (
          <rect
            key={band.stage}
            className="chain-band"
            x={band.x - 10}
            y={band.y - 8}
            width={band.width + 20}
            height={band.height + 16}
          />
        ))}
        {shown.nodes.map((node, i) => {
          const at = layout.at[i] as Layout['at'][number]
          return (
            <g
              key={node.id}
              className={`chain-node ${kind === 'status' ? `is-${node.state}` : `is-${node.weight}`} ${active === node.id ? 'is-active' : ''}`}
            >
              <rect className="chain-box" x={at.x} y={at.y} width={USUAL.width} height={USUAL.height} />
            </g>
          )
        })}
      </g>
      <rect
        className="chain-seen"
        x={seen.left}
        y={seen.top}
        width={Math.min(seen.width, width - seen.left)}
        height={Math.min(seen.height, height - seen.top)}
      />
    </svg>
  )
}
