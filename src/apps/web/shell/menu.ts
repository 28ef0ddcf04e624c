import type { Screen } from '../../../ui/screen.ts'
import { MENU_GROUPS, type MenuGroup } from '../../../ui/screen.ts'
import type { Session } from '../../../ui/session.ts'

/** The groups of the menu that a person may see, each with its screens in order; groups without any are left out. */
export function menuFor(
  screens: readonly Screen[],
  may: Session['may'] | null,
): readonly { readonly group: MenuGroup; readonly screens: readonly Screen[] }[] {
  const allowed = screens.filter(
    ({ menu, permission, isPublic }) =>
      menu !== undefined && (isPublic === true || (may !== null && (permission === undefined || may(permission)))),
  )
  return MENU_GROUPS.map((group) => ({
    group,
    screens: allowed
      .filter(({ menu }) => menu?.group === group)
      .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0) || a.path.localeCompare(b.path)),
  })).filter(({ screens }) => screens.length > 0)
}
