-- A made-up next program: what is added may be left out, so that programs which know version 1 go on.
alter table item add column colour varchar(20);
create table colour (name varchar(20) not null, constraint colour_pk primary key (name));
