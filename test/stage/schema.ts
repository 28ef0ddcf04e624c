import { sql } from 'kysely'
import { APP } from '../../src/platform/database/embedded/cluster.ts'
import type { Database } from '../../src/platform/database/tables.ts'

/** What the migrations' own bookkeeping is kept in: the same in every database, and not of the program's schema. */
const BOOKKEEPING = ['schema_migration', 'schema_migration_lock']

const HEAD = `-- The schema as the migrations make it, written by a program: npx vitest run test/schema.test.ts --update
-- It is here to be read and reviewed. Databases are made by the migrations of src/**/migrations, never from this file.
-- Tables of records (r_…) are not in it: what systems declare makes them, see src/engines/registers.
`

/**
 * The schema of a database as SQL that makes it again: tables with their columns, constraints and indexes, what the
 * application may do with each, sequences, functions, triggers and views. Two databases have the same schema exactly when
 * this is the same text. With `only`, of these tables alone.
 */
export async function schemaOf(db: Database, only: readonly string[] | null = null): Promise<string> {
  const [tables, keys, others] = [await tablesOf(db, only), await foreignKeysOf(db, only), await othersOf(db)]
  return `${[HEAD.trimEnd(), ...tables, '-- What refers to what', keys.join('\n'), ...others].join('\n\n')}\n`
}

/** Names of the program's tables. */
export async function tableNames(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and relname <> all(${BOOKKEEPING}) order by relname collate "C"`.execute(db)
  return rows.map(({ name }) => name)
}

async function tablesOf(db: Database, only: readonly string[] | null): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ oid: number; name: string; kind: string; rights: string[] }>`
    select c.oid::int oid, c.relname name, c.relkind kind,
      array(select a.privilege_type from aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
        where r.rolname = ${APP} order by 1) rights
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all(${BOOKKEEPING}) and (${only}::text[] is null or c.relname = any(${only}::text[]))
    order by c.relname collate "C"`.execute(db)
  const { rows: columns } = await sql<{ table: number; line: string }>`
    select a.attrelid::int "table", quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attstorage <> t.typstorage then ' storage ' || case a.attstorage
        when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end else '' end
      || case when a.attcollation <> t.typcollation then ' collate ' || quote_ident(l.collname) else '' end
      || case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end
        || ' as identity' else '' end
      || case when d.oid is null then '' when a.attgenerated = 's'
        then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
        else ' default ' || pg_get_expr(d.adbin, d.adrelid) end
      || case when a.attnotnull then ' not null' else '' end line
    from pg_attribute a join pg_type t on t.oid = a.atttypid
      left join pg_collation l on l.oid = a.attcollation
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped order by a.attrelid, a.attnum`.execute(db)
  // NOT NULL stands with its column; a foreign key may only be added once both tables are there.
  const { rows: constraints } = await sql<{ table: number; line: string }>`
    select conrelid::int "table", 'constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) line
    from pg_constraint where contype in ('p', 'u', 'c', 'x')
    order by conrelid, array_position(array['p', 'u', 'x', 'c'], contype::text), conname collate "C"`.execute(db)
  const { rows: indexes } = await sql<{ table: number; line: string }>`
    select i.indrelid::int "table", pg_get_indexdef(i.indexrelid) || ';' line
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by i.indrelid, c.relname collate "C"`.execute(db)
  const of = (rows: readonly { table: number; line: string }[], oid: number) =>
    rows.filter(({ table }) => table === oid).map(({ line }) => line)
  return tables.map(({ oid, name, kind, rights }) => {
    if (kind === 'p') throw new Error(`${name} is partitioned, which this text cannot say yet.`)
    const lines = [...of(columns, oid), ...of(constraints, oid)].map((line) => `  ${line}`)
    const written = [`create table "${name}" (`, lines.join(',\n'), ');', ...of(indexes, oid)]
    return [`-- ${name}: the application may ${rights.join(', ').toLowerCase() || 'nothing'}`, ...written].join('\n')
  })
}

async function foreignKeysOf(db: Database, only: readonly string[] | null): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select 'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' '
      || pg_get_constraintdef(oid) || ';' line
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and (${only}::text[] is null or conrelid = any(${only}::text[]::regclass[]))
    order by conrelid::regclass::text collate "C", conname collate "C"`.execute(db)
  return rows.map(({ line }) => line)
}

/** What is beside tables; an extension's own things are the extension's. */
async function othersOf(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select line from (
      select 1 rank, extname::text name, 'create extension ' || quote_ident(extname) || ';' line
      from pg_extension where extname <> 'plpgsql'
      union all
      select 2, proname, pg_get_functiondef(p.oid) || ';' from pg_proc p
      where pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all
      select 3, tgname, pg_get_triggerdef(oid) || ';' from pg_trigger where not tgisinternal
      union all
      select 4, relname, 'create view ' || quote_ident(relname) || ' as' || chr(10) || pg_get_viewdef(oid) from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'v'
      union all
      select 5, relname, 'create sequence ' || quote_ident(relname) || ';' from pg_class c
      where relnamespace = 'public'::regnamespace and relkind = 'S'
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
    ) o order by rank, name collate "C"`.execute(db)
  return rows.map(({ line }) => line)
}
