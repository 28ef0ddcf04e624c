import { useEffect } from 'react'
import type { SessionAnswer } from '../../../model/session.ts'
import { useChooseLanguage, useLanguage } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { SignIn } from './SignIn.tsx'
import { useWords } from './words.ts'

/** The first page of whoever is not signed in: what this is, the way in, and what needs no account. */
export function SignInPage({
  server,
  onSignedIn,
}: {
  readonly server: SessionAnswer['server']
  readonly onSignedIn: () => void
}) {
  const words = useWords()
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  useEffect(() => {
    document.title = `${words.signIn.title} · ${words.name}`
  }, [words])
  return (
    <div className="sign-in-page">
      <header>
        <img src="/icon.svg" width="40" height="40" alt="" />
        <div>
          <h1>
            {words.name} <span>{words.latin}</span>
          </h1>
          <p className="muted">{words.motto}</p>
        </div>
        <span className="spacer" />
        {server.isDemo && <SimulatedMark />}
        <button
          type="button"
          className="button is-quiet"
          title={words.languageHint}
          lang={language === 'en' ? 'zh-CN' : 'en'}
          onClick={() => chooseLanguage(language === 'en' ? 'zh' : 'en')}
        >
          {words.language}
        </button>
      </header>
      <main>
        <p className="sign-in-lead">{words.signIn.lead}</p>
        {server.needsSetup && (
          <p className="sign-in-setup" role="status">
            {words.signIn.needsSetup}
          </p>
        )}
        <SignIn server={server} onSignedIn={onSignedIn} />
        <aside className="sign-in-public">
          <p>{words.signIn.publicNote}</p>
          <a className="button" href="/workbench">
            {words.signIn.publicWay}
          </a>
        </aside>
      </main>
    </div>
  )
}
