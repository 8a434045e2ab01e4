create type mood as enum('a','b')
create type mood as enum('a')
--! 42710 type "mood" already exists
create table x(id int, c mood)
create table y(id int, c mood default 'A')
--! 22P02 invalid input value for enum mood: "A"
create table y(id int, c mood default 'a')
create table z(c moods)
--! 42704 type "moods" does not exist
create table z(c moods[])
--! 42704 type "moods[]" does not exist
create table z(c nope.moods)
--! 3F000 schema "nope" does not exist
alter table x alter column c type text
alter table x alter column c type mood
--! 42804 column "c" cannot be cast automatically to type mood
alter table x alter column c type mood using c::mood
alter table y alter column c type text
alter table y alter column c type mood using c::mood
drop type mood
--! 2BP01 cannot drop type mood because other objects depend on it
--| column c of table x depends on type mood
--| column c of table y depends on type mood
drop type if exists mood
--! 2BP01 cannot drop type mood because other objects depend on it
--| column c of table x depends on type mood
--| column c of table y depends on type mood
drop type mood cascade
drop type mood
--! 42704 type "mood" does not exist
drop type if exists mood
create table mood(a int)
create type mood as enum('a')
--! 42710 type "mood" already exists
drop type mood
--! 2BP01 cannot drop type mood because table mood requires it
create table w(m mood)
drop table mood
--! 2BP01 cannot drop table mood because other objects depend on it
--| column m of table w depends on type mood
drop table mood cascade
--= table public.w
--= table public.x
--= table public.y
--= column public.x.id integer
--= column public.y.id integer
