import type pg from 'pg'

/** A table as a backup names it. */
export interface BackedTable {
  readonly name: string
  readonly columns: readonly string[]
  /** Of each column, as PostgreSQL names it. */
  readonly types: readonly string[]
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every table of the program in an order in which they can be filled again: what a row refers to comes before it. */
export async function tablesInOrder(client: pg.ClientBase): Promise<readonly BackedTable[]> {
  const tables = await client.query<{ name: string; columns: string[]; types: string[] }>(`
    select c.relname name, array_agg(a.attname::text order by a.attnum) columns,
      array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) types
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('schema_migration', 'schema_migration_lock')
    group by c.relname order by c.relname`)
  const links = await client.query<{ child: string; parent: string }>(`
    select distinct c.relname child, p.relname parent
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = 'public' and c.oid <> p.oid`)
  const parents = new Map<string, string[]>()
  for (const { child, parent } of links.rows) parents.set(child, [...(parents.get(child) ?? []), parent])
  const byName = new Map(tables.rows.map((table) => [table.name, table]))
  const ordered: BackedTable[] = []
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const parent of parents.get(name) ?? []) visit(parent)
    const table = byName.get(name)
    if (table !== undefined) ordered.push(table)
  }
  for (const { name } of tables.rows) visit(name)
  return ordered
}
