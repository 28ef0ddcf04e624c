import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type DatabaseSource, type Reached, reachDatabase, sourceFrom } from '../../platform/database/open.ts'
import type { CommandOption, ExitCode, Invocation } from './command.ts'

/** Of the commands that look after the data. */
export const DATA: CommandOption = {
  name: 'data',
  type: 'string',
  value: 'FOLDER',
  about: {
    zh: '数据文件夹，默认 ./data；设置了 DATABASE_URL 时用那个数据库',
    en: 'data folder, ./data; DATABASE_URL names a server instead',
  },
}

/** The data folder of a command. */
export const folderOf = ({ flags }: Invocation): string => resolve(typeof flags.data === 'string' ? flags.data : 'data')

/**
 * Reaches the data, does the work, lets go: joins the server that a running Gangmu has, or starts it for the while. Troubles
 * are told on the terminal and end with 2.
 */
export async function withDatabase(
  invocation: Invocation,
  work: (reached: Reached, source: DatabaseSource) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = folderOf(invocation)
  const source = sourceFrom(process.env, { kind: 'embedded', folder, join: true })
  let reached: Reached | null = null
  try {
    reached = await reachDatabase(source)
    return await work(reached, source)
  } catch (error) {
    invocation.terminal.err(error instanceof Error ? error.message : String(error))
    return 2
  } finally {
    await reached?.close()
  }
}

/** The server's secret, wherever it is kept; null when there is none yet. */
export function secretOf(folder: string): string | null {
  if (process.env.GANGMU_SECRET !== undefined) return process.env.GANGMU_SECRET
  try {
    return readFileSync(join(folder, 'secret'), 'utf8').trim()
  } catch {
    return null
  }
}
