import { type FormEvent, useId, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from './words.ts'

/** Changes one's own password. */
export function PasswordPanel({ note, onChanged }: { readonly note?: string | null; readonly onChanged: () => void }) {
  const { account: words } = useWords()
  const id = useId()
  const [draft, setDraft] = useState({ current: '', next: '', again: '' })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const differs = draft.again !== '' && draft.next !== draft.again
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (draft.next !== draft.again || draft.next === '') return
    setBusy(true)
    setProblem(null)
    try {
      await api.send('PUT', '/api/v1/session/password', { current: draft.current, next: draft.next })
      toast(words.changed)
      setDraft({ current: '', next: '', again: '' })
      onChanged()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const field = (key: keyof typeof draft, autoComplete: string) => (
    <div className="field">
      <label htmlFor={`${id}${key}`}>{words[key]}</label>
      <input
        id={`${id}${key}`}
        type="password"
        autoComplete={autoComplete}
        maxLength={128}
        value={draft[key]}
        aria-invalid={key === 'again' && differs}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
      {key === 'again' && differs && <small className="wrong">{words.differs}</small>}
    </div>
  )
  return (
    <Panel title={words.password} note={note}>
      <form className="admin-form" onSubmit={(event) => void submit(event)}>
        {field('current', 'current-password')}
        {field('next', 'new-password')}
        <small className="muted">{words.rules}</small>
        {field('again', 'new-password')}
        {problem !== null && <Problem of={problem} />}
        <button type="submit" className="button is-primary" disabled={isBusy || differs || draft.next === ''}>
          {words.change}
        </button>
      </form>
    </Panel>
  )
}
