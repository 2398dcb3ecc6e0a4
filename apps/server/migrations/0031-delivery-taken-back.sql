-- A file of deliveries can be taken back: what it delivered, as the versions of its sources.
alter table delivery_import add column version integer not null default 1;
alter table delivery_import add column corrected integer not null default 0;
alter table delivery_import add column deliveries jsonb not null default '[]'::jsonb;
alter table delivery_import add column withdrawn boolean not null default false;
