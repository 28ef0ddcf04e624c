import { useId, useState } from 'react'
import type { Field, FieldValue } from '../../../language/field.ts'
import type { ValueFault } from '../../../language/read-value.ts'
import { boundsOf, isCodeKind, LONGEST } from '../../../language/read-value.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useSession } from '../../../ui/session.ts'
import { isSame, readTyped } from './draft.ts'
import { useFieldWords } from './field-words.ts'
import { type Chosen, FilesInput } from './files-input.tsx'
import {
  ChoiceInput,
  CodeInput,
  DayInput,
  type InputProps,
  MomentInput,
  NumberInput,
  PeriodInput,
  TextInput,
  YesNoInput,
} from './inputs.tsx'
import { BodyInput, ClauseInput, LinkInput, PersonInput } from './pickers.tsx'
import { PointInput, ShapeInput } from './place-inputs.tsx'
import { isNumber, unitOf } from './value-text.ts'

interface FieldInputProps {
  readonly name: string
  readonly field: Field
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
  readonly isRequired: boolean
  readonly division: string
  /** What was found wrong when the form was sent. */
  readonly faults: readonly ValueFault[]
  /** Name of the record, body, person or sentence that the value points to. */
  readonly chosenName: string | null
  readonly isDisabled?: boolean
  /** Type whose records are drawn on a map beside a point; none where they have no place. */
  readonly mapped?: string | null
  /** What stood before: left as it is, it is not judged, for it may be masked. */
  readonly before?: FieldValue
  readonly files?: {
    readonly present: number
    readonly chosen: readonly Chosen[]
    readonly onChange: (chosen: readonly Chosen[]) => void
  }
}

/** One field of a form: its name, the input that its kind calls for, help, and what is wrong with what was typed. */
export function FieldInput(props: FieldInputProps) {
  const { name, field, value, onChange, isRequired, faults, isDisabled } = props
  const words = useFieldWords()
  const say = useSay()
  const { today } = useSession()
  const id = useId()
  // A value is judged when its input is left, and from then on as one types.
  const [isLeft, setLeft] = useState(false)
  const read = readTyped(field, value, today())
  const isAsBefore = props.before !== undefined && isSame(value, props.before)
  const own = isLeft && !isAsBefore && read.kind === 'faulty' ? read.faults : []
  const isFixedNow = faults.length > 0 && read.kind === 'value' && isLeft
  const shown = own.length > 0 ? own : isFixedNow ? [] : faults
  const warnings = isLeft && !isAsBefore && read.kind === 'value' ? read.warnings : []
  const isGroup = field.kind === 'yes-no' || (field.kind === 'choices' && Object.keys(field.choices).length <= 12)
  const input = {
    id,
    value,
    onChange,
    onLeave: () => setLeft(true),
    isInvalid: shown.length > 0,
    describedBy: `${id}-help`,
    isDisabled,
  }
  const hints = useHints(field, value)
  const label = (
    <>
      {say(field.label)}
      {isRequired ? (
        <em className="register-required">{words.required}</em>
      ) : (
        <small className="muted register-optional">{words.optional}</small>
      )}
      {field.personal !== undefined && (
        <span className="register-personal" title={words.personalNote}>
          <Icon name="lock" size={13} />
          {words.personal}
        </span>
      )}
    </>
  )
  return (
    <div className={`field register-field is-${field.kind}`} data-field={name}>
      {isGroup || field.kind === 'files' || field.kind === 'photos' ? (
        <span id={`${id}-label`}>{label}</span>
      ) : (
        <label htmlFor={id}>{label}</label>
      )}
      {isGroup ? (
        // biome-ignore lint/a11y/useSemanticElements: the fieldset within holds the choices; this ties it to its name
        <div role="group" aria-labelledby={`${id}-label`}>
          <Input {...props} input={input} />
        </div>
      ) : (
        <Input {...props} input={input} />
      )}
      <div id={`${id}-help`} className="register-help">
        {shown.map((fault) => (
          <p key={`${fault.code} ${fault.message.zh}`} className="wrong" role="alert">
            {say(fault.message)}
          </p>
        ))}
        {warnings.map((warning) => (
          <p key={warning.message.zh} className="register-warning">
            <Icon name="warning" size={13} /> {say(warning.message)}
          </p>
        ))}
        {hints !== '' && <small className="muted">{hints}</small>}
      </div>
    </div>
  )
}

/** What is said under an input: the field's own help, its bounds, how much of its room is used. */
function useHints(field: Field, value: FieldValue): string {
  const words = useFieldWords()
  const say = useSay()
  const parts: string[] = []
  if (field.help !== undefined) parts.push(say(field.help))
  if (field.isFixed === true) parts.push(words.fixed)
  if (isNumber(field)) {
    const { least, most } = boundsOf(field)
    if (least !== undefined || most !== undefined) parts.push(words.between(least, most, unitOf(field) ?? ''))
  }
  if (field.kind === 'point') parts.push(words.pointHint)
  if (field.kind === 'text' || field.kind === 'long-text') {
    const most = field.atMost ?? LONGEST[field.kind]
    const length = [...String(value ?? '')].length
    if (length > most * 0.7) parts.push(words.length(length, most))
  }
  return parts.map((part) => part.replace(/[。.]$/, '')).join(' · ')
}

function Input({
  field,
  division,
  chosenName,
  mapped,
  files,
  input,
}: FieldInputProps & { readonly input: Omit<InputProps, 'field'> }) {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return <TextInput {...input} field={field} />
    case 'integer':
    case 'quantity':
    case 'money':
    case 'area':
    case 'percent':
      return <NumberInput {...input} field={field} />
    case 'choice':
    case 'choices':
      return <ChoiceInput {...input} field={field} />
    case 'yes-no':
      return <YesNoInput {...input} field={field} />
    case 'day':
      return <DayInput {...input} field={field} />
    case 'moment':
      return <MomentInput {...input} field={field} />
    case 'period':
      return <PeriodInput {...input} field={field} />
    case 'person':
      return <PersonInput {...input} field={field} division={division} chosenName={chosenName} />
    case 'body':
      return <BodyInput {...input} field={field} division={division} chosenName={chosenName} />
    case 'link':
      return <LinkInput {...input} field={field} division={division} chosenName={chosenName} />
    case 'clause':
      return <ClauseInput {...input} field={field} division={division} chosenName={chosenName} />
    case 'files':
    case 'photos':
      return files === undefined ? null : (
        <FilesInput
          id={input.id}
          field={field}
          present={files.present}
          chosen={files.chosen}
          onChange={files.onChange}
          isDisabled={input.isDisabled}
        />
      )
    case 'point':
      return <PointInput {...input} field={field} division={division} mapped={mapped ?? null} />
    case 'shape':
      return <ShapeInput {...input} field={field} />
    default:
      return isCodeKind(field.kind) ? <CodeInput {...input} field={field} /> : null
  }
}
