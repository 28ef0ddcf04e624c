import type { Reading, Row } from '../database/tables.ts'
import { type AuditLine, chainCheck } from './chain.ts'

/** What is looked for in the record; what is left out does not matter. */
export interface AuditQuery {
  readonly division: string
  /** First and last day, in China's time. */
  readonly from?: string
  readonly to?: string
  /** Part of the action's name, or of the actor's. */
  readonly action?: string
  readonly actor?: string
  readonly subjectKind?: string
  readonly subjectId?: string
  /** Only entries before this one. */
  readonly before?: number
  readonly limit: number
}

/** Entries, the newest first. */
export async function findEntries(db: Reading, asked: AuditQuery): Promise<readonly Row<'audit_entry'>[]> {
  let query = db.selectFrom('audit_entry').selectAll().where('division', '=', asked.division)
  const start = (day: string) => new Date(`${day}T00:00:00+08:00`)
  if (asked.from !== undefined) query = query.where('at', '>=', start(asked.from))
  if (asked.to !== undefined) query = query.where('at', '<', new Date(start(asked.to).getTime() + 86_400_000))
  if (asked.action !== undefined) query = query.where('action', 'like', `%${escaped(asked.action)}%`)
  if (asked.actor !== undefined) {
    const name = `%${escaped(asked.actor)}%`
    const id = asked.actor
    query = query.where(({ or, eb }) => or([eb('actor_name', 'like', name), eb('actor_id', '=', id)]))
  }
  if (asked.subjectKind !== undefined) query = query.where('subject_kind', '=', asked.subjectKind)
  if (asked.subjectId !== undefined) query = query.where('subject_id', '=', asked.subjectId)
  if (asked.before !== undefined) query = query.where('seq', '<', asked.before)
  return query.orderBy('seq', 'desc').limit(asked.limit).execute()
}

/** When a division's record begins; null while nothing was recorded. */
export async function firstEntryAt(db: Reading, division: string): Promise<Date | null> {
  const first = await db
    .selectFrom('audit_entry')
    .select('at')
    .where('division', '=', division)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return first?.at ?? null
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** The whole chain of a division in its order, a thousand at a time. */
export async function* readChain(db: Reading, division: string): AsyncGenerator<Row<'audit_entry'>> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('division', '=', division)
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(1000)
      .execute()
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.seq
  }
}

/** Divisions that have a chain, and where each chain ends. */
export async function headsOf(db: Reading): Promise<readonly Row<'audit_head'>[]> {
  return db.selectFrom('audit_head').selectAll().orderBy('division').execute()
}

/** Verifies the chains of a whole database: what `gangmu verify` calls. Empty when every chain holds. */
export async function faultsOfRecord(db: Reading): Promise<readonly string[]> {
  const faults: string[] = []
  for (const head of await headsOf(db)) {
    const check = chainCheck()
    for await (const row of readChain(db, head.division)) check.take(lineOf(row))
    faults.push(...check.end({ division: head.division, seq: head.seq, hash: head.hash }))
  }
  return faults
}

/** An entry as it leaves in an export: every field of its hash, and the hash. */
export const lineOf = (row: Row<'audit_entry'>): AuditLine => ({ ...row, at: row.at.toISOString() })
