-- The schema as the migrations make it, written by a program: npx vitest run test/schema.test.ts --update
-- It is here to be read and reviewed. Databases are made by the migrations of src/**/migrations, never from this file.
-- Tables of records (r_…) are not in it: what systems declare makes them, see src/engines/registers.

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
  credit_code text,
  constraint body_pkey PRIMARY KEY (division, id),
  constraint body_credit_code_check CHECK ((credit_code ~ '^[0-9A-Z]{18}$'::text)),
  constraint body_credit_code_of_firm CHECK (((credit_code IS NULL) OR (kind = 'company'::text))),
  constraint body_kind_check CHECK ((kind = ANY (ARRAY['department'::text, 'subdistrict'::text, 'park'::text, 'company'::text, 'leadership'::text, 'assessor'::text]))),
  constraint body_name_zh_check CHECK ((name_zh <> ''::text))
);
CREATE UNIQUE INDEX body_credit_code ON public.body USING btree (division, credit_code) WHERE ((credit_code IS NOT NULL) AND (ended_on IS NULL));
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

-- calendar_token: the application may insert, select
create table "calendar_token" (
  division text not null,
  id uuid not null,
  person text not null,
  token_hash text not null,
  at timestamp with time zone not null,
  constraint calendar_token_pkey PRIMARY KEY (division, id)
);
CREATE UNIQUE INDEX calendar_token_hash ON public.calendar_token USING btree (token_hash);

-- calendar_token_ending: the application may insert, select
create table "calendar_token_ending" (
  division text not null,
  id uuid not null,
  at timestamp with time zone not null,
  by_id text not null,
  constraint calendar_token_ending_pkey PRIMARY KEY (division, id)
);

-- chain_order: the application may insert, select
create table "chain_order" (
  division text not null,
  id uuid not null,
  contract text not null,
  node uuid not null,
  buyer uuid not null,
  supplier uuid,
  supplier_name text not null,
  place text not null,
  made_at timestamp with time zone not null,
  made_by text,
  made_by_name text not null,
  constraint chain_order_pkey PRIMARY KEY (division, id),
  constraint chain_order_check CHECK (((place = 'district'::text) = (supplier IS NOT NULL))),
  constraint chain_order_check1 CHECK (((supplier IS NULL) OR (supplier <> buyer))),
  constraint chain_order_contract_check CHECK ((contract <> ''::text)),
  constraint chain_order_place_check CHECK ((place = ANY (ARRAY['district'::text, 'city'::text, 'province'::text, 'country'::text, 'abroad'::text]))),
  constraint chain_order_supplier_name_check CHECK ((supplier_name <> ''::text))
);
CREATE INDEX chain_order_node ON public.chain_order USING btree (division, node);
CREATE UNIQUE INDEX chain_order_once ON public.chain_order USING btree (division, buyer, node, contract);
CREATE INDEX chain_order_supplier ON public.chain_order USING btree (division, supplier) WHERE (supplier IS NOT NULL);

-- chain_order_step: the application may insert, select
create table "chain_order_step" (
  division text not null,
  ord uuid not null,
  seq integer not null,
  kind text not null,
  version integer not null,
  side text,
  amount numeric,
  signed_on date,
  words text default ''::text not null,
  at timestamp with time zone not null,
  by_id text,
  by_name text not null,
  constraint chain_order_step_pkey PRIMARY KEY (division, ord, seq),
  constraint chain_order_step_amount_check CHECK ((amount > (0)::numeric)),
  constraint chain_order_step_check CHECK (((kind = 'terms'::text) = ((amount IS NOT NULL) AND (signed_on IS NOT NULL)))),
  constraint chain_order_step_check1 CHECK (((kind = ANY (ARRAY['confirm'::text, 'dispute'::text])) = (side IS NOT NULL))),
  constraint chain_order_step_kind_check CHECK ((kind = ANY (ARRAY['terms'::text, 'confirm'::text, 'dispute'::text, 'withdraw'::text]))),
  constraint chain_order_step_side_check CHECK ((side = ANY (ARRAY['buyer'::text, 'supplier'::text])))
);
CREATE UNIQUE INDEX chain_order_person ON public.chain_order_step USING btree (division, ord, version, by_id) WHERE (kind = 'confirm'::text);
CREATE UNIQUE INDEX chain_order_side ON public.chain_order_step USING btree (division, ord, version, side) WHERE (kind = 'confirm'::text);

