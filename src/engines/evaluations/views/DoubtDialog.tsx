import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { UnitPage } from '../answers.ts'
import { useOwnWords } from './own-words.ts'

interface Doubt {
  readonly text: string
  readonly note: string
}
const NOTHING: Doubt = { text: '', note: '' }

/** Says which cells of the own unit are doubted, what each should be, and why. */
export function DoubtDialog({
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
  const { doubt: words } = useOwnWords()
  const [doubts, setDoubts] = useState<Readonly<Record<string, Doubt>>>(
    Object.fromEntries(page.unit.doubts.map(({ column, text, note }) => [column, { text, note }])),
  )
  const [note, setNote] = useState(page.unit.says === 'doubted' ? page.unit.saysNote : '')
  const { attempt, problem, isBusy } = useTrying()
  const cells = page.columns.flatMap(({ column }) => {
    const own = doubts[column]
    return own === undefined ? [] : [{ column, ...own }]
  })
  const set = (column: string, change: Partial<Doubt>) =>
    setDoubts((now) => ({ ...now, [column]: { ...(now[column] ?? NOTHING), ...change } }))
  const toggle = (column: string, isOn: boolean) =>
    isOn
      ? set(column, {})
      : setDoubts((now) => Object.fromEntries(Object.entries(now).filter(([key]) => key !== column)))
  const send = () =>
    attempt(async () => {
      await api.send('POST', `${path}/confirmation`, { rowNo: page.unit.rowNo, says: 'doubted', note, cells })
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      width={720}
      title={words.title}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does(cells.length)}
          onDo={() => void send()}
          isOff={isBusy}
        />
      }
    >
      <p className="muted">{words.text}</p>
      {page.columns.map(({ column, unit }) => {
        const own = doubts[column]
        return (
          <div key={column} className="evaluation-doubt">
            <label className="evaluation-choice" lang="zh">
              <input
                type="checkbox"
                checked={own !== undefined}
                onChange={(event) => toggle(column, event.target.checked)}
              />
              {column}
              {unit !== '' && <small className="muted">（{unit}）</small>}
              <span className="muted">
                {words.now} {page.unit.cells[column] || '—'}
              </span>
            </label>
            {own !== undefined && (
              <div>
                <label className="field">
                  <span>{words.should}</span>
                  <input
                    value={own.text}
                    aria-label={`${column} ${words.should}`}
                    onChange={(event) => set(column, { text: event.target.value })}
                  />
                </label>
                <label className="field">
                  <span>{words.why}</span>
                  <input
                    value={own.note}
                    aria-label={`${column} ${words.why}`}
                    onChange={(event) => set(column, { note: event.target.value })}
                  />
                </label>
              </div>
            )}
          </div>
        )
      })}
      <label className="field">
        <span>{words.note}</span>
        <textarea rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
