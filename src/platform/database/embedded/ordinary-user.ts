import { spawnSync } from 'node:child_process'
import { DatabaseTrouble } from './trouble.ts'

/** How PostgreSQL's programs are run: words before the command, and who then owns what they write. */
export interface OrdinaryUser {
  readonly before: readonly string[]
  /** User and group that folders must belong to; null: they stay the present user's. */
  readonly owner: { readonly uid: number; readonly gid: number } | null
}

const NOBODY = 65534

/**
 * PostgreSQL refuses to run as root. In a container root is often all there is: then a user namespace maps root to an
 * ordinary user for that process alone, and its files stay root's. Where namespaces are forbidden, the process gives
 * root up for nobody, who then owns the folder. Throws DatabaseTrouble when neither can be had.
 */
export function findOrdinaryUser(ways: readonly ('namespace' | 'setpriv')[] = ['namespace', 'setpriv']): OrdinaryUser {
  if (process.getuid?.() !== 0) return { before: [], owner: null }
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (ways.includes('namespace') && works([...namespace, 'true'])) return { before: namespace, owner: null }
  const nobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  if (ways.includes('setpriv') && works([...nobody, 'true']))
    return { before: nobody, owner: { uid: NOBODY, gid: NOBODY } }
  throw new DatabaseTrouble('cannot-drop-root', {
    zh: 'PostgreSQL 不能以 root 身份运行，而这里既不能用 unshare 建立用户命名空间，也不能用 setpriv 降权。请用普通用户启动 gangmu（容器里加 USER 或 --user 1000），或设置 DATABASE_URL。',
    en: 'PostgreSQL cannot run as root, and here neither unshare (a user namespace) nor setpriv (giving root up) works. Start gangmu as an ordinary user (USER or --user 1000 in a container), or set DATABASE_URL.',
  })
}

function works([command, ...args]: readonly string[]): boolean {
  return spawnSync(command as string, args, { stdio: 'ignore' }).status === 0
}
