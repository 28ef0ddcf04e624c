import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { RoundPage, UnitRowAnswer } from '../answers.ts'
import { useOwnWords } from './own-words.ts'

/** What a unit doubts, cell by cell: what stands, what it should be, why. */
export function Doubts({ unit }: { readonly unit: UnitRowAnswer }) {
  const { doubt: words } = useOwnWords()
  return (
    <>
      {unit.saysNote !== '' && <p lang="zh">{unit.saysNote}</p>}
      <ul className="evaluation-doubts" lang="zh">
        {unit.doubts.map(({ column, text, note }) => (
          <li key={column}>
            {column} <span className="muted">{unit.cells[column] || '—'}</span>
            {text !== '' && <b> → {words.shouldBe(text)}</b>}
            {note !== '' && <span>　{note}</span>}
          </li>
        ))}
      </ul>
      {unit.doubtAnswer !== null && (
        <blockquote lang="zh">
          {unit.doubtAnswer.reason} <small className="muted">{words.answered(unit.doubtAnswer.by)}</small>
        </blockquote>
      )}
    </>
  )
}

/** Doubts that stand in the trial's way: corrected as the unit says, or answered with why not. */
export function DoubtList({
  round,
  path,
  onChanged,
}: {
  readonly round: RoundPage
  readonly path: string
  readonly onChanged: () => Promise<void>
}) {
  const { doubt: words } = useOwnWords()
  const { attempt, problem, isBusy } = useTrying()
  const [asked, setAsked] = useState<string | null>(null)
  const open = round.units.filter(({ says, doubtAnswer }) => says === 'doubted' && doubtAnswer === null)
  if (round.state !== 'confirming' || open.length === 0) return null
  const answer = async ({ code, name }: UnitRowAnswer) => {
    const reason = await askReason({ title: `${words.answer} · ${name}`, label: words.answerAsk })
    if (reason === null) return
    setAsked(code)
    await attempt(async () => {
      await api.send('POST', `${path}/units/${encodeURIComponent(code)}/doubt-answer`, { reason })
      await onChanged()
    })
  }
  const take = async ({ code, name, doubts }: UnitRowAnswer) => {
    const reason = await askReason({ title: `${words.take} · ${name}` })
    if (reason === null) return
    setAsked(code)
    await attempt(async () => {
      await api.send('PUT', `${path}/cells`, {
        revision: round.revision,
        cells: doubts.filter(({ text }) => text !== '').map(({ column, text }) => ({ code, column, text })),
        reason,
      })
      await onChanged()
    })
  }
  return (
    <Panel title={words.open}>
      <ul className="evaluation-objections">
        {open.map((unit) => (
          <li key={unit.code}>
            <p>
              <b lang="zh">{unit.name}</b> <span className="muted">{unit.saidBy}</span>
            </p>
            <Doubts unit={unit} />
            {round.acts.length > 0 && (
              <p className="evaluation-actions">
                {unit.doubts.some(({ text }) => text !== '') && (
                  <button
                    type="button"
                    className="button is-small is-primary"
                    disabled={isBusy}
                    onClick={() => void take(unit)}
                  >
                    {words.take}
                  </button>
                )}
                <button type="button" className="button is-small" disabled={isBusy} onClick={() => void answer(unit)}>
                  {words.answer}
                </button>
              </p>
            )}
            {problem !== null && asked === unit.code && <Problem of={problem} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
