import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const note = `
create function current_network() returns uuid language sql stable
  as $$ select nullif(current_setting('app.network', true), '')::uuid $$;

create table network (
  id uuid primary key
);

create table note (
  network_id uuid not null references network (id),
  id uuid not null,
  code text not null,
  written_on date not null default '2026-03-29',
  written_at timestamptz not null default '2026-03-29T01:30:00Z',
  hours numeric(8, 2) not null default 1,
  views bigint not null default 0,
  tags text[] not null default '{}',
  detail jsonb not null default '{}',
  constraint note_pk primary key (network_id, id),
  constraint note_code_taken unique (network_id, code),
  constraint note_hours_positive check (hours >= 0)
);

alter table note enable row level security;
alter table note force row level security;
create policy of_network on note using (network_id = current_network());
`

/** A folder with one migration, for the tests of the platform itself: a table `note` of networks, walled as all are. */
export function noteMigrations(): string {
  return migrationsOf({ '0001-note.sql': note })
}

/** A new folder with these files, name → text, there until the process ends. */
export function migrationsOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-migrations-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
