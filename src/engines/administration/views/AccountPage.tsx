import type { SessionAnswer } from '../../../platform/identity/describe-session.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { dayText, momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { PasswordPanel } from './PasswordPanel.tsx'
import { SecondFactorPanel } from './SecondFactorPanel.tsx'
import { useWords } from './words.ts'
import './administration.css'

interface OpenSession {
  readonly id: string
  readonly signedInAt: string
  readonly lastSeenAt: string
  readonly address: string | null
  readonly device: string | null
  readonly isThis: boolean
}

/** 会话安全: one's own password, second factor, roles and open sessions. */
export default function AccountPage() {
  const words = useWords()
  const { account } = words
  const say = useSay()
  const forget = useForget()
  const answer = useAnswer<SessionAnswer>('/api/v1/session')
  const sessions = useAnswer<readonly OpenSession[]>('/api/v1/session/open')
  const renew = () => void forget(['/api/v1/session'])
  const end = async (id?: string) => {
    const { ended } = await api.send<{ ended: number }>('DELETE', '/api/v1/session/open', undefined, { id })
    toast(account.endedSessions(ended))
    renew()
  }
  return (
    <Page title={say({ zh: '会话安全', en: 'My account' })} width="text">
      <Answer of={answer}>
        {({ session, roles }) => (
          <>
            {session?.hasPassword === true ? (
              <PasswordPanel
                note={session.passwordAgesAt === null ? null : account.ages(dayText(session.passwordAgesAt))}
                onChanged={renew}
              />
            ) : (
              <Panel title={account.password}>
                <p className="muted">{account.noPassword}</p>
              </Panel>
            )}
            {session?.hasPassword === true && <SecondFactorPanel isOn={session.hasSecondFactor} onChanged={renew} />}
            <Panel title={account.mine}>
              <ul>
                {roles.map((role) => (
                  <li key={`${role.division} ${role.role} ${role.body}`}>
                    {words.roles[role.role]}
                    {role.bodyName !== null && ` · ${say(role.bodyName)}`}
                  </li>
                ))}
              </ul>
            </Panel>
          </>
        )}
      </Answer>
      <Panel
        title={account.sessions}
        note={answer.data?.session == null ? undefined : account.idle(answer.data.session.idleMinutes)}
        actions={
          <button type="button" className="button is-small" onClick={() => void end()}>
            {account.signOutOthers}
          </button>
        }
      >
        <Answer of={sessions}>
          {(rows) => (
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{account.device}</th>
                  <th scope="col">{account.address}</th>
                  <th scope="col">{account.signedIn}</th>
                  <th scope="col">{account.lastSeen}</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{deviceOf(row.device)}</td>
                    <td>{row.address ?? '—'}</td>
                    <td>{momentText(row.signedInAt)}</td>
                    <td>{momentText(row.lastSeenAt)}</td>
                    <td>
                      {row.isThis ? (
                        account.isThis
                      ) : (
                        <button type="button" className="button is-small" onClick={() => void end(row.id)}>
                          {account.signOut}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Answer>
      </Panel>
    </Page>
  )
}

/** The browser and system that a User-Agent names, as far as people call them. */
function deviceOf(agent: string | null): string {
  if (agent === null || agent === '') return '—'
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : agent.slice(0, 24)
  const system = /Windows/.test(agent)
    ? 'Windows'
    : /Android/.test(agent)
      ? 'Android'
      : /iPhone|iPad/.test(agent)
        ? 'iOS'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : ''
  return [browser, system].filter((part) => part !== '').join(' · ')
}
