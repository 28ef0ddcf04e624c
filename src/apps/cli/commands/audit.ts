import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type AuditLine, chainCheck } from '../../../platform/audit/chain.ts'

const USAGE = `gangmu audit verify FILE
gangmu audit export --division CODE --out FILE [--data FOLDER]

verify  离线校验导出的审计记录（JSON 行），不需要数据库。退出码：0 完整；1 有缺失或改动；2 不能读。
        Verifies an exported record (JSON lines) without a database. Exit code 0 whole, 1 broken, 2 unreadable.
export  从数据库导出一个区划的整条审计链。
        Exports the whole chain of a division from the database.`

/** `gangmu audit verify|export`. Resolves with the exit code. */
export async function audit(args: readonly string[]): Promise<number> {
  const [act, ...rest] = args
  if (act === 'verify' && rest.length === 1 && rest[0] !== undefined && !rest[0].startsWith('-')) return verify(rest[0])
  const options = new Map<string, string>()
  for (let i = 0; i + 1 < rest.length; i += 2) options.set(rest[i] as string, rest[i + 1] as string)
  const [division, out, data = 'data'] = ['--division', '--out', '--data'].map((name) => options.get(name))
  if (act === 'export' && division !== undefined && out !== undefined) return exportChain(division, out, data)
  console.error(USAGE)
  return act === '--help' || act === '-h' ? 0 : 2
}

async function verify(file: string): Promise<number> {
  const checks = new Map<string, ReturnType<typeof chainCheck>>()
  let count = 0
  try {
    for await (const text of createInterface({ input: createReadStream(file, 'utf8') })) {
      if (text.trim() === '') continue
      const line = JSON.parse(text) as AuditLine // checked by its hash, which covers every field
      const check = checks.get(line.division) ?? chainCheck()
      checks.set(line.division, check)
      check.take(line)
      count++
    }
  } catch (error) {
    console.error(
      `${file}: 第 ${count + 1} 行不能读 · line ${count + 1} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
    return 2
  }
  const faults = [...checks.values()].flatMap((check) => check.end(null))
  for (const fault of faults) console.log(fault)
  console.log(
    faults.length === 0
      ? `已校验 ${count} 条，链条完整。末尾是否缺少记录须与系统中的链头对照。\n${count} entries verified, the chain is whole. Whether its last entries are there only the head of the chain tells.`
      : `${count} 条中发现 ${faults.length} 处问题 · ${faults.length} faults in ${count} entries`,
  )
  return faults.length === 0 ? 0 : 1
}

async function exportChain(division: string, out: string, data: string): Promise<number> {
  const { openDatabase, sourceFrom } = await import('../../../platform/database/open.ts')
  const { lineOf, readChain } = await import('../../../platform/audit/store.ts')
  const { record } = await import('../../../platform/audit/record.ts')
  const { inTransaction } = await import('../../../platform/database/connect.ts')
  const { appendOnly, migrations, schemas } = await import('../../server/modules.ts')
  const source = sourceFrom(process.env, { kind: 'embedded', folder: resolve(data), join: true })
  const database = await openDatabase(source, migrations, appendOnly, schemas)
  try {
    const file = createWriteStream(out, { flags: 'wx', mode: 0o600 })
    let count = 0
    for await (const row of readChain(database.db, division)) {
      if (!file.write(`${JSON.stringify(lineOf(row))}\n`)) await once(file, 'drain')
      count++
    }
    file.end()
    await once(file, 'finish')
    await inTransaction(database.db, (tx) =>
      record(tx, { kind: 'system', name: 'gangmu audit export' }, new Date(), {
        division,
        action: 'audit.export',
        subject: { kind: 'division', id: division },
        detail: { format: 'jsonl', rows: count },
      }),
    )
    console.log(`${count} 条 · ${count} entries: ${out}`)
    return 0
  } finally {
    await database.close()
  }
}
