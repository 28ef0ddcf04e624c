import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import type { SchemePage } from '../answers.ts'
import { useSchemeWords } from './scheme-words.ts'

/** Puts a version in force from a day, by a document. */
export function EnactDialog({
  page,
  path,
  no,
  onClose,
  onDone,
}: {
  readonly page: SchemePage
  readonly path: string
  readonly no: number
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const words = useSchemeWords()
  const session = useSession()
  const [from, setFrom] = useState(session.today())
  const [documentNo, setDocumentNo] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const enact = async () => {
    setProblem(null)
    try {
      await api.send('POST', `${path}/enact`, { revision: page.revision, no, from, documentNo })
      await onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Drawer
      place="middle"
      title={words.enactTitle(no)}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="button" className="button is-primary" onClick={() => void enact()}>
            {words.enact}
          </button>
        </>
      }
    >
      <p>{words.enactText}</p>
      <label className="field">
        <span>{words.from}</span>
        <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label className="field">
        <span>{words.documentNo}</span>
        <input value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
