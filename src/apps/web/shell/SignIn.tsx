import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Role } from '../../../model/role.ts'
import type { Name, SessionAnswer } from '../../../model/session.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { useRoleName } from './role-name.ts'
import { useWords } from './words.ts'

/** One of the people of a simulated district, who needs no password. */
interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly post: string | null
  readonly role: string
  readonly bodyName: Name | null
}

interface SignInProps {
  readonly server: SessionAnswer['server']
  /** Who was signed in before, when the session ended in the middle of work. */
  readonly loginName?: string
  readonly onSignedIn: () => void
}

/** What somebody who looks around chooses between first: whose work to see. Every role stands in one of them. */
const DEMO_GROUPS = [
  { key: 'plan', roles: ['leader', 'planner', 'assessor'] },
  { key: 'departments', roles: ['reporter', 'reviewer'] },
  { key: 'desks', roles: ['clerk', 'grid-worker', 'intake-officer', 'dispatcher', 'enterprise'] },
  { key: 'administrators', roles: ['system-admin', 'security-admin', 'audit-admin'] },
] as const satisfies readonly { readonly key: string; readonly roles: readonly Role[] }[]

type SignedIn = { readonly next: 'done' | 'second-factor' }

/** Name and password, then the second factor where it is asked for; in a simulated district, a choice of people. */
export function SignIn({ server, loginName, onSignedIn }: SignInProps) {
  const words = useWords()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [needsCode, setNeedsCode] = useState(false)

  const enter = async (path: string, body: unknown) => {
    setBusy(true)
    setFault(null)
    try {
      const { next } = await api.send<SignedIn>('POST', path, body)
      if (next === 'second-factor') setNeedsCode(true)
      else onSignedIn()
    } catch (error) {
      setFault(error instanceof ApiProblem ? say(error.detail) : String(error))
    } finally {
      setBusy(false)
    }
  }
  const form = { isBusy, fault, onFault: setFault, onEnter: (path: string, body: unknown) => void enter(path, body) }
  return (
    <div className="sign-in">
      {server.isDemo && <DemoPeople isBusy={isBusy} onEnter={form.onEnter} />}
      {needsCode ? (
        <CodeForm {...form} onBack={() => setNeedsCode(false)} />
      ) : (
        <PasswordForm {...form} before={loginName} />
      )}
      {server.providers.length > 0 && (
        <ul className="providers">
          {server.providers.map(({ id, name }) => (
            <li key={id}>
              <a className="button" href={`/api/v1/session/providers/${encodeURIComponent(id)}`}>
                {words.signIn.provider(name)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface FormProps {
  readonly isBusy: boolean
  readonly fault: string | null
  readonly onFault: (fault: string) => void
  readonly onEnter: (path: string, body: unknown) => void
}

function PasswordForm({
  isBusy,
  fault,
  onFault,
  onEnter,
  before,
}: FormProps & { readonly before: string | undefined }) {
  const words = useWords()
  const id = useId()
  const [loginName, setLoginName] = useState(before ?? '')
  const [password, setPassword] = useState('')
  const [isShown, setShown] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (loginName.trim() === '' || password === '') onFault(words.signIn.missing)
    else onEnter('/api/v1/session', { loginName: loginName.trim(), password })
  }
  return (
    <form onSubmit={submit} aria-label={words.signIn.title}>
      <label className="field" htmlFor={`${id}-account`}>
        <span>{words.signIn.account}</span>
        <input
          id={`${id}-account`}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={64}
          value={loginName}
          onChange={(event) => setLoginName(event.target.value)}
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
            maxLength={128}
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
      <Submit isBusy={isBusy} fault={fault} />
    </form>
  )
}

function CodeForm({ isBusy, fault, onFault, onEnter, onBack }: FormProps & { readonly onBack: () => void }) {
  const words = useWords()
  const id = useId()
  const [code, setCode] = useState('')
  const [kind, setKind] = useState<'totp' | 'backup'>('totp')
  const field = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is another one for the other kind of code
  useEffect(() => field.current?.focus(), [kind])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') onFault(words.signIn.missingCode)
    else onEnter('/api/v1/session/code', { code: code.trim(), kind })
  }
  return (
    <form onSubmit={submit} aria-label={words.signIn.title}>
      <label className="field" htmlFor={id}>
        <span>{kind === 'totp' ? words.signIn.code : words.signIn.backupCode}</span>
        <input
          ref={field}
          id={id}
          name="one-time-code"
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          maxLength={32}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <small className="muted">{kind === 'totp' ? words.signIn.codeNote : words.signIn.backupNote}</small>
      </label>
      <Submit isBusy={isBusy} fault={fault} />
      <p className="sign-in-ways">
        <button
          type="button"
          className="button is-quiet is-small"
          onClick={() => {
            setKind(kind === 'totp' ? 'backup' : 'totp')
            setCode('')
          }}
        >
          {kind === 'totp' ? words.signIn.backup : words.signIn.totp}
        </button>
        <button type="button" className="button is-quiet is-small" onClick={onBack}>
          {words.signIn.another}
        </button>
      </p>
    </form>
  )
}

function Submit({ isBusy, fault }: { readonly isBusy: boolean; readonly fault: string | null }) {
  const words = useWords()
  return (
    <>
      <p className="wrong" role="alert">
        {fault}
      </p>
      <button type="submit" className="button is-primary is-large" disabled={isBusy}>
        {isBusy ? words.signIn.busy : words.signIn.submit}
      </button>
    </>
  )
}

function DemoPeople({ isBusy, onEnter }: Pick<FormProps, 'isBusy' | 'onEnter'>) {
  const words = useWords()
  const say = useSay()
  const roleName = useRoleName()
  const id = useId()
  const people = useAnswer<readonly DemoPerson[]>('/api/v1/session/demo').data ?? []
  if (people.length === 0) return null
  return (
    <section className="roles" aria-labelledby={id}>
      <h2 id={id}>{words.signIn.demoTitle}</h2>
      <p className="muted">{words.signIn.demoNote}</p>
      {DEMO_GROUPS.map(({ key, roles }) => {
        const those = people.filter(({ role }) => roles.some((one) => one === role))
        return (
          those.length > 0 && (
            <section key={key} aria-labelledby={`${id}-${key}`}>
              <h3 id={`${id}-${key}`}>{words.signIn.demoGroups[key]}</h3>
              <ul>
                {those.map((one) => (
                  <li key={`${one.id} ${one.role}`}>
                    <button
                      type="button"
                      className="role-choice"
                      disabled={isBusy}
                      onClick={() => onEnter('/api/v1/session/demo', { person: one.id })}
                    >
                      <Icon name="person" size={20} />
                      <b>{roleName(one.role)}</b>
                      <span className="muted">
                        {[one.name, one.bodyName === null ? one.post : say(one.bodyName)]
                          .filter((part) => part)
                          .join(' · ')}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </section>
  )
}
