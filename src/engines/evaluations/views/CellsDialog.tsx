import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { DataChangeAnswer, RoundPage, UnitPage } from '../answers.ts'
import { useRoundWords } from './round-words.ts'

/** Changes the cells of a unit, with the reason once units have seen them. */
export function CellsDialog({
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
  const { unitPage: words, upload } = useRoundWords()
  const head = useAnswer<RoundPage>(round)
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const { attempt, problem } = useTrying()
  const changed = Object.entries(cells).filter(([column, text]) => text !== (page.unit.cells[column] ?? ''))
  const save = (revision: number) =>
    attempt(async () => {
      const { cells: count } = await api.send<DataChangeAnswer>('PUT', `${round}/cells`, {
        revision,
        cells: changed.map(([column, text]) => ({ code: page.unit.code, column, text })),
        reason,
      })
      toast(upload.saved(count))
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      width={640}
      title={words.editTitle}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.save}
          onDo={() => head.data !== undefined && void save(head.data.revision)}
          isOff={changed.length === 0 || head.data === undefined}
        />
      }
    >
      <Answer of={head}>
        {() => (
          <>
            {page.columns.map(({ column, unit }) => (
              <label key={column} className="field">
                <span lang="zh">
                  {column}
                  {unit !== '' && `（${unit}）`}
                </span>
                <input
                  value={cells[column] ?? page.unit.cells[column] ?? ''}
                  onChange={(event) => setCells((now) => ({ ...now, [column]: event.target.value }))}
                />
              </label>
            ))}
            <label className="field">
              <span>{words.editReason}</span>
              <input value={reason} onChange={(event) => setReason(event.target.value)} />
            </label>
          </>
        )}
      </Answer>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
