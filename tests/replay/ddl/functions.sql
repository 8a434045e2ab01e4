create function f() returns trigger language plpgsql as 'begin return new; end'
create function f() returns trigger language plpgsql as 'begin return new; end'
--! 42723 function "f" already exists with same argument types
create or replace function f() returns trigger language plpgsql as 'begin return new; end'
create table t(a int)
create trigger tr before insert on t for each row execute function f()
create trigger tr before insert on t for each row execute function f()
--! 42710 trigger "tr" for relation "t" already exists
create trigger tr before insert on nope for each row execute function f()
--! 42P01 relation "nope" does not exist
drop trigger nope on t
--! 42704 trigger "nope" for table "t" does not exist
drop trigger if exists nope on t
drop trigger tr on nope
--! 42P01 relation "nope" does not exist
drop trigger if exists tr on nope
drop function f
--! 2BP01 cannot drop function f() because other objects depend on it
--| trigger tr on table t depends on function f()
drop function f()
--! 2BP01 cannot drop function f() because other objects depend on it
--| trigger tr on table t depends on function f()
drop function f() cascade
create function g(a int, b text) returns int language sql as 'select 1'
create function g(a int) returns int language sql as 'select 1'
drop function g
--! 42725 function name "g" is not unique
drop function g(int, text)
drop function g
drop function nope()
--! 42883 function nope() does not exist
--= table public.t
--= column public.t.a integer
