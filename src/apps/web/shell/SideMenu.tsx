import { useEffect } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { Icon, type IconName } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import type { MenuGroup, Screen } from '../../../ui/screen.ts'
import type { Session } from '../../../ui/session.ts'
import { screens } from '../screens.ts'
import { menuFor } from './menu.ts'
import { useWords } from './words.ts'

const icons: Readonly<Record<MenuGroup, IconName>> = {
  overview: 'overview',
  plans: 'book',
  targets: 'target',
  tasks: 'task',
  projects: 'columns',
  evaluation: 'chart',
  reports: 'report',
  systems: 'systems',
  admin: 'admin',
}

/** Keeps the chosen plan and day from screen to screen. */
export function useWay() {
  const [search] = useSearchParams()
  return (path: string) => {
    const kept = new URLSearchParams()
    for (const key of ['plan', 'asOf']) {
      const value = search.get(key)
      if (value !== null) kept.set(key, value)
    }
    const text = kept.toString()
    return `/${path.replace(/^\//, '')}${text === '' ? '' : `?${text}`}`
  }
}

const addressOf = (screen: Screen) => `/${screen.path.replace(/^\//, '')}`

/** The menu's screen that the address belongs to: its own, or that of the list which the record was reached from. */
function useCurrent(): (screen: Screen) => 'page' | undefined {
  const { pathname } = useLocation()
  const addresses = screens.flatMap((screen) => (screen.menu === undefined ? [] : [addressOf(screen)]))
  const current = addresses
    .filter((address) => pathname === address || (address !== '/' && pathname.startsWith(`${address}/`)))
    .sort((a, b) => b.length - a.length)[0]
  return (screen) => (addressOf(screen) === current ? 'page' : undefined)
}

interface SideMenuProps {
  readonly session: Session | null
  readonly isWide: boolean
  readonly onWide: (isWide: boolean) => void
  readonly onClose: () => void
}

/** The menu at the left, by permission; narrow it shows signs with their words under them. */
export function SideMenu({ session, isWide, onWide, onClose }: SideMenuProps) {
  const words = useWords()
  const say = useSay()
  const way = useWay()
  const current = useCurrent()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <>
      <button type="button" className="shell-veil" aria-label={words.closeMenu} tabIndex={-1} onClick={onClose} />
      <nav className="shell-menu" aria-label={words.menu}>
        <ul>
          {menuFor(screens, session?.may ?? null).map(({ group, screens: entries }) => (
            <li key={group} className="menu-group">
              <h2>
                <Icon name={icons[group]} />
                <span>{words.groups[group]}</span>
              </h2>
              <ul>
                {entries.map((screen) => (
                  <li key={screen.path}>
                    <Link to={way(screen.path)} aria-current={current(screen)} onClick={onClose}>
                      {say(screen.title)}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <div className="menu-foot">
          <a href="/workbench">{words.workbench}</a>
          <button
            type="button"
            className="button is-quiet is-icon on-desk"
            aria-label={isWide ? words.closeMenu : words.openMenu}
            title={isWide ? words.closeMenu : words.openMenu}
            aria-expanded={isWide}
            onClick={() => onWide(!isWide)}
          >
            <Icon name={isWide ? 'left' : 'right'} />
          </button>
        </div>
      </nav>
    </>
  )
}

/** The bar at the bottom of a phone: the first screen of the four groups most used, and the rest. */
export function BottomBar({ session, onMore }: { readonly session: Session | null; readonly onMore: () => void }) {
  const words = useWords()
  const say = useSay()
  const way = useWay()
  const current = useCurrent()
  const groups = menuFor(screens, session?.may ?? null)
  const first = groups.flatMap(({ group, screens: entries }) =>
    group === 'overview'
      ? entries.slice(0, 2).map((screen, i) => ({ screen, icon: i === 0 ? icons.overview : ('day' as const) }))
      : entries.slice(0, 1).map((screen) => ({ screen, icon: icons[group] })),
  )
  return (
    <nav className="shell-bottom" aria-label={words.menu}>
      {first.slice(0, 4).map(({ screen, icon }) => (
        <Link key={screen.path} to={way(screen.path)} aria-current={current(screen)}>
          <Icon name={icon} size={22} />
          <span>{say(screen.title)}</span>
        </Link>
      ))}
      <button type="button" onClick={onMore}>
        <Icon name="menu" size={22} />
        <span>{words.more}</span>
      </button>
    </nav>
  )
}
