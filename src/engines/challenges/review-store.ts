import { sql } from 'kysely'
import type { Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { ReviewHead, ReviewStep } from './review-state.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    challenge_review: ReviewTable
    challenge_review_step: ReviewStepTable
  }
}

interface ReviewTable {
  division: string
  id: string
  challenge: string
  lead: string
  head: Json<ReviewHead>
  made_at: Moment
  made_by: string | null
  made_by_name: string
}

interface ReviewStepTable {
  division: string
  review: string
  seq: number
  kind: ReviewStep['kind']
  detail: Json<Readonly<Record<string, unknown>>>
  at: Moment
  by_id: string | null
  by_name: string
}

export interface StoredReview {
  readonly head: ReviewHead
  readonly lead: string
  readonly steps: readonly ReviewStep[]
}

export interface Who {
  readonly id: string | null
  readonly name: string
}

export async function insertReview(
  tx: Writing,
  { head, lead }: Pick<StoredReview, 'head' | 'lead'>,
  by: Who,
): Promise<void> {
  await tx
    .insertInto('challenge_review')
    .values({
      division: head.division,
      id: head.id,
      challenge: head.challenge,
      lead,
      head: JSON.stringify(head),
      made_at: head.frozenAt,
      made_by: by.id,
      made_by_name: by.name,
    })
    .execute()
}

/** Reviews of a division, the newest first, at most 300; or one by its id. */
export async function findReviews(db: Reading, division: string, id: string | null): Promise<readonly StoredReview[]> {
  const reviews = await db
    .selectFrom('challenge_review')
    .select(['id', 'head', 'lead'])
    .where('division', '=', division)
    .$if(id !== null, (query) => query.where('id', '=', id))
    .orderBy('made_at', 'desc')
    .limit(300)
    .execute()
  if (reviews.length === 0) return []
  const steps = await db
    .selectFrom('challenge_review_step')
    .select(['review', 'kind', 'detail', 'at'])
    .where('division', '=', division)
    .where(
      'review',
      'in',
      reviews.map((review) => review.id),
    )
    .orderBy('seq')
    .execute()
  return reviews.map(({ id: own, head, lead }) => ({
    head,
    lead,
    steps: steps
      .filter(({ review }) => review === own)
      // As they were written: `detail` is the step without its kind and moment.
      .map((step) => ({ ...step.detail, kind: step.kind, at: step.at.toISOString() }) as ReviewStep),
  }))
}

/** Reads a review and holds it until the transaction ends. Its rows cannot be locked, since the program may not change them. */
export async function lockReview(tx: Writing, division: string, id: string): Promise<StoredReview | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`challenge_review ${division} ${id}`}, 0))`.execute(tx)
  return (await findReviews(tx, division, id))[0] ?? null
}

export async function appendReviewStep(tx: Writing, review: StoredReview, step: ReviewStep, by: Who): Promise<void> {
  const { kind, at, ...detail } = step
  await tx
    .insertInto('challenge_review_step')
    .values({
      division: review.head.division,
      review: review.head.id,
      seq: review.steps.length + 1,
      kind,
      detail: JSON.stringify(detail),
      at,
      by_id: by.id,
      by_name: by.name,
    })
    .execute()
}

/** The seat that a personal link opens: by the hash of its key, where no later link was given out for the seat. */
export async function findSeat(
  db: Reading,
  hash: string,
): Promise<{ readonly division: string; readonly review: string; readonly expert: string } | null> {
  const { rows } = await sql<{ division: string; review: string; expert: string }>`
    select s.division, s.review, s.detail->>'expert' as expert from challenge_review_step s
    where s.kind = 'invite' and s.detail->>'hash' = ${hash}
      and not exists (select 1 from challenge_review_step l
        where l.division = s.division and l.review = s.review and l.kind = 'invite'
          and l.detail->>'expert' = s.detail->>'expert' and l.seq > s.seq)`.execute(db)
  return rows[0] ?? null
}
