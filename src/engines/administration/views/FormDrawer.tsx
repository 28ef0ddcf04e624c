import { Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { Fault } from '../../../model/outcome.ts'
import { ApiProblem } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { askWhichHolds } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from './words.ts'

/** One field of a form; its value is text, '' for nothing. */
export interface FormField {
  readonly key: string
  readonly label: string
  readonly kind?: 'text' | 'long' | 'choice' | 'day' | 'number' | 'password'
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly hint?: string
  readonly isRequired?: boolean
  /** An input of its own; `faults` are those at its key and below. */
  readonly input?: (given: {
    readonly value: string
    readonly faults: readonly Fault[]
    readonly onChange: (value: string) => void
  }) => ReactNode
  /** Left out of the form while this is false. */
  readonly when?: boolean
}

export type FormValues = Readonly<Record<string, string>>

/** Fields over the page, sent together. What the server found wrong stands at its field; a stale edit shows both versions. */
export function FormDrawer({
  title,
  fields,
  start = {},
  note,
  does,
  send,
  onClose,
  onDone,
  currentWords,
}: {
  readonly title: string
  readonly fields: readonly FormField[] | ((values: FormValues) => readonly FormField[])
  readonly start?: FormValues
  readonly note?: ReactNode
  readonly does?: string
  /** `version` is another than the one first shown when the person chose their own over what stands. */
  readonly send: (values: FormValues, version: number | null) => Promise<unknown>
  readonly onClose: () => void
  readonly onDone?: (answer: unknown) => void
  /** The words of what stands, by field, from the answer to a stale edit. */
  readonly currentWords?: (current: unknown) => FormValues
}) {
  const words = useWords()
  const say = useSay()
  const id = useId()
  const [values, setValues] = useState<FormValues>(start)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [missing, setMissing] = useState<readonly string[]>([])
  const shown = (typeof fields === 'function' ? fields(values) : fields).filter(({ when }) => when !== false)
  const put = (key: string, value: string) => setValues((now) => ({ ...now, [key]: value }))
  const wordOf = (field: FormField, value: string) =>
    field.choices?.find((choice) => choice.value === value)?.label ?? (value === '' ? words.empty : value)

  const submit = async (version: number | null): Promise<void> => {
    const empty = shown.filter(({ isRequired, key }) => isRequired && (values[key] ?? '').trim() === '')
    setMissing(empty.map(({ key }) => key))
    if (empty.length > 0) return
    setBusy(true)
    setProblem(null)
    try {
      const answer = await send(values, version)
      toast(words.saved)
      onDone?.(answer)
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (!error.isStale || currentWords === undefined) return setProblem(error)
      const theirs = currentWords(error.current)
      const differing = shown
        .filter(({ key }) => key in theirs)
        .map((field) => ({
          name: field.label,
          mine: wordOf(field, values[field.key] ?? ''),
          theirs: wordOf(field, theirs[field.key] ?? ''),
        }))
      const choice = await askWhichHolds(differing)
      const { version: newest } = error.current as { version: number } // every version that stands carries its number
      if (choice === 'mine') return submit(newest)
      if (choice === 'theirs') onClose()
    } finally {
      setBusy(false)
    }
  }

  const faultsAt = (key: string): readonly Fault[] =>
    problem?.faults.filter(({ at }) => at === key || at.startsWith(`${key}.`)) ?? []
  const faultOf = (key: string) =>
    missing.includes(key)
      ? words.required
      : faultsAt(key)
          .map(({ message }) => say(message))
          .join('；')
  return (
    <Drawer
      title={title}
      width={520}
      onClose={onClose}
      foot={
        <>
          <button type="button" className="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" form={id} className="button is-primary" disabled={isBusy}>
            {does ?? words.save}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="admin-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(null)
        }}
      >
        {note !== undefined && <div className="muted">{note}</div>}
        {shown.map((field) => {
          const fault = faultOf(field.key)
          if (field.input !== undefined)
            return (
              <div key={field.key}>
                {field.input({
                  value: values[field.key] ?? '',
                  faults: faultsAt(field.key),
                  onChange: (value) => put(field.key, value),
                })}
              </div>
            )
          return (
            <div className="field" key={field.key}>
              <label htmlFor={`${id}${field.key}`}>
                {field.label}
                {field.isRequired && <b aria-hidden="true"> *</b>}
              </label>
              <Input
                id={`${id}${field.key}`}
                field={field}
                value={values[field.key] ?? ''}
                isWrong={!!fault}
                onChange={(value) => put(field.key, value)}
              />
              {fault ? (
                <small className="wrong" role="alert">
                  {fault}
                </small>
              ) : (
                field.hint !== undefined && <small className="muted">{field.hint}</small>
              )}
            </div>
          )
        })}
        {problem !== null && <Problem of={problem} />}
      </form>
    </Drawer>
  )
}

function Input({
  id,
  field,
  value,
  isWrong,
  onChange,
}: {
  readonly id: string
  readonly field: FormField
  readonly value: string
  readonly isWrong: boolean
  readonly onChange: (value: string) => void
}) {
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          id={id}
          showSearch
          allowClear={field.isRequired !== true}
          optionFilterProp="label"
          status={isWrong ? 'error' : ''}
          value={value === '' ? null : value}
          options={[...(field.choices ?? [])]}
          getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
          onChange={(chosen: string | null | undefined) => onChange(chosen ?? '')}
        />
      )
    case 'long':
      return (
        <textarea
          id={id}
          rows={3}
          value={value}
          aria-invalid={isWrong}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return (
        <input
          id={id}
          type={field.kind === 'day' ? 'date' : (field.kind ?? 'text')}
          value={value}
          aria-invalid={isWrong}
          autoComplete={field.kind === 'password' ? 'new-password' : 'off'}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

/** The day in China now: where forms begin. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
