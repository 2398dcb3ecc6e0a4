-- Where each chain ends: the writers' one meeting point, and what shows that its last lines were removed.
create table audit_head (
  network_id uuid primary key references network (id),
  seq bigint not null,
  hash text not null
);
insert into audit_head (network_id, seq, hash)
select network_id, seq, hash
from audit_line line
where seq = (select max(seq) from audit_line last where last.network_id = line.network_id);

alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy of_network on audit_head using (network_id = current_network());

-- A reason is typed by a person: it stands in the erasable row, under the same salted hash as the payload.
alter table audit_payload add column reason text;
alter table audit_line drop column reason;

-- Requests add lines and erase payloads; nothing else.
create policy never_updated on audit_line as restrictive for update using (false);
create policy never_deleted on audit_line as restrictive for delete using (false);
create policy never_deleted on audit_payload as restrictive for delete using (false);
create policy never_deleted on audit_head as restrictive for delete using (false);

create index audit_of_account on audit_line (network_id, account_id, seq);
create index audit_of_time on audit_line (network_id, at);
