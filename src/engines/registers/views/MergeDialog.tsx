import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { RecordAnswer } from './contract.ts'
import { type Declared, labelOf, pathOf } from './declared.ts'
import { isSame } from './draft.ts'
import { LinkInput } from './pickers.tsx'
import { useRecordWords } from './record-words.ts'
import { type Speech, titleOf, valueWithUnit } from './value-text.ts'

/** Declares two records one: which stays is chosen, both stand side by side, the reason is kept. */
export function MergeDialog({
  declared: { type },
  page,
  into: start,
  speech,
  onClose,
  onDone,
}: {
  readonly declared: Declared
  readonly page: RecordAnswer
  readonly into: string | null
  readonly speech: Speech
  readonly onClose: () => void
  readonly onDone: (into: string) => void
}) {
  const words = useRecordWords()
  const say = useSay()
  const [into, setInto] = useState(start)
  const [reason, setReason] = useState('')
  /** Fields whose value the record that stays takes over. */
  const [taken, setTaken] = useState<readonly string[]>([])
  const [isTried, setTried] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const other = useAnswer<RecordAnswer>(`${pathOf(type.id)}/${page.division}/${into}`, undefined, {
    when: into !== null && into !== page.id,
  })
  const isReason = reason.trim().length >= 2
  const merge = async () => {
    setTried(true)
    if (other.data === undefined || into === null || !isReason) return
    try {
      await api.send('POST', `${pathOf(type.id)}/${page.division}/${page.id}/merge`, {
        into,
        revision: page.revision,
        intoRevision: other.data.revision,
        take: taken,
        reason: reason.trim(),
      })
      toast(words.mergeDone)
      onDone(into)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const title = (of: RecordAnswer) =>
    [of.number, titleOf({ name: type.title, field: type.fields[type.title] }, of, speech)]
      .filter((part) => part !== null)
      .join(' ')
  return (
    <Drawer
      place="middle"
      width={860}
      title={words.mergeTitle}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="button is-primary is-dangerous"
            disabled={other.data === undefined}
            onClick={() => void merge()}
          >
            {words.mergeInto}
          </button>
        </>
      }
    >
      <p>{words.mergeWhat}</p>
      <div className="field">
        <label htmlFor="merge-into">{words.mergeOther}</label>
        <LinkInput
          id="merge-into"
          field={{ kind: 'link', to: type.id, label: type.name }}
          value={into}
          onChange={(value) => setInto(typeof value === 'string' && value !== page.id ? value : null)}
          onLeave={() => undefined}
          isInvalid={isTried && into === null}
          describedBy=""
          division={page.division}
          chosenName={other.data === undefined ? null : title(other.data)}
        />
      </div>
      {into !== null && (
        <Answer of={other}>
          {(kept) => {
            const names = Object.entries(type.fields)
              .filter(([name, { isDerived }]) => isDerived !== true && !isSame(page.values[name], kept.values[name]))
              .map(([name]) => name)
            const text = (of: RecordAnswer, name: string) => {
              const field = type.fields[name]
              const own = {
                ...speech,
                nameOf: (id: string) =>
                  Object.values(of.links).find((link) => link.id === id)?.title ?? speech.nameOf(id),
              }
              return field === undefined ? '' : valueWithUnit(field, of.values[name], own)
            }
            return (
              <table className="versions">
                <thead>
                  <tr>
                    <th scope="col" />
                    <th scope="col">
                      {words.mergeThis} <small className="muted">{title(page)}</small>
                    </th>
                    <th scope="col">
                      {words.mergeOther} <small className="muted">{title(kept)}</small>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {names.map((name) => (
                    <tr key={name}>
                      <th scope="row">{say(labelOf(type, name))}</th>
                      {([true, false] as const).map((isTaken) => (
                        <td key={String(isTaken)} className={taken.includes(name) === isTaken ? 'is-kept' : ''}>
                          <label>
                            <input
                              type="radio"
                              name={`merge-${name}`}
                              checked={taken.includes(name) === isTaken}
                              onChange={() =>
                                setTaken(isTaken ? [...taken, name] : taken.filter((one) => one !== name))
                              }
                            />{' '}
                            {text(isTaken ? page : kept, name)}
                          </label>
                        </td>
                      ))}
                    </tr>
                  ))}
                  {names.length === 0 && (
                    <tr>
                      <td colSpan={3}>{words.notSame}</td>
                    </tr>
                  )}
                </tbody>
              </table>
            )
          }}
        </Answer>
      )}
      <label className="field">
        <span>{words.reason}</span>
        <textarea
          rows={2}
          value={reason}
          aria-invalid={isTried && !isReason}
          onChange={(event) => setReason(event.target.value)}
        />
        <small className={isTried && !isReason ? 'wrong' : 'muted'}>
          {isTried && !isReason ? words.reasonNeeded : words.reasonHint}
        </small>
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
