import { sql } from 'kysely'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Row, Writing } from '../../platform/database/tables.ts'
import { byOf, type Writer } from './reports-store.ts'

/** A comment with its answers' order and whether it is settled. */
export interface StoredComment {
  readonly id: string
  readonly key: string | null
  readonly answers: string | null
  readonly text: string
  readonly role: string
  readonly by: string
  readonly byId: string | null
  readonly at: string
  readonly isResolved: boolean
  readonly resolvedBy: string | null
}

/** Comments of a report, the oldest first. */
export async function findComments(db: Reading, division: string, report: string): Promise<readonly StoredComment[]> {
  const [comments, steps] = await Promise.all([
    db
      .selectFrom('report_comment')
      .selectAll()
      .where('division', '=', division)
      .where('report', '=', report)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('report_comment_step as s')
      .innerJoin('report_comment as c', (join) =>
        join.onRef('c.division', '=', 's.division').onRef('c.id', '=', 's.comment'),
      )
      .selectAll('s')
      .where('c.division', '=', division)
      .where('c.report', '=', report)
      .orderBy('s.seq')
      .execute(),
  ])
  const latest = new Map(steps.map((step) => [step.comment, step]))
  return comments.map((row) => {
    const step = latest.get(row.id)
    return {
      id: row.id,
      key: row.key,
      answers: row.answers,
      text: row.text,
      role: row.role,
      by: row.by_name,
      byId: row.by_id,
      at: row.at.toISOString(),
      isResolved: step?.state === 'resolved',
      resolvedBy: step?.state === 'resolved' ? step.by_name : null,
    }
  })
}

export async function insertComment(
  tx: Writing,
  writer: Writer,
  report: string,
  comment: Pick<Row<'report_comment'>, 'key' | 'answers' | 'text' | 'role'>,
): Promise<string> {
  const id = newId(writer.at.getTime())
  await tx
    .insertInto('report_comment')
    .values({ division: writer.division, id, report, ...comment, ...byOf(writer) })
    .execute()
  return id
}

export async function appendCommentStep(
  tx: Writing,
  writer: Writer,
  comment: string,
  state: 'resolved' | 'reopened',
): Promise<void> {
  await tx
    .insertInto('report_comment_step')
    .values({
      division: writer.division,
      comment,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from report_comment_step where division = ${writer.division} and comment = ${comment})`,
      state,
      ...byOf(writer),
    })
    .execute()
}
