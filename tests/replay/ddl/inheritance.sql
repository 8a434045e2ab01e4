create table a(id serial primary key, x int default 3 not null check (x > 0), g int generated always as (x * 2) stored, i int generated always as identity, c text)
create index ax on a(c)
comment on column a.c is 'cc'
create table l1 (like a)
create table l2 (like a including all)
create table l3 (like a including defaults including constraints including indexes, z int)
create table ch (y int) inherits (a)
create table ch2 (x int, c varchar) inherits (a)
--! 42804 column "c" has a type conflict
--| text versus character varying
create table ch2 (x int, c text) inherits (a)
alter table a add column w int default 1
alter table a drop column c
alter table a alter column x drop not null
alter table a rename column x to xx
alter table ch drop column w
--! 42P16 cannot drop inherited column "w"
alter table a drop column g
alter table a alter column i drop default
--! 42601 column "i" of relation "a" is an identity column
alter table a alter column i drop not null
--! 42601 column "i" of relation "a" is an identity column
alter table a alter column i drop identity
alter table a alter column i drop identity
--! 55000 column "i" of relation "a" is not an identity column
alter table a alter column i drop identity if exists
alter table a alter column xx add generated always as identity
--! 55000 column "xx" of relation "a" must be declared NOT NULL before identity can be added
alter table a alter column i add generated always as identity
alter table a alter column g drop expression
--! 42703 column "g" of relation "a" does not exist
alter table a alter column w drop expression
--! 55000 column "w" of relation "a" is not a stored generated column
drop table a
--! 2BP01 cannot drop table a because other objects depend on it
--| default value for column id of table l2 depends on sequence a_id_seq
--| default value for column id of table l3 depends on sequence a_id_seq
--| table ch depends on table a
--| table ch2 depends on table a
drop table a cascade
--= check public.l2 a_x_check CHECK ((x > 0))
--= check public.l3 a_x_check CHECK ((x > 0))
--= index public.l2 l2_c_idx btree (c)
--= index public.l3 l3_c_idx btree (c)
--= primary key public.l2 l2_pkey (id)
--= primary key public.l3 l3_pkey (id)
--= sequence public.l2_i_seq bigint owned by l2.i
--= table public.l1
--= table public.l2
--= table public.l3
--= column public.l1.id integer not null
--= column public.l1.x integer not null
--= column public.l1.g integer
--= column public.l1.i integer not null
--= column public.l1.c text
--= column public.l2.id integer not null
--= column public.l2.x integer not null default 3
--= column public.l2.g integer generated (x * 2)
--= column public.l2.i integer not null identity a
--= column public.l2.c text comment 'cc'
--= column public.l3.id integer not null
--= column public.l3.x integer not null default 3
--= column public.l3.g integer
--= column public.l3.i integer not null
--= column public.l3.c text
--= column public.l3.z integer
