import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { toast } from '../../../ui/toasts.tsx'
import { Field, FormBox, type FormProps } from './form.tsx'
import { useWords } from './words.ts'

/** Makes the text again from the facts of a day; says how much is to be looked at. */
export function RegenerateForm({ page, path, onClose, onSaved }: FormProps) {
  const { page: words, make } = useWords()
  const [asOf, setAsOf] = useState(page.today)
  const [year, setYear] = useState('')
  const again = async () => {
    const { changed } = await api.send<{ changed: number }>('POST', `${path}/regenerate`, {
      revision: page.revision,
      asOf,
      year: year === '' ? null : Number(year),
    })
    toast(words.regenerated(changed))
    onSaved()
  }
  return (
    <FormBox title={words.regenerate} does={words.regenerate} isReady={asOf !== ''} act={again} onClose={onClose}>
      <p>{words.regenerateText}</p>
      <Field label={make.asOf} value={asOf} onChange={setAsOf} type="date" />
      <Field label={make.year} value={year} onChange={setYear} type="number" />
    </FormBox>
  )
}
