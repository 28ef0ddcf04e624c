import { useState } from 'react'
import { Drawer } from '../../../ui/Drawer.tsx'
import { useWords } from './words.ts'

/** Asks for a reason and a day: to allow a catch-up, to unlock. */
export function ActionDialog({
  title,
  start,
  onClose,
  onDone,
}: {
  readonly title: string
  readonly start: string
  readonly onClose: () => void
  readonly onDone: (reason: string, newDueDay: string) => void
}) {
  const { page: words, common } = useWords()
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  return (
    <Drawer
      place="middle"
      title={title}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {common.cancel}
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={reason.trim() === '' || day === ''}
            onClick={() => onDone(reason, day)}
          >
            {title}
          </button>
        </>
      }
    >
      <label className="field">
        <span>{words.reason}</span>
        <textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.newDueDay}</span>
        <input type="date" min={start} value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
    </Drawer>
  )
}
