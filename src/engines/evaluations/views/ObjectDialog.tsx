import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import type { UnitPage } from '../answers.ts'
import { useRoundWords } from './round-words.ts'

/** Objects to the result of the own unit: what is wrong, in which columns, with proofs. */
export function ObjectDialog({
  page,
  round,
  onClose,
  onDone,
}: {
  readonly page: UnitPage
  readonly round: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const { unitPage: words } = useRoundWords()
  const session = useSession()
  const [text, setText] = useState('')
  const [columns, setColumns] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly { readonly id: string; readonly name: string }[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const object = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await api.send('POST', `${round}/objections`, {
        code: page.unit.code,
        columns,
        text,
        files: files.map(({ id }) => id),
      })
      await onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      place="middle"
      width={640}
      title={words.objectTitle}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="button" className="button is-primary" disabled={isBusy} onClick={() => void object()}>
            {words.objectDoes}
          </button>
        </>
      }
    >
      <label className="field">
        <span>{words.objectText}</span>
        <textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <fieldset className="field">
        <legend>{words.objectColumns}</legend>
        {page.columns.map(({ column }) => (
          <label key={column} className="evaluation-choice" lang="zh">
            <input
              type="checkbox"
              checked={columns.includes(column)}
              onChange={(event) =>
                setColumns((now) => (event.target.checked ? [...now, column] : now.filter((one) => one !== column)))
              }
            />
            {column}
            <span className="muted"> {page.unit.cells[column] || '—'}</span>
          </label>
        ))}
      </fieldset>
      <FileDrop<{ readonly id: string; readonly name: string }>
        path={`/api/v1/files?division=${session.division}`}
        accept={['.pdf', '.docx', '.xlsx', '.jpg', '.jpeg', '.png']}
        atMost={20 * 1024 * 1024}
        isMultiple
        onDone={(file) => setFiles((now) => [...now, file])}
      >
        {words.objectFiles}
      </FileDrop>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
