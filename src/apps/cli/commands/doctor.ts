import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Bilingual } from '../../../model/system.ts'
import type { Command } from '../command.ts'
import { DATA, folderOf, withDatabase } from '../database.ts'

interface Finding {
  readonly check: string
  readonly state: 'fine' | 'note' | 'wrong'
  readonly told: Bilingual
}

const finding = (check: string, state: Finding['state'], zh: string, en: string): Finding => ({
  check,
  state,
  told: { zh, en },
})

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  about: { zh: '检查这台机器和数据是否适合运行', en: 'check whether this machine and its data are fit to run' },
  help: {
    zh: '检查 Node.js、磁盘、数据文件夹、PostgreSQL、表结构、数据库权限、时钟、失败的后台任务、LibreOffice。有必须处理的问题时退出码 1。',
    en: 'Checks Node.js, disk, data folder, PostgreSQL, schema, rights in the database, clock, failed jobs, LibreOffice. What must be\nmended gives exit code 1.',
  },
  files: [0, 0],
  options: [DATA],
  async run(invocation) {
    const { format, lang, terminal } = invocation
    const findings: Finding[] = [...(await machine(folderOf(invocation)))]
    const hasData = process.env.DATABASE_URL !== undefined || existsSync(join(folderOf(invocation), 'postgres'))
    if (!hasData)
      findings.push(
        finding(
          'database',
          'note',
          '还没有数据：第一次 gangmu start 时建立',
          'There are no data yet: the first gangmu start makes them',
        ),
      )
    else
      await withDatabase(
        {
          ...invocation,
          terminal: { ...terminal, err: (text) => findings.push(finding('database', 'wrong', text, text)) },
        },
        async (reached) => {
          findings.push(...(await database(reached.ownerUrl, reached.url)))
          return 0
        },
      )
    if (format === 'json') terminal.out(JSON.stringify({ findings }))
    else
      for (const { state, told } of findings)
        terminal.out(`${state === 'fine' ? '✓' : state === 'note' ? '！' : '✗'} ${told[lang]}`)
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },
}

async function machine(folder: string): Promise<readonly Finding[]> {
  const { findBinaries } = await import('../../../platform/database/embedded/binaries.ts')
  const { freeBytes } = await import('../../../platform/database/embedded/place.ts')
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNewEnough = major > 20 || (major === 20 && minor >= 19)
  let there = folder
  while (!existsSync(there) && there !== dirname(there)) there = dirname(there)
  const findings = [
    finding(
      'node',
      isNewEnough ? 'fine' : 'wrong',
      `Node.js ${process.versions.node}${isNewEnough ? '' : '，需要 20.19 以上'}`,
      `Node.js ${process.versions.node}${isNewEnough ? '' : '; 20.19 or newer is needed'}`,
    ),
  ]
  try {
    accessSync(there, constants.W_OK)
    findings.push(finding('folder', 'fine', `数据文件夹 ${folder} 可写`, `the data folder ${folder} can be written to`))
  } catch {
    findings.push(
      finding(
        'folder',
        'wrong',
        `数据文件夹 ${folder} 不能写，请换一个 --data 或更改属主`,
        `the data folder ${folder} cannot be written to: choose another --data or change its owner`,
      ),
    )
  }
  const free = freeBytes(there)
  if (free !== null) {
    const gigabytes = (free / 1024 ** 3).toFixed(1)
    const state = free < 256 * 1024 ** 2 ? 'wrong' : free < 2 * 1024 ** 3 ? 'note' : 'fine'
    findings.push(
      finding(
        'disk',
        state,
        `磁盘剩余 ${gigabytes} GB${state === 'fine' ? '' : '，请清出空间'}`,
        `${gigabytes} GB free on the disk${state === 'fine' ? '' : ': free some'}`,
      ),
    )
  }
  if (process.env.DATABASE_URL === undefined)
    try {
      const binaries = await findBinaries()
      findings.push(
        finding('postgres', 'fine', `内置 PostgreSQL ${binaries.major}`, `embedded PostgreSQL ${binaries.major}`),
      )
      const version = join(folder, 'postgres', 'PG_VERSION')
      if (existsSync(version) && Number(readFileSync(version, 'utf8')) !== binaries.major)
        findings.push(
          finding(
            'cluster',
            'wrong',
            `数据由 PostgreSQL ${readFileSync(version, 'utf8').trim()} 建立，与内置版本不同`,
            `the data were made by PostgreSQL ${readFileSync(version, 'utf8').trim()}, not by the embedded version`,
          ),
        )
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      findings.push(finding('postgres', 'wrong', text, text))
    }
  const office = ['soffice', 'libreoffice'].some(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0,
  )
  findings.push(
    office
      ? finding(
          'office',
          'fine',
          'LibreOffice 可用，报告可导出 pdf',
          'LibreOffice is there: reports can be exported as pdf',
        )
      : finding(
          'office',
          'note',
          '没有 LibreOffice：报告只能导出 docx，不能导出 pdf',
          'no LibreOffice: reports are exported as docx only, not as pdf',
        ),
  )
  return findings
}