-- challenge_review: the application may insert, select
create table "challenge_review" (
  division text not null,
  id uuid not null,
  challenge uuid not null,
  lead uuid not null,
  head jsonb not null,
  made_at timestamp with time zone not null,
  made_by text,
  made_by_name text not null,
  constraint challenge_review_pkey PRIMARY KEY (division, id)
);

-- challenge_review_step: the application may insert, select
create table "challenge_review_step" (
  division text not null,
  review uuid not null,
  seq integer not null,
  kind text not null,
  detail jsonb not null,
  at timestamp with time zone not null,
  by_id text,
  by_name text not null,
  constraint challenge_review_step_pkey PRIMARY KEY (division, review, seq),
  constraint challenge_review_step_kind_check CHECK ((kind = ANY (ARRAY['invite'::text, 'accept'::text, 'recuse'::text, 'marks'::text, 'papers'::text, 'schedule'::text, 'defence'::text, 'close'::text, 'void'::text])))
);
CREATE UNIQUE INDEX challenge_review_end ON public.challenge_review_step USING btree (division, review) WHERE (kind = ANY (ARRAY['close'::text, 'void'::text]));
CREATE UNIQUE INDEX challenge_review_expert ON public.challenge_review_step USING btree (division, review, kind, ((detail ->> 'expert'::text))) WHERE (kind = ANY (ARRAY['accept'::text, 'recuse'::text, 'marks'::text, 'defence'::text]));
CREATE UNIQUE INDEX challenge_review_link ON public.challenge_review_step USING btree (((detail ->> 'hash'::text))) WHERE (kind = 'invite'::text);
CREATE UNIQUE INDEX challenge_review_papers ON public.challenge_review_step USING btree (division, review) WHERE (kind = 'papers'::text);

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

-- draw: the application may insert, select
create table "draw" (
  division text not null,
  id uuid not null,
  system text not null,
  title text not null,
  by_name text not null,
  lead uuid not null,
  head jsonb not null,
  about jsonb not null,
  made_at timestamp with time zone not null,
  made_by text,
  made_by_name text not null,
  constraint draw_pkey PRIMARY KEY (division, id),
  constraint draw_title_check CHECK ((title <> ''::text))
);
CREATE INDEX draw_by_system ON public.draw USING btree (division, system, made_at DESC);

-- draw_step: the application may insert, select
create table "draw_step" (
  division text not null,
  draw uuid not null,
  seq integer not null,
  kind text not null,
  detail jsonb not null,
  at timestamp with time zone not null,
  by_id text,
  by_name text not null,
  constraint draw_step_pkey PRIMARY KEY (division, draw, seq),
  constraint draw_step_kind_check CHECK ((kind = ANY (ARRAY['commit'::text, 'beacon'::text, 'reveal'::text, 'void'::text, 'followed'::text])))
);
CREATE UNIQUE INDEX draw_step_once ON public.draw_step USING btree (division, draw, kind) WHERE (kind = ANY (ARRAY['beacon'::text, 'void'::text, 'followed'::text]));
CREATE UNIQUE INDEX draw_step_party ON public.draw_step USING btree (division, draw, kind, ((detail ->> 'party'::text))) WHERE (kind = ANY (ARRAY['commit'::text, 'reveal'::text]));
CREATE UNIQUE INDEX draw_step_person ON public.draw_step USING btree (division, draw, ((detail ->> 'person'::text))) WHERE (kind = 'commit'::text);

-- evaluation_confirmation: the application may insert, select
create table "evaluation_confirmation" (
  division text not null,
  id uuid not null,
  round uuid not null,
  code text not null,
  row_no integer not null,
  says text not null,
  note text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  cells jsonb default '[]'::jsonb not null,
  constraint evaluation_confirmation_pkey PRIMARY KEY (division, id),
  constraint evaluation_confirmation_says_check CHECK ((says = ANY (ARRAY['confirmed'::text, 'doubted'::text])))
);
CREATE INDEX evaluation_confirmation_round ON public.evaluation_confirmation USING btree (division, round, code);

-- evaluation_data: the application may insert, select
create table "evaluation_data" (
  division text not null,
  round uuid not null,
  no integer not null,
  way text not null,
  file text,
  cells integer not null,
  units integer not null,
  hash text not null,
  reason text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_data_pkey PRIMARY KEY (division, round, no),
  constraint evaluation_data_way_check CHECK ((way = ANY (ARRAY['units'::text, 'file'::text, 'records'::text, 'entry'::text, 'correction'::text])))
);

