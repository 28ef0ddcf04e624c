import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { toneShapes } from '../model/standing.ts'
import { useLook } from './appearance.ts'
import { defineWords } from './language.ts'
import { type MapArea, type MapLegendEntry, type MapPlace, type MapPoint, middleOf } from './map-features.ts'
import './map.css'

const Drawing = lazy(() => import('./MapDrawing.tsx'))

const useWords = defineWords({
  zh: {
    loading: '正在绘制地图…',
    list: '列表',
    nothing: '没有可以标在地图上的记录',
    more: (n: number) => `另有 ${n} 项，请筛选后查看`,
    keys: '方向键移动，＋ － 缩放；圆圈里的数字是合在一处的件数，点开放大。列表与地图内容相同。',
    noDrawing: '这台设备画不了地图（需要 WebGL），请看列表。',
    place: (lng: string, lat: string) => `东经 ${lng}，北纬 ${lat}`,
  },
  en: {
    loading: 'Drawing the map…',
    list: 'List',
    nothing: 'Nothing here has a place on the map',
    more: (n: number) => `${n} more; narrow the list to see them`,
    keys: 'Arrow keys move, + and − zoom; a number in a circle counts what lies together, open it to zoom in. The list says the same as the map.',
    noDrawing: 'This device cannot draw maps (WebGL is needed); use the list.',
    place: (lng: string, lat: string) => `${lng}° E, ${lat}° N`,
  },
})

/** Entries of the list that are shown; beyond them nobody reads on. */
const LISTED = 200

interface MapViewProps {
  /** What it shows, in words. */
  readonly title: string
  readonly points?: readonly MapPoint[]
  readonly areas?: readonly MapArea[]
  /** What colours stand for, in the order in which they are explained. */
  readonly legend: readonly MapLegendEntry[]
  /** A point or an area was opened, on the map or in the list. */
  readonly onOpen?: (id: string) => void
  /** A place was chosen on the map: for forms. */
  readonly onPlace?: (place: MapPlace) => void
  readonly height?: number
  /** Hides the list beside it, where the page has one of its own. */
  readonly hidesList?: boolean
  /** Said under the map: source, day, 模拟数据. */
  readonly note?: ReactNode
}

/**
 * Points and patches of ground on a map, drawn from their own coordinates: no tiles, no glyphs, no other server. The list
 * beside it says the same to whoever does not see the map. Memoise `points`, `areas` and `legend`: new ones redraw.
 */
export function MapView({
  title,
  points = [],
  areas = [],
  legend,
  onOpen,
  onPlace,
  height = 420,
  hidesList,
  note,
}: MapViewProps) {
  const words = useWords()
  const { isDark } = useLook()
  const [isDrawable, setDrawable] = useState(true)
  const [goTo, setGoTo] = useState<{ readonly place: MapPlace } | null>(null)
  const listed = useMemo(
    () => [
      ...areas.map((area) => ({ ...area, at: middleOf(area) })),
      ...points.map((point) => ({ ...point, at: point.place })),
    ],
    [areas, points],
  )
  const entryOf = (kind: string | null) => legend.find((entry) => entry.kind === kind)
  return (
    <figure className={`map ${hidesList === true ? '' : 'has-list'}`} aria-label={title}>
      <div className="map-drawing" style={{ blockSize: height }}>
        {isDrawable ? (
          <Suspense fallback={<div className="map-wait muted">{words.loading}</div>}>
            <Drawing
              key={String(isDark)}
              title={title}
              points={points}
              areas={areas}
              legend={legend}
              isDark={isDark}
              goTo={goTo}
              onUndrawable={() => setDrawable(false)}
              {...(onOpen === undefined ? {} : { onOpen })}
              {...(onPlace === undefined ? {} : { onPlace })}
            />
          </Suspense>
        ) : (
          <div className="map-wait muted">{words.noDrawing}</div>
        )}
      </div>
      {hidesList !== true && (
        <ul className="map-list" aria-label={`${title} · ${words.list}`} style={{ maxBlockSize: height }}>
          {listed.length === 0 && <li className="muted">{words.nothing}</li>}
          {listed.slice(0, LISTED).map(({ id, label, note: said, kind, at }) => {
            const entry = entryOf(kind)
            return (
              <li key={id}>
                <button
                  type="button"
                  className="map-entry"
                  onFocus={() => at !== null && setGoTo({ place: at })}
                  onClick={() => onOpen?.(id)}
                >
                  {entry !== undefined && (
                    <span className={`map-sign is-${entry.tone}`} aria-hidden="true">
                      {toneShapes[entry.tone]}
                    </span>
                  )}
                  <span className="map-label">{label}</span>
                  <span className="map-said muted">
                    {[entry?.label, said].filter(Boolean).join(' · ')}
                    {at !== null && (
                      <span className="visually-hidden"> {words.place(at[0].toFixed(4), at[1].toFixed(4))}</span>
                    )}
                  </span>
                </button>
              </li>
            )
          })}
          {listed.length > LISTED && <li className="muted">{words.more(listed.length - LISTED)}</li>}
        </ul>
      )}
      <figcaption className="muted">
        <ul className="map-legend">
          {legend.map(({ kind, label, tone }) => (
            <li key={kind}>
              <span className={`map-sign is-${tone}`} aria-hidden="true">
                {toneShapes[tone]}
              </span>
              {label}
            </li>
          ))}
        </ul>
        {words.keys} {note}
      </figcaption>
    </figure>
  )
}
