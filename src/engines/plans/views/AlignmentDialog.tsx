import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { VERDICTS, type Verdict } from '../alignment.ts'
import type { AlignmentAnswer } from '../alignment-answers.ts'
import { useWords } from './words.ts'

type Line = AlignmentAnswer['lines'][number]

/** Both sentences of a line, and what a person says: confirm, correct, or say where else it is taken up. */
export function AlignmentDialog({
  path,
  answer,
  line,
  onClose,
  onChanged,
}: {
  readonly path: string
  readonly answer: AlignmentAnswer
  readonly line: Line
  readonly onClose: () => void
  readonly onChanged: () => void
}) {
  const words = useWords()
  const say = useSay()
  const mayDecide = useSession().may('plans.review')
  const [verdict, setVerdict] = useState<Verdict>(line.stands)
  const [own, setOwn] = useState(line.own?.id ?? '')
  const [note, setNote] = useState(line.decision?.note ?? '')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isSending, setSending] = useState(false)
  const takesUp = verdict === 'taken' || verdict === 'weaker'
  const send = async () => {
    setSending(true)
    try {
      await api.send('POST', path, {
        with: answer.upper.plan,
        upperVersion: answer.upper.version,
        ownVersion: answer.own.version,
        statement: line.upper.id,
        seq: line.seq,
        verdict,
        own: takesUp && own !== '' ? own : null,
        note,
        reason,
      })
      toast(words.alignment.saved)
      onChanged()
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // What stands now is fetched; the dialog opens anew on top of it.
      if (error.isStale) {
        toast(say(error.detail), { tone: 'wrong' })
        onChanged()
      } else setProblem(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <Drawer
      title={mayDecide ? words.alignment.decide : words.alignment.look}
      onClose={onClose}
      width={640}
      foot={
        mayDecide && (
          <button type="button" className="button is-primary" disabled={isSending} onClick={() => void send()}>
            {words.alignment.save}
          </button>
        )
      }
    >
      <h3>{words.alignment.asks}</h3>
      <p>
        <b>{line.upper.words}</b> <span className="muted">{words.alignment.line(line.upper.line)}</span>
      </p>
      <blockquote lang="zh-CN">{line.upper.sentence}</blockquote>
      <h3>{words.alignment.takes}</h3>
      {line.own === null ? (
        <p className="muted">—</p>
      ) : (
        <>
          <p>
            <b>{line.own.words}</b> <span className="muted">{words.alignment.line(line.own.line)}</span>
          </p>
          <blockquote lang="zh-CN">{line.own.sentence}</blockquote>
        </>
      )}
      <p>
        {words.alignment.computed}：{words.alignment.verdicts[line.verdict]}
        <span className="muted"> · {say(line.reason)}</span>
      </p>
      {line.decision !== null && (
        <p className="muted">
          {words.alignment.earlier(words.alignment.verdicts[line.decision.verdict])} ·{' '}
          {words.alignment.decidedBy(line.decision.byName, momentText(line.decision.at))}
          {line.decision.reason !== '' && ` · ${line.decision.reason}`}
          {!line.isDecided && ` · ${words.alignment.outdated}`}
        </p>
      )}
      {mayDecide && (
        <>
          <fieldset className="plan-choice">
            <legend>{words.alignment.verdict}</legend>
            {VERDICTS.map((one) => (
              <label key={one}>
                <input type="radio" name="verdict" checked={verdict === one} onChange={() => setVerdict(one)} />
                {words.alignment.verdicts[one]}
              </label>
            ))}
          </fieldset>
          {takesUp && (
            <label className="plan-field">
              <span>{words.alignment.own}</span>
              <select value={own} onChange={(event) => setOwn(event.target.value)}>
                <option value="">{words.alignment.ownNone}</option>
                {answer.targets.map((target) => (
                  <option key={target.id} value={target.id}>
                    {target.words}（{words.alignment.line(target.line)}）
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="plan-field">
            <span>{words.alignment.note}</span>
            <input
              value={note}
              maxLength={1000}
              placeholder={words.alignment.noteHint}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          <label className="plan-field">
            <span>{words.alignment.reason}</span>
            <input value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
          </label>
          {problem !== null && <Problem of={problem} />}
        </>
      )}
    </Drawer>
  )
}