-- evaluation_doubt_answer: the application may insert, select
create table "evaluation_doubt_answer" (
  division text not null,
  confirmation uuid not null,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_doubt_answer_pkey PRIMARY KEY (division, confirmation),
  constraint evaluation_doubt_answer_reason_check CHECK ((reason <> ''::text))
);

-- evaluation_evidence: the application may insert, select
create table "evaluation_evidence" (
  division text not null,
  id uuid not null,
  round uuid not null,
  code text not null,
  body uuid,
  columns text[] not null,
  title text not null,
  document_no text,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_evidence_pkey PRIMARY KEY (division, id),
  constraint evaluation_evidence_columns_check CHECK ((cardinality(columns) > 0)),
  constraint evaluation_evidence_title_check CHECK ((title <> ''::text))
);
CREATE INDEX evaluation_evidence_unit ON public.evaluation_evidence USING btree (division, round, code);

-- evaluation_objection: the application may insert, select
create table "evaluation_objection" (
  division text not null,
  id uuid not null,
  round uuid not null,
  code text not null,
  body uuid,
  result_no integer not null,
  columns text[] not null,
  text text not null,
  answer_by date not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_objection_pkey PRIMARY KEY (division, id),
  constraint evaluation_objection_text_check CHECK ((text <> ''::text))
);
CREATE INDEX evaluation_objection_round ON public.evaluation_objection USING btree (division, round);

-- evaluation_objection_step: the application may insert, select
create table "evaluation_objection_step" (
  division text not null,
  objection uuid not null,
  seq integer not null,
  act text not null,
  reason text not null,
  corrections jsonb default '[]'::jsonb not null,
  data_no integer not null,
  result_no integer not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_objection_step_pkey PRIMARY KEY (division, objection, seq),
  constraint evaluation_objection_step_act_check CHECK ((act = ANY (ARRAY['accepted'::text, 'rejected'::text, 'withdrawn'::text])))
);

-- evaluation_result: the application may insert, select
create table "evaluation_result" (
  division text not null,
  round uuid not null,
  no integer not null,
  scheme uuid not null,
  scheme_no integer not null,
  scheme_hash text not null,
  data_no integer not null,
  data_hash text not null,
  hash text not null,
  head jsonb not null,
  why text not null,
  objection uuid,
  reason text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_result_pkey PRIMARY KEY (division, round, no),
  constraint evaluation_result_why_check CHECK ((why = ANY (ARRAY['trial'::text, 'objection'::text, 'review'::text])))
);

-- evaluation_result_unit: the application may insert, select
create table "evaluation_result_unit" (
  division text not null,
  round uuid not null,
  no integer not null,
  code text not null,
  "position" integer not null,
  name text not null,
  body uuid,
  score double precision,
  rank double precision,
  grade text,
  content jsonb not null,
  constraint evaluation_result_unit_pkey PRIMARY KEY (division, round, no, code)
);

-- evaluation_round: the application may delete, insert, select, update
create table "evaluation_round" (
  division text not null,
  id uuid not null,
  title text not null,
  scheme uuid not null,
  scheme_no integer not null,
  period text not null,
  previous uuid,
  source text,
  state text default 'draft'::text not null,
  due_on date,
  revision integer default 1 not null,
  data_no integer default 0 not null,
  result_no integer default 0 not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  is_public boolean default false not null,
  constraint evaluation_round_pkey PRIMARY KEY (division, id),
  constraint evaluation_round_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'confirming'::text, 'trial'::text, 'notice'::text, 'objections'::text, 'final'::text, 'review'::text]))),
  constraint evaluation_round_title_check CHECK ((title <> ''::text))
);
CREATE INDEX evaluation_round_public ON public.evaluation_round USING btree (division) WHERE is_public;

-- evaluation_scheme: the application may delete, insert, select, update
create table "evaluation_scheme" (
  division text not null,
  id uuid not null,
  key text not null,
  revision integer default 1 not null,
  constraint evaluation_scheme_pkey PRIMARY KEY (division, id),
  constraint evaluation_scheme_division_key_key UNIQUE (division, key),
  constraint evaluation_scheme_key_check CHECK ((key <> ''::text))
);

