import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
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
  const { attempt, problem } = useTrying()
  const enact = () =>
    attempt(async () => {
      await api.send('POST', `${path}/enact`, { revision: page.revision, no, from, documentNo })
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      title={words.enactTitle(no)}
      onClose={onClose}
      foot={<BoxButtons cancel={words.cancel} onCancel={onClose} does={words.enact} onDo={() => void enact()} />}
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
