import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { giveTo, keepPasswords, type Place } from './place.ts'
import { DatabaseTrouble, troubleFromLog } from './trouble.ts'

/** Owns the schema and runs migrations. */
export const OWNER = 'gangmu_owner'
/** Reads and writes rows, cannot alter the schema. */
export const APP = 'gangmu_app'
export const DATABASE = 'gangmu'

export const hasCluster = (cluster: string) => existsSync(join(cluster, 'PG_VERSION'))

/** Throws DatabaseTrouble when the cluster was made by another major version than the programs at hand. */
export function checkVersion({ cluster, folder }: Place, { major }: Binaries): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (Number(made) === major) return
  throw new DatabaseTrouble('wrong-version', {
    zh: `${folder} 是 PostgreSQL ${made} 建的，本版本自带 PostgreSQL ${major}，不能直接打开。请用原来的版本运行 gangmu backup，再用本版本运行 gangmu restore，恢复到新的文件夹。`,
    en: `${folder} was made by PostgreSQL ${made}; this version brings PostgreSQL ${major} and cannot open it as it is. Run gangmu backup with the earlier version, then gangmu restore with this one into a new folder.`,
  })
}

/**
 * Makes the cluster with its two roles and its database. It is made beside its place and moved there whole, so that a kill
 * in the middle leaves nothing that looks like a cluster; and of two that make one at once, the second takes the first's.
 * With the setting fsync=off (tests) it does not wait for the disk either.
 */
export async function createCluster(
  place: Place,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const { folder, cluster, user } = place
  if (existsSync(cluster) && readdirSync(cluster).length > 0)
    throw new DatabaseTrouble('folder-unsuitable', {
      zh: `${cluster} 里有文件，但不是数据库。请换一个 --data 文件夹，或先移走这些文件。`,
      en: `${cluster} holds files but no database. Choose another --data folder, or move these files away.`,
    })
  removeAbandoned(folder)
  const passwords = keepPasswords(folder)
  const workshop = mkdtempSync(join(folder, 'postgres.new-'))
  const made = join(workshop, 'cluster')
  const secret = join(workshop, 'secret')
  try {
    mkdirSync(made, { mode: 0o700 })
    writeFileSync(secret, `${passwords.owner}\n`, { mode: 0o600 })
    for (const path of [workshop, made, secret]) giveTo(user, path)
    const words = ['-A', 'scram-sha-256', '--auth-local=trust', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C']
    if (settings.fsync === 'off') words.push('--no-sync')
    // One call for the whole disk instead of one for each of a thousand files.
    else if (process.platform === 'linux' && binaries.major >= 17) words.push('--sync-method=syncfs')
    await runToEnd(place, binaries.initdb, ['-D', made, '-U', OWNER, ...words, '--no-instructions'])
    // Both are base64url: nothing to escape.
    await runToEnd(
      place,
      binaries.postgres,
      ['--single', '-D', made, 'postgres'],
      [
        `create role ${APP} login password '${passwords.app}'`,
        `create database ${DATABASE} owner ${OWNER}`,
        `revoke create, temporary on database ${DATABASE} from public`,
      ],
    )
    try {
      renameSync(made, cluster)
    } catch (error) {
      if (!hasCluster(cluster)) throw error
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** Workshops of processes that were killed while they made a cluster; one that is an hour old has nobody in it. */
function removeAbandoned(folder: string) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (/^postgres\.new-\w{6}$/.test(name) && Date.now() - statSync(path).mtimeMs > 3_600_000)
      rmSync(path, { recursive: true, force: true })
  }
}

/** Runs one of PostgreSQL's programs to its end, with lines on its input. Throws DatabaseTrouble with what it said. */
async function runToEnd({ folder, user }: Place, command: string, args: readonly string[], input?: readonly string[]) {
  const words = [...user.before, command, ...args]
  const child = spawn(words[0] as string, words.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], cwd: folder })
  let log = ''
  const keep = (chunk: Buffer) => {
    log = (log + chunk.toString('utf8')).slice(-4000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  // One that ends before it has read everything says why on its error output.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input === undefined ? '' : `${input.join('\n')}\n`)
  const status = await new Promise<number | null>((done) => {
    child.once('error', (error) => {
      log += error.message
      done(null)
    })
    child.once('close', done)
  })
  if (status !== 0 || /^(?:.*\s)?(?:ERROR|FATAL|PANIC):/m.test(log)) throw troubleFromLog(log, folder)
}
