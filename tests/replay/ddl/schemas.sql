create schema s1
create schema s1
--! 42P06 schema "s1" already exists
create schema if not exists s1
create table s1.t(id serial primary key)
create type s1.m as enum('a')
create table t(id serial primary key, m s1.m default 'a')
drop schema s1
--! 2BP01 cannot drop schema s1 because other objects depend on it
--| table s1.t depends on schema s1
--| type s1.m depends on schema s1
--| column m of table t depends on type s1.m
drop schema nope
--! 3F000 schema "nope" does not exist
drop schema if exists nope
alter table t set schema s1
--! 42P07 relation "t" already exists in schema "s1"
alter table t set schema nope
--! 3F000 schema "nope" does not exist
alter table t rename to t3
alter table t3 set schema s1
--! 42P07 relation "t_pkey" already exists in schema "s1"
alter type s1.m set schema public
alter type m set schema s1
create table s1.q(r int references s1.t)
alter table s1.q drop constraint q_r_fkey
drop type s1.m
--! 2BP01 cannot drop type s1.m because other objects depend on it
--| column m of table t3 depends on type s1.m
set search_path to s1
create table w(a int, x m default 'b')
--! 22P02 invalid input value for enum m: "b"
create table w(a serial, x m default 'a')
alter schema s1 rename to s2
drop schema s2 cascade
--= primary key public.t3 t_pkey (id)
--= sequence public.t_id_seq integer owned by t3.id
--= table public.t3
--= column public.t3.id integer not null default nextval('t_id_seq'::regclass)
