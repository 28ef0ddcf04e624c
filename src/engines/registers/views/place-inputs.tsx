import { useMemo, useState } from 'react'
import type { PlaceField, Shape } from '../../../language/field.ts'
import { readValue } from '../../../language/read-value.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { numberText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { MapView } from '../../../ui/MapView.tsx'
import type { MapLegendEntry, MapPlace, MapPoint } from '../../../ui/map-features.ts'
import { toast } from '../../../ui/toasts.tsx'
import { pathOf } from './declared.ts'
import { useFieldWords } from './field-words.ts'
import type { InputProps } from './inputs.tsx'
import { areaOf, findPoint, findShape, outlineOf, ringsOf } from './places.ts'
import { isPoint, isShape } from './value-text.ts'

/** A point by its coordinates, by the device's position, pasted as one text, or set on a map among the records there are. */
export function PointInput({
  id,
  division,
  mapped,
  value,
  onChange,
  onLeave,
  isInvalid,
  describedBy,
  isDisabled,
}: InputProps<PlaceField> & { readonly division: string; readonly mapped: string | null }) {
  const words = useFieldWords()
  const [isMapOpen, setMapOpen] = useState(false)
  const [isLocating, setLocating] = useState(false)
  const [longitude, latitude] = isPoint(value) ? value : [null, null]
  const [typed, setTyped] = useState<readonly [string, string]>([
    longitude === null ? '' : String(longitude),
    latitude === null ? '' : String(latitude),
  ])
  const take = (next: readonly [string, string]) => {
    setTyped(next)
    const [x, y] = next.map((text) => text.trim())
    if (x === '' && y === '') return onChange(null)
    const point = x === '' || y === '' ? null : findPoint(`${x} ${y}`)
    // What is no point yet stays as it was typed, and is refused as such.
    onChange(point ?? `${x} ${y}`)
  }
  const paste = (text: string): boolean => {
    const point = findPoint(text)
    if (point === null) return false
    setTyped([String(point[0]), String(point[1])])
    onChange(point)
    return true
  }
  const locate = () => {
    setLocating(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating(false)
        paste(`${coords.longitude.toFixed(7)}, ${coords.latitude.toFixed(7)}`)
      },
      () => {
        setLocating(false)
        toast(words.notLocated, { tone: 'wrong' })
      },
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }
  return (
    <span className="register-point">
      {([words.longitude, words.latitude] as const).map((name, i) => (
        <input
          key={name}
          id={i === 0 ? id : `${id}-latitude`}
          aria-label={i === 0 ? undefined : name}
          placeholder={name}
          inputMode="decimal"
          value={typed[i]}
          aria-invalid={isInvalid || undefined}
          aria-describedby={describedBy}
          disabled={isDisabled}
          onPaste={(event) => {
            if (paste(event.clipboardData.getData('text'))) event.preventDefault()
          }}
          onChange={({ target }) => take(i === 0 ? [target.value, typed[1]] : [typed[0], target.value])}
          onBlur={onLeave}
        />
      ))}
      {'geolocation' in navigator && (
        <button type="button" className="button is-small" disabled={isLocating || isDisabled} onClick={locate}>
          <Icon name="target" size={14} />
          {isLocating ? words.locating : words.here}
        </button>
      )}
      {mapped !== null && (
        <button
          type="button"
          className="button is-small"
          aria-pressed={isMapOpen}
          disabled={isDisabled}
          onClick={() => setMapOpen(!isMapOpen)}
        >
          {isMapOpen ? words.closeMap : words.onMap}
        </button>
      )}
      {isMapOpen && mapped !== null && (
        <PointMap
          division={division}
          mapped={mapped}
          point={longitude === null || latitude === null ? null : [longitude, latitude]}
          onPlace={([x, y]) => paste(`${x.toFixed(7)}, ${y.toFixed(7)}`)}
        />
      )}
    </span>
  )
}

interface Mapped {
  readonly features: readonly {
    readonly id: string
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
    readonly properties: { readonly title: string }
  }[]
}

/** Where the point lies among the records of its type, to be set with a click. */
function PointMap({
  division,
  mapped,
  point,
  onPlace,
}: {
  readonly division: string
  readonly mapped: string
  readonly point: readonly [number, number] | null
  readonly onPlace: (place: MapPlace) => void
}) {
  const words = useFieldWords()
  const answer = useAnswer<Mapped>(`${pathOf(mapped)}/map`, { division })
  const [x, y] = point ?? [null, null]
  const points = useMemo<readonly MapPoint[]>(() => {
    const others = (answer.data?.features ?? []).flatMap(({ id, geometry, properties }) =>
      geometry.type === 'Point'
        ? [{ id, place: geometry.coordinates as unknown as MapPlace, label: properties.title, kind: 'other' }] // a point's two numbers
        : [],
    )
    return x === null || y === null
      ? others
      : [...others, { id: 'own', place: [x, y], label: words.chosen, kind: 'own' }]
  }, [answer.data, x, y, words])
  const legend = useMemo<readonly MapLegendEntry[]>(
    () => [
      { kind: 'own', label: words.chosen, tone: 'bad' },
      { kind: 'other', label: words.others, tone: 'none' },
    ],
    [words],
  )
  return (
    <div className="register-map">
      <MapView title={words.onMap} points={points} legend={legend} height={260} hidesList onPlace={onPlace} />
    </div>
  )
}

/** A shape as GeoJSON, pasted or from a file, with its outline and area so that one sees what came. */
export function ShapeInput({
  id,
  value,
  onChange,
  onLeave,
  isInvalid,
  describedBy,
  isDisabled,
}: InputProps<PlaceField>) {
  const words = useFieldWords()
  const [typed, setTyped] = useState(() => (isShape(value) ? JSON.stringify(value) : ''))
  const take = (text: string) => {
    setTyped(text)
    onChange(text.trim() === '' ? null : (findShape(text) ?? text))
  }
  const read = readValue({ kind: 'shape', label: { zh: '', en: '' } }, value)
  const shape = read.kind === 'value' && isShape(read.value) ? read.value : null
  return (
    <div className="register-shape">
      <textarea
        id={id}
        rows={3}
        className="register-code"
        placeholder={words.shapeHint}
        value={typed}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        disabled={isDisabled}
        onChange={({ target }) => take(target.value)}
        onBlur={onLeave}
      />
      <label className="button is-small">
        <Icon name="upload" size={14} />
        {words.shapeFile}
        <input
          type="file"
          className="visually-hidden"
          accept=".geojson,.json"
          disabled={isDisabled}
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(take)
            target.value = ''
          }}
        />
      </label>
      {shape !== null && <ShapePicture shape={shape} />}
    </div>
  )
}

/** The outline of a shape, north up, with how many points and how much land. */
export function ShapePicture({ shape, size = 120 }: { readonly shape: Shape; readonly size?: number }) {
  const words = useFieldWords()
  const squareMetres = areaOf(shape)
  const area =
    squareMetres < 100_000
      ? words.squareMetres(numberText(Math.round(squareMetres)))
      : words.hectares(numberText(squareMetres / 10_000, 1))
  const count = ringsOf(shape).reduce((sum, ring) => sum + ring.length, 0)
  return (
    <span className="register-outline">
      <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.shapePicture}>
        <path d={outlineOf(shape, size)} />
      </svg>
      <small className="muted">{words.shapeAs(count, area)}</small>
    </span>
  )
}
