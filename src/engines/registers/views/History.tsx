import { useState } from 'react'
import type { RecordType } from '../../../language/record-type.ts'
import { momentText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { type RecordStep, sentencesOf } from './contract.ts'
import { labelOf } from './declared.ts'
import { type StepWithChanges, stepsWithChanges } from './history.ts'
import { StateMark } from './marks.tsx'
import { useRecordWords } from './record-words.ts'
import { type Speech, valueWithUnit } from './value-text.ts'

const SHOWN = 20

/** Everything that happened to a record, the newest first: who, when, why, and what each step changed from what to what. */
export function History({
  type,
  steps,
  speech,
  bodyName,
}: {
  readonly type: RecordType
  readonly steps: readonly RecordStep[]
  readonly speech: Speech
  readonly bodyName: (id: string) => string | null
}) {
  const words = useRecordWords()
  const [isAll, setAll] = useState(false)
  const told = stepsWithChanges(steps, (name) => type.fields[name]?.personal !== undefined)
  const shown = isAll ? told : told.slice(0, SHOWN)
  return (
    <Panel title={words.history} note={words.historyNote(steps.length)}>
      <ol className="register-steps">
        {shown.map((step) => (
          <Step key={step.revision} type={type} step={step} speech={speech} bodyName={bodyName} />
        ))}
      </ol>
      {told.length > shown.length && (
        <button type="button" className="button is-small" onClick={() => setAll(true)}>
          {words.showAll(told.length)}
        </button>
      )}
    </Panel>
  )
}

function Step({
  type,
  step,
  speech,
  bodyName,
}: {
  readonly type: RecordType
  readonly step: StepWithChanges
  readonly speech: Speech
  readonly bodyName: (id: string) => string | null
}) {
  const words = useRecordWords()
  const say = useSay()
  const transition = type.lifecycle?.transitions[step.does]
  const body = step.byBody === null ? null : bodyName(step.byBody)
  const text = (name: string, value: StepWithChanges['changes'][number]['after']) => {
    const field = type.fields[name]
    return field === undefined ? String(value ?? '—') : valueWithUnit(field, value, speech)
  }
  const warnings = sentencesOf(step.warnings)
  return (
    <li className={transition?.isBackward ? 'is-backward' : ''}>
      <div className="register-step-head">
        <b>{say(step.name)}</b>
        {step.to !== null && step.to !== step.from && <StateMark type={type} state={step.to} />}
        <span className="muted">
          {step.byName || words.program}
          {body !== null && `（${body}）`} · {momentText(step.at)}
        </span>
      </div>
      {step.reason !== null && <p className="register-reason">{step.reason}</p>}
      {step.hidden.length > 0 && (
        <p className="muted">
          <Icon name="lock" size={12} /> {step.hidden.map((name) => say(labelOf(type, name))).join('、')} {words.masked}
        </p>
      )}
      {step.changes.length > 0 && (
        <details open={step.does !== 'create' && step.does !== 'import' && step.changes.length <= 6}>
          <summary className="muted">{words.changes(step.changes.length)}</summary>
          <dl className="register-changes">
            {step.changes.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{say(labelOf(type, field))}</dt>
                <dd>
                  {before !== null && (
                    <>
                      <del>{text(field, before)}</del> →{' '}
                    </>
                  )}
                  <ins>{text(field, after)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {warnings.length > 0 && (
        <p className="register-warning">
          <Icon name="warning" size={13} /> {words.warnings}：{warnings.map(say).join('；')}
        </p>
      )}
    </li>
  )
}
