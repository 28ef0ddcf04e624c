import { sql } from 'kysely'
import type { Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { DrawHead, DrawStep } from './draw-state.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    draw: DrawTable
    draw_step: DrawStepTable
  }
}

/** What the desk that leads a draw keeps beside it, written with it: the item, the round, the day planned. */
export type DrawAbout = Readonly<Record<string, string | number | boolean | null>>
/** What the desk made of the result, once: visits, offers. */
export type DrawFollowed = Readonly<Record<string, unknown>>

interface DrawTable {
  division: string
  id: string
  /** The system that leads it: 'regulation', 'housing-security'. */
  system: string
  title: string
  by_name: string
  lead: string
  head: Json<DrawHead>
  about: Json<DrawAbout>
  made_at: Moment
  made_by: string | null
  made_by_name: string
}

interface DrawStepTable {
  division: string
  draw: string
  seq: number
  kind: DrawStep['kind'] | 'followed'
  detail: Json<Readonly<Record<string, unknown>>>
  at: Moment
  by_id: string | null
  by_name: string
}

/** A draw as it stands in the tables. */
export interface StoredDraw {
  readonly head: DrawHead
  readonly system: string
  readonly lead: string
  readonly about: DrawAbout
  readonly madeByName: string
  readonly steps: readonly DrawStep[]
  /** What followed of the result; null before. */
  readonly followed: DrawFollowed | null
  readonly seq: number
}

export async function insertDraw(
  tx: Writing,
  draw: Pick<StoredDraw, 'head' | 'system' | 'lead' | 'about' | 'madeByName'> & {
    readonly madeBy: string | null
    readonly madeAt: Date
  },
): Promise<void> {
  const { head } = draw
  await tx
    .insertInto('draw')
    .values({
      division: head.division,
      id: head.id,
      system: draw.system,
      title: head.title,
      by_name: head.by,
      lead: draw.lead,
      head: JSON.stringify(head),
      about: JSON.stringify(draw.about),
      made_at: draw.madeAt,
      made_by: draw.madeBy,
      made_by_name: draw.madeByName,
    })
    .execute()
}

/** Draws of a division, the newest first, at most 500: of one system, or one by its id. */
export async function findDraws(
  db: Reading,
  division: string,
  { system, id }: { readonly system?: string | undefined; readonly id?: string },
): Promise<readonly StoredDraw[]> {
  let asked = db.selectFrom('draw').selectAll().where('division', '=', division)
  if (id !== undefined) asked = asked.where('id', '=', id)
  if (system !== undefined) asked = asked.where('system', '=', system)
  const draws = await asked.orderBy('made_at', 'desc').limit(500).execute()
  if (draws.length === 0) return []
  const steps = await db
    .selectFrom('draw_step')
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
    return {
      head: draw.head,
      system: draw.system,
      lead: draw.lead,
      about: draw.about,
      madeByName: draw.made_by_name,
      steps: own
        .filter(({ kind }) => kind !== 'followed')
        // As they were written: `detail` is the step without its kind and moment.
        .map((step) => ({ ...step.detail, kind: step.kind, at: step.at.toISOString() }) as DrawStep),
      followed: own.find(({ kind }) => kind === 'followed')?.detail ?? null,
      seq: own.length,
    }
  })
}

/** Reads a draw and holds it until the transaction ends: steps of one draw come one after another. Its rows cannot be locked, since the program may not change them. */
export async function lockDraw(tx: Writing, division: string, id: string): Promise<StoredDraw | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`draw ${division} ${id}`}, 0))`.execute(tx)
  return (await findDraws(tx, division, { id }))[0] ?? null
}

export async function appendDrawStep(
  tx: Writing,
  draw: StoredDraw,
  step: { readonly kind: DrawStepTable['kind']; readonly at: string } & Readonly<Record<string, unknown>>,
  by: { readonly id: string | null; readonly name: string },
): Promise<void> {
  const { kind, at, ...detail } = step
  await tx
    .insertInto('draw_step')
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

/** Draws that are not void, for the clock. */
export async function findOpenDraws(db: Reading, division: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('draw as d')
    .select('d.id')
    .where('d.division', '=', division)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('draw_step as s')
            .select('s.seq')
            .whereRef('s.division', '=', 'd.division')
            .whereRef('s.draw', '=', 'd.id')
            .where('s.kind', 'in', ['void', 'followed']),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

export async function findDivisionsWithDraws(db: Reading): Promise<readonly string[]> {
  const rows = await db.selectFrom('draw').select('division').distinct().execute()
  return rows.map(({ division }) => division)
}
