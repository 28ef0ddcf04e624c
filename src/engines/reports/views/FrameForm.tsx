import { useState } from 'react'
import { api } from '../../../ui/api.ts'
import { Field, FormBox, type FormProps } from './form.tsx'
import { useWords } from './words.ts'

const listed = (words: string) => words.split(/[\s，、]+/).filter((word) => word !== '')
const orNull = (words: string) => (words.trim() === '' ? null : words.trim())

/** The elements around the text: number, addressee, date, imprint. */
export function FrameForm({ page, path, onClose, onSaved }: FormProps) {
  const { frame: words, page: labels } = useWords()
  const { frame } = page
  const [fields, setFields] = useState({
    name: frame.title ?? '',
    subtitle: frame.subtitle ?? '',
    letterhead: frame.letterhead ?? '',
    number: frame.number ?? '',
    signatories: frame.signatories.join(' '),
    addressee: frame.addressee ?? '',
    signature: frame.signature ?? '',
    date: frame.date ?? '',
    remark: frame.remark ?? '',
    copiesTo: frame.imprint?.copiesTo.join(' ') ?? '',
    printedBy: frame.imprint?.printedBy ?? '',
    printedOn: frame.imprint?.printedOn ?? '',
  })
  const keys = Object.keys(fields) as (keyof typeof fields)[] // keys of a closed record
  const save = async () => {
    const hasImprint = fields.printedBy !== '' && fields.printedOn !== ''
    await api.send('PUT', `${path}/frame`, {
      seen: page.frameNo,
      frame: {
        title: orNull(fields.name),
        subtitle: orNull(fields.subtitle),
        letterhead: orNull(fields.letterhead),
        number: orNull(fields.number),
        signatories: listed(fields.signatories),
        addressee: orNull(fields.addressee),
        signature: orNull(fields.signature),
        date: orNull(fields.date),
        remark: orNull(fields.remark),
        marks: frame.marks,
        imprint: hasImprint
          ? { copiesTo: listed(fields.copiesTo), printedBy: fields.printedBy.trim(), printedOn: fields.printedOn }
          : null,
      },
    })
    onSaved()
  }
  return (
    <FormBox title={words.title} does={labels.save} act={save} onClose={onClose}>
      {keys.map((key) => (
        <Field
          key={key}
          label={words[key]}
          value={fields[key]}
          type={key === 'date' || key === 'printedOn' ? 'date' : 'text'}
          onChange={(value) => setFields({ ...fields, [key]: value })}
        />
      ))}
    </FormBox>
  )
}
