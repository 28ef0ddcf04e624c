import type { ColumnType } from 'kysely'
import type { Day, Generated, Moment } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    person: PersonTable
    person_session: SessionTable
    person_login: LoginTable
    person_second_factor: SecondFactorTable
    person_password: PasswordTable
    membership: MembershipTable
    membership_ending: MembershipEndingTable
    delegation: DelegationTable
  }
}

/** What an account is for, for life: business, or one of the three administrators (三员分立). */
export const DUTIES = ['business', 'system-admin', 'security-admin', 'audit-admin'] as const
export type Duty = (typeof DUTIES)[number]

export interface PersonTable {
  id: string
  /** The division whose administrators look after the account. */
  division: string
  /** The body the person works in. */
  body: string | null
  name: string
  /** Lower case. */
  login_name: string
  /** Only the login library needs one: '<id>@person.invalid' when the person has none. */
  email: string
  email_verified: Generated<boolean>
  image: string | null
  duty: Duty
  post: string | null
  /** Sealed. */
  phone: string | null
  language: Generated<'zh' | 'en'>
  two_factor_enabled: Generated<boolean>
  must_change_password: Generated<boolean>
  password_changed_at: Moment | null
  /** Failed sign-ins in a row. */
  failures: Generated<number>
  locked_until: Moment | null
  suspended_at: Moment | null
  suspended_reason: string | null
  /** When an administrator last restored it, after a suspension or because it was unused for too long. */
  restored_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** Hash of the one-time code taken last, so that nobody takes it again. */
  last_code: string | null
  last_code_at: Moment | null
  last_signed_in_at: Moment | null
  simulated: Generated<boolean>
  version: Generated<number>
  created_at: Moment
  updated_at: Moment
}

/** How a session was opened. */
export type Assurance = 'password' | 'second-factor' | 'oidc' | 'demo'

export interface SessionTable {
  id: string
  token: string
  user_id: string
  expires_at: Moment
  ip_address: string | null
  user_agent: string | null
  signed_in_at: Moment
  last_seen_at: Moment
  ends_at: Moment
  assurance: Assurance
  created_at: Moment
  updated_at: Moment
}

/** One way to sign in: provider 'credential' with a password, or an identity provider with its subject. */
export interface LoginTable {
  id: string
  user_id: string
  provider_id: string
  account_id: string
  password: string | null
  created_at: Moment
  updated_at: Moment
}

export interface SecondFactorTable {
  id: string
  user_id: string
  secret: string
  backup_codes: string
  verified: boolean | null
}

export interface PasswordTable {
  person: string
  id: string
  hash: string
  set_at: Moment
}

export interface MembershipTable {
  division: string
  id: string
  person: string
  duty: Duty
  role: string
  body: string | null
  snapshots: string[]
  from_day: Day
  /** The last day; null: until it is ended. */
  to_day: Day | null
  document_no: string | null
  reason: string
  granted_by: string
  granted_by_name: string
  granted_at: Moment
}

export interface MembershipEndingTable {
  division: string
  membership: string
  last_day: Day
  reason: string
  ended_by: string
  ended_by_name: string
  ended_at: Moment
}

/** One person stands in for another's membership for a span of days. */
export interface DelegationTable {
  division: string
  id: string
  membership: string
  person: string
  duty: Generated<'business'>
  from_day: Day
  to_day: Day
  reason: string
  granted_by: string
  granted_by_name: string
  granted_at: Moment
  withdrawn_by: string | null
  withdrawn_at: Moment | null
}
