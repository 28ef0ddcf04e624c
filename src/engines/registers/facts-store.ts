import { type RawBuilder, sql } from 'kysely'
import type { Facts } from '../../language/conditions/evaluate.ts'
import type { Field, FieldValue, Values } from '../../language/field.ts'
import { factsOf } from '../../language/machine.ts'
import type { RecordType, Rollup } from '../../language/record-type.ts'
import { settingDefaults, settingName } from '../../language/rules.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { columnsOf, valueFromRow } from './columns.ts'
import { type ExpressionSetting, truthSql } from './expression-store.ts'
import { maskedValue } from './masks.ts'
import { columnsOfRecord, recordFromRow, type StoredRecord } from './record-store.ts'
import type { Register, Registers } from './register.ts'
import { spokenOf } from './spoken.ts'

/** Roll-ups of records as the page shows them, by record. */
export type RollupsOf = ReadonlyMap<string, Values>

/**
 * What rules need of each record besides its own fields: linked records, roll-ups, settings. By record. `now` says on which
 * day settings hold; `known` are the roll-ups where somebody has them already.
 */
export async function findMore(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  records: readonly StoredRecord[],
  now: Date,
  known: RollupsOf | null = null,
): Promise<ReadonlyMap<string, Facts>> {
  const spoken = spokenOf(register)
  const rollups =
    spoken.rollups.size === 0
      ? new Map<string, Values>()
      : (known ??
        (await findRollups(
          db,
          registers,
          register,
          division,
          records.map(({ id }) => id),
          now,
          spoken.rollups,
        )))
  const settings = spoken.setting ? await settingFacts(db, register, division, now) : null
  const links = await linkedFacts(
    db,
    registers,
    register,
    division,
    records.map(({ values }) => values),
    now,
  )
  const ids = records.map(({ id }) => id)
  const clocks =
    spoken.clocks && registers.clocks !== null
      ? await registers.clocks.facts(db, division, register.type.id, ids, now)
      : new Map<string, Facts>()
  return new Map(
    records.map((record, i) => [
      record.id,
      {
        ...(clocks.has(record.id) ? { clock: clocks.get(record.id) } : {}),
        ...ownFacts(record),
        ...links[i],
        ...rollups.get(record.id),
        ...(settings === null ? {} : { setting: settings }),
      },
    ]),
  )
}

/** The same for records that are about to be made with these values, in their order. */
export async function findMoreForAllNew(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  all: readonly Values[],
  now: Date,
): Promise<readonly Facts[]> {
  const settings = spokenOf(register).setting ? await settingFacts(db, register, division, now) : null
  const links = await linkedFacts(db, registers, register, division, all, now)
  const more = { ...noneYet(register), ...(settings === null ? {} : { setting: settings }) }
  return links.map((one) => ({ ...one, ...more }))
}

/** Nothing points to a record that is not there yet: its counts and sums are zero. */
const noneYet = ({ type }: Register): Facts =>
  Object.fromEntries(
    Object.entries(type.rollups ?? {}).flatMap(([name, { take }]) =>
      take === 'count' || 'sum' in take ? [[name, '0'] as const] : [],
    ),
  )

/** What is known of a record besides its fields and its state. */
export const ownFacts = (record: StoredRecord): Facts => ({
  id: record.id,
  ...(record.number === null ? {} : { number: record.number }),
  ...(record.body === null ? {} : { body: record.body }),
  ...(record.person === null ? {} : { person: record.person }),
  ...(record.madeBy === null ? {} : { made_by: record.madeBy }),
  made_at: record.madeAt.toISOString(),
  changed_at: record.changedAt.toISOString(),
})

/** Values of the system's settings, by the names that expressions know. */
export async function settingFacts(db: Reading, { system }: Register, division: string, now: Date): Promise<Facts> {
  const settings = system.settings ?? []
  const found: readonly unknown[] = await settingsAt(db, division, settings, dayOf(now))
  return Object.fromEntries(settings.map(({ key }, i) => [settingName(key), found[i]]))
}

