import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Navigate, Outlet, useLocation, useMatches, useNavigation } from 'react-router'
import type { SessionAnswer } from '../../../model/session.ts'
import { AntdProvider } from '../../../ui/AntdProvider.tsx'
import { createQueryClient, useAnswer } from '../../../ui/answers.ts'
import { onSessionEnd } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { Dialogs } from '../../../ui/dialogs.tsx'
import { useKept } from '../../../ui/kept.ts'
import { useKeys } from '../../../ui/keys.ts'
import { useSay } from '../../../ui/language.ts'
import { OriginDrawer } from '../../../ui/OriginDrawer.tsx'
import { PlanContext } from '../../../ui/plan.ts'
import type { Screen } from '../../../ui/screen.ts'
import { type Session, SessionContext, useSessionFrom } from '../../../ui/session.ts'
import { Problem, Refused } from '../../../ui/states.tsx'
import { Toasts } from '../../../ui/toasts.tsx'
import '../../../ui/kit.css'
import { screens } from '../screens.ts'
import { HelpDialog } from './HelpDialog.tsx'
import { BottomBar, SideMenu } from './SideMenu.tsx'
import { SignIn } from './SignIn.tsx'
import { SignInPage } from './SignInPage.tsx'
import { TopBar } from './TopBar.tsx'
import './shell.css'
import { useChosenPlan } from './chosen-plan.ts'
import { menuFor } from './menu.ts'
import { useWords } from './words.ts'

/** A first password to change, a second factor to set up: only then the frame. */
const DuePage = lazy(() => import('../../../engines/administration/views/DuePage.tsx'))
const queryClient = createQueryClient()
const SESSION = '/api/v1/session'

/** The frame of the running plan: who is signed in, the menu, the bars, and the screen in the middle. */
export default function Shell() {
  return (
    <QueryClientProvider client={queryClient}>
      <AntdProvider>
        <Gate />
        <Toasts />
        <Dialogs />
        <OriginDrawer />
      </AntdProvider>
    </QueryClientProvider>
  )
}

