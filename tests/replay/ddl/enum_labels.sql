create type t as enum('a','b')
alter type t add value 'c'
create table x(c t default 'c')
--! 55P04 unsafe use of new value "c" of enum type t
alter type t add value 'c'
--! 42710 enum label "c" already exists
alter type t add value if not exists 'c'
alter type t add value 'q' before 'zz'
--! 22023 "zz" is not an existing enum label
alter type t add value 'q' before 'b'
alter type t add value 'r' after 'a'
alter type nope add value 'q'
--! 42704 type "nope" does not exist
alter type t rename value 'q' to 'z'
alter type t rename value 'q' to 'z'
--! 22023 "q" is not an existing enum label
alter type t rename value 'z' to 'a'
--! 42710 enum label "a" already exists
--rev r2
create table x(c t default 'c')
alter type t add value 'd'
alter table x alter column c set default 'd'
--! 55P04 unsafe use of new value "d" of enum type t
alter table x add column e t default 'd'
--! 55P04 unsafe use of new value "d" of enum type t
create index ix on x(c) where c = 'd'
--! 55P04 unsafe use of new value "d" of enum type t
alter table x add constraint ck check (c <> 'd')
--! 55P04 unsafe use of new value "d" of enum type t
create index ix on x(c) where c = 'Z'
--! 22P02 invalid input value for enum t: "Z"
alter type t rename to t2
alter table x alter column c set default 'd'
--! 55P04 unsafe use of new value "d" of enum type t2
alter type t2 rename to t
alter type t rename to x
--! 42710 type "x" already exists
--= enum public.t (a, r, z, b, c, d)
--= table public.x
--= column public.x.c t default 'c'::t
