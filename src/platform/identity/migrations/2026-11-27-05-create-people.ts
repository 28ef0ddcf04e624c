import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

// Tables whose rows the login library writes have its columns, under our names. People stand in one table for all
// divisions (docs/decisions/people-above-divisions.md); what they may do in a division stands by that division's code.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table person (
      id text primary key,
      division text not null references division (code),
      body uuid,
      name text not null check (name <> ''),
      login_name text not null unique check (login_name = lower(login_name)),
      email text not null unique,
      email_verified boolean not null default false,
      image text,
      duty text not null default 'business'
        check (duty in ('business', 'system-admin', 'security-admin', 'audit-admin')),
      post text,
      phone text,
      language text not null default 'zh' check (language in ('zh', 'en')),
      two_factor_enabled boolean not null default false,
      must_change_password boolean not null default true,
      password_changed_at timestamptz,
      failures integer not null default 0,
      locked_until timestamptz,
      suspended_at timestamptz,
      suspended_reason text,
      restored_at timestamptz,
      last_code text,
      last_code_at timestamptz,
      last_signed_in_at timestamptz,
      simulated boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (id, duty),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`create index person_division on person (division, name)`.execute(db)
  await sql`create index person_body on person (division, body)`.execute(db)
  await sql`
    create table person_session (
      id text primary key,
      token text not null unique,
      user_id text not null references person (id) on delete cascade,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      signed_in_at timestamptz not null,
      last_seen_at timestamptz not null,
      ends_at timestamptz not null,
      assurance text not null check (assurance in ('password', 'second-factor', 'oidc', 'demo')),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index person_session_person on person_session (user_id)`.execute(db)
  await sql`
    create table person_login (
      id text primary key,
      user_id text not null references person (id) on delete cascade,
      provider_id text not null,
      account_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (provider_id, account_id)
    )`.execute(db)
  await sql`create index person_login_person on person_login (user_id)`.execute(db)
  await sql`
    create table person_verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index person_verification_identifier on person_verification (identifier)`.execute(db)
  await sql`
    create table person_second_factor (
      id text primary key,
      user_id text not null unique references person (id) on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean default true,
      failed_verification_count integer default 0,
      locked_until timestamptz
    )`.execute(db)
  // Hashes of passwords used before, so that the last ones are not taken again.
  await sql`
    create table person_password (
      person text not null references person (id) on delete cascade,
      id uuid not null,
      hash text not null,
      set_at timestamptz not null,
      primary key (person, id)
    )`.execute(db)
}
