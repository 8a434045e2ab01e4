create domain d as varchar(10) not null
create domain d as int
--! 42710 type "d" already exists
create type d as enum('a')
--! 42710 type "d" already exists
create domain pos as int check (value > 0)
create table t(a d, b pos)
drop domain d
--! 2BP01 cannot drop type d because other objects depend on it
--| column a of table t depends on type d
drop type d cascade
alter table t alter column b type text
alter table t alter column b type pos
--! 42804 column "b" cannot be cast automatically to type pos
create type comp as (a int, b text)
create type comp as (a int)
--! 42710 type "comp" already exists
create table comp(x int)
--! 42P07 relation "comp" already exists
create table t2(c comp)
drop type comp
--! 2BP01 cannot drop type comp because other objects depend on it
--| column c of table t2 depends on type comp
drop type comp cascade
drop domain nope
--! 42704 type "nope" does not exist
drop type pos
--= table public.t
--= table public.t2
--= column public.t.b text
