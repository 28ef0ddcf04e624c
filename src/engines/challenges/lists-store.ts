import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import { type Party, type PoolExpert, partiesIn, peopleIn, type Tie } from './avoidance.ts'

/* Reads the registers' tables set by set. Tables and columns are those that the declarations of open-challenge give. */

export interface ChallengeRow {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly title: string
  readonly state: string
  readonly desk: string
  readonly deskName: string
  readonly review: string | null
  readonly detail: string
  readonly techField: string
  readonly ownerName: string
  readonly ownerCode: string
}

const CHALLENGE = sql`
  select c.id, c.revision, c.number, c.title, c.state, c.desk, b.name_zh as "deskName", c.review, c.detail,
    c.tech_field as "techField", e.name as "ownerName", e.credit_code as "ownerCode"
  from r_challenge c
  join body b on b.division = c.division and b.id = c.desk
  join r_enterprise e on e.division = c.division and e.id = c.firm`

export async function findChallenge(db: Reading, division: string, id: string): Promise<ChallengeRow | null> {
  const { rows } = await sql<ChallengeRow>`
    ${CHALLENGE} where c.division = ${division} and c.id = ${id}::uuid and c.ended_at is null`.execute(db)
  return rows[0] ?? null
}

/** Challenges whose bids are closed, and those whose review may have become void. */
export async function findChallengesToReview(db: Reading, division: string): Promise<readonly ChallengeRow[]> {
  const { rows } = await sql<ChallengeRow>`
    ${CHALLENGE} where c.division = ${division} and c.ended_at is null and c.state in ('screening', 'reviewing')
    order by c.number`.execute(db)
  return rows
}

export interface BidRow {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly scheme: string
  readonly plan: string
  readonly promises: string
  readonly stages: string
  readonly risks: string | null
  readonly price: string
  readonly months: number
  readonly bidder: string
  readonly bidderCode: string
  readonly partners: string | null
  readonly lead: string
  readonly members: string | null
  readonly phone: string | null
  readonly files: readonly string[]
}

/** Bids of a challenge that passed the formal check, and those that wait for it. */
export async function findBids(db: Reading, division: string, challenge: string): Promise<readonly BidRow[]> {
  const { rows } = await sql<BidRow>`
    select k.id, k.revision, k.state, k.scheme_name as scheme, k.plan, k.promises, k.stages, k.risks, k.price::text, k.months,
      k.bidder, k.bidder_code as "bidderCode", k.partners, k.lead, k.members, k.phone,
      coalesce((select array_agg(f.name) from file f
        where f.division = k.division and f.id = any(k.files)), '{}') as files
    from r_bid k
    where k.division = ${division} and k.challenge = ${challenge}::uuid and k.ended_at is null
      and k.state in ('submitted', 'admitted', 'ranked', 'awarded', 'not-chosen')
    order by k.made_at, k.id`.execute(db)
  return rows
}

/** The organisations and persons that stand behind a bid. */
export const partiesOf = (
  bid: Pick<BidRow, 'bidder' | 'bidderCode' | 'partners' | 'lead' | 'members'>,
): readonly Party[] => [
  { name: bid.bidder, code: bid.bidderCode, people: [bid.lead, ...peopleIn(bid.members ?? '')] },
  ...partiesIn(bid.partners ?? ''),
]

/** What has to be reached, as an expert reads it: '光效 不低于 150 流明/瓦（GB/T 24908）'. */
export async function findIndicators(db: Reading, division: string, challenge: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; comparator: string; value: string; unit: string; method: string }>`
    select name, comparator, trim_scale(value)::text as value, unit, method from r_challenge_indicator
    where division = ${division} and challenge = ${challenge}::uuid and ended_at is null order by name`.execute(db)
  return rows.map(
    ({ name, comparator, value, unit, method }) =>
      `${name} ${comparator === 'ge' ? '≥' : '≤'} ${value} ${unit}（${method}）`,
  )
}

/** Experts of the field whose term runs on the day, with what they avoid. */
export async function findExperts(
  db: Reading,
  division: string,
  field: string,
  on: string,
): Promise<readonly PoolExpert[]> {
  const { rows } = await sql<Omit<PoolExpert, 'ties'> & { ties: readonly Tie[] | null }>`
    select x.id, x.expert_no as number, x.name, x.employer, x.employer_code as "employerCode",
      coalesce(x.is_lent, false) as "isLent",
      (select json_agg(json_build_object('kind', t.kind, 'organisation', t.organisation, 'code', t.organisation_code,
          'person', t.with_person, 'since', t.since, 'until', t.until) order by t.id)
        from r_expert_tie t where t.division = x.division and t.expert = x.id and t.ended_at is null) as ties
    from r_review_expert x
    where x.division = ${division} and x.ended_at is null and x.valid_to >= ${on}::date and ${field} = any(x.tech_fields)
    order by x.expert_no`.execute(db)
  return rows.map((row) => ({ ...row, ties: row.ties ?? [] }))
}

export interface ExpertContact {
  readonly id: string
  readonly name: string
  readonly employer: string
  readonly phone: string | null
}

export async function findContacts(
  db: Reading,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExpertContact>> {
  const { rows } = await sql<ExpertContact>`
    select id, name, employer, phone from r_review_expert
    where division = ${division} and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who made the bids, once that may be said. */
export async function findBidders(
  db: Reading,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly bidder: string; readonly state: string }>> {
  const { rows } = await sql<{ id: string; bidder: string; state: string }>`
    select id, bidder, state from r_bid where division = ${division} and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, bidder, state }) => [id, { bidder, state }]))
}
