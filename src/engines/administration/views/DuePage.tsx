import { api } from '../../../ui/api.ts'
import { PasswordPanel } from './PasswordPanel.tsx'
import { SecondFactorPanel } from './SecondFactorPanel.tsx'
import { useWords } from './words.ts'
import './administration.css'

/** What has to be done before anything else: a first password changed, a second factor set up. */
export default function DuePage({
  due,
  onDone,
}: {
  readonly due: 'password' | 'second-factor'
  readonly onDone: () => void
}) {
  const { account: words } = useWords()
  const leave = async () => {
    await api.send('DELETE', '/api/v1/session')
    onDone()
  }
  return (
    <main className="admin-due">
      <h1>{due === 'password' ? words.duePassword : words.dueFactor}</h1>
      <p>{due === 'password' ? words.duePasswordText : words.dueFactorText}</p>
      {due === 'password' ? (
        <PasswordPanel onChanged={onDone} />
      ) : (
        <SecondFactorPanel isOn={false} onChanged={onDone} />
      )}
      <p>
        <button type="button" className="button is-quiet" onClick={() => void leave()}>
          {words.leave}
        </button>
      </p>
    </main>
  )
}
