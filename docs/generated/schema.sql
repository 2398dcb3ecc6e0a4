-- Written by npm run docs: the tables as they stand after every migration of apps/server/migrations.
-- For reading; the migrations are what runs.

CREATE OR REPLACE FUNCTION public.current_account()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.account', true), '') $function$;

CREATE OR REPLACE FUNCTION public.current_network()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.network', true), '')::uuid $function$;

create table auth.account (
  id uuid not null,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_user_id_idx ON auth.account USING btree (user_id);
CREATE UNIQUE INDEX account_of_provider ON auth.account USING btree (provider_id, account_id);

create table auth.session (
  id uuid not null,
  token text not null,
  user_id uuid not null,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_user_id_idx ON auth.session USING btree (user_id);

create table auth.two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_secret_idx ON auth.two_factor USING btree (secret);
CREATE INDEX two_factor_user_id_idx ON auth.two_factor USING btree (user_id);

create table auth.user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean,
  created_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint user_pkey PRIMARY KEY (id),
  constraint account_email_taken UNIQUE (email)
);

create table auth.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  updated_at timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);

create table migration.file (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint file_pkey PRIMARY KEY (name)
);

create table migration.run (
  name character varying(255) not null,
  "timestamp" character varying(255) not null,
  constraint run_pkey PRIMARY KEY (name)
);

create table migration.run_lock (
  id character varying(255) not null,
  is_locked integer not null default 0,
  constraint run_lock_pkey PRIMARY KEY (id)
);

create table activity (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  kind_version integer not null,
  day date not null,
  structure_id uuid not null,
  co_structure_id uuid,
  site_id uuid,
  dimensions jsonb not null,
  tags jsonb not null,
  texts jsonb not null,
  typed_values jsonb not null,
  search text not null,
  withdrawn boolean not null,
  source_kind text,
  source_id text,
  source_version integer,
  source_label text,
  recorded_at timestamp with time zone not null,
  recorded_by text,
  constraint activity_pkey PRIMARY KEY (network_id, id),
  constraint activity_source_once UNIQUE (network_id, source_kind, source_id, kind),
  constraint activity_co_structure_known FOREIGN KEY (network_id, co_structure_id) REFERENCES structure(network_id, id),
  constraint activity_site_known FOREIGN KEY (network_id, site_id) REFERENCES site(network_id, id),
  constraint activity_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id),
  constraint activity_co_structure_other CHECK ((co_structure_id IS DISTINCT FROM structure_id)),
  constraint activity_source_whole CHECK ((((source_kind IS NULL) = (source_id IS NULL)) AND ((source_kind IS NULL) = (source_version IS NULL)) AND ((source_kind IS NULL) = (source_label IS NULL))))
);
CREATE INDEX activity_of_day ON public.activity USING btree (network_id, day DESC, id);
CREATE INDEX activity_of_recorder ON public.activity USING btree (network_id, recorded_by, recorded_at DESC);
CREATE INDEX activity_of_structure ON public.activity USING btree (network_id, structure_id, day DESC);
alter table activity enable row level security;
alter table activity force row level security;
create policy of_network on activity for all to public using ((network_id = current_network()));

create table activity_value (
  network_id uuid not null,
  activity_id uuid not null,
  "position" integer not null,
  measure text not null,
  dimensions jsonb not null,
  state text not null,
  amount numeric(14,2),
  constraint activity_value_pkey PRIMARY KEY (network_id, activity_id, "position"),
  constraint activity_value_network_id_activity_id_fkey FOREIGN KEY (network_id, activity_id) REFERENCES activity(network_id, id),
  constraint activity_value_amount CHECK (((state = 'observed'::text) = (amount IS NOT NULL))),
  constraint activity_value_state_check CHECK ((state = ANY (ARRAY['observed'::text, 'notObserved'::text, 'notFilledIn'::text])))
);
alter table activity_value enable row level security;
alter table activity_value force row level security;
create policy of_network on activity_value for all to public using ((network_id = current_network()));

