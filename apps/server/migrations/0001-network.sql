-- The tenant of the running transaction; null outside of one, so that every policy fails closed.
create function current_network() returns uuid language sql stable
  as $$ select nullif(current_setting('app.network', true), '')::uuid $$;

-- The account of the running transaction: lets somebody who signs in find the networks they belong to.
create function current_account() returns text language sql stable
  as $$ select nullif(current_setting('app.account', true), '') $$;

create table network (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  zone text not null,
  created_at timestamptz not null
);

create table person (
  network_id uuid not null references network (id),
  account_id text not null,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  primary key (network_id, account_id)
);

create table structure (
  network_id uuid not null references network (id),
  id uuid not null,
  version integer not null,
  kind text not null,
  name text not null check (length(name) between 1 and 200),
  short_name text not null check (length(short_name) between 1 and 60),
  parent_id uuid,
  address text not null default '',
  commune_code text,
  department_code text,
  phone text not null default '',
  email text not null default '',
  website text not null default '',
  opening_hours text not null default '',
  archived boolean not null default false,
  primary key (network_id, id),
  constraint structure_parent_known foreign key (network_id, parent_id) references structure (network_id, id),
  constraint structure_parent_other check (parent_id is distinct from id)
);

create table site (
  network_id uuid not null,
  id uuid not null,
  version integer not null,
  structure_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  address text not null default '',
  commune_code text,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  opening_hours text not null default '',
  archived boolean not null default false,
  primary key (network_id, id),
  constraint site_structure_known foreign key (network_id, structure_id) references structure (network_id, id)
);
create index site_of_structure on site (network_id, structure_id);

create table role_grant (
  network_id uuid not null,
  id uuid not null,
  account_id text not null,
  role text not null,
  structure_id uuid,
  granted_at timestamptz not null,
  primary key (network_id, id),
  constraint role_grant_once unique nulls not distinct (network_id, account_id, role, structure_id),
  constraint role_grant_person_known foreign key (network_id, account_id) references person (network_id, account_id),
  constraint role_grant_structure_known foreign key (network_id, structure_id) references structure (network_id, id)
);
create index role_grant_of_account on role_grant (account_id);

alter table network enable row level security;
alter table network force row level security;
create policy of_network on network using (id = current_network());
alter table person enable row level security;
alter table person force row level security;
create policy of_network on person using (network_id = current_network());
create policy of_account on person for select using (account_id = current_account());
alter table structure enable row level security;
alter table structure force row level security;
create policy of_network on structure using (network_id = current_network());
alter table site enable row level security;
alter table site force row level security;
create policy of_network on site using (network_id = current_network());
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy of_network on role_grant using (network_id = current_network());
create policy of_account on role_grant for select using (account_id = current_account());
