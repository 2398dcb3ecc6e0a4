-- The national code list and the figures that come with it: the same for every network, replaced when a newer list is loaded.
-- `search`: names and codes without accents or capitals, as searches are typed.
create table region (
  code text primary key,
  name text not null,
  search text not null
);

create table department (
  code text primary key,
  name text not null,
  region_code text not null references region (code),
  search text not null
);

-- Groupings of communes with their own taxation.
create table epci (
  code text primary key,
  name text not null,
  search text not null
);

create table commune (
  code text primary key,
  name text not null,
  department_code text not null references department (code),
  region_code text not null references region (code),
  epci_code text references epci (code),
  postal_codes text[] not null,
  -- Absent where no census is published.
  population integer check (population >= 0),
  -- Absent until somebody imports areas.
  area_km2 numeric(12, 3) check (area_km2 > 0),
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  search text not null
);
create index commune_of_department on commune (department_code);
create index commune_of_epci on commune (epci_code);
create index commune_of_region on commune (region_code);

-- Which edition of each measure the communes hold, to be named beside every figure.
create table reference_edition (
  subject text primary key check (subject in ('code_list', 'population', 'area')),
  version text not null,
  as_of_year integer not null,
  source text not null
);
