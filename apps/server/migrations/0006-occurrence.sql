-- Something that comes back: its recurrence and what is usually recorded.
create table occurrence (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid not null,
  definition jsonb not null,
  withdrawn boolean not null,
  primary key (network_id, id),
  constraint occurrence_structure_known foreign key (network_id, structure_id) references structure (network_id, id)
);

-- What was said of one of its days.
create table occurrence_day (
  network_id uuid not null,
  occurrence_id uuid not null,
  day date not null,
  outcome text not null check (outcome in ('held', 'notHeld')),
  reason text,
  activity_id uuid,
  at timestamptz not null,
  account_id text,
  primary key (network_id, occurrence_id, day),
  foreign key (network_id, occurrence_id) references occurrence (network_id, id),
  constraint occurrence_day_activity foreign key (network_id, activity_id) references activity (network_id, id),
  constraint occurrence_day_whole check ((outcome = 'held') = (activity_id is not null) and (outcome = 'notHeld') = (reason is not null))
);

alter table occurrence enable row level security;
alter table occurrence force row level security;
create policy of_network on occurrence using (network_id = current_network());
alter table occurrence_day enable row level security;
alter table occurrence_day force row level security;
create policy of_network on occurrence_day using (network_id = current_network());