create table agreement (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  title text not null,
  subject text not null default ''::text,
  signed_on date,
  from_day date not null,
  to_day date,
  withdrawn boolean not null default false,
  constraint agreement_pkey PRIMARY KEY (network_id, id),
  constraint agreement_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint agreement_period CHECK (((to_day IS NULL) OR (from_day <= to_day))),
  constraint agreement_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
alter table agreement enable row level security;
alter table agreement force row level security;
create policy of_network on agreement for all to public using ((network_id = current_network()));

create table agreement_party (
  network_id uuid not null,
  agreement_id uuid not null,
  structure_id uuid not null,
  "position" integer not null,
  constraint agreement_party_pkey PRIMARY KEY (network_id, agreement_id, structure_id),
  constraint agreement_party_agreement_known FOREIGN KEY (network_id, agreement_id) REFERENCES agreement(network_id, id),
  constraint agreement_party_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id)
);
CREATE INDEX agreement_of_structure ON public.agreement_party USING btree (network_id, structure_id);
alter table agreement_party enable row level security;
alter table agreement_party force row level security;
create policy of_network on agreement_party for all to public using ((network_id = current_network()));

create table audit_head (
  network_id uuid not null,
  seq bigint not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (network_id),
  constraint audit_head_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id)
);
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy never_deleted on audit_head for delete to public using (false);
create policy of_network on audit_head for all to public using ((network_id = current_network()));

create table audit_line (
  network_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  account_id text,
  action text not null,
  noun text not null,
  thing_id text not null,
  version integer not null,
  payload_hash text not null,
  hash text not null,
  constraint audit_line_pkey PRIMARY KEY (network_id, seq),
  constraint audit_line_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id)
);
CREATE INDEX audit_of_account ON public.audit_line USING btree (network_id, account_id, seq);
CREATE INDEX audit_of_thing ON public.audit_line USING btree (network_id, noun, thing_id, seq);
CREATE INDEX audit_of_time ON public.audit_line USING btree (network_id, at);
alter table audit_line enable row level security;
alter table audit_line force row level security;
create policy never_deleted on audit_line for delete to public using (false);
create policy never_updated on audit_line for update to public using (false);
create policy of_network on audit_line for all to public using ((network_id = current_network()));

create table audit_payload (
  network_id uuid not null,
  seq bigint not null,
  salt text not null,
  payload jsonb,
  erased_at timestamp with time zone,
  erased_reason text,
  reason text,
  constraint audit_payload_pkey PRIMARY KEY (network_id, seq),
  constraint audit_payload_network_id_seq_fkey FOREIGN KEY (network_id, seq) REFERENCES audit_line(network_id, seq),
  constraint audit_payload_erased CHECK (((payload IS NULL) = (erased_at IS NOT NULL)))
);
alter table audit_payload enable row level security;
alter table audit_payload force row level security;
create policy never_deleted on audit_payload for delete to public using (false);
create policy of_network on audit_payload for all to public using ((network_id = current_network()));

create table catalogue_entry (
  network_id uuid not null,
  type text not null,
  code text not null,
  version integer not null,
  definition jsonb not null,
  digest text not null default md5((definition)::text),
  constraint catalogue_entry_pkey PRIMARY KEY (network_id, type, code, version),
  constraint catalogue_entry_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint catalogue_entry_type_check CHECK ((type = ANY (ARRAY['measure'::text, 'vocabulary'::text, 'kind'::text, 'indicator'::text, 'template'::text])))
);
alter table catalogue_entry enable row level security;
alter table catalogue_entry force row level security;
create policy of_network on catalogue_entry for all to public using ((network_id = current_network()));

create table commune (
  code text not null,
  name text not null,
  department_code text not null,
  region_code text not null,
  epci_code text,
  postal_codes text[] not null,
  population integer,
  area_km2 numeric(12,3),
  lat double precision,
  lon double precision,
  search text not null,
  constraint commune_pkey PRIMARY KEY (code),
  constraint commune_department_code_fkey FOREIGN KEY (department_code) REFERENCES department(code),
  constraint commune_epci_code_fkey FOREIGN KEY (epci_code) REFERENCES epci(code),
  constraint commune_region_code_fkey FOREIGN KEY (region_code) REFERENCES region(code),
  constraint commune_area_km2_check CHECK ((area_km2 > (0)::numeric)),
  constraint commune_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint commune_lon_check CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  constraint commune_population_check CHECK ((population >= 0))
);
CREATE INDEX commune_of_department ON public.commune USING btree (department_code);
CREATE INDEX commune_of_epci ON public.commune USING btree (epci_code);
CREATE INDEX commune_of_region ON public.commune USING btree (region_code);

