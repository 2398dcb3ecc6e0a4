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
  recorded_at timestamptz not null,
  recorded_by text,
  primary key (network_id, id),
  constraint activity_structure_known foreign key (network_id, structure_id) references structure (network_id, id),
  constraint activity_co_structure_known foreign key (network_id, co_structure_id) references structure (network_id, id),
  constraint activity_site_known foreign key (network_id, site_id) references site (network_id, id),
  constraint activity_co_structure_other check (co_structure_id is distinct from structure_id),
  constraint activity_source_once unique (network_id, source_kind, source_id, kind),
  constraint activity_source_whole check (
    (source_kind is null) = (source_id is null)
    and (source_kind is null) = (source_version is null)
    and (source_kind is null) = (source_label is null)
  )
);
create index activity_of_structure on activity (network_id, structure_id, day desc);
create index activity_of_day on activity (network_id, day desc, id);
create index activity_of_recorder on activity (network_id, recorded_by, recorded_at desc);

-- The current values of activities that count, one row per measure and dimension tuple.
create table activity_value (
  network_id uuid not null,
  activity_id uuid not null,
  position integer not null,
  measure text not null,
  dimensions jsonb not null,
  state text not null check (state in ('observed', 'notObserved', 'notFilledIn')),
  amount numeric(14, 2),
  primary key (network_id, activity_id, position),
  foreign key (network_id, activity_id) references activity (network_id, id),
  constraint activity_value_amount check ((state = 'observed') = (amount is not null))
);

-- Sums kept by the transaction that records: right at the moment a record is saved.
create table rollup (
  network_id uuid not null,
  structure_id uuid not null,
  -- The structure that carries the activity: itself, or the other one for its co-carrier. A day run by two
  -- structures is shown for both and counted once where both are in view.
  carrier_id uuid not null,
  kind text not null,
  measure text not null,
  month date not null,
  dimensions_key text not null,
  dimensions jsonb not null,
  amount numeric(16, 2) not null,
  observed integer not null,
  not_observed integer not null,
  missing integer not null,
  primary key (network_id, structure_id, carrier_id, kind, measure, month, dimensions_key)
);

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
  state text not null check (state in ('observed', 'notObserved')),
  amount numeric(14, 2),
  source text not null,
  withdrawn boolean not null,
  at timestamptz not null,
  account_id text,
  primary key (network_id, id),
  constraint statement_structure_known foreign key (network_id, structure_id) references structure (network_id, id),
  constraint statement_amount check ((state = 'observed') = (amount is not null)),
  constraint statement_period check (from_day <= to_day)
);
create index statement_of_period on statement (network_id, from_day, to_day);

create table past_total (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid,
  indicator text not null,
  dimensions_key text not null,
  dimensions jsonb not null,
  year integer not null,
  state text not null check (state in ('observed', 'notObserved')),
  amount numeric(14, 2),
  source text not null,
  primary key (network_id, id),
  constraint past_total_once unique nulls not distinct (network_id, structure_id, indicator, dimensions_key, year),
  constraint past_total_structure_known foreign key (network_id, structure_id) references structure (network_id, id),
  constraint past_total_amount check ((state = 'observed') = (amount is not null))
);

alter table activity enable row level security;
alter table activity force row level security;
create policy of_network on activity using (network_id = current_network());
alter table activity_value enable row level security;
alter table activity_value force row level security;
create policy of_network on activity_value using (network_id = current_network());
alter table rollup enable row level security;
alter table rollup force row level security;
create policy of_network on rollup using (network_id = current_network());
alter table statement enable row level security;
alter table statement force row level security;
create policy of_network on statement using (network_id = current_network());
alter table past_total enable row level security;
alter table past_total force row level security;
create policy of_network on past_total using (network_id = current_network());
