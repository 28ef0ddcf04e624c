import { sql } from 'kysely'
import type { Frequency } from '../../model/period.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Decimal, Moment, Reading, Row, Writing } from '../../platform/database/tables.ts'
import type { NamedBody } from '../../platform/organisation/match-body.ts'
import type { Covers, Measure } from '../indicators/definition.ts'
import type { FormRow, ReturnForm } from './definition.ts'
import type { FormToSweep } from './tasks.ts'
import { byOf, type Writer } from './writer.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    return_form: ReturnFormTable
    return_form_version: ReturnFormVersionTable
    return_form_row: ReturnFormRowTable
  }
}

export interface ReturnFormTable {
  division: string
  id: string
  name: string
  frequency: Frequency
  plan: string | null
  first_period: string
  last_period: string | null
  version: number
  by_id: string | null
  by_name: string
  at: Moment
}

export interface ReturnFormVersionTable {
  division: string
  form: string
  version: number
  valid_from: string
  reason: string
  by_id: string | null
  by_name: string
  at: Moment
}

export interface ReturnFormRowTable {
  division: string
  form: string
  version: number
  id: string
  position: number
  indicator: string
  name_zh: string
  name_en: string
  part: string | null
  dimension: string | null
  unit: string | null
  decimals: number | null
  measure: Measure
  covers: Covers
  direction: 'up' | 'down' | 'band'
  is_comparable_price: boolean
  least: Decimal | null
  most: Decimal | null
  answered_by: string | null
  responsible: string | null
  metric: string | null
  evidence: 'none' | 'wanted' | 'required'
  is_optional: boolean
  whole_row: string | null
  explanation: string | null
  target: string | null
}

/** A form without its rows, for lists. */
export interface FormSummary {
  readonly id: string
  readonly name: string
  readonly frequency: Frequency
  readonly firstPeriod: string
  readonly lastPeriod: string | null
  readonly version: number
  readonly rows: number
  readonly bodies: number
  /** Rows that no body answers. */
  readonly unanswered: number
}

export interface FormVersion {
  readonly version: number
  readonly validFrom: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

export async function listForms(db: Reading, division: string): Promise<readonly FormSummary[]> {
  const { rows } = await sql<{
    id: string
    name: string
    frequency: Frequency
    first_period: string
    last_period: string | null
    version: number
    rows: number
    bodies: number
    unanswered: number
  }>`
    select f.id, f.name, f.frequency, f.first_period, f.last_period, f.version,
      count(r.id)::int as rows, count(distinct r.answered_by)::int as bodies,
      (count(r.id) filter (where r.answered_by is null))::int as unanswered
    from return_form f
    left join return_form_row r on r.division = f.division and r.form = f.id and r.version = f.version
    where f.division = ${division}
    group by f.division, f.id
    order by f.last_period is not null, f.name`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    frequency: row.frequency,
    firstPeriod: row.first_period,
    lastPeriod: row.last_period,
    version: row.version,
    rows: row.rows,
    bodies: row.bodies,
    unanswered: row.unanswered,
  }))
}

/** A form in one of its versions, the newest when none is named; null when there is none. */
export async function findForm(
  db: Reading,
  division: string,
  id: string,
  version?: number,
): Promise<ReturnForm | null> {
  const form = await db
    .selectFrom('return_form')
    .selectAll()
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  if (form === undefined) return null
  const at = await db
    .selectFrom('return_form_version')
    .select('valid_from')
    .where('division', '=', division)
    .where('form', '=', id)
    .where('version', '=', version ?? form.version)
    .executeTakeFirst()
  if (at === undefined) return null
  return {
    id: form.id,
    division,
    name: form.name,
    frequency: form.frequency,
    firstPeriod: form.first_period,
    lastPeriod: form.last_period,
    version: version ?? form.version,
    validFrom: at.valid_from,
    rows: await formRows(db, division, id, version ?? form.version, null),
  }
}

/** Rows of a version, in order; with a body, those that it answers. */
export async function formRows(
  db: Reading,
  division: string,
  form: string,
  version: number,
  body: string | null,
): Promise<readonly FormRow[]> {
  let query = db
    .selectFrom('return_form_row')
    .selectAll()
    .where('division', '=', division)
    .where('form', '=', form)
    .where('version', '=', version)
  if (body !== null) query = query.where('answered_by', '=', body)
  const rows = await query.orderBy('position').execute()
  return rows.map(rowOf)
}

export async function formVersions(db: Reading, division: string, form: string): Promise<readonly FormVersion[]> {
  const rows = await db
    .selectFrom('return_form_version')
    .selectAll()
    .where('division', '=', division)
    .where('form', '=', form)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    validFrom: row.valid_from,
    reason: row.reason,
    by: row.by_name,
    at: row.at,
  }))
}

