-- The schema as the migrations make it, written by a program: npx vitest run test/schema.test.ts --update
-- It is here to be read and reviewed. Databases are made by the migrations of src/**/migrations, never from this file.

-- alignment_decision: the application may insert, select
create table "alignment_decision" (
  division text not null,
  upper_plan uuid not null,
  upper_version integer not null,
  own_plan uuid not null,
  own_version integer not null,
  upper_statement text not null,
  seq integer not null,
  verdict text not null,
  own_statement text,
  note text not null,
  reason text not null,
  at timestamp with time zone not null,
  by_id text not null,
  by_name text not null,
  constraint alignment_decision_pkey PRIMARY KEY (division, own_plan, upper_plan, upper_statement, seq),
  constraint alignment_decision_check CHECK (((own_statement IS NULL) OR (verdict = ANY (ARRAY['taken'::text, 'weaker'::text])))),
  constraint alignment_decision_seq_check CHECK ((seq > 0)),
  constraint alignment_decision_verdict_check CHECK ((verdict = ANY (ARRAY['taken'::text, 'weaker'::text, 'missing'::text, 'not-applicable'::text])))
);

-- annual_plan: the application may insert, select
create table "annual_plan" (
  division text not null,
  target uuid not null,
  no integer not null,
  id uuid not null,
  method text not null,
  weights jsonb,
  rolled_after integer,
  reason text not null,
  document_no text,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint annual_plan_pkey PRIMARY KEY (division, target, no),
  constraint annual_plan_division_id_key UNIQUE (division, id),
  constraint annual_plan_method_check CHECK ((method = ANY (ARRAY['linear'::text, 'compound'::text, 'growth'::text, 'weights'::text, 'reduction'::text, 'bound'::text]))),
  constraint annual_plan_reason_check CHECK ((reason <> ''::text))
);

-- annual_value: the application may insert, select
create table "annual_value" (
  division text not null,
  target uuid not null,
  no integer not null,
  year integer not null,
  value numeric not null,
  computed numeric,
  override_reason text,
  constraint annual_value_pkey PRIMARY KEY (division, target, no, year)
);

-- assessment: the application may insert, select
create table "assessment" (
  division text not null,
  id uuid not null,
  assignment uuid not null,
  no integer not null,
  findings text not null,
  hash text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint assessment_pkey PRIMARY KEY (division, id),
  constraint assessment_division_assignment_no_key UNIQUE (division, assignment, no)
);

-- assessment_draft: the application may delete, insert, select, update
create table "assessment_draft" (
  division text not null,
  assignment uuid not null,
  findings text not null,
  revision integer not null,
  at timestamp with time zone not null,
  constraint assessment_draft_pkey PRIMARY KEY (division, assignment)
);

-- audit_entry: the application may insert, select
create table "audit_entry" (
  division text not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text,
  body uuid,
  reason text,
  detail text not null,
  address text,
  previous text not null,
  hash text not null,
  constraint audit_entry_pkey PRIMARY KEY (division, seq),
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'system'::text, 'public'::text])))
);
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (division, actor_id, at);
CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (division, subject_kind, subject_id);

-- audit_head: the application may delete, insert, select, update
create table "audit_head" (
  division text not null,
  seq bigint not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (division)
);

-- body: the application may delete, insert, select, update
create table "body" (
  division text not null,
  id uuid not null,
  name_zh text not null,
  name_en text,
  kind text not null,
  parent uuid,
  place text,
  "position" integer default 0 not null,
  ended_on date,
  version integer default 1 not null,
  merged_into uuid,
  constraint body_pkey PRIMARY KEY (division, id),
  constraint body_kind_check CHECK ((kind = ANY (ARRAY['department'::text, 'subdistrict'::text, 'park'::text, 'company'::text, 'leadership'::text, 'assessor'::text]))),
  constraint body_name_zh_check CHECK ((name_zh <> ''::text))
);
CREATE UNIQUE INDEX body_name ON public.body USING btree (division, name_zh) WHERE (ended_on IS NULL);

-- body_change: the application may insert, select
create table "body_change" (
  division text not null,
  id uuid not null,
  body uuid not null,
  kind text not null,
  from_day date not null,
  before jsonb,
  after jsonb not null,
  document_no text,
  reason text not null,
  done_by text not null,
  done_by_name text not null,
  done_at timestamp with time zone not null,
  constraint body_change_pkey PRIMARY KEY (division, id),
  constraint body_change_kind_check CHECK ((kind = ANY (ARRAY['made'::text, 'amended'::text, 'merged'::text, 'ended'::text, 'reopened'::text]))),
  constraint body_change_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX body_change_body ON public.body_change USING btree (division, body);

-- commitment: the application may delete, insert, select, update
create table "commitment" (
  division text not null,
  id uuid not null,
  plan uuid not null,
  item text not null,
  from_version integer not null,
  until_version integer,
  revision integer default 1 not null,
  constraint commitment_pkey PRIMARY KEY (division, id),
  constraint commitment_division_plan_item_key UNIQUE (division, plan, item)
);

-- commitment_text: the application may insert, select
create table "commitment_text" (
  division text not null,
  commitment uuid not null,
  version integer not null,
  clause text not null,
  line integer not null,
  chapter text not null,
  section text not null,
  text text not null,
  verb text not null,
  object text not null,
  is_verifiable boolean not null,
  suggested_lead text,
  suggested_because text,
  plan_from integer not null,
  plan_to integer not null,
  constraint commitment_text_pkey PRIMARY KEY (division, commitment, version)
);

-- definition_change: the application may insert, select
create table "definition_change" (
  division text not null,
  id uuid not null,
  indicator text not null,
  words text not null,
  since text not null,
  basis text,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint definition_change_pkey PRIMARY KEY (division, id),
  constraint definition_change_words_check CHECK ((words <> ''::text))
);
CREATE INDEX definition_change_indicator ON public.definition_change USING btree (division, indicator);

-- definition_ruling: the application may insert, select
create table "definition_ruling" (
  division text not null,
  definition uuid not null,
  no integer not null,
  is_accepted boolean not null,
  reason text not null,
  document_no text,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint definition_ruling_pkey PRIMARY KEY (division, definition, no),
  constraint definition_ruling_reason_check CHECK ((reason <> ''::text))
);

-- delegation: the application may delete, insert, select, update
create table "delegation" (
  division text not null,
  id uuid not null,
  membership uuid not null,
  person text not null,
  duty text default 'business'::text not null,
  from_day date not null,
  to_day date not null,
  reason text not null,
  granted_by text not null,
  granted_by_name text not null,
  granted_at timestamp with time zone not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  constraint delegation_pkey PRIMARY KEY (division, id),
  constraint delegation_check CHECK ((to_day >= from_day)),
  constraint delegation_duty_check CHECK ((duty = 'business'::text)),
  constraint delegation_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX delegation_membership ON public.delegation USING btree (division, membership);
CREATE INDEX delegation_person ON public.delegation USING btree (person);

-- division: the application may delete, insert, select, update
create table "division" (
  code text not null,
  name_zh text not null,
  name_en text,
  parent text,
  simulated boolean default false not null,
  version integer default 1 not null,
  ended_on date,
  merged_into text,
  constraint division_pkey PRIMARY KEY (code),
  constraint division_code_check CHECK ((code ~ '^[0-9]{2,12}$'::text)),
  constraint division_name_zh_check CHECK ((name_zh <> ''::text))
);

-- division_change: the application may insert, select
create table "division_change" (
  division text not null,
  id uuid not null,
  kind text not null,
  from_day date not null,
  before jsonb,
  after jsonb not null,
  document_no text,
  reason text not null,
  done_by text not null,
  done_by_name text not null,
  done_at timestamp with time zone not null,
  constraint division_change_pkey PRIMARY KEY (division, id),
  constraint division_change_kind_check CHECK ((kind = ANY (ARRAY['made'::text, 'amended'::text, 'merged'::text, 'ended'::text, 'reopened'::text]))),
  constraint division_change_reason_check CHECK ((reason <> ''::text))
);

-- file: the application may delete, insert, select, update
create table "file" (
  division text not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  kind text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (division, id),
  constraint file_name_check CHECK (((name <> ''::text) AND (name !~ '[[:cntrl:]/\\]'::text)))
);
CREATE INDEX file_content_of ON public.file USING btree (division, sha256);

-- file_content: the application may delete, insert, select, update
create table "file_content" (
  division text not null,
  sha256 text not null,
  size bigint not null,
  pieces integer not null,
  constraint file_content_pkey PRIMARY KEY (division, sha256),
  constraint file_content_pieces_check CHECK ((pieces > 0)),
  constraint file_content_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint file_content_size_check CHECK ((size > 0))
);

-- file_owner: the application may insert, select
create table "file_owner" (
  division text not null,
  file uuid not null,
  owner_kind text not null,
  owner_id text not null,
  at timestamp with time zone not null,
  constraint file_owner_pkey PRIMARY KEY (division, owner_kind, owner_id, file)
);
CREATE INDEX file_owner_of ON public.file_owner USING btree (division, file);

-- file_piece: the application may delete, insert, select, update
create table "file_piece" (
  division text not null,
  sha256 text not null,
  no integer not null,
  bytes bytea storage external not null,
  constraint file_piece_pkey PRIMARY KEY (division, sha256, no)
);

-- indicator_change: the application may delete, insert, select, update
create table "indicator_change" (
  division text not null,
  revision bigint not null,
  constraint indicator_change_pkey PRIMARY KEY (division)
);

-- job: the application may delete, insert, select, update
create table "job" (
  division text not null,
  id uuid not null,
  kind text not null,
  input jsonb not null,
  key text,
  slot text,
  state text not null,
  run_at timestamp with time zone not null,
  attempts integer default 0 not null,
  most_attempts integer not null,
  leased_until timestamp with time zone,
  worker text,
  progress real,
  result jsonb,
  error text,
  by_id text,
  by_name text not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint job_pkey PRIMARY KEY (division, id),
  constraint job_check CHECK (((state = 'running'::text) = (leased_until IS NOT NULL))),
  constraint job_most_attempts_check CHECK ((most_attempts > 0)),
  constraint job_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX job_due ON public.job USING btree (run_at) WHERE (state = 'waiting'::text);
CREATE INDEX job_failed ON public.job USING btree (division, ended_at) WHERE (state = 'failed'::text);
CREATE INDEX job_leased ON public.job USING btree (leased_until) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX job_once ON public.job USING btree (division, kind, key) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE UNIQUE INDEX job_slot ON public.job USING btree (division, kind, slot);

-- live_event: the application may delete, insert, select, update
create table "live_event" (
  division text not null,
  id uuid not null,
  topic text not null,
  subject text not null,
  body uuid,
  person text,
  at timestamp with time zone default clock_timestamp() not null,
  constraint live_event_pkey PRIMARY KEY (division, id)
);
CREATE INDEX live_event_at ON public.live_event USING btree (division, at);

-- membership: the application may insert, select
create table "membership" (
  division text not null,
  id uuid not null,
  person text not null,
  duty text not null,
  role text not null,
  body uuid,
  snapshots uuid[] default '{}'::uuid[] not null,
  from_day date not null,
  to_day date,
  document_no text,
  reason text not null,
  granted_by text not null,
  granted_by_name text not null,
  granted_at timestamp with time zone not null,
  constraint membership_pkey PRIMARY KEY (division, id),
  constraint membership_admin_whole CHECK (((role !~~ '%-admin'::text) OR (body IS NULL))),
  constraint membership_bound_to_body CHECK (((body IS NOT NULL) OR (role <> ALL (ARRAY['reporter'::text, 'reviewer'::text, 'clerk'::text, 'grid-worker'::text, 'enterprise'::text])))),
  constraint membership_check CHECK ((to_day >= from_day)),
  constraint membership_duty_apart CHECK ((duty =
CASE
    WHEN (role ~~ '%-admin'::text) THEN role
    ELSE 'business'::text
END)),
  constraint membership_reason_check CHECK ((reason <> ''::text)),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['planner'::text, 'reporter'::text, 'reviewer'::text, 'leader'::text, 'assessor'::text, 'clerk'::text, 'grid-worker'::text, 'intake-officer'::text, 'dispatcher'::text, 'enterprise'::text, 'system-admin'::text, 'security-admin'::text, 'audit-admin'::text]))),
  constraint membership_snapshots CHECK (((role = 'assessor'::text) OR (cardinality(snapshots) = 0)))
);
CREATE INDEX membership_body ON public.membership USING btree (division, body);
CREATE INDEX membership_person ON public.membership USING btree (person);

-- membership_ending: the application may insert, select
create table "membership_ending" (
  division text not null,
  membership uuid not null,
  last_day date not null,
  reason text not null,
  ended_by text not null,
  ended_by_name text not null,
  ended_at timestamp with time zone not null,
  constraint membership_ending_pkey PRIMARY KEY (division, membership),
  constraint membership_ending_reason_check CHECK ((reason <> ''::text))
);

-- milestone_version: the application may insert, select
create table "milestone_version" (
  division text not null,
  commitment uuid not null,
  milestone uuid not null,
  no integer not null,
  title text not null,
  due_on date not null,
  weight numeric not null,
  needs_evidence boolean not null,
  is_withdrawn boolean default false not null,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint milestone_version_pkey PRIMARY KEY (division, commitment, milestone, no),
  constraint milestone_version_title_check CHECK ((title <> ''::text)),
  constraint milestone_version_weight_check CHECK ((weight > (0)::numeric))
);

-- observation: the application may insert, select
create table "observation" (
  division text not null,
  id uuid not null,
  part uuid,
  indicator text not null,
  dimension text,
  period text not null,
  ends_on date not null,
  measure text not null,
  covers text not null,
  value numeric,
  unit text,
  status text not null,
  evidence text not null,
  documents uuid[] default '{}'::uuid[] not null,
  definition uuid,
  base_version uuid,
  supersedes uuid,
  body uuid,
  note text,
  reason text,
  origin jsonb not null,
  is_simulated boolean default false not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint observation_pkey PRIMARY KEY (division, id),
  constraint observation_check CHECK (((supersedes IS NULL) OR (COALESCE(reason, ''::text) <> ''::text))),
  constraint observation_covers_check CHECK ((covers = ANY (ARRAY['year-to-date'::text, 'period'::text, 'moment'::text]))),
  constraint observation_evidence_check CHECK ((evidence = ANY (ARRAY['bulletin'::text, 'official-letter'::text, 'records'::text, 'own-statement'::text]))),
  constraint observation_measure_check CHECK ((measure = ANY (ARRAY['level'::text, 'growth'::text, 'reduction'::text, 'flow'::text, 'fulfilment'::text]))),
  constraint observation_status_check CHECK ((status = ANY (ARRAY['flash'::text, 'preliminary'::text, 'verified'::text, 'final'::text, 'census'::text])))
);
CREATE INDEX observation_across ON public.observation USING btree (indicator, period, division) WHERE (part IS NULL);
CREATE INDEX observation_indicator ON public.observation USING btree (division, indicator, ends_on);
CREATE UNIQUE INDEX observation_supersedes ON public.observation USING btree (division, supersedes) WHERE (supersedes IS NOT NULL);

-- observation_evidence: the application may insert, select
create table "observation_evidence" (
  division text not null,
  document uuid not null,
  item text not null,
  observation uuid not null,
  at timestamp with time zone not null,
  constraint observation_evidence_pkey PRIMARY KEY (division, observation)
);
CREATE INDEX observation_evidence_item ON public.observation_evidence USING btree (division, document, item, at);

-- person: the application may delete, insert, select, update
create table "person" (
  id text not null,
  division text not null,
  body uuid,
  name text not null,
  login_name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  duty text default 'business'::text not null,
  post text,
  phone text,
  language text default 'zh'::text not null,
  two_factor_enabled boolean default false not null,
  must_change_password boolean default true not null,
  password_changed_at timestamp with time zone,
  failures integer default 0 not null,
  locked_until timestamp with time zone,
  suspended_at timestamp with time zone,
  suspended_reason text,
  restored_at timestamp with time zone,
  last_code text,
  last_code_at timestamp with time zone,
  last_signed_in_at timestamp with time zone,
  simulated boolean default false not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_key UNIQUE (email),
  constraint person_id_duty_key UNIQUE (id, duty),
  constraint person_login_name_key UNIQUE (login_name),
  constraint person_duty_check CHECK ((duty = ANY (ARRAY['business'::text, 'system-admin'::text, 'security-admin'::text, 'audit-admin'::text]))),
  constraint person_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint person_login_name_check CHECK ((login_name = lower(login_name))),
  constraint person_name_check CHECK ((name <> ''::text))
);
CREATE INDEX person_body ON public.person USING btree (division, body);
CREATE INDEX person_division ON public.person USING btree (division, name);

-- person_login: the application may delete, insert, select, update
create table "person_login" (
  id text not null,
  user_id text not null,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_login_pkey PRIMARY KEY (id),
  constraint person_login_provider_id_account_id_key UNIQUE (provider_id, account_id)
);
CREATE INDEX person_login_person ON public.person_login USING btree (user_id);

-- person_password: the application may delete, insert, select, update
create table "person_password" (
  person text not null,
  id uuid not null,
  hash text not null,
  set_at timestamp with time zone not null,
  constraint person_password_pkey PRIMARY KEY (person, id)
);

-- person_second_factor: the application may delete, insert, select, update
create table "person_second_factor" (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint person_second_factor_pkey PRIMARY KEY (id),
  constraint person_second_factor_user_id_key UNIQUE (user_id)
);

-- person_session: the application may delete, insert, select, update
create table "person_session" (
  id text not null,
  token text not null,
  user_id text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  signed_in_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  assurance text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_session_pkey PRIMARY KEY (id),
  constraint person_session_token_key UNIQUE (token),
  constraint person_session_assurance_check CHECK ((assurance = ANY (ARRAY['password'::text, 'second-factor'::text, 'oidc'::text, 'demo'::text])))
);
CREATE INDEX person_session_person ON public.person_session USING btree (user_id);

-- person_verification: the application may delete, insert, select, update
create table "person_verification" (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX person_verification_identifier ON public.person_verification USING btree (identifier);

-- plan: the application may delete, insert, select, update
create table "plan" (
  division text not null,
  id uuid not null,
  kind text not null,
  title text not null,
  year_from integer,
  year_to integer,
  horizon integer,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  constraint plan_pkey PRIMARY KEY (division, id),
  constraint plan_check CHECK (((year_from IS NULL) OR (year_to IS NULL) OR (year_from <= year_to))),
  constraint plan_kind_check CHECK ((kind = ANY (ARRAY['outline'::text, 'upper'::text, 'special'::text]))),
  constraint plan_title_check CHECK ((title <> ''::text))
);

-- plan_compilation: the application may insert, select
create table "plan_compilation" (
  division text not null,
  id uuid not null,
  document uuid not null,
  compiler text not null,
  compiled_at timestamp with time zone not null,
  based_on uuid,
  text text not null,
  model text not null,
  model_sha256 text not null,
  blocks text not null,
  pages text not null,
  constraint plan_compilation_pkey PRIMARY KEY (division, id),
  constraint plan_compilation_division_document_compiler_key UNIQUE (division, document, compiler)
);

-- plan_document: the application may delete, insert, select, update
create table "plan_document" (
  division text not null,
  id uuid not null,
  kind text not null,
  plan uuid,
  name text not null,
  sha256 text not null,
  size integer not null,
  state text not null,
  title text,
  period text,
  format text,
  reads_as text,
  refusal jsonb,
  uploaded_at timestamp with time zone not null,
  uploaded_by text,
  uploaded_by_name text not null,
  constraint plan_document_pkey PRIMARY KEY (division, id),
  constraint plan_document_kind_check CHECK ((kind = ANY (ARRAY['outline'::text, 'upper'::text, 'special'::text, 'report'::text, 'bulletin'::text]))),
  constraint plan_document_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'refused'::text, 'failed'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX plan_document_once ON public.plan_document USING btree (division, sha256) WHERE (state = ANY (ARRAY['waiting'::text, 'ready'::text]));
CREATE INDEX plan_document_plan ON public.plan_document USING btree (division, plan);

-- plan_element: the application may insert, select
create table "plan_element" (
  division text not null,
  plan uuid not null,
  version integer not null,
  id text not null,
  "position" integer not null,
  kind text not null,
  was text,
  way text not null,
  section text,
  value jsonb not null,
  found jsonb,
  constraint plan_element_pkey PRIMARY KEY (division, plan, version, id),
  constraint plan_element_kind_check CHECK ((kind = ANY (ARRAY['statement'::text, 'commitment'::text, 'system'::text, 'name'::text, 'diagnostic'::text]))),
  constraint plan_element_way_check CHECK ((way = ANY (ARRAY['person'::text, 'bulk'::text, 'undecided'::text])))
);

-- plan_file: the application may insert, select
create table "plan_file" (
  division text not null,
  sha256 text not null,
  bytes bytea not null,
  constraint plan_file_pkey PRIMARY KEY (division, sha256),
  constraint plan_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

-- plan_version: the application may insert, select
create table "plan_version" (
  division text not null,
  plan uuid not null,
  number integer not null,
  id uuid not null,
  reason text not null,
  approval_number text not null,
  approval_on date not null,
  approval_body text not null,
  effective_from date not null,
  effective_to date,
  document uuid not null,
  compilation uuid not null,
  decided_seq integer not null,
  source_sha256 text not null,
  compiler text not null,
  model_sha256 text not null,
  decisions_sha256 text not null,
  elements_sha256 text not null,
  hash text not null,
  undecided integer not null,
  adopted_at timestamp with time zone not null,
  adopted_by text,
  adopted_by_name text not null,
  constraint plan_version_pkey PRIMARY KEY (division, plan, number),
  constraint plan_version_division_id_key UNIQUE (division, id),
  constraint plan_version_check CHECK (((effective_to IS NULL) OR (effective_to >= effective_from))),
  constraint plan_version_number_check CHECK ((number > 0)),
  constraint plan_version_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'update'::text, 'mid-term-adjustment'::text])))
);

-- report: the application may delete, insert, select, update
create table "report" (
  division text not null,
  id uuid not null,
  plan uuid not null,
  kind text not null,
  year integer not null,
  title text not null,
  state text not null,
  snapshot uuid,
  revision integer default 1 not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_pkey PRIMARY KEY (division, id),
  constraint report_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'mid-term'::text, 'final'::text]))),
  constraint report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'consulting'::text, 'final'::text, 'issued'::text]))),
  constraint report_title_check CHECK ((title <> ''::text))
);
CREATE INDEX report_plan ON public.report USING btree (division, plan, at);

-- report_adjustment: the application may insert, select
create table "report_adjustment" (
  division text not null,
  id uuid not null,
  report uuid not null,
  target uuid not null,
  no integer not null,
  proposal text not null,
  proposed text not null,
  reason text not null,
  basis text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_adjustment_pkey PRIMARY KEY (division, id),
  constraint report_adjustment_division_report_target_no_key UNIQUE (division, report, target, no),
  constraint report_adjustment_proposal_check CHECK ((proposal = ANY (ARRAY['keep'::text, 'raise'::text, 'lower'::text, 'redefine'::text, 'drop'::text, 'withdrawn'::text]))),
  constraint report_adjustment_reason_check CHECK ((reason <> ''::text))
);

-- report_assignment: the application may insert, select
create table "report_assignment" (
  division text not null,
  id uuid not null,
  report uuid not null,
  snapshot uuid not null,
  person text not null,
  person_name text not null,
  body_name text not null,
  due_on date,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_assignment_pkey PRIMARY KEY (division, id)
);
CREATE INDEX report_assignment_person ON public.report_assignment USING btree (division, person);

-- report_assignment_ending: the application may insert, select
create table "report_assignment_ending" (
  division text not null,
  assignment uuid not null,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_assignment_ending_pkey PRIMARY KEY (division, assignment),
  constraint report_assignment_ending_reason_check CHECK ((reason <> ''::text))
);

-- report_comment: the application may insert, select
create table "report_comment" (
  division text not null,
  id uuid not null,
  report uuid not null,
  key text,
  answers uuid,
  text text not null,
  role text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_comment_pkey PRIMARY KEY (division, id),
  constraint report_comment_text_check CHECK ((text <> ''::text))
);
CREATE INDEX report_comment_report ON public.report_comment USING btree (division, report, at);

-- report_comment_step: the application may insert, select
create table "report_comment_step" (
  division text not null,
  comment uuid not null,
  seq integer not null,
  state text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_comment_step_pkey PRIMARY KEY (division, comment, seq),
  constraint report_comment_step_state_check CHECK ((state = ANY (ARRAY['resolved'::text, 'reopened'::text])))
);

-- report_edit: the application may insert, select
create table "report_edit" (
  division text not null,
  report uuid not null,
  seq integer not null,
  key text not null,
  part text not null,
  kind text not null,
  runs text not null,
  replaced text not null,
  behind text[] not null,
  snapshot uuid not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_edit_pkey PRIMARY KEY (division, report, seq),
  constraint report_edit_kind_check CHECK ((kind = ANY (ARRAY['replace'::text, 'omit'::text, 'insert'::text, 'restore'::text])))
);
CREATE INDEX report_edit_block ON public.report_edit USING btree (division, report, key, part, seq);

