import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { ObjectionRow, RoundPage } from '../answers.ts'
import { useRoundWords } from './round-words.ts'

interface Line {
  readonly id: number
  readonly column: string
  readonly text: string
}

/** Answers an objection: with corrections, or without; always with the reason. */
export function AnswerDialog({
  round,
  path,
  objection,
  onClose,
  onAnswered,
}: {
  readonly round: RoundPage
  readonly path: string
  readonly objection: ObjectionRow
  readonly onClose: () => void
  readonly onAnswered: () => Promise<void>
}) {
  const { answer: words } = useRoundWords()
  const unit = round.units.find(({ code }) => code === objection.code)
  const [act, setAct] = useState<'accepted' | 'rejected'>('accepted')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<readonly Line[]>(
    (objection.columns.length > 0 ? objection.columns : [round.columns[0]?.column ?? '']).map((column, id) => ({
      id,
      column,
      text: '',
    })),
  )
  const { attempt, problem, isBusy } = useTrying()
  const set = (id: number, change: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.id === id ? { ...line, ...change } : line)))
  const answer = () =>
    attempt(async () => {
      await api.send('POST', `${path}/objections/${objection.id}/answer`, {
        act,
        reason,
        corrections:
          act === 'accepted'
            ? lines
                .filter(({ text }) => text.trim() !== '')
                .map(({ column, text }) => ({ code: objection.code, column, text }))
            : [],
      })
      await onAnswered()
    })
  return (
    <Drawer
      place="middle"
      width={680}
      title={words.title(objection.name)}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.cancel}
          onCancel={onClose}
          does={words.does}
          onDo={() => void answer()}
          isOff={isBusy}
        />
      }
    >
      <blockquote lang="zh">{objection.text}</blockquote>
      <label className="evaluation-choice">
        <input type="radio" checked={act === 'accepted'} onChange={() => setAct('accepted')} />
        {words.accept}
      </label>
      <label className="evaluation-choice">
        <input type="radio" checked={act === 'rejected'} onChange={() => setAct('rejected')} />
        {words.reject}
      </label>
      {act === 'accepted' && (
        <div className="evaluation-corrections">
          {lines.map((line) => (
            <div key={line.id}>
              <label className="field">
                <span>{words.column}</span>
                <select value={line.column} onChange={(event) => set(line.id, { column: event.target.value })}>
                  {round.columns.map(({ column }) => (
                    <option key={column} value={column}>
                      {column}
                    </option>
                  ))}
                </select>
              </label>
              <span>
                {words.now} <b>{unit?.cells[line.column] || '—'}</b>
              </span>
              <label className="field">
                <span>{words.to}</span>
                <input value={line.text} onChange={(event) => set(line.id, { text: event.target.value })} />
              </label>
            </div>
          ))}
          <button
            type="button"
            className="button is-small"
            onClick={() =>
              setLines((now) => [
                ...now,
                { id: Math.max(-1, ...now.map(({ id }) => id)) + 1, column: round.columns[0]?.column ?? '', text: '' },
              ])
            }
          >
            {words.add}
          </button>
        </div>
      )}
      <label className="field">
        <span>{words.reason}</span>
        <textarea rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
