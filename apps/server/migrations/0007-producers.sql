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
  hours numeric(6, 2),
  note text not null,
  withdrawn boolean not null,
  primary key (network_id, id),
  constraint meeting_structure_known foreign key (network_id, structure_id) references structure (network_id, id),
  constraint meeting_partner_known foreign key (network_id, partner_id) references structure (network_id, id)
);
create index meeting_of_partner on meeting (network_id, partner_id, day desc);

-- A file of deliveries as it was handed in, kept even when it could not be read.
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
  at timestamptz not null,
  account_id text,
  primary key (network_id, id),
  constraint delivery_import_structure_known foreign key (network_id, structure_id) references structure (network_id, id)
);

-- What grew out of what: a one-off and the programme that followed it, an action and its next year.
create table series_link (
  network_id uuid not null,
  id uuid not null,
  type text not null check (type in ('grewInto', 'continues')),
  from_activity uuid not null,
  to_activity uuid not null,
  primary key (network_id, id),
  constraint series_linked unique (network_id, from_activity, to_activity),
  foreign key (network_id, from_activity) references activity (network_id, id),
  foreign key (network_id, to_activity) references activity (network_id, id),
  check (from_activity <> to_activity)
);
create index series_link_to on series_link (network_id, to_activity);

alter table meeting enable row level security;
alter table meeting force row level security;
create policy of_network on meeting using (network_id = current_network());
alter table delivery_import enable row level security;
alter table delivery_import force row level security;
create policy of_network on delivery_import using (network_id = current_network());
alter table series_link enable row level security;
alter table series_link force row level security;
create policy of_network on series_link using (network_id = current_network());