create table delivery_import (
  network_id uuid not null,
  id uuid not null,
  structure_id uuid not null,
  file_name text not null,
  file bytea not null,
  sha256 text not null,
  taken integer not null,
  known integer not null,
  faults jsonb not null,
  at timestamp with time zone not null,
  account_id text,
  version integer not null default 1,
  corrected integer not null default 0,
  deliveries jsonb not null default '[]'::jsonb,
  withdrawn boolean not null default false,
  names_outside jsonb not null default '[]'::jsonb,
  constraint delivery_import_pkey PRIMARY KEY (network_id, id),
  constraint delivery_import_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id)
);
alter table delivery_import enable row level security;
alter table delivery_import force row level security;
create policy of_network on delivery_import for all to public using ((network_id = current_network()));

create table department (
  code text not null,
  name text not null,
  region_code text not null,
  search text not null,
  constraint department_pkey PRIMARY KEY (code),
  constraint department_region_code_fkey FOREIGN KEY (region_code) REFERENCES region(code)
);

create table document (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  noun text not null,
  thing_id uuid not null,
  title text not null,
  withdrawn boolean not null default false,
  constraint document_pkey PRIMARY KEY (network_id, id),
  constraint document_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint document_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX document_of_thing ON public.document USING btree (network_id, noun, thing_id);
alter table document enable row level security;
alter table document force row level security;
create policy of_network on document for all to public using ((network_id = current_network()));

create table document_file (
  network_id uuid not null,
  document_id uuid not null,
  number integer not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  bytes bytea not null,
  at timestamp with time zone not null,
  account_id text,
  constraint document_file_pkey PRIMARY KEY (network_id, document_id, number),
  constraint document_file_document_known FOREIGN KEY (network_id, document_id) REFERENCES document(network_id, id),
  constraint document_file_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint document_file_sha256_check CHECK ((length(sha256) = 64)),
  constraint document_file_size_bytes_check CHECK ((size_bytes > 0))
);
alter table document_file enable row level security;
alter table document_file force row level security;
create policy of_network on document_file for all to public using ((network_id = current_network()));

create table epci (
  code text not null,
  name text not null,
  search text not null,
  constraint epci_pkey PRIMARY KEY (code)
);

create table invitation (
  network_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  structure_id uuid,
  token_hash text not null,
  invited_by text not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by text,
  revoked_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (network_id, id),
  constraint invitation_token_once UNIQUE (network_id, token_hash),
  constraint invitation_inviter_known FOREIGN KEY (network_id, invited_by) REFERENCES person(network_id, account_id),
  constraint invitation_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id),
  constraint invitation_accepted_whole CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
  constraint invitation_ended_once CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL))),
  constraint invitation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy of_network on invitation for all to public using ((network_id = current_network()));

create table meeting (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid not null,
  partner_id uuid not null,
  day date not null,
  purpose text,
  stage text,
  refusal_reason text,
  people integer,
  hours numeric(6,2),
  note text not null,
  withdrawn boolean not null,
  next_step text not null default ''::text,
  next_day date,
  constraint meeting_pkey PRIMARY KEY (network_id, id),
  constraint meeting_partner_known FOREIGN KEY (network_id, partner_id) REFERENCES structure(network_id, id),
  constraint meeting_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id)
);
CREATE INDEX meeting_of_partner ON public.meeting USING btree (network_id, partner_id, day DESC);
alter table meeting enable row level security;
alter table meeting force row level security;
create policy of_network on meeting for all to public using ((network_id = current_network()));

