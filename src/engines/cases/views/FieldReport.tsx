import { useState } from 'react'
import type { FieldAnswer } from '../answers.ts'
import { type FieldCommon, PhotoInput, type Place, PlaceInput } from './field-parts.tsx'
import { newKey, type OutboxItem, type OutboxPhoto } from './outbox.ts'
import { useWords } from './words.ts'

/** Reports a problem: what kind, photos, where it is, in words. It goes to the outbox first, whatever the network does. */
export function FieldReport({
  classes,
  photoField,
  common,
  isOnline,
  onReport,
}: {
  readonly classes: FieldAnswer['classes']
  readonly photoField: string
  readonly common: FieldCommon
  readonly isOnline: boolean
  readonly onReport: (item: OutboxItem) => Promise<void>
}) {
  const { field: words } = useWords()
  const [kind, setKind] = useState('')
  const [description, setDescription] = useState('')
  const [address, setAddress] = useState('')
  const [photos, setPhotos] = useState<readonly OutboxPhoto[]>([])
  const [place, setPlace] = useState<Place | null>(null)
  const [foundAt, setFoundAt] = useState<string | null>(null)
  const [missing, setMissing] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  const groups = [...new Set(classes.map(({ group }) => group))]
  const submit = async () => {
    const faults = [
      ...(kind === '' ? [words.missing.class] : []),
      ...(description.trim() === '' ? [words.missing.description] : []),
      ...(photos.length === 0 ? [words.missing.photo] : []),
      ...(place === null ? [words.missing.place] : []),
    ]
    setMissing(faults)
    if (faults.length > 0 || place === null) return
    setBusy(true)
    await onReport({
      ...common,
      kind: 'report',
      key: newKey(),
      madeAt: new Date().toISOString(),
      title: classes.find(({ id }) => id === kind)?.name ?? '',
      photos,
      problem: null,
      report: {
        class: kind,
        place,
        foundAt: foundAt ?? new Date().toISOString(),
        description: description.trim(),
        address: address.trim() === '' ? null : address.trim(),
      },
    })
    setKind('')
    setDescription('')
    setAddress('')
    setPhotos([])
    setFoundAt(null)
    setBusy(false)
  }
  return (
    <form
      className="cases-field"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label>
        {words.class} *
        <select value={kind} onChange={({ target }) => setKind(target.value)}>
          <option value="">{words.chooseClass}</option>
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {classes
                .filter((one) => one.group === group)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <span className="muted">{classes.find(({ id }) => id === kind)?.hint}</span>
      </label>
      <PhotoInput
        field={photoField}
        photos={photos}
        isRequired
        place={place}
        onPhotos={(next) => {
          setPhotos(next)
          setFoundAt((before) => before ?? new Date().toISOString())
          const [first] = next
          if (place === null && first !== undefined && first.place !== null) setPlace(first.place)
        }}
      />
      <PlaceInput place={place} onPlace={setPlace} />
      <label>
        {words.description} *
        <textarea value={description} maxLength={1000} onChange={({ target }) => setDescription(target.value)} />
      </label>
      <label>
        {words.address}
        <input value={address} maxLength={200} onChange={({ target }) => setAddress(target.value)} />
      </label>
      {missing.length > 0 && (
        <ul role="alert">
          {missing.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <button type="submit" className="button is-main" disabled={isBusy}>
        {isOnline ? words.send : words.keep}
      </button>
    </form>
  )
}
