-- An undone link stays, so that undoing it twice is undoing it once.
alter table series_link add column withdrawn boolean not null default false;
