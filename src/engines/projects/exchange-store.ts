import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { fund } from '../../systems/13-delivery/project-lifecycle/money.ts'
import { gate } from '../../systems/13-delivery/project-lifecycle/procedures.ts'
import { project } from '../../systems/13-delivery/project-lifecycle/project.ts'
import { declaredSql } from '../registers/facts-store.ts'
import type { Registers } from '../registers/register.ts'
import type { ExchangedProject } from './oc4ids.ts'
import { whichProjects } from './projects-store.ts'

interface RawProject {
  id: string
  name: string
  code: string | null
  summary: string | null
  category: string | null
  investor: string | null
  control: string | null
  sector: string | null
  builder: string | null
  builder_code: string | null
  body: string
  body_name: string
  total_investment: string
  planned_start: string | null
  planned_end: string | null
  started_on: string | null
  completed_on: string | null
  state: string
  place_lng: number | null
  place_lat: number | null
}

const COLUMNS = sql`t.id, t.name, t.code, t.summary, t.category, t.investor, t.control, t.sector, t.builder, t.builder_code, t.body,
  b.name_zh body_name, trim_scale(t.total_investment)::text total_investment, t.planned_start::text, t.planned_end::text, t.started_on::text,
  t.completed_on::text, t.state, t.place_lng, t.place_lat`

/** Projects that everybody may know of, only with the fields that the declaration makes public. */
export async function findPublic(
  db: Reading,
  registers: Registers,
  division: string,
  now: Date,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<readonly ExchangedProject[]> {
  const register = registers.get('project')
  const { isPublic } = project
  if (register === undefined || isPublic === undefined) return []
  const told =
    isPublic.when === undefined
      ? sql<boolean>`true`
      : await declaredSql(db, registers, register, division, isPublic.when, now)
  const found = await sql<RawProject>`
    select ${COLUMNS} from r_project t join body b on b.division = t.division and b.id = t.body
    where t.division = ${division} and t.ended_at is null and ${told} order by t.id limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  )
  const may = new Set<string>(isPublic.fields)
  const only = <T>(field: string, value: T): T | null => (may.has(field) ? value : null)
  return found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    code: only('code', row.code),
    summary: only('summary', row.summary),
    category: only('category', row.category),
    investor: only('investor', row.investor),
    control: only('control', row.control),
    sector: only('sector', row.sector),
    builder: only('builder', row.builder),
    builderCode: only('builder_code', row.builder_code),
    body: only('body', { id: row.body, name: row.body_name }),
    total: only('total_investment', row.total_investment),
    plannedStart: only('planned_start', row.planned_start),
    plannedEnd: only('planned_end', row.planned_end),
    startedOn: only('started_on', row.started_on),
    completedOn: only('completed_on', row.completed_on),
    // The stage is no public field: what is told follows from the days that are.
    state: null,
    place:
      row.place_lng === null || row.place_lat === null ? null : only('place', [row.place_lng, row.place_lat] as const),
    funds: [],
    gates: [],
  }))
}

/** Projects of a scope with all that the standard has a place for. */
export async function findExchanged(
  db: Reading,
  division: string,
  scope: Scope,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<readonly ExchangedProject[]> {
  const found = await sql<RawProject>`
    select ${COLUMNS} from r_project t join body b on b.division = t.division and b.id = t.body
    where t.division = ${division} and t.ended_at is null and ${whichProjects(scope, {})} order by t.id limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  )
  const ids = found.rows.map(({ id }) => id)
  const [funds, gates] = await Promise.all([
    sql<{ project: string; id: string; source: string; amount: string; document_no: string | null }>`
      select f.project, f.id, f.source, trim_scale(f.amount)::text amount, f.document_no from r_project_fund f
      where f.division = ${division} and f.ended_at is null and f.project = any(${ids}::uuid[]) order by f.id`.execute(
      db,
    ),
    sql<{
      project: string
      id: string
      gate: string
      issuer: string | null
      document_no: string | null
      granted_on: string | null
    }>`
      select g.project, g.id, g.gate, g.issuer, g.document_no, g.granted_on::text from r_project_gate g
      where g.division = ${division} and g.ended_at is null and g.state = 'granted' and g.project = any(${ids}::uuid[]) order by g.id`.execute(
      db,
    ),
  ])
  return found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    code: row.code,
    summary: row.summary,
    category: row.category,
    investor: row.investor,
    control: row.control,
    sector: row.sector,
    builder: row.builder,
    builderCode: row.builder_code,
    body: { id: row.body, name: row.body_name },
    total: row.total_investment,
    plannedStart: row.planned_start,
    plannedEnd: row.planned_end,
    startedOn: row.started_on,
    completedOn: row.completed_on,
    state: row.state,
    place: row.place_lng === null || row.place_lat === null ? null : [row.place_lng, row.place_lat],
    funds: funds.rows
      .filter((one) => one.project === row.id)
      .map(({ id, source, amount, document_no }) => ({
        id,
        source: fund.fields.source?.kind === 'choice' ? (fund.fields.source.choices[source]?.zh ?? source) : source,
        amount,
        documentNo: document_no,
      })),
    gates: gates.rows
      .filter((one) => one.project === row.id)
      .map((one) => ({
        id: one.id,
        gate: one.gate,
        name: gate.fields.gate?.kind === 'choice' ? (gate.fields.gate.choices[one.gate]?.zh ?? one.gate) : one.gate,
        issuer: one.issuer,
        documentNo: one.document_no,
        grantedOn: one.granted_on,
      })),
  }))
}

/** Bodies of a division by name, those that stand. */
export async function findBodies(db: Reading, division: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name_zh'])
    .where('division', '=', division)
    .where('ended_on', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name_zh }) => [name_zh, id]))
}

/** Projects that stand, by their national code. */
export async function findByCodes(
  db: Reading,
  division: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly revision: number }>> {
  const found = await sql<{ code: string; id: string; revision: number }>`
    select t.code, t.id, t.revision from r_project t
    where t.division = ${division} and t.ended_at is null and t.code = any(${codes})`.execute(db)
  return new Map(found.rows.map(({ code, id, revision }) => [code, { id, revision }]))
}
