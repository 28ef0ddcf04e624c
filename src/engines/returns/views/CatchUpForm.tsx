import { useState } from 'react'
import { useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { FormPage } from '../answers.ts'
import { useWords } from './words.ts'

/** 下达补报任务: opens returns of past periods, with a day of their own. */
export function CatchUpForm({ form, path }: { readonly form: FormPage; readonly path: string }) {
  const { forms: words } = useWords()
  const forget = useForget()
  const [from, setFrom] = useState(form.firstPeriod)
  const [to, setTo] = useState(form.firstPeriod)
  const [due, setDue] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const open = async () => {
    try {
      const { opened } = await api.send<{ opened: number }>('POST', `${path}/tasks`, { from, to, due })
      toast(words.opened(opened))
      setProblem(null)
      await forget(['/api/v1/returns', '/api/v1/return-matrix'])
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <>
      <div className="returns-facts">
        <label>
          {words.from}{' '}
          <input className="input is-short" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {words.to} <input className="input is-short" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        <label>
          {words.due}{' '}
          <input className="input" type="date" value={due} onChange={(event) => setDue(event.target.value)} />
        </label>
        <button type="button" className="button" disabled={due === ''} onClick={() => void open()}>
          {words.open}
        </button>
      </div>
      {problem !== null && <Problem of={problem} />}
    </>
  )
}
