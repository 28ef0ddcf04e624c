import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import type { ReportState } from '../tables.ts'
import { Field, FormBox, type FormProps } from './form.tsx'
import { useWords } from './words.ts'

/** 征求意见、定稿、印发、退回起草: what is open is named before a report is final. */
export function DecideForm({ page, path, to, onClose, onSaved }: FormProps & { readonly to: ReportState }) {
  const { page: words } = useWords()
  const [reason, setReason] = useState('')
  const [despiteOpen, setDespite] = useState(false)
  const decide = async () => {
    await api.send('POST', `${path}/state`, { to, reason, despiteOpen, revision: page.revision })
    onSaved()
  }
  return (
    <FormBox title={words.to[to]} does={words.decide} act={decide} onClose={onClose}>
      {to === 'final' && <p>{words.waits(page.open.questions.length, page.open.changed.length)}</p>}
      {to === 'final' && page.open.questions.length > 0 && (
        <label>
          <input type="checkbox" checked={despiteOpen} onChange={(event) => setDespite(event.target.checked)} />{' '}
          {words.despite}
        </label>
      )}
      <Field label={words.toReason} value={reason} onChange={setReason} type="long" />
    </FormBox>
  )
}
