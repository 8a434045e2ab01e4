create table t(a int, b int, c int)
alter table t add column a int
--! 42701 column "a" of relation "t" already exists
alter table t add column if not exists a text
alter table t drop column zz
--! 42703 column "zz" of relation "t" does not exist
alter table t drop column if exists zz
alter table t rename column zz to q
--! 42703 column "zz" does not exist
alter table t rename column a to b
--! 42701 column "b" of relation "t" already exists
alter table t alter column zz set not null
--! 42703 column "zz" of relation "t" does not exist
alter table t alter column a set not null
alter table t add primary key(a)
alter table t add primary key(b)
--! 42P16 multiple primary keys for table "t" are not allowed
alter table t alter column a drop not null
--! 42P16 column "a" is in a primary key
alter table t add unique(zz)
--! 42703 column "zz" named in key does not exist
alter table t add constraint k unique(b)
alter table t add constraint k unique(c)
--! 42P07 relation "k" already exists
alter table t add constraint k check(b>0)
--! 42710 constraint "k" for relation "t" already exists
alter table t add constraint t_pkey unique(c)
--! 42P07 relation "t_pkey" already exists
create index k on t(b)
--! 42P07 relation "k" already exists
create index i on t(zz)
--! 42703 column "zz" does not exist
create index i on t(b)
create index i on t(c)
--! 42P07 relation "i" already exists
create index if not exists i on t(c)
create index on t(b)
create unique index u on t(c)
drop index nope
--! 42704 index "nope" does not exist
drop index if exists nope
drop index k
--! 2BP01 cannot drop index k because constraint k on table t requires it
drop index t
--! 42809 "t" is not an index
drop table i
--! 42809 "i" is not a table
alter table t drop constraint u
--! 42704 constraint "u" of relation "t" does not exist
alter index i rename to k
--! 42P07 relation "k" already exists
alter index i rename to j
alter table t rename constraint k to j
--! 42P07 relation "j" already exists
alter table t rename constraint k to kk
alter table t rename constraint nope to kk
--! 42704 constraint "nope" for table "t" does not exist
alter index nope rename to x
--! 42P01 relation "nope" does not exist
alter index kk rename to k3
drop index u
alter table t rename to t2
alter table t2 rename to t2
--! 42P07 relation "t2" already exists
alter table t2 drop column b
alter table t2 alter column c set default 'abc'
--! 22P02 invalid input syntax for type integer: "abc"
alter table t2 alter column c set default true
--! 42804 column "c" is of type integer but default expression is of type boolean
alter table t2 alter column c set default c
--! 0A000 cannot use column reference in DEFAULT expression
alter table t2 alter column c set default now()
--! 42804 column "c" is of type integer but default expression is of type timestamp with time zone
alter table t2 alter column c set default 5
alter table t2 alter column c type varchar
alter table t2 alter column c type int using c::int
alter table t2 alter column c drop default
alter table t2 alter column c type int using c::int
alter table t2 alter column c type boolean
--! 42804 column "c" cannot be cast automatically to type boolean
alter table t2 alter column c type json
--! 42804 column "c" cannot be cast automatically to type json
alter table t2 alter column c type bigint
--= primary key public.t2 t_pkey (a)
--= table public.t2
--= column public.t2.a integer not null
--= column public.t2.c bigint
