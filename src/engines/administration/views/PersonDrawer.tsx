import { useState } from 'react'
import type { PersonDetail } from '../../../platform/organisation/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { askReason } from '../../../ui/dialogs.tsx'
import { dayText, momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { Passwords } from './ImportDrawer.tsx'
import { useWords } from './words.ts'

type Act = 'suspend' | 'restore' | 'reset-password' | 'unlock' | 'reset-second-factor' | 'end-sessions'

/** One account: facts, roles, links, and what the administrator's own duty allows to do with it. */
export function PersonDrawer({
  id,
  bodies,
  onClose,
}: {
  readonly id: string
  readonly bodies: readonly { readonly value: string; readonly label: string }[]
  readonly onClose: () => void
}) {
  const words = useWords()
  const { people } = words
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const path = `/api/v1/people/${encodeURIComponent(id)}`
  const answer = useAnswer<PersonDetail>(path)
  const [isEditing, setEditing] = useState(false)
  const [isLinking, setLinking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const attempt = async (work: () => Promise<void>) => {
    setProblem(null)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    }
  }
  const act = async (which: Act, isDangerous = false) => {
    const reason = await askReason({ title: people[which], does: people[which], isDangerous })
    if (reason === null) return
    await attempt(async () => {
      const answered = await api.send<{ password: string | null }>('POST', `${path}/${which}`, { reason })
      setPassword(answered.password)
      toast(people.done)
      await forget(['/api/v1/people'])
    })
  }
  const seePhone = async () => {
    const reason = await askReason({ title: people.seePhone, does: people.seePhone })
    if (reason === null) return
    await attempt(async () => {
      const found = await api.send<{ phone: string | null }>('POST', `${path}/phone`, { reason })
      setPhone(found.phone === null ? people.noPhone : people.phoneIs(found.phone))
    })
  }
  const unlink = async (login: string) => {
    const reason = await askReason({ title: people.unlink, isDangerous: true })
    if (reason === null) return
    await attempt(async () => {
      await api.send('DELETE', `${path}/logins`, { login, reason })
      await forget(['/api/v1/people'])
    })
  }
  const isOwn = session.person.id === id
  return (
    <Drawer title={answer.data?.person.name ?? ''} width={640} onClose={onClose}>
      <Answer of={answer}>
        {({ person, memberships, sessions, logins }) => (
          <>
            {problem !== null && <Problem of={problem} />}
            {password !== null && <Passwords rows={[{ name: person.name, loginName: person.loginName, password }]} />}
            <Panel
              title={people.facts}
              actions={
                session.may('people.manage') && (
                  <button type="button" className="button is-small" onClick={() => setEditing(true)}>
                    {people.edit}
                  </button>
                )
              }
            >
              <dl className="admin-facts">
                <dt>{people.loginName}</dt>
                <dd>{person.loginName}</dd>
                <dt>{people.duty}</dt>
                <dd>{words.duties[person.duty]}</dd>
                <dt>{people.body}</dt>
                <dd>{person.body === null ? '—' : say(person.body.name)}</dd>
                <dt>{people.post}</dt>
                <dd>{person.post ?? '—'}</dd>
                <dt>{people.phone}</dt>
                <dd>
                  {phone ?? person.phone ?? '—'}{' '}
                  {person.phone !== null && phone === null && session.may('people.read-phone') && (
                    <button type="button" className="button is-quiet is-small" onClick={() => void seePhone()}>
                      {people.seePhone}
                    </button>
                  )}
                </dd>
                <dt>{people.state}</dt>
                <dd>
                  {people.states[person.state]}
                  {person.suspendedReason !== null && ` · ${people.suspended(person.suspendedReason)}`}
                </dd>
                <dt>{people.lastSignedIn}</dt>
                <dd>{person.lastSignedInAt === null ? '—' : momentText(person.lastSignedInAt)}</dd>
                <dt>{people.secondFactor}</dt>
                <dd>{person.hasSecondFactor ? people.has : people.hasNot}</dd>
              </dl>
            </Panel>
            <Panel title={people.memberships}>
              {memberships.length === 0 ? (
                <p className="muted">{people.noMemberships}</p>
              ) : (
                <table className="figures">
                  <thead>
                    <tr>
                      <th scope="col">{words.roleList.role}</th>
                      <th scope="col">{words.roleList.body}</th>
                      <th scope="col">{words.roleList.days}</th>
                      <th scope="col">{words.roleList.state}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {memberships.map((one) => (
                      <tr key={one.id}>
                        <td>{words.roles[one.role]}</td>
                        <td>{one.body === null ? words.roleList.whole : say(one.body.name)}</td>
                        <td>
                          {dayText(one.fromDay)} – {one.ending?.lastDay ?? one.toDay ?? ''}
                        </td>
                        <td>{words.roleList.states[one.state]}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Panel>
            <Panel title={people.security} note={people.sessions(sessions)}>
              {!isOwn && (
                <div className="admin-actions">
                  {session.may('people.manage') && (
                    <>
                      {person.state === 'suspended' || person.state === 'unused' ? (
                        <button type="button" className="button" onClick={() => void act('restore')}>
                          {people.restore}
                        </button>
                      ) : (
                        <button type="button" className="button is-danger" onClick={() => void act('suspend', true)}>
                          {people.suspend}
                        </button>
                      )}
                      <button type="button" className="button" onClick={() => void act('reset-password')}>
                        {people['reset-password']}
                      </button>
                      <button type="button" className="button" onClick={() => void act('end-sessions')}>
                        {people['end-sessions']}
                      </button>
                    </>
                  )}
                  {session.may('people.secure') && (
                    <>
                      <button type="button" className="button" onClick={() => void act('unlock')}>
                        {people.unlock}
                      </button>
                      {person.hasSecondFactor && (
                        <button type="button" className="button" onClick={() => void act('reset-second-factor', true)}>
                          {people['reset-second-factor']}
                        </button>
                      )}
                      <button type="button" className="button" onClick={() => setLinking(true)}>
                        {people.link}
                      </button>
                    </>
                  )}
                </div>
              )}
              <p className="muted">
                {people.links}：{logins.length === 0 && people.noLinks}
              </p>
              {logins.map((login) => (
                <p key={login.id}>
                  {login.provider} · <code>{login.subject}</code>{' '}
                  {session.may('people.secure') && !isOwn && (
                    <button type="button" className="button is-quiet is-small" onClick={() => void unlink(login.id)}>
                      {people.unlink}
                    </button>
                  )}
                </p>
              ))}
            </Panel>
            {isEditing && (
              <FormDrawer
                title={people.edit}
                start={{
                  name: person.name,
                  body: person.body?.id ?? '',
                  post: person.post ?? '',
                  phone: '',
                }}
                fields={[
                  { key: 'name', label: people.name, isRequired: true },
                  { key: 'body', label: people.body, kind: 'choice', choices: bodies },
                  { key: 'post', label: people.post },
                  {
                    key: 'phone',
                    label: people.phone,
                    hint: person.phone === null ? people.phoneHint : people.phoneKept,
                  },
                ]}
                send={({ name, body, post, phone: given }, version) =>
                  api.send('PATCH', path, {
                    version: version ?? person.version,
                    name,
                    body: body || null,
                    post: post || null,
                    ...(given ? { phone: given } : {}),
                  })
                }
                currentWords={(current) => {
                  const now = current as PersonDetail['person'] // the route answers with the person as they stand
                  return { name: now.name, body: now.body?.id ?? '', post: now.post ?? '' }
                }}
                onDone={() => void forget(['/api/v1/people'])}
                onClose={() => setEditing(false)}
              />
            )}
            {isLinking && (
              <FormDrawer
                title={people.link}
                fields={[
                  { key: 'provider', label: people.provider, isRequired: true },
                  { key: 'subject', label: people.subject, isRequired: true, hint: people.subjectHint },
                  { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
                ]}
                send={(values) => api.send('POST', `${path}/logins`, values)}
                onDone={() => void forget(['/api/v1/people'])}
                onClose={() => setLinking(false)}
              />
            )}
          </>
        )}
      </Answer>
    </Drawer>
  )
}
