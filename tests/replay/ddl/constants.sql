create type mood as enum ('a', 'b')
create domain dm as mood
create table t(id int, s mood, v varchar(2), u uuid, f boolean, n numeric(3,1), j jsonb, ss mood[], d dm, p serial primary key)
insert into t(s) values ('x')
--! 22P02 invalid input value for enum mood: "x"
insert into t(s) values ('a'), ('x')
--! 22P02 invalid input value for enum mood: "x"
insert into t values (1, 'x')
--! 22P02 invalid input value for enum mood: "x"
insert into t select 1, 'x' from t
--! 22P02 invalid input value for enum mood: "x"
insert into t(s) select 'x' where false
--! 22P02 invalid input value for enum mood: "x"
insert into t(s) select 'x' union select 'x'::mood
--! 22P02 invalid input value for enum mood: "x"
insert into t(s) values (('x'))
--! 22P02 invalid input value for enum mood: "x"
insert into t(s) values (default), ('x')
--! 22P02 invalid input value for enum mood: "x"
insert into t(id, s) values ('k', 'x')
--! 22P02 invalid input syntax for type integer: "k"
insert into t(ss) values ('{x}')
--! 22P02 invalid input value for enum mood: "x"
insert into t(d) values ('x')
--! 22P02 invalid input value for enum mood: "x"
insert into t(v) values ('xxx')
--! 22001 value too long for type character varying(2)
insert into t(v) values ('xx   ')
insert into t(v) select 'xxx' where false
--! 22001 value too long for type character varying(2)
insert into t(f) values (1)
--! 42804 column "f" is of type boolean but expression is of type integer
insert into t(s) values (1)
--! 42804 column "s" is of type mood but expression is of type integer
insert into t(v) values (1)
insert into t(id) values (true)
--! 42804 column "id" is of type integer but expression is of type boolean
insert into t(p, s) values (1, 'a') on conflict (p) do update set s = 'x'
--! 22P02 invalid input value for enum mood: "x"
with w as (select 1) insert into t(s) values ('x')
--! 22P02 invalid input value for enum mood: "x"
with w as (insert into t(s) values ('x') returning 1) select 1
--! 22P02 invalid input value for enum mood: "x"
update t set s = 'x'
--! 22P02 invalid input value for enum mood: "x"
update t set s = 'b', v = 'xx', u = null, f = 'yes', id = ' 5 '
update t set s = 'x' where false
--! 22P02 invalid input value for enum mood: "x"
update t set v = 'xxx'
--! 22001 value too long for type character varying(2)
update t set u = 'x'
--! 22P02 invalid input syntax for type uuid: "x"
update t set f = 'x'
--! 22P02 invalid input syntax for type boolean: "x"
update t set f = 1
--! 42804 column "f" is of type boolean but expression is of type integer
update t set f = 0 where s = 'a'
--! 42804 column "f" is of type boolean but expression is of type integer
update t set n = '1'
update t set s = 'a' from t t2 where t.s = 'a'
update t set s = 'a' where f = 1
--! 42883 operator does not exist: boolean = integer
update t set s = 'a' where v = 1
--! 42883 operator does not exist: character varying = integer
update t set s = 'a' where 1 = f
--! 42883 operator does not exist: integer = boolean
update t set s = 'a' where id = true
--! 42883 operator does not exist: integer = boolean
update t set s = 'a' where v = 'xxxxx'
update t set s = 'x' where s = 'y'
--! 22P02 invalid input value for enum mood: "y"
delete from t where s = 'x'
--! 22P02 invalid input value for enum mood: "x"
delete from t where 'x' = s
--! 22P02 invalid input value for enum mood: "x"
delete from t where s in ('a', 'x')
--! 22P02 invalid input value for enum mood: "x"
delete from t where s not in ('a', 'x')
--! 22P02 invalid input value for enum mood: "x"
delete from t where not (s <> 'x') or id = 1
--! 22P02 invalid input value for enum mood: "x"
delete from t where s::text = 'x'
delete from t where s = 'x'::mood
--! 22P02 invalid input value for enum mood: "x"
delete from t where id = 'x'
--! 22P02 invalid input syntax for type integer: "x"
delete from t where u in ('x', 'y')
--! 22P02 invalid input syntax for type uuid: "x"
delete from t where f = 'x'
--! 22P02 invalid input syntax for type boolean: "x"
delete from t where n > 'x'
--! 22P02 invalid input syntax for type numeric: "x"
delete from t tt where tt.s = 'x'
--! 22P02 invalid input value for enum mood: "x"
delete from t where s = 'a'
select 1 from t where s = 'x'
--! 22P02 invalid input value for enum mood: "x"
select count(*) from t tt where tt.s = 'x'
--! 22P02 invalid input value for enum mood: "x"
select count(*) from t tt where tt.s = 'b'
select 'x'::mood
--! 22P02 invalid input value for enum mood: "x"
select 'x'::int
--! 22P02 invalid input syntax for type integer: "x"
select cast('a' as mood)
--= domain public.dm mood
--= enum public.mood (a, b)
--= primary key public.t t_pkey (p)
--= sequence public.t_p_seq integer owned by t.p
--= table public.t
--= column public.t.id integer
--= column public.t.s mood
--= column public.t.v character varying(2)
--= column public.t.u uuid
--= column public.t.f boolean
--= column public.t.n numeric(3,1)
--= column public.t.j jsonb
--= column public.t.ss mood[]
--= column public.t.d dm
--= column public.t.p integer not null default nextval('t_p_seq'::regclass)

