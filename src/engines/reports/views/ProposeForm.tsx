import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Field, FormBox, type FormProps } from './form.tsx'
import { useWords } from './words.ts'

const PROPOSALS = ['keep', 'raise', 'lower', 'redefine', 'drop', 'withdrawn'] as const

/** 附表3: a person's proposal for a target, with reason and basis. */
export function ProposeForm({ page, path, onClose, onSaved }: FormProps) {
  const { propose: words } = useWords()
  const [target, setTarget] = useState('')
  const [proposal, setProposal] = useState<(typeof PROPOSALS)[number]>('keep')
  const [proposed, setProposed] = useState('')
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState('')
  const nameOf = (id: string) => page.targets.find((one) => one.id === id)?.name ?? id
  const save = async () => {
    await api.send('PUT', `${path}/adjustments/${target}`, { proposal, proposed, reason, basis })
    onSaved()
  }
  return (
    <FormBox title={words.title} does={words.does} isReady={target !== ''} act={save} onClose={onClose}>
      <label className="field">
        <span>{words.target}</span>
        <select value={target} onChange={(event) => setTarget(event.target.value)}>
          <option value="" />
          {page.targets.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}（{one.targetText}，{one.standingWords}）
            </option>
          ))}
        </select>
      </label>
      <fieldset className="choices">
        <legend>{words.proposal}</legend>
        {PROPOSALS.map((one) => (
          <label key={one}>
            <input type="radio" name="proposal" checked={proposal === one} onChange={() => setProposal(one)} />
            {words.proposals[one]}
          </label>
        ))}
      </fieldset>
      <Field label={words.proposed} value={proposed} onChange={setProposed} />
      <Field label={words.reason} value={reason} onChange={setReason} type="long" />
      <Field label={words.basis} value={basis} onChange={setBasis} />
      <h3>{words.now}</h3>
      {page.adjustments.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <ul>
          {page.adjustments.map((one) => (
            <li key={one.target}>
              {nameOf(one.target)}：{words.proposals[one.proposal]} {one.proposed}（{one.by}，{one.on}）
            </li>
          ))}
        </ul>
      )}
    </FormBox>
  )
}
