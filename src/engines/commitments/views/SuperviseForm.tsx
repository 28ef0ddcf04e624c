import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CommitmentPage } from '../answers.ts'
import { useWords } from './words.ts'

/** 发起督办: level, what about, and by when an answer is due. */
export function SuperviseForm({
  page,
  onClose,
  onSaved,
}: {
  readonly page: CommitmentPage
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const { form: words, page: labels } = useWords()
  const [level, setLevel] = useState<1 | 2 | 3>(2)
  const [reason, setReason] = useState(page.standing === 'overdue' ? page.reason.zh : '')
  const [answerBy, setAnswerBy] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const open = async () => {
    try {
      await api.send('POST', `/api/v1/commitments/${page.division}/${page.id}/supervisions`, {
        level,
        reason,
        answerBy,
      })
      toast(words.opened)
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      title={labels.supervise}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.open}
          onDo={() => void open()}
          isOff={answerBy === ''}
        />
      }
    >
      <fieldset className="choices">
        <legend>{words.level}</legend>
        {([1, 2, 3] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="level" checked={level === one} onChange={() => setLevel(one)} />
            {labels.levels[one]}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{words.why}</span>
        <textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.answerBy}</span>
        <input type="date" value={answerBy} onChange={(event) => setAnswerBy(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