/** Linked records, where the declaration speaks of what they hold. A link that names nothing is not known. */
async function linkedFacts(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  all: readonly Values[],
  now: Date,
): Promise<readonly Facts[]> {
  const facts: Record<string, unknown>[] = all.map(() => ({}))
  for (const [name, spoken] of spokenOf(register).links) {
    const field = register.type.fields[name]
    const to = field?.kind === 'link' ? registers.get(field.to) : undefined
    if (to === undefined) continue
    const ids = [...new Set(all.flatMap((values) => (typeof values[name] === 'string' ? [values[name]] : [])))]
    if (ids.length === 0) continue
    const { rollups = {}, computed = {} } = to.type
    const needsComputed = [...spoken].some((one) => computed[one] !== undefined)
    const needsRollups = needsComputed || [...spoken].some((one) => rollups[one] !== undefined)
    // What is computed may be made of anything; else only what is spoken of: a boundary may be long.
    const found = await sql<Record<string, unknown>>`
      select ${columnsOfRecord(to, needsComputed ? null : spoken)} from ${sql.table(to.table)} t
      where t.division = ${division} and t.id = any(${ids}::uuid[])`.execute(db)
    const records = found.rows.map((row) => recordFromRow(to, row))
    const summed = needsComputed ? new Set([...spoken, ...spokenOf(to).rollups]) : spoken
    const sums = needsRollups
      ? await findRollups(db, registers, to, division, ids, now, summed)
      : new Map<string, Values>()
    const byId = new Map(
      records.map((record) => {
        const more = { ...ownFacts(record), ...sums.get(record.id), id: record.id }
        const linked = { state: record.state, values: record.values, more }
        return [record.id, factsOf(to.rules, linked, { actor: null, actorBody: null, now })]
      }),
    )
    all.forEach((values, i) => {
      const linked = byId.get(values[name] as string)
      const into = facts[i]
      if (linked !== undefined && into !== undefined) into[name] = linked
    })
  }
  return facts
}

/** What a condition on a register's rows in SQL speaks of besides the rows: days, settings, other types. */
export async function expressionSetting(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  condition: string,
  now: Date,
): Promise<ExpressionSetting> {
  const speaksOfSettings = condition.includes('setting.')
  const setting = speaksOfSettings
    ? await settingFacts(db, register, division, now)
    : settingDefaults(register.system.settings)
  return { today: dayOf(now), now, typeOf: (id) => registers.get(id)?.type, setting }
}

/**
 * A declared condition on a register's rows in SQL, for a `where`: not known counts as false there, and an index on a field that
 * it compares can be used.
 */
export async function declaredSql(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  condition: string,
  now: Date,
  alias = 't',
): Promise<RawBuilder<boolean>> {
  const setting = await expressionSetting(db, registers, register, division, condition, now)
  return truthSql(condition, register.type, setting, alias) as RawBuilder<boolean>
}

/**
 * Figures of records that point to these: all that count the same records by the same link in one question. `only` are those that
 * are wanted; null: all of them.
 */