-- evaluation_scheme_decree: the application may insert, select
create table "evaluation_scheme_decree" (
  division text not null,
  scheme uuid not null,
  seq integer not null,
  no integer not null,
  from_day date not null,
  document_no text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_scheme_decree_pkey PRIMARY KEY (division, scheme, seq),
  constraint evaluation_scheme_decree_document_no_check CHECK ((document_no <> ''::text))
);

-- evaluation_scheme_version: the application may insert, select
create table "evaluation_scheme_version" (
  division text not null,
  scheme uuid not null,
  no integer not null,
  content jsonb not null,
  needs jsonb default '[]'::jsonb not null,
  hash text not null,
  reason text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_scheme_version_pkey PRIMARY KEY (division, scheme, no)
);

-- evaluation_sensitivity: the application may insert, select
create table "evaluation_sensitivity" (
  division text not null,
  round uuid not null,
  result_no integer not null,
  seq integer not null,
  job uuid,
  content jsonb not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint evaluation_sensitivity_pkey PRIMARY KEY (division, round, result_no, seq),
  constraint evaluation_sensitivity_division_job_key UNIQUE (division, job)
);

-- evaluation_step: the application may insert, select
create table "evaluation_step" (
  division text not null,
  round uuid not null,
  seq integer not null,
  act text not null,
  state text not null,
  due_on date,
  document_no text,
  data_no integer not null,
  result_no integer not null,
  reason text default ''::text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  is_public boolean default false not null,
  constraint evaluation_step_pkey PRIMARY KEY (division, round, seq)
);

-- evaluation_unit_row: the application may insert, select
create table "evaluation_unit_row" (
  division text not null,
  round uuid not null,
  code text not null,
  no integer not null,
  "position" integer not null,
  name text not null,
  body uuid,
  cells jsonb not null,
  origins jsonb not null,
  is_left_out boolean default false not null,
  constraint evaluation_unit_row_pkey PRIMARY KEY (division, round, code, no),
  constraint evaluation_unit_row_code_check CHECK ((code <> ''::text))
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

-- policy_decision: the application may insert, select
create table "policy_decision" (
  division text not null,
  claim uuid not null,
  revision integer not null,
  does text not null,
  basis jsonb not null,
  amount numeric(18,2),
  at timestamp with time zone not null,
  by_name text not null,
  constraint policy_decision_pkey PRIMARY KEY (division, claim, revision)
);

-- policy_fund: the application may delete, insert, select, update
create table "policy_fund" (
  division text not null,
  policy uuid not null,
  year text not null,
  allotted numeric(18,2) not null,
  reserved numeric(18,2) default 0 not null,
  paid numeric(18,2) default 0 not null,
  constraint policy_fund_pkey PRIMARY KEY (division, policy, year),
  constraint policy_fund_allotted_check CHECK ((allotted >= (0)::numeric)),
  constraint policy_fund_not_overspent CHECK (((reserved + paid) <= allotted)),
  constraint policy_fund_paid_check CHECK ((paid >= (0)::numeric)),
  constraint policy_fund_reserved_check CHECK ((reserved >= (0)::numeric)),
  constraint policy_fund_year_check CHECK ((year ~ '^[0-9]{4}$'::text))
);

-- policy_fund_entry: the application may insert, select
create table "policy_fund_entry" (
  division text not null,
  policy uuid not null,
  year text not null,
  claim uuid not null,
  revision integer not null,
  does text not null,
  reserved numeric(18,2) not null,
  paid numeric(18,2) not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint policy_fund_entry_pkey PRIMARY KEY (division, claim, revision)
);
CREATE INDEX policy_fund_entry_fund ON public.policy_fund_entry USING btree (division, policy, year, at);

-- record_clock: the application may delete, insert, select, update
create table "record_clock" (
  division text not null,
  type text not null,
  record uuid not null,
  clock text not null,
  state text not null,
  started_at timestamp with time zone not null,
  limit_amount numeric,
  limit_unit text,
  due_at timestamp with time zone,
  paused_at timestamp with time zone,
  ended_at timestamp with time zone,
  is_met boolean,
  extended numeric default 0 not null,
  number text,
  body uuid,
  person text,
  area uuid,
  calendar text not null,
  next_point integer,
  next_point_at timestamp with time zone,
  revision integer not null,
  changed_at timestamp with time zone not null,
  constraint record_clock_pkey PRIMARY KEY (division, type, record, clock),
  constraint record_clock_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'ended'::text, 'unjudged'::text])))
);
CREATE INDEX record_clock_figures ON public.record_clock USING btree (division, type, clock, LEAST(ended_at, due_at));
CREATE INDEX record_clock_running ON public.record_clock USING btree (division, type, clock, due_at) WHERE (state = 'running'::text);
CREATE INDEX record_clock_sweep ON public.record_clock USING btree (division, next_point_at) WHERE (next_point_at IS NOT NULL);

