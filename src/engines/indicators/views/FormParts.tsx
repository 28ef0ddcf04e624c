import { type ReactNode, useId } from 'react'
import type { ApiProblem } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { Faults } from '../../../ui/states.tsx'
import { useFormWords } from './form-words.ts'

/** A form over the page: its fields, what the server refused, and the buttons. */
export function FormBox({
  title,
  width = 720,
  onClose,
  onSave,
  isBusy,
  problem,
  saves,
  more,
  children,
}: {
  readonly title: string
  readonly width?: number
  readonly onClose: () => void
  readonly onSave: () => void
  readonly isBusy: boolean
  readonly problem: ApiProblem | null
  /** Word on the button; 保存 when left out. */
  readonly saves?: string
  /** Further buttons. */
  readonly more?: ReactNode
  readonly children: ReactNode
}) {
  const words = useFormWords()
  return (
    <Drawer
      title={title}
      width={width}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          {more}
          <button type="button" className="button is-primary" disabled={isBusy} onClick={onSave}>
            {saves ?? words.save}
          </button>
        </>
      }
    >
      <div className="target-form">
        {children}
        {problem !== null && <Refusal problem={problem} />}
      </div>
    </Drawer>
  )
}

/** What the server said against the form, with every fault at its place. */
function Refusal({ problem }: { readonly problem: ApiProblem }) {
  const say = useSay()
  return (
    <div className="target-refusal" role="alert">
      <b>{say(problem.detail)}</b>
      <Faults of={problem} />
    </div>
  )
}

export function TextField({
  label,
  value,
  onChange,
  isLong,
  hint,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isLong?: boolean
  readonly hint?: string
}) {
  const id = useId()
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      {isLong === true ? (
        <textarea
          id={id}
          rows={3}
          value={value}
          placeholder={hint}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input id={id} value={value} placeholder={hint} onChange={(event) => onChange(event.target.value)} />
      )}
    </label>
  )
}

export function ChoiceField<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: T
  readonly choices: readonly (readonly [value: T, name: string])[]
  readonly onChange: (value: T) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.target.value)
          if (chosen !== undefined) onChange(chosen[0])
        }}
      >
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

export function CheckField({
  label,
  isOn,
  onChange,
}: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (is: boolean) => void
}) {
  return (
    <label className="target-check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
