import { Link } from 'react-router'
import type { Field, FieldValue } from '../../../language/field.ts'
import { UNKNOWN } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { addressOfRecord } from './declared.ts'
import { useFieldWords } from './field-words.ts'
import { ShapePicture } from './place-inputs.tsx'
import { isShape, type Speech, unitOf, valueText } from './value-text.ts'

/** A value as a page shows it: links lead on, shapes are drawn, personal data say that they are masked. */
export function FieldView({
  field,
  value,
  speech,
  division,
}: {
  readonly field: Field
  readonly value: FieldValue | undefined
  readonly speech: Speech
  readonly division: string
}) {
  const words = useFieldWords()
  const text = valueText(field, value, speech)
  if (text === UNKNOWN) return <span className="muted">{UNKNOWN}</span>
  if (field.personal !== undefined) return <Personal words={words.personalNote} text={text} />
  switch (field.kind) {
    case 'link': {
      const address = addressOfRecord(field.to, division, String(value))
      return address === null ? (
        <span>{text}</span>
      ) : (
        <Link className="way" to={address}>
          {text}
        </Link>
      )
    }
    case 'shape':
      return isShape(value) ? <ShapePicture shape={value} /> : <span>{text}</span>
    case 'long-text':
      return <span className="register-long">{text}</span>
    case 'credit-code':
    case 'project-code':
    case 'grid-cell':
    case 'part-code':
    case 'event-code':
    case 'division-code':
      return <span className="register-code">{text}</span>
    default: {
      const unit = unitOf(field)
      return (
        <span className="figure">
          {text}
          {unit !== null && <small className="unit">{unit}</small>}
        </span>
      )
    }
  }
}

function Personal({ words, text }: { readonly words: string; readonly text: string }) {
  return (
    <span title={words}>
      {text} <Icon name="lock" size={12} />
    </span>
  )
}
