import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import type { UnitPage } from '../answers.ts'
import { useRoundWords } from './round-words.ts'

/** Adds what proves cells of a unit: files, or where it is to be found. */
export function EvidenceDialog({
  page,
  path,
  onClose,
  onDone,
}: {
  readonly page: UnitPage
  readonly path: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const { evidence: words } = useRoundWords()
  const session = useSession()
  const [title, setTitle] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [columns, setColumns] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly { readonly id: string; readonly name: string }[]>([])
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await api.send('POST', `${path}/evidence`, {
        columns,
        title,
        documentNo: documentNo.trim() || null,
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
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="button" className="button is-primary" disabled={isBusy} onClick={() => void add()}>
            {words.does}
          </button>
        </>
      }
    >
      <label className="field">
        <span>{words.name}</span>
        <input value={title} onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.documentNo}</span>
        <input value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} />
      </label>
      <fieldset className="field">
        <legend>{words.columns}</legend>
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
          </label>
        ))}
      </fieldset>
      <FileDrop<{ readonly id: string; readonly name: string }>
        path={`/api/v1/files?division=${session.division}`}
        accept={['.pdf', '.docx', '.xlsx', '.jpg', '.jpeg', '.png']}
        atMost={20 * 1024 * 1024}
        isMultiple
        onDone={(file) => setFiles((now) => [...now, file])}
      />
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
