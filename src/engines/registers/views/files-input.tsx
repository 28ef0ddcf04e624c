import { useEffect, useState } from 'react'
import type { AttachmentField } from '../../../language/field.ts'
import { MOST_FILES } from '../../../language/read-value.ts'
import { addressOf, api, type Query } from '../../../ui/api.ts'
import { bytesText, momentText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFieldWords } from './field-words.ts'
import { localOf } from './inputs.tsx'
import { FACTS_WITHIN, photoFacts } from './photo-facts.ts'
import { pointText } from './value-text.ts'

/** A file chosen and not sent yet, with when and where it was taken. */
export interface Chosen {
  readonly key: string
  readonly file: File
  readonly takenAt: string | null
  readonly place: readonly [number, number] | null
  /** Once it was sent. */
  readonly id: string | null
}
export type ChosenFiles = Readonly<Record<string, readonly Chosen[]>>

let last = 0
async function chosenOf(file: File): Promise<Chosen> {
  const facts = photoFacts(new Uint8Array(await file.slice(0, FACTS_WITHIN).arrayBuffer()))
  return {
    key: `file-${++last}`,
    file,
    takenAt: facts.takenAt,
    place: facts.place === null ? null : [facts.place[0], facts.place[1]],
    id: null,
  }
}

/** Takes files for a field; they are sent when the form is. A photo's time and place come from the camera and can be set. */
export function FilesInput({
  id,
  field,
  present,
  chosen,
  onChange,
  isDisabled,
}: {
  readonly id: string
  readonly field: AttachmentField
  /** How many the record has already. */
  readonly present: number
  readonly chosen: readonly Chosen[]
  readonly onChange: (chosen: readonly Chosen[]) => void
  readonly isDisabled?: boolean
}) {
  const words = useFieldWords()
  const isPhotos = field.kind === 'photos'
  const room = (field.atMost ?? MOST_FILES) - present - chosen.length
  const add = async (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > room) toast(words.tooMany(field.atMost ?? MOST_FILES), { tone: 'wrong' })
    onChange([...chosen, ...(await Promise.all(files.slice(0, Math.max(0, room)).map(chosenOf)))])
  }
  const set = (key: string, change: Partial<Chosen>) =>
    onChange(chosen.map((one) => (one.key === key ? { ...one, ...change } : one)))
  return (
    <div className="register-files-input">
      <label className={`button${room <= 0 || isDisabled ? ' is-disabled' : ''}`}>
        <Icon name="upload" size={14} />
        {isPhotos ? words.addPhoto : words.add}
        <input
          id={id}
          type="file"
          className="visually-hidden"
          multiple
          accept={isPhotos ? 'image/jpeg,image/png' : undefined}
          disabled={room <= 0 || isDisabled}
          onChange={({ target }) => {
            // The list of the input empties itself with it: its files are taken first.
            void add(target.files).then(() => {
              target.value = ''
            })
          }}
        />
      </label>{' '}
      <small className="muted">{words.atMost(field.atMost ?? MOST_FILES)}</small>
      {chosen.length > 0 && (
        <ul className="register-chosen">
          {chosen.map((one) => (
            <li key={one.key}>
              {isPhotos && <Preview file={one.file} />}
              <div>
                <b>{one.file.name}</b> <span className="count">{bytesText(one.file.size)}</span>
                {isPhotos && (
                  <div className="register-taken">
                    <label>
                      {words.takenAt}{' '}
                      <input
                        type="datetime-local"
                        value={one.takenAt === null ? '' : localOf(one.takenAt)}
                        onChange={({ target }) =>
                          set(one.key, {
                            takenAt: target.value === '' ? null : `${target.value.slice(0, 16)}:00+08:00`,
                          })
                        }
                      />
                    </label>
                    <span className="muted">{one.place === null ? words.noPlace : pointText(one.place)}</span>
                  </div>
                )}
              </div>
              <button
                type="button"
                className="button is-quiet is-small is-icon"
                aria-label={`${words.remove} ${one.file.name}`}
                onClick={() => onChange(chosen.filter(({ key }) => key !== one.key))}
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A picture before it is sent. As data, since the page's policy takes pictures from nowhere else. */
function Preview({ file }: { readonly file: File }) {
  const [source, setSource] = useState<string | null>(null)
  useEffect(() => {
    const reader = new FileReader()
    reader.onload = () => setSource(typeof reader.result === 'string' ? reader.result : null)
    reader.readAsDataURL(file)
    return () => reader.abort()
  }, [file])
  return source === null ? <span className="register-thumb" /> : <img className="register-thumb" src={source} alt="" />
}

/**
 * Sends what was chosen and not sent yet, one file after another, to `path`/files/<field>; gives every file's id by field, in
 * their order. `onSent` keeps each id, so that nothing is sent twice when a later one, or the form, is refused.
 */
export async function sendFiles(
  path: string,
  files: ChosenFiles,
  query: Query,
  onSent: (field: string, key: string, id: string) => void,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids: Record<string, readonly string[]> = {}
  for (const [field, chosen] of Object.entries(files)) {
    for (const { key, file, takenAt, place, id } of chosen) {
      const sent =
        id ??
        (
          await api.upload<{ readonly id: string }>(addressOf(`${path}/files/${field}`, query), file, {
            fields: {
              ...(takenAt === null ? {} : { takenAt: new Date(takenAt).toISOString() }),
              ...(place === null ? {} : { lng: String(place[0]), lat: String(place[1]) }),
            },
          })
        ).id
      if (id === null) onSent(field, key, sent)
      ids[field] = [...(ids[field] ?? []), sent]
    }
  }
  return ids
}

/** `files` with the id that one of them was given. */
export const withSent = (files: ChosenFiles, field: string, key: string, id: string): ChosenFiles => ({
  ...files,
  [field]: (files[field] ?? []).map((one) => (one.key === key ? { ...one, id } : one)),
})

/** '2024-03-05 09:30 · 112.60980°E, 26.89330°N' of a photo; what it does not say is said. */
export function useTaken() {
  const words = useFieldWords()
  return (takenAt: string | null, lng: number | null, lat: number | null) =>
    `${takenAt === null ? words.notTaken : momentText(takenAt)} · ${lng === null || lat === null ? words.noPlace : pointText([lng, lat])}`
}
