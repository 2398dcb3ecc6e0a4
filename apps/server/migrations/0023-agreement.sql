create table agreement (
  network_id uuid not null references network (id),
  id uuid not null,
  version integer not null,
  title text not null check (length(title) between 1 and 200),
  subject text not null default '',
  signed_on date,
  from_day date not null,
  -- Null: without an end.
  to_day date,
  withdrawn boolean not null default false,
  primary key (network_id, id),
  constraint agreement_period check (to_day is null or from_day <= to_day)
);

create table agreement_party (
  network_id uuid not null,
  agreement_id uuid not null,
  structure_id uuid not null,
  position integer not null,
  primary key (network_id, agreement_id, structure_id),
  constraint agreement_party_agreement_known foreign key (network_id, agreement_id) references agreement (network_id, id),
  constraint agreement_party_structure_known foreign key (network_id, structure_id) references structure (network_id, id)
);
create index agreement_of_structure on agreement_party (network_id, structure_id);

alter table agreement enable row level security;
alter table agreement force row level security;
create policy of_network on agreement using (network_id = current_network());
alter table agreement_party enable row level security;
alter table agreement_party force row level security;
create policy of_network on agreement_party using (network_id = current_network());
