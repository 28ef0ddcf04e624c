import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { UnitPage } from '../answers.ts'
import { ColumnChoice, ProofFiles } from './proof-fields.tsx'
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
  const [title, setTitle] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [columns, setColumns] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly string[]>([])
  const { attempt, problem, isBusy } = useTrying()
  const add = () =>
    attempt(async () => {
      await api.send('POST', `${path}/evidence`, {
        columns,
        title,
        documentNo: documentNo.trim() || null,
        files,
      })
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      width={640}
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons cancel={words.cancel} onCancel={onClose} does={words.does} onDo={() => void add()} isOff={isBusy} />
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
      <ColumnChoice legend={words.columns} columns={page.columns} chosen={columns} onChange={setColumns} />
      <ProofFiles onSent={(id) => setFiles((now) => [...now, id])} />
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
