import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { UnitPage } from '../answers.ts'
import { ColumnChoice, ProofFiles } from './proof-fields.tsx'
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
  const [text, setText] = useState('')
  const [columns, setColumns] = useState<readonly string[]>([])
  const [files, setFiles] = useState<readonly string[]>([])
  const { attempt, problem, isBusy } = useTrying()
  const object = () =>
    attempt(async () => {
      await api.send('POST', `${round}/objections`, {
        code: page.unit.code,
        columns,
        text,
        files,
      })
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      width={640}
      title={words.objectTitle}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.objectDoes}
          onDo={() => void object()}
          isOff={isBusy}
        />
      }
    >
      <label className="field">
        <span>{words.objectText}</span>
        <textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <ColumnChoice
        legend={words.objectColumns}
        columns={page.columns}
        cells={page.unit.cells}
        chosen={columns}
        onChange={setColumns}
      />
      <ProofFiles onSent={(id) => setFiles((now) => [...now, id])}>{words.objectFiles}</ProofFiles>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
