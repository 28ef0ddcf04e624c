import type pg from 'pg'

/**
 * Many records from few: the simulated ones of a type are copied, each copy some days further back, with its history and its
 * deadlines. Copies of a record and of those that it points to carry the same turn, so that links lead to copies where both
 * were copied. What a copy's steps say of days is that of the record it was copied from.
 */
export interface Copied {
  /** 'city-case'. */
  readonly type: string
  /** How many there shall be at least, in whole turns. */
  readonly least: number
}

const tableOf = (type: string) => `r_${type.replaceAll('-', '_')}`
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
/** Days between two turns, and how many turns there are before they begin anew from today: two years back at most. */
const DAYS = 1
const MOST_DAYS = 730

/** The copy of an id in the turn `k`; ids of the demonstration are UUIDs of their moments, these are not. */
const copied = (id: string) => `md5(${id}::text || '#' || k)::uuid`
const shifted = (moment: string) => `${moment} - make_interval(days => (k * ${DAYS}) % ${MOST_DAYS})`

interface Column {
  readonly name: string
  readonly type: string
  readonly isOwn: boolean
  readonly isUnique: boolean
}

/** The columns of a table, which of them name a row of the same table, and which text must differ from row to row. */
async function columnsOf(client: pg.Client, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname name, format_type(a.atttypid, a.atttypmod) type,
       exists (select 1 from pg_constraint f where f.conrelid = a.attrelid and f.contype = 'f' and f.confrelid = a.attrelid
         and a.attnum = any(f.conkey)) "isOwn",
       exists (select 1 from pg_index i where i.indrelid = a.attrelid and i.indisunique and not i.indisprimary
         and a.attnum = any(i.indkey)) "isUnique"
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  )
  return rows
}

/** Copies until there are enough. Resolves with how many there are. */
export async function copyRecords(client: pg.Client, { type, least }: Copied): Promise<number> {
  const table = tableOf(type)
  const columns = await columnsOf(client, table)
  const source = `bench_source.${quoted(table)}`
  await client.query('create schema if not exists bench_source')
  // The first turn is made of what the simulation wrote; later sizes go on from there.
  await client.query(`create table if not exists ${source} as select id from ${quoted(table)}`)
  const { rows: counted } = await client.query<{ few: number; many: number }>(
    `select (select count(*)::int from ${source}) few, (select count(*)::int from ${quoted(table)}) many`,
  )
  const { few = 0, many = 0 } = counted[0] ?? {}
  if (few === 0) throw new Error(`The simulated district has no ${type}.`)
  const [first, last] = [Math.floor(many / few), Math.ceil(least / few) - 1]
  if (last < first) return many
  const copyOf = ({ name, type: kind, isOwn, isUnique }: Column) => {
    const own = `s.${quoted(name)}`
    if (name === 'id' || (isOwn && kind === 'uuid')) return copied(own)
    if (kind === 'date') return `(${shifted(own)})::date`
    if (kind.startsWith('timestamp')) return shifted(own)
    if (isUnique && kind === 'text' && name !== 'division') return `${own} || '-' || k`
    return own
  }
  await withoutIndexes(client, [table], (last - first + 1) * few, async () => {
    await client.query(
      `insert into ${quoted(table)} (${columns.map(({ name }) => quoted(name)).join(', ')})
       select ${columns.map(copyOf).join(', ')}
       from ${quoted(table)} s join ${source} using (id) cross join generate_series(${first}, ${last}) k`,
    )
  })
  await withoutIndexes(client, ['record_step'], (last - first + 1) * few, async () => {
    await client.query(
      `insert into record_step (division, type, record, revision, at, does, from_state, to_state, by_id, by_name, by_body, reason, gives, warnings)
       select s.division, s.type, ${copied('s.record')}, s.revision, ${shifted('s.at')}, s.does, s.from_state, s.to_state, s.by_id,
         s.by_name, s.by_body, s.reason, s.gives, s.warnings
       from record_step s join ${source} o on o.id = s.record cross join generate_series(${first}, ${last}) k
       where s.type = $1`,
      [type],
    )
  })
  // What was due was told long ago: the sweep is measured with what is made while it runs.
  await withoutIndexes(client, ['record_clock'], (last - first + 1) * few, async () => {
    await client.query(
      `insert into record_clock (division, type, record, clock, state, started_at, limit_amount, limit_unit, due_at, paused_at, ended_at,
         is_met, extended, number, body, person, area, calendar, next_point, next_point_at, revision, changed_at)
       select s.division, s.type, ${copied('s.record')}, s.clock, s.state, ${shifted('s.started_at')}, s.limit_amount, s.limit_unit,
         ${shifted('s.due_at')}, ${shifted('s.paused_at')}, ${shifted('s.ended_at')}, s.is_met, s.extended, s.number || '-' || k, s.body,
         s.person, s.area, s.calendar, null, null, s.revision, ${shifted('s.changed_at')}
       from record_clock s join ${source} o on o.id = s.record cross join generate_series(${first}, ${last}) k
       where s.type = $1`,
      [type],
    )
  })
  return few * (last + 1)
}

