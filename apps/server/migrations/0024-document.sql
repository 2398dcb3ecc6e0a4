-- A document belongs to one thing: who may see the thing may see its documents.
create table document (
  network_id uuid not null references network (id),
  id uuid not null,
  version integer not null,
  noun text not null,
  thing_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  withdrawn boolean not null default false,
  primary key (network_id, id)
);
create index document_of_thing on document (network_id, noun, thing_id);

-- Every file that a document ever was; the bytes are here so that one backup holds everything.
create table document_file (
  network_id uuid not null,
  document_id uuid not null,
  number integer not null,
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null,
  size_bytes integer not null check (size_bytes > 0),
  -- Of the bytes as they are kept: pictures without their hidden data.
  sha256 text not null check (length(sha256) = 64),
  bytes bytea not null,
  at timestamptz not null,
  account_id text,
  primary key (network_id, document_id, number),
  constraint document_file_document_known foreign key (network_id, document_id) references document (network_id, id)
);

alter table document enable row level security;
alter table document force row level security;
create policy of_network on document using (network_id = current_network());
alter table document_file enable row level security;
alter table document_file force row level security;
create policy of_network on document_file using (network_id = current_network());