create table network (
  id uuid not null,
  name text not null,
  zone text not null,
  created_at timestamp with time zone not null,
  constraint network_pkey PRIMARY KEY (id),
  constraint network_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table network enable row level security;
alter table network force row level security;
create policy of_member on network for select to public using ((EXISTS ( SELECT
   FROM role_grant
  WHERE ((role_grant.network_id = network.id) AND (role_grant.account_id = current_account())))));
create policy of_network on network for all to public using ((id = current_network()));
create policy of_owner on network for select to public using ((CURRENT_USER <> 'maillage_app'::name));

create table occurrence (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid not null,
  definition jsonb not null,
  withdrawn boolean not null,
  constraint occurrence_pkey PRIMARY KEY (network_id, id),
  constraint occurrence_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id)
);
alter table occurrence enable row level security;
alter table occurrence force row level security;
create policy of_network on occurrence for all to public using ((network_id = current_network()));

create table occurrence_day (
  network_id uuid not null,
  occurrence_id uuid not null,
  day date not null,
  outcome text not null,
  reason text,
  activity_id uuid,
  at timestamp with time zone not null,
  account_id text,
  constraint occurrence_day_pkey PRIMARY KEY (network_id, occurrence_id, day),
  constraint occurrence_day_activity FOREIGN KEY (network_id, activity_id) REFERENCES activity(network_id, id),
  constraint occurrence_day_network_id_occurrence_id_fkey FOREIGN KEY (network_id, occurrence_id) REFERENCES occurrence(network_id, id),
  constraint occurrence_day_outcome_check CHECK ((outcome = ANY (ARRAY['held'::text, 'notHeld'::text]))),
  constraint occurrence_day_whole CHECK ((((outcome = 'held'::text) = (activity_id IS NOT NULL)) AND ((outcome = 'notHeld'::text) = (reason IS NOT NULL))))
);
alter table occurrence_day enable row level security;
alter table occurrence_day force row level security;
create policy of_network on occurrence_day for all to public using ((network_id = current_network()));

create table past_total (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid,
  indicator text not null,
  dimensions_key text not null,
  dimensions jsonb not null,
  year integer not null,
  state text not null,
  amount numeric(14,2),
  source text not null,
  constraint past_total_pkey PRIMARY KEY (network_id, id),
  constraint statement_total_taken UNIQUE NULLS NOT DISTINCT (network_id, structure_id, indicator, dimensions_key, year),
  constraint past_total_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id),
  constraint past_total_amount CHECK (((state = 'observed'::text) = (amount IS NOT NULL))),
  constraint past_total_state_check CHECK ((state = ANY (ARRAY['observed'::text, 'notObserved'::text])))
);
alter table past_total enable row level security;
alter table past_total force row level security;
create policy of_network on past_total for all to public using ((network_id = current_network()));

create table person (
  network_id uuid not null,
  account_id text not null,
  name text not null,
  created_at timestamp with time zone not null,
  locale text,
  constraint person_pkey PRIMARY KEY (network_id, account_id),
  constraint person_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint person_locale_known CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table person enable row level security;
alter table person force row level security;
create policy of_account on person for select to public using ((account_id = current_account()));
create policy of_network on person for all to public using ((network_id = current_network()));

create table reference_edition (
  subject text not null,
  version text not null,
  as_of_year integer not null,
  source text not null,
  constraint reference_edition_pkey PRIMARY KEY (subject),
  constraint reference_edition_subject_check CHECK ((subject = ANY (ARRAY['code_list'::text, 'population'::text, 'area'::text])))
);

create table region (
  code text not null,
  name text not null,
  search text not null,
  constraint region_pkey PRIMARY KEY (code)
);

create table report (
  network_id uuid not null,
  id uuid not null,
  template text not null,
  template_version integer not null,
  structure_id uuid,
  year integer not null,
  created_at timestamp with time zone not null,
  constraint report_pkey PRIMARY KEY (network_id, id),
  constraint report_exists UNIQUE NULLS NOT DISTINCT (network_id, template, structure_id, year),
  constraint report_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint report_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id)
);
alter table report enable row level security;
alter table report force row level security;
create policy of_network on report for all to public using ((network_id = current_network()));

