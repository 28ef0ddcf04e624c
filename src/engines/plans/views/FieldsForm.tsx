import { useEffect, useRef, useState } from 'react'
import type { ApiFault } from '../../../ui/api.ts'
import { useSay } from '../../../ui/language.ts'
import type { Fields } from '../decisions.ts'
import { choicesOfField, fieldsOf } from '../fields.ts'
import type { StoredItem } from '../review-store.ts'
import { useWords } from './words.ts'

/** Inputs for the fields of an item, or of one part of a split; every fault stands at its field. */
export function FieldsForm({
  item,
  start,
  at,
  faults,
  targets,
  onChange,
  isFirst = false,
}: {
  readonly item: StoredItem
  readonly start: Fields
  /** Path under which the server names faults: 'fields', 'parts.1'. */
  readonly at: string
  readonly faults: readonly ApiFault[]
  /** Targets that a value of a report may be given to. */
  readonly targets: readonly { readonly id: string; readonly words: string }[]
  readonly onChange: (fields: Fields) => void
  /** Takes the focus. */
  readonly isFirst?: boolean
}) {
  const words = useWords()
  const say = useSay()
  const [values, setValues] = useState<Fields>({ ...fieldsOf(item), ...start })
  const first = useRef<HTMLInputElement & HTMLSelectElement>(null)
  useEffect(() => {
    if (isFirst) first.current?.focus()
  }, [isFirst])
  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    setValues(next)
    onChange(next)
  }
  return (
    <div className="item-fields">
      {Object.entries(values).map(([name, value], i) => {
        const label = words.fields[name as keyof typeof words.fields] ?? name
        const wrong = faults.filter((fault) => fault.at === `${at}.${name}`)
        const choices = name === 'target' && item.kind === 'proposal' ? null : choicesOfField(item.kind, name)
        const shared = {
          'aria-label': label,
          'aria-invalid': wrong.length > 0,
          ...(i === 0 ? { ref: first } : {}),
        }
        return (
          // Each kind of field has its one input inside.
          // biome-ignore lint/a11y/noLabelWithoutControl: see above
          <label key={name} className={`item-field${wrong.length > 0 ? ' is-wrong' : ''}`}>
            <span>{label}</span>
            {item.kind === 'proposal' && name === 'target' ? (
              <select {...shared} value={String(value)} onChange={(event) => set(name, event.target.value)}>
                {targets.map((target) => (
                  <option key={target.id} value={target.id}>
                    {target.words}
                  </option>
                ))}
              </select>
            ) : choices !== null ? (
              <select
                {...shared}
                value={String(value)}
                onChange={(event) => {
                  const chosen = choices.find((one) => String(one) === event.target.value)
                  set(name, chosen ?? null)
                }}
              >
                {choices.map((one) => (
                  <option key={String(one)} value={String(one)}>
                    {one === null ? '—' : (words.options[String(one) as keyof typeof words.options] ?? String(one))}
                  </option>
                ))}
              </select>
            ) : Array.isArray(value) ? (
              <input
                {...shared}
                defaultValue={value.join('、')}
                onChange={(event) =>
                  set(
                    name,
                    event.target.value
                      .split(/[、,，]/)
                      .map((one) => one.trim())
                      .filter((one) => one !== ''),
                  )
                }
              />
            ) : name === 'value' || name === 'valueMax' ? (
              <input
                {...shared}
                inputMode="decimal"
                defaultValue={value === null ? '' : String(value)}
                onChange={(event) => {
                  const text = event.target.value.trim().replace(/,/g, '')
                  set(name, text === '' ? null : Number.isFinite(Number(text)) ? Number(text) : text)
                }}
              />
            ) : (
              <input
                {...shared}
                defaultValue={value === null ? '' : String(value)}
                onChange={(event) => set(name, event.target.value.trim() === '' ? null : event.target.value.trim())}
              />
            )}
            {wrong.map((fault) => (
              <small key={fault.code} className="wrong" role="alert">
                {say(fault.message)}
              </small>
            ))}
          </label>
        )
      })}
    </div>
  )
}
