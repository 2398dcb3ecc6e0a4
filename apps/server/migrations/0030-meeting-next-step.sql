-- What a structure does next with a partner, and by when.
alter table meeting add column next_step text not null default '';
alter table meeting add column next_day date;
