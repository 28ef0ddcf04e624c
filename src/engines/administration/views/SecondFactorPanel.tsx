import { QRCode } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Panel } from '../../../ui/Page.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from './words.ts'

type Step =
  | { readonly kind: 'idle' }
  | { readonly kind: 'password'; readonly to: 'begin' | 'renew' | 'off' }
  | { readonly kind: 'scan'; readonly uri: string; readonly key: string; readonly backupCodes: readonly string[] }
  | { readonly kind: 'codes'; readonly backupCodes: readonly string[] }

/** Sets up one-time codes, renews backup codes, turns them off. */
export function SecondFactorPanel({ isOn, onChanged }: { readonly isOn: boolean; readonly onChanged: () => void }) {
  const { account: words, cancel, close } = useWords()
  const id = useId()
  const [step, setStep] = useState<Step>({ kind: 'idle' })
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const go = (next: Step) => {
    setStep(next)
    setText('')
    setProblem(null)
  }
  const path = '/api/v1/session/second-factor'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      if (step.kind === 'scan') {
        await api.send('PUT', path, { code: text.trim() })
        toast(words.bound)
        go({ kind: 'codes', backupCodes: step.backupCodes })
      } else if (step.kind === 'password' && step.to === 'begin') {
        const begun = await api.send<{ uri: string; key: string; backupCodes: string[] }>('POST', path, {
          password: text,
        })
        go({ kind: 'scan', ...begun })
      } else if (step.kind === 'password' && step.to === 'renew') {
        const renewed = await api.send<{ backupCodes: string[] }>('POST', `${path}/backup-codes`, { password: text })
        go({ kind: 'codes', backupCodes: renewed.backupCodes })
      } else if (step.kind === 'password') {
        await api.send('DELETE', path, { password: text })
        go({ kind: 'idle' })
        onChanged()
      }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  return (
    <Panel title={words.factor}>
      {step.kind === 'idle' && (
        <>
          <p>{isOn ? words.on : words.off}</p>
          <div className="admin-actions">
            {isOn ? (
              <>
                <button type="button" className="button" onClick={() => go({ kind: 'password', to: 'renew' })}>
                  {words.renew}
                </button>
                <button type="button" className="button is-danger" onClick={() => go({ kind: 'password', to: 'off' })}>
                  {words.turnOff}
                </button>
              </>
            ) : (
              <button type="button" className="button is-primary" onClick={() => go({ kind: 'password', to: 'begin' })}>
                {words.begin}
              </button>
            )}
          </div>
        </>
      )}
      {(step.kind === 'password' || step.kind === 'scan') && (
        <form className="admin-form" onSubmit={(event) => void submit(event)}>
          {step.kind === 'scan' && (
            <>
              <p>{words.scan}</p>
              <QRCode value={step.uri} size={200} bgColor="#ffffff" color="#000000" />
              <p>
                {words.key}：<code style={{ overflowWrap: 'anywhere' }}>{step.key}</code>
              </p>
            </>
          )}
          <div className="field">
            <label htmlFor={id}>{step.kind === 'scan' ? words.code : words.current}</label>
            <input
              id={id}
              type={step.kind === 'scan' ? 'text' : 'password'}
              inputMode={step.kind === 'scan' ? 'numeric' : 'text'}
              autoComplete={step.kind === 'scan' ? 'one-time-code' : 'current-password'}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {problem !== null && <Problem of={problem} />}
          <div className="admin-actions">
            <button type="submit" className="button is-primary" disabled={text === ''}>
              {step.kind === 'scan' ? words.confirm : step.to === 'off' ? words.turnOff : words.begin}
            </button>
            <button type="button" className="button" onClick={() => go({ kind: 'idle' })}>
              {cancel}
            </button>
          </div>
        </form>
      )}
      {step.kind === 'codes' && (
        <>
          <h3>{words.backup}</h3>
          <p className="admin-warning">{words.backupNote}</p>
          <ul className="admin-codes">
            {step.backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <button
            type="button"
            className="button is-primary"
            onClick={() => {
              go({ kind: 'idle' })
              onChanged()
            }}
          >
            {close}
          </button>
        </>
      )}
    </Panel>
  )
}
