import { newId } from '../../platform/database/ids.ts'
import type { Database } from '../../platform/database/tables.ts'

/** The fictional district of the tests. */
const LAKESIDE = '999906'

/** Rows of the registers of projects, written as they would stand; whatever is not said has a plain value. */
export async function insertRow(
  db: Database,
  table: string,
  values: Readonly<Record<string, unknown>>,
): Promise<string> {
  const id = newId()
  const at = '2023-01-02T02:00:00Z'
  const row = {
    division: LAKESIDE,
    id,
    made_at: at,
    changed_at: at,
    made_by_name: 'stage',
    ...values,
  }
  await db
    .insertInto(table as never)
    .values(row as never)
    .execute()
  return id
}

export const insertProject = (db: Database, body: string, values: Readonly<Record<string, unknown>> = {}) =>
  insertRow(db, 'r_project', {
    name: '灯塔加固',
    control: 'approval',
    category: 'infrastructure',
    investor: 'government',
    builder: '临湖区路灯所',
    summary: '加固',
    total_investment: '1000',
    state: 'building',
    body,
    ...values,
  })

/** Confirmed months of a project: `{ '2024-01': 50 }`; a pair where statistics counted another figure. */
export async function insertMonths(
  db: Database,
  project: string,
  body: string,
  months: Readonly<Record<string, number | readonly [number, number]>>,
): Promise<void> {
  for (const [month, value] of Object.entries(months)) {
    const [invested, counted] = typeof value === 'number' ? [value, null] : value
    await insertRow(db, 'r_project_month', {
      project,
      month,
      invested: String(invested),
      counted: counted === null ? null : String(counted),
      image: '10',
      image_text: '基础',
      state: 'confirmed',
      body,
    })
  }
}

/** An approved plan of a year, evenly divided or by these months. */
export const insertPlan = (
  db: Database,
  project: string,
  body: string,
  year: number,
  investment: number,
  more: { readonly months?: readonly (number | null)[]; readonly batch?: string; readonly state?: string } = {},
) =>
  insertRow(db, 'r_project_year', {
    project,
    year: String(year),
    batch: more.batch ?? 'carry-on',
    investment: String(investment),
    goal: '完成',
    state: more.state ?? 'approved',
    body,
    ...Object.fromEntries(
      (more.months ?? []).map((amount, i) => [
        `plan_${String(i + 1).padStart(2, '0')}`,
        amount === null ? null : String(amount),
      ]),
    ),
  })