-- record_clock_told: the application may insert, select
create table "record_clock_told" (
  division text not null,
  type text not null,
  record uuid not null,
  clock text not null,
  started_at timestamp with time zone not null,
  point integer not null,
  at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  roles text[] not null,
  body uuid,
  did text,
  constraint record_clock_told_pkey PRIMARY KEY (division, type, record, clock, started_at, point)
);

-- record_counter: the application may delete, insert, select, update
create table "record_counter" (
  division text not null,
  type text not null,
  slot text not null,
  last integer not null,
  constraint record_counter_pkey PRIMARY KEY (division, type, slot)
);

-- record_file: the application may insert, select
create table "record_file" (
  division text not null,
  id uuid not null,
  type text not null,
  record uuid,
  field text not null,
  file uuid not null,
  taken_at timestamp with time zone,
  lng double precision,
  lat double precision,
  by_id text,
  at timestamp with time zone not null,
  constraint record_file_pkey PRIMARY KEY (division, id)
);
CREATE INDEX record_file_of_file ON public.record_file USING btree (division, file);
CREATE INDEX record_file_record ON public.record_file USING btree (division, record);

-- record_file_held: the application may insert, select
create table "record_file_held" (
  division text not null,
  id uuid not null,
  record uuid not null,
  constraint record_file_held_pkey PRIMARY KEY (division, record, id)
);

-- record_step: the application may insert, select
create table "record_step" (
  division text not null,
  type text not null,
  record uuid not null,
  revision integer not null,
  at timestamp with time zone not null,
  does text not null,
  from_state text,
  to_state text,
  by_id text,
  by_name text not null,
  by_body uuid,
  reason text,
  gives jsonb not null,
  warnings jsonb default '[]'::jsonb not null,
  constraint record_step_pkey PRIMARY KEY (division, type, record, revision)
);
CREATE INDEX record_step_at ON public.record_step USING btree (division, type, at DESC);

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