export async function findRollups(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  ids: readonly string[],
  now: Date,
  only: ReadonlySet<string> | null = null,
): Promise<RollupsOf> {
  const rollups = new Map<string, Record<string, FieldValue>>(ids.map((id) => [id, {}]))
  if (ids.length === 0) return rollups
  const alike = new Map<string, (readonly [name: string, rollup: Rollup])[]>()
  for (const [name, rollup] of Object.entries(register.type.rollups ?? {})) {
    if (only !== null && !only.has(name)) continue
    const key = `${rollup.of} ${rollup.by}`
    alike.set(key, [...(alike.get(key) ?? []), [name, rollup]])
  }
  for (const all of alike.values()) {
    const [, { of, by: link }] = all[0] as (typeof all)[number] // there is none without one
    const from = registers.get(of)
    if (from === undefined) continue
    const by = sql.ref(`o.${link}`)
    const taken: RawBuilder<unknown>[] = []
    for (const [i, [, rollup]] of all.entries()) {
      const { where } = rollup
      const holds = where === undefined ? null : await declaredSql(db, registers, from, division, where, now, 'o')
      taken.push(sql`${takenOf(rollup, holds)} as ${sql.id(`value_${i}`)}`)
    }
    const found = await sql<Record<string, unknown>>`
      select ${by} id, ${sql.join(taken, sql`, `)} from ${sql.table(from.table)} o
      where o.division = ${division} and ${by} = any(${ids}::uuid[]) and o.ended_at is null
      group by ${by}`.execute(db)
    const values = new Map(found.rows.map((row) => [row.id, row]))
    for (const [id, into] of rollups)
      all.forEach(([name, { take }], i) => {
        const value = values.get(id)?.[`value_${i}`]
        // Of no records the count and the sum are zero; any other figure is not known.
        const isZero = (value === undefined || value === null) && (take === 'count' || 'sum' in take)
        into[name] = isZero ? (take === 'count' ? 0 : '0') : shown(value)
      })
  }
  return rollups
}

function takenOf({ take }: Rollup, holds: RawBuilder<boolean> | null): RawBuilder<unknown> {
  const only = holds === null ? sql`` : sql` filter (where ${holds})`
  if (take === 'count') return sql`count(*)${only}`
  if ('sum' in take) return sql`sum(${sql.ref(`o.${take.sum}`)})${only}`
  if ('most' in take) return sql`max(${sql.ref(`o.${take.most}`)})${only}`
  if ('least' in take) return sql`min(${sql.ref(`o.${take.least}`)})${only}`
  const latest = sql.ref(`o.${take.latest}`)
  return sql`(array_agg(${latest} order by ${sql.ref(`o.${take.by}`)} desc nulls last, o.changed_at desc)${only})[1]`
}

function shown(value: unknown): FieldValue {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'number' || typeof value === 'boolean') return value
  const text = String(value)
  return /^-?\d+\.\d*0$/.test(text) ? text.replace(/\.?0+$/, '') : text
}

/** What a record repeats: the latest earlier one, if there is one, and a number that those that repeat each other share. */
export interface Repeated {
  readonly kind: number
  readonly earlier: string | null
}

/** With more of them than this at once, whoever makes others of the type waits: a lock for each would fill the table of locks. */
const MOST_LOCKED = 200

/**
 * For each of these values the latest earlier record of which the same fields are equal, within so many days, by the values'
 * place among them. Those of which one of the fields is not known repeat nothing.
 *
 * Whoever makes records with equal fields at the same time, in this process or in another, waits until `tx` has ended, and then
 * finds them: of two that come at the same moment one is always the earlier.
 */
