create table report (
  network_id uuid not null references network (id),
  id uuid not null,
  template text not null,
  template_version integer not null,
  structure_id uuid,
  year integer not null,
  created_at timestamptz not null,
  primary key (network_id, id),
  constraint report_exists unique nulls not distinct (network_id, template, structure_id, year),
  constraint report_structure_known foreign key (network_id, structure_id) references structure (network_id, id)
);

create table report_prose (
  network_id uuid not null,
  report_id uuid not null,
  section text not null,
  version integer not null,
  text text not null,
  at timestamptz not null,
  account_id text,
  primary key (network_id, report_id, section, version),
  foreign key (network_id, report_id) references report (network_id, id)
);

-- Frozen: what was sent, word for word, in both languages, and its cells for next year's N-1.
create table submission (
  network_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  number integer not null,
  at timestamptz not null,
  account_id text,
  reason text,
  document_fr jsonb not null,
  document_en jsonb not null,
  primary key (network_id, id),
  constraint submission_number_once unique (network_id, report_id, number),
  constraint submission_report_known foreign key (network_id, report_id) references report (network_id, id)
);

create table submission_cell (
  network_id uuid not null,
  submission_id uuid not null,
  indicator text not null,
  dimensions_key text not null,
  from_day date not null,
  to_day date not null,
  state text not null,
  amount numeric(16, 2),
  missing integer not null,
  primary key (network_id, submission_id, indicator, dimensions_key, from_day, to_day),
  foreign key (network_id, submission_id) references submission (network_id, id)
);

alter table report enable row level security;
alter table report force row level security;
create policy of_network on report using (network_id = current_network());
alter table report_prose enable row level security;
alter table report_prose force row level security;
create policy of_network on report_prose using (network_id = current_network());
alter table submission enable row level security;
alter table submission force row level security;
create policy of_network on submission using (network_id = current_network());
alter table submission_cell enable row level security;
alter table submission_cell force row level security;
create policy of_network on submission_cell using (network_id = current_network());
