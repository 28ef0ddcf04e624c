import type { AuditEntryTable } from './record.ts'
import { hashOf } from './record.ts'

/** An entry as it stands in an export: every field of its hash, and the hash. */
export type AuditLine = Omit<AuditEntryTable, 'at'> & { readonly at: string }

/** Follows a chain entry by entry and says where it is broken. */
export function chainCheck() {
  const faults: string[] = []
  let previous: { seq: number; hash: string } | null = null
  let division = ''
  return {
    take(line: AuditLine) {
      division = line.division
      const expected = (previous?.seq ?? 0) + 1
      const place = `${line.division} #${line.seq}`
      if (line.seq !== expected)
        faults.push(
          `${place}: 缺少或多出记录，应为第 ${expected} 条 · entry ${expected} expected, entries are missing or out of order`,
        )
      if (previous === null ? line.seq === 1 && line.previous !== '0'.repeat(64) : line.previous !== previous.hash)
        faults.push(`${place}: 与上一条不相连 · does not follow the entry before`)
      if (hashOf(line) !== line.hash) faults.push(`${place}: 内容与哈希不符，被改动过 · was changed: its hash differs`)
      previous = { seq: line.seq, hash: line.hash }
    },
    /** Ends the check against the head of the chain, where it is known. */
    end(head: { readonly division: string; readonly seq: number; readonly hash: string } | null): readonly string[] {
      if (head !== null && (previous?.seq ?? 0) !== head.seq)
        faults.push(
          `${head.division}: 末尾缺少记录，应到第 ${head.seq} 条 · the last entries are missing: ${head.seq} expected`,
        )
      else if (head !== null && previous !== null && previous.hash !== head.hash)
        faults.push(`${head.division || division}: 末条与链头不符 · the last entry is not the head of the chain`)
      return faults
    },
  }
}