-- report_frame: the application may insert, select
create table "report_frame" (
  division text not null,
  report uuid not null,
  no integer not null,
  frame text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_frame_pkey PRIMARY KEY (division, report, no)
);

-- report_snapshot: the application may insert, select
create table "report_snapshot" (
  division text not null,
  id uuid not null,
  report uuid not null,
  no integer not null,
  as_of date not null,
  known_at timestamp with time zone not null,
  plan_version integer not null,
  facts text not null,
  hash text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_snapshot_pkey PRIMARY KEY (division, id),
  constraint report_snapshot_division_report_no_key UNIQUE (division, report, no)
);

-- report_step: the application may insert, select
create table "report_step" (
  division text not null,
  report uuid not null,
  seq integer not null,
  state text not null,
  reason text not null,
  version integer,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_step_pkey PRIMARY KEY (division, report, seq),
  constraint report_step_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'consulting'::text, 'final'::text, 'issued'::text])))
);

-- report_survey: the application may insert, select
create table "report_survey" (
  division text not null,
  report uuid not null,
  id uuid not null,
  no integer not null,
  survey text not null,
  is_withdrawn boolean default false not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_survey_pkey PRIMARY KEY (division, report, id, no)
);

-- report_tracking: the application may delete, insert, select, update
create table "report_tracking" (
  division text not null,
  compilation uuid not null,
  plan uuid not null,
  version integer not null,
  tracked_at timestamp with time zone not null,
  reading jsonb not null,
  constraint report_tracking_pkey PRIMARY KEY (division, compilation, plan)
);

-- report_version: the application may insert, select
create table "report_version" (
  division text not null,
  report uuid not null,
  no integer not null,
  snapshot uuid not null,
  document text not null,
  hash text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint report_version_pkey PRIMARY KEY (division, report, no)
);

-- return_cell: the application may insert, select
create table "return_cell" (
  division text not null,
  task uuid not null,
  row_id uuid not null,
  version integer not null,
  edit integer not null,
  kind text not null,
  value numeric,
  entered text not null,
  status text not null,
  note text,
  source text not null,
  detail jsonb default '{}'::jsonb not null,
  reason text,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint return_cell_pkey PRIMARY KEY (division, task, row_id, version),
  constraint return_cell_check CHECK (((kind = 'number'::text) = (value IS NOT NULL))),
  constraint return_cell_kind_check CHECK ((kind = ANY (ARRAY['number'::text, 'none'::text, 'empty'::text, 'unread'::text]))),
  constraint return_cell_source_check CHECK ((source = ANY (ARRAY['form'::text, 'workbook'::text, 'metric'::text]))),
  constraint return_cell_status_check CHECK ((status = ANY (ARRAY['flash'::text, 'preliminary'::text, 'verified'::text, 'final'::text, 'census'::text]))),
  constraint return_cell_version_check CHECK ((version >= 1))
);

-- return_evidence: the application may delete, insert, select, update
create table "return_evidence" (
  division text not null,
  id uuid not null,
  task uuid not null,
  row_id uuid,
  grade text not null,
  name text not null,
  document_no text,
  file uuid,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_because text,
  constraint return_evidence_pkey PRIMARY KEY (division, id),
  constraint return_evidence_check CHECK (((file IS NOT NULL) OR (document_no IS NOT NULL))),
  constraint return_evidence_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_because IS NULL))),
  constraint return_evidence_grade_check CHECK ((grade = ANY (ARRAY['bulletin'::text, 'official-letter'::text, 'records'::text, 'own-statement'::text]))),
  constraint return_evidence_name_check CHECK ((name <> ''::text))
);
CREATE INDEX return_evidence_task ON public.return_evidence USING btree (division, task);

-- return_form: the application may delete, insert, select, update
create table "return_form" (
  division text not null,
  id uuid not null,
  name text not null,
  frequency text not null,
  plan uuid,
  first_period text not null,
  last_period text,
  version integer default 1 not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint return_form_pkey PRIMARY KEY (division, id),
  constraint return_form_frequency_check CHECK ((frequency = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text]))),
  constraint return_form_name_check CHECK ((name <> ''::text))
);
CREATE UNIQUE INDEX return_form_name ON public.return_form USING btree (division, name) WHERE (last_period IS NULL);

-- return_form_row: the application may insert, select
create table "return_form_row" (
  division text not null,
  form uuid not null,
  version integer not null,
  id uuid not null,
  "position" integer not null,
  indicator text not null,
  name_zh text not null,
  name_en text not null,
  part uuid,
  dimension text,
  unit text,
  decimals smallint,
  measure text not null,
  covers text not null,
  direction text not null,
  is_comparable_price boolean not null,
  "least" numeric,
  most numeric,
  answered_by uuid,
  responsible text,
  metric text,
  evidence text not null,
  is_optional boolean not null,
  whole_row uuid,
  explanation text,
  target text,
  constraint return_form_row_pkey PRIMARY KEY (division, form, version, id),
  constraint return_form_row_decimals_check CHECK (((decimals >= 0) AND (decimals <= 8))),
  constraint return_form_row_evidence_check CHECK ((evidence = ANY (ARRAY['none'::text, 'wanted'::text, 'required'::text]))),
  constraint return_form_row_name_zh_check CHECK ((name_zh <> ''::text))
);
CREATE INDEX return_form_row_body ON public.return_form_row USING btree (division, form, version, answered_by);

-- return_form_version: the application may insert, select
create table "return_form_version" (
  division text not null,
  form uuid not null,
  version integer not null,
  valid_from text not null,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint return_form_version_pkey PRIMARY KEY (division, form, version)
);

-- return_notice: the application may insert, select
create table "return_notice" (
  division text not null,
  id uuid not null,
  task uuid not null,
  kind text not null,
  due_on date not null,
  text text not null,
  by_kind text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint return_notice_pkey PRIMARY KEY (division, id),
  constraint return_notice_kind_check CHECK ((kind = ANY (ARRAY['due-soon'::text, 'overdue'::text, 'urge'::text])))
);
CREATE UNIQUE INDEX return_notice_once ON public.return_notice USING btree (division, task, kind, due_on) WHERE (kind <> 'urge'::text);
CREATE INDEX return_notice_task ON public.return_notice USING btree (division, task, at);

-- return_step: the application may insert, select
create table "return_step" (
  division text not null,
  task uuid not null,
  seq integer not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  edits integer not null,
  reason text,
  detail jsonb default '{}'::jsonb not null,
  by_kind text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint return_step_pkey PRIMARY KEY (division, task, seq)
);

-- return_task: the application may delete, insert, select, update
create table "return_task" (
  division text not null,
  id uuid not null,
  form uuid not null,
  form_version integer not null,
  period text not null,
  body uuid not null,
  state text not null,
  revision integer default 1 not null,
  edits integer default 0 not null,
  opens_on date not null,
  remind_on date not null,
  due_on date not null,
  overdue_on date not null,
  lock_on date not null,
  calendar text not null,
  submitted_by text,
  delegate text,
  delegate_name text,
  asked_correction text,
  is_catch_up boolean default false not null,
  cancelled_because text,
  cells integer not null,
  filled integer default 0 not null,
  at timestamp with time zone not null,
  constraint return_task_pkey PRIMARY KEY (division, id),
  constraint return_task_division_form_period_body_key UNIQUE (division, form, period, body),
  constraint return_task_state_check CHECK ((state = ANY (ARRAY['to-fill'::text, 'draft'::text, 'submitted'::text, 'reviewed'::text, 'checked'::text, 'returned'::text, 'confirmed'::text, 'locked'::text])))
);
CREATE INDEX return_task_body ON public.return_task USING btree (division, body, due_on);
CREATE INDEX return_task_delegate ON public.return_task USING btree (division, delegate) WHERE (delegate IS NOT NULL);
CREATE INDEX return_task_period ON public.return_task USING btree (division, period);
CREATE INDEX return_task_state ON public.return_task USING btree (division, state, due_on);

-- review_carry: the application may insert, select
create table "review_carry" (
  division text not null,
  compilation uuid not null,
  "position" integer not null,
  fate text not null,
  old_item text,
  item text,
  fields text[] not null,
  likeness real not null,
  constraint review_carry_pkey PRIMARY KEY (division, compilation, "position"),
  constraint review_carry_check CHECK ((((fate = 'new'::text) = (old_item IS NULL)) AND ((fate = 'dropped'::text) = (item IS NULL)))),
  constraint review_carry_fate_check CHECK ((fate = ANY (ARRAY['kept'::text, 'changed'::text, 'new'::text, 'dropped'::text])))
);
CREATE INDEX review_carry_item ON public.review_carry USING btree (division, compilation, item);

-- review_decision: the application may insert, select
create table "review_decision" (
  division text not null,
  compilation uuid not null,
  seq integer not null,
  item text not null,
  action text not null,
  detail jsonb not null,
  way text not null,
  batch uuid,
  reason text,
  at timestamp with time zone not null,
  by_id text not null,
  by_name text not null,
  constraint review_decision_pkey PRIMARY KEY (division, compilation, seq),
  constraint review_decision_action_check CHECK ((action = ANY (ARRAY['accept'::text, 'amend'::text, 'reject'::text, 'split'::text, 'merge'::text, 'undo'::text]))),
  constraint review_decision_way_check CHECK ((way = ANY (ARRAY['person'::text, 'bulk'::text, 'carried'::text])))
);
CREATE INDEX review_decision_batch ON public.review_decision USING btree (division, compilation, batch) WHERE (batch IS NOT NULL);
CREATE INDEX review_decision_item ON public.review_decision USING btree (division, compilation, item, seq);

-- review_head: the application may delete, insert, select, update
create table "review_head" (
  division text not null,
  compilation uuid not null,
  seq integer not null,
  constraint review_head_pkey PRIMARY KEY (division, compilation)
);

-- review_hold: the application may delete, insert, select, update
create table "review_hold" (
  division text not null,
  compilation uuid not null,
  item text not null,
  person text not null,
  person_name text not null,
  until timestamp with time zone not null,
  constraint review_hold_pkey PRIMARY KEY (division, compilation, item)
);

-- review_item: the application may insert, select
create table "review_item" (
  division text not null,
  compilation uuid not null,
  id text not null,
  kind text not null,
  item_group text not null,
  "position" integer not null,
  section text,
  chapter text,
  clause text,
  line integer not null,
  start_at integer not null,
  end_at integer not null,
  confidence real not null,
  found jsonb not null,
  constraint review_item_pkey PRIMARY KEY (division, compilation, id),
  constraint review_item_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint review_item_kind_check CHECK ((kind = ANY (ARRAY['statement'::text, 'commitment'::text, 'system'::text, 'name'::text, 'diagnostic'::text, 'proposal'::text])))
);

-- review_state: the application may delete, insert, select, update
create table "review_state" (
  division text not null,
  compilation uuid not null,
  item text not null,
  state text not null,
  revision integer not null,
  changed_seq integer not null,
  standing_seq integer,
  constraint review_state_pkey PRIMARY KEY (division, compilation, item),
  constraint review_state_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'amended'::text, 'rejected'::text, 'split'::text, 'merged'::text])))
);
CREATE INDEX review_state_changed ON public.review_state USING btree (division, compilation, changed_seq);

-- setting_version: the application may insert, select
create table "setting_version" (
  division text not null,
  id uuid not null,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  document_no text,
  article text,
  reason text not null,
  set_by text not null,
  set_by_name text not null,
  set_at timestamp with time zone not null,
  constraint setting_version_pkey PRIMARY KEY (division, id),
  constraint setting_version_check CHECK ((valid_to >= valid_from)),
  constraint setting_version_key_check CHECK ((key <> ''::text)),
  constraint setting_version_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX setting_version_key ON public.setting_version USING btree (division, key, set_at);

-- share: the application may insert, select
create table "share" (
  division text not null,
  target uuid not null,
  no integer not null,
  body uuid not null,
  value numeric not null,
  weight numeric,
  constraint share_pkey PRIMARY KEY (division, target, no, body)
);
CREATE INDEX share_body ON public.share USING btree (division, body);

-- share_version: the application may insert, select
create table "share_version" (
  division text not null,
  target uuid not null,
  no integer not null,
  id uuid not null,
  year integer not null,
  combines text not null,
  is_published boolean not null,
  reason text not null,
  document_no text,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint share_version_pkey PRIMARY KEY (division, target, no),
  constraint share_version_division_id_key UNIQUE (division, id),
  constraint share_version_combines_check CHECK ((combines = ANY (ARRAY['adds'::text, 'weighted'::text, 'each'::text])))
);

-- supervision: the application may insert, select
create table "supervision" (
  division text not null,
  id uuid not null,
  commitment uuid not null,
  constraint supervision_pkey PRIMARY KEY (division, id)
);
CREATE INDEX supervision_commitment ON public.supervision USING btree (division, commitment);

-- supervision_step: the application may insert, select
create table "supervision_step" (
  division text not null,
  supervision uuid not null,
  seq integer not null,
  act text not null,
  level integer not null,
  body uuid,
  answer_by date,
  text text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint supervision_step_pkey PRIMARY KEY (division, supervision, seq),
  constraint supervision_step_act_check CHECK ((act = ANY (ARRAY['opened'::text, 'raised'::text, 'answered'::text, 'returned'::text, 'closed'::text]))),
  constraint supervision_step_level_check CHECK (((level >= 1) AND (level <= 3)))
);

-- target: the application may delete, insert, select, update
create table "target" (
  division text not null,
  id uuid not null,
  plan uuid not null,
  item text not null,
  ended_in integer,
  revision integer default 1 not null,
  constraint target_pkey PRIMARY KEY (division, id),
  constraint target_division_plan_item_key UNIQUE (division, plan, item)
);

-- target_base: the application may insert, select
create table "target_base" (
  division text not null,
  target uuid not null,
  id uuid not null,
  no integer not null,
  name_zh text not null,
  name_en text not null,
  value numeric not null,
  basis text,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint target_base_pkey PRIMARY KEY (division, target, no),
  constraint target_base_division_id_key UNIQUE (division, id),
  constraint target_base_name_zh_check CHECK ((name_zh <> ''::text))
);

-- target_plan_version: the application may insert, select
create table "target_plan_version" (
  division text not null,
  plan uuid not null,
  version integer not null,
  title text not null,
  effective_from date not null,
  effective_to date,
  adopted_at timestamp with time zone not null,
  constraint target_plan_version_pkey PRIMARY KEY (division, plan, version)
);

-- target_setting: the application may insert, select
create table "target_setting" (
  division text not null,
  target uuid not null,
  no integer not null,
  nature text,
  type text,
  direction text,
  operator text,
  measure text,
  accumulates boolean,
  is_comparable_price boolean,
  combines text,
  frequency text,
  decimals integer,
  body uuid,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint target_setting_pkey PRIMARY KEY (division, target, no),
  constraint target_setting_combines_check CHECK ((combines = ANY (ARRAY['adds'::text, 'weighted'::text, 'each'::text]))),
  constraint target_setting_decimals_check CHECK (((decimals >= 0) AND (decimals <= 8))),
  constraint target_setting_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text, 'band'::text]))),
  constraint target_setting_frequency_check CHECK ((frequency = ANY (ARRAY['year'::text, 'half'::text, 'quarter'::text, 'month'::text]))),
  constraint target_setting_measure_check CHECK ((measure = ANY (ARRAY['level'::text, 'growth'::text, 'reduction'::text, 'flow'::text, 'fulfilment'::text]))),
  constraint target_setting_nature_check CHECK ((nature = ANY (ARRAY['binding'::text, 'expected'::text]))),
  constraint target_setting_operator_check CHECK ((operator = ANY (ARRAY['ge'::text, 'le'::text, 'eq'::text]))),
  constraint target_setting_reason_check CHECK ((reason <> ''::text)),
  constraint target_setting_type_check CHECK ((type = ANY (ARRAY['level'::text, 'cumulative'::text, 'increment'::text, 'average-growth'::text, 'cumulative-reduction'::text, 'annual-bound'::text, 'task'::text])))
);

-- target_text: the application may insert, select
create table "target_text" (
  division text not null,
  target uuid not null,
  version integer not null,
  items text[] not null,
  indicator text not null,
  dimension text,
  name_zh text not null,
  name_en text not null,
  category text,
  unit text,
  type text not null,
  direction text not null,
  nature text not null,
  operator text not null,
  value numeric,
  low numeric,
  high numeric,
  base_year integer not null,
  target_year integer not null,
  measure text not null,
  accumulates boolean not null,
  is_comparable_price boolean not null,
  publisher text,
  clause text not null,
  chapter text not null,
  section text not null,
  line integer not null,
  start_at integer not null,
  end_at integer not null,
  text text not null,
  sentence text not null,
  document text not null,
  "position" integer not null,
  constraint target_text_pkey PRIMARY KEY (division, target, version),
  constraint target_text_check CHECK ((target_year > base_year)),
  constraint target_text_check1 CHECK ((((low IS NULL) = (high IS NULL)) AND ((low IS NULL) OR (low <= high)))),
  constraint target_text_check2 CHECK (((value IS NOT NULL) OR (low IS NOT NULL) OR (type = 'task'::text))),
  constraint target_text_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text, 'band'::text]))),
  constraint target_text_measure_check CHECK ((measure = ANY (ARRAY['level'::text, 'growth'::text, 'reduction'::text, 'flow'::text, 'fulfilment'::text]))),
  constraint target_text_name_zh_check CHECK ((name_zh <> ''::text)),
  constraint target_text_nature_check CHECK ((nature = ANY (ARRAY['binding'::text, 'expected'::text]))),
  constraint target_text_operator_check CHECK ((operator = ANY (ARRAY['ge'::text, 'le'::text, 'eq'::text]))),
  constraint target_text_type_check CHECK ((type = ANY (ARRAY['level'::text, 'cumulative'::text, 'increment'::text, 'average-growth'::text, 'cumulative-reduction'::text, 'annual-bound'::text, 'task'::text])))
);

-- work_evidence: the application may insert, select
create table "work_evidence" (
  division text not null,
  report uuid not null,
  no integer not null,
  grade text not null,
  title text not null,
  file uuid,
  document_no text,
  constraint work_evidence_pkey PRIMARY KEY (division, report, no),
  constraint work_evidence_check CHECK (((file IS NOT NULL) OR (document_no IS NOT NULL))),
  constraint work_evidence_grade_check CHECK ((grade = ANY (ARRAY['bulletin'::text, 'letter'::text, 'statement'::text]))),
  constraint work_evidence_title_check CHECK ((title <> ''::text))
);

-- work_report: the application may insert, select
create table "work_report" (
  division text not null,
  id uuid not null,
  commitment uuid not null,
  milestone uuid,
  body uuid not null,
  says text not null,
  done_on date,
  text text not null,
  needs text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint work_report_pkey PRIMARY KEY (division, id),
  constraint work_report_check CHECK (((says <> 'done'::text) OR (done_on IS NOT NULL))),
  constraint work_report_says_check CHECK ((says = ANY (ARRAY['done'::text, 'under-way'::text, 'not-started'::text, 'blocked'::text]))),
  constraint work_report_text_check CHECK ((text <> ''::text))
);
CREATE INDEX work_report_commitment ON public.work_report USING btree (division, commitment, at);

-- work_report_step: the application may insert, select
create table "work_report_step" (
  division text not null,
  report uuid not null,
  seq integer not null,
  state text not null,
  reason text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint work_report_step_pkey PRIMARY KEY (division, report, seq),
  constraint work_report_step_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'endorsed'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text])))
);

-- work_step: the application may insert, select
create table "work_step" (
  division text not null,
  commitment uuid not null,
  seq integer not null,
  state text not null,
  body uuid,
  document_no text,
  answer_by date,
  reason text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint work_step_pkey PRIMARY KEY (division, commitment, seq),
  constraint work_step_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'acknowledged'::text, 'objected'::text, 'answered'::text])))
);

-- work_support: the application may insert, select
create table "work_support" (
  division text not null,
  commitment uuid not null,
  no integer not null,
  body uuid not null,
  constraint work_support_pkey PRIMARY KEY (division, commitment, no, body)
);

-- work_version: the application may insert, select
create table "work_version" (
  division text not null,
  commitment uuid not null,
  no integer not null,
  lead uuid,
  goal text not null,
  due_on date,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint work_version_pkey PRIMARY KEY (division, commitment, no)
);

create table "schema_migration" (name varchar(255) primary key, timestamp varchar(255) not null);

