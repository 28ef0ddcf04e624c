import { Select } from 'antd'
import { CODES } from '../../../language/codes/codes.ts'
import type { ChoiceField, CodeField, Field, FieldValue, NumberField, PlainField } from '../../../language/field.ts'
import { useSay } from '../../../ui/language.ts'
import { useFieldWords } from './field-words.ts'
import { unitOf } from './value-text.ts'

/** What every input of a form is given. */
export interface InputProps<F extends Field = Field> {
  readonly id: string
  readonly field: F
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
  /** It was left: time to say what is wrong with it. */
  readonly onLeave: () => void
  readonly isInvalid: boolean
  readonly describedBy: string
  readonly isDisabled?: boolean
}

/** Lists that open within a dialog stay inside it. */
export const within = (trigger: HTMLElement) => trigger.closest('dialog') ?? document.body

const about = ({ isInvalid, describedBy, isDisabled }: InputProps) => ({
  'aria-invalid': isInvalid || undefined,
  'aria-describedby': describedBy,
  disabled: isDisabled,
})
const textOf = (value: FieldValue) => (value === null ? '' : String(value))

export function TextInput(props: InputProps<Extract<Field, { kind: 'text' | 'long-text' }>>) {
  const { id, field, value, onChange, onLeave } = props
  if (field.kind === 'long-text')
    return (
      <textarea
        id={id}
        rows={4}
        value={textOf(value)}
        {...about(props)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
    )
  return (
    <input
      id={id}
      value={textOf(value)}
      autoComplete="off"
      {...about(props)}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  )
}

/** A code: upper case and figures of equal width, with an example in its form. */
export function CodeInput(props: InputProps<CodeField>) {
  const { id, field, value, onChange, onLeave } = props
  return (
    <input
      id={id}
      className="register-code"
      value={textOf(value)}
      autoComplete="off"
      spellCheck={false}
      inputMode={field.kind === 'phone' || field.kind === 'post-code' ? 'tel' : undefined}
      placeholder={CODES[field.kind].example}
      {...about(props)}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    />
  )
}

export function NumberInput(props: InputProps<NumberField>) {
  const { id, field, value, onChange, onLeave } = props
  const unit = unitOf(field)
  return (
    <span className="register-number">
      <input
        id={id}
        value={textOf(value)}
        inputMode="decimal"
        autoComplete="off"
        {...about(props)}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      {unit !== null && <span className="muted">{unit}</span>}
    </span>
  )
}

const FEW = 12

export function ChoiceInput(props: InputProps<ChoiceField>) {
  const { id, field, value, onChange, onLeave } = props
  const say = useSay()
  const words = useFieldWords()
  const options = Object.entries(field.choices).map(([key, name]) => ({ value: key, label: say(name) }))
  if (field.kind === 'choices') {
    const chosen = Array.isArray(value) ? value.map(String) : []
    if (options.length <= FEW)
      return (
        <fieldset id={id} className="register-checks" {...about(props)}>
          {options.map((option) => (
            <label key={option.value}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={({ target }) => {
                  onChange(target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
                }}
              />
              {option.label}
            </label>
          ))}
        </fieldset>
      )
    return (
      <Select
        id={id}
        mode="multiple"
        optionFilterProp="label"
        value={chosen}
        options={options}
        placeholder={words.choose}
        status={props.isInvalid ? 'error' : ''}
        getPopupContainer={within}
        onChange={(next: string[]) => onChange(next)}
        onBlur={onLeave}
      />
    )
  }
  if (options.length > FEW)
    return (
      <Select
        id={id}
        showSearch
        allowClear
        optionFilterProp="label"
        value={value === null ? null : String(value)}
        options={options}
        placeholder={words.choose}
        status={props.isInvalid ? 'error' : ''}
        getPopupContainer={within}
        onChange={(next: string | undefined) => onChange(next ?? null)}
        onBlur={onLeave}
      />
    )
  return (
    <select
      id={id}
      value={textOf(value)}
      {...about(props)}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      onBlur={onLeave}
    >
      <option value="">{words.choose}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** Yes, no, or not known: the third is an answer too. */
export function YesNoInput(props: InputProps<PlainField>) {
  const words = useFieldWords()
  const { id, value, onChange } = props
  return (
    <fieldset id={id} className="register-checks" {...about(props)}>
      {([true, false, null] as const).map((one) => (
        <label key={String(one)}>
          <input type="radio" name={id} checked={(value ?? null) === one} onChange={() => onChange(one)} />
          {one === null ? words.unknown : one ? words.yes : words.no}
        </label>
      ))}
    </fieldset>
  )
}

export function DayInput(props: InputProps<PlainField>) {
  const { id, value, onChange, onLeave } = props
  return (
    <input
      id={id}
      type="date"
      max="9999-12-31"
      value={textOf(value)}
      {...about(props)}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      onBlur={onLeave}
    />
  )
}

/** A point in time, asked for and shown in China's. */
export function MomentInput(props: InputProps<PlainField>) {
  const { id, value, onChange, onLeave } = props
  return (
    <input
      id={id}
      type="datetime-local"
      max="9999-12-31T23:59"
      value={localOf(textOf(value))}
      {...about(props)}
      onChange={({ target }) => onChange(target.value === '' ? null : `${target.value.slice(0, 16)}:00+08:00`)}
      onBlur={onLeave}
    />
  )
}

/** '2024-03-05T09:30' in China's time; '' of what is no moment. */
export function localOf(moment: string): string {
  const at = Date.parse(moment)
  return Number.isNaN(at) ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)
}

/** A year and, where the field takes them, a half, a quarter or a month of it. */
export function PeriodInput(props: InputProps<PlainField>) {
  const { id, field, value, onChange, onLeave } = props
  const words = useFieldWords()
  const [year = '', part = ''] = textOf(value).split('-')
  const parts: readonly (readonly [string, string])[] = [
    ...(field.periods === undefined || field.periods === 'year' ? [['', words.wholeYear] as const] : []),
    ...(field.periods === undefined || field.periods === 'half'
      ? words.halves.map((name, i) => [`H${i + 1}`, name] as const)
      : []),
    ...(field.periods === undefined || field.periods === 'quarter'
      ? words.quarters.map((name, i) => [`Q${i + 1}`, name] as const)
      : []),
    ...(field.periods === undefined || field.periods === 'month'
      ? Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), words.month(i + 1)] as const)
      : []),
  ]
  const set = (nextYear: string, nextPart: string) =>
    onChange(nextYear === '' && nextPart === '' ? null : nextPart === '' ? nextYear : `${nextYear}-${nextPart}`)
  return (
    <span className="register-period">
      <input
        id={id}
        value={year}
        inputMode="numeric"
        maxLength={4}
        placeholder={words.year}
        {...about(props)}
        onChange={({ target }) => set(target.value.trim(), part)}
        onBlur={onLeave}
      />
      {parts.length > 1 && (
        <select
          aria-label={words.part}
          value={part}
          disabled={props.isDisabled}
          onChange={({ target }) => set(year, target.value)}
          onBlur={onLeave}
        >
          {!parts.some(([key]) => key === '') && <option value="">{words.choose}</option>}
          {parts.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </span>
  )
}
