create index concurrently ci on t(a)
--! 25001 CREATE INDEX CONCURRENTLY cannot run inside a transaction block
create table t(a int)
create index concurrently ci on t(a)
--! 25001 CREATE INDEX CONCURRENTLY cannot run inside a transaction block
drop index concurrently ci
--! 25001 DROP INDEX CONCURRENTLY cannot run inside a transaction block
vacuum t
--! 25001 VACUUM cannot run inside a transaction block
--rev auto
create index concurrently ci on t(a)
create index concurrently if not exists ci on t(a)
create index concurrently ci on t(a)
--! 42P07 relation "ci" already exists
drop index concurrently ci cascade
--! 0A000 DROP INDEX CONCURRENTLY does not support CASCADE
drop index concurrently ci
drop index concurrently ci
--! 42704 index "ci" does not exist
drop index concurrently if exists ci
create type e as enum('a')
alter type e add value 'b'
alter table t add column e e default 'b'
--= enum public.e (a, b)
--= table public.t
--= column public.t.a integer
--= column public.t.e e default 'b'::e
