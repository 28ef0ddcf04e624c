import { sql } from 'kysely'
import type { Role } from '../../model/role.ts'
import { newId } from '../database/ids.ts'
import type { Day, Reading, Writing } from '../database/tables.ts'
import type { Duty } from '../identity/tables.ts'
import type { DelegationRow, MembershipRow } from './answers.ts'

interface StoredMembership {
  readonly id: string
  readonly division: string
  readonly person: string
  readonly person_name: string
  readonly login_name: string
  readonly role: Role
  readonly body: string | null
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly snapshots: readonly string[]
  readonly from_day: Day
  readonly to_day: Day | null
  readonly document_no: string | null
  readonly reason: string
  readonly granted_by_name: string
  readonly granted_at: Date
  readonly last_day: Day | null
  readonly ending_reason: string | null
  readonly ended_by_name: string | null
  readonly ended_at: Date | null
}

/** Memberships of a division, held, past and to come; the newest grant first. */
export async function listMemberships(
  db: Reading,
  division: string,
  day: Day,
  only: { readonly person?: string; readonly id?: string } = {},
): Promise<MembershipRow[]> {
  const { rows } = await sql<StoredMembership>`
    select m.*, p.name as person_name, p.login_name, b.name_zh as body_zh, b.name_en as body_en,
      e.last_day, e.reason as ending_reason, e.ended_by_name, e.ended_at
    from membership m join person p on p.id = m.person
      left join body b on b.division = m.division and b.id = m.body
      left join membership_ending e on e.division = m.division and e.membership = m.id
    where m.division = ${division}
      ${only.person === undefined ? sql`` : sql`and m.person = ${only.person}`}
      ${only.id === undefined ? sql`` : sql`and m.id = ${only.id}::uuid`}
    order by m.granted_at desc, m.id desc`.execute(db)
  return rows.map((row) => membershipRowOf(row, day))
}

function membershipRowOf(row: StoredMembership, day: Day): MembershipRow {
  const last = row.last_day !== null && (row.to_day === null || row.last_day < row.to_day) ? row.last_day : row.to_day
  return {
    id: row.id,
    division: row.division,
    person: { id: row.person, name: row.person_name, loginName: row.login_name },
    role: row.role,
    body: row.body === null ? null : { id: row.body, name: { zh: row.body_zh ?? '', en: row.body_en } },
    snapshots: [...row.snapshots],
    fromDay: row.from_day,
    toDay: row.to_day,
    documentNo: row.document_no,
    reason: row.reason,
    grantedBy: row.granted_by_name,
    grantedAt: row.granted_at.toISOString(),
    ending:
      row.last_day === null || row.ended_at === null
        ? null
        : {
            lastDay: row.last_day,
            reason: row.ending_reason ?? '',
            endedBy: row.ended_by_name ?? '',
            endedAt: row.ended_at.toISOString(),
          },
    state: last !== null && last < day ? 'over' : row.from_day > day ? 'coming' : 'holds',
  }
}

export interface NewMembership {
  readonly division: string
  readonly person: string
  readonly duty: Duty
  readonly role: Role
  readonly body: string | null
  readonly snapshots: readonly string[]
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly documentNo: string | null
  readonly reason: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
}

/** Appends a membership and resolves with its id. The tables refuse what goes against 三员分立, whoever asks. */
export async function appendMembership(tx: Writing, membership: NewMembership): Promise<string> {
  const id = newId(membership.at.getTime())
  await tx
    .insertInto('membership')
    .values({
      division: membership.division,
      id,
      person: membership.person,
      duty: membership.duty,
      role: membership.role,
      body: membership.body,
      snapshots: [...membership.snapshots],
      from_day: membership.fromDay,
      to_day: membership.toDay,
      document_no: membership.documentNo,
      reason: membership.reason,
      granted_by: membership.by.id,
      granted_by_name: membership.by.name,
      granted_at: membership.at,
    })
    .execute()
  return id
}

/** Whether the person holds this very role on a day of the span already. */
export async function findOverlap(
  db: Reading,
  {
    division,
    person,
    role,
    body,
    fromDay,
    toDay,
  }: Pick<NewMembership, 'division' | 'person' | 'role' | 'body' | 'fromDay' | 'toDay'>,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select m.id from membership m left join membership_ending e on e.division = m.division and e.membership = m.id
    where m.division = ${division} and m.person = ${person} and m.role = ${role} and m.body is not distinct from ${body}::uuid
      and (${toDay}::date is null or m.from_day <= ${toDay}::date)
      and (m.to_day is null or m.to_day >= ${fromDay}::date) and (e.last_day is null or e.last_day >= ${fromDay}::date)
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export async function appendEnding(
  tx: Writing,
  ending: {
    readonly division: string
    readonly membership: string
    readonly lastDay: Day
    readonly reason: string
    readonly by: { readonly id: string; readonly name: string }
    readonly at: Date
  },
): Promise<void> {
  await tx
    .insertInto('membership_ending')
    .values({
      division: ending.division,
      membership: ending.membership,
      last_day: ending.lastDay,
      reason: ending.reason,
      ended_by: ending.by.id,
      ended_by_name: ending.by.name,
      ended_at: ending.at,
    })
    .execute()
}

/** Delegations of a division; the caller keeps those that the actor may see. `of` and `body` place each row. */
export async function listDelegations(db: Reading, division: string, day: Day): Promise<DelegationRow[]> {
  const { rows } = await sql<StoredDelegation>`
    select d.*, m.role, m.body, m.person as of_person, o.name as of_name, t.name as to_name,
      b.name_zh as body_zh, b.name_en as body_en
    from delegation d join membership m on m.division = d.division and m.id = d.membership
      join person o on o.id = m.person join person t on t.id = d.person
      left join body b on b.division = m.division and b.id = m.body
    where d.division = ${division}
    order by d.granted_at desc, d.id desc`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    division: row.division,
    membership: row.membership,
    role: row.role,
    body: row.body === null ? null : { id: row.body, name: { zh: row.body_zh ?? '', en: row.body_en } },
    of: { id: row.of_person, name: row.of_name },
    to: { id: row.person, name: row.to_name },
    fromDay: row.from_day,
    toDay: row.to_day,
    reason: row.reason,
    grantedBy: row.granted_by_name,
    grantedAt: row.granted_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    state:
      row.withdrawn_at !== null ? 'withdrawn' : row.to_day < day ? 'over' : row.from_day > day ? 'coming' : 'holds',
  }))
}

interface StoredDelegation {
  readonly id: string
  readonly division: string
  readonly membership: string
  readonly person: string
  readonly role: Role
  readonly body: string | null
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly of_person: string
  readonly of_name: string
  readonly to_name: string
  readonly from_day: Day
  readonly to_day: Day
  readonly reason: string
  readonly granted_by_name: string
  readonly granted_at: Date
  readonly withdrawn_at: Date | null
}

export async function appendDelegation(
  tx: Writing,
  delegation: {
    readonly division: string
    readonly membership: string
    readonly person: string
    readonly fromDay: Day
    readonly toDay: Day
    readonly reason: string
    readonly by: { readonly id: string; readonly name: string }
    readonly at: Date
  },
): Promise<string> {
  const id = newId(delegation.at.getTime())
  await tx
    .insertInto('delegation')
    .values({
      division: delegation.division,
      id,
      membership: delegation.membership,
      person: delegation.person,
      from_day: delegation.fromDay,
      to_day: delegation.toDay,
      reason: delegation.reason,
      granted_by: delegation.by.id,
      granted_by_name: delegation.by.name,
      granted_at: delegation.at,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .execute()
  return id
}