create table report_prose (
  network_id uuid not null,
  report_id uuid not null,
  section text not null,
  version integer not null,
  text text not null,
  at timestamp with time zone not null,
  account_id text,
  constraint report_prose_pkey PRIMARY KEY (network_id, report_id, section, version),
  constraint report_prose_network_id_report_id_fkey FOREIGN KEY (network_id, report_id) REFERENCES report(network_id, id)
);
alter table report_prose enable row level security;
alter table report_prose force row level security;
create policy of_network on report_prose for all to public using ((network_id = current_network()));

create table role_grant (
  network_id uuid not null,
  id uuid not null,
  account_id text not null,
  role text not null,
  structure_id uuid,
  granted_at timestamp with time zone not null,
  constraint role_grant_pkey PRIMARY KEY (network_id, id),
  constraint role_grant_once UNIQUE NULLS NOT DISTINCT (network_id, account_id, role, structure_id),
  constraint role_grant_person_known FOREIGN KEY (network_id, account_id) REFERENCES person(network_id, account_id),
  constraint role_grant_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id)
);
CREATE INDEX role_grant_of_account ON public.role_grant USING btree (account_id);
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy of_account on role_grant for select to public using ((account_id = current_account()));
create policy of_network on role_grant for all to public using ((network_id = current_network()));

create table rollup (
  network_id uuid not null,
  structure_id uuid not null,
  carrier_id uuid not null,
  kind text not null,
  measure text not null,
  month date not null,
  dimensions_key text not null,
  dimensions jsonb not null,
  amount numeric(16,2) not null,
  observed integer not null,
  not_observed integer not null,
  missing integer not null,
  constraint rollup_pkey PRIMARY KEY (network_id, structure_id, carrier_id, kind, measure, month, dimensions_key)
);
alter table rollup enable row level security;
alter table rollup force row level security;
create policy of_network on rollup for all to public using ((network_id = current_network()));

create table series_link (
  network_id uuid not null,
  id uuid not null,
  type text not null,
  from_activity uuid not null,
  to_activity uuid not null,
  withdrawn boolean not null default false,
  constraint series_link_pkey PRIMARY KEY (network_id, id),
  constraint series_linked UNIQUE (network_id, from_activity, to_activity),
  constraint series_link_network_id_from_activity_fkey FOREIGN KEY (network_id, from_activity) REFERENCES activity(network_id, id),
  constraint series_link_network_id_to_activity_fkey FOREIGN KEY (network_id, to_activity) REFERENCES activity(network_id, id),
  constraint series_link_check CHECK ((from_activity <> to_activity)),
  constraint series_link_type_check CHECK ((type = ANY (ARRAY['grewInto'::text, 'continues'::text])))
);
CREATE INDEX series_link_to ON public.series_link USING btree (network_id, to_activity);
alter table series_link enable row level security;
alter table series_link force row level security;
create policy of_network on series_link for all to public using ((network_id = current_network()));

create table site (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid not null,
  name text not null,
  address text not null default ''::text,
  commune_code text,
  lat double precision,
  lon double precision,
  archived boolean not null default false,
  opening_hours jsonb,
  phone text not null default ''::text,
  constraint site_pkey PRIMARY KEY (network_id, id),
  constraint site_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id),
  constraint site_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint site_lon_check CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  constraint site_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint site_position_whole CHECK (((lat IS NULL) = (lon IS NULL)))
);
CREATE INDEX site_of_structure ON public.site USING btree (network_id, structure_id);
alter table site enable row level security;
alter table site force row level security;
create policy of_network on site for all to public using ((network_id = current_network()));

create table statement (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid,
  measure text,
  kinds jsonb not null,
  dimensions jsonb not null,
  from_day date not null,
  to_day date not null,
  state text not null,
  amount numeric(14,2),
  source text not null,
  withdrawn boolean not null,
  at timestamp with time zone not null,
  account_id text,
  constraint statement_pkey PRIMARY KEY (network_id, id),
  constraint statement_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id),
  constraint statement_amount CHECK (((state = 'observed'::text) = (amount IS NOT NULL))),
  constraint statement_period CHECK ((from_day <= to_day)),
  constraint statement_state_check CHECK ((state = ANY (ARRAY['observed'::text, 'notObserved'::text])))
);
CREATE INDEX statement_of_period ON public.statement USING btree (network_id, from_day, to_day);
alter table statement enable row level security;
alter table statement force row level security;
create policy of_network on statement for all to public using ((network_id = current_network()));

