import { sql } from 'kysely'
import type { Moment, Reading, Writing } from '../../platform/database/tables.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    policy_fund: FundTable
    policy_fund_entry: FundEntryTable
  }
}

/** The money of one policy in one year; amounts are yuan as decimal text. */
interface FundTable {
  division: string
  policy: string
  year: string
  allotted: string
  reserved: string
  paid: string
}

interface FundEntryTable {
  division: string
  policy: string
  year: string
  claim: string
  revision: number
  does: string
  /** How much the reserved, and the paid, grew; below zero where they shrank. */
  reserved: string
  paid: string
  at: Moment
  by_name: string
}

export interface Fund {
  readonly policy: string
  readonly year: string
  readonly allotted: string
  readonly reserved: string
  readonly paid: string
}

export interface Entry {
  readonly policy: string
  readonly year: string
  readonly claim: string
  readonly revision: number
  readonly does: string
  readonly at: Date
  readonly byName: string
}

/** What stands reserved and paid for one claim. */
export async function findClaimMoney(
  db: Reading,
  division: string,
  claim: string,
): Promise<{ readonly reserved: string; readonly paid: string }> {
  const { rows } = await sql<{ reserved: string; paid: string }>`
    select coalesce(sum(reserved), 0)::text reserved, coalesce(sum(paid), 0)::text paid
    from policy_fund_entry where division = ${division} and claim = ${claim}::uuid`.execute(db)
  return rows[0] ?? { reserved: '0', paid: '0' }
}

/** Opens the fund of a policy and year from its budget, unless it is open; a policy without one has nothing to give. */
async function openFund(tx: Writing, division: string, policy: string, year: string): Promise<void> {
  await sql`
    insert into policy_fund (division, policy, year, allotted)
    select ${division}, ${policy}::uuid, ${year}, coalesce((
      select b.amount from r_policy_budget b
      where b.division = ${division} and b.policy = ${policy}::uuid and b.year = ${year} and b.ended_at is null), 0)
    on conflict do nothing`.execute(tx)
}

/**
 * Moves money of a fund, with the entry that says why. The row is changed only while reserved and paid together stay within
 * the budget, whatever others do at once: false, and nothing is written, when there is not enough.
 */
export async function moveMoney(
  tx: Writing,
  division: string,
  entry: Entry,
  by: { readonly reserved: string; readonly paid: string },
): Promise<boolean> {
  await openFund(tx, division, entry.policy, entry.year)
  const { rows } = await sql<{ ok: number }>`
    update policy_fund set reserved = reserved + ${by.reserved}::numeric, paid = paid + ${by.paid}::numeric
    where division = ${division} and policy = ${entry.policy}::uuid and year = ${entry.year}
      and reserved + paid + ${by.reserved}::numeric + ${by.paid}::numeric <= allotted
    returning 1 as ok`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into policy_fund_entry (division, policy, year, claim, revision, does, reserved, paid, at, by_name)
    values (${division}, ${entry.policy}::uuid, ${entry.year}, ${entry.claim}::uuid, ${entry.revision}, ${entry.does},
      ${by.reserved}::numeric, ${by.paid}::numeric, ${entry.at}, ${entry.byName})`.execute(tx)
  return true
}

/** Another budget for a fund. false: less than what is reserved and paid already. */
export async function allot(
  tx: Writing,
  division: string,
  policy: string,
  year: string,
  amount: string,
): Promise<boolean> {
  const { rows } = await sql<{ ok: number }>`
    insert into policy_fund (division, policy, year, allotted)
    values (${division}, ${policy}::uuid, ${year}, ${amount}::numeric)
    on conflict (division, policy, year) do update set allotted = excluded.allotted
      where policy_fund.reserved + policy_fund.paid <= excluded.allotted
    returning 1 as ok`.execute(tx)
  return rows.length > 0
}

/** The fund of a policy and year; null without a budget. */
export async function findFund(db: Reading, division: string, policy: string, year: string): Promise<Fund | null> {
  return (await findFunds(db, division, year)).find((fund) => fund.policy === policy) ?? null
}

/** Funds of a year: every budget, with what is reserved and paid of it. */
export async function findFunds(db: Reading, division: string, year: string): Promise<readonly Fund[]> {
  const { rows } = await sql<Fund>`
    select b.policy, b.year, b.amount::text allotted, coalesce(f.reserved, 0)::text reserved, coalesce(f.paid, 0)::text paid
    from r_policy_budget b
    left join policy_fund f on f.division = b.division and f.policy = b.policy and f.year = b.year
    where b.division = ${division} and b.year = ${year} and b.ended_at is null
    order by b.policy`.execute(db)
  return rows
}

export interface FundEntry {
  readonly does: string
  readonly reserved: string
  readonly paid: string
  readonly at: Date
  readonly byName: string
}

export async function findEntries(db: Reading, division: string, claim: string): Promise<readonly FundEntry[]> {
  const { rows } = await sql<FundEntry>`
    select does, reserved::text, paid::text, at, by_name as "byName"
    from policy_fund_entry where division = ${division} and claim = ${claim}::uuid order by revision`.execute(db)
  return rows
}

/** Funds that do not come to their entries, for `gangmu verify`; there should be none. */
export async function findFundFaults(db: Reading): Promise<{
  readonly count: number
  readonly faulty: readonly { readonly division: string; readonly policy: string; readonly year: string }[]
}> {
  const { rows } = await sql<{ division: string; policy: string; year: string; right: boolean }>`
    select f.division, f.policy, f.year,
      f.reserved = coalesce(sum(e.reserved), 0) and f.paid = coalesce(sum(e.paid), 0) as right
    from policy_fund f
    left join policy_fund_entry e on e.division = f.division and e.policy = f.policy and e.year = f.year
    group by f.division, f.policy, f.year, f.reserved, f.paid`.execute(db)
  return { count: rows.length, faulty: rows.filter(({ right }) => !right) }
}
