-- The language that a person chose; null while they follow their device's.
alter table person add column locale text constraint person_locale_known check (locale in ('fr', 'en'));

create table invitation (
  network_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null check (length(name) between 1 and 200),
  role text not null,
  structure_id uuid,
  -- sha-256: whoever reads the table cannot use the links.
  token_hash text not null,
  invited_by text not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text,
  revoked_at timestamptz,
  primary key (network_id, id),
  constraint invitation_token_once unique (network_id, token_hash),
  constraint invitation_inviter_known foreign key (network_id, invited_by) references person (network_id, account_id),
  constraint invitation_structure_known foreign key (network_id, structure_id) references structure (network_id, id),
  constraint invitation_accepted_whole check ((accepted_at is null) = (accepted_by is null)),
  constraint invitation_ended_once check (accepted_at is null or revoked_at is null)
);

alter table invitation enable row level security;
alter table invitation force row level security;
create policy of_network on invitation using (network_id = current_network());
