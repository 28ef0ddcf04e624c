import { sql } from 'kysely'
import type { Day, Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { DrawHead, DrawStep } from './draw-desk.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    inspection_draw: DrawTable
    inspection_draw_step: DrawStepTable
  }
}

interface DrawTable {
  division: string
  id: string
  title: string
  by_name: string
  item: string | null
  lead: string
  planned_on: Day
  head: Json<DrawHead>
  /** Firms left out because the year's visits for this item are made. */
  excluded: number
  made_at: Moment
  made_by: string | null
  made_by_name: string
}

interface DrawStepTable {
  division: string
  draw: string
  seq: number
  kind: DrawStep['kind'] | 'visits'
  detail: Json<Readonly<Record<string, unknown>>>
  at: Moment
  by_id: string | null
  by_name: string
}

/** A draw as it stands in the tables. */
export interface StoredDraw {
  readonly head: DrawHead
  readonly item: string | null
  readonly lead: string
  readonly plannedOn: Day
  readonly excluded: number
  readonly madeByName: string
  readonly steps: readonly DrawStep[]
  /** Ids of the visits that were given out; null before. */
  readonly visits: readonly string[] | null
  readonly seq: number
}

export async function insertDraw(
  tx: Writing,
  draw: Omit<StoredDraw, 'steps' | 'visits' | 'seq'> & { readonly madeBy: string | null; readonly madeAt: Date },
): Promise<void> {
  const { head } = draw
  await tx
    .insertInto('inspection_draw')
    .values({
      division: head.division,
      id: head.id,
      title: head.title,
      by_name: head.by,
      item: draw.item,
      lead: draw.lead,
      planned_on: draw.plannedOn,
      head: JSON.stringify(head),
      excluded: draw.excluded,
      made_at: draw.madeAt,
      made_by: draw.madeBy,
      made_by_name: draw.madeByName,
    })
    .execute()
}

/** Draws of a division, the newest first; at most 500, or one by its id. */
export async function findDraws(db: Reading, division: string, id: string | null): Promise<readonly StoredDraw[]> {
  const draws = await db
    .selectFrom('inspection_draw')
    .selectAll()
    .where('division', '=', division)
    .$if(id !== null, (query) => query.where('id', '=', id))
    .orderBy('made_at', 'desc')
    .limit(500)
    .execute()
  if (draws.length === 0) return []
  const steps = await db
    .selectFrom('inspection_draw_step')
    .selectAll()
    .where('division', '=', division)
    .where(
      'draw',
      'in',
      draws.map((draw) => draw.id),
    )
    .orderBy('draw')
    .orderBy('seq')
    .execute()
  const byDraw = new Map<string, typeof steps>()
  for (const step of steps) byDraw.set(step.draw, [...(byDraw.get(step.draw) ?? []), step])
  return draws.map((draw): StoredDraw => {
    const own = byDraw.get(draw.id) ?? []
    const visits = own.find(({ kind }) => kind === 'visits')?.detail.visits
    return {
      head: draw.head,
      item: draw.item,
      lead: draw.lead,
      plannedOn: draw.planned_on,
      excluded: draw.excluded,
      madeByName: draw.made_by_name,
      steps: own
        .filter(({ kind }) => kind !== 'visits')
        // As they were written: `detail` is the step without its kind and moment.
        .map((step) => ({ ...step.detail, kind: step.kind, at: step.at.toISOString() }) as DrawStep),
      visits: Array.isArray(visits) ? (visits as string[]) : null,
      seq: own.length,
    }
  })
}

/** Reads a draw and holds it until the transaction ends: steps of one draw come one after another. Its rows cannot be locked, since the program may not change them. */
export async function lockDraw(tx: Writing, division: string, id: string): Promise<StoredDraw | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inspection_draw ${division} ${id}`}, 0))`.execute(tx)
  return (await findDraws(tx, division, id))[0] ?? null
}

export async function appendDrawStep(
  tx: Writing,
  draw: StoredDraw,
  step: { readonly kind: DrawStepTable['kind']; readonly at: string } & Readonly<Record<string, unknown>>,
  by: { readonly id: string | null; readonly name: string },
): Promise<void> {
  const { kind, at, ...detail } = step
  await tx
    .insertInto('inspection_draw_step')
    .values({
      division: draw.head.division,
      draw: draw.head.id,
      seq: draw.seq + 1,
      kind,
      detail: JSON.stringify(detail),
      at,
      by_id: by.id,
      by_name: by.name,
    })
    .execute()
}

/** Draws that are not over and whose beacon was due, for the clock. */
export async function findOpenDraws(db: Reading, division: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('inspection_draw as d')
    .select('d.id')
    .where('d.division', '=', division)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('inspection_draw_step as s')
            .select('s.seq')
            .whereRef('s.division', '=', 'd.division')
            .whereRef('s.draw', '=', 'd.id')
            .where('s.kind', '=', 'void'),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

export async function findDivisionsWithDraws(db: Reading): Promise<readonly string[]> {
  const rows = await db.selectFrom('inspection_draw').select('division').distinct().execute()
  return rows.map(({ division }) => division)
}
