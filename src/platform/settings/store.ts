import { sql } from 'kysely'
import type { Setting } from '../../model/setting.ts'
import { newId } from '../database/ids.ts'
import { Remembered } from '../database/remembered.ts'
import type { Day, Json, Moment, Reading, Writing } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    setting_version: SettingVersionTable
  }
}

export interface SettingVersionTable {
  division: string
  id: string
  key: string
  value: Json<unknown>
  valid_from: Day
  /** The last day; null: until another version stands over it. */
  valid_to: Day | null
  document_no: string | null
  article: string | null
  reason: string
  set_by: string
  set_by_name: string
  set_at: Moment
}

/** One version of a setting, as it was set. */
export interface SettingVersion {
  readonly id: string
  readonly division: string
  readonly key: string
  readonly value: unknown
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly documentNo: string | null
  readonly article: string | null
  readonly reason: string
  readonly setBy: string
  readonly setByName: string
  readonly setAt: Date
}

/**
 * The value of a setting for a division on a day: the version set last among those whose days hold it, of the division
 * itself or of the nearest division above that has one; else the default.
 *
 *     const rules = await settingAt(db, '999906', PASSWORD, '2024-03-05')
 */
export async function settingAt<T>(db: Reading, division: string, setting: Setting<T>, day: Day): Promise<T> {
  const [value] = await settingsAt(db, division, [setting], day)
  return value as T // one value for the one setting asked for
}

/** Several settings at once, in the order asked for. */
export async function settingsAt<const S extends readonly Setting[]>(
  db: Reading,
  division: string,
  settings: S,
  day: Day,
): Promise<{ readonly [I in keyof S]: S[I] extends Setting<infer T> ? T : never }>
export async function settingsAt(
  db: Reading,
  division: string,
  settings: readonly Setting[],
  day: Day,
): Promise<readonly unknown[]> {
  const standing = await standingAt(
    db,
    division,
    settings.map(({ key }) => key),
    day,
  )
  return settings.map((setting) => {
    const found = standing.get(setting.key)
    return found === undefined ? setting.default : found.value
  })
}

/** What was set by another process holds here so many milliseconds later at most. */
const remembered = new Remembered<ReadonlyMap<string, SettingVersion>>(2_000)

/** The version that stands for each key on a day, wherever one was ever set; `division` in it says whose it is. */
export async function standingAt(
  db: Reading,
  division: string,
  keys: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, SettingVersion>> {
  if (keys.length === 0) return new Map()
  return remembered.of(db, `${division} ${day} ${keys.join(' ')}`, () => findStanding(db, division, keys, day))
}

async function findStanding(
  db: Reading,
  division: string,
  keys: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, SettingVersion>> {
  const { rows } = await sql<VersionRow>`
    with recursive above (code, parent, distance) as (
      select code, parent, 0 from division where code = ${division}
      union all
      select d.code, d.parent, a.distance + 1 from division d join above a on d.code = a.parent
    )
    select distinct on (v.key) v.*
    from setting_version v join above a on v.division = a.code
    where v.key = any(${keys}) and v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to >= ${day}::date)
    order by v.key, a.distance, v.set_at desc, v.id desc`.execute(db)
  return new Map(rows.map((row) => [row.key, versionOf(row)]))
}

/** Every version a division has set for one key, the newest first. */
export async function versionsOf(db: Reading, division: string, key: string): Promise<readonly SettingVersion[]> {
  const rows = await db
    .selectFrom('setting_version')
    .selectAll()
    .where('division', '=', division)
    .where('key', '=', key)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** Appends a version; the caller has checked its value and records the act. Resolves with its id. */
export async function appendVersion(tx: Writing, version: Omit<SettingVersion, 'id'>): Promise<string> {
  const id = newId(version.setAt.getTime())
  await tx
    .insertInto('setting_version')
    .values({
      id,
      division: version.division,
      key: version.key,
      value: JSON.stringify(version.value),
      valid_from: version.validFrom,
      valid_to: version.validTo,
      document_no: version.documentNo,
      article: version.article,
      reason: version.reason,
      set_by: version.setBy,
      set_by_name: version.setByName,
      set_at: version.setAt,
    })
    .execute()
  remembered.forget(tx)
  return id
}

interface VersionRow {
  readonly id: string
  readonly division: string
  readonly key: string
  readonly value: unknown
  readonly valid_from: Day
  readonly valid_to: Day | null
  readonly document_no: string | null
  readonly article: string | null
  readonly reason: string
  readonly set_by: string
  readonly set_by_name: string
  readonly set_at: Date
}

const versionOf = (row: VersionRow): SettingVersion => ({
  id: row.id,
  division: row.division,
  key: row.key,
  value: row.value,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  documentNo: row.document_no,
  article: row.article,
  reason: row.reason,
  setBy: row.set_by,
  setByName: row.set_by_name,
  setAt: row.set_at,
})
