import { useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { Answer } from '../../../ui/states.tsx'
import { Field, FormBox, type FormProps } from './form.tsx'
import { useWords } from './words.ts'

interface Assessors {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly body: string | null }[]
}

/** Gives the present facts, frozen, to an assessor; shows who has them. */
export function AssignForm({ page, path, onClose, onSaved }: FormProps) {
  const { assign: words } = useWords()
  const [person, setPerson] = useState('')
  const [dueOn, setDueOn] = useState('')
  const assessors = useAnswer<Assessors>(`/api/v1/report-assessors/${page.division}`)
  const give = async () => {
    await api.send('POST', `${path}/assignments`, { person, dueOn: dueOn === '' ? null : dueOn })
    onSaved()
  }
  const end = async (assignment: string) => {
    const reason = await askReason({ title: words.end })
    if (reason === null) return
    await api.send('POST', `${path}/assignments/${assignment}/end`, { reason })
    onSaved()
  }
  return (
    <FormBox title={words.title} does={words.does} isReady={person !== ''} act={give} onClose={onClose}>
      <p>{words.text}</p>
      <Answer of={assessors} isEmpty={({ rows }) => rows.length === 0} empty={<p>{words.none}</p>}>
        {({ rows }) => (
          <label className="field">
            <span>{words.person}</span>
            <select value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value="" />
              {rows.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name} {one.body ?? ''}
                </option>
              ))}
            </select>
          </label>
        )}
      </Answer>
      <Field label={words.due} value={dueOn} onChange={setDueOn} type="date" />
      {page.assignments.length > 0 && (
        <table className="figures">
          <caption>{words.given}</caption>
          <tbody>
            {page.assignments.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.personName} {one.bodyName}
                </td>
                <td>{one.dueOn ?? '—'}</td>
                <td>{one.submissions > 0 ? words.submitted(one.submissions) : words.waiting}</td>
                <td>
                  {one.ended !== null ? (
                    words.ended
                  ) : (
                    <button type="button" className="button is-small" onClick={() => void end(one.id)}>
                      {words.end}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </FormBox>
  )
}