-- system_switch: the application may insert, select
create table "system_switch" (
  division text not null,
  system text not null,
  id uuid not null,
  is_on boolean not null,
  because text not null,
  by_id text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint system_switch_pkey PRIMARY KEY (division, system, id)
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
alter table calendar_token add constraint calendar_token_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table calendar_token_ending add constraint calendar_token_ending_division_id_fkey FOREIGN KEY (division, id) REFERENCES calendar_token(division, id);
alter table chain_order add constraint chain_order_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table chain_order_step add constraint chain_order_step_division_ord_fkey FOREIGN KEY (division, ord) REFERENCES chain_order(division, id);
alter table challenge_review add constraint challenge_review_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table challenge_review add constraint challenge_review_division_lead_fkey FOREIGN KEY (division, lead) REFERENCES body(division, id);
alter table challenge_review_step add constraint challenge_review_step_division_review_fkey FOREIGN KEY (division, review) REFERENCES challenge_review(division, id);
alter table commitment add constraint commitment_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table commitment_text add constraint commitment_text_division_commitment_fkey FOREIGN KEY (division, commitment) REFERENCES commitment(division, id);
alter table definition_change add constraint definition_change_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table definition_ruling add constraint definition_ruling_division_definition_fkey FOREIGN KEY (division, definition) REFERENCES definition_change(division, id);
alter table delegation add constraint delegation_division_membership_fkey FOREIGN KEY (division, membership) REFERENCES membership(division, id);
alter table delegation add constraint delegation_person_duty_fkey FOREIGN KEY (person, duty) REFERENCES person(id, duty);
alter table division add constraint division_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES division(code);
alter table division add constraint division_parent_fkey FOREIGN KEY (parent) REFERENCES division(code);
alter table division_change add constraint division_change_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table draw add constraint draw_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table draw add constraint draw_division_lead_fkey FOREIGN KEY (division, lead) REFERENCES body(division, id);
alter table draw_step add constraint draw_step_division_draw_fkey FOREIGN KEY (division, draw) REFERENCES draw(division, id);
alter table evaluation_confirmation add constraint evaluation_confirmation_division_round_code_row_no_fkey FOREIGN KEY (division, round, code, row_no) REFERENCES evaluation_unit_row(division, round, code, no);
alter table evaluation_data add constraint evaluation_data_division_round_fkey FOREIGN KEY (division, round) REFERENCES evaluation_round(division, id);
alter table evaluation_doubt_answer add constraint evaluation_doubt_answer_division_confirmation_fkey FOREIGN KEY (division, confirmation) REFERENCES evaluation_confirmation(division, id);
alter table evaluation_evidence add constraint evaluation_evidence_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table evaluation_evidence add constraint evaluation_evidence_division_round_fkey FOREIGN KEY (division, round) REFERENCES evaluation_round(division, id);
alter table evaluation_objection add constraint evaluation_objection_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table evaluation_objection add constraint evaluation_objection_division_round_fkey FOREIGN KEY (division, round) REFERENCES evaluation_round(division, id);
alter table evaluation_objection_step add constraint evaluation_objection_step_division_objection_fkey FOREIGN KEY (division, objection) REFERENCES evaluation_objection(division, id);
alter table evaluation_result add constraint evaluation_result_division_objection_fkey FOREIGN KEY (division, objection) REFERENCES evaluation_objection(division, id);
alter table evaluation_result add constraint evaluation_result_division_round_data_no_fkey FOREIGN KEY (division, round, data_no) REFERENCES evaluation_data(division, round, no);
alter table evaluation_result add constraint evaluation_result_division_scheme_scheme_no_fkey FOREIGN KEY (division, scheme, scheme_no) REFERENCES evaluation_scheme_version(division, scheme, no);
alter table evaluation_result_unit add constraint evaluation_result_unit_division_round_no_fkey FOREIGN KEY (division, round, no) REFERENCES evaluation_result(division, round, no);
alter table evaluation_round add constraint evaluation_round_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table evaluation_round add constraint evaluation_round_division_previous_fkey FOREIGN KEY (division, previous) REFERENCES evaluation_round(division, id);
alter table evaluation_round add constraint evaluation_round_division_scheme_scheme_no_fkey FOREIGN KEY (division, scheme, scheme_no) REFERENCES evaluation_scheme_version(division, scheme, no);
alter table evaluation_scheme add constraint evaluation_scheme_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table evaluation_scheme_decree add constraint evaluation_scheme_decree_division_scheme_no_fkey FOREIGN KEY (division, scheme, no) REFERENCES evaluation_scheme_version(division, scheme, no);
alter table evaluation_scheme_version add constraint evaluation_scheme_version_division_scheme_fkey FOREIGN KEY (division, scheme) REFERENCES evaluation_scheme(division, id);
alter table evaluation_sensitivity add constraint evaluation_sensitivity_division_round_result_no_fkey FOREIGN KEY (division, round, result_no) REFERENCES evaluation_result(division, round, no);
alter table evaluation_step add constraint evaluation_step_division_round_fkey FOREIGN KEY (division, round) REFERENCES evaluation_round(division, id);
alter table evaluation_unit_row add constraint evaluation_unit_row_division_body_fkey FOREIGN KEY (division, body) REFERENCES body(division, id);
alter table evaluation_unit_row add constraint evaluation_unit_row_division_round_no_fkey FOREIGN KEY (division, round, no) REFERENCES evaluation_data(division, round, no);
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
alter table policy_decision add constraint policy_decision_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table policy_fund add constraint policy_fund_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table policy_fund_entry add constraint policy_fund_entry_division_policy_year_fkey FOREIGN KEY (division, policy, year) REFERENCES policy_fund(division, policy, year);
alter table record_clock add constraint record_clock_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table record_counter add constraint record_counter_division_fkey FOREIGN KEY (division) REFERENCES division(code);
alter table record_file add constraint record_file_division_file_fkey FOREIGN KEY (division, file) REFERENCES file(division, id) ON DELETE CASCADE;
alter table record_file_held add constraint record_file_held_division_id_fkey FOREIGN KEY (division, id) REFERENCES record_file(division, id);
alter table record_step add constraint record_step_division_fkey FOREIGN KEY (division) REFERENCES division(code);
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
alter table system_switch add constraint system_switch_division_fkey FOREIGN KEY (division) REFERENCES division(code);
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
