create type t as enum('a')
alter type t add value 'b'
alter table nope alter column c set default 'b'
--! 42P01 relation "nope" does not exist
create table x(c t default 'b')
--! 55P04 unsafe use of new value "b" of enum type t
commit
create table x(c t default 'b')
create index concurrently i on x(c)
drop index concurrently i
--= enum public.t (a, b)
--= table public.x
--= column public.x.c t default 'b'::t

create table a(x int)
--rev second
create table b(x int)
rollback
create table c(x int)
drop table b
--! 42P01 table "b" does not exist
--rev third
create table a(x int)
--! 42P07 relation "a" already exists
drop table a
--= table public.c
--= column public.c.x integer

create schema s1
set search_path to s1
create table t(a serial)
--rev second
create table u(a int)
set local search_path to public
create table u(a int)
--rev third
create table v(a int)
create table public.v(a int)
reset search_path
drop table u
drop table t
--! 42P01 table "t" does not exist
drop table s1.t
--= schema s1
--= table public.v
--= table s1.u
--= table s1.v
--= column public.v.a integer
--= column s1.u.a integer
--= column s1.v.a integer
