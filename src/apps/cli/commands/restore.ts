import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from '../command.ts'
import { DATA, folderOf, withDatabase } from '../database.ts'

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  about: { zh: '从备份恢复到空的数据文件夹或空库', en: 'fill an empty data folder or database from a backup' },
  help: {
    zh: '把 gangmu backup 写的文件恢复到新的 --data 文件夹（或 DATABASE_URL 指向的空库），再补上之后的结构更新。\n文件有任何损坏，一行也不会写入。已有数据的库不会被覆盖。',
    en: 'Restores a file of gangmu backup into a new --data folder (or the empty database of DATABASE_URL), then applies what\nchanged in the schema since. If anything in the file is damaged, no row is written. Data that are there are never overwritten.',
  },
  files: [1, 1],
  options: [DATA],
  run: (invocation) =>
    withDatabase(invocation, async (reached) => {
      const { files, format, lang, terminal } = invocation
      const [{ restore }, { appendOnly, migrations, schemas }, { connect }, { grantToApplication }, { APP }] =
        await Promise.all([
          import('../../../platform/backup/restore.ts'),
          import('../../server/modules.ts'),
          import('../../../platform/database/connect.ts'),
          import('../../../platform/database/grants.ts'),
          import('../../../platform/database/embedded/cluster.ts'),
        ])
      const done = await restore(reached.ownerUrl, resolve(files[0] ?? ''), migrations, schemas)
      if (reached.embedded !== null) {
        const owner = connect(reached.ownerUrl, { connections: 1 })
        await grantToApplication(owner, APP, appendOnly).finally(() => owner.destroy())
      }
      const folder = folderOf(invocation)
      const secret = join(folder, 'secret')
      let kept = ''
      if (done.head.secret !== null && process.env.GANGMU_SECRET === undefined && !existsSync(secret)) {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        writeFileSync(secret, `${done.head.secret}\n`, { mode: 0o600, flag: 'wx' })
        kept = lang === 'en' ? ' The server’s secret was restored with them.' : '服务器密钥已一并恢复。'
      }
      terminal.out(
        format === 'json'
          ? JSON.stringify({ tables: done.tables, rows: done.rows, at: done.at })
          : lang === 'en'
            ? `Restored: ${done.rows} rows of ${done.tables} tables, as of ${done.at}.${kept} Run gangmu verify next.`
            : `已恢复：${done.tables} 张表，${done.rows} 行，时点 ${done.at}。${kept}接着请运行 gangmu verify。`,
      )
      return 0
    }),
}
