import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import type { TaskPage } from '../answers.ts'
import { useWords } from './words.ts'

/** 委托填报: hands the filling of this one return to another person. */
export function DelegateDialog({
  page,
  path,
  onClose,
  onChanged,
}: {
  readonly page: TaskPage
  readonly path: string
  readonly onClose: () => void
  readonly onChanged: () => void
}) {
  const { page: words, common } = useWords()
  const [account, setAccount] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const send = async (person: string | null) => {
    try {
      await api.send('PUT', `${path}/delegate`, { revision: page.task.revision, account: person })
      onChanged()
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      title={words.delegate}
      onClose={onClose}
      foot={
        <>
          {page.task.delegateName !== null && (
            <button type="button" className="button" onClick={() => void send(null)}>
              {words.undelegate}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {common.cancel}
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={account.trim() === ''}
            onClick={() => void send(account.trim())}
          >
            {words.delegate}
          </button>
        </>
      }
    >
      {page.task.delegateName !== null && <p>{words.delegated(page.task.delegateName)}</p>}
      <label className="field">
        <span>{words.delegateTo}</span>
        <input value={account} onChange={(event) => setAccount(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
