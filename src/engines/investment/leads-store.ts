import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { SignedLead } from './cohorts.ts'
import type { PromiseList } from './promises.ts'

const PLACE = { division: 't.division', body: 't.body', person: 't.person' } as const

/** Every lead that was signed, with its days and the money by the day; within the scope. */
export async function findSigned(
  db: Reading,
  scope: Scope,
  division: string,
  on: string,
): Promise<readonly SignedLead[]> {
  const found = await sql<
    Omit<SignedLead, 'contracted' | 'arrived' | 'owed'> & Record<'contracted' | 'arrived' | 'owed', string | null>
  >`
    select t.id, t.name, t.signed_on::text as "signedOn", t.registered_on::text as "registeredOn",
      t.land_on::text as "landOn", t.started_on::text as "startedOn", t.produced_on::text as "producedOn", t.state = 'dissolved' as "isDissolved",
      t.contract_amount::text as contracted, m.arrived::text as arrived, m.owed::text as owed,
      m.arrivals, m.instalments
    from r_lead t
    left join lateral (
      select sum(k.amount) filter (where k.kind = 'arrived' and k.state = 'verified') as arrived,
        sum(k.amount) filter (where k.kind = 'agreed' and k.state <> 'void') as owed,
        (count(*) filter (where k.kind = 'arrived' and k.state = 'verified'))::int as arrivals,
        (count(*) filter (where k.kind = 'agreed' and k.state <> 'void'))::int as instalments
      from r_lead_money k
      where k.division = t.division and k.lead = t.id and k.ended_at is null and k."on" <= ${on}::date) m on true
    where t.division = ${division} and t.ended_at is null and t.signed_on is not null
      and ${withinScope(scope, PLACE)}
    order by t.signed_on, t.id`.execute(db)
  const amount = (text: string | null) => (text === null ? 0 : Number(text))
  return found.rows.map((row) => ({
    ...row,
    contracted: row.contracted === null ? null : Number(row.contracted),
    arrived: amount(row.arrived),
    owed: amount(row.owed),
  }))
}

export interface StageCount {
  readonly state: string
  readonly count: number
  /** 万元 planned, all leads of the state together. */
  readonly investment: number
}

/** How many leads stand where, within the scope. */
export async function countStages(db: Reading, scope: Scope, division: string): Promise<readonly StageCount[]> {
  const found = await sql<{ state: string; count: number; investment: string }>`
    select t.state, count(*)::int as count, coalesce(sum(t.investment), 0)::text as investment
    from r_lead t
    where t.division = ${division} and t.ended_at is null and ${withinScope(scope, PLACE)}
    group by t.state`.execute(db)
  return found.rows.map((row) => ({ ...row, investment: Number(row.investment) }))
}

export interface HomeCount {
  readonly home: string
  readonly signed: number
  readonly settled: number
}

/** Signed leads by where their investor comes from. */
export async function countHomes(
  db: Reading,
  scope: Scope,
  division: string,
  on: string,
): Promise<readonly HomeCount[]> {
  const found = await sql<HomeCount>`
    select i.home, count(*)::int as signed,
      (count(*) filter (where t.registered_on <= ${on}::date))::int as settled
    from r_lead t
    join r_investor i on i.division = t.division and i.id = t.investor
    where t.division = ${division} and t.ended_at is null and t.signed_on <= ${on}::date and ${withinScope(scope, PLACE)}
    group by i.home order by 2 desc, 1`.execute(db)
  return found.rows
}

/** How many promises each list holds, within the scope: the same conditions as the lists that open. */
export async function countPromises(
  db: Reading,
  scope: Scope,
  division: string,
  on: string,
  { time, progress }: { readonly time: number; readonly progress: number },
): Promise<Readonly<Record<PromiseList, number>>> {
  const found = await sql<Record<PromiseList, number>>`
    select (count(*) filter (where t.state = 'due'))::int as due,
      (count(*) filter (where t.state = 'agreed' and l.signed_on < t.due_on
        and (${on}::date - l.signed_on) * 100.0 / (t.due_on - l.signed_on) >= ${time}
        and not coalesce(t.amount > 0 and t.actual * 100.0 / nullif(t.amount, 0) >= ${progress}, false)))::int as behind,
      (count(*) filter (where t.state = 'broken' and t.by = 'firm'))::int as "firm-broken",
      (count(*) filter (where t.state = 'broken' and t.by = 'government'))::int as "government-broken"
    from r_promise t
    join r_lead l on l.division = t.division and l.id = t.lead
    where t.division = ${division} and t.ended_at is null and ${withinScope(scope, PLACE)}`.execute(db)
  return found.rows[0] ?? { due: 0, behind: 0, 'firm-broken': 0, 'government-broken': 0 }
}
