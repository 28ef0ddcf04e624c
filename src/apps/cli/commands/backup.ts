import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { DATA, folderOf, secretOf, withDatabase } from '../database.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  about: { zh: '备份全部数据到一个文件，不影响使用', en: 'write all data into one file, while people go on working' },
  help: {
    zh: '把某一时刻的全部数据写进一个文件（压缩文本），期间照常使用；备份开始前已确认的数据都在里面。\n不依赖 PostgreSQL 的版本，可恢复到任何更新的纲目。文件含服务器密钥，只有属主可读，请妥善保管。',
    en: 'Writes all data of one moment into one file (packed text) while people go on working; whatever was acknowledged before it\nbegan is in it. It depends on no version of PostgreSQL. It holds the server’s secret: only its owner may read it.',
  },
  files: [1, 1],
  options: [
    DATA,
    { name: 'force', type: 'boolean', about: { zh: '覆盖已有的文件', en: 'overwrite a file that is there' } },
  ],
  async run(invocation) {
    const { files, flags, format, lang, terminal } = invocation
    const file = resolve(files[0] ?? '')
    if (existsSync(file) && flags.force !== true) {
      terminal.err(
        lang === 'en'
          ? `${file} is there already; add --force to overwrite it.`
          : `${file} 已存在；要覆盖请加 --force。`,
      )
      return 2
    }
    return withDatabase(invocation, async ({ ownerUrl }) => {
      const { backUp } = await import('../../../platform/backup/backup.ts')
      const done = await backUp(ownerUrl, file, { program: '0.2.0', secret: secretOf(folderOf(invocation)) })
      terminal.out(
        format === 'json'
          ? JSON.stringify({ file, ...done })
          : lang === 'en'
            ? `${file}: ${done.rows} rows of ${done.tables} tables, as of ${done.at}`
            : `${file}：${done.tables} 张表，${done.rows} 行，时点 ${done.at}`,
      )
      return 0
    })
  },
}
