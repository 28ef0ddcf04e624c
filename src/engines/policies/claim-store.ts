import { sql } from 'kysely'
import type { Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import { VOID_STATES } from '../../systems/05-reform/policy-delivery/claim.ts'
import type { Taken } from './amount.ts'
import type { Basis } from './decide.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    policy_decision: DecisionTable
  }
}

interface DecisionTable {
  division: string
  claim: string
  revision: number
  does: string
  basis: Json<Basis>
  amount: string | null
  at: Moment
  by_name: string
}

/** A claim as the desk lists it. */
export interface StoredClaim {
  readonly id: string
  readonly number: string | null
  readonly revision: number
  readonly state: string
  readonly firm: string
  readonly firmName: string
  readonly policy: string
  readonly clause: string
  readonly key: string
  readonly title: string
  readonly year: string
  readonly mode: string
  readonly person: string | null
  readonly body: string | null
  readonly expected: string | null
  readonly amount: string | null
  readonly filedOn: string
  readonly noticedOn: string | null
  readonly payableOn: string | null
  readonly paidOn: string | null
  readonly recovered: string | null
}

/** Claims of a division that stand in the register: one, those of a firm, or those of a year. */
export async function findClaims(
  db: Reading,
  division: string,
  which: {
    readonly id?: string
    readonly firm?: string
    readonly firms?: readonly string[]
    readonly year?: string
  },
): Promise<readonly StoredClaim[]> {
  const { rows } = await sql<StoredClaim>`
    select m.id, m.number, m.revision, m.state, m.enterprise as firm, m.firm_name as "firmName", m.policy, m.clause, c.key,
      c.title, m.year, m.mode, m.person, m.body, m.expected::text, m.amount::text, m.filed_on::text as "filedOn",
      m.noticed_on::text as "noticedOn", m.payable_on::text as "payableOn", m.paid_on::text as "paidOn",
      m.recovered::text
    from r_policy_claim m join r_policy_clause c on c.division = m.division and c.id = m.clause
    where m.division = ${division} and m.ended_at is null
      and ${which.id === undefined ? sql`true` : sql`m.id = ${which.id}::uuid`}
      and ${which.firm === undefined ? sql`true` : sql`m.enterprise = ${which.firm}::uuid`}
      and ${which.firms === undefined ? sql`true` : sql`m.enterprise = any(${[...which.firms]}::uuid[])`}
      and ${which.year === undefined ? sql`true` : sql`m.year = ${which.year}`}
    order by m.id desc`.execute(db)
  return rows
}

export const isVoid = (state: string): boolean => (VOID_STATES as readonly string[]).includes(state)

/**
 * What a firm has, or stands to have, of a year, for caps and for what may not be had together. A claim looks at those filed
 * before it, whose own amount does not look at it; and at those granted while it stood in nobody's way, after an appeal for
 * instance, that did not look at it. So of two claims one looks at the other, and never both.
 *
 * @param claim the claim that is judged; null: one that is about to be made looks at all.
 */
export async function findTaken(
  db: Reading,
  division: string,
  firm: string,
  year: string,
  claim: string | null,
): Promise<readonly Taken[]> {
  const { rows } = await sql<Taken>`
    select m.id as claim, m.policy, c.stack_group as "group", c.title,
      (coalesce(m.amount, m.expected, 0) - coalesce(m.recovered, 0))::text amount
    from r_policy_claim m join r_policy_clause c on c.division = m.division and c.id = m.clause
    left join r_policy_claim own on own.division = m.division and own.id = ${claim}::uuid
    where m.division = ${division} and m.ended_at is null and m.enterprise = ${firm}::uuid and m.year = ${year}
      and not (m.state = any(${[...VOID_STATES]})) and m.id is distinct from own.id
      and (own.id is null or (length(m.number), m.number) < (length(own.number), own.number) or (
        m.amount is not null and not exists (
          select 1 from policy_decision d
          where d.division = m.division and d.claim = m.id and d.basis->'others' @> jsonb_build_array(jsonb_build_object('claim', own.id))
            and d.revision = (select max(l.revision) from policy_decision l where l.division = m.division and l.claim = m.id))))
    order by m.id`.execute(db)
  return rows
}

/** What each of these firms has, or stands to have, of a year, as a claim that is about to be made looks at it. */
export async function findTakenByFirm(
  db: Reading,
  division: string,
  firms: readonly string[],
  year: string,
): Promise<ReadonlyMap<string, readonly Taken[]>> {
  const { rows } = await sql<Taken & { firm: string }>`
    select m.enterprise as firm, m.id as claim, m.policy, c.stack_group as "group", c.title,
      (coalesce(m.amount, m.expected, 0) - coalesce(m.recovered, 0))::text amount
    from r_policy_claim m join r_policy_clause c on c.division = m.division and c.id = m.clause
    where m.division = ${division} and m.ended_at is null and m.enterprise = any(${[...firms]}::uuid[]) and m.year = ${year}
      and not (m.state = any(${[...VOID_STATES]}))
    order by m.id`.execute(db)
  const found = new Map<string, Taken[]>()
  for (const { firm, ...one } of rows) found.set(firm, [...(found.get(firm) ?? []), one])
  return found
}

/** The same as `lockFirm` for many, in one order whoever asks: two who hold some of the same never wait for each other. */
export async function lockFirms(tx: Writing, division: string, firms: readonly string[]): Promise<void> {
  for (const firm of firms.toSorted()) await lockFirm(tx, division, firm)
}

/** Holds everything that is decided about one firm's claims, until the transaction ends: caps look at all of them. */
export async function lockFirm(tx: Writing, division: string, firm: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy_claim ${division} ${firm}`}, 0))`.execute(tx)
}

export const insertDecision = (tx: Writing, division: string, one: NewDecision): Promise<void> =>
  insertDecisions(tx, division, [one])

export async function insertDecisions(tx: Writing, division: string, all: readonly NewDecision[]): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('policy_decision')
    .values(
      all.map((one) => ({
        division,
        claim: one.claim,
        revision: one.revision,
        does: one.does,
        basis: JSON.stringify(one.basis),
        amount: one.amount,
        at: one.at,
        by_name: one.byName,
      })),
    )
    .execute()
}

export interface StoredDecision {
  readonly revision: number
  readonly does: string
  readonly basis: Basis
  readonly amount: string | null
  readonly at: Date
  readonly byName: string
}

export interface NewDecision extends StoredDecision {
  readonly claim: string
}

/** What a claim was judged by each time, the latest last. */
export async function findDecisions(db: Reading, division: string, claim: string): Promise<readonly StoredDecision[]> {
  const rows = await db
    .selectFrom('policy_decision')
    .selectAll()
    .where('division', '=', division)
    .where('claim', '=', claim)
    .orderBy('revision')
    .execute()
  return rows.map(({ revision, does, basis, amount, at, by_name: byName }) => ({
    revision,
    does,
    basis,
    amount: amount === null ? null : String(amount),
    at,
    byName,
  }))
}
