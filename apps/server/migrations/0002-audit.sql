-- One chain per network: each line's hash covers the line before, so that a removed or altered line shows.
create table audit_line (
  network_id uuid not null references network (id),
  seq bigint not null,
  at timestamptz not null,
  account_id text,
  action text not null,
  noun text not null,
  thing_id text not null,
  version integer not null,
  reason text,
  -- sha-256 of salt and payload: an erased payload leaves the chain verifiable.
  payload_hash text not null,
  hash text not null,
  primary key (network_id, seq)
);
create index audit_of_thing on audit_line (network_id, noun, thing_id, seq);

-- What was written, kept apart from the chain because it may have to be erased.
create table audit_payload (
  network_id uuid not null,
  seq bigint not null,
  salt text not null,
  payload jsonb,
  erased_at timestamptz,
  erased_reason text,
  primary key (network_id, seq),
  foreign key (network_id, seq) references audit_line (network_id, seq),
  constraint audit_payload_erased check ((payload is null) = (erased_at is not null))
);

alter table audit_line enable row level security;
alter table audit_line force row level security;
create policy of_network on audit_line using (network_id = current_network());
alter table audit_payload enable row level security;
alter table audit_payload force row level security;
create policy of_network on audit_payload using (network_id = current_network());
