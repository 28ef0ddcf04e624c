import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { appendCommentStep, findComments, insertComment } from './comments-store.ts'
import { fault, faulty, noSuchComment, noSuchReport, notConsulting } from './refusals.ts'
import { findReport, type Writer } from './reports-store.ts'

export interface NewComment {
  readonly key: string | null
  readonly answers: string | null
  readonly text: string
}

/** Adds a comment on a block or on the whole, or an answer to one. */
export async function commentOn(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  comment: NewComment,
): Promise<Outcome<{ readonly id: string }>> {
  const report = await findReport(tx, scope, writer.division, id)
  if (report === null) return refused(noSuchReport)
  if (report.state === 'final' || report.state === 'issued') return refused(notConsulting)
  if (comment.text.trim() === '') return refused(faulty([fault('text', 'empty', '请填写意见', 'Write your comment')]))
  if (comment.answers !== null) {
    const others = await findComments(tx, writer.division, id)
    if (!others.some((other) => other.id === comment.answers)) return refused(noSuchComment)
  }
  const stored = await insertComment(tx, writer, id, {
    ...comment,
    text: comment.text.trim(),
    role: roleOf(writer),
  })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.comment',
    subject: { kind: 'report', id },
    detail: { comment: stored, key: comment.key },
  })
  return done({ id: stored })
}

/** Settles a comment, or opens it again. */
export async function settleComment(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  comment: string,
  state: 'resolved' | 'reopened',
): Promise<Outcome<{ readonly isResolved: boolean }>> {
  const report = await findReport(tx, scope, writer.division, id)
  if (report === null) return refused(noSuchReport)
  const found = (await findComments(tx, writer.division, id)).find((one) => one.id === comment)
  if (found === undefined) return refused(noSuchComment)
  if (found.isResolved !== (state === 'resolved')) {
    await appendCommentStep(tx, writer, comment, state)
    await record(tx, writer.actor, writer.at, {
      division: writer.division,
      action: `reports.comment-${state}`,
      subject: { kind: 'report', id },
      detail: { comment },
    })
  }
  return done({ isResolved: state === 'resolved' })
}

/** The role a person speaks in, here. */
function roleOf({ actor, division }: Writer): string {
  if (actor.kind !== 'person') return actor.kind
  return actor.memberships.find((membership) => membership.division === division)?.role ?? ''
}
