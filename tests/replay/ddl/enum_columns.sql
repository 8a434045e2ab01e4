create type e as enum('a','b')
create type e2 as enum('a','b')
create table t(a e, b e[], c text, d varchar, x e check (x <> 'a'), y varchar check (y in ('a','b')), z text check (z = 'a'))
create index pi on t(a) where a = 'b'
alter table t add check (a in ('a','c'))
--! 22P02 invalid input value for enum e: "c"
alter table t alter column a type e2
--! 42804 column "a" cannot be cast automatically to type e2
alter table t alter column a type e2 using a::text::e2
--! 42883 operator does not exist: e2 = e
alter table t alter column x type e2 using x::text::e2
--! 42883 operator does not exist: e2 <> e
alter table t alter column x type text
--! 42883 operator does not exist: text <> e
alter table t alter column y type e using y::e
alter table t alter column z type e using z::e
--! 42883 operator does not exist: e = text
alter table t alter column b type e2[] using b::text[]::e2[]
alter table t alter column b type text[]
alter table t alter column b type text
alter table t alter column c type varchar(5)
alter table t alter column c type e
--! 42804 column "c" cannot be cast automatically to type e
alter table t alter column c type e[]
--! 42804 column "c" cannot be cast automatically to type e[]
alter table t alter column d set default 'a'
alter table t alter column d type e using d::e
--! 42804 default for column "d" cannot be cast automatically to type e
alter table t alter column d drop default
alter table t alter column d type e using d::e
alter table t alter column d set default 'A'
--! 22P02 invalid input value for enum e: "A"
alter table t alter column d set default 'a'::e2
--! 42804 column "d" is of type e but default expression is of type e2
alter table t alter column d set default 'a'::text
--! 42804 column "d" is of type e but default expression is of type text
alter table t alter column d set default 'a'
alter type e rename to e_old
create type e as enum('a')
alter table t alter column d type e using d::text::e
--! 42804 default for column "d" cannot be cast automatically to type e
alter table t alter column d drop default
alter table t alter column d type e using d::text::e
alter table t alter column d set default 'a'
drop type e_old
--! 2BP01 cannot drop type e_old because other objects depend on it
--| column y of table t depends on type e_old
--| column x of table t depends on type e_old
--| column a of table t depends on type e_old
drop type e_old cascade
drop type e2
--= check public.t t_z_check CHECK ((z = 'a'::text))
--= enum public.e (a)
--= table public.t
--= column public.t.b text
--= column public.t.c character varying(5)
--= column public.t.d e default 'a'::e
--= column public.t.z text

create type mood as enum('a', 'b')
create table t(c mood default 'a', d text default 'b'::mood, e mood default 'b'::mood)
alter table t alter column c type text
drop type mood
--! 2BP01 cannot drop type mood because other objects depend on it
--| column e of table t depends on type mood
--| default value for column d of table t depends on type mood
--| default value for column c of table t depends on type mood
alter type mood rename to feeling
alter table t alter column c type feeling using c::feeling
alter table t alter column c type varchar
alter table t alter column e type varchar(10)
drop type feeling cascade
--= table public.t
--= column public.t.c character varying
--= column public.t.d text
--= column public.t.e character varying(10)
