import { useState } from 'react'
import type { PlaceField, Shape } from '../../../language/field.ts'
import { readValue } from '../../../language/read-value.ts'
import { numberText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFieldWords } from './field-words.ts'
import type { InputProps } from './inputs.tsx'
import { areaOf, findPoint, findShape, outlineOf, ringsOf } from './places.ts'
import { isPoint, isShape } from './value-text.ts'

/** A point by its coordinates, by the device's position, or pasted as one text. */
export function PointInput({
  id,
  value,
  onChange,
  onLeave,
  isInvalid,
  describedBy,
  isDisabled,
}: InputProps<PlaceField>) {
  const words = useFieldWords()
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
    </span>
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