create table structure (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  kind text not null,
  name text not null,
  short_name text not null,
  parent_id uuid,
  address text not null default ''::text,
  commune_code text,
  department_code text,
  phone text not null default ''::text,
  email text not null default ''::text,
  website text not null default ''::text,
  archived boolean not null default false,
  opening_hours jsonb,
  contacts jsonb not null default '[]'::jsonb,
  constraint structure_pkey PRIMARY KEY (network_id, id),
  constraint structure_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint structure_parent_known FOREIGN KEY (network_id, parent_id) REFERENCES structure(network_id, id),
  constraint structure_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint structure_parent_other CHECK ((parent_id IS DISTINCT FROM id)),
  constraint structure_short_name_check CHECK (((length(short_name) >= 1) AND (length(short_name) <= 60)))
);
alter table structure enable row level security;
alter table structure force row level security;
create policy of_network on structure for all to public using ((network_id = current_network()));

create table submission (
  network_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  account_id text,
  reason text,
  document_fr jsonb not null,
  document_en jsonb not null,
  constraint submission_pkey PRIMARY KEY (network_id, id),
  constraint submission_number_once UNIQUE (network_id, report_id, number),
  constraint submission_report_known FOREIGN KEY (network_id, report_id) REFERENCES report(network_id, id)
);
alter table submission enable row level security;
alter table submission force row level security;
create policy of_network on submission for all to public using ((network_id = current_network()));

create table submission_cell (
  network_id uuid not null,
  submission_id uuid not null,
  indicator text not null,
  dimensions_key text not null,
  from_day date not null,
  to_day date not null,
  state text not null,
  amount numeric(16,2),
  missing integer not null,
  constraint submission_cell_pkey PRIMARY KEY (network_id, submission_id, indicator, dimensions_key, from_day, to_day),
  constraint submission_cell_network_id_submission_id_fkey FOREIGN KEY (network_id, submission_id) REFERENCES submission(network_id, id)
);
alter table submission_cell enable row level security;
alter table submission_cell force row level security;
create policy of_network on submission_cell for all to public using ((network_id = current_network()));

create table territory (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  name text not null,
  note text not null default ''::text,
  archived boolean not null default false,
  constraint territory_pkey PRIMARY KEY (network_id, id),
  constraint territory_name_taken UNIQUE (network_id, name),
  constraint territory_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint territory_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table territory enable row level security;
alter table territory force row level security;
create policy of_network on territory for all to public using ((network_id = current_network()));

create table territory_figure (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  territory text not null,
  measure text not null,
  amount numeric(14,3) not null,
  as_of_year integer not null,
  source text not null,
  withdrawn boolean not null default false,
  constraint territory_figure_pkey PRIMARY KEY (network_id, id),
  constraint territory_figure_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint territory_figure_amount_check CHECK ((amount >= (0)::numeric)),
  constraint territory_figure_measure_check CHECK ((measure = ANY (ARRAY['population'::text, 'area_km2'::text]))),
  constraint territory_figure_source_check CHECK (((length(source) >= 1) AND (length(source) <= 300)))
);
CREATE UNIQUE INDEX territory_figure_taken ON public.territory_figure USING btree (network_id, territory, measure, as_of_year, source) WHERE (NOT withdrawn);
alter table territory_figure enable row level security;
alter table territory_figure force row level security;
create policy of_network on territory_figure for all to public using ((network_id = current_network()));

create table territory_member (
  network_id uuid not null,
  territory_id uuid not null,
  level text not null,
  code text not null,
  constraint territory_member_pkey PRIMARY KEY (network_id, territory_id, level, code),
  constraint territory_member_known FOREIGN KEY (network_id, territory_id) REFERENCES territory(network_id, id),
  constraint territory_member_level_check CHECK ((level = ANY (ARRAY['region'::text, 'department'::text, 'epci'::text, 'commune'::text])))
);
alter table territory_member enable row level security;
alter table territory_member force row level security;
create policy of_network on territory_member for all to public using ((network_id = current_network()));
