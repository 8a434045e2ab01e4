create table t(id serial primary key, a int unique, b varchar(20) not null default 'x')
create table t(x int)
--! 42P07 relation "t" already exists
create type t as enum('a')
--! 42710 type "t" already exists
create table u(id serial primary key, t_id int references t, t2 int references t(id) on delete cascade)
drop table t
--! 2BP01 cannot drop table t because other objects depend on it
--| constraint u_t_id_fkey on table u depends on table t
--| constraint u_t2_fkey on table u depends on table t
drop table t cascade
drop table nope
--! 42P01 table "nope" does not exist
drop table if exists nope
drop table nope.x
--! 3F000 schema "nope" does not exist
alter table nope add column x int
--! 42P01 relation "nope" does not exist
alter table nope.x add column x int
--! 3F000 schema "nope" does not exist
--= primary key public.u u_pkey (id)
--= sequence public.u_id_seq integer owned by u.id
--= table public.u
--= column public.u.id integer not null default nextval('u_id_seq'::regclass)
--= column public.u.t_id integer
--= column public.u.t2 integer