/** Lets in whoever is signed in, and everybody to public screens. */
function Gate() {
  const answer = useAnswer<SessionAnswer>(SESSION, undefined, { every: 5 * 60_000 })
  const [division, setDivision] = useKept<string | null>('division', (kept) => (typeof kept === 'string' ? kept : null))
  const session = useSessionFrom(answer.data, division)
  const screen = useScreen()
  const isWithoutPlan = answer.error?.status === 404

  // A server that runs no plan serves the public workbench alone.
  useEffect(() => {
    if (isWithoutPlan) location.replace(`/workbench${location.hash}`)
  }, [isWithoutPlan])

  if (answer.isPending || isWithoutPlan) return <div className="waiting" aria-busy="true" />
  if (answer.data === undefined) {
    return <Problem of={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (answer.data.due !== null) {
    return (
      <Suspense fallback={<div className="waiting" aria-busy="true" />}>
        <DuePage due={answer.data.due} onDone={() => void answer.refetch()} />
      </Suspense>
    )
  }
  if (session === null && screen?.isPublic !== true) {
    return <SignInPage server={answer.data.server} onSignedIn={() => void answer.refetch()} />
  }
  return (
    <SessionContext value={session}>
      <Frame session={session} onDivision={setDivision} />
      <SessionEnd answer={answer.data} />
    </SessionContext>
  )
}

/** The screen that the address leads to; undefined for an address without one. */
function useScreen(): Screen | undefined {
  const handle: unknown = useMatches().at(-1)?.handle
  return handle as Screen | undefined // routes of screens carry their screen
}

function Frame({
  session,
  onDivision,
}: {
  readonly session: Session | null
  readonly onDivision: (code: string) => void
}) {
  const words = useWords()
  const say = useSay()
  const screen = useScreen()
  const { pathname } = useLocation()
  const navigation = useNavigation()
  const plan = useChosenPlan(session)
  const first = menuFor(screens, session?.may ?? null)[0]?.screens[0]
  const [isWide, setWide] = useKept('menu.wide', (kept) => kept !== false)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  useKeys({
    '?': { does: words.help, run: () => setHelpOpen(true) },
    '/': { does: words.searchKey, run: () => search.current?.focus() },
  })
  // A new screen begins at its top, and tells so to those who listen.
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address changes
  useEffect(() => {
    setMenuOpen(false)
    main.current?.scrollTo(0, 0)
    if (isFirst.current) isFirst.current = false
    else main.current?.focus({ preventScroll: true })
  }, [pathname])
  // A password to be changed, a second factor to be set up: nothing else is answered before.
  const isDueElsewhere = session !== null && session.due !== null && pathname !== '/account'
  const isAllowed =
    screen?.permission === undefined || session?.may(screen.permission) === true || screen.isPublic === true

  return (
    <PlanContext value={plan.chosen}>
      <div className={`shell${isWide ? ' is-wide' : ''}${isMenuOpen ? ' is-menu-open' : ''}`}>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <TopBar
          session={session}
          plan={plan}
          searchRef={search}
          onDivision={onDivision}
          onMenu={() => setMenuOpen(!isMenuOpen)}
          onHelp={() => setHelpOpen(true)}
        />
        {session?.isSimulated && (
          <p className="shell-simulated">
            <b>{words.simulated}</b> {words.simulatedNote}
          </p>
        )}
        {plan.chosen.asOf !== null && (
          <p className="shell-as-of" role="status">
            {words.asOfNote(plan.chosen.asOf)}{' '}
            <button type="button" className="button is-small" onClick={() => plan.chosen.choose({ asOf: null })}>
              {words.backToNow}
            </button>
          </p>
        )}
        <div className="shell-middle">
          <SideMenu session={session} isWide={isWide} onWide={setWide} onClose={() => setMenuOpen(false)} />
          <main id="main" ref={main} className="shell-main" tabIndex={-1} aria-busy={navigation.state !== 'idle'}>
            {navigation.state !== 'idle' && <div className="shell-wait" />}
            {isDueElsewhere ? (
              <Navigate to="/account" replace />
            ) : isAllowed ? (
              <Outlet />
            ) : pathname === '/' && first !== undefined ? (
              // Whoever has no overview begins with the first screen that they have.
              <Navigate to={`/${first.path}`} replace />
            ) : (
              <Refused title={words.refused.title}>{words.refused.what(screen ? say(screen.title) : pathname)}</Refused>
            )}
          </main>
        </div>
        <BottomBar session={session} onMore={() => setMenuOpen(true)} />
        {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
      </div>
    </PlanContext>
  )
}

/** When the session ends in the middle of work, the sign-in comes over the page; the request then goes on. */
function SessionEnd({ answer }: { readonly answer: SessionAnswer }) {
  const words = useWords()
  const client = useQueryClient()
  const [asking, setAsking] = useState<((isSignedIn: boolean) => void) | null>(null)
  const isSignedIn = answer.person !== null
  useEffect(() => {
    if (!isSignedIn) return
    onSessionEnd(() => new Promise((resolve) => setAsking(() => resolve)))
    return () => onSessionEnd(null)
  }, [isSignedIn])
  if (asking === null) return null
  return (
    <Drawer
      place="middle"
      title={words.signIn.again}
      onClose={() => {
        setAsking(null)
        asking(false)
        void client.invalidateQueries({ queryKey: [SESSION] })
      }}
    >
      <p className="muted">{words.signIn.againNote}</p>
      <SignIn
        server={answer.server}
        loginName={answer.person?.loginName ?? ''}
        onSignedIn={() => {
          setAsking(null)
          asking(true)
          void client.invalidateQueries({ queryKey: [SESSION] })
        }}
      />
    </Drawer>
  )
}
