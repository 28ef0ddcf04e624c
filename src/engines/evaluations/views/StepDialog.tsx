import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { RoundPage } from '../answers.ts'
import { useRoundWords } from './round-words.ts'

/** Takes a step, asking for what has to be written with it: a reason, a document, by how many days. */
export function StepDialog({
  round,
  step,
  path,
  onClose,
  onDone,
}: {
  readonly round: RoundPage
  readonly step: RoundPage['acts'][number]
  readonly path: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}) {
  const words = useRoundWords()
  const say = useSay()
  const [reason, setReason] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [days, setDays] = useState(String(round.clock?.longest ?? 1))
  const { attempt, problem, isBusy } = useTrying()
  const asks = (what: (typeof step.needs)[number]) => step.needs.includes(what)
  const isLacking =
    (asks('reason') && reason.trim().length < 2) ||
    (asks('document') && documentNo.trim() === '') ||
    (asks('days') && !/^\d+$/.test(days))
  const take = () =>
    attempt(async () => {
      await api.send('POST', `${path}/steps`, {
        revision: round.revision,
        act: step.act,
        reason,
        documentNo: asks('document') ? documentNo : null,
        ...(asks('days') ? { days: Number(days) } : {}),
      })
      await onDone()
    })
  return (
    <Drawer
      place="middle"
      title={say(step.words)}
      onClose={onClose}
      foot={
        <BoxButtons
          cancel={words.notice.cancel}
          onCancel={onClose}
          does={words.clock.confirm}
          onDo={() => void take()}
          isOff={isBusy || isLacking}
        />
      }
    >
      {asks('days') && round.clock !== null && (
        <label className="field">
          <span>{words.clock.days(round.clock.longest, words.clock.units[round.clock.unit])}</span>
          <input
            type="number"
            min={1}
            max={round.clock.longest}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </label>
      )}
      {asks('document') && (
        <label className="field">
          <span>{words.documentAsk}</span>
          <input value={documentNo} lang="zh" onChange={(event) => setDocumentNo(event.target.value)} />
        </label>
      )}
      {asks('reason') && (
        <label className="field">
          <span>{words.reasonAsk}</span>
          <textarea value={reason} lang="zh" rows={3} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
