import { useState } from 'react'
import type { RecordType } from '../../../language/record-type.ts'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import type { FieldAnswer } from '../answers.ts'
import { type FieldCommon, PhotoInput } from './field-parts.tsx'
import { newKey, type OutboxItem, type OutboxPhoto } from './outbox.ts'
import { useWords } from './words.ts'

type Task = FieldAnswer['tasks'][number]

/** Something to be looked at on the spot; each way it may end is a button, with what that step asks for. */
export function FieldTask({
  task,
  type,
  common,
  onDone,
}: {
  readonly task: Task
  readonly type: RecordType
  readonly common: FieldCommon
  readonly onDone: (item: OutboxItem) => Promise<void>
}) {
  const { field: words } = useWords()
  const say = useSay()
  const [photos, setPhotos] = useState<readonly OutboxPhoto[]>([])
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState<readonly string[]>([])
  const asksOf = (id: string) => type.lifecycle?.transitions[id]?.asks ?? []
  const fieldsOf = (kinds: readonly string[]) =>
    task.may.flatMap(asksOf).find(({ field }) => kinds.includes(type.fields[field]?.kind ?? ''))?.field
  const photoField = fieldsOf(['photos'])
  const noteField = fieldsOf(['long-text', 'text'])
  const isLate = task.dueAt !== null && task.dueAt < new Date().toISOString()
  const go = async (transition: string) => {
    const asks = asksOf(transition)
    const isAsked = (field: string | undefined) => asks.find((one) => one.field === field)
    const faults = [
      ...(photoField !== undefined && isAsked(photoField)?.isRequired === true && photos.length === 0
        ? [words.missing.photo]
        : []),
      ...(noteField !== undefined && isAsked(noteField)?.isRequired === true && note.trim() === ''
        ? [words.missing.note]
        : []),
    ]
    setMissing(faults)
    if (faults.length > 0) return
    await onDone({
      ...common,
      kind: 'step',
      key: newKey(),
      madeAt: new Date().toISOString(),
      title: `${task.number ?? ''} ${say(type.lifecycle?.transitions[transition]?.name ?? { zh: transition, en: transition })}`,
      record: task.id,
      revision: task.revision,
      transition,
      gives:
        noteField !== undefined && isAsked(noteField) !== undefined && note.trim() !== ''
          ? { [noteField]: note.trim() }
          : {},
      reason: '',
      photos: isAsked(photoField) === undefined ? [] : photos,
      problem: null,
    })
  }
  return (
    <article className="cases-task" aria-label={task.number ?? task.className}>
      <b>
        {task.number} {task.className}
      </b>
      <span>{task.description}</span>
      {task.address !== null && <span className="muted">{task.address}</span>}
      <span className="muted">
        {say(type.lifecycle?.states[task.state]?.name ?? { zh: task.state, en: task.state })}
        {task.dueAt !== null && ` · ${words.due(momentText(task.dueAt))}`}
        {isLate && <b> ▼ {words.overdue}</b>}
      </span>
      {photoField !== undefined && <PhotoInput field={photoField} photos={photos} onPhotos={setPhotos} place={null} />}
      {noteField !== undefined && (
        <label>
          {words.note}
          <textarea value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
        </label>
      )}
      {missing.length > 0 && (
        <ul role="alert">
          {missing.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <div className="cases-row">
        {task.may.map((transition) => (
          <button key={transition} type="button" className="button" onClick={() => void go(transition)}>
            {say(type.lifecycle?.transitions[transition]?.name ?? { zh: transition, en: transition })}
          </button>
        ))}
      </div>
    </article>
  )
}
