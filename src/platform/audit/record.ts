import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, idOf, nameOf } from '../access/actor.ts'
import type { Moment, Writing } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    audit_entry: AuditEntryTable
    audit_head: AuditHeadTable
  }
}

export interface AuditEntryTable {
  division: string
  seq: number
  at: Moment
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  /** 'return.submit': the permission or the act. */
  action: string
  subject_kind: string
  subject_id: string | null
  body: string | null
  /** Why personal data was read, why something was corrected or returned. */
  reason: string | null
  /** JSON text, hashed to the letter. */
  detail: string
  address: string | null
  previous: string
  hash: string
}

export interface AuditHeadTable {
  division: string
  seq: number
  hash: string
}

/** What was done, for the record. `detail` holds no personal data: it is kept longer than the rows it speaks of. */
export interface Act {
  readonly division: string
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string | null }
  readonly body?: string | null
  readonly reason?: string | null
  readonly detail?: unknown
  readonly address?: string | null
}

/** Hash before the first entry of a division. */
export const FIRST = '0'.repeat(64)

/**
 * Appends an act to the division's chain, in the transaction of the act itself: both stand or neither does. The head of
 * the chain is locked until that transaction ends, so record last, when everything else is written.
 */
export async function record(tx: Writing, actor: Actor, at: Date, act: Act): Promise<void> {
  await recordAll(tx, at, [{ actor, act }])
}

/** Appends several acts of one division, in their order, at the cost of one. */
export async function recordAll(
  tx: Writing,
  at: Date,
  acts: readonly { readonly actor: Actor; readonly act: Act }[],
): Promise<void> {
  const [first] = acts
  if (first === undefined) return
  const { division } = first.act
  if (acts.some(({ act }) => act.division !== division))
    throw new Error('Acts of several divisions have several chains.')
  let { seq, hash } = await lockHead(tx, division)
  const entries = acts.map(({ actor, act }) => {
    seq += 1
    const entry = entryOf(actor, at, act, seq, hash)
    hash = hashOf(entry)
    return { ...entry, hash }
  })
  // One parameter for all of them, however many acts are recorded at once.
  await sql`
    with added as (
      insert into audit_entry select * from jsonb_populate_recordset(null::audit_entry, ${JSON.stringify(entries)}::jsonb)
    )
    update audit_head set seq = ${seq}, hash = ${hash} where division = ${division}`.execute(tx)
}

async function lockHead(tx: Writing, division: string): Promise<{ readonly seq: number; readonly hash: string }> {
  const find = () =>
    tx.selectFrom('audit_head').select(['seq', 'hash']).where('division', '=', division).forUpdate().executeTakeFirst()
  const head = await find()
  if (head !== undefined) return head
  await sql`insert into audit_head (division, seq, hash) values (${division}, 0, ${FIRST}) on conflict do nothing`.execute(
    tx,
  )
  const made = await find()
  if (made === undefined) throw new Error(`The chain of ${division} has no head.`)
  return made
}

const entryOf = (actor: Actor, at: Date, act: Act, seq: number, previous: string) => ({
  division: act.division,
  seq,
  at: at.toISOString(),
  actor_kind: actor.kind,
  actor_id: idOf(actor),
  actor_name: nameOf(actor),
  action: act.action,
  subject_kind: act.subject.kind,
  subject_id: act.subject.id,
  body: act.body ?? null,
  // Half a character cannot be kept: the hash is over what the database gives back.
  reason: act.reason?.replace(/\p{Surrogate}/gu, '\ufffd') ?? null,
  detail: JSON.stringify(act.detail ?? {}),
  address: act.address ?? null,
  previous,
})

/** SHA-256 over the entry's fields in fixed order, each as a JSON value on a line of its own, the previous hash included. */
export function hashOf(entry: {
  readonly division: string
  readonly seq: number
  readonly at: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string | null
  readonly body: string | null
  readonly reason: string | null
  readonly detail: string
  readonly address: string | null
  readonly previous: string
}): string {
  const lines = [
    entry.division,
    entry.seq,
    entry.at,
    entry.actor_kind,
    entry.actor_id,
    entry.actor_name,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.body,
    entry.reason,
    entry.detail,
    entry.address,
    entry.previous,
  ]
  return createHash('sha256')
    .update(lines.map((value) => JSON.stringify(value)).join('\n'))
    .digest('hex')
}