/** So many firms, each with a month's figures for so many months: the panel of the growth ladder. */
export async function writePanel(client: pg.Client, firms: number, months: number): Promise<number> {
  await copyRecords(client, { type: 'enterprise', least: firms })
  await withoutIndexes(client, ['r_enterprise_month', 'record_step'], firms * months, async () => {
    await client.query(
      `with made as (
         insert into r_enterprise_month (division, id, revision, made_at, made_by_name, changed_at, enterprise, month, revenue, tax, staff, source)
         select e.division, gen_random_uuid(), 1, m.at, '模拟数据', m.at, e.id, to_char(m.at, 'YYYY-MM'),
           round((50 + 4000 * power(random(), 3))::numeric, 2), round((1 + 90 * random())::numeric, 2), 3 + floor(400 * random())::int,
           (array['tax', 'firm', 'park'])[1 + floor(3 * random())::int]
         from (select division, id from r_enterprise where ended_at is null order by id limit $2) e
           cross join (select timestamptz '2025-11-15' - make_interval(months => i) as at from generate_series(1, $1) i) m
         where not exists (
           select 1 from r_enterprise_month o where o.division = e.division and o.enterprise = e.id and o.month = to_char(m.at, 'YYYY-MM') and o.ended_at is null)
         returning division, id, made_at, enterprise, month, revenue, tax, staff, source
       )
       insert into record_step (division, type, record, revision, at, does, by_name, gives)
       select division, 'enterprise-month', id, 1, made_at, 'create', '模拟数据',
         jsonb_build_object('enterprise', enterprise, 'month', month, 'revenue', revenue::text, 'tax', tax::text, 'staff', staff, 'source', source)
       from made`,
      [months, firms],
    )
  })
  const { rows } = await client.query<{ n: number }>('select count(*)::int n from r_enterprise_month')
  return rows[0]?.n ?? 0
}

/** Rows above which it is quicker to build indexes anew than to keep them. */
const MANY = 50_000

/**
 * Takes away the indexes of tables for a while, also those of primary keys that nothing refers to, and the checks of
 * references; the rows are known to be right.
 */
async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  rows: number,
  work: () => Promise<void>,
): Promise<void> {
  await client.query(`set session_replication_role = replica`)
  if (rows < MANY) {
    await work()
    await client.query(`set session_replication_role = origin`)
    return
  }
  await client.query('begin')
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select quote_ident(c.relname) name, pg_get_indexdef(i.indexrelid) made from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
    [tables],
  )
  const { rows: keys } = await client.query<{ table: string; name: string; made: string }>(
    `select k.conrelid::regclass::text "table", quote_ident(k.conname) name, pg_get_constraintdef(k.oid) made from pg_constraint k
     where k.conrelid = any($1::regclass[]) and k.contype in ('p', 'u')
       and not exists (select 1 from pg_constraint f where f.contype = 'f' and f.confrelid = k.conrelid)`,
    [tables],
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  await work()
  await client.query(`set local maintenance_work_mem = '1GB'`)
  for (const { made } of indexes) await client.query(made)
  for (const { table, name, made } of keys) await client.query(`alter table ${table} add constraint ${name} ${made}`)
  await client.query('commit')
  await client.query(`set session_replication_role = origin`)
}
