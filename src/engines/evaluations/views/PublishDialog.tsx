import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { RoundPage } from '../answers.ts'
import { useOwnWords } from './own-words.ts'

/** Gives notice of the results: by which document, and whether to everybody. */
export function PublishDialog({
  round,
  path,
  onClose,
  onDone,
}: {
  readonly round: RoundPage
  readonly path: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const { publish: words } = useOwnWords()
  const [documentNo, setDocumentNo] = useState('')
  const [isPublic, setPublic] = useState(false)
  const { attempt, problem, isBusy } = useTrying()
  const publish = () =>
    attempt(async () => {
      await api.send('POST', `${path}/steps`, {
        revision: round.revision,
        act: 'publish',
        reason: '',
        documentNo,
        isPublic,
      })
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void publish()}
          isOff={isBusy}
        />
      }
    >
      <label className="field">
        <span>{words.documentNo}</span>
        <input value={documentNo} lang="zh" onChange={(event) => setDocumentNo(event.target.value)} />
      </label>
      <label className="evaluation-choice">
        <input type="checkbox" checked={isPublic} onChange={(event) => setPublic(event.target.checked)} />
        {words.isPublic}
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