export async function findRepeated(
  tx: Writing,
  register: Register,
  division: string,
  { same, withinDays }: NonNullable<RecordType['repeats']>,
  all: readonly { readonly values: Values }[],
  now: Date,
): Promise<ReadonlyMap<number, Repeated>> {
  const { type, table } = register
  const asked = all.flatMap(({ values }, at) =>
    same.every((name) => (values[name] ?? null) !== null)
      ? [{ at, ...Object.fromEntries(same.map((name) => [name, values[name]])) }]
      : [],
  )
  if (asked.length === 0) return new Map()
  const days =
    typeof withinDays === 'number'
      ? withinDays
      : Number((await settingFacts(tx, register, division, now))[settingName(withinDays.setting)])
  if (!Number.isFinite(days)) return new Map()
  const columns = same.flatMap((name) => columnsOf(type, name, type.fields[name] as Field)) // checked when it is declared
  const given = sql.raw(columns.map((column) => `, "${column.name}" ${column.type}`).join(''))
  const named = (alias: string) => columns.map((column) => sql.ref(`${alias}.${column.name}`))
  const equal = columns.map((column) => sql`${sql.ref(`t.${column.name}`)} = ${sql.ref(`g.${column.name}`)}`)
  const voided = Object.entries(type.lifecycle?.states ?? {})
    .filter(([, { kind }]) => kind === 'void')
    .map(([id]) => id)
  // Whether two are equal the columns' types decide, among these as among those that stand.
  const these = sql`jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) g(at int${given})`
  const whole = sql`hashtextextended(${`repeats ${division} ${type.id}`}, 0)`
  // A statement of its own: what others committed while it waited is seen by the next one only.
  await (asked.length > MOST_LOCKED
    ? sql`select pg_advisory_xact_lock(${whole})`
    : sql`
      select pg_advisory_xact_lock_shared(${whole})
      union all
      select pg_advisory_xact_lock(kind) from (
        select distinct hash_record_extended(row(${sql.join(named('g'))}), ${whole}) kind from ${these} order by kind
      ) kinds`
  ).execute(tx)
  const found = await sql<Repeated & { readonly at: number }>`
    select g.at, dense_rank() over (order by ${sql.join(named('g'))})::int kind, (
      select t.id from ${sql.table(table)} t
      where t.division = ${division} and t.ended_at is null and ${sql.join(equal, sql` and `)}
        and t.made_at >= ${new Date(now.getTime() - days * 86_400_000)}
        and (t.state is null or t.state <> all(${voided}))
      order by t.made_at desc, t.id desc limit 1
    ) earlier
    from ${these}`.execute(tx)
  return new Map(found.rows.map(({ at, kind, earlier }) => [at, { kind, earlier }]))
}

/** What a link, a body or a person is called, by field and id. */
export async function findTitles(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  const wanted = new Map<string, Set<string>>()
  const bodies = new Set(records.flatMap(({ body }) => (body === null ? [] : [body])))
  const persons = new Set(records.flatMap(({ person }) => (person === null ? [] : [person])))
  for (const [name, field] of register.fields) {
    const into =
      field.kind === 'body'
        ? bodies
        : field.kind === 'person'
          ? persons
          : field.kind === 'link'
            ? (wanted.get(field.to) ?? new Set<string>())
            : null
    if (into === null) continue
    for (const { values } of records) if (typeof values[name] === 'string') into.add(values[name])
    if (field.kind === 'link') wanted.set(field.to, into)
  }
  if (bodies.size > 0) {
    const rows = await db
      .selectFrom('body')
      .select(['id', 'name_zh'])
      .where('division', '=', division)
      .where('id', 'in', [...bodies])
      .execute()
    for (const { id, name_zh } of rows) titles.set(id, name_zh)
  }
  if (persons.size > 0) {
    const rows = await db
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', [...persons])
      .execute()
    for (const { id, name } of rows) titles.set(id, name)
  }
  for (const [id, ids] of wanted) {
    const to = registers.get(id)
    if (to === undefined || ids.size === 0) continue
    const field = to.type.fields[to.type.title]
    // Only what the title says: of a patch of ground its boundary would come along.
    const columns = field === undefined ? [] : columnsOf(to.type, to.type.title, field).map(({ name }) => name)
    const named = columns.map((name) => sql`, t.${sql.id(name)}`)
    const found = await sql<Record<string, unknown> & { readonly id: string; readonly number: string | null }>`
      select t.id, t.number${sql.join(named, sql``)} from ${sql.table(to.table)} t
      where t.division = ${division} and t.id = any(${[...ids]}::uuid[])`.execute(db)
    for (const row of found.rows) {
      const value = field === undefined ? null : valueFromRow(to.type.title, field, row)
      titles.set(row.id, titleOf(to, { id: row.id, number: row.number, values: { [to.type.title]: value } }))
    }
  }
  return titles
}

/** What a record is called where another points to it. */
export function titleOf(
  { type }: Register,
  { number, id, values }: Pick<StoredRecord, 'number' | 'id' | 'values'>,
): string {
  const field = type.fields[type.title]
  const value = values[type.title] ?? null
  if (field === undefined || value === null) return number ?? id.slice(0, 8)
  if (field.kind === 'choice') return field.choices[value as string]?.zh ?? String(value)
  return maskedValue(field, value) as string
}
