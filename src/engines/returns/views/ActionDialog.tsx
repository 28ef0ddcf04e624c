import { useState } from 'react'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
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
        <BoxButtons
          cancel={common.cancel}
          onCancel={onClose}
          does={title}
          onDo={() => onDone(reason, day)}
          isOff={reason.trim() === '' || day === ''}
        />
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