async function database(ownerUrl: string, url: string): Promise<readonly Finding[]> {
  const [{ connect }, { pendingMigrations, migrationsRun }, { migrations }] = await Promise.all([
    import('../../../platform/database/connect.ts'),
    import('../../../platform/database/migrate.ts'),
    import('../../server/modules.ts'),
  ])
  const owner = connect(ownerUrl, { connections: 1, applicationName: 'gangmu-doctor' })
  try {
    const findings: Finding[] = []
    const asked = Date.now()
    const about = await sql<{ now: Date; version: string; size: string }>`
      select clock_timestamp() "now", current_setting('server_version') version, pg_size_pretty(pg_database_size(current_database())) size`.execute(
      owner,
    )
    const { now, version, size } = about.rows[0] ?? { now: new Date(), version: '?', size: '?' }
    findings.push(
      finding('database', 'fine', `数据库 PostgreSQL ${version}，${size}`, `database PostgreSQL ${version}, ${size}`),
    )
    const apart = Math.abs(now.getTime() - (asked + Date.now()) / 2)
    findings.push(
      apart < 5000 && now.getUTCFullYear() >= 2024
        ? finding('clock', 'fine', `时钟 ${now.toISOString()}`, `clock ${now.toISOString()}`)
        : finding(
            'clock',
            'wrong',
            `时钟不对：数据库 ${now.toISOString()}，本机 ${new Date().toISOString()}。请校时（NTP）`,
            `the clock is wrong: database ${now.toISOString()}, this machine ${new Date().toISOString()}. Set it (NTP)`,
          ),
    )
    const run = await migrationsRun(owner)
    const pending = await pendingMigrations(owner, migrations)
    const unknown = run.filter((name) => migrations[name] === undefined)
    findings.push(
      unknown.length > 0
        ? finding(
            'schema',
            'wrong',
            `表结构由更新的版本写过（${unknown.join('、')}），请换用新版本`,
            `the schema was written by a newer version (${unknown.join(', ')}): use that one`,
          )
        : pending.length > 0
          ? finding(
              'schema',
              'note',
              `有 ${pending.length} 步结构更新，下次 gangmu start 时执行`,
              `${pending.length} steps of the schema are pending; the next gangmu start runs them`,
            )
          : finding('schema', 'fine', '表结构是最新的', 'the schema is up to date'),
    )
    findings.push(
      ownerUrl === url
        ? finding(
            'rights',
            'note',
            '应用和建表用同一个角色，“只增不改”没有数据库权限保障；请设 DATABASE_OWNER_URL',
            'one role both serves and owns the schema: set DATABASE_OWNER_URL',
          )
        : finding(
            'rights',
            'fine',
            '应用角色只能增加事实，不能改动表结构',
            'the application’s role may add facts and cannot alter the schema',
          ),
    )
    if (run.length > 0 && unknown.length === 0 && pending.length === 0) {
      const failed = await sql<{ n: number }>`select count(*) n from job where state = 'failed'`.execute(owner)
      const n = failed.rows[0]?.n ?? 0
      findings.push(
        n === 0
          ? finding('jobs', 'fine', '没有失败的后台任务', 'no background job has failed')
          : finding(
              'jobs',
              'note',
              `有 ${n} 个后台任务失败，请系统管理员查看`,
              `${n} background jobs have failed: the system administrator should look`,
            ),
      )
    }
    return findings
  } finally {
    await owner.destroy()
  }
}
