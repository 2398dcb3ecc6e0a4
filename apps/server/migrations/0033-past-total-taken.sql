-- A constraint's name is the problem's: a second total of the same figure and year is refused in words.
alter table past_total rename constraint past_total_once to statement_total_taken;