insert into "audit_entry" ("division", "seq", "at", "actor_kind", "actor_id", "actor_name", "action", "subject_kind", "subject_id", "body", "reason", "detail", "address", "previous", "hash") values
  ('999906', '1', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'plans.upload', 'plan-document', '018eabfb-f500-7000-82fb-16240d5ce567', NULL, NULL, '{"name":"plan.txt","kind":"outline","sha256":"3455904926cb178a639f621214bf28d6983275348114e41f49528bb9ffc03ca4","size":1034}', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '0bcd21b2034a080aebf2a0d1e90f9e32134e364443893de23d131eb7f5f59da9'),
  ('999906', '10', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', 'file.upload', 'file', '018eabfb-f500-7000-83d4-47dc402c9e84', NULL, NULL, '{"kind":"txt","size":27,"sha256":"22edbbaf347c8c6482bad6bdb51c9abfecd71a6e295bf458721c26e893b2597a"}', NULL, '3084ed092054600dc04f5c74d7936a09e625833c981e0e0ddad6432c08e63738', '7b6cb435782b16886730d1166b2b772b8372d470c40e51f228562b4e152853d3'),
  ('999906', '11', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', 'commitments.report', 'commitment', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{"report":"018eabfb-f500-7000-83e8-8b0ca43da25f","milestone":"018eabfb-f500-7000-83b5-d79d51866092","says":"done"}', NULL, '7b6cb435782b16886730d1166b2b772b8372d470c40e51f228562b4e152853d3', '01cbd24d3dfacf1621e2ad1f96eb9e1f6504e1ad81aac0b6ab9537c2c8b7d947'),
  ('999906', '12', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8268-18c4e6fbe984', 'reviewer', 'commitments.report-endorsed', 'commitment', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{"report":"018eabfb-f500-7000-83e8-8b0ca43da25f"}', NULL, '01cbd24d3dfacf1621e2ad1f96eb9e1f6504e1ad81aac0b6ab9537c2c8b7d947', '6767fe1a6a77e14e66312f29b25559b795ff64f11ea6367daec4f48410b682bf'),
  ('999906', '13', '2024-04-05 02:00:00+00', 'person', 'planner-all', 'planner', 'returns.create-form', 'return-form', '018eabfb-f500-7000-8402-7b53ab4a2811', NULL, NULL, '{"name":"商务月报","frequency":"month","rows":1}', NULL, '6767fe1a6a77e14e66312f29b25559b795ff64f11ea6367daec4f48410b682bf', '643d03a3835b10c424e2d2fc05c5dac633240dbd78a4bd58ceff2a3533fc9a7a'),
  ('999906', '14', '2024-04-05 02:00:00+00', 'system', NULL, '系统', 'returns.open', 'return', '018eabfb-f500-7000-8407-75e0055750f8', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{"form":"018eabfb-f500-7000-8402-7b53ab4a2811","period":"2024-03","due":"2024-04-10"}', NULL, '643d03a3835b10c424e2d2fc05c5dac633240dbd78a4bd58ceff2a3533fc9a7a', '4822b64d00de5da5bbf7b3b241256980efbc79ed2cf415c3401017ece18e2c0f'),
  ('999906', '15', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', 'returns.save', 'return', '018eabfb-f500-7000-8407-75e0055750f8', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{"cells":1,"source":"form","edits":1}', NULL, '4822b64d00de5da5bbf7b3b241256980efbc79ed2cf415c3401017ece18e2c0f', 'a491c3a91747a30f6e73ac829279435868b70cb2e88741dae35f7d2cd9bdedae'),
  ('999906', '16', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', 'returns.submit', 'return', '018eabfb-f500-7000-8407-75e0055750f8', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{"from":"draft","to":"submitted","revision":4,"edits":1}', NULL, 'a491c3a91747a30f6e73ac829279435868b70cb2e88741dae35f7d2cd9bdedae', '070c807168455195573ae21b85bd6dad1c4fb606e9d5c090277dbff4cce791c4'),
  ('999906', '17', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8268-18c4e6fbe984', 'reviewer', 'delegation.grant', 'delegation', '018eabfb-f500-7000-8430-fa7305217ce5', '01a21b35-345f-7000-8237-53a41f7d2b24', '出差', '{"of":"018eabfb-f500-7000-8255-b3717d5dd812","to":"018eabfb-f500-7000-827e-1c137c184013","role":"reporter","from":"2024-04-05","to_day":"2024-04-12"}', NULL, '070c807168455195573ae21b85bd6dad1c4fb606e9d5c090277dbff4cce791c4', 'e789881635d6efa422415e74d4ba80a64c3c7dfc0bcce6d9c2585832bfff1c8c'),
  ('999906', '18', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'reports.create', 'report', '018eabfb-f500-7000-843b-d865362af229', NULL, NULL, '{"kind":"mid-term","year":2023,"asOf":"2024-03-31","snapshot":"018eabfb-f500-7000-843e-c31d58b1540f","hash":"08b2321322a7cda6cf1379e2642011baa09f507f0316ea4cd20b854d0159c5cb"}', NULL, 'e789881635d6efa422415e74d4ba80a64c3c7dfc0bcce6d9c2585832bfff1c8c', 'cee625b259a0a3c9d80d509ada5027ed3220964a92a019814ba6ce9a60371c36'),
  ('999906', '19', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'reports.consulting', 'report', '018eabfb-f500-7000-843b-d865362af229', NULL, NULL, '{"from":"draft","version":null}', NULL, 'cee625b259a0a3c9d80d509ada5027ed3220964a92a019814ba6ce9a60371c36', 'fc34c12d4e741e839424cdcf315a55fb785e6734cc7dc4ca92491ff8cc61cc7f'),
  ('999906', '2', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'plans.decide', 'review', '018eabfb-f500-7000-8304-f7ffb2dcb67e', NULL, NULL, '[{"item":"statement:a14a390c80518c52","action":"accept"},{"item":"diagnostic:664102ba36a428f4","action":"accept"},{"item":"statement:94b6d7f0b99b111a","action":"accept"},{"item":"statement:bd7fc90dbbb7d05d","action":"accept"},{"item":"statement:b6c5c805ea31b019","action":"accept"},{"item":"statement:c18d22f3ff9248e9","action":"accept"},{"item":"statement:c08a53197efadeeb","action":"accept"},{"item":"statement:a519ce486f693a66","action":"accept"},{"item":"statement:f5f5668f5b927e55","action":"accept"},{"item":"commitment:6055dd05049f6c91","action":"accept"},{"item":"statement:a1b677241ae9fddb","action":"accept"},{"item":"commitment:4b6408da6682f01f","action":"accept"},{"item":"statement:7ef7ad3c59717a1b","action":"accept"},{"item":"diagnostic:df4ee4d448fc3ceb","action":"accept"},{"item":"commitment:f49d9637ea7be9df","action":"accept"},{"item":"system:f2c2995170fafdbc","action":"accept"},{"item":"system:66d2c0740e686d51","action":"accept"},{"item":"commitment:47f626869d40e360","action":"accept"},{"item":"statement:b247f069a3f6d647","action":"accept"},{"item":"statement:23bd6708cf3494fc","action":"accept"},{"item":"system:712542333ea07ad4","action":"accept"},{"item":"commitment:22bb21ab2b27abc8","action":"accept"},{"item":"system:f30bbe6b9afb31be","action":"accept"},{"item":"statement:f36be2931d645014","action":"accept"},{"item":"commitment:6eda7cd9e8c3d4a9","action":"accept"},{"item":"name:cbca2981cf2aff9d","action":"accept"},{"item":"statement:c1674724c4ab08c4","action":"accept"},{"item":"commitment:bbd405d4faad339f","action":"accept"},{"item":"name:c68d29d25de053a1","action":"accept"},{"item":"name:bbcc3ae6b52e3244","action":"accept"},{"item":"name:9adfb5241ed14349","action":"accept"},{"item":"name:6b71f043933dc689","action":"accept"}]', NULL, '0bcd21b2034a080aebf2a0d1e90f9e32134e364443893de23d131eb7f5f59da9', '9904032f2c2047c8069ce4759a959595f3a3d6fcaac9e51647de2dd7742214c7'),
  ('999906', '20', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8268-18c4e6fbe984', 'reviewer', 'reports.comment', 'report', '018eabfb-f500-7000-843b-d865362af229', NULL, NULL, '{"comment":"018eabfb-f500-7000-8455-44e1c540ae42","key":"overall.conclusion"}', NULL, 'fc34c12d4e741e839424cdcf315a55fb785e6734cc7dc4ca92491ff8cc61cc7f', '21918fb1de74163c1f3adb2c2bfc671e4382a2d77dd9e21b256f35c469acb9d7'),
  ('999906', '21', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', 'setting.set', 'setting', 'organisation.delegation-days', NULL, '本区规定', '{"value":30,"validFrom":"2024-04-05","validTo":null,"documentNo":null}', NULL, '21918fb1de74163c1f3adb2c2bfc671e4382a2d77dd9e21b256f35c469acb9d7', '90e887da38cdbb9f630e40f75bb9c81a7393aaa9d50ab4f5fb70d6e22049e2ea'),
  ('999906', '22', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', 'role.grant', 'membership', '018eabfb-f500-7000-8469-55a972f306de', '01a21b35-345f-7000-823e-c6e42c98f14a', '借调', '{"person":"018eabfb-f500-7000-827e-1c137c184013","role":"grid-worker","fromDay":"2024-04-05","toDay":null,"documentNo":null}', NULL, '90e887da38cdbb9f630e40f75bb9c81a7393aaa9d50ab4f5fb70d6e22049e2ea', '3b72a7febfa0523b0e967c775ff09af0fad3b32156fb90da0ece733e07c59e2f'),
  ('999906', '23', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', 'role.end', 'membership', '018eabfb-f500-7000-8469-55a972f306de', '01a21b35-345f-7000-823e-c6e42c98f14a', '借调结束', '{"person":"018eabfb-f500-7000-827e-1c137c184013","role":"grid-worker","lastDay":"2024-04-05"}', NULL, '3b72a7febfa0523b0e967c775ff09af0fad3b32156fb90da0ece733e07c59e2f', '2695f52979f3a5c14d7d4b822f6912838eab58dedc07b4496687108b8ff56a15'),
  ('999906', '24', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8293-5c180f6689a1', 'system-admin', 'body.amend', 'body', '01a21b35-345f-7000-823e-c6e42c98f14a', '01a21b35-345f-7000-823e-c6e42c98f14a', '更名', '{"before":{"nameZh":"湖东街道办事处","nameEn":null,"kind":"subdistrict","parent":null,"place":null,"position":2,"endedOn":null,"mergedInto":null},"after":{"nameZh":"湖东街道","nameEn":null,"kind":"subdistrict","parent":null,"place":null,"position":2,"endedOn":null,"mergedInto":null}}', NULL, '2695f52979f3a5c14d7d4b822f6912838eab58dedc07b4496687108b8ff56a15', '4622539dc0f6d4db4f7c2b1132674d637ea4c32f8f18b358b191ac0fe2ce20b3'),
  ('999906', '3', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'plans.adopt', 'plan-version', '018eabfb-f500-7000-831e-7bb8afe264ae', NULL, NULL, '{"plan":"018eabfb-f500-7000-82fe-2467879ead68","number":1,"hash":"c40c357426b1a7c472f4785a4729ba9049d0e4669a6b03381cad366fa9599984","approval":{"number":"临政发〔2021〕3号","issuedOn":"2021-03-10","body":"临湖区人民代表大会"}}', NULL, '9904032f2c2047c8069ce4759a959595f3a3d6fcaac9e51647de2dd7742214c7', '56931c4348fa7c679e4cde64ad411b245ad432ba7d64a58cbaa5e83436be3767'),
  ('999906', '4', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'target.base', 'target', '018eabfb-f500-7000-8346-c7d43e977071', NULL, '补充基期', '{"base":"018eabfb-f500-7000-8387-041217af875b","value":64}', NULL, '56931c4348fa7c679e4cde64ad411b245ad432ba7d64a58cbaa5e83436be3767', 'c937c8c3ab00624e9fd20716269e675882e40f0800ef4e7ad3c34efe8f89ea35'),
  ('999906', '5', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'observation.record', 'observation', '018eabfb-f500-7000-8393-185013f8cda5', NULL, NULL, '{"target":"018eabfb-f500-7000-8346-c7d43e977071","period":"2023","value":"68.4","document":"临湖区2023年统计公报"}', NULL, 'c937c8c3ab00624e9fd20716269e675882e40f0800ef4e7ad3c34efe8f89ea35', '6a1c6b4a7e4ba120b6da43747d208d069cbbc1ebee75f6e3023287f6b227db29'),
  ('999906', '6', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'commitments.divide', 'commitment', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{"no":1,"lead":"01a21b35-345f-7000-8237-53a41f7d2b24","supports":["01a21b35-345f-7000-823e-c6e42c98f14a"],"dueOn":"2025-12-31"}', NULL, '6a1c6b4a7e4ba120b6da43747d208d069cbbc1ebee75f6e3023287f6b227db29', '9445da6205b5a3a4c6e70686ff98f3b823fd4ed08f041315e2b1a84c40336554'),
  ('999906', '7', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'commitments.milestones', 'commitment', '018eabfb-f500-7000-8321-3e359cefdd03', NULL, NULL, '{"changed":1}', NULL, '9445da6205b5a3a4c6e70686ff98f3b823fd4ed08f041315e2b1a84c40336554', '64e2e329d896f86ca76e94ff49418233c1074422fb58f10cbd33415c176efd52'),
  ('999906', '8', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', 'commitments.issue', 'commitment', NULL, NULL, NULL, '{"documentNo":"临发改〔2024〕3号","answerBy":"2024-04-11","commitments":["018eabfb-f500-7000-8321-3e359cefdd03"]}', NULL, '64e2e329d896f86ca76e94ff49418233c1074422fb58f10cbd33415c176efd52', 'c49d16fe1b8d4f89ec8de3936224813b3131416be8a81a52845e6c8340f9d780'),
  ('999906', '9', '2024-04-05 02:00:00+00', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', 'commitments.acknowledged', 'commitment', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '{}', NULL, 'c49d16fe1b8d4f89ec8de3936224813b3131416be8a81a52845e6c8340f9d780', '3084ed092054600dc04f5c74d7936a09e625833c981e0e0ddad6432c08e63738');

insert into "audit_head" ("division", "seq", "hash") values
  ('999906', '24', '4622539dc0f6d4db4f7c2b1132674d637ea4c32f8f18b358b191ac0fe2ce20b3');

insert into "body" ("division", "id", "name_zh", "name_en", "kind", "parent", "place", "position", "ended_on", "version", "merged_into") values
  ('999906', '01a21b35-345f-7000-8237-53a41f7d2b24', '临湖区商务局', NULL, 'department', NULL, NULL, '0', NULL, '1', NULL),
  ('999906', '01a21b35-345f-7000-823b-480a5f502023', '临湖区统计局', NULL, 'department', NULL, NULL, '1', NULL, '1', NULL),
  ('999906', '01a21b35-345f-7000-823e-c6e42c98f14a', '湖东街道', NULL, 'subdistrict', NULL, NULL, '2', NULL, '2', NULL);

insert into "body_change" ("division", "id", "body", "kind", "from_day", "before", "after", "document_no", "reason", "done_by", "done_by_name", "done_at") values
  ('999906', '018eabfb-f500-7000-8474-166ea59b0f0e', '01a21b35-345f-7000-823e-c6e42c98f14a', 'amended', '2024-04-05', '{"kind": "subdistrict", "place": null, "nameEn": null, "nameZh": "湖东街道办事处", "parent": null, "endedOn": null, "position": 2, "mergedInto": null}', '{"kind": "subdistrict", "place": null, "nameEn": null, "nameZh": "湖东街道", "parent": null, "endedOn": null, "position": 2, "mergedInto": null}', '临政发〔2024〕1号', '更名', '018eabfb-f500-7000-8293-5c180f6689a1', 'system-admin', '2024-04-05 02:00:00+00');

insert into "commitment" ("division", "id", "plan", "item", "from_version", "until_version", "revision") values
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:6055dd05049f6c91', '1', NULL, '7'),
  ('999906', '018eabfb-f500-7000-8327-57063847ce14', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:4b6408da6682f01f', '1', NULL, '1'),
  ('999906', '018eabfb-f500-7000-832b-783673ae380d', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:f49d9637ea7be9df', '1', NULL, '1'),
  ('999906', '018eabfb-f500-7000-832c-31ff0b18c2ee', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:47f626869d40e360', '1', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8330-781e6a5143e2', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:22bb21ab2b27abc8', '1', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8337-ec2a7b7250e7', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:6eda7cd9e8c3d4a9', '1', NULL, '1'),
  ('999906', '018eabfb-f500-7000-833b-2929736a2c16', '018eabfb-f500-7000-82fe-2467879ead68', 'commitment:bbd405d4faad339f', '1', NULL, '1');

insert into "commitment_text" ("division", "commitment", "version", "clause", "line", "chapter", "section", "text", "verb", "object", "is_verifiable", "suggested_lead", "suggested_because", "plan_from", "plan_to") values
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '1', '2.p2.s1', '8', '2 做强滨湖产业', '2 做强滨湖产业', '支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。', '支持', '本地船艇企业扩大产能', 'true', '区工业和信息化局', '文中“产能”属其职责范围', '2021', '2025'),
  ('999906', '018eabfb-f500-7000-8327-57063847ce14', '1', '2.p3.s1', '9', '2 做强滨湖产业', '2 做强滨湖产业', '建设船艇零部件园，五年引进配套企业30家以上。', '建设', '船艇零部件园', 'true', NULL, NULL, '2021', '2025'),
  ('999906', '018eabfb-f500-7000-832b-783673ae380d', '1', '2.p4.s1', '10', '2 做强滨湖产业', '2 做强滨湖产业', '全面推行“双随机、一公开”监管，建立涉企检查备案制度。', '推行', '“双随机、一公开”监管', 'true', '区市场监督管理局', '文中“双随机”属其职责范围', '2021', '2025'),
  ('999906', '018eabfb-f500-7000-832c-31ff0b18c2ee', '1', '3.p2.s1', '12', '3 办好民生实事', '3 办好民生实事', '新建改建农村公路150公里，改造老旧小区42个。', '新建', '改建农村公路150公里', 'true', '区交通运输局', '文中“农村公路”属其职责范围', '2021', '2025'),
  ('999906', '018eabfb-f500-7000-8330-781e6a5143e2', '1', '3.p3.s1', '13', '3 办好民生实事', '3 办好民生实事', '推行一件事一次办，到2025年政务服务事项网上办理率达到95%。', '推行', '一件事一次办', 'true', '区行政审批服务局', '文中“一件事一次办”“政务服务”属其职责范围', '2021', '2025'),
  ('999906', '018eabfb-f500-7000-8337-ec2a7b7250e7', '1', '3.p4.s1', '14', '3 办好民生实事', '3 办好民生实事', '建设临湖文化中心项目，总投资6.8亿元。', '建设', '临湖文化中心项目', 'true', '区文化旅游广电体育局', '文中“文化”属其职责范围', '2021', '2025'),
  ('999906', '018eabfb-f500-7000-833b-2929736a2c16', '1', '3.p5.s1', '15', '3 办好民生实事', '3 办好民生实事', '推进环湖科技馆项目和湖心岛生态修复工程。', '推进', '环湖科技馆项目和湖心岛生态修复工程', 'true', NULL, NULL, '2021', '2025');

insert into "delegation" ("division", "id", "membership", "person", "duty", "from_day", "to_day", "reason", "granted_by", "granted_by_name", "granted_at", "withdrawn_by", "withdrawn_at") values
  ('999906', '018eabfb-f500-7000-8430-fa7305217ce5', '01a21b35-348a-7000-8261-d6ddea7eb88d', '018eabfb-f500-7000-827e-1c137c184013', 'business', '2024-04-05', '2024-04-12', '出差', '018eabfb-f500-7000-8268-18c4e6fbe984', 'reviewer', '2024-04-05 02:00:00+00', NULL, NULL);

insert into "division" ("code", "name_zh", "name_en", "parent", "simulated", "version", "ended_on", "merged_into") values
  ('9999', '湖滨市', 'Hubin', NULL, 'false', '1', NULL, NULL),
  ('999906', '临湖区', 'Linhu', '9999', 'false', '1', NULL, NULL);

insert into "file" ("division", "id", "sha256", "name", "kind", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-83d4-47dc402c9e84', '22edbbaf347c8c6482bad6bdb51c9abfecd71a6e295bf458721c26e893b2597a', 'a.txt', 'txt', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00');

insert into "file_content" ("division", "sha256", "size", "pieces") values
  ('999906', '22edbbaf347c8c6482bad6bdb51c9abfecd71a6e295bf458721c26e893b2597a', '27', '1');

insert into "file_owner" ("division", "file", "owner_kind", "owner_id", "at") values
  ('999906', '018eabfb-f500-7000-83d4-47dc402c9e84', 'work-report', '018eabfb-f500-7000-83e8-8b0ca43da25f', '2024-04-05 02:00:00+00');

insert into "file_piece" ("division", "sha256", "no", "bytes") values
  ('999906', '22edbbaf347c8c6482bad6bdb51c9abfecd71a6e295bf458721c26e893b2597a', '0', E'\\xe8aebee8aea1e689b9e5a48defbc8ce8a781e99984e4bbb6e38082');

insert into "indicator_change" ("division", "revision") values
  ('999906', '3');

insert into "job" ("division", "id", "kind", "input", "key", "slot", "state", "run_at", "attempts", "most_attempts", "leased_until", "worker", "progress", "result", "error", "by_id", "by_name", "created_at", "started_at", "ended_at") values
  ('999906', '01a21b35-3b5f-7000-8375-f703b21edf5b', 'plans.read-reports', '{}', 'all', NULL, 'waiting', '2026-11-27 04:13:23.167+00', '0', '5', NULL, NULL, NULL, NULL, NULL, '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2026-11-27 04:13:23.167+00', NULL, NULL);

insert into "live_event" ("division", "id", "topic", "subject", "body", "person", "at") values
  ('999906', '01a21b35-3a4b-7000-8300-7e37b4b9edbb', 'plan-document', '018eabfb-f500-7000-82fb-16240d5ce567', NULL, NULL, '2026-11-27 04:13:22.891701+00'),
  ('999906', '01a21b35-3b04-7000-8314-124128f4e519', 'review', '018eabfb-f500-7000-8304-f7ffb2dcb67e', NULL, NULL, '2026-11-27 04:13:23.076513+00'),
  ('999906', '01a21b35-3b61-7000-837b-ac3a1d7fbd91', 'plan', '018eabfb-f500-7000-82fe-2467879ead68', NULL, NULL, '2026-11-27 04:13:23.169342+00'),
  ('999906', '01a21b35-3b9a-7000-8389-f2a0fc468560', 'targets', '018eabfb-f500-7000-8346-c7d43e977071', NULL, NULL, '2026-11-27 04:13:23.226719+00'),
  ('999906', '01a21b35-3bb7-7000-8396-f50a99792467', 'targets', '018eabfb-f500-7000-8393-185013f8cda5', NULL, NULL, '2026-11-27 04:13:23.255697+00'),
  ('999906', '01a21b35-3be5-7000-83a2-8d15f8d1a41c', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', NULL, NULL, '2026-11-27 04:13:23.301988+00'),
  ('999906', '01a21b35-3cf9-7000-83af-82475f3d3e8b', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.578308+00'),
  ('999906', '01a21b35-3cfb-7000-83b0-6ee3840c3906', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-823e-c6e42c98f14a', NULL, '2026-11-27 04:13:23.579691+00'),
  ('999906', '01a21b35-3d11-7000-83bf-487c4f8de655', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.601256+00'),
  ('999906', '01a21b35-3d11-7000-83c2-38306aee57ff', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-823e-c6e42c98f14a', NULL, '2026-11-27 04:13:23.601512+00'),
  ('999906', '01a21b35-3d24-7000-83c9-de6bbf25a6a5', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.623069+00'),
  ('999906', '01a21b35-3d28-7000-83cd-c7ca956d22da', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-823e-c6e42c98f14a', NULL, '2026-11-27 04:13:23.624814+00'),
  ('999906', '01a21b35-3d5b-7000-83e3-4b6d05c5bb88', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.675837+00'),
  ('999906', '01a21b35-3d5b-7000-83e4-f90c3c6c874b', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-823e-c6e42c98f14a', NULL, '2026-11-27 04:13:23.676068+00'),
  ('999906', '01a21b35-3d6e-7000-83f3-4cae5cfb839e', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.694985+00'),
  ('999906', '01a21b35-3d6f-7000-83f6-1712f3b5c60c', 'commitments', '018eabfb-f500-7000-8321-3e359cefdd03', '01a21b35-345f-7000-823e-c6e42c98f14a', NULL, '2026-11-27 04:13:23.695229+00'),
  ('999906', '01a21b35-3d88-7000-840b-a19d1a5413de', 'returns', '018eabfb-f500-7000-8407-75e0055750f8', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.720246+00'),
  ('999906', '01a21b35-3e05-7000-8418-a855c005a6c0', 'returns', '018eabfb-f500-7000-8407-75e0055750f8', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.845406+00'),
  ('999906', '01a21b35-3e26-7000-8427-0ca76a4d9c8d', 'returns', '018eabfb-f500-7000-8407-75e0055750f8', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, '2026-11-27 04:13:23.879132+00'),
  ('999906', '01a21b35-3e7e-7000-8443-85377aae6e27', 'reports', '018eabfb-f500-7000-82fe-2467879ead68', NULL, NULL, '2026-11-27 04:13:23.966443+00'),
  ('999906', '01a21b35-3edd-7000-844c-f8a3bd5d1a71', 'reports', '018eabfb-f500-7000-843b-d865362af229', NULL, NULL, '2026-11-27 04:13:24.062186+00'),
  ('999906', '01a21b35-3eea-7000-8459-3835e033b235', 'reports', '018eabfb-f500-7000-843b-d865362af229', NULL, NULL, '2026-11-27 04:13:24.075556+00');

insert into "membership" ("division", "id", "person", "duty", "role", "body", "snapshots", "from_day", "to_day", "document_no", "reason", "granted_by", "granted_by_name", "granted_at") values
  ('999906', '018eabfb-f500-7000-8469-55a972f306de', '018eabfb-f500-7000-827e-1c137c184013', 'business', 'grid-worker', '01a21b35-345f-7000-823e-c6e42c98f14a', '{}', '2024-04-05', NULL, NULL, '借调', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-347b-7000-824d-07a58b478935', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'business', 'planner', NULL, '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-348a-7000-8261-d6ddea7eb88d', '018eabfb-f500-7000-8255-b3717d5dd812', 'business', 'reporter', '01a21b35-345f-7000-8237-53a41f7d2b24', '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-34a6-7000-8275-385724fb4c3a', '018eabfb-f500-7000-8268-18c4e6fbe984', 'business', 'reviewer', '01a21b35-345f-7000-8237-53a41f7d2b24', '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-34af-7000-8289-1b7eaeda7ed0', '018eabfb-f500-7000-827e-1c137c184013', 'business', 'clerk', '01a21b35-345f-7000-823e-c6e42c98f14a', '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-34c9-7000-829c-518b6249821f', '018eabfb-f500-7000-8293-5c180f6689a1', 'system-admin', 'system-admin', NULL, '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-34e0-7000-82b2-33c44fbab2c7', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', 'security-admin', NULL, '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-3528-7000-82c6-d6e8ccac6b94', '018eabfb-f500-7000-82ba-dfeea98ecd98', 'business', 'leader', NULL, '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-352d-7000-82d8-c3a984088eec', '018eabfb-f500-7000-82cd-9a4714b5852a', 'business', 'assessor', NULL, '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00'),
  ('999906', '01a21b35-3532-7000-82ec-7d9c5a343e56', '018eabfb-f500-7000-82e1-977459130285', 'audit-admin', 'audit-admin', NULL, '{}', '2000-01-01', NULL, NULL, 'stage', 'stage', 'stage', '2024-04-05 02:00:00+00');

insert into "membership_ending" ("division", "membership", "last_day", "reason", "ended_by", "ended_by_name", "ended_at") values
  ('999906', '018eabfb-f500-7000-8469-55a972f306de', '2024-04-05', '借调结束', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', '2024-04-05 02:00:00+00');

insert into "milestone_version" ("division", "commitment", "milestone", "no", "title", "due_on", "weight", "needs_evidence", "is_withdrawn", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '018eabfb-f500-7000-83b5-d79d51866092', '1', '完成设计', '2024-06-30', '1', 'true', 'false', '', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

insert into "observation" ("division", "id", "part", "indicator", "dimension", "period", "ends_on", "measure", "covers", "value", "unit", "status", "evidence", "documents", "definition", "base_version", "supersedes", "body", "note", "reason", "origin", "is_simulated", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8393-185013f8cda5', NULL, 'urbanisation-rate-resident', NULL, '2023', '2023-12-31', 'level', 'moment', '68.4', '%', 'final', 'bulletin', '{}', NULL, NULL, NULL, NULL, NULL, NULL, '{"of": "report", "kind": "sentence", "document": "临湖区2023年统计公报", "sentence": "常住人口城镇化率达到68.4%。"}', 'false', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

insert into "person" ("id", "division", "body", "name", "login_name", "email", "email_verified", "image", "duty", "post", "phone", "language", "two_factor_enabled", "must_change_password", "password_changed_at", "failures", "locked_until", "suspended_at", "suspended_reason", "restored_at", "last_code", "last_code_at", "last_signed_in_at", "simulated", "version", "created_at", "updated_at") values
  ('018eabfb-f500-7000-8240-332b2e8f0a1a', '999906', NULL, 'planner', 'planner', '018eabfb-f500-7000-8240-332b2e8f0a1a@person.invalid', 'false', NULL, 'business', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8255-b3717d5dd812', '999906', '01a21b35-345f-7000-8237-53a41f7d2b24', 'reporter', 'reporter', '018eabfb-f500-7000-8255-b3717d5dd812@person.invalid', 'false', NULL, 'business', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8268-18c4e6fbe984', '999906', '01a21b35-345f-7000-8237-53a41f7d2b24', 'reviewer', 'reviewer', '018eabfb-f500-7000-8268-18c4e6fbe984@person.invalid', 'false', NULL, 'business', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-827e-1c137c184013', '999906', '01a21b35-345f-7000-823e-c6e42c98f14a', 'clerk', 'clerk', '018eabfb-f500-7000-827e-1c137c184013@person.invalid', 'false', NULL, 'business', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8293-5c180f6689a1', '999906', NULL, 'system-admin', 'system-admin', '018eabfb-f500-7000-8293-5c180f6689a1@person.invalid', 'false', NULL, 'system-admin', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82a7-8bdb266fcdd1', '999906', NULL, 'security-admin', 'security-admin', '018eabfb-f500-7000-82a7-8bdb266fcdd1@person.invalid', 'false', NULL, 'security-admin', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82ba-dfeea98ecd98', '999906', NULL, 'leader', 'leader', '018eabfb-f500-7000-82ba-dfeea98ecd98@person.invalid', 'false', NULL, 'business', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82cd-9a4714b5852a', '999906', NULL, 'assessor', 'assessor', '018eabfb-f500-7000-82cd-9a4714b5852a@person.invalid', 'false', NULL, 'business', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82e1-977459130285', '999906', NULL, 'audit-admin', 'audit-admin', '018eabfb-f500-7000-82e1-977459130285@person.invalid', 'false', NULL, 'audit-admin', NULL, NULL, 'zh', 'false', 'false', '2024-04-05 02:00:00+00', '0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'false', '1', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00');

insert into "person_login" ("id", "user_id", "provider_id", "account_id", "access_token", "refresh_token", "id_token", "access_token_expires_at", "refresh_token_expires_at", "scope", "password", "created_at", "updated_at") values
  ('018eabfb-f500-7000-8244-0dafb924bb64', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'credential', '018eabfb-f500-7000-8240-332b2e8f0a1a', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$mh5euQBW7OcAmr3BkHu2HA$XlxRA9SzzyIxJSlcScS6yNrsjRViSEFRAOSYygmvjNE', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-825a-8f9cee2267b8', '018eabfb-f500-7000-8255-b3717d5dd812', 'credential', '018eabfb-f500-7000-8255-b3717d5dd812', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$U3HsVhVEuIeMijBlgZsw8Q$f3Xtz_vDpi-2RCtgK6gRLI2CKpHgzqJJ_0PDcsMeM9w', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-826f-07efc64535f5', '018eabfb-f500-7000-8268-18c4e6fbe984', 'credential', '018eabfb-f500-7000-8268-18c4e6fbe984', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$Rnmm0QKWLzx8pELBYthlSA$Ro64J3xaJ57JoFkqfHoyCpFqRwGIYzyCiMTZnEGOYpk', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8283-7dd45ed6111f', '018eabfb-f500-7000-827e-1c137c184013', 'credential', '018eabfb-f500-7000-827e-1c137c184013', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$r5KnNN4u9MITq1HfYyt7lQ$uEbmoLo1ynF-sqpm5z8aZnf_yKAVQUfW4lrGBBK2Ru4', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8294-54e9a12c03a9', '018eabfb-f500-7000-8293-5c180f6689a1', 'credential', '018eabfb-f500-7000-8293-5c180f6689a1', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$odOCVad1fJwaGSj2DpiYXQ$T2wMuMzkpyx61Qty3MkaeYEN03cMeVUj-OpyaQzXeJ4', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82aa-73a5fd5b7bb2', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'credential', '018eabfb-f500-7000-82a7-8bdb266fcdd1', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$-TR9Upra0RLi4Z9QjsHjQg$MlEN6TcwoJNer-2kcF7Rn32DUwcyHErdtMXGmAHyBG8', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82bf-71422c68d6d8', '018eabfb-f500-7000-82ba-dfeea98ecd98', 'credential', '018eabfb-f500-7000-82ba-dfeea98ecd98', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$Dc2EyN6SLisBbg5IAAG0mA$Kgji2RiHgCvKpNhPzdz1inQJD7kPhWjHRgzrmu2eQfE', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82d1-23b946b1465e', '018eabfb-f500-7000-82cd-9a4714b5852a', 'credential', '018eabfb-f500-7000-82cd-9a4714b5852a', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$Ag31CsBdivgtX9tjH3gnVA$MuasD5c13SUIxTA4F_7FyZAIBzjwAYjxeGZqjQA6uK0', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82e4-98dba4226cb6', '018eabfb-f500-7000-82e1-977459130285', 'credential', '018eabfb-f500-7000-82e1-977459130285', NULL, NULL, NULL, NULL, NULL, NULL, 'scrypt$1024$8$1$K2jtfQJO5HF6Vxh_sqswMQ$BUgjuijWP1VLVdjZTf4GRCBQCw6icXWVqUNv87iRgSE', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00');

insert into "person_password" ("person", "id", "hash", "set_at") values
  ('018eabfb-f500-7000-8240-332b2e8f0a1a', '018eabfb-f500-7000-8249-93874088a732', 'scrypt$1024$8$1$mh5euQBW7OcAmr3BkHu2HA$XlxRA9SzzyIxJSlcScS6yNrsjRViSEFRAOSYygmvjNE', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8255-b3717d5dd812', '018eabfb-f500-7000-825c-191134ef7a7d', 'scrypt$1024$8$1$U3HsVhVEuIeMijBlgZsw8Q$f3Xtz_vDpi-2RCtgK6gRLI2CKpHgzqJJ_0PDcsMeM9w', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8268-18c4e6fbe984', '018eabfb-f500-7000-8270-054fc432fea0', 'scrypt$1024$8$1$Rnmm0QKWLzx8pELBYthlSA$Ro64J3xaJ57JoFkqfHoyCpFqRwGIYzyCiMTZnEGOYpk', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-827e-1c137c184013', '018eabfb-f500-7000-8284-54dbc6abe8e7', 'scrypt$1024$8$1$r5KnNN4u9MITq1HfYyt7lQ$uEbmoLo1ynF-sqpm5z8aZnf_yKAVQUfW4lrGBBK2Ru4', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-8293-5c180f6689a1', '018eabfb-f500-7000-829b-173a3ac98897', 'scrypt$1024$8$1$odOCVad1fJwaGSj2DpiYXQ$T2wMuMzkpyx61Qty3MkaeYEN03cMeVUj-OpyaQzXeJ4', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82a7-8bdb266fcdd1', '018eabfb-f500-7000-82ac-cdb9cf50c684', 'scrypt$1024$8$1$-TR9Upra0RLi4Z9QjsHjQg$MlEN6TcwoJNer-2kcF7Rn32DUwcyHErdtMXGmAHyBG8', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82ba-dfeea98ecd98', '018eabfb-f500-7000-82c1-01035bc2320b', 'scrypt$1024$8$1$Dc2EyN6SLisBbg5IAAG0mA$Kgji2RiHgCvKpNhPzdz1inQJD7kPhWjHRgzrmu2eQfE', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82cd-9a4714b5852a', '018eabfb-f500-7000-82d5-2ec461a8bd69', 'scrypt$1024$8$1$Ag31CsBdivgtX9tjH3gnVA$MuasD5c13SUIxTA4F_7FyZAIBzjwAYjxeGZqjQA6uK0', '2024-04-05 02:00:00+00'),
  ('018eabfb-f500-7000-82e1-977459130285', '018eabfb-f500-7000-82eb-275c05e3820b', 'scrypt$1024$8$1$K2jtfQJO5HF6Vxh_sqswMQ$BUgjuijWP1VLVdjZTf4GRCBQCw6icXWVqUNv87iRgSE', '2024-04-05 02:00:00+00');

insert into "person_session" ("id", "token", "user_id", "expires_at", "ip_address", "user_agent", "signed_in_at", "last_seen_at", "ends_at", "assurance", "created_at", "updated_at") values
  ('01a21b35-3483-7000-8251-8e6c1c9f1c31', 'ce82991a8faeeeb066f890a4b03d055c', '018eabfb-f500-7000-8240-332b2e8f0a1a', '2026-11-28 04:13:21.411+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-3499-7000-8264-adb8f6551ab8', '56c775cb0605bf001df05d3b811a2446', '018eabfb-f500-7000-8255-b3717d5dd812', '2026-11-28 04:13:21.433+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-34a7-7000-8279-08a96c8d9868', 'fd72e863d93896b938fd48aa1650a7e1', '018eabfb-f500-7000-8268-18c4e6fbe984', '2026-11-28 04:13:21.447+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-34b3-7000-828e-da7fe09761d1', 'f65e93791be63eb5034f35fa90a32452', '018eabfb-f500-7000-827e-1c137c184013', '2026-11-28 04:13:21.459+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-34cb-7000-82a0-b5a429513800', 'e6bd54ae64b63abea7d001f4b8d71f7f', '018eabfb-f500-7000-8293-5c180f6689a1', '2026-11-28 04:13:21.483+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-34e1-7000-82b4-74c68de564cc', '5071123d7b4f076d9dfe59b551f4d71b', '018eabfb-f500-7000-82a7-8bdb266fcdd1', '2026-11-28 04:13:21.505+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-3529-7000-82ca-945f83a8cbb2', 'ac4f191a354ece5201e73f49b48ceb04', '018eabfb-f500-7000-82ba-dfeea98ecd98', '2026-11-28 04:13:21.577+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-352e-7000-82dd-a3b5831eb367', '3046876278b723c029c6bca11c875b98', '018eabfb-f500-7000-82cd-9a4714b5852a', '2026-11-28 04:13:21.582+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00'),
  ('01a21b35-3532-7000-82f1-d2e3f7642336', '7781dbfffb7c9d8706c3518beee213e4', '018eabfb-f500-7000-82e1-977459130285', '2026-11-28 04:13:21.586+00', '127.0.0.1', 'stage', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00', '2024-04-05 14:00:00+00', 'second-factor', '2024-04-05 02:00:00+00', '2024-04-05 02:00:00+00');

insert into "plan" ("division", "id", "kind", "title", "year_from", "year_to", "horizon", "revision", "created_at") values
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', 'outline', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '2021', '2025', NULL, '1', '2024-04-05 02:00:00+00');

insert into "plan_compilation" ("division", "id", "document", "compiler", "compiled_at", "based_on", "text", "model", "model_sha256", "blocks", "pages") values
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '018eabfb-f500-7000-82fb-16240d5ce567', 'source', '2024-04-05 02:00:00+00', NULL, '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要
第一章 主要目标
到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。
到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。
到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。
到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。
第二章 做强滨湖产业
支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。
建设船艇零部件园，五年引进配套企业30家以上。
全面推行“双随机、一公开”监管，建立涉企检查备案制度。
第三章 办好民生实事
新建改建农村公路150公里，改造老旧小区42个。
推行一件事一次办，到2025年政务服务事项网上办理率达到95%。
建设临湖文化中心项目，总投资6.8亿元。
推进环湖科技馆项目和湖心岛生态修复工程。', '{"source":{"name":"plan.txt","format":"txt","characters":402,"lines":15,"encoding":"utf-8"},"plan":{"title":"湖滨市临湖区国民经济和社会发展第十四个五年规划纲要","kind":"plan","period":"2021/2025","horizon":null,"division":"临湖区"},"outline":[{"id":"1","level":"chapter","number":"1","title":"主要目标","line":2,"start":26,"end":34},{"id":"2","level":"chapter","number":"2","title":"做强滨湖产业","line":7,"start":195,"end":205},{"id":"3","level":"chapter","number":"3","title":"办好民生实事","line":11,"start":292,"end":302}],"clauses":[{"id":"1.p1.s1","clause":"1.p1.s1","line":2,"start":26,"end":34,"section":"1","paragraph":"1.p1","text":"第一章主要目标","lead":null,"box":null},{"id":"1.p2.s1","clause":"1.p2.s1","line":3,"start":35,"end":72,"section":"1","paragraph":"1.p2","text":"到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。","lead":null,"box":null},{"id":"1.p3.s1","clause":"1.p3.s1","line":4,"start":73,"end":111,"section":"1","paragraph":"1.p3","text":"到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。","lead":null,"box":null},{"id":"1.p4.s1","clause":"1.p4.s1","line":5,"start":112,"end":154,"section":"1","paragraph":"1.p4","text":"到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。","lead":null,"box":null},{"id":"1.p5.s1","clause":"1.p5.s1","line":6,"start":155,"end":194,"section":"1","paragraph":"1.p5","text":"到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。","lead":null,"box":null},{"id":"2.p1.s1","clause":"2.p1.s1","line":7,"start":195,"end":205,"section":"2","paragraph":"2.p1","text":"第二章做强滨湖产业","lead":null,"box":null},{"id":"2.p2.s1","clause":"2.p2.s1","line":8,"start":206,"end":239,"section":"2","paragraph":"2.p2","text":"支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。","lead":null,"box":null},{"id":"2.p3.s1","clause":"2.p3.s1","line":9,"start":240,"end":263,"section":"2","paragraph":"2.p3","text":"建设船艇零部件园，五年引进配套企业30家以上。","lead":null,"box":null},{"id":"2.p4.s1","clause":"2.p4.s1","line":10,"start":264,"end":291,"section":"2","paragraph":"2.p4","text":"全面推行“双随机、一公开”监管，建立涉企检查备案制度。","lead":null,"box":null},{"id":"3.p1.s1","clause":"3.p1.s1","line":11,"start":292,"end":302,"section":"3","paragraph":"3.p1","text":"第三章办好民生实事","lead":null,"box":null},{"id":"3.p2.s1","clause":"3.p2.s1","line":12,"start":303,"end":327,"section":"3","paragraph":"3.p2","text":"新建改建农村公路150公里，改造老旧小区42个。","lead":null,"box":null},{"id":"3.p3.s1","clause":"3.p3.s1","line":13,"start":328,"end":360,"section":"3","paragraph":"3.p3","text":"推行一件事一次办，到2025年政务服务事项网上办理率达到95%。","lead":null,"box":null},{"id":"3.p4.s1","clause":"3.p4.s1","line":14,"start":361,"end":381,"section":"3","paragraph":"3.p4","text":"建设临湖文化中心项目，总投资6.8亿元。","lead":null,"box":null},{"id":"3.p5.s1","clause":"3.p5.s1","line":15,"start":382,"end":402,"section":"3","paragraph":"3.p5","text":"推进环湖科技馆项目和湖心岛生态修复工程。","lead":null,"box":null}],"statements":[{"id":"s1","clause":"1.p2.s1","line":3,"start":42,"end":55,"text":"全区生产总值突破320亿元","valueText":"320亿元","indicator":"生产总值","subject":null,"role":"target","comparator":"ge","value":320,"valueMax":null,"unit":"亿元","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.97},{"id":"s2","clause":"1.p2.s1","line":3,"start":56,"end":71,"text":"规模工业增加值年均增长8%以上","valueText":"8%","indicator":"规模工业增加值","subject":null,"role":"target","comparator":"ge","value":8,"valueMax":null,"unit":"%","measure":"growth_rate","direction":"up","per":"year","period":"2021/2025","modality":"firm","confidence":0.97},{"id":"s3","clause":"1.p3.s1","line":4,"start":80,"end":94,"text":"常住人口城镇化率提高到72%","valueText":"72%","indicator":"常住人口城镇化率","subject":null,"role":"target","comparator":"eq","value":72,"valueMax":null,"unit":"%","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.97},{"id":"s4","clause":"1.p3.s1","line":4,"start":95,"end":110,"text":"森林覆盖率稳定在41.5%以上","valueText":"41.5%","indicator":"森林覆盖率","subject":null,"role":"target","comparator":"ge","value":41.5,"valueMax":null,"unit":"%","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.97},{"id":"s5","clause":"1.p4.s1","line":5,"start":119,"end":135,"text":"城镇登记失业率控制在4.5%以内","valueText":"4.5%","indicator":"城镇登记失业率","subject":null,"role":"target","comparator":"le","value":4.5,"valueMax":null,"unit":"%","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.97},{"id":"s6","clause":"1.p4.s1","line":5,"start":136,"end":153,"text":"每千人口拥有执业医师数达到3.6人","valueText":"3.6人","indicator":"每千人口拥有执业医师数","subject":null,"role":"target","comparator":"eq","value":3.6,"valueMax":null,"unit":"人","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.95},{"id":"s7","clause":"1.p5.s1","line":6,"start":162,"end":178,"text":"湖区水质优良断面比例达到100%","valueText":"100%","indicator":"湖区水质优良断面比例","subject":null,"role":"target","comparator":"eq","value":100,"valueMax":null,"unit":"%","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.97},{"id":"s8","clause":"1.p5.s1","line":6,"start":179,"end":193,"text":"单位GDP能耗累计降低14%","valueText":"14%","indicator":"单位GDP能耗","subject":null,"role":"target","comparator":"eq","value":14,"valueMax":null,"unit":"%","measure":"change","direction":"down","per":null,"period":"2021/2025","modality":"firm","confidence":0.96},{"id":"s9","clause":"2.p2.s1","line":8,"start":219,"end":238,"text":"力争2025年船艇产业产值达到60亿元","valueText":"60亿元","indicator":"船艇产业产值","subject":null,"role":"target","comparator":"eq","value":60,"valueMax":null,"unit":"亿元","measure":"level","direction":null,"per":null,"period":"2025","modality":"strive","confidence":0.97},{"id":"s10","clause":"2.p3.s1","line":9,"start":249,"end":262,"text":"五年引进配套企业30家以上","valueText":"30家","indicator":"引进配套企业","subject":null,"role":"target","comparator":"ge","value":30,"valueMax":null,"unit":"家","measure":"increment","direction":null,"per":null,"period":null,"modality":"firm","confidence":0.91},{"id":"s11","clause":"3.p2.s1","line":12,"start":303,"end":316,"text":"新建改建农村公路150公里","valueText":"150公里","indicator":"新建改建农村公路","subject":null,"role":"target","comparator":"eq","value":150,"valueMax":null,"unit":"公里","measure":"increment","direction":null,"per":null,"period":null,"modality":"firm","confidence":0.91},{"id":"s12","clause":"3.p2.s1","line":12,"start":317,"end":326,"text":"改造老旧小区42个","valueText":"42个","indicator":"改造老旧小区","subject":null,"role":"target","comparator":"eq","value":42,"valueMax":null,"unit":"个","measure":"increment","direction":null,"per":null,"period":null,"modality":"firm","confidence":0.91},{"id":"s13","clause":"3.p3.s1","line":13,"start":337,"end":359,"text":"到2025年政务服务事项网上办理率达到95%","valueText":"95%","indicator":"政务服务事项网上办理率","subject":null,"role":"target","comparator":"eq","value":95,"valueMax":null,"unit":"%","measure":"level","direction":null,"per":null,"period":"2025","modality":"firm","confidence":0.97},{"id":"s14","clause":"3.p4.s1","line":14,"start":372,"end":380,"text":"总投资6.8亿元","valueText":"6.8亿元","indicator":"总投资","subject":null,"role":"target","comparator":"eq","value":6.8,"valueMax":null,"unit":"亿元","measure":"level","direction":null,"per":null,"period":null,"modality":"firm","confidence":0.95}],"commitments":[{"id":"commitment:2.p2.s1","clause":"2.p2.s1","line":8,"start":206,"end":239,"text":"支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。","verb":"支持","object":"本地船艇企业扩大产能","place":null,"period":"2025","bodies":[],"lead":{"body":"区工业和信息化局","reason":"文中“产能”属其职责范围","confidence":0.68},"verifiable":true,"confidence":0.9},{"id":"commitment:2.p3.s1","clause":"2.p3.s1","line":9,"start":240,"end":263,"text":"建设船艇零部件园，五年引进配套企业30家以上。","verb":"建设","object":"船艇零部件园","place":null,"period":null,"bodies":[],"lead":null,"verifiable":true,"confidence":0.95},{"id":"commitment:2.p4.s1","clause":"2.p4.s1","line":10,"start":264,"end":291,"text":"全面推行“双随机、一公开”监管，建立涉企检查备案制度。","verb":"推行","object":"“双随机、一公开”监管","place":null,"period":null,"bodies":[],"lead":{"body":"区市场监督管理局","reason":"文中“双随机”属其职责范围","confidence":0.73},"verifiable":true,"confidence":0.95},{"id":"commitment:3.p2.s1","clause":"3.p2.s1","line":12,"start":303,"end":327,"text":"新建改建农村公路150公里，改造老旧小区42个。","verb":"新建","object":"改建农村公路150公里","place":null,"period":null,"bodies":[],"lead":{"body":"区交通运输局","reason":"文中“农村公路”属其职责范围","confidence":0.63},"verifiable":true,"confidence":0.95},{"id":"commitment:3.p3.s1","clause":"3.p3.s1","line":13,"start":328,"end":360,"text":"推行一件事一次办，到2025年政务服务事项网上办理率达到95%。","verb":"推行","object":"一件事一次办","place":null,"period":"2025","bodies":[],"lead":{"body":"区行政审批服务局","reason":"文中“一件事一次办”“政务服务”属其职责范围","confidence":0.86},"verifiable":true,"confidence":0.95},{"id":"commitment:3.p4.s1","clause":"3.p4.s1","line":14,"start":361,"end":381,"text":"建设临湖文化中心项目，总投资6.8亿元。","verb":"建设","object":"临湖文化中心项目","place":null,"period":null,"bodies":[],"lead":{"body":"区文化旅游广电体育局","reason":"文中“文化”属其职责范围","confidence":0.68},"verifiable":true,"confidence":0.95},{"id":"commitment:3.p5.s1","clause":"3.p5.s1","line":15,"start":382,"end":402,"text":"推进环湖科技馆项目和湖心岛生态修复工程。","verb":"推进","object":"环湖科技馆项目和湖心岛生态修复工程","place":"湖心岛","period":null,"bodies":["环湖科技馆"],"lead":null,"verifiable":true,"confidence":0.9}],"projects":[{"id":"project:临湖文化中心项目","kind":"project","name":"临湖文化中心项目","clause":"3.p4.s1","line":14,"start":363,"end":371,"mentions":[{"clause":"3.p4.s1","line":14,"start":363,"end":371}],"parts":[],"confidence":0.85},{"id":"project:环湖科技馆项目","kind":"project","name":"环湖科技馆项目","clause":"3.p5.s1","line":15,"start":384,"end":391,"mentions":[{"clause":"3.p5.s1","line":15,"start":384,"end":391}],"parts":[],"confidence":0.85},{"id":"project:湖心岛生态修复工程","kind":"project","name":"湖心岛生态修复工程","clause":"3.p5.s1","line":15,"start":392,"end":401,"mentions":[{"clause":"3.p5.s1","line":15,"start":392,"end":401}],"parts":[],"confidence":0.85}],"bodies":[{"id":"body:环湖科技馆","kind":"body","name":"环湖科技馆","clause":"3.p5.s1","line":15,"start":384,"end":389,"mentions":[{"clause":"3.p5.s1","line":15,"start":384,"end":389}],"parts":[],"confidence":0.85}],"places":[{"id":"place:湖心岛","kind":"place","name":"湖心岛","clause":"3.p5.s1","line":15,"start":392,"end":395,"mentions":[{"clause":"3.p5.s1","line":15,"start":392,"end":395}],"parts":[],"confidence":0.8}],"enterprises":[],"structures":[],"honours":[],"systems":[{"system":"environment-quality","clause":"1.p5.s1","line":6,"start":162,"end":178,"text":"湖区水质优良断面比例达到100%","strength":"mentioned","confidence":0.85},{"system":"dual-control","clause":"1.p5.s1","line":6,"start":179,"end":193,"text":"单位GDP能耗累计降低14%","strength":"mentioned","confidence":0.9},{"system":"regulation","clause":"2.p4.s1","line":10,"start":264,"end":279,"text":"全面推行“双随机、一公开”监管","strength":"ordered","confidence":0.95},{"system":"annual-plan-and-tasks","clause":"3.p1.s1","line":11,"start":292,"end":302,"text":"第三章 办好民生实事","strength":"ordered","confidence":0.8},{"system":"urban-renewal","clause":"3.p2.s1","line":12,"start":317,"end":326,"text":"改造老旧小区42个","strength":"ordered","confidence":0.9},{"system":"one-stop-service","clause":"3.p3.s1","line":13,"start":328,"end":336,"text":"推行一件事一次办","strength":"ordered","confidence":0.95}],"diagnostics":[{"code":"GM503","severity":"info","message":"9 项目标中有 7 项在文中查不到基期值：“生产总值”（第3行）、“常住人口城镇化率”（第4行）、“森林覆盖率”（第4行）等","messageEn":"7 of 9 targets have no baseline in the text: “生产总值” (line 3), “常住人口城镇化率” (line 4), “森林覆盖率” (line 4) and others","hint":"在主要指标表中列出基期值，或写成“由……提高到……”。","hintEn":"List baselines in the table of indicators, or write “from … to …”.","line":3,"column":8,"start":42,"end":55,"clause":"1.p2.s1","related":[{"clause":"1.p3.s1","line":4,"start":80,"end":94},{"clause":"1.p3.s1","line":4,"start":95,"end":110},{"clause":"1.p4.s1","line":5,"start":119,"end":135},{"clause":"1.p4.s1","line":5,"start":136,"end":153},{"clause":"2.p2.s1","line":8,"start":219,"end":238},{"clause":"3.p3.s1","line":13,"start":337,"end":359}]},{"code":"GM501","severity":"info","message":"14 项目标中有 4 项没有写明哪一年达到：“引进配套企业”（第9行）、“新建改建农村公路”（第12行）、“改造老旧小区”（第12行）等","messageEn":"4 of 14 targets name no year: “引进配套企业” (line 9), “新建改建农村公路” (line 12), “改造老旧小区” (line 12) and others","hint":"给每项目标写明年份，如“到2025年”。","hintEn":"Give every target a year.","line":9,"column":10,"start":249,"end":262,"clause":"2.p3.s1","related":[{"clause":"3.p2.s1","line":12,"start":303,"end":316},{"clause":"3.p2.s1","line":12,"start":317,"end":326},{"clause":"3.p4.s1","line":14,"start":372,"end":380}]}]}', 'aca253c920cc4ec0783ec4a0850ba32df66fc41cd68a069740bd7aaacdfe3aee', '[{"kind":"front","text":"湖滨市临湖区国民经济和社会发展第十四个五年规划纲要","line":1,"section":null,"box":null,"cells":null,"table":null,"isHead":false,"runs":[0,25]},{"kind":"heading","text":"第一章主要目标","line":2,"section":"1","box":null,"cells":null,"table":null,"isHead":false,"runs":[26,3,30,4]},{"kind":"paragraph","text":"到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。","line":3,"section":"1","box":null,"cells":null,"table":null,"isHead":false,"runs":[35,37]},{"kind":"paragraph","text":"到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。","line":4,"section":"1","box":null,"cells":null,"table":null,"isHead":false,"runs":[73,38]},{"kind":"paragraph","text":"到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。","line":5,"section":"1","box":null,"cells":null,"table":null,"isHead":false,"runs":[112,42]},{"kind":"paragraph","text":"到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。","line":6,"section":"1","box":null,"cells":null,"table":null,"isHead":false,"runs":[155,39]},{"kind":"heading","text":"第二章做强滨湖产业","line":7,"section":"2","box":null,"cells":null,"table":null,"isHead":false,"runs":[195,3,199,6]},{"kind":"paragraph","text":"支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。","line":8,"section":"2","box":null,"cells":null,"table":null,"isHead":false,"runs":[206,33]},{"kind":"paragraph","text":"建设船艇零部件园，五年引进配套企业30家以上。","line":9,"section":"2","box":null,"cells":null,"table":null,"isHead":false,"runs":[240,23]},{"kind":"paragraph","text":"全面推行“双随机、一公开”监管，建立涉企检查备案制度。","line":10,"section":"2","box":null,"cells":null,"table":null,"isHead":false,"runs":[264,27]},{"kind":"heading","text":"第三章办好民生实事","line":11,"section":"3","box":null,"cells":null,"table":null,"isHead":false,"runs":[292,3,296,6]},{"kind":"paragraph","text":"新建改建农村公路150公里，改造老旧小区42个。","line":12,"section":"3","box":null,"cells":null,"table":null,"isHead":false,"runs":[303,24]},{"kind":"paragraph","text":"推行一件事一次办，到2025年政务服务事项网上办理率达到95%。","line":13,"section":"3","box":null,"cells":null,"table":null,"isHead":false,"runs":[328,32]},{"kind":"paragraph","text":"建设临湖文化中心项目，总投资6.8亿元。","line":14,"section":"3","box":null,"cells":null,"table":null,"isHead":false,"runs":[361,20]},{"kind":"paragraph","text":"推进环湖科技馆项目和湖心岛生态修复工程。","line":15,"section":"3","box":null,"cells":null,"table":null,"isHead":false,"runs":[382,20]}]', '[]');

insert into "plan_document" ("division", "id", "kind", "plan", "name", "sha256", "size", "state", "title", "period", "format", "reads_as", "refusal", "uploaded_at", "uploaded_by", "uploaded_by_name") values
  ('999906', '018eabfb-f500-7000-82fb-16240d5ce567', 'outline', '018eabfb-f500-7000-82fe-2467879ead68', 'plan.txt', '3455904926cb178a639f621214bf28d6983275348114e41f49528bb9ffc03ca4', '1034', 'ready', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '2021/2025', 'txt', 'plan', 'null', '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner');

insert into "plan_element" ("division", "plan", "version", "id", "position", "kind", "was", "way", "section", "value", "found") values
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:22bb21ab2b27abc8', '18', 'commitment', NULL, 'person', '3', '{"id": "commitment:3.p3.s1", "end": 360, "lead": {"body": "区行政审批服务局", "reason": "文中“一件事一次办”“政务服务”属其职责范围", "confidence": 0.86}, "line": 13, "text": "推行一件事一次办，到2025年政务服务事项网上办理率达到95%。", "verb": "推行", "place": null, "start": 328, "bodies": [], "clause": "3.p3.s1", "object": "一件事一次办", "period": "2025", "confidence": 0.95, "verifiable": true}', '{"id": "commitment:3.p3.s1", "end": 360, "lead": {"body": "区行政审批服务局", "reason": "文中“一件事一次办”“政务服务”属其职责范围", "confidence": 0.86}, "line": 13, "text": "推行一件事一次办，到2025年政务服务事项网上办理率达到95%。", "verb": "推行", "place": null, "start": 328, "bodies": [], "clause": "3.p3.s1", "object": "一件事一次办", "period": "2025", "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:47f626869d40e360', '17', 'commitment', NULL, 'person', '3', '{"id": "commitment:3.p2.s1", "end": 327, "lead": {"body": "区交通运输局", "reason": "文中“农村公路”属其职责范围", "confidence": 0.63}, "line": 12, "text": "新建改建农村公路150公里，改造老旧小区42个。", "verb": "新建", "place": null, "start": 303, "bodies": [], "clause": "3.p2.s1", "object": "改建农村公路150公里", "period": null, "confidence": 0.95, "verifiable": true}', '{"id": "commitment:3.p2.s1", "end": 327, "lead": {"body": "区交通运输局", "reason": "文中“农村公路”属其职责范围", "confidence": 0.63}, "line": 12, "text": "新建改建农村公路150公里，改造老旧小区42个。", "verb": "新建", "place": null, "start": 303, "bodies": [], "clause": "3.p2.s1", "object": "改建农村公路150公里", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:4b6408da6682f01f', '15', 'commitment', NULL, 'person', '2', '{"id": "commitment:2.p3.s1", "end": 263, "lead": null, "line": 9, "text": "建设船艇零部件园，五年引进配套企业30家以上。", "verb": "建设", "place": null, "start": 240, "bodies": [], "clause": "2.p3.s1", "object": "船艇零部件园", "period": null, "confidence": 0.95, "verifiable": true}', '{"id": "commitment:2.p3.s1", "end": 263, "lead": null, "line": 9, "text": "建设船艇零部件园，五年引进配套企业30家以上。", "verb": "建设", "place": null, "start": 240, "bodies": [], "clause": "2.p3.s1", "object": "船艇零部件园", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:6055dd05049f6c91', '14', 'commitment', NULL, 'person', '2', '{"id": "commitment:2.p2.s1", "end": 239, "lead": {"body": "区工业和信息化局", "reason": "文中“产能”属其职责范围", "confidence": 0.68}, "line": 8, "text": "支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。", "verb": "支持", "place": null, "start": 206, "bodies": [], "clause": "2.p2.s1", "object": "本地船艇企业扩大产能", "period": "2025", "confidence": 0.9, "verifiable": true}', '{"id": "commitment:2.p2.s1", "end": 239, "lead": {"body": "区工业和信息化局", "reason": "文中“产能”属其职责范围", "confidence": 0.68}, "line": 8, "text": "支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。", "verb": "支持", "place": null, "start": 206, "bodies": [], "clause": "2.p2.s1", "object": "本地船艇企业扩大产能", "period": "2025", "confidence": 0.9, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:6eda7cd9e8c3d4a9', '19', 'commitment', NULL, 'person', '3', '{"id": "commitment:3.p4.s1", "end": 381, "lead": {"body": "区文化旅游广电体育局", "reason": "文中“文化”属其职责范围", "confidence": 0.68}, "line": 14, "text": "建设临湖文化中心项目，总投资6.8亿元。", "verb": "建设", "place": null, "start": 361, "bodies": [], "clause": "3.p4.s1", "object": "临湖文化中心项目", "period": null, "confidence": 0.95, "verifiable": true}', '{"id": "commitment:3.p4.s1", "end": 381, "lead": {"body": "区文化旅游广电体育局", "reason": "文中“文化”属其职责范围", "confidence": 0.68}, "line": 14, "text": "建设临湖文化中心项目，总投资6.8亿元。", "verb": "建设", "place": null, "start": 361, "bodies": [], "clause": "3.p4.s1", "object": "临湖文化中心项目", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:bbd405d4faad339f', '20', 'commitment', NULL, 'person', '3', '{"id": "commitment:3.p5.s1", "end": 402, "lead": null, "line": 15, "text": "推进环湖科技馆项目和湖心岛生态修复工程。", "verb": "推进", "place": "湖心岛", "start": 382, "bodies": ["环湖科技馆"], "clause": "3.p5.s1", "object": "环湖科技馆项目和湖心岛生态修复工程", "period": null, "confidence": 0.9, "verifiable": true}', '{"id": "commitment:3.p5.s1", "end": 402, "lead": null, "line": 15, "text": "推进环湖科技馆项目和湖心岛生态修复工程。", "verb": "推进", "place": "湖心岛", "start": 382, "bodies": ["环湖科技馆"], "clause": "3.p5.s1", "object": "环湖科技馆项目和湖心岛生态修复工程", "period": null, "confidence": 0.9, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'commitment:f49d9637ea7be9df', '16', 'commitment', NULL, 'person', '2', '{"id": "commitment:2.p4.s1", "end": 291, "lead": {"body": "区市场监督管理局", "reason": "文中“双随机”属其职责范围", "confidence": 0.73}, "line": 10, "text": "全面推行“双随机、一公开”监管，建立涉企检查备案制度。", "verb": "推行", "place": null, "start": 264, "bodies": [], "clause": "2.p4.s1", "object": "“双随机、一公开”监管", "period": null, "confidence": 0.95, "verifiable": true}', '{"id": "commitment:2.p4.s1", "end": 291, "lead": {"body": "区市场监督管理局", "reason": "文中“双随机”属其职责范围", "confidence": 0.73}, "line": 10, "text": "全面推行“双随机、一公开”监管，建立涉企检查备案制度。", "verb": "推行", "place": null, "start": 264, "bodies": [], "clause": "2.p4.s1", "object": "“双随机、一公开”监管", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'diagnostic:664102ba36a428f4', '30', 'diagnostic', NULL, 'person', '1', '{"end": 55, "code": "GM503", "hint": "在主要指标表中列出基期值，或写成“由……提高到……”。", "line": 3, "start": 42, "clause": "1.p2.s1", "column": 8, "hintEn": "List baselines in the table of indicators, or write “from … to …”.", "message": "9 项目标中有 7 项在文中查不到基期值：“生产总值”（第3行）、“常住人口城镇化率”（第4行）、“森林覆盖率”（第4行）等", "related": [{"end": 94, "line": 4, "start": 80, "clause": "1.p3.s1"}, {"end": 110, "line": 4, "start": 95, "clause": "1.p3.s1"}, {"end": 135, "line": 5, "start": 119, "clause": "1.p4.s1"}, {"end": 153, "line": 5, "start": 136, "clause": "1.p4.s1"}, {"end": 238, "line": 8, "start": 219, "clause": "2.p2.s1"}, {"end": 359, "line": 13, "start": 337, "clause": "3.p3.s1"}], "severity": "info", "messageEn": "7 of 9 targets have no baseline in the text: “生产总值” (line 3), “常住人口城镇化率” (line 4), “森林覆盖率” (line 4) and others"}', '{"end": 55, "code": "GM503", "hint": "在主要指标表中列出基期值，或写成“由……提高到……”。", "line": 3, "start": 42, "clause": "1.p2.s1", "column": 8, "hintEn": "List baselines in the table of indicators, or write “from … to …”.", "message": "9 项目标中有 7 项在文中查不到基期值：“生产总值”（第3行）、“常住人口城镇化率”（第4行）、“森林覆盖率”（第4行）等", "related": [{"end": 94, "line": 4, "start": 80, "clause": "1.p3.s1"}, {"end": 110, "line": 4, "start": 95, "clause": "1.p3.s1"}, {"end": 135, "line": 5, "start": 119, "clause": "1.p4.s1"}, {"end": 153, "line": 5, "start": 136, "clause": "1.p4.s1"}, {"end": 238, "line": 8, "start": 219, "clause": "2.p2.s1"}, {"end": 359, "line": 13, "start": 337, "clause": "3.p3.s1"}], "severity": "info", "messageEn": "7 of 9 targets have no baseline in the text: “生产总值” (line 3), “常住人口城镇化率” (line 4), “森林覆盖率” (line 4) and others"}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'diagnostic:df4ee4d448fc3ceb', '31', 'diagnostic', NULL, 'person', '2', '{"end": 262, "code": "GM501", "hint": "给每项目标写明年份，如“到2025年”。", "line": 9, "start": 249, "clause": "2.p3.s1", "column": 10, "hintEn": "Give every target a year.", "message": "14 项目标中有 4 项没有写明哪一年达到：“引进配套企业”（第9行）、“新建改建农村公路”（第12行）、“改造老旧小区”（第12行）等", "related": [{"end": 316, "line": 12, "start": 303, "clause": "3.p2.s1"}, {"end": 326, "line": 12, "start": 317, "clause": "3.p2.s1"}, {"end": 380, "line": 14, "start": 372, "clause": "3.p4.s1"}], "severity": "info", "messageEn": "4 of 14 targets name no year: “引进配套企业” (line 9), “新建改建农村公路” (line 12), “改造老旧小区” (line 12) and others"}', '{"end": 262, "code": "GM501", "hint": "给每项目标写明年份，如“到2025年”。", "line": 9, "start": 249, "clause": "2.p3.s1", "column": 10, "hintEn": "Give every target a year.", "message": "14 项目标中有 4 项没有写明哪一年达到：“引进配套企业”（第9行）、“新建改建农村公路”（第12行）、“改造老旧小区”（第12行）等", "related": [{"end": 316, "line": 12, "start": 303, "clause": "3.p2.s1"}, {"end": 326, "line": 12, "start": 317, "clause": "3.p2.s1"}, {"end": 380, "line": 14, "start": 372, "clause": "3.p4.s1"}], "severity": "info", "messageEn": "4 of 14 targets name no year: “引进配套企业” (line 9), “新建改建农村公路” (line 12), “改造老旧小区” (line 12) and others"}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'name:6b71f043933dc689', '29', 'name', NULL, 'person', '3', '{"id": "place:湖心岛", "end": 395, "kind": "place", "line": 15, "name": "湖心岛", "parts": [], "start": 392, "clause": "3.p5.s1", "mentions": [{"end": 395, "line": 15, "start": 392, "clause": "3.p5.s1"}], "confidence": 0.8}', '{"id": "place:湖心岛", "end": 395, "kind": "place", "line": 15, "name": "湖心岛", "parts": [], "start": 392, "clause": "3.p5.s1", "mentions": [{"end": 395, "line": 15, "start": 392, "clause": "3.p5.s1"}], "confidence": 0.8}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'name:9adfb5241ed14349', '28', 'name', NULL, 'person', '3', '{"id": "project:湖心岛生态修复工程", "end": 401, "kind": "project", "line": 15, "name": "湖心岛生态修复工程", "parts": [], "start": 392, "clause": "3.p5.s1", "mentions": [{"end": 401, "line": 15, "start": 392, "clause": "3.p5.s1"}], "confidence": 0.85}', '{"id": "project:湖心岛生态修复工程", "end": 401, "kind": "project", "line": 15, "name": "湖心岛生态修复工程", "parts": [], "start": 392, "clause": "3.p5.s1", "mentions": [{"end": 401, "line": 15, "start": 392, "clause": "3.p5.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'name:bbcc3ae6b52e3244', '27', 'name', NULL, 'person', '3', '{"id": "body:环湖科技馆", "end": 389, "kind": "body", "line": 15, "name": "环湖科技馆", "parts": [], "start": 384, "clause": "3.p5.s1", "mentions": [{"end": 389, "line": 15, "start": 384, "clause": "3.p5.s1"}], "confidence": 0.85}', '{"id": "body:环湖科技馆", "end": 389, "kind": "body", "line": 15, "name": "环湖科技馆", "parts": [], "start": 384, "clause": "3.p5.s1", "mentions": [{"end": 389, "line": 15, "start": 384, "clause": "3.p5.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'name:c68d29d25de053a1', '26', 'name', NULL, 'person', '3', '{"id": "project:环湖科技馆项目", "end": 391, "kind": "project", "line": 15, "name": "环湖科技馆项目", "parts": [], "start": 384, "clause": "3.p5.s1", "mentions": [{"end": 391, "line": 15, "start": 384, "clause": "3.p5.s1"}], "confidence": 0.85}', '{"id": "project:环湖科技馆项目", "end": 391, "kind": "project", "line": 15, "name": "环湖科技馆项目", "parts": [], "start": 384, "clause": "3.p5.s1", "mentions": [{"end": 391, "line": 15, "start": 384, "clause": "3.p5.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'name:cbca2981cf2aff9d', '25', 'name', NULL, 'person', '3', '{"id": "project:临湖文化中心项目", "end": 371, "kind": "project", "line": 14, "name": "临湖文化中心项目", "parts": [], "start": 363, "clause": "3.p4.s1", "mentions": [{"end": 371, "line": 14, "start": 363, "clause": "3.p4.s1"}], "confidence": 0.85}', '{"id": "project:临湖文化中心项目", "end": 371, "kind": "project", "line": 14, "name": "临湖文化中心项目", "parts": [], "start": 363, "clause": "3.p4.s1", "mentions": [{"end": 371, "line": 14, "start": 363, "clause": "3.p4.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:23bd6708cf3494fc', '11', 'statement', NULL, 'person', '3', '{"id": "s12", "end": 326, "per": null, "line": 12, "role": "target", "text": "改造老旧小区42个", "unit": "个", "start": 317, "value": 42, "clause": "3.p2.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "改造老旧小区", "valueText": "42个", "comparator": "eq", "confidence": 0.91}', '{"id": "s12", "end": 326, "per": null, "line": 12, "role": "target", "text": "改造老旧小区42个", "unit": "个", "start": 317, "value": 42, "clause": "3.p2.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "改造老旧小区", "valueText": "42个", "comparator": "eq", "confidence": 0.91}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:7ef7ad3c59717a1b', '9', 'statement', NULL, 'person', '2', '{"id": "s10", "end": 262, "per": null, "line": 9, "role": "target", "text": "五年引进配套企业30家以上", "unit": "家", "start": 249, "value": 30, "clause": "2.p3.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "引进配套企业", "valueText": "30家", "comparator": "ge", "confidence": 0.91}', '{"id": "s10", "end": 262, "per": null, "line": 9, "role": "target", "text": "五年引进配套企业30家以上", "unit": "家", "start": 249, "value": 30, "clause": "2.p3.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "引进配套企业", "valueText": "30家", "comparator": "ge", "confidence": 0.91}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:94b6d7f0b99b111a', '1', 'statement', NULL, 'person', '1', '{"id": "s2", "end": 71, "per": "year", "line": 3, "role": "target", "text": "规模工业增加值年均增长8%以上", "unit": "%", "start": 56, "value": 8, "clause": "1.p2.s1", "period": "2021/2025", "measure": "growth_rate", "subject": null, "modality": "firm", "valueMax": null, "direction": "up", "indicator": "规模工业增加值", "valueText": "8%", "comparator": "ge", "confidence": 0.97}', '{"id": "s2", "end": 71, "per": "year", "line": 3, "role": "target", "text": "规模工业增加值年均增长8%以上", "unit": "%", "start": 56, "value": 8, "clause": "1.p2.s1", "period": "2021/2025", "measure": "growth_rate", "subject": null, "modality": "firm", "valueMax": null, "direction": "up", "indicator": "规模工业增加值", "valueText": "8%", "comparator": "ge", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:a14a390c80518c52', '0', 'statement', NULL, 'person', '1', '{"id": "s1", "end": 55, "per": null, "line": 3, "role": "target", "text": "全区生产总值突破320亿元", "unit": "亿元", "start": 42, "value": 320, "clause": "1.p2.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "生产总值", "valueText": "320亿元", "comparator": "ge", "confidence": 0.97}', '{"id": "s1", "end": 55, "per": null, "line": 3, "role": "target", "text": "全区生产总值突破320亿元", "unit": "亿元", "start": 42, "value": 320, "clause": "1.p2.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "生产总值", "valueText": "320亿元", "comparator": "ge", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:a1b677241ae9fddb', '8', 'statement', NULL, 'person', '2', '{"id": "s9", "end": 238, "per": null, "line": 8, "role": "target", "text": "力争2025年船艇产业产值达到60亿元", "unit": "亿元", "start": 219, "value": 60, "clause": "2.p2.s1", "period": "2025", "measure": "level", "subject": null, "modality": "strive", "valueMax": null, "direction": null, "indicator": "船艇产业产值", "valueText": "60亿元", "comparator": "eq", "confidence": 0.97}', '{"id": "s9", "end": 238, "per": null, "line": 8, "role": "target", "text": "力争2025年船艇产业产值达到60亿元", "unit": "亿元", "start": 219, "value": 60, "clause": "2.p2.s1", "period": "2025", "measure": "level", "subject": null, "modality": "strive", "valueMax": null, "direction": null, "indicator": "船艇产业产值", "valueText": "60亿元", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:a519ce486f693a66', '6', 'statement', NULL, 'person', '1', '{"id": "s7", "end": 178, "per": null, "line": 6, "role": "target", "text": "湖区水质优良断面比例达到100%", "unit": "%", "start": 162, "value": 100, "clause": "1.p5.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "湖区水质优良断面比例", "valueText": "100%", "comparator": "eq", "confidence": 0.97}', '{"id": "s7", "end": 178, "per": null, "line": 6, "role": "target", "text": "湖区水质优良断面比例达到100%", "unit": "%", "start": 162, "value": 100, "clause": "1.p5.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "湖区水质优良断面比例", "valueText": "100%", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:b247f069a3f6d647', '10', 'statement', NULL, 'person', '3', '{"id": "s11", "end": 316, "per": null, "line": 12, "role": "target", "text": "新建改建农村公路150公里", "unit": "公里", "start": 303, "value": 150, "clause": "3.p2.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "新建改建农村公路", "valueText": "150公里", "comparator": "eq", "confidence": 0.91}', '{"id": "s11", "end": 316, "per": null, "line": 12, "role": "target", "text": "新建改建农村公路150公里", "unit": "公里", "start": 303, "value": 150, "clause": "3.p2.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "新建改建农村公路", "valueText": "150公里", "comparator": "eq", "confidence": 0.91}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:b6c5c805ea31b019', '3', 'statement', NULL, 'person', '1', '{"id": "s4", "end": 110, "per": null, "line": 4, "role": "target", "text": "森林覆盖率稳定在41.5%以上", "unit": "%", "start": 95, "value": 41.5, "clause": "1.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "森林覆盖率", "valueText": "41.5%", "comparator": "ge", "confidence": 0.97}', '{"id": "s4", "end": 110, "per": null, "line": 4, "role": "target", "text": "森林覆盖率稳定在41.5%以上", "unit": "%", "start": 95, "value": 41.5, "clause": "1.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "森林覆盖率", "valueText": "41.5%", "comparator": "ge", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:bd7fc90dbbb7d05d', '2', 'statement', NULL, 'person', '1', '{"id": "s3", "end": 94, "per": null, "line": 4, "role": "target", "text": "常住人口城镇化率提高到72%", "unit": "%", "start": 80, "value": 72, "clause": "1.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "常住人口城镇化率", "valueText": "72%", "comparator": "eq", "confidence": 0.97}', '{"id": "s3", "end": 94, "per": null, "line": 4, "role": "target", "text": "常住人口城镇化率提高到72%", "unit": "%", "start": 80, "value": 72, "clause": "1.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "常住人口城镇化率", "valueText": "72%", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:c08a53197efadeeb', '5', 'statement', NULL, 'person', '1', '{"id": "s6", "end": 153, "per": null, "line": 5, "role": "target", "text": "每千人口拥有执业医师数达到3.6人", "unit": "人", "start": 136, "value": 3.6, "clause": "1.p4.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "每千人口拥有执业医师数", "valueText": "3.6人", "comparator": "eq", "confidence": 0.95}', '{"id": "s6", "end": 153, "per": null, "line": 5, "role": "target", "text": "每千人口拥有执业医师数达到3.6人", "unit": "人", "start": 136, "value": 3.6, "clause": "1.p4.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "每千人口拥有执业医师数", "valueText": "3.6人", "comparator": "eq", "confidence": 0.95}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:c1674724c4ab08c4', '13', 'statement', NULL, 'person', '3', '{"id": "s14", "end": 380, "per": null, "line": 14, "role": "target", "text": "总投资6.8亿元", "unit": "亿元", "start": 372, "value": 6.8, "clause": "3.p4.s1", "period": null, "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "总投资", "valueText": "6.8亿元", "comparator": "eq", "confidence": 0.95}', '{"id": "s14", "end": 380, "per": null, "line": 14, "role": "target", "text": "总投资6.8亿元", "unit": "亿元", "start": 372, "value": 6.8, "clause": "3.p4.s1", "period": null, "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "总投资", "valueText": "6.8亿元", "comparator": "eq", "confidence": 0.95}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:c18d22f3ff9248e9', '4', 'statement', NULL, 'person', '1', '{"id": "s5", "end": 135, "per": null, "line": 5, "role": "target", "text": "城镇登记失业率控制在4.5%以内", "unit": "%", "start": 119, "value": 4.5, "clause": "1.p4.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "城镇登记失业率", "valueText": "4.5%", "comparator": "le", "confidence": 0.97}', '{"id": "s5", "end": 135, "per": null, "line": 5, "role": "target", "text": "城镇登记失业率控制在4.5%以内", "unit": "%", "start": 119, "value": 4.5, "clause": "1.p4.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "城镇登记失业率", "valueText": "4.5%", "comparator": "le", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:f36be2931d645014', '12', 'statement', NULL, 'person', '3', '{"id": "s13", "end": 359, "per": null, "line": 13, "role": "target", "text": "到2025年政务服务事项网上办理率达到95%", "unit": "%", "start": 337, "value": 95, "clause": "3.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "政务服务事项网上办理率", "valueText": "95%", "comparator": "eq", "confidence": 0.97}', '{"id": "s13", "end": 359, "per": null, "line": 13, "role": "target", "text": "到2025年政务服务事项网上办理率达到95%", "unit": "%", "start": 337, "value": 95, "clause": "3.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "政务服务事项网上办理率", "valueText": "95%", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'statement:f5f5668f5b927e55', '7', 'statement', NULL, 'person', '1', '{"id": "s8", "end": 193, "per": null, "line": 6, "role": "target", "text": "单位GDP能耗累计降低14%", "unit": "%", "start": 179, "value": 14, "clause": "1.p5.s1", "period": "2021/2025", "measure": "change", "subject": null, "modality": "firm", "valueMax": null, "direction": "down", "indicator": "单位GDP能耗", "valueText": "14%", "comparator": "eq", "confidence": 0.96}', '{"id": "s8", "end": 193, "per": null, "line": 6, "role": "target", "text": "单位GDP能耗累计降低14%", "unit": "%", "start": 179, "value": 14, "clause": "1.p5.s1", "period": "2021/2025", "measure": "change", "subject": null, "modality": "firm", "valueMax": null, "direction": "down", "indicator": "单位GDP能耗", "valueText": "14%", "comparator": "eq", "confidence": 0.96}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'system:66d2c0740e686d51', '22', 'system', NULL, 'person', '3', '{"end": 302, "line": 11, "text": "第三章 办好民生实事", "start": 292, "clause": "3.p1.s1", "system": "annual-plan-and-tasks", "strength": "ordered", "confidence": 0.8}', '{"end": 302, "line": 11, "text": "第三章 办好民生实事", "start": 292, "clause": "3.p1.s1", "system": "annual-plan-and-tasks", "strength": "ordered", "confidence": 0.8}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'system:712542333ea07ad4', '23', 'system', NULL, 'person', '3', '{"end": 326, "line": 12, "text": "改造老旧小区42个", "start": 317, "clause": "3.p2.s1", "system": "urban-renewal", "strength": "ordered", "confidence": 0.9}', '{"end": 326, "line": 12, "text": "改造老旧小区42个", "start": 317, "clause": "3.p2.s1", "system": "urban-renewal", "strength": "ordered", "confidence": 0.9}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'system:f2c2995170fafdbc', '21', 'system', NULL, 'person', '2', '{"end": 279, "line": 10, "text": "全面推行“双随机、一公开”监管", "start": 264, "clause": "2.p4.s1", "system": "regulation", "strength": "ordered", "confidence": 0.95}', '{"end": 279, "line": 10, "text": "全面推行“双随机、一公开”监管", "start": 264, "clause": "2.p4.s1", "system": "regulation", "strength": "ordered", "confidence": 0.95}'),
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', 'system:f30bbe6b9afb31be', '24', 'system', NULL, 'person', '3', '{"end": 336, "line": 13, "text": "推行一件事一次办", "start": 328, "clause": "3.p3.s1", "system": "one-stop-service", "strength": "ordered", "confidence": 0.95}', '{"end": 336, "line": 13, "text": "推行一件事一次办", "start": 328, "clause": "3.p3.s1", "system": "one-stop-service", "strength": "ordered", "confidence": 0.95}');

insert into "plan_file" ("division", "sha256", "bytes") values
  ('999906', '3455904926cb178a639f621214bf28d6983275348114e41f49528bb9ffc03ca4', E'\\xe6b996e6bba8e5b882e4b8b4e6b996e58cbae59bbde6b091e7bb8fe6b58ee5928ce7a4bee4bc9ae58f91e5b195e7acace58d81e59b9be4b8aae4ba94e5b9b4e8a784e58892e7bab2e8a6810ae7acace4b880e7aba020e4b8bbe8a681e79baee6a0870ae588b032303235e5b9b4efbc8ce585a8e58cbae7949fe4baa7e680bbe580bce7aa81e7a0b4333230e4babfe58583efbc8ce8a784e6a8a1e5b7a5e4b89ae5a29ee58aa0e580bce5b9b4e59d87e5a29ee995bf3825e4bba5e4b88ae380820ae588b032303235e5b9b4efbc8ce5b8b8e4bd8fe4babae58fa3e59f8ee99587e58c96e78e87e68f90e9ab98e588b0373225efbc8ce6a3aee69e97e8a686e79b96e78e87e7a8b3e5ae9ae59ca834312e3525e4bba5e4b88ae380820ae588b032303235e5b9b4efbc8ce59f8ee99587e799bbe8aeb0e5a4b1e4b89ae78e87e68ea7e588b6e59ca8342e3525e4bba5e58685efbc8ce6af8fe58d83e4babae58fa3e68ba5e69c89e689a7e4b89ae58cbbe5b888e695b0e8bebee588b0332e36e4babae380820ae588b032303235e5b9b4efbc8ce6b996e58cbae6b0b4e8b4a8e4bc98e889afe696ade99da2e6af94e4be8be8bebee588b031303025efbc8ce58d95e4bd8d474450e883bde88097e7b4afe8aea1e9998de4bd8e313425e380820ae7acace4ba8ce7aba020e5819ae5bcbae6bba8e6b996e4baa7e4b89a0ae694afe68c81e69cace59cb0e888b9e88987e4bc81e4b89ae689a9e5a4a7e4baa7e883bdefbc8ce58a9be4ba8932303235e5b9b4e888b9e88987e4baa7e4b89ae4baa7e580bce8bebee588b03630e4babfe58583e380820ae5bbbae8aebee888b9e88987e99bb6e983a8e4bbb6e59badefbc8ce4ba94e5b9b4e5bc95e8bf9be9858de5a597e4bc81e4b89a3330e5aeb6e4bba5e4b88ae380820ae585a8e99da2e68ea8e8a18ce2809ce58f8ce99a8fe69cbae38081e4b880e585ace5bc80e2809de79b91e7aea1efbc8ce5bbbae7ab8be6b689e4bc81e6a380e69fa5e5a487e6a188e588b6e5baa6e380820ae7acace4b889e7aba020e58a9ee5a5bde6b091e7949fe5ae9ee4ba8b0ae696b0e5bbbae694b9e5bbbae5869ce69d91e585ace8b7af313530e585ace9878cefbc8ce694b9e980a0e88081e697a7e5b08fe58cba3432e4b8aae380820ae68ea8e8a18ce4b880e4bbb6e4ba8be4b880e6aca1e58a9eefbc8ce588b032303235e5b9b4e694bfe58aa1e69c8de58aa1e4ba8be9a1b9e7bd91e4b88ae58a9ee79086e78e87e8bebee588b0393525e380820ae5bbbae8aebee4b8b4e6b996e69687e58c96e4b8ade5bf83e9a1b9e79baeefbc8ce680bbe68a95e8b584362e38e4babfe58583e380820ae68ea8e8bf9be78eafe6b996e7a791e68a80e9a686e9a1b9e79baee5928ce6b996e5bf83e5b29be7949fe68081e4bfaee5a48de5b7a5e7a88be38082');

insert into "plan_version" ("division", "plan", "number", "id", "reason", "approval_number", "approval_on", "approval_body", "effective_from", "effective_to", "document", "compilation", "decided_seq", "source_sha256", "compiler", "model_sha256", "decisions_sha256", "elements_sha256", "hash", "undecided", "adopted_at", "adopted_by", "adopted_by_name") values
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', '018eabfb-f500-7000-831e-7bb8afe264ae', 'first', '临政发〔2021〕3号', '2021-03-10', '临湖区人民代表大会', '2021-03-15', NULL, '018eabfb-f500-7000-82fb-16240d5ce567', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '32', '3455904926cb178a639f621214bf28d6983275348114e41f49528bb9ffc03ca4', 'source', 'aca253c920cc4ec0783ec4a0850ba32df66fc41cd68a069740bd7aaacdfe3aee', 'c0e37085f9a69e6c026173bd32d3d45bad0f8cf496bb66d463a93623b3bc90ac', 'fbe67169f54daee266339549bd37c7ab1229284921ee656e6d4ed230668536e8', 'c40c357426b1a7c472f4785a4729ba9049d0e4669a6b03381cad366fa9599984', '0', '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner');

insert into "report" ("division", "id", "plan", "kind", "year", "title", "state", "snapshot", "revision", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-843b-d865362af229', '018eabfb-f500-7000-82fe-2467879ead68', 'mid-term', '2023', '临湖区2021—2025年规划中期评估报告', 'consulting', '018eabfb-f500-7000-843e-c31d58b1540f', '3', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

insert into "report_comment" ("division", "id", "report", "key", "answers", "text", "role", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8455-44e1c540ae42', '018eabfb-f500-7000-843b-d865362af229', 'overall.conclusion', NULL, '建议补充分析。', 'reviewer', '018eabfb-f500-7000-8268-18c4e6fbe984', 'reviewer', '2024-04-05 02:00:00+00');

insert into "report_snapshot" ("division", "id", "report", "no", "as_of", "known_at", "plan_version", "facts", "hash", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-843e-c31d58b1540f', '018eabfb-f500-7000-843b-d865362af229', '1', '2024-03-31', '2024-04-05 02:00:00+00', '1', '{"kind":"mid-term","division":{"code":"999906","name":"临湖区","short":"临湖区"},"drafter":"临湖区发展和改革局","plan":{"id":"018eabfb-f500-7000-82fe-2467879ead68","title":"湖滨市临湖区国民经济和社会发展第十四个五年规划纲要","from":2021,"to":2025,"version":1,"versionName":"第1版，2021年初次采纳","approval":{"number":"临政发〔2021〕3号","issuedOn":"2021-03-10","body":"临湖区人民代表大会"}},"asOf":"2024-03-31","knownAt":"2024-04-05T02:00:00.000Z","year":2023,"isSimulated":false,"settings":{"version":"默认设置","overall":{"well":0.9,"asExpected":0.75,"roughly":0.5},"standing":{"ahead":1.1,"onTrack":0.95,"roughlyOnTrack":0.85,"behind":0.6,"periodsHeld":2,"roughlyCompleted":0.95,"exceeded":1}},"targets":[{"id":"018eabfb-f500-7000-833f-d2c5c30f48b1","name":"地区生产总值","category":"经济发展","unit":"亿元","nature":"expected","type":"level","direction":"up","targetText":"320亿元","targetValue":320,"targetYear":2025,"sentence":{"clause":"1.p2.s1","line":3,"text":"到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"亿元","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"levelProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"统计局","causes":[]},{"id":"018eabfb-f500-7000-8340-91d4ca32b15f","name":"规模以上工业增加值","category":"经济发展","unit":"%","nature":"expected","type":"average-growth","direction":"up","targetText":"8%","targetValue":8,"targetYear":2025,"sentence":{"clause":"1.p2.s1","line":3,"text":"到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[{"year":2021,"value":8},{"year":2022,"value":8},{"year":2023,"value":8},{"year":2024,"value":8},{"year":2025,"value":8}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"%","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"averageGrowthProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"统计局","causes":[]},{"id":"018eabfb-f500-7000-8346-c7d43e977071","name":"常住人口城镇化率","category":"民生福祉","unit":"%","nature":"expected","type":"level","direction":"up","targetText":"72%","targetValue":72,"targetYear":2025,"sentence":{"clause":"1.p3.s1","line":4,"text":"到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。"},"digits":1,"rounding":"half-up","base":{"observation":"018eabfb-f500-7000-8387-041217af875b","period":"2020","year":2020,"value":64,"unit":"%","status":"基期值","isSettled":true,"approver":null,"document":"临湖区2020年统计公报"},"values":[{"observation":"018eabfb-f500-7000-8393-185013f8cda5","period":"2023","year":2023,"value":68.4,"unit":"%","status":"最终核实","isSettled":true,"approver":null,"document":"临湖区2023年统计公报"}],"planned":[{"year":2021,"value":65.6},{"year":2022,"value":67.2},{"year":2023,"value":68.8},{"year":2024,"value":70.4},{"year":2025,"value":72}],"progress":0.55,"elapsed":0.6,"achieved":68.4,"achievedUnit":"%","standing":"roughly-on-track","standingWords":"基本符合预期","reasons":["进度55%，时间进度60%，比值0.9167"],"rule":"levelProgress","formula":"(68.4 − 64) ÷ (72 − 64) = 55%","required":{"value":1.8,"unit":"%","formula":"(72 − 68.4) ÷ 2 = 1.8"},"forecast":{"value":70.76618982215857,"unit":"%","low":67.25256086993348,"high":74.27981877438366,"meets":false,"formula":"2025年预计 70.77%，80% 的可能在 67.25—74.28% 之间；数值不足三年，区间主要依据同类指标通常的波动，仅供参考"},"failedYears":[],"missingYears":[],"lead":"统计局","causes":[]},{"id":"018eabfb-f500-7000-834f-bbad8df69503","name":"城镇登记失业率","category":"民生福祉","unit":"%","nature":"expected","type":"annual-bound","direction":"down","targetText":"控制在4.5%以内","targetValue":4.5,"targetYear":2025,"sentence":{"clause":"1.p4.s1","line":5,"text":"到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。"},"digits":1,"rounding":"half-up","base":null,"values":[],"planned":[{"year":2021,"value":4.5},{"year":2022,"value":4.5},{"year":2023,"value":4.5},{"year":2024,"value":4.5},{"year":2025,"value":4.5}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"%","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"yearlyBound","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"人力资源和社会保障局","causes":[]},{"id":"018eabfb-f500-7000-8353-ce125a0bdcf3","name":"每千人口执业（助理）医师数","category":"民生福祉","unit":"人","nature":"expected","type":"level","direction":"up","targetText":"3.6人","targetValue":3.6,"targetYear":2025,"sentence":{"clause":"1.p4.s1","line":5,"text":"到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。"},"digits":1,"rounding":"half-up","base":null,"values":[],"planned":[],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"人","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"levelProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"卫生健康委","causes":[]},{"id":"018eabfb-f500-7000-8368-362376d2a393","name":"城镇老旧小区改造数","category":"民生福祉","unit":"个","nature":"expected","type":"cumulative","direction":"up","targetText":"42个","targetValue":42,"targetYear":2025,"sentence":{"clause":"3.p2.s1","line":12,"text":"新建改建农村公路150公里，改造老旧小区42个。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[{"year":2021,"value":8.4},{"year":2022,"value":8.4},{"year":2023,"value":8.4},{"year":2024,"value":8.4},{"year":2025,"value":8.4}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"个","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"cumulativeProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"住房和城乡建设局","causes":[]},{"id":"018eabfb-f500-7000-8348-b92640a06868","name":"森林覆盖率","category":"绿色生态","unit":"%","nature":"binding","type":"annual-bound","direction":"up","targetText":"不低于41.5%","targetValue":41.5,"targetYear":2025,"sentence":{"clause":"1.p3.s1","line":4,"text":"到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。"},"digits":1,"rounding":"half-even","base":null,"values":[],"planned":[{"year":2021,"value":41.5},{"year":2022,"value":41.5},{"year":2023,"value":41.5},{"year":2024,"value":41.5},{"year":2025,"value":41.5}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"%","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"yearlyBound","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"林业局","causes":[]},{"id":"018eabfb-f500-7000-835b-5350592a7182","name":"单位地区生产总值能源消耗降低","category":"绿色生态","unit":"%","nature":"binding","type":"cumulative-reduction","direction":"down","targetText":"14%","targetValue":14,"targetYear":2025,"sentence":{"clause":"1.p5.s1","line":6,"text":"到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。"},"digits":0,"rounding":"half-even","base":null,"values":[],"planned":[{"year":2021,"value":2.9714167243023115},{"year":2022,"value":2.9714167243023115},{"year":2023,"value":2.9714167243023115},{"year":2024,"value":2.9714167243023115},{"year":2025,"value":2.9714167243023115}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"%","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"reductionProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"统计局","causes":[]},{"id":"018eabfb-f500-7000-8367-44b4ac005f30","name":"新改建农村公路","category":"乡村振兴","unit":"公里","nature":"expected","type":"cumulative","direction":"up","targetText":"150公里","targetValue":150,"targetYear":2025,"sentence":{"clause":"3.p2.s1","line":12,"text":"新建改建农村公路150公里，改造老旧小区42个。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[{"year":2021,"value":30},{"year":2022,"value":30},{"year":2023,"value":30},{"year":2024,"value":30},{"year":2025,"value":30}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"公里","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"cumulativeProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"交通运输局","causes":[]},{"id":"018eabfb-f500-7000-836d-281cdbe9f06a","name":"政务服务事项网上可办率","category":"社会治理","unit":"%","nature":"expected","type":"level","direction":"up","targetText":"95%","targetValue":95,"targetYear":2025,"sentence":{"clause":"3.p3.s1","line":13,"text":"推行一件事一次办，到2025年政务服务事项网上办理率达到95%。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"%","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"levelProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":"行政审批服务局","causes":[]},{"id":"018eabfb-f500-7000-8357-4f044bde72e0","name":"湖区水质优良断面比例","category":"其他","unit":"%","nature":"expected","type":"level","direction":"up","targetText":"100%","targetValue":100,"targetYear":2025,"sentence":{"clause":"1.p5.s1","line":6,"text":"到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"%","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"levelProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":null,"causes":[]},{"id":"018eabfb-f500-7000-835e-cd43cf4c9516","name":"船艇产业产值","category":"其他","unit":"亿元","nature":"expected","type":"level","direction":"up","targetText":"60亿元","targetValue":60,"targetYear":2025,"sentence":{"clause":"2.p2.s1","line":8,"text":"支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"亿元","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"levelProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":null,"causes":[]},{"id":"018eabfb-f500-7000-8360-72e604905562","name":"引进配套企业","category":"其他","unit":"家","nature":"expected","type":"cumulative","direction":"up","targetText":"30家","targetValue":30,"targetYear":2025,"sentence":{"clause":"2.p3.s1","line":9,"text":"建设船艇零部件园，五年引进配套企业30家以上。"},"digits":0,"rounding":"half-up","base":null,"values":[],"planned":[{"year":2021,"value":6},{"year":2022,"value":6},{"year":2023,"value":6},{"year":2024,"value":6},{"year":2025,"value":6}],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"家","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"cumulativeProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":null,"causes":[]},{"id":"018eabfb-f500-7000-8372-9466d58dcf56","name":"总投资","category":"其他","unit":"亿元","nature":"expected","type":"level","direction":"up","targetText":"6.8亿元","targetValue":6.8,"targetYear":2025,"sentence":{"clause":"3.p4.s1","line":14,"text":"建设临湖文化中心项目，总投资6.8亿元。"},"digits":1,"rounding":"half-up","base":null,"values":[],"planned":[],"progress":null,"elapsed":null,"achieved":null,"achievedUnit":"亿元","standing":"no-data","standingWords":"数据缺失","reasons":["没有报送或采集到可比的数值"],"rule":"levelProgress","formula":null,"required":null,"forecast":null,"failedYears":[],"missingYears":[2021,2022,2023],"lead":null,"causes":[]}],"commitments":[{"id":"018eabfb-f500-7000-8321-3e359cefdd03","sentence":{"clause":"2.p2.s1","line":8,"text":"支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。"},"chapter":"做强滨湖产业","area":"strategy","lead":"临湖区商务局","supports":["湖东街道办事处"],"dueOn":"2025-12-31","state":"under-way","stateWords":"正常推进","stateReason":"下一节点 2024-06-30","daysOverdue":0,"reached":0,"expected":0,"milestones":[{"id":"018eabfb-f500-7000-83b5-d79d51866092","title":"完成设计","dueOn":"2024-06-30","state":"claimed","doneOn":"2024-03-20","report":"018eabfb-f500-7000-83e8-8b0ca43da25f"}],"latest":{"id":"018eabfb-f500-7000-83e8-8b0ca43da25f","text":"设计已批复","by":"临湖区商务局","on":"2024-04-05"},"supervision":null},{"id":"018eabfb-f500-7000-8327-57063847ce14","sentence":{"clause":"2.p3.s1","line":9,"text":"建设船艇零部件园，五年引进配套企业30家以上。"},"chapter":"做强滨湖产业","area":"strategy","lead":null,"supports":[],"dueOn":null,"state":"no-lead","stateWords":"未分工","stateReason":"尚未明确牵头单位","daysOverdue":0,"reached":null,"expected":null,"milestones":[],"latest":null,"supervision":null},{"id":"018eabfb-f500-7000-832b-783673ae380d","sentence":{"clause":"2.p4.s1","line":10,"text":"全面推行“双随机、一公开”监管，建立涉企检查备案制度。"},"chapter":"做强滨湖产业","area":"strategy","lead":null,"supports":[],"dueOn":null,"state":"no-lead","stateWords":"未分工","stateReason":"尚未明确牵头单位","daysOverdue":0,"reached":null,"expected":null,"milestones":[],"latest":null,"supervision":null},{"id":"018eabfb-f500-7000-832c-31ff0b18c2ee","sentence":{"clause":"3.p2.s1","line":12,"text":"新建改建农村公路150公里，改造老旧小区42个。"},"chapter":"办好民生实事","area":"strategy","lead":null,"supports":[],"dueOn":null,"state":"no-lead","stateWords":"未分工","stateReason":"尚未明确牵头单位","daysOverdue":0,"reached":null,"expected":null,"milestones":[],"latest":null,"supervision":null},{"id":"018eabfb-f500-7000-8330-781e6a5143e2","sentence":{"clause":"3.p3.s1","line":13,"text":"推行一件事一次办，到2025年政务服务事项网上办理率达到95%。"},"chapter":"办好民生实事","area":"strategy","lead":null,"supports":[],"dueOn":null,"state":"no-lead","stateWords":"未分工","stateReason":"尚未明确牵头单位","daysOverdue":0,"reached":null,"expected":null,"milestones":[],"latest":null,"supervision":null},{"id":"018eabfb-f500-7000-8337-ec2a7b7250e7","sentence":{"clause":"3.p4.s1","line":14,"text":"建设临湖文化中心项目，总投资6.8亿元。"},"chapter":"办好民生实事","area":"strategy","lead":null,"supports":[],"dueOn":null,"state":"no-lead","stateWords":"未分工","stateReason":"尚未明确牵头单位","daysOverdue":0,"reached":null,"expected":null,"milestones":[],"latest":null,"supervision":null},{"id":"018eabfb-f500-7000-833b-2929736a2c16","sentence":{"clause":"3.p5.s1","line":15,"text":"推进环湖科技馆项目和湖心岛生态修复工程。"},"chapter":"办好民生实事","area":"strategy","lead":null,"supports":[],"dueOn":null,"state":"no-lead","stateWords":"未分工","stateReason":"尚未明确牵头单位","daysOverdue":0,"reached":null,"expected":null,"milestones":[],"latest":null,"supervision":null}],"projects":[{"id":"name:cbca2981cf2aff9d","name":"临湖文化中心项目","category":"办好民生实事","sentence":{"clause":"3.p4.s1","line":14,"text":"临湖文化中心项目"},"lead":null,"stage":null,"investment":null,"invested":null,"plannedToDate":null,"startOn":null,"finishOn":null,"problem":null,"records":[]},{"id":"name:c68d29d25de053a1","name":"环湖科技馆项目","category":"办好民生实事","sentence":{"clause":"3.p5.s1","line":15,"text":"环湖科技馆项目"},"lead":null,"stage":null,"investment":null,"invested":null,"plannedToDate":null,"startOn":null,"finishOn":null,"problem":null,"records":[]},{"id":"name:9adfb5241ed14349","name":"湖心岛生态修复工程","category":"办好民生实事","sentence":{"clause":"3.p5.s1","line":15,"text":"湖心岛生态修复工程"},"lead":null,"stage":null,"investment":null,"invested":null,"plannedToDate":null,"startOn":null,"finishOn":null,"problem":null,"records":[]}],"systems":[{"id":"regulation","name":"双随机监管与信用监管","sentence":{"clause":"2.p4.s1","line":10,"text":"全面推行“双随机、一公开”监管"},"state":"not-running","records":null},{"id":"annual-plan-and-tasks","name":"年度计划与任务分解","sentence":{"clause":"3.p1.s1","line":11,"text":"第三章 办好民生实事"},"state":"not-running","records":null},{"id":"urban-renewal","name":"老旧小区改造与城市更新","sentence":{"clause":"3.p2.s1","line":12,"text":"改造老旧小区42个"},"state":"not-running","records":null},{"id":"one-stop-service","name":"一件事一次办与政务服务","sentence":{"clause":"3.p3.s1","line":13,"text":"推行一件事一次办"},"state":"not-running","records":null}],"warnings":[{"id":"target:018eabfb-f500-7000-8346-c7d43e977071","about":{"kind":"target","id":"018eabfb-f500-7000-8346-c7d43e977071","name":"常住人口城镇化率"},"text":"，按目前趋势，2025年预计为70.77%，达到目标的可能性约 30%；2024年的年度目标就会落空，还有 9 个月。距规划期末还有 21 个月。","remedy":"其余各年平均须提高 1.8%，2024年应达到 70.2%。","raisedOn":"2024-03-31"}],"diagnostics":[{"id":"diagnostic:664102ba36a428f4","code":"GM503","severity":"info","message":"9 项目标中有 7 项在文中查不到基期值：“生产总值”（第3行）、“常住人口城镇化率”（第4行）、“森林覆盖率”（第4行）等","sentence":null,"line":3},{"id":"diagnostic:df4ee4d448fc3ceb","code":"GM501","severity":"info","message":"14 项目标中有 4 项没有写明哪一年达到：“引进配套企业”（第9行）、“新建改建农村公路”（第12行）、“改造老旧小区”（第12行）等","sentence":null,"line":9}],"adjustments":[],"assessments":[],"surveys":[]}', '08b2321322a7cda6cf1379e2642011baa09f507f0316ea4cd20b854d0159c5cb', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

insert into "report_step" ("division", "report", "seq", "state", "reason", "version", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-843b-d865362af229', '1', 'draft', '', NULL, '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00'),
  ('999906', '018eabfb-f500-7000-843b-d865362af229', '2', 'consulting', '', NULL, '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

insert into "return_cell" ("division", "task", "row_id", "version", "edit", "kind", "value", "entered", "status", "note", "source", "detail", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8407-75e0055750f8', '018eabfb-f500-7000-83fd-41c3de60727d', '1', '1', 'number', '12.5', '12.5', 'preliminary', NULL, 'form', '{}', NULL, '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00');

insert into "return_form" ("division", "id", "name", "frequency", "plan", "first_period", "last_period", "version", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8402-7b53ab4a2811', '商务月报', 'month', NULL, '2024-03', NULL, '1', 'planner-all', 'planner', '2024-04-05 02:00:00+00');

insert into "return_form_row" ("division", "form", "version", "id", "position", "indicator", "name_zh", "name_en", "part", "dimension", "unit", "decimals", "measure", "covers", "direction", "is_comparable_price", "least", "most", "answered_by", "responsible", "metric", "evidence", "is_optional", "whole_row", "explanation", "target") values
  ('999906', '018eabfb-f500-7000-8402-7b53ab4a2811', '1', '018eabfb-f500-7000-83fd-41c3de60727d', '1', 'retail', '社会消费品零售总额', 'Retail sales', NULL, NULL, '亿元', '2', 'flow', 'year-to-date', 'up', 'false', '0', NULL, '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, NULL, 'none', 'false', NULL, NULL, NULL);

insert into "return_form_version" ("division", "form", "version", "valid_from", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8402-7b53ab4a2811', '1', '2024-03', '', 'planner-all', 'planner', '2024-04-05 02:00:00+00');

insert into "return_step" ("division", "task", "seq", "action", "from_state", "to_state", "edits", "reason", "detail", "by_kind", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8407-75e0055750f8', '2', 'open', 'to-fill', 'to-fill', '0', NULL, '{"due": "2024-04-10", "formVersion": 1}', 'system', NULL, '系统', '2024-04-05 02:00:00+00'),
  ('999906', '018eabfb-f500-7000-8407-75e0055750f8', '3', 'save', 'to-fill', 'draft', '1', NULL, '{}', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00'),
  ('999906', '018eabfb-f500-7000-8407-75e0055750f8', '4', 'submit', 'draft', 'submitted', '1', NULL, '{}', 'person', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00');

insert into "return_task" ("division", "id", "form", "form_version", "period", "body", "state", "revision", "edits", "opens_on", "remind_on", "due_on", "overdue_on", "lock_on", "calendar", "submitted_by", "delegate", "delegate_name", "asked_correction", "is_catch_up", "cancelled_because", "cells", "filled", "at") values
  ('999906', '018eabfb-f500-7000-8407-75e0055750f8', '018eabfb-f500-7000-8402-7b53ab4a2811', '1', '2024-03', '01a21b35-345f-7000-8237-53a41f7d2b24', 'submitted', '4', '1', '2024-04-01', '2024-04-07', '2024-04-10', '2024-04-11', '2024-04-22', 'chinese-days 1.5.7', '018eabfb-f500-7000-8255-b3717d5dd812', NULL, NULL, NULL, 'false', NULL, '1', '1', '2024-04-05 02:00:00+00');

insert into "review_decision" ("division", "compilation", "seq", "item", "action", "detail", "way", "batch", "reason", "at", "by_id", "by_name") values
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '1', 'statement:a14a390c80518c52', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '10', 'commitment:6055dd05049f6c91', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '11', 'statement:a1b677241ae9fddb', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '12', 'commitment:4b6408da6682f01f', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '13', 'statement:7ef7ad3c59717a1b', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '14', 'diagnostic:df4ee4d448fc3ceb', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '15', 'commitment:f49d9637ea7be9df', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '16', 'system:f2c2995170fafdbc', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '17', 'system:66d2c0740e686d51', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '18', 'commitment:47f626869d40e360', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '19', 'statement:b247f069a3f6d647', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '2', 'diagnostic:664102ba36a428f4', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '20', 'statement:23bd6708cf3494fc', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '21', 'system:712542333ea07ad4', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '22', 'commitment:22bb21ab2b27abc8', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '23', 'system:f30bbe6b9afb31be', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '24', 'statement:f36be2931d645014', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '25', 'commitment:6eda7cd9e8c3d4a9', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '26', 'name:cbca2981cf2aff9d', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '27', 'statement:c1674724c4ab08c4', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '28', 'commitment:bbd405d4faad339f', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '29', 'name:c68d29d25de053a1', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '3', 'statement:94b6d7f0b99b111a', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '30', 'name:bbcc3ae6b52e3244', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '31', 'name:9adfb5241ed14349', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '32', 'name:6b71f043933dc689', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '4', 'statement:bd7fc90dbbb7d05d', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '5', 'statement:b6c5c805ea31b019', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '6', 'statement:c18d22f3ff9248e9', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '7', 'statement:c08a53197efadeeb', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '8', 'statement:a519ce486f693a66', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '9', 'statement:f5f5668f5b927e55', 'accept', '{}', 'person', '018eabfb-f500-7000-8310-b139bd78aa24', NULL, '2024-04-05 02:00:00+00', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner');

insert into "review_head" ("division", "compilation", "seq") values
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', '32');

insert into "review_item" ("division", "compilation", "id", "kind", "item_group", "position", "section", "chapter", "clause", "line", "start_at", "end_at", "confidence", "found") values
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:22bb21ab2b27abc8', 'commitment', 'commitment', '21', '3', '3', '3.p3.s1', '13', '328', '360', '0.95', '{"id": "commitment:3.p3.s1", "end": 360, "lead": {"body": "区行政审批服务局", "reason": "文中“一件事一次办”“政务服务”属其职责范围", "confidence": 0.86}, "line": 13, "text": "推行一件事一次办，到2025年政务服务事项网上办理率达到95%。", "verb": "推行", "place": null, "start": 328, "bodies": [], "clause": "3.p3.s1", "object": "一件事一次办", "period": "2025", "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:47f626869d40e360', 'commitment', 'commitment', '17', '3', '3', '3.p2.s1', '12', '303', '327', '0.95', '{"id": "commitment:3.p2.s1", "end": 327, "lead": {"body": "区交通运输局", "reason": "文中“农村公路”属其职责范围", "confidence": 0.63}, "line": 12, "text": "新建改建农村公路150公里，改造老旧小区42个。", "verb": "新建", "place": null, "start": 303, "bodies": [], "clause": "3.p2.s1", "object": "改建农村公路150公里", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:4b6408da6682f01f', 'commitment', 'commitment', '11', '2', '2', '2.p3.s1', '9', '240', '263', '0.95', '{"id": "commitment:2.p3.s1", "end": 263, "lead": null, "line": 9, "text": "建设船艇零部件园，五年引进配套企业30家以上。", "verb": "建设", "place": null, "start": 240, "bodies": [], "clause": "2.p3.s1", "object": "船艇零部件园", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:6055dd05049f6c91', 'commitment', 'commitment', '9', '2', '2', '2.p2.s1', '8', '206', '239', '0.9', '{"id": "commitment:2.p2.s1", "end": 239, "lead": {"body": "区工业和信息化局", "reason": "文中“产能”属其职责范围", "confidence": 0.68}, "line": 8, "text": "支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。", "verb": "支持", "place": null, "start": 206, "bodies": [], "clause": "2.p2.s1", "object": "本地船艇企业扩大产能", "period": "2025", "confidence": 0.9, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:6eda7cd9e8c3d4a9', 'commitment', 'commitment', '24', '3', '3', '3.p4.s1', '14', '361', '381', '0.95', '{"id": "commitment:3.p4.s1", "end": 381, "lead": {"body": "区文化旅游广电体育局", "reason": "文中“文化”属其职责范围", "confidence": 0.68}, "line": 14, "text": "建设临湖文化中心项目，总投资6.8亿元。", "verb": "建设", "place": null, "start": 361, "bodies": [], "clause": "3.p4.s1", "object": "临湖文化中心项目", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:bbd405d4faad339f', 'commitment', 'commitment', '27', '3', '3', '3.p5.s1', '15', '382', '402', '0.9', '{"id": "commitment:3.p5.s1", "end": 402, "lead": null, "line": 15, "text": "推进环湖科技馆项目和湖心岛生态修复工程。", "verb": "推进", "place": "湖心岛", "start": 382, "bodies": ["环湖科技馆"], "clause": "3.p5.s1", "object": "环湖科技馆项目和湖心岛生态修复工程", "period": null, "confidence": 0.9, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:f49d9637ea7be9df', 'commitment', 'commitment', '14', '2', '2', '2.p4.s1', '10', '264', '291', '0.95', '{"id": "commitment:2.p4.s1", "end": 291, "lead": {"body": "区市场监督管理局", "reason": "文中“双随机”属其职责范围", "confidence": 0.73}, "line": 10, "text": "全面推行“双随机、一公开”监管，建立涉企检查备案制度。", "verb": "推行", "place": null, "start": 264, "bodies": [], "clause": "2.p4.s1", "object": "“双随机、一公开”监管", "period": null, "confidence": 0.95, "verifiable": true}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'diagnostic:664102ba36a428f4', 'diagnostic', 'diagnostic', '1', '1', '1', '1.p2.s1', '3', '42', '55', '0.9', '{"end": 55, "code": "GM503", "hint": "在主要指标表中列出基期值，或写成“由……提高到……”。", "line": 3, "start": 42, "clause": "1.p2.s1", "column": 8, "hintEn": "List baselines in the table of indicators, or write “from … to …”.", "message": "9 项目标中有 7 项在文中查不到基期值：“生产总值”（第3行）、“常住人口城镇化率”（第4行）、“森林覆盖率”（第4行）等", "related": [{"end": 94, "line": 4, "start": 80, "clause": "1.p3.s1"}, {"end": 110, "line": 4, "start": 95, "clause": "1.p3.s1"}, {"end": 135, "line": 5, "start": 119, "clause": "1.p4.s1"}, {"end": 153, "line": 5, "start": 136, "clause": "1.p4.s1"}, {"end": 238, "line": 8, "start": 219, "clause": "2.p2.s1"}, {"end": 359, "line": 13, "start": 337, "clause": "3.p3.s1"}], "severity": "info", "messageEn": "7 of 9 targets have no baseline in the text: “生产总值” (line 3), “常住人口城镇化率” (line 4), “森林覆盖率” (line 4) and others"}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'diagnostic:df4ee4d448fc3ceb', 'diagnostic', 'diagnostic', '13', '2', '2', '2.p3.s1', '9', '249', '262', '0.9', '{"end": 262, "code": "GM501", "hint": "给每项目标写明年份，如“到2025年”。", "line": 9, "start": 249, "clause": "2.p3.s1", "column": 10, "hintEn": "Give every target a year.", "message": "14 项目标中有 4 项没有写明哪一年达到：“引进配套企业”（第9行）、“新建改建农村公路”（第12行）、“改造老旧小区”（第12行）等", "related": [{"end": 316, "line": 12, "start": 303, "clause": "3.p2.s1"}, {"end": 326, "line": 12, "start": 317, "clause": "3.p2.s1"}, {"end": 380, "line": 14, "start": 372, "clause": "3.p4.s1"}], "severity": "info", "messageEn": "4 of 14 targets name no year: “引进配套企业” (line 9), “新建改建农村公路” (line 12), “改造老旧小区” (line 12) and others"}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:6b71f043933dc689', 'name', 'name', '31', '3', '3', '3.p5.s1', '15', '392', '395', '0.8', '{"id": "place:湖心岛", "end": 395, "kind": "place", "line": 15, "name": "湖心岛", "parts": [], "start": 392, "clause": "3.p5.s1", "mentions": [{"end": 395, "line": 15, "start": 392, "clause": "3.p5.s1"}], "confidence": 0.8}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:9adfb5241ed14349', 'name', 'project', '30', '3', '3', '3.p5.s1', '15', '392', '401', '0.85', '{"id": "project:湖心岛生态修复工程", "end": 401, "kind": "project", "line": 15, "name": "湖心岛生态修复工程", "parts": [], "start": 392, "clause": "3.p5.s1", "mentions": [{"end": 401, "line": 15, "start": 392, "clause": "3.p5.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:bbcc3ae6b52e3244', 'name', 'name', '29', '3', '3', '3.p5.s1', '15', '384', '389', '0.85', '{"id": "body:环湖科技馆", "end": 389, "kind": "body", "line": 15, "name": "环湖科技馆", "parts": [], "start": 384, "clause": "3.p5.s1", "mentions": [{"end": 389, "line": 15, "start": 384, "clause": "3.p5.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:c68d29d25de053a1', 'name', 'project', '28', '3', '3', '3.p5.s1', '15', '384', '391', '0.85', '{"id": "project:环湖科技馆项目", "end": 391, "kind": "project", "line": 15, "name": "环湖科技馆项目", "parts": [], "start": 384, "clause": "3.p5.s1", "mentions": [{"end": 391, "line": 15, "start": 384, "clause": "3.p5.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:cbca2981cf2aff9d', 'name', 'project', '25', '3', '3', '3.p4.s1', '14', '363', '371', '0.85', '{"id": "project:临湖文化中心项目", "end": 371, "kind": "project", "line": 14, "name": "临湖文化中心项目", "parts": [], "start": 363, "clause": "3.p4.s1", "mentions": [{"end": 371, "line": 14, "start": 363, "clause": "3.p4.s1"}], "confidence": 0.85}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:23bd6708cf3494fc', 'statement', 'target', '19', '3', '3', '3.p2.s1', '12', '317', '326', '0.91', '{"id": "s12", "end": 326, "per": null, "line": 12, "role": "target", "text": "改造老旧小区42个", "unit": "个", "start": 317, "value": 42, "clause": "3.p2.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "改造老旧小区", "valueText": "42个", "comparator": "eq", "confidence": 0.91}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:7ef7ad3c59717a1b', 'statement', 'target', '12', '2', '2', '2.p3.s1', '9', '249', '262', '0.91', '{"id": "s10", "end": 262, "per": null, "line": 9, "role": "target", "text": "五年引进配套企业30家以上", "unit": "家", "start": 249, "value": 30, "clause": "2.p3.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "引进配套企业", "valueText": "30家", "comparator": "ge", "confidence": 0.91}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:94b6d7f0b99b111a', 'statement', 'target', '2', '1', '1', '1.p2.s1', '3', '56', '71', '0.97', '{"id": "s2", "end": 71, "per": "year", "line": 3, "role": "target", "text": "规模工业增加值年均增长8%以上", "unit": "%", "start": 56, "value": 8, "clause": "1.p2.s1", "period": "2021/2025", "measure": "growth_rate", "subject": null, "modality": "firm", "valueMax": null, "direction": "up", "indicator": "规模工业增加值", "valueText": "8%", "comparator": "ge", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:a14a390c80518c52', 'statement', 'target', '0', '1', '1', '1.p2.s1', '3', '42', '55', '0.97', '{"id": "s1", "end": 55, "per": null, "line": 3, "role": "target", "text": "全区生产总值突破320亿元", "unit": "亿元", "start": 42, "value": 320, "clause": "1.p2.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "生产总值", "valueText": "320亿元", "comparator": "ge", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:a1b677241ae9fddb', 'statement', 'target', '10', '2', '2', '2.p2.s1', '8', '219', '238', '0.97', '{"id": "s9", "end": 238, "per": null, "line": 8, "role": "target", "text": "力争2025年船艇产业产值达到60亿元", "unit": "亿元", "start": 219, "value": 60, "clause": "2.p2.s1", "period": "2025", "measure": "level", "subject": null, "modality": "strive", "valueMax": null, "direction": null, "indicator": "船艇产业产值", "valueText": "60亿元", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:a519ce486f693a66', 'statement', 'target', '7', '1', '1', '1.p5.s1', '6', '162', '178', '0.97', '{"id": "s7", "end": 178, "per": null, "line": 6, "role": "target", "text": "湖区水质优良断面比例达到100%", "unit": "%", "start": 162, "value": 100, "clause": "1.p5.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "湖区水质优良断面比例", "valueText": "100%", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:b247f069a3f6d647', 'statement', 'target', '18', '3', '3', '3.p2.s1', '12', '303', '316', '0.91', '{"id": "s11", "end": 316, "per": null, "line": 12, "role": "target", "text": "新建改建农村公路150公里", "unit": "公里", "start": 303, "value": 150, "clause": "3.p2.s1", "period": null, "measure": "increment", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "新建改建农村公路", "valueText": "150公里", "comparator": "eq", "confidence": 0.91}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:b6c5c805ea31b019', 'statement', 'target', '4', '1', '1', '1.p3.s1', '4', '95', '110', '0.97', '{"id": "s4", "end": 110, "per": null, "line": 4, "role": "target", "text": "森林覆盖率稳定在41.5%以上", "unit": "%", "start": 95, "value": 41.5, "clause": "1.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "森林覆盖率", "valueText": "41.5%", "comparator": "ge", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:bd7fc90dbbb7d05d', 'statement', 'target', '3', '1', '1', '1.p3.s1', '4', '80', '94', '0.97', '{"id": "s3", "end": 94, "per": null, "line": 4, "role": "target", "text": "常住人口城镇化率提高到72%", "unit": "%", "start": 80, "value": 72, "clause": "1.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "常住人口城镇化率", "valueText": "72%", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:c08a53197efadeeb', 'statement', 'target', '6', '1', '1', '1.p4.s1', '5', '136', '153', '0.95', '{"id": "s6", "end": 153, "per": null, "line": 5, "role": "target", "text": "每千人口拥有执业医师数达到3.6人", "unit": "人", "start": 136, "value": 3.6, "clause": "1.p4.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "每千人口拥有执业医师数", "valueText": "3.6人", "comparator": "eq", "confidence": 0.95}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:c1674724c4ab08c4', 'statement', 'target', '26', '3', '3', '3.p4.s1', '14', '372', '380', '0.95', '{"id": "s14", "end": 380, "per": null, "line": 14, "role": "target", "text": "总投资6.8亿元", "unit": "亿元", "start": 372, "value": 6.8, "clause": "3.p4.s1", "period": null, "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "总投资", "valueText": "6.8亿元", "comparator": "eq", "confidence": 0.95}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:c18d22f3ff9248e9', 'statement', 'target', '5', '1', '1', '1.p4.s1', '5', '119', '135', '0.97', '{"id": "s5", "end": 135, "per": null, "line": 5, "role": "target", "text": "城镇登记失业率控制在4.5%以内", "unit": "%", "start": 119, "value": 4.5, "clause": "1.p4.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "城镇登记失业率", "valueText": "4.5%", "comparator": "le", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:f36be2931d645014', 'statement', 'target', '23', '3', '3', '3.p3.s1', '13', '337', '359', '0.97', '{"id": "s13", "end": 359, "per": null, "line": 13, "role": "target", "text": "到2025年政务服务事项网上办理率达到95%", "unit": "%", "start": 337, "value": 95, "clause": "3.p3.s1", "period": "2025", "measure": "level", "subject": null, "modality": "firm", "valueMax": null, "direction": null, "indicator": "政务服务事项网上办理率", "valueText": "95%", "comparator": "eq", "confidence": 0.97}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:f5f5668f5b927e55', 'statement', 'target', '8', '1', '1', '1.p5.s1', '6', '179', '193', '0.96', '{"id": "s8", "end": 193, "per": null, "line": 6, "role": "target", "text": "单位GDP能耗累计降低14%", "unit": "%", "start": 179, "value": 14, "clause": "1.p5.s1", "period": "2021/2025", "measure": "change", "subject": null, "modality": "firm", "valueMax": null, "direction": "down", "indicator": "单位GDP能耗", "valueText": "14%", "comparator": "eq", "confidence": 0.96}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:66d2c0740e686d51', 'system', 'system', '16', '3', '3', '3.p1.s1', '11', '292', '302', '0.8', '{"end": 302, "line": 11, "text": "第三章 办好民生实事", "start": 292, "clause": "3.p1.s1", "system": "annual-plan-and-tasks", "strength": "ordered", "confidence": 0.8}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:712542333ea07ad4', 'system', 'system', '20', '3', '3', '3.p2.s1', '12', '317', '326', '0.9', '{"end": 326, "line": 12, "text": "改造老旧小区42个", "start": 317, "clause": "3.p2.s1", "system": "urban-renewal", "strength": "ordered", "confidence": 0.9}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:f2c2995170fafdbc', 'system', 'system', '15', '2', '2', '2.p4.s1', '10', '264', '279', '0.95', '{"end": 279, "line": 10, "text": "全面推行“双随机、一公开”监管", "start": 264, "clause": "2.p4.s1", "system": "regulation", "strength": "ordered", "confidence": 0.95}'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:f30bbe6b9afb31be', 'system', 'system', '22', '3', '3', '3.p3.s1', '13', '328', '336', '0.95', '{"end": 336, "line": 13, "text": "推行一件事一次办", "start": 328, "clause": "3.p3.s1", "system": "one-stop-service", "strength": "ordered", "confidence": 0.95}');

insert into "review_state" ("division", "compilation", "item", "state", "revision", "changed_seq", "standing_seq") values
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:22bb21ab2b27abc8', 'accepted', '1', '22', '22'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:47f626869d40e360', 'accepted', '1', '18', '18'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:4b6408da6682f01f', 'accepted', '1', '12', '12'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:6055dd05049f6c91', 'accepted', '1', '10', '10'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:6eda7cd9e8c3d4a9', 'accepted', '1', '25', '25'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:bbd405d4faad339f', 'accepted', '1', '28', '28'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'commitment:f49d9637ea7be9df', 'accepted', '1', '15', '15'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'diagnostic:664102ba36a428f4', 'accepted', '1', '2', '2'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'diagnostic:df4ee4d448fc3ceb', 'accepted', '1', '14', '14'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:6b71f043933dc689', 'accepted', '1', '32', '32'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:9adfb5241ed14349', 'accepted', '1', '31', '31'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:bbcc3ae6b52e3244', 'accepted', '1', '30', '30'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:c68d29d25de053a1', 'accepted', '1', '29', '29'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'name:cbca2981cf2aff9d', 'accepted', '1', '26', '26'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:23bd6708cf3494fc', 'accepted', '1', '20', '20'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:7ef7ad3c59717a1b', 'accepted', '1', '13', '13'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:94b6d7f0b99b111a', 'accepted', '1', '3', '3'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:a14a390c80518c52', 'accepted', '1', '1', '1'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:a1b677241ae9fddb', 'accepted', '1', '11', '11'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:a519ce486f693a66', 'accepted', '1', '8', '8'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:b247f069a3f6d647', 'accepted', '1', '19', '19'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:b6c5c805ea31b019', 'accepted', '1', '5', '5'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:bd7fc90dbbb7d05d', 'accepted', '1', '4', '4'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:c08a53197efadeeb', 'accepted', '1', '7', '7'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:c1674724c4ab08c4', 'accepted', '1', '27', '27'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:c18d22f3ff9248e9', 'accepted', '1', '6', '6'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:f36be2931d645014', 'accepted', '1', '24', '24'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'statement:f5f5668f5b927e55', 'accepted', '1', '9', '9'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:66d2c0740e686d51', 'accepted', '1', '17', '17'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:712542333ea07ad4', 'accepted', '1', '21', '21'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:f2c2995170fafdbc', 'accepted', '1', '16', '16'),
  ('999906', '018eabfb-f500-7000-8304-f7ffb2dcb67e', 'system:f30bbe6b9afb31be', 'accepted', '1', '23', '23');

insert into "schema_migration" ("name", "timestamp") values
  ('2026-11-27-01-create-divisions-and-bodies', '2026-11-27T04:13:19.586Z'),
  ('2026-11-27-02-create-audit', '2026-11-27T04:13:19.609Z'),
  ('2026-11-27-05-create-files', '2026-11-27T04:13:19.655Z'),
  ('2026-11-27-05-create-jobs', '2026-11-27T04:13:19.678Z'),
  ('2026-11-27-05-create-live', '2026-11-27T04:13:19.693Z'),
  ('2026-11-27-05-create-people', '2026-11-27T04:13:19.847Z'),
  ('2026-11-27-05-create-settings', '2026-11-27T04:13:19.858Z'),
  ('2026-11-27-06-create-memberships', '2026-11-27T04:13:19.986Z'),
  ('2026-11-27-07-create-organisation', '2026-11-27T04:13:20.005Z'),
  ('2026-11-27-10-create-plans', '2026-11-27T04:13:20.102Z'),
  ('2026-11-27-11-create-report-tracking', '2026-11-27T04:13:20.109Z'),
  ('2026-11-27-12-create-alignment-decisions', '2026-11-27T04:13:20.116Z'),
  ('2026-11-27-20-create-targets', '2026-11-27T04:13:20.205Z'),
  ('2026-11-27-21-create-observation-evidence', '2026-11-27T04:13:20.213Z'),
  ('2026-11-27-30-create-returns', '2026-11-27T04:13:20.277Z'),
  ('2026-11-27-40-create-commitments', '2026-11-27T04:13:20.350Z'),
  ('2026-11-27-50-create-reports', '2026-11-27T04:13:20.423Z'),
  ('2026-11-27-55-add-desk-roles', '2026-11-27T04:13:20.425Z');

insert into "setting_version" ("division", "id", "key", "value", "valid_from", "valid_to", "document_no", "article", "reason", "set_by", "set_by_name", "set_at") values
  ('999906', '018eabfb-f500-7000-8461-3ea339a5d5d6', 'organisation.delegation-days', '30', '2024-04-05', NULL, NULL, NULL, '本区规定', '018eabfb-f500-7000-82a7-8bdb266fcdd1', 'security-admin', '2024-04-05 02:00:00+00');

insert into "target" ("division", "id", "plan", "item", "ended_in", "revision") values
  ('999906', '018eabfb-f500-7000-833f-d2c5c30f48b1', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:a14a390c80518c52', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8340-91d4ca32b15f', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:94b6d7f0b99b111a', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8346-c7d43e977071', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:bd7fc90dbbb7d05d', NULL, '2'),
  ('999906', '018eabfb-f500-7000-8348-b92640a06868', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:b6c5c805ea31b019', NULL, '1'),
  ('999906', '018eabfb-f500-7000-834f-bbad8df69503', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:c18d22f3ff9248e9', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8353-ce125a0bdcf3', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:c08a53197efadeeb', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8357-4f044bde72e0', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:a519ce486f693a66', NULL, '1'),
  ('999906', '018eabfb-f500-7000-835b-5350592a7182', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:f5f5668f5b927e55', NULL, '1'),
  ('999906', '018eabfb-f500-7000-835e-cd43cf4c9516', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:a1b677241ae9fddb', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8360-72e604905562', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:7ef7ad3c59717a1b', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8367-44b4ac005f30', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:b247f069a3f6d647', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8368-362376d2a393', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:23bd6708cf3494fc', NULL, '1'),
  ('999906', '018eabfb-f500-7000-836d-281cdbe9f06a', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:f36be2931d645014', NULL, '1'),
  ('999906', '018eabfb-f500-7000-8372-9466d58dcf56', '018eabfb-f500-7000-82fe-2467879ead68', 'statement:c1674724c4ab08c4', NULL, '1');

insert into "target_base" ("division", "target", "id", "no", "name_zh", "name_en", "value", "basis", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8346-c7d43e977071', '018eabfb-f500-7000-8387-041217af875b', '1', '2020年统计公报', 'bulletin of 2020', '64', '临湖区2020年统计公报', '补充基期', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

insert into "target_plan_version" ("division", "plan", "version", "title", "effective_from", "effective_to", "adopted_at") values
  ('999906', '018eabfb-f500-7000-82fe-2467879ead68', '1', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '2021-03-15', NULL, '2024-04-05 02:00:00+00');

insert into "target_text" ("division", "target", "version", "items", "indicator", "dimension", "name_zh", "name_en", "category", "unit", "type", "direction", "nature", "operator", "value", "low", "high", "base_year", "target_year", "measure", "accumulates", "is_comparable_price", "publisher", "clause", "chapter", "section", "line", "start_at", "end_at", "text", "sentence", "document", "position") values
  ('999906', '018eabfb-f500-7000-833f-d2c5c30f48b1', '1', '{statement:a14a390c80518c52}', 'gdp', NULL, '地区生产总值', 'Gross regional product', 'economy', '亿元', 'level', 'up', 'expected', 'ge', '320', NULL, NULL, '2020', '2025', 'level', 'true', 'false', '统计局', '1.p2.s1', '1 主要目标', '1 主要目标', '3', '42', '55', '全区生产总值突破320亿元', '到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '0'),
  ('999906', '018eabfb-f500-7000-8340-91d4ca32b15f', '1', '{statement:94b6d7f0b99b111a}', 'large-industrial-value-added', NULL, '规模以上工业增加值', 'Value added of industry above designated size', 'economy', '%', 'average-growth', 'up', 'expected', 'ge', '8', NULL, NULL, '2020', '2025', 'growth', 'true', 'true', '统计局', '1.p2.s1', '1 主要目标', '1 主要目标', '3', '56', '71', '规模工业增加值年均增长8%以上', '到2025年，全区生产总值突破320亿元，规模工业增加值年均增长8%以上。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '1'),
  ('999906', '018eabfb-f500-7000-8346-c7d43e977071', '1', '{statement:bd7fc90dbbb7d05d}', 'urbanisation-rate-resident', NULL, '常住人口城镇化率', 'Urbanisation rate of resident population', 'livelihood', '%', 'level', 'up', 'expected', 'ge', '72', NULL, NULL, '2020', '2025', 'level', 'false', 'false', '统计局', '1.p3.s1', '1 主要目标', '1 主要目标', '4', '80', '94', '常住人口城镇化率提高到72%', '到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '2'),
  ('999906', '018eabfb-f500-7000-8348-b92640a06868', '1', '{statement:b6c5c805ea31b019}', 'forest-cover', NULL, '森林覆盖率', 'Forest cover', 'green', '%', 'annual-bound', 'up', 'binding', 'ge', '41.5', NULL, NULL, '2020', '2025', 'level', 'false', 'false', '林业局', '1.p3.s1', '1 主要目标', '1 主要目标', '4', '95', '110', '森林覆盖率稳定在41.5%以上', '到2025年，常住人口城镇化率提高到72%，森林覆盖率稳定在41.5%以上。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '3'),
  ('999906', '018eabfb-f500-7000-834f-bbad8df69503', '1', '{statement:c18d22f3ff9248e9}', 'registered-unemployment', NULL, '城镇登记失业率', 'Registered urban unemployment rate', 'livelihood', '%', 'annual-bound', 'down', 'expected', 'le', '4.5', NULL, NULL, '2020', '2025', 'level', 'false', 'false', '人力资源和社会保障局', '1.p4.s1', '1 主要目标', '1 主要目标', '5', '119', '135', '城镇登记失业率控制在4.5%以内', '到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '4'),
  ('999906', '018eabfb-f500-7000-8353-ce125a0bdcf3', '1', '{statement:c08a53197efadeeb}', 'doctors-per-1000', NULL, '每千人口执业（助理）医师数', 'Doctors per 1,000 people', 'livelihood', '人', 'level', 'up', 'expected', 'ge', '3.6', NULL, NULL, '2020', '2025', 'level', 'false', 'false', '卫生健康委', '1.p4.s1', '1 主要目标', '1 主要目标', '5', '136', '153', '每千人口拥有执业医师数达到3.6人', '到2025年，城镇登记失业率控制在4.5%以内，每千人口拥有执业医师数达到3.6人。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '5'),
  ('999906', '018eabfb-f500-7000-8357-4f044bde72e0', '1', '{statement:a519ce486f693a66}', 'local:湖区水质优良断面比例', NULL, '湖区水质优良断面比例', '湖区水质优良断面比例', NULL, '%', 'level', 'up', 'expected', 'ge', '100', NULL, NULL, '2020', '2025', 'level', 'false', 'false', NULL, '1.p5.s1', '1 主要目标', '1 主要目标', '6', '162', '178', '湖区水质优良断面比例达到100%', '到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '6'),
  ('999906', '018eabfb-f500-7000-835b-5350592a7182', '1', '{statement:f5f5668f5b927e55}', 'energy-intensity', NULL, '单位地区生产总值能源消耗降低', 'Reduction of energy use per unit of GDP', 'green', '%', 'cumulative-reduction', 'down', 'binding', 'le', '14', NULL, NULL, '2020', '2025', 'reduction', 'false', 'false', '统计局', '1.p5.s1', '1 主要目标', '1 主要目标', '6', '179', '193', '单位GDP能耗累计降低14%', '到2025年，湖区水质优良断面比例达到100%，单位GDP能耗累计降低14%。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '7'),
  ('999906', '018eabfb-f500-7000-835e-cd43cf4c9516', '1', '{statement:a1b677241ae9fddb}', 'local:船艇产业产值', NULL, '船艇产业产值', '船艇产业产值', NULL, '亿元', 'level', 'up', 'expected', 'ge', '60', NULL, NULL, '2020', '2025', 'level', 'true', 'false', NULL, '2.p2.s1', '2 做强滨湖产业', '2 做强滨湖产业', '8', '219', '238', '力争2025年船艇产业产值达到60亿元', '支持本地船艇企业扩大产能，力争2025年船艇产业产值达到60亿元。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '8'),
  ('999906', '018eabfb-f500-7000-8360-72e604905562', '1', '{statement:7ef7ad3c59717a1b}', 'local:引进配套企业', NULL, '引进配套企业', '引进配套企业', NULL, '家', 'cumulative', 'up', 'expected', 'ge', '30', NULL, NULL, '2020', '2025', 'flow', 'false', 'false', NULL, '2.p3.s1', '2 做强滨湖产业', '2 做强滨湖产业', '9', '249', '262', '五年引进配套企业30家以上', '建设船艇零部件园，五年引进配套企业30家以上。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '9'),
  ('999906', '018eabfb-f500-7000-8367-44b4ac005f30', '1', '{statement:b247f069a3f6d647}', 'rural-roads-new', NULL, '新改建农村公路', 'Rural roads built or renewed', 'rural', '公里', 'cumulative', 'up', 'expected', 'ge', '150', NULL, NULL, '2020', '2025', 'flow', 'true', 'false', '交通运输局', '3.p2.s1', '3 办好民生实事', '3 办好民生实事', '12', '303', '316', '新建改建农村公路150公里', '新建改建农村公路150公里，改造老旧小区42个。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '10'),
  ('999906', '018eabfb-f500-7000-8368-362376d2a393', '1', '{statement:23bd6708cf3494fc}', 'old-communities', NULL, '城镇老旧小区改造数', 'Old communities renewed', 'livelihood', '个', 'cumulative', 'up', 'expected', 'ge', '42', NULL, NULL, '2020', '2025', 'flow', 'true', 'false', '住房和城乡建设局', '3.p2.s1', '3 办好民生实事', '3 办好民生实事', '12', '317', '326', '改造老旧小区42个', '新建改建农村公路150公里，改造老旧小区42个。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '11'),
  ('999906', '018eabfb-f500-7000-836d-281cdbe9f06a', '1', '{statement:f36be2931d645014}', 'online-services-rate', NULL, '政务服务事项网上可办率', 'Services available online', 'governance', '%', 'level', 'up', 'expected', 'ge', '95', NULL, NULL, '2020', '2025', 'level', 'false', 'false', '行政审批服务局', '3.p3.s1', '3 办好民生实事', '3 办好民生实事', '13', '337', '359', '到2025年政务服务事项网上办理率达到95%', '推行一件事一次办，到2025年政务服务事项网上办理率达到95%。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '12'),
  ('999906', '018eabfb-f500-7000-8372-9466d58dcf56', '1', '{statement:c1674724c4ab08c4}', 'local:总投资', NULL, '总投资', '总投资', NULL, '亿元', 'level', 'up', 'expected', 'ge', '6.8', NULL, NULL, '2020', '2025', 'level', 'true', 'false', NULL, '3.p4.s1', '3 办好民生实事', '3 办好民生实事', '14', '372', '380', '总投资6.8亿元', '建设临湖文化中心项目，总投资6.8亿元。', '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要', '13');

insert into "work_evidence" ("division", "report", "no", "grade", "title", "file", "document_no") values
  ('999906', '018eabfb-f500-7000-83e8-8b0ca43da25f', '1', 'letter', '批复文件', '018eabfb-f500-7000-83d4-47dc402c9e84', '临交〔2024〕8号');

insert into "work_report" ("division", "id", "commitment", "milestone", "body", "says", "done_on", "text", "needs", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-83e8-8b0ca43da25f', '018eabfb-f500-7000-8321-3e359cefdd03', '018eabfb-f500-7000-83b5-d79d51866092', '01a21b35-345f-7000-8237-53a41f7d2b24', 'done', '2024-03-20', '设计已批复', '', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00');

insert into "work_report_step" ("division", "report", "seq", "state", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-83e8-8b0ca43da25f', '1', 'submitted', '', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00'),
  ('999906', '018eabfb-f500-7000-83e8-8b0ca43da25f', '2', 'endorsed', '', '018eabfb-f500-7000-8268-18c4e6fbe984', 'reviewer', '2024-04-05 02:00:00+00');

insert into "work_step" ("division", "commitment", "seq", "state", "body", "document_no", "answer_by", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '1', 'issued', NULL, '临发改〔2024〕3号', '2024-04-11', '', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00'),
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '2', 'acknowledged', '01a21b35-345f-7000-8237-53a41f7d2b24', NULL, NULL, '', '018eabfb-f500-7000-8255-b3717d5dd812', 'reporter', '2024-04-05 02:00:00+00');

insert into "work_support" ("division", "commitment", "no", "body") values
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '1', '01a21b35-345f-7000-823e-c6e42c98f14a');

insert into "work_version" ("division", "commitment", "no", "lead", "goal", "due_on", "reason", "by_id", "by_name", "at") values
  ('999906', '018eabfb-f500-7000-8321-3e359cefdd03', '1', '01a21b35-345f-7000-8237-53a41f7d2b24', '按期完成', '2025-12-31', '', '018eabfb-f500-7000-8240-332b2e8f0a1a', 'planner', '2024-04-05 02:00:00+00');

-- What refers to what

alter table alignment_decision add constraint alignment_decision_division_own_plan_own_version_fkey FOREIGN KEY (division, own_plan, own_version) REFERENCES plan_version(division, plan, number);
alter table alignment_decision add constraint alignment_decision_division_own_plan_own_version_own_state_fkey FOREIGN KEY (division, own_plan, own_version, own_statement) REFERENCES plan_element(division, plan, version, id);
alter table alignment_decision add constraint alignment_decision_division_upper_plan_upper_version_fkey FOREIGN KEY (division, upper_plan, upper_version) REFERENCES plan_version(division, plan, number);
alter table alignment_decision add constraint alignment_decision_division_upper_plan_upper_version_upper_fkey FOREIGN KEY (division, upper_plan, upper_version, upper_statement) REFERENCES plan_element(division, plan, version, id);
alter table annual_plan add constraint annual_plan_division_target_fkey FOREIGN KEY (division, target) REFERENCES target(division, id);
alter table annual_value add constraint annual_value_division_target_no_fkey FOREIGN KEY (division, target, no) REFERENCES annual_plan(division, target, no);
alter table assessment add constraint assessment_division_assignment_fkey FOREIGN KEY (division, assignment) REFERENCES report_assignment(division, id);
alter table assessment_draft add constraint assessment_draft_division_assignment_fkey FOREIGN KEY (division, assignment) REFERENCES report_assignment(division, id);
alter table body add constraint body_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table body add constraint body_division_merged_into_fkey FOREIGN KEY (division, merged_into) REFERENCES body(division, id);
alter table body add constraint body_division_parent_fkey FOREIGN KEY (division, parent) REFERENCES body(division, id);
alter table body_change add constraint body_change_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table commitment add constraint commitment_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table commitment_text add constraint commitment_text_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table definition_change add constraint definition_change_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table definition_ruling add constraint definition_ruling_division_definition_fkey FOREIGN KEY (division, definition) REFERENCES definition_change(division, id);
alter table delegation add constraint delegation_division_membership_fkey FOREIGN KEY (division, membership) REFERENCES membership(division, id);
alter table delegation add constraint delegation_person_duty_fkey FOREIGN KEY (person, duty) REFERENCES person(id, duty);
alter table division add constraint division_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES division(code);
alter table division add constraint division_parent_fkey FOREIGN KEY (parent) REFERENCES division(code);
alter table division_change add constraint division_change_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table file add constraint file_division_sha256_fkey FOREIGN KEY (division, sha256) REFERENCES file_content(division, sha256);
alter table file_content add constraint file_content_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table file_owner add constraint file_owner_division_file_fkey FOREIGN KEY (division, file) REFERENCES file(division, id);
alter table file_piece add constraint file_piece_division_sha256_fkey FOREIGN KEY (division, sha256) REFERENCES file_content(division, sha256);
alter table indicator_change add constraint indicator_change_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table membership add constraint membership_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table membership add constraint membership_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table membership add constraint membership_person_duty_fkey FOREIGN KEY (person, duty) REFERENCES person(id, duty);
alter table membership_ending add constraint membership_ending_division_membership_fkey FOREIGN KEY (division, membership) REFERENCES membership(division, id);
alter table milestone_version add constraint milestone_version_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table observation add constraint observation_division_definition_fkey FOREIGN KEY (division, definition) REFERENCES definition_change(division, id);
alter table observation add constraint observation_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table observation add constraint observation_division_part_fkey FOREIGN KEY (division, part) REFERENCES body(division, id);
alter table observation add constraint observation_division_supersedes_fkey FOREIGN KEY (division, supersedes) REFERENCES observation(division, id);
alter table observation_evidence add constraint observation_evidence_division_observation_fkey FOREIGN KEY (division, observation) REFERENCES observation(division, id);
alter table person add constraint person_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table person add constraint person_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table person_login add constraint person_login_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id) ON DELETE CASCADE;
alter table person_password add constraint person_password_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE;
alter table person_second_factor add constraint person_second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id) ON DELETE CASCADE;
alter table person_session add constraint person_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id) ON DELETE CASCADE;
alter table plan add constraint plan_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table plan_compilation add constraint plan_compilation_division_based_on_fkey FOREIGN KEY (division, based_on) REFERENCES plan_compilation(division, id);
alter table plan_compilation add constraint plan_compilation_division_document_fkey FOREIGN KEY (division, document) REFERENCES plan_document(division, id);
alter table plan_document add constraint plan_document_division_plan_fkey FOREIGN KEY (division, plan) REFERENCES plan(division, id);
alter table plan_document add constraint plan_document_division_sha256_fkey FOREIGN KEY (division, sha256) REFERENCES plan_file(division, sha256);
alter table plan_element add constraint plan_element_division_plan_version_fkey FOREIGN KEY (division, plan, version) REFERENCES plan_version(division, plan, number);
alter table plan_file add constraint plan_file_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table plan_version add constraint plan_version_division_compilation_fkey FOREIGN KEY (division, compilation) REFERENCES plan_compilation(division, id);
alter table plan_version add constraint plan_version_division_plan_fkey FOREIGN KEY (division, plan) REFERENCES plan(division, id);
alter table report add constraint report_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table report_adjustment add constraint report_adjustment_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_assignment add constraint report_assignment_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_assignment add constraint report_assignment_division_snapshot_fkey FOREIGN KEY (division, snapshot) REFERENCES report_snapshot(division, id);
alter table report_assignment_ending add constraint report_assignment_ending_division_assignment_fkey FOREIGN KEY (division, assignment) REFERENCES report_assignment(division, id);
alter table report_comment add constraint report_comment_division_answers_fkey FOREIGN KEY (division, answers) REFERENCES report_comment(division, id);
alter table report_comment add constraint report_comment_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_comment_step add constraint report_comment_step_division_comment_fkey FOREIGN KEY (division, comment) REFERENCES report_comment(division, id);
alter table report_edit add constraint report_edit_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_edit add constraint report_edit_division_snapshot_fkey FOREIGN KEY (division, snapshot) REFERENCES report_snapshot(division, id);
alter table report_frame add constraint report_frame_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_snapshot add constraint report_snapshot_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_step add constraint report_step_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_survey add constraint report_survey_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_tracking add constraint report_tracking_division_compilation_fkey FOREIGN KEY (division, compilation) REFERENCES plan_compilation(division, id);
alter table report_tracking add constraint report_tracking_division_plan_version_fkey FOREIGN KEY (division, plan, version) REFERENCES plan_version(division, plan, number);
alter table report_version add constraint report_version_division_report_fkey FOREIGN KEY (division, report) REFERENCES report(division, id);
alter table report_version add constraint report_version_division_snapshot_fkey FOREIGN KEY (division, snapshot) REFERENCES report_snapshot(division, id);
alter table return_cell add constraint return_cell_division_task_fkey FOREIGN KEY (division, task) REFERENCES return_task(division, id);
alter table return_evidence add constraint return_evidence_division_task_fkey FOREIGN KEY (division, task) REFERENCES return_task(division, id);
alter table return_form add constraint return_form_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table return_form_row add constraint return_form_row_division_answered_by_fkey FOREIGN KEY (division, answered_by) REFERENCES body(division, id);
alter table return_form_row add constraint return_form_row_division_form_version_fkey FOREIGN KEY (division, form, version) REFERENCES return_form_version(division, form, version);
alter table return_form_row add constraint return_form_row_division_part_fkey FOREIGN KEY (division, part) REFERENCES body(division, id);
alter table return_form_version add constraint return_form_version_division_form_fkey FOREIGN KEY (division, form) REFERENCES return_form(division, id);
alter table return_notice add constraint return_notice_division_task_fkey FOREIGN KEY (division, task) REFERENCES return_task(division, id);
alter table return_step add constraint return_step_division_task_fkey FOREIGN KEY (division, task) REFERENCES return_task(division, id);
alter table return_task add constraint return_task_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table return_task add constraint return_task_division_form_form_version_fkey FOREIGN KEY (division, form, form_version) REFERENCES return_form_version(division, form, version);
alter table review_carry add constraint review_carry_division_compilation_fkey FOREIGN KEY (division, compilation) REFERENCES plan_compilation(division, id);
alter table review_decision add constraint review_decision_division_compilation_item_fkey FOREIGN KEY (division, compilation, item) REFERENCES review_item(division, compilation, id);
alter table review_head add constraint review_head_division_compilation_fkey FOREIGN KEY (division, compilation) REFERENCES plan_compilation(division, id);
alter table review_hold add constraint review_hold_division_compilation_item_fkey FOREIGN KEY (division, compilation, item) REFERENCES review_item(division, compilation, id);
alter table review_item add constraint review_item_division_compilation_fkey FOREIGN KEY (division, compilation) REFERENCES plan_compilation(division, id);
alter table review_state add constraint review_state_division_compilation_item_fkey FOREIGN KEY (division, compilation, item) REFERENCES review_item(division, compilation, id);
alter table setting_version add constraint setting_version_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table share add constraint share_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table share add constraint share_division_target_no_fkey FOREIGN KEY (division, target, no) REFERENCES share_version(division, target, no);
alter table share_version add constraint share_version_division_target_fkey FOREIGN KEY (division, target) REFERENCES target(division, id);
alter table supervision add constraint supervision_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table supervision_step add constraint supervision_step_division_supervision_fkey FOREIGN KEY (division, supervision) REFERENCES supervision(division, id);
alter table target add constraint target_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table target_base add constraint target_base_division_target_fkey FOREIGN KEY (division, target) REFERENCES target(division, id);
alter table target_plan_version add constraint target_plan_version_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table target_setting add constraint target_setting_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table target_setting add constraint target_setting_division_target_fkey FOREIGN KEY (division, target) REFERENCES target(division, id);
alter table target_text add constraint target_text_division_target_fkey FOREIGN KEY (division, target) REFERENCES target(division, id);
alter table work_evidence add constraint work_evidence_division_report_fkey FOREIGN KEY (division, report) REFERENCES work_report(division, id);
alter table work_report add constraint work_report_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table work_report add constraint work_report_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table work_report_step add constraint work_report_step_division_report_fkey FOREIGN KEY (division, report) REFERENCES work_report(division, id);
alter table work_step add constraint work_step_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table work_support add constraint work_support_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table work_support add constraint work_support_division_commitment_no_fkey FOREIGN KEY (division, commitment, no) REFERENCES work_version(division, commitment, no);
alter table work_version add constraint work_version_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table work_version add constraint work_version_division_lead_fkey FOREIGN KEY (division, lead) REFERENCES body(division, id);
