import type { Command } from '../command.ts'
import { DATA, withDatabase } from '../database.ts'

const NAMES = {
  audit: { zh: '审计记录', en: 'record of acts' },
  files: { zh: '附件内容', en: 'contents of files' },
  constraints: { zh: '引用关系', en: 'references' },
  indexes: { zh: '索引', en: 'indexes' },
  records: { zh: '登记的记录', en: 'records of registers' },
} as const

export const verifyCommand: Command = {
  name: 'verify',
  usage: '',
  about: {
    zh: '核对数据是否完好：审计链、附件指纹、引用、索引、登记的记录',
    en: 'check that the data are what was written: record, files, references, indexes, records',
  },
  help: {
    zh: '逐条核对审计记录的链、附件内容的指纹、表间引用和索引，由办理记录重算每条登记。有一处不符即退出码 1，并逐项列出。运行中的系统也可以核对。',
    en: 'Checks the chain of the record entry by entry, the hash of each file, references between tables, indexes, and each\nrecord by its steps. Anything wrong\nis listed and gives exit code 1. A running system can be checked.',
  },
  files: [0, 0],
  options: [DATA],
  run: (invocation) =>
    withDatabase(invocation, async ({ ownerUrl }) => {
      const { format, lang, terminal } = invocation
      const [{ verify }, { modules }, { connect }] = await Promise.all([
        import('../../../platform/backup/verify.ts'),
        import('../../server/modules.ts'),
        import('../../../platform/database/connect.ts'),
      ])
      const owner = connect(ownerUrl, { connections: 2, applicationName: 'gangmu-verify' })
      const own = modules.flatMap((module) => (module.verify === undefined ? [] : [module.verify]))
      const checks = await verify(owner, own).finally(() => owner.destroy())
      if (format === 'json') terminal.out(JSON.stringify({ checks }))
      else
        for (const { check, count, faults, skipped } of checks) {
          const name = NAMES[check][lang]
          const state = skipped !== null ? `– ${skipped[lang]}` : faults.length === 0 ? '✓' : `✗ ${faults.length}`
          terminal.out(`${name}  ${count}  ${state}`)
          for (const fault of faults) terminal.out(`    ${fault[lang]}`)
        }
      return checks.some(({ faults }) => faults.length > 0) ? 1 : 0
    }),
}
