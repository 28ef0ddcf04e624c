import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** What a running PostgreSQL writes about itself into `postmaster.pid` of its cluster. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  /** Folder of its Unix socket; null when it listens on TCP only. */
  readonly sockets: string | null
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown'
}

/** Reads `postmaster.pid` of a cluster; null when there is none or it is not written yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
  return postmasterFileFrom(text)
}

/** Lines: pid, cluster, start, port, first socket folder, first address, shared memory, status. */
export function postmasterFileFrom(text: string): PostmasterFile | null {
  const [pid, , , port, sockets, , , status] = text.split('\n').map((line) => line.trim())
  const number = Number(pid)
  if (!Number.isInteger(number) || number <= 0) return null
  return {
    pid: number,
    port: Number(port) || 0,
    sockets: sockets === undefined || sockets === '' ? null : sockets,
    status:
      status === 'ready' || status === 'starting' || status === 'stopping' || status === 'standby' ? status : 'unknown',
  }
}

/** How a running server was started. */
export interface PostmasterOptions {
  readonly program: string
  /** Its `-c name=value` words. */
  readonly options: ReadonlyMap<string, string>
}

/** From `postmaster.opts`; null when it cannot be told. */
export function readPostmasterOptions(cluster: string): PostmasterOptions | null {
  try {
    return postmasterOptionsFrom(readFileSync(join(cluster, 'postmaster.opts'), 'utf8'))
  } catch {
    return null
  }
}

export function postmasterOptionsFrom(text: string): PostmasterOptions | null {
  const program = /^(.+?)(?: "|$)/m.exec(text)?.[1]
  if (program === undefined) return null
  const options = new Map<string, string>()
  for (const [, name, value] of text.matchAll(/"-c" "([\w.]+)=([^"]*)"/g)) options.set(name as string, value as string)
  return { program, options }
}

/**
 * Living processes of the server that has this cluster open, by their working folder, which for PostgreSQL is the cluster.
 * A process id alone would not do: after a container is restarted, the number in `postmaster.pid` may be anybody's, ours
 * included. Null where the system does not tell (anything but Linux).
 */
export function processesIn(cluster: string): readonly number[] | null {
  if (process.platform !== 'linux') return null
  let real: string
  try {
    real = realpathSync(cluster)
  } catch {
    return []
  }
  const found: number[] = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (readlinkSync(`/proc/${name}/cwd`) !== real) continue
      const command = readFileSync(`/proc/${name}/comm`, 'utf8').trim()
      const state = /\) ([A-Z])/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]
      if (command.startsWith('postgres') && state !== 'Z' && state !== 'X') found.push(Number(name))
    } catch {
      // It ended while we looked, or is somebody else's.
    }
  }
  return found
}

/** Whether a process with this id lives; one that may not be asked lives too. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
