import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api } from '../../../ui/api.ts'
import { useLook } from '../../../ui/appearance.ts'
import { periodText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useChooseLanguage, useLanguage, useSay } from '../../../ui/language.ts'
import { Menu } from '../../../ui/Menu.tsx'
import type { Session } from '../../../ui/session.ts'
import { screens } from '../screens.ts'
import type { ChosenPlanState } from './chosen-plan.ts'
import { useRoleName } from './role-name.ts'
import { useWay } from './SideMenu.tsx'
import { useWords } from './words.ts'

interface TopBarProps {
  readonly session: Session | null
  readonly plan: ChosenPlanState
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onDivision: (code: string) => void
  readonly onMenu: () => void
  readonly onHelp: () => void
}

/** Whether some engine brought a screen at this address. */
const hasScreen = (path: string) => screens.some((screen) => screen.path.replace(/^\//, '') === path)

/** The bar at the top: where one is, which plan, search, and what belongs to the person. */
export function TopBar({ session, plan, searchRef, onDivision, onMenu, onHelp }: TopBarProps) {
  const words = useWords()
  const say = useSay()
  const way = useWay()
  const roleName = useRoleName()
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const { appearance, choose: chooseAppearance } = useLook()
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = async () => {
    await api.send('DELETE', '/api/v1/session').catch(() => undefined)
    client.clear()
    navigate('/')
    location.reload()
  }
  return (
    <header className="shell-top">
      <button type="button" className="button is-quiet is-icon on-hand" aria-label={words.menu} onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <Link className="shell-brand" to={way('')}>
        <img src="/icon.svg" width="24" height="24" alt="" />
        <b>{words.name}</b>
      </Link>
      {session !== null && (
        <>
          {session.divisions.length > 1 ? (
            <select
              className="select shell-division"
              aria-label={words.division}
              value={session.division}
              onChange={(event) => onDivision(event.target.value)}
            >
              {session.divisions.map(({ code, name }) => (
                <option key={code} value={code}>
                  {say(name)}
                </option>
              ))}
            </select>
          ) : (
            <span className="shell-division">{say(session.divisionName)}</span>
          )}
          <PlanChoice plan={plan} />
        </>
      )}
      <span className="spacer" />
      {session !== null && hasScreen('search') && <SearchField inputRef={searchRef} />}
      <Menu
        icon="theme"
        className="button is-quiet is-icon on-desk"
        title={words.appearance}
        label={null}
        choices={(['light', 'dark', 'system'] as const).map((key) => ({
          key,
          label: words.appearances[key],
          isChecked: appearance === key,
          onChoose: () => chooseAppearance(key),
        }))}
      />
      <button
        type="button"
        className="button is-quiet is-icon on-desk"
        aria-label={words.help}
        title={`${words.help} (?)`}
        onClick={onHelp}
      >
        <Icon name="help" />
      </button>
      <button
        type="button"
        className="button is-quiet on-desk"
        title={words.languageHint}
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => chooseLanguage(language === 'en' ? 'zh' : 'en')}
      >
        {words.language}
      </button>
      {session === null ? (
        <Link className="button is-primary" to="/">
          {words.signIn.submit}
        </Link>
      ) : (
        <Menu
          icon="person"
          className="button is-quiet"
          title={words.account}
          label={<span className="on-desk">{session.person.name}</span>}
          choices={[
            ...session.roles
              .filter(({ division }) => division === session.division)
              .map(({ role, body, bodyName, standsInFor }) => ({
                key: `${role} ${body} ${standsInFor}`,
                label: (
                  <span className="muted">
                    {roleName(role)}
                    {bodyName !== null && ` · ${say(bodyName)}`}
                    {standsInFor !== null && ` · ${words.standsIn(standsInFor)}`}
                  </span>
                ),
                onChoose: () => {
                  if (hasScreen('account')) navigate(way('account'))
                },
              })),
            ...(hasScreen('account')
              ? [{ key: 'account', label: words.myAccount, onChoose: () => navigate(way('account')) }]
              : []),
            {
              key: 'language',
              label: words.language,
              onChoose: () => chooseLanguage(language === 'en' ? 'zh' : 'en'),
            },
            {
              key: 'appearance',
              label: `${words.appearance}：${words.appearances[appearance === 'dark' ? 'light' : 'dark']}`,
              onChoose: () => chooseAppearance(appearance === 'dark' ? 'light' : 'dark'),
            },
            { key: 'sign-out', label: words.signOut, onChoose: () => void signOut() },
          ]}
        />
      )}
    </header>
  )
}

/** Which plan is looked at, and as of which day. */
function PlanChoice({ plan: { plans, chosen, isPending } }: { readonly plan: ChosenPlanState }) {
  const words = useWords()
  if (isPending) return null
  if (plans.length === 0) return <span className="shell-plan muted on-desk">{words.noPlan}</span>
  return (
    <span className="shell-plan">
      <select
        className="select"
        aria-label={words.plan}
        value={chosen.id ?? ''}
        onChange={(event) => chosen.choose({ id: event.target.value })}
      >
        {plans.map(({ id, title, period }) => (
          <option key={id} value={id}>
            {title}
            {period === null ? '' : ` ${periodText(period)}`}
          </option>
        ))}
      </select>
      <label className="shell-day on-desk">
        <span>{words.asOf}</span>
        <input
          type="date"
          value={chosen.asOf ?? ''}
          onChange={(event) => chosen.choose({ asOf: event.target.value === '' ? null : event.target.value })}
        />
      </label>
    </span>
  )
}

function SearchField({ inputRef }: { readonly inputRef: RefObject<HTMLInputElement | null> }) {
  const words = useWords()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') navigate(`/search?q=${encodeURIComponent(text.trim())}`)
  }
  return (
    <search className="shell-search">
      <form onSubmit={submit}>
        <Icon name="search" size={14} />
        <input
          ref={inputRef}
          type="search"
          value={text}
          placeholder={`${words.search}  /`}
          aria-label={words.search}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </search>
  )
}
