import { useState } from 'react'
import type { EvaluationFault } from '../../../model/evaluation-fault.ts'
import type { Scheme } from '../../../model/evaluation-scheme.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { schemeFrom } from '../../evaluation/check-scheme.ts'
import { useSchemeWords } from './scheme-words.ts'

/** The whole scheme as text, for what the forms do not show. Only a scheme of the right form is taken. */
export function JsonEditor({
  scheme,
  onChange,
}: {
  readonly scheme: Scheme
  readonly onChange: (scheme: Scheme) => void
}) {
  const { json: words } = useSchemeWords()
  const say = useSay()
  const [text, setText] = useState(() => JSON.stringify(scheme, null, 2))
  const [faults, setFaults] = useState<readonly EvaluationFault[]>([])
  const [isNotJson, setNotJson] = useState(false)
  const apply = () => {
    setNotJson(false)
    setFaults([])
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return setNotJson(true)
    }
    const checked = schemeFrom(value)
    if (checked.ok) onChange(checked.scheme)
    else setFaults(checked.faults)
  }
  return (
    <Panel
      title={words.title}
      actions={
        <button type="button" className="button is-small is-primary" onClick={apply}>
          {words.apply}
        </button>
      }
    >
      <p className="muted">{words.about}</p>
      {isNotJson && (
        <p className="wrong" role="alert">
          {words.notJson}
        </p>
      )}
      {faults.length > 0 && (
        <ul className="evaluation-faults" role="alert">
          {faults.slice(0, 50).map(({ at, code, message }) => (
            <li key={`${'path' in at ? at.path : ''} ${code} ${message.zh}`}>
              <code>{'path' in at ? at.path : ''}</code> {say(message)}
            </li>
          ))}
        </ul>
      )}
      <textarea
        className="evaluation-json"
        rows={28}
        spellCheck={false}
        aria-label={words.title}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </Panel>
  )
}
