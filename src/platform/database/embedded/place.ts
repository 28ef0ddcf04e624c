import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrdinaryUser } from './ordinary-user.ts'
import { DatabaseTrouble } from './trouble.ts'

/**
 * The parts of a data folder that the database uses:
 *
 *     postgres/           the cluster; PostgreSQL's own files
 *     postgres.log        what it said
 *     postgresql.conf     settings of the administrator's, `name = value`, over ours; may be missing
 *     passwords.json      of the two roles, for machines where it listens on TCP
 *     run/                its Unix socket, when the path is short enough
 */
export interface Place {
  readonly folder: string
  readonly cluster: string
  readonly log: string
  readonly user: OrdinaryUser
}

const LEAST_FREE = 256 * 1024 * 1024

/** Makes and checks the data folder. Throws DatabaseTrouble when it cannot be written to or the disk is nearly full. */
export function preparePlace(folder: string, user: OrdinaryUser): Place {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new DatabaseTrouble(
      'folder-not-writable',
      {
        zh: `数据文件夹 ${folder} 不能建立或不能写入。请用 --data 指定一个当前用户能写的文件夹。`,
        en: `The data folder ${folder} cannot be made or written to. Point --data to a folder that the present user may write to.`,
      },
      error instanceof Error ? error.message : String(error),
    )
  }
  if (process.getuid !== undefined && process.getuid() !== 0 && existsSync(join(folder, 'postgres'))) {
    if (statSync(join(folder, 'postgres')).uid !== process.getuid())
      throw new DatabaseTrouble('folder-not-ours', {
        zh: `${folder} 是另一个系统用户建的。请用那个用户启动，或用 chown -R 把它交给当前用户。`,
        en: `${folder} was made by another user of this system. Start as that user, or give it to the present one with chown -R.`,
      })
  }
  const free = freeBytes(folder)
  if (free !== null && free < LEAST_FREE)
    throw new DatabaseTrouble('disk-full', {
      zh: `${folder} 所在磁盘只剩 ${megabytes(free)} MB，至少需要 ${megabytes(LEAST_FREE)} MB 才能启动。请清出空间。`,
      en: `The disk of ${folder} has ${megabytes(free)} MB left; at least ${megabytes(LEAST_FREE)} MB are needed to start. Free some space.`,
    })
  return { folder, cluster: join(folder, 'postgres'), log: join(folder, 'postgres.log'), user }
}

/** Bytes free for this user on the disk of a folder; null where it cannot be told. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024)

/** Gives a path to the user PostgreSQL runs as, where that is another one. */
export function giveTo(user: OrdinaryUser, path: string): void {
  if (user.owner !== null) chownSync(path, user.owner.uid, user.owner.gid)
}

/** How the program and the database find each other. */
export type Door =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'tcp'; readonly port: number }

/** Longest path of a Unix socket that every system takes (macOS: 104 with the closing zero). */
const LONGEST_SOCKET = 103
const SOCKET_NAME = '/.s.PGSQL.5432.lock'

/**
 * A folder of the present user's alone for the socket: in the data folder, else, when that path is too long or its disk
 * takes no sockets, in a folder for temporary files. Null when none is short enough: then the door is TCP.
 */
export function socketFolder({ folder, user }: Place, avoid: readonly string[] = []): string | null {
  if (process.platform === 'win32') return null
  const own = join(folder, 'run')
  if (fits(own) && !avoid.includes(own)) {
    mkdirSync(own, { recursive: true, mode: 0o700 })
    giveTo(user, own)
    return own
  }
  for (const base of [process.env.XDG_RUNTIME_DIR, tmpdir(), '/tmp']) {
    if (base === undefined || !fits(join(base, 'gangmu-pg-XXXXXX')) || avoid.some((one) => one.startsWith(base)))
      continue
    try {
      const made = mkdtempSync(join(base, 'gangmu-pg-'))
      chmodSync(made, 0o700)
      giveTo(user, made)
      return made
    } catch {
      // Cannot be written to: the next one.
    }
  }
  return null
}

const fits = (folder: string) => Buffer.byteLength(folder + SOCKET_NAME) <= LONGEST_SOCKET

/** Takes a folder for temporary files that `socketFolder` made away again; the one in the data folder stays. */
export function removeSocketFolder(folder: string): void {
  if (/[\\/]gangmu-pg-\w{6}$/.test(folder)) rmSync(folder, { recursive: true, force: true })
}

export interface Passwords {
  readonly owner: string
  readonly app: string
}

const passwordsOf = (folder: string) => join(folder, 'passwords.json')

/** The passwords of the two roles: made once, readable by the present user alone. */
export function keepPasswords(folder: string): Passwords {
  const path = passwordsOf(folder)
  const kept = readPasswords(folder)
  if (kept !== null) return kept
  const made: Passwords = { owner: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') }
  writeFileSync(`${path}.new`, JSON.stringify(made), { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return made
}

export function readPasswords(folder: string): Passwords | null {
  try {
    const { owner, app }: Partial<Record<keyof Passwords, unknown>> = JSON.parse(
      readFileSync(passwordsOf(folder), 'utf8'),
    )
    return typeof owner === 'string' && typeof app === 'string' ? { owner, app } : null
  } catch {
    return null
  }
}

/** The administrator's own settings; a line that is not `name = value` is refused by name. */
export function readSettings(folder: string): Readonly<Record<string, string>> {
  const path = join(folder, 'postgresql.conf')
  if (!existsSync(path)) return {}
  return settingsFrom(readFileSync(path, 'utf8'), path)
}

export function settingsFrom(text: string, path: string): Readonly<Record<string, string>> {
  const settings: Record<string, string> = {}
  for (const [i, line] of text.split('\n').entries()) {
    const bare = line.trim()
    if (bare === '' || bare.startsWith('#')) continue
    const [, name, quoted, plain] =
      /^([a-z][a-z0-9_.]*)\s*(?:=|\s)\s*(?:'([^']*)'|([^\s#']+))\s*(?:#.*)?$/.exec(bare) ?? []
    if (name === undefined)
      throw new DatabaseTrouble('folder-unsuitable', {
        zh: `${path} 第 ${i + 1} 行看不懂：“${bare}”。应写成 名称 = 值，例如 shared_buffers = 1GB。`,
        en: `${path}, line ${i + 1} cannot be read: “${bare}”. Write name = value, such as shared_buffers = 1GB.`,
      })
    settings[name] = quoted ?? plain ?? ''
  }
  return settings
}
