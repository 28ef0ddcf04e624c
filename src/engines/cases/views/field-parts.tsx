import { useEffect, useState } from 'react'
import type { OutboxPhoto } from './outbox.ts'
import { useWords } from './words.ts'

/** What every item of the outbox says of where it belongs. */
export interface FieldCommon {
  readonly system: string
  readonly type: string
  readonly division: string
  readonly person: string
}

export type Place = readonly [longitude: number, latitude: number]

/** The place of the phone now; null when nobody may know it, or nothing tells it. */
export function here(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve([Number(coords.longitude.toFixed(6)), Number(coords.latitude.toFixed(6))]),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    )
  })
}

const LARGEST_SIDE = 1600

/** A photo small enough to be sent from the street: at most 1600 pixels on its longer side, as JPEG. */
async function smaller(file: File): Promise<Blob> {
  if (file.size < 400_000 && (file.type === 'image/jpeg' || file.type === 'image/png')) return file
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return file
  const share = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * share)
  canvas.height = Math.round(bitmap.height * share)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85))
}

/** The page's policy shows pictures of its own server and of data, not of blobs. */
const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => resolve('')
    reader.readAsDataURL(blob)
  })

/** Takes photos with the camera, each with the moment and the place. */
export function PhotoInput({
  field,
  photos,
  onPhotos,
  place,
  isRequired = false,
}: {
  readonly field: string
  readonly photos: readonly OutboxPhoto[]
  readonly onPhotos: (photos: readonly OutboxPhoto[]) => void
  readonly place: Place | null
  readonly isRequired?: boolean
}) {
  const { field: words } = useWords()
  const [urls, setUrls] = useState<readonly string[]>([])
  useEffect(() => {
    let isGone = false
    void Promise.all(photos.map(({ blob }) => dataUrl(blob))).then((made) => {
      if (!isGone) setUrls(made)
    })
    return () => {
      isGone = true
    }
  }, [photos])
  const take = async (files: FileList | null) => {
    const taken: OutboxPhoto[] = []
    for (const file of [...(files ?? [])].slice(0, 6 - photos.length))
      taken.push({
        field,
        blob: await smaller(file),
        takenAt: new Date(file.lastModified || Date.now()).toISOString(),
        place: place ?? (await here()),
        sent: null,
      })
    onPhotos([...photos, ...taken])
  }
  return (
    <div>
      <label className="button">
        {words.photo}
        {isRequired && ' *'}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="visually-hidden"
          onChange={({ target }) => {
            void take(target.files)
            target.value = ''
          }}
        />
      </label>{' '}
      <span className="muted">{photos.length > 0 && words.photos(photos.length)}</span>
      <ul className="cases-photos">
        {urls.map((url) => (
          <li key={url}>
            <img src={url} alt="" />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where it is: the phone says it, or it is typed. */
export function PlaceInput({
  place,
  onPlace,
}: {
  readonly place: Place | null
  readonly onPlace: (place: Place | null) => void
}) {
  const { field: words } = useWords()
  const [isLooking, setLooking] = useState(false)
  const [lng, setLng] = useState('')
  const [lat, setLat] = useState('')
  const find = async () => {
    setLooking(true)
    const found = await here()
    setLooking(false)
    if (found !== null) onPlace(found)
  }
  const typed = (nextLng: string, nextLat: string) => {
    setLng(nextLng)
    setLat(nextLat)
    const [x, y] = [Number(nextLng), Number(nextLat)]
    onPlace(nextLng !== '' && nextLat !== '' && Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null)
  }
  return (
    <div>
      <div className="cases-row">
        <button type="button" className="button" disabled={isLooking} onClick={() => void find()}>
          {isLooking ? words.locating : words.locate}
        </button>
        <span role="status">
          {place === null ? (
            <span className="muted">{words.noPlace}</span>
          ) : (
            words.located(place[0].toFixed(5), place[1].toFixed(5))
          )}
        </span>
      </div>
      <details>
        <summary>{words.manual}</summary>
        <div className="cases-row">
          <label>
            {words.lng}
            <input inputMode="decimal" value={lng} onChange={({ target }) => typed(target.value, lat)} />
          </label>
          <label>
            {words.lat}
            <input inputMode="decimal" value={lat} onChange={({ target }) => typed(lng, target.value)} />
          </label>
        </div>
      </details>
    </div>
  )
}
