-- Names of partners that the register did not know when a file was taken in: a spelling to check.
alter table delivery_import add column names_outside jsonb not null default '[]'::jsonb;