/** Every form of a division that is not over before `from`, with whom each version asks. */
export async function formsToSweep(db: Reading, division: string): Promise<readonly FormToSweep[]> {
  const { rows } = await sql<{
    id: string
    frequency: Frequency
    first_period: string
    last_period: string | null
    version: number
    valid_from: string
    bodies: string[]
  }>`
    select f.id, f.frequency, f.first_period, f.last_period, v.version, v.valid_from,
      array(
        select distinct r.answered_by from return_form_row r join body b on b.division = r.division and b.id = r.answered_by
        where r.division = v.division and r.form = v.form and r.version = v.version and b.ended_on is null
        order by r.answered_by
      ) as bodies
    from return_form f join return_form_version v on v.division = f.division and v.form = f.id
    where f.division = ${division}
    order by f.id, v.version`.execute(db)
  const forms = new Map<string, FormToSweep & { versions: FormToSweep['versions'][number][] }>()
  for (const row of rows) {
    const form = forms.get(row.id) ?? {
      id: row.id,
      frequency: row.frequency,
      firstPeriod: row.first_period,
      lastPeriod: row.last_period,
      versions: [],
    }
    form.versions.push({ version: row.version, validFrom: row.valid_from, bodies: row.bodies })
    forms.set(row.id, form)
  }
  return [...forms.values()]
}

/** Adds a form with its first version. The caller has checked it. Throws on a name that another form has. */
export async function insertForm(
  tx: Writing,
  writer: Writer,
  form: Omit<ReturnForm, 'id' | 'division' | 'version'> & { readonly plan: string | null },
  reason: string,
): Promise<string> {
  const id = newId(writer.at.getTime())
  await tx
    .insertInto('return_form')
    .values({
      division: writer.division,
      id,
      name: form.name.trim(),
      frequency: form.frequency,
      plan: form.plan,
      first_period: form.firstPeriod,
      last_period: form.lastPeriod,
      version: 1,
      ...byOf(writer),
    })
    .execute()
  await insertVersion(tx, writer, id, 1, form.validFrom, reason, form.rows)
  return id
}

/** Locks a form for a change and gives its version; null when there is none. */
export async function lockForm(tx: Writing, division: string, id: string): Promise<Row<'return_form'> | null> {
  const row = await tx
    .selectFrom('return_form')
    .selectAll()
    .where('division', '=', division)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function insertVersion(
  tx: Writing,
  writer: Writer,
  form: string,
  version: number,
  validFrom: string,
  reason: string,
  rows: readonly FormRow[],
): Promise<void> {
  await tx
    .insertInto('return_form_version')
    .values({ division: writer.division, form, version, valid_from: validFrom, reason, ...byOf(writer) })
    .execute()
  // As one parameter: a form of many thousand rows would need more than the protocol allows.
  const records = rows.map((row, i) => ({
    division: writer.division,
    form,
    version,
    id: row.id,
    position: i + 1,
    indicator: row.indicator,
    name_zh: row.name.zh,
    name_en: row.name.en,
    part: row.part,
    dimension: row.dimension,
    unit: row.unit,
    decimals: row.decimals,
    measure: row.measure,
    covers: row.covers,
    direction: row.direction,
    is_comparable_price: row.isComparablePrice,
    least: row.least,
    most: row.most,
    answered_by: row.answeredBy,
    responsible: row.responsible,
    metric: row.metric,
    evidence: row.evidence,
    is_optional: row.isOptional,
    whole_row: row.wholeRow,
    explanation: row.explanation,
    target: row.target,
  }))
  await sql`
    insert into return_form_row
    select * from jsonb_populate_recordset(null::return_form_row, ${JSON.stringify(records)}::jsonb)`.execute(tx)
}

export async function updateForm(
  tx: Writing,
  division: string,
  id: string,
  change: { readonly version: number; readonly name: string; readonly lastPeriod: string | null },
): Promise<void> {
  await tx
    .updateTable('return_form')
    .set({ version: change.version, name: change.name.trim(), last_period: change.lastPeriod })
    .where('division', '=', division)
    .where('id', '=', id)
    .execute()
}

/** The division's Chinese name; empty when there is none. */
export async function nameOfDivision(db: Reading, division: string): Promise<string> {
  const row = await db.selectFrom('division').select('name_zh').where('code', '=', division).executeTakeFirst()
  return row?.name_zh ?? ''
}

/** Bodies of a division that stand, with their Chinese names. */
export async function standingBodies(db: Reading, division: string): Promise<readonly NamedBody[]> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name_zh'])
    .where('division', '=', division)
    .where('ended_on', 'is', null)
    .orderBy('position')
    .orderBy('name_zh')
    .execute()
  return rows.map(({ id, name_zh }) => ({ id, name: name_zh }))
}

/** Divisions that have a form, for the sweep. */
export async function divisionsWithForms(db: Reading): Promise<readonly string[]> {
  const rows = await db.selectFrom('return_form').select('division').distinct().execute()
  return rows.map(({ division }) => division)
}

const rowOf = (row: Row<'return_form_row'>): FormRow => ({
  id: row.id,
  position: row.position,
  indicator: row.indicator,
  name: { zh: row.name_zh, en: row.name_en },
  part: row.part,
  dimension: row.dimension,
  unit: row.unit,
  decimals: row.decimals,
  measure: row.measure,
  covers: row.covers,
  direction: row.direction,
  isComparablePrice: row.is_comparable_price,
  least: row.least === null ? null : Number(row.least),
  most: row.most === null ? null : Number(row.most),
  answeredBy: row.answered_by,
  responsible: row.responsible,
  metric: row.metric,
  evidence: row.evidence,
  isOptional: row.is_optional,
  wholeRow: row.whole_row,
  explanation: row.explanation,
  target: row.target,
})
