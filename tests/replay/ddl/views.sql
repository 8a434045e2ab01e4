create table t(a int, b text)
create view v as select a from t
create view v2 as select * from v
create materialized view m as select b from t
create index mi on m(b)
create view v as select b from t
--! 42P07 relation "v" already exists
create or replace view v as select a from t
create or replace view t as select 1
--! 42809 "t" is not a view
alter table t drop column a
--! 2BP01 cannot drop column a of table t because other objects depend on it
--| view v depends on column a of table t
--| view v2 depends on view v
alter table t alter column a type bigint
--! 0A000 cannot alter type of a column used by a view or rule
--| rule _RETURN on view v depends on column "a"
alter table t alter column b type varchar
--! 0A000 cannot alter type of a column used by a view or rule
--| rule _RETURN on materialized view m depends on column "b"
drop view m
--! 42809 "m" is not a view
drop materialized view v
--! 42809 "v" is not a materialized view
drop view nope
--! 42P01 view "nope" does not exist
drop view if exists nope
drop view v
--! 2BP01 cannot drop view v because other objects depend on it
--| view v2 depends on view v
drop table t
--! 2BP01 cannot drop table t because other objects depend on it
--| view v depends on table t
--| view v2 depends on view v
--| materialized view m depends on table t
alter table t rename to tt
drop table v
--! 42809 "v" is not a table
drop view tt
--! 42809 "tt" is not a view
alter view v rename to vv
alter table tt drop column a cascade
drop table tt cascade
