import { useId, useState } from 'react'
import type { Fault } from '../../../model/outcome.ts'
import { useSay } from '../../../ui/language.ts'
import { type Draft, draftOf, type Shape, valueFrom } from './setting-shape.ts'
import { ValueFields } from './ValueFields.tsx'
import { useWords } from './words.ts'

/** What a form holds of a value while it is edited: inputs, or, for those who want it, the JSON itself. */
type Typed = { readonly draft: Draft } | { readonly json: string }

export const typedOf = (shape: Shape, value: unknown): string => JSON.stringify({ draft: draftOf(shape, value) })

/** The value to send; JSON that cannot be read goes as text, and is refused with its place. */
export function valueOfTyped(shape: Shape, text: string): unknown {
  const typed = read(text)
  return 'draft' in typed ? valueFrom(shape, typed.draft) : parsed(typed.json).value
}

/** Only `typedOf` and this component write what is read here. */
const read = (text: string): Typed => JSON.parse(text) as Typed

function parsed(json: string): { readonly isJson: boolean; readonly value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(json) }
  } catch {
    return { isJson: false, value: json }
  }
}

/** The value of a setting as a form made from its schema. */
export function SettingValue({
  shape,
  value: text,
  faults,
  onChange,
}: {
  readonly shape: Shape
  readonly value: string
  readonly faults: readonly Fault[]
  readonly onChange: (text: string) => void
}) {
  const { settings } = useWords()
  const id = useId()
  const typed = read(text)
  const put = (next: Typed) => onChange(JSON.stringify(next))
  const [hasExpert, setExpert] = useState(false)
  const json = 'json' in typed ? parsed(typed.json) : null
  return (
    <div className="setting-value">
      {json === null || 'draft' in typed ? (
        <ValueFields
          shape={shape}
          draft={'draft' in typed ? typed.draft : ''}
          at="value"
          faults={faults}
          onChange={(draft) => put({ draft })}
        />
      ) : (
        <div className="field">
          <label htmlFor={id}>{settings.json}</label>
          <textarea
            id={id}
            className="value-json"
            rows={14}
            spellCheck={false}
            value={typed.json}
            aria-invalid={!json.isJson || faults.length > 0}
            onChange={(event) => put({ json: event.target.value })}
          />
          {!json.isJson && (
            <small className="wrong" role="alert">
              {settings.notJson}
            </small>
          )}
          <FaultList faults={faults} />
        </div>
      )}
      <details open={hasExpert} onToggle={(event) => setExpert(event.currentTarget.open)}>
        <summary className="muted">{settings.expert}</summary>
        {json === null && 'draft' in typed ? (
          <button
            type="button"
            className="button is-small"
            onClick={() => put({ json: JSON.stringify(valueFrom(shape, typed.draft), null, 2) })}
          >
            {settings.asJson}
          </button>
        ) : (
          <button
            type="button"
            className="button is-small"
            disabled={json?.isJson === false}
            onClick={() => put({ draft: draftOf(shape, json?.value) })}
          >
            {settings.asForm}
          </button>
        )}
      </details>
    </div>
  )
}

function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const say = useSay()
  return faults.length === 0 ? null : (
    <ul className="wrong" role="alert">
      {faults.map(({ at, code, message }) => (
        <li key={`${at} ${code}`}>
          <code>{at}</code> {say(message)}
        </li>
      ))}
    </ul>
  )
}
