-- A network's own territory: a set of communes, EPCI, départements or regions.
create table territory (
  network_id uuid not null references network (id),
  id uuid not null,
  version integer not null,
  name text not null check (length(name) between 1 and 200),
  note text not null default '',
  archived boolean not null default false,
  primary key (network_id, id),
  constraint territory_name_taken unique (network_id, name)
);

create table territory_member (
  network_id uuid not null,
  territory_id uuid not null,
  level text not null check (level in ('region', 'department', 'epci', 'commune')),
  code text not null,
  primary key (network_id, territory_id, level, code),
  constraint territory_member_known foreign key (network_id, territory_id) references territory (network_id, id)
);

-- Dated figures with their source; those of several years and sources stand side by side.
create table territory_figure (
  network_id uuid not null references network (id),
  id uuid not null,
  version integer not null,
  -- 'department:09', 'epci:200…', 'own:<id>': the key that names a territory everywhere.
  territory text not null,
  measure text not null check (measure in ('population', 'area_km2')),
  amount numeric(14, 3) not null check (amount >= 0),
  as_of_year integer not null,
  source text not null check (length(source) between 1 and 300),
  withdrawn boolean not null default false,
  primary key (network_id, id)
);
-- One figure of a measure for a territory in one source's edition; a withdrawn one makes room.
create unique index territory_figure_taken on territory_figure (network_id, territory, measure, as_of_year, source)
  where not withdrawn;

alter table territory enable row level security;
alter table territory force row level security;
create policy of_network on territory using (network_id = current_network());
alter table territory_member enable row level security;
alter table territory_member force row level security;
create policy of_network on territory_member using (network_id = current_network());
alter table territory_figure enable row level security;
alter table territory_figure force row level security;
create policy of_network on territory_figure using (network_id = current_network());
