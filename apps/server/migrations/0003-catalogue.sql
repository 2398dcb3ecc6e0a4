-- Kinds, vocabularies, measures, indicators and templates of one network, each version kept for ever:
-- a record typed under an older version is read with that version.
create table catalogue_entry (
  network_id uuid not null references network (id),
  type text not null check (type in ('measure', 'vocabulary', 'kind', 'indicator', 'template')),
  code text not null,
  version integer not null,
  definition jsonb not null,
  -- What a process compares before it trusts the catalogue that it has already read.
  digest text not null generated always as (md5(definition::text)) stored,
  primary key (network_id, type, code, version)
);

alter table catalogue_entry enable row level security;
alter table catalogue_entry force row level security;
create policy of_network on catalogue_entry using (network_id = current_network());
