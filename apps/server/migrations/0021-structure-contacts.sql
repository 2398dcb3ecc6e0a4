-- Hours as weekly ranges, so that access in time can be measured; null: nobody has said yet.
alter table structure drop column opening_hours;
alter table structure add column opening_hours jsonb;
alter table structure add column contacts jsonb not null default '[]';
alter table site drop column opening_hours;
alter table site add column opening_hours jsonb;
alter table site add column phone text not null default '';
alter table site add constraint site_position_whole check ((lat is null) = (lon is null));
