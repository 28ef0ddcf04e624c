import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Day, Moment, Reading, Row, Writing } from '../../platform/database/tables.ts'
import type { EvidenceGrade } from '../indicators/definition.ts'
import type { NoticeKind } from './tasks.ts'
import { byOf, type Writer } from './writer.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    return_notice: ReturnNoticeTable
    return_evidence: ReturnEvidenceTable
  }
}

export interface ReturnNoticeTable {
  division: string
  id: string
  task: string
  /** 'urge' is a person's (催报); the others are the sweep's. */
  kind: NoticeKind | 'urge'
  /** The due day that it speaks of. */
  due_on: Day
  text: string
  by_kind: Actor['kind']
  by_id: string | null
  by_name: string
  at: Moment
}

export interface ReturnEvidenceTable {
  division: string
  id: string
  task: string
  row_id: string | null
  grade: EvidenceGrade
  name: string
  /** 文号 of a bulletin or letter. */
  document_no: string | null
  file: string | null
  by_id: string | null
  by_name: string
  at: Moment
  withdrawn_at: Moment | null
  withdrawn_by: string | null
  withdrawn_because: string | null
}

export interface Notice {
  readonly id: string
  readonly task: string
  readonly kind: NoticeKind | 'urge'
  readonly dueOn: Day
  readonly text: string
  readonly by: string
  readonly at: Date
}

/** Writes a notice; false when the sweep has given it for this due day already. */
export async function insertNotice(
  tx: Writing,
  writer: Writer,
  notice: Pick<Notice, 'task' | 'kind' | 'dueOn' | 'text'>,
): Promise<boolean> {
  const result = await sql`
    insert into return_notice (division, id, task, kind, due_on, text, by_kind, by_id, by_name, at)
    values (${writer.division}, ${newId(writer.at.getTime())}, ${notice.task}, ${notice.kind}, ${notice.dueOn}::date,
      ${notice.text}, ${writer.actor.kind}, ${byOf(writer).by_id}, ${byOf(writer).by_name}, ${writer.at})
    on conflict (division, task, kind, due_on) where kind <> 'urge' do nothing`.execute(tx)
  return (result.numAffectedRows ?? 0n) > 0n
}

export async function findNotices(db: Reading, division: string, tasks: readonly string[]): Promise<readonly Notice[]> {
  if (tasks.length === 0) return []
  const rows = await db
    .selectFrom('return_notice')
    .selectAll()
    .where('division', '=', division)
    .where('task', 'in', tasks)
    .orderBy('at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    task: row.task,
    kind: row.kind,
    dueOn: row.due_on,
    text: row.text,
    by: row.by_name,
    at: row.at,
  }))
}

export type StoredEvidence = Row<'return_evidence'>

/** What vouches for a task's values and was not withdrawn. */
export async function findEvidence(db: Reading, division: string, task: string): Promise<readonly StoredEvidence[]> {
  return db
    .selectFrom('return_evidence')
    .selectAll()
    .where('division', '=', division)
    .where('task', '=', task)
    .where('withdrawn_at', 'is', null)
    .orderBy('at')
    .execute()
}

export async function insertEvidence(
  tx: Writing,
  writer: Writer,
  evidence: Pick<StoredEvidence, 'task' | 'row_id' | 'grade' | 'name' | 'document_no' | 'file'>,
): Promise<string> {
  const id = newId(writer.at.getTime())
  await tx
    .insertInto('return_evidence')
    .values({
      division: writer.division,
      id,
      ...evidence,
      ...byOf(writer),
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_because: null,
    })
    .execute()
  return id
}

/** Takes evidence back, with a reason; the row stays. False when there is none that stands. */
export async function withdrawEvidence(
  tx: Writing,
  writer: Writer,
  task: string,
  id: string,
  because: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('return_evidence')
    .set({ withdrawn_at: writer.at, withdrawn_by: byOf(writer).by_name, withdrawn_because: because })
    .where('division', '=', writer.division)
    .where('task', '=', task)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Where the return of a piece of evidence stands; null when there is none. */
export async function placeOfEvidence(db: Reading, division: string, id: string) {
  const row = await db
    .selectFrom('return_evidence as e')
    .innerJoin('return_task as t', (join) => join.onRef('t.division', '=', 'e.division').onRef('t.id', '=', 'e.task'))
    .select(['t.body', 't.delegate'])
    .where('e.division', '=', division)
    .where('e.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { division, body: row.body, person: row.delegate }
}
