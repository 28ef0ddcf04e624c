import { type FormEvent, useId, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { useSay } from '../../../ui/language.ts'
import { Page } from '../../../ui/Page.tsx'
import { Problem } from '../../../ui/states.tsx'
import { Passwords } from './ImportDrawer.tsx'
import { useWords } from './words.ts'
import './administration.css'

const ADMINISTRATORS = ['system-admin', 'security-admin', 'audit-admin'] as const
type Administrator = (typeof ADMINISTRATORS)[number]

/** The first set-up of an installation: its division and the three administrators. */
export default function SetupPage() {
  const words = useWords()
  const { setup } = words
  const say = useSay()
  const id = useId()
  const [token, setToken] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const [division, setDivision] = useState({ code: '', nameZh: '' })
  const [people, setPeople] = useState<Readonly<Record<Administrator, { loginName: string; name: string }>>>({
    'system-admin': { loginName: '', name: '' },
    'security-admin': { loginName: '', name: '' },
    'audit-admin': { loginName: '', name: '' },
  })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [made, setMade] = useState<readonly { duty: string; loginName: string; password: string }[] | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      const { passwords } = await api.send<{ passwords: { duty: string; loginName: string; password: string }[] }>(
        'POST',
        '/api/v1/setup',
        { token, division, administrators: people },
      )
      setMade(passwords)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const faultAt = (at: string) =>
    problem?.faults
      .filter((fault) => fault.at === at)
      .map(({ message }) => say(message))
      .join('；')
  if (made !== null) {
    return (
      <Page title={setup.title} width="text">
        <p role="status">{setup.done}</p>
        <Passwords
          rows={made.map(({ duty, loginName, password }) => ({
            name: words.duties[duty as Administrator],
            loginName,
            password,
          }))}
        />
        <p>
          <a className="button is-primary" href="/">
            {setup.enter}
          </a>
        </p>
      </Page>
    )
  }
  return (
    <Page title={setup.title} width="text">
      <p>{setup.text}</p>
      <form className="admin-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={`${id}token`}>{setup.token}</label>
          <input
            id={`${id}token`}
            value={token}
            required
            autoComplete="off"
            onChange={(event) => setToken(event.target.value)}
          />
          <small className="muted">{setup.tokenHint}</small>
        </div>
        <div className="field">
          <label htmlFor={`${id}code`}>{setup.code}</label>
          <input
            id={`${id}code`}
            value={division.code}
            required
            inputMode="numeric"
            pattern="[0-9]{2,12}"
            onChange={(event) => setDivision({ ...division, code: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}name`}>{setup.nameZh}</label>
          <input
            id={`${id}name`}
            value={division.nameZh}
            required
            maxLength={60}
            onChange={(event) => setDivision({ ...division, nameZh: event.target.value })}
          />
        </div>
        <div className="admin-three">
          {ADMINISTRATORS.map((duty) => (
            <fieldset key={duty}>
              <legend>{words.duties[duty]}</legend>
              <small className="muted">{setup.dutyText[duty]}</small>
              {(['loginName', 'name'] as const).map((key) => (
                <div className="field" key={key}>
                  <label htmlFor={`${id}${duty}${key}`}>{key === 'name' ? setup.name : setup.login}</label>
                  <input
                    id={`${id}${duty}${key}`}
                    value={people[duty][key]}
                    required
                    autoComplete="off"
                    aria-invalid={!!faultAt(`administrators.${duty}.${key}`)}
                    onChange={(event) =>
                      setPeople({ ...people, [duty]: { ...people[duty], [key]: event.target.value } })
                    }
                  />
                  <small className="wrong">{faultAt(`administrators.${duty}.${key}`)}</small>
                </div>
              ))}
            </fieldset>
          ))}
        </div>
        {problem !== null && <Problem of={problem} />}
        <button type="submit" className="button is-primary is-large">
          {setup.submit}
        </button>
      </form>
    </Page>
  )
}
