import { type FormEvent, useId, useRef, useState } from 'react'
import type { SessionAnswer } from '../../../model/session.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useWords } from './words.ts'

interface SignInProps {
  readonly demoAccounts: SessionAnswer['demoAccounts']
  /** The account that was signed in before, when the session ended in the middle of work. */
  readonly account?: string
  readonly onSignedIn: () => void
}

/** Account and password, then the second factor where it is asked for; in a simulated district, a choice of roles. */
export function SignIn({ demoAccounts, account: before, onSignedIn }: SignInProps) {
  const words = useWords()
  const say = useSay()
  const id = useId()
  const [account, setAccount] = useState(before ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const [isShown, setShown] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const codeField = useRef<HTMLInputElement>(null)

  const enter = async (path: string, body: unknown) => {
    setBusy(true)
    setFault(null)
    try {
      await api.send('POST', path, body)
      onSignedIn()
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'second-factor-needed') {
        setNeedsCode(true)
        setTimeout(() => codeField.current?.focus())
      } else setFault(error instanceof ApiProblem ? say(error.detail) : String(error))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (account.trim() === '' || password === '') return setFault(words.signIn.missing)
    if (needsCode && code.trim() === '') return setFault(words.signIn.missingCode)
    return void enter('/api/v1/session', {
      account: account.trim(),
      password,
      ...(needsCode ? { code: code.trim() } : {}),
    })
  }
  return (
    <div className="sign-in">
      {demoAccounts.length > 0 && (
        <section className="roles" aria-labelledby={`${id}-roles`}>
          <h2 id={`${id}-roles`}>{words.signIn.demoTitle}</h2>
          <p className="muted">{words.signIn.demoNote}</p>
          <ul>
            {demoAccounts.map((one) => (
              <li key={one.account}>
                <button
                  type="button"
                  className="role-choice"
                  disabled={isBusy}
                  onClick={() => void enter('/api/v1/session/demo', { account: one.account })}
                >
                  <Icon name="person" size={20} />
                  <b>{say(one.roleName)}</b>
                  <span className="muted">
                    {one.name}
                    {one.bodyName !== null && ` · ${say(one.bodyName)}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <form onSubmit={submit} aria-label={words.signIn.title}>
        <label className="field" htmlFor={`${id}-account`}>
          <span>{words.signIn.account}</span>
          <input
            id={`${id}-account`}
            name="username"
            autoComplete="username"
            value={account}
            onChange={(event) => setAccount(event.target.value)}
          />
        </label>
        <label className="field" htmlFor={`${id}-password`}>
          <span>{words.signIn.password}</span>
          <span className="password">
            <input
              id={`${id}-password`}
              name="password"
              type={isShown ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <button
              type="button"
              className="button is-quiet is-small"
              aria-pressed={isShown}
              onClick={() => setShown(!isShown)}
            >
              {isShown ? words.signIn.hidePassword : words.signIn.showPassword}
            </button>
          </span>
        </label>
        {needsCode && (
          <label className="field" htmlFor={`${id}-code`}>
            <span>{words.signIn.code}</span>
            <input
              ref={codeField}
              id={`${id}-code`}
              name="one-time-code"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
            <small className="muted">{words.signIn.codeNote}</small>
          </label>
        )}
        <p className="wrong" role="alert">
          {fault}
        </p>
        <button type="submit" className="button is-primary is-large" disabled={isBusy}>
          {isBusy ? words.signIn.busy : words.signIn.submit}
        </button>
      </form>
    </div>
  )
}