create type mood as enum ('a')
create table t(s mood, a mood[])
--rev second
alter type mood add value 'b'
insert into t(s) values ('b')
--! 55P04 unsafe use of new value "b" of enum type mood
update t set s = 'b'
--! 55P04 unsafe use of new value "b" of enum type mood
delete from t where s = 'b'
--! 55P04 unsafe use of new value "b" of enum type mood
update t set s = 'a'
--rev third
update t set s = 'b'
--= enum public.mood (a, b)
--= table public.t
--= column public.t.s mood
--= column public.t.a mood[]

create table t(id serial primary key, a int not null, b int not null default 3, c int generated always as (1) stored not null, d int generated always as identity)
insert into t(id) values (1)
--! 23502 null value in column "a" of relation "t" violates not-null constraint
insert into t(a) values (null)
--! 23502 null value in column "a" of relation "t" violates not-null constraint
insert into t(a) values (1), (null)
--! 23502 null value in column "a" of relation "t" violates not-null constraint
insert into t(a, b) values (1, null)
--! 23502 null value in column "b" of relation "t" violates not-null constraint
insert into t(a) values (1), (default)
--! 23502 null value in column "a" of relation "t" violates not-null constraint
insert into t default values
--! 23502 null value in column "a" of relation "t" violates not-null constraint
insert into t(a) values (1) on conflict do nothing
insert into t(b) values (1) on conflict do nothing
--! 23502 null value in column "a" of relation "t" violates not-null constraint
insert into t(a, id) values (1, null)
--! 23502 null value in column "id" of relation "t" violates not-null constraint
insert into t(a) select null where false
insert into t(id, a) values (100, 1) on conflict (id) do update set a = null
update t set a = null where false
insert into t(a) values (2)
create table m(a int, b int, primary key (a, b))
insert into m(a) values (1)
--! 23502 null value in column "b" of relation "m" violates not-null constraint
insert into m values (1, 2)
alter table m add column c text
update m set c = 'x'
alter table m alter column c set not null
insert into m(a, b) values (1, 3)
--! 23502 null value in column "c" of relation "m" violates not-null constraint
alter table m alter column c set default 'x'
insert into m(a, b) values (1, 3)
create function f() returns trigger language plpgsql as 'begin new.a := 5; return new; end'
create trigger tr before insert on t for each row execute function f()
insert into t(b) values (1)
--= function public.f() plpgsql
--= primary key public.m m_pkey (a, b)
--= primary key public.t t_pkey (id)
--= sequence public.t_d_seq integer owned by t.d
--= sequence public.t_id_seq integer owned by t.id
--= table public.m
--= table public.t
--= trigger public.t tr
--= column public.m.a integer not null
--= column public.m.b integer not null
--= column public.m.c text not null default 'x'::text
--= column public.t.id integer not null default nextval('t_id_seq'::regclass)
--= column public.t.a integer not null
--= column public.t.b integer not null default 3
--= column public.t.c integer not null generated 1
--= column public.t.d integer not null identity a
