import { type RawBuilder, sql } from 'kysely'
import { isOwnPlace } from '../../../language/names.ts'
import type { RecordType } from '../../../language/record-type.ts'

/**
 * The rows of a type's table as they stood before `end`, to be asked in place of the table, with all of its columns: of a
 * record that a transition has taken on since, the row before that transition. Edits and corrections up to it count, also
 * late ones: they tell what had been so. A record that was entered later is taken as it stands, since nothing else is known.
 */
export function rowsBefore(
  type: RecordType,
  table: RawBuilder<unknown>,
  division: string,
  end: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const transitions = Object.keys(type.lifecycle?.transitions ?? {})
  if (transitions.length === 0) return table
  const steps = sql`record_step s where s.division = ${division} and s.type = ${type.id}`
  return sql`(
    with moved as (
      select s.record, min(s.revision) revision from ${steps} and s.at >= ${end} and s.does = any(${transitions}) group by 1
    )
    select t.* from ${table} t where t.division = ${division}
      and (t.made_at >= ${end} or not exists (select 1 from moved m where m.record = t.id))
    union all
    select before.* from moved m
      join ${table} t on t.division = ${division} and t.id = m.record and t.made_at < ${end}
      cross join lateral (
        select s.from_state from ${steps} and s.record = m.record and s.revision = m.revision
      ) moving
      cross join lateral (
        select coalesce(jsonb_object_agg(given.name, coalesce(earlier.value, 'null'::jsonb)), '{}') held
        from (
          select distinct name from record_step s, jsonb_object_keys(s.gives) name
          where s.division = ${division} and s.type = ${type.id} and s.record = m.record and s.revision >= m.revision
        ) given
        left join lateral (
          select s.gives -> given.name as value from ${steps} and s.record = m.record and s.revision < m.revision
            and jsonb_exists(s.gives, given.name)
          order by s.revision desc limit 1
        ) earlier on true
      ) undone
      cross join lateral jsonb_populate_record(t, undone.held || ${columnsHeld(type)}
        || jsonb_build_object('state', moving.from_state, 'revision', m.revision - 1)) before
  )`
}

/** Columns of another name than their field: coordinates of a point, where the record stands. */
function columnsHeld(type: RecordType): RawBuilder<unknown> {
  const when = (field: string, columns: RawBuilder<unknown>) =>
    sql`case when jsonb_exists(undone.held, ${field}) then jsonb_build_object(${columns}) else '{}' end`
  const parts = Object.entries(type.fields).flatMap(([name, field]) =>
    field.kind === 'point'
      ? [
          when(
            name,
            sql`${`${name}_lng`}::text, undone.held -> ${name} -> 0, ${`${name}_lat`}::text, undone.held -> ${name} -> 1`,
          ),
        ]
      : [],
  )
  for (const [column, name] of [
    ['body', type.body],
    ['person', type.person],
  ] as const) {
    const field = name === undefined ? undefined : type.fields[name]
    if (name === undefined || field === undefined || isOwnPlace(type, name, field)) continue
    // Whoever stands for a record is never unknown: where nobody was named, whoever made it stays.
    parts.push(
      sql`case when jsonb_typeof(undone.held -> ${name}) = 'string' then jsonb_build_object(${column}::text, undone.held -> ${name}) else '{}' end`,
    )
  }
  return parts.length === 0 ? sql`'{}'::jsonb` : sql`${sql.join(parts, sql` || `)}`
}
