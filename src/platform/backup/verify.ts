import { sql } from 'kysely'
import type { Bilingual } from '../../model/system.ts'
import { FIRST, hashOf } from '../audit/record.ts'
import type { Database } from '../database/tables.ts'
import { damagedContents } from '../files/files-store.ts'

/** One thing that was looked at. */
export interface Verified {
  readonly check: 'audit' | 'files' | 'constraints' | 'indexes' | 'records'
  /** How many entries, files, constraints or indexes were looked at. */
  readonly count: number
  readonly faults: readonly Bilingual[]
  /** Why it could not be looked at; null when it was. */
  readonly skipped: Bilingual | null
}

/** What a module looks after itself. */
export type VerifyOwn = (owner: Database) => Promise<{ readonly count: number; readonly faults: readonly Bilingual[] }>

/**
 * Looks whether what is stored is what was written: the chain of the record, files by their hashes, keys, indexes, and what
 * modules keep.
 */
export async function verify(owner: Database, modules: readonly VerifyOwn[] = []): Promise<readonly Verified[]> {
  const own: Verified[] = []
  for (const look of modules) own.push({ check: 'records', ...(await look(owner)), skipped: null })
  return [
    await verifyAudit(owner),
    await verifyFiles(owner),
    await verifyConstraints(owner),
    await verifyIndexes(owner),
    ...own,
  ]
}

const PAGE = 2000

/** Every entry's hash over its own words and the hash before it, each number once, and the head as the last entry says. */
async function verifyAudit(db: Database): Promise<Verified> {
  const faults: Bilingual[] = []
  let count = 0
  const heads = await db.selectFrom('audit_head').selectAll().orderBy('division').execute()
  for (const head of heads) {
    let previous = FIRST
    let seq = 0
    for (;;) {
      const entries = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('division', '=', head.division)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(PAGE)
        .execute()
      for (const entry of entries) {
        count++
        const at = `${entry.division}#${entry.seq}`
        if (entry.seq !== seq + 1)
          faults.push({
            zh: `审计记录缺失：${entry.division} 第 ${seq + 1} 条`,
            en: `An entry of the record is missing: ${entry.division}#${seq + 1}`,
          })
        if (entry.previous !== previous || hashOf({ ...entry, at: entry.at.toISOString() }) !== entry.hash)
          faults.push({
            zh: `审计记录被改动：${entry.division} 第 ${entry.seq} 条`,
            en: `An entry of the record was changed: ${at}`,
          })
        previous = entry.hash
        seq = entry.seq
      }
      if (entries.length < PAGE) break
    }
    if (head.seq !== seq || head.hash !== previous)
      faults.push({
        zh: `审计记录末尾被截断：${head.division} 应有 ${head.seq} 条，实有 ${seq} 条`,
        en: `The record of ${head.division} was cut: ${head.seq} entries are expected, ${seq} are there`,
      })
  }
  return { check: 'audit', count, faults, skipped: null }
}

async function verifyFiles(db: Database): Promise<Verified> {
  const damaged = await damagedContents(db)
  const total = await sql<{ n: number }>`select count(*) n from file_content`.execute(db)
  return {
    check: 'files',
    count: total.rows[0]?.n ?? 0,
    faults: damaged.map(({ division, sha256 }) => ({
      zh: `附件内容与其指纹不符：${division} ${sha256.slice(0, 16)}…`,
      en: `The content of a file differs from its hash: ${division} ${sha256.slice(0, 16)}…`,
    })),
    skipped: null,
  }
}

/** Rows that refer to nothing: every foreign key is asked, since keys may have been switched off for an import. */
async function verifyConstraints(db: Database): Promise<Verified> {
  const keys = await sql<{ name: string; child: string; parent: string; columns: string[]; refers: string[] }>`
    select k.conname name, c.relname child, p.relname parent,
      (select array_agg(a.attname::text order by o.n) from unnest(k.conkey) with ordinality o(num, n)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.num) columns,
      (select array_agg(a.attname::text order by o.n) from unnest(k.confkey) with ordinality o(num, n)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.num) refers
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = 'public'`.execute(db)
  const faults: Bilingual[] = []
  for (const { name, child, parent, columns, refers } of keys.rows) {
    const set = sql.join(
      columns.map((column) => sql`c.${sql.id(column)} is not null`),
      sql` and `,
    )
    const same = sql.join(
      columns.map((column, i) => sql`p.${sql.id(refers[i] ?? '')} = c.${sql.id(column)}`),
      sql` and `,
    )
    const orphans = await sql<{ n: number }>`
      select count(*) n from ${sql.table(child)} c where ${set} and not exists (select 1 from ${sql.table(parent)} p where ${same})`.execute(
      db,
    )
    const n = orphans.rows[0]?.n ?? 0
    if (n > 0)
      faults.push({
        zh: `${child} 有 ${n} 行指向不存在的 ${parent}（${name}）`,
        en: `${n} rows of ${child} refer to no ${parent} (${name})`,
      })
  }
  return { check: 'constraints', count: keys.rows.length, faults, skipped: null }
}

/** PostgreSQL's own amcheck, where the role may use it: whether each index holds every row of its table, in order. */
async function verifyIndexes(db: Database): Promise<Verified> {
  try {
    await sql`create extension if not exists amcheck`.execute(db)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      check: 'indexes',
      count: 0,
      faults: [],
      skipped: { zh: `没有 amcheck（${why}）`, en: `amcheck cannot be used (${why})` },
    }
  }
  const indexes = await sql<{ name: string }>`
    select i.oid::regclass::text name from pg_class i join pg_index x on x.indexrelid = i.oid
      join pg_am a on a.oid = i.relam join pg_namespace n on n.oid = i.relnamespace
    where a.amname = 'btree' and n.nspname = 'public' and x.indisvalid and i.relkind = 'i'`.execute(db)
  const faults: Bilingual[] = []
  for (const { name } of indexes.rows)
    try {
      await sql`select bt_index_check(${name}::regclass, true)`.execute(db)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      faults.push({ zh: `索引 ${name} 损坏：${why}`, en: `The index ${name} is damaged: ${why}` })
    }
  return { check: 'indexes', count: indexes.rows.length, faults, skipped: null }
}
