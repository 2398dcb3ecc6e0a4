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

create table audit_line (
  network_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  account_id text,
  action text not null,
  noun text not null,
  thing_id text not null,
  version integer not null,
  reason text,
  payload_hash text not null,
  hash text not null,
  constraint audit_line_pkey PRIMARY KEY (network_id, seq),
  constraint audit_line_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id)
);
CREATE INDEX audit_of_thing ON public.audit_line USING btree (network_id, noun, thing_id, seq);
alter table audit_line enable row level security;
alter table audit_line force row level security;
create policy of_network on audit_line for all to public using ((network_id = current_network()));

create table audit_payload (
  network_id uuid not null,
  seq bigint not null,
  salt text not null,
  payload jsonb,
  erased_at timestamp with time zone,
  erased_reason text,
  constraint audit_payload_pkey PRIMARY KEY (network_id, seq),
  constraint audit_payload_network_id_seq_fkey FOREIGN KEY (network_id, seq) REFERENCES audit_line(network_id, seq),
  constraint audit_payload_erased CHECK (((payload IS NULL) = (erased_at IS NOT NULL)))
);
alter table audit_payload enable row level security;
alter table audit_payload force row level security;
create policy of_network on audit_payload for all to public using ((network_id = current_network()));

create table catalogue_entry (
  network_id uuid not null,
  type text not null,
  code text not null,
  version integer not null,
  definition jsonb not null,
  constraint catalogue_entry_pkey PRIMARY KEY (network_id, type, code, version),
  constraint catalogue_entry_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint catalogue_entry_type_check CHECK ((type = ANY (ARRAY['measure'::text, 'vocabulary'::text, 'kind'::text, 'indicator'::text, 'template'::text])))
);
alter table catalogue_entry enable row level security;
alter table catalogue_entry force row level security;
create policy of_network on catalogue_entry for all to public using ((network_id = current_network()));

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
create policy of_network on network for all to public using ((id = current_network()));

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
  constraint past_total_once UNIQUE NULLS NOT DISTINCT (network_id, structure_id, indicator, dimensions_key, year),
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
  constraint person_pkey PRIMARY KEY (network_id, account_id),
  constraint person_network_id_fkey FOREIGN KEY (network_id) REFERENCES network(id),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table person enable row level security;
alter table person force row level security;
create policy of_network on person for all to public using (((network_id = current_network()) OR (account_id = current_account())));

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
create policy of_network on role_grant for all to public using (((network_id = current_network()) OR (account_id = current_account())));

create table rollup (
  network_id uuid not null,
  structure_id uuid not null,
  carrier boolean not null,
  kind text not null,
  measure text not null,
  month date not null,
  dimensions_key text not null,
  dimensions jsonb not null,
  amount numeric(16,2) not null,
  observed integer not null,
  not_observed integer not null,
  missing integer not null,
  constraint rollup_pkey PRIMARY KEY (network_id, structure_id, carrier, kind, measure, month, dimensions_key)
);
alter table rollup enable row level security;
alter table rollup force row level security;
create policy of_network on rollup for all to public using ((network_id = current_network()));

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
  opening_hours text not null default ''::text,
  archived boolean not null default false,
  constraint site_pkey PRIMARY KEY (network_id, id),
  constraint site_structure_known FOREIGN KEY (network_id, structure_id) REFERENCES structure(network_id, id),
  constraint site_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  constraint site_lon_check CHECK (((lon >= ('-180'::integer)::double precision) AND (lon <= (180)::double precision))),
  constraint site_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
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
  opening_hours text not null default ''::text,
  archived boolean not null default false,
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
