-- A made-up program after the next: what programs that know version 1 leave out must be there.
update item set colour = 'white' where colour is null;
alter table item alter column colour set not null;
