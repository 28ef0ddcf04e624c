import type { ComponentType } from 'react'
import type { Bilingual } from '../model/system.ts'

/** Groups of the menu: 总览 规划 指标 任务 项目 评价 报告 系统 管理. */
export const MENU_GROUPS = [
  'overview',
  'plans',
  'targets',
  'tasks',
  'projects',
  'evaluation',
  'reports',
  'systems',
  'admin',
] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

/**
 * One screen. `src/engines/<engine>/screens.ts` (or `src/platform/<part>/screens.ts`) exports `screens`, a list of them; the
 * web application finds it there, nothing else needs editing.
 */
export interface Screen {
  /** Address under '/': 'targets', 'targets/:id'. */
  readonly path: string
  readonly title: Bilingual
  /** Its place in the menu; screens reached from others have none. Within a group lower orders come first. */
  readonly menu?: { readonly group: MenuGroup; readonly order: number }
  /** The permission without which it is neither in the menu nor opened; any of them when there are several. */
  readonly permission?: string | readonly string[]
  /** Whether it needs no account. */
  readonly isPublic?: boolean
  /** `() => import('./views/TargetsPage.tsx')`; the component is the default export. */
  readonly load: () => Promise<{ readonly default: ComponentType }>
}
