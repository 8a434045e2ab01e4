create table t(a int, b int, c int)
alter table t add constraint pk primary key(a, b)
alter table t add primary key(c)
--! 42P16 multiple primary keys for table "t" are not allowed
alter table t add constraint u unique(c) deferrable initially deferred
create table r(x int references t(c))
--! 55000 cannot use a deferrable unique constraint for referenced table "t"
create table r(x int, y int, foreign key(x, y) references t)
create table r2(x int, y int, foreign key(y, x) references t(b, a) on delete set null on update cascade)
create table r3(x int, foreign key(x) references t)
--! 42830 number of referencing and referenced columns for foreign key disagree
create unique index ui on t(c)
create table r4(x int references t(c))
drop index ui
--! 2BP01 cannot drop index ui because other objects depend on it
--| constraint r4_x_fkey on table r4 depends on index ui
alter table t drop constraint u
alter table t drop constraint pk
--! 2BP01 cannot drop constraint pk on table t because other objects depend on it
--| constraint r_x_y_fkey on table r depends on index pk
--| constraint r2_y_x_fkey on table r2 depends on index pk
alter table t drop constraint pk cascade
alter table t alter column a drop not null
create unique index mine on t(b)
alter table t add constraint adopted unique using index mine
alter table t add constraint nothing unique using index nope
--! 42704 index "nope" does not exist
drop index adopted
--! 2BP01 cannot drop index adopted because constraint adopted on table t requires it
alter table t add constraint e exclude using gist (int4range(a, b) with &&)
alter table t add exclude using gist (int4range(a, b) with &&)
create unique index part on t(a) where b > 0
create table r5(x int references t(a))
--! 42830 there is no unique constraint matching given keys for referenced table "t"
alter table t add constraint positive check (a > 0) not valid
alter table t validate constraint positive
alter table t validate constraint adopted
--! 42809 constraint "adopted" of relation "t" is not a foreign key or check constraint
alter table t validate constraint nope
--! 42704 constraint "nope" of relation "t" does not exist
alter table t add constraint positive check (a > 1)
--! 42710 constraint "positive" for relation "t" already exists
alter table t drop constraint positive
alter table t rename column b to bb
alter table t drop column bb
--! 2BP01 cannot drop column bb of table t because other objects depend on it
--| constraint e on table t depends on column bb of table t
--| constraint t_int4range_excl on table t depends on column bb of table t
create table self(id int primary key, parent int references self, other int references self(id))
alter table self drop column id
--! 2BP01 cannot drop column id of table self because other objects depend on it
--| constraint self_parent_fkey on table self depends on column id of table self
--| constraint self_other_fkey on table self depends on column id of table self
alter table self drop column parent
drop table self
--= exclusion public.t e
--= exclusion public.t t_int4range_excl
--= foreign key public.r4 r4_x_fkey (x) public.t (c) NO ACTION NO ACTION
--= index public.t part btree unique (a) where (bb > 0)
--= index public.t ui btree unique (c)
--= table public.r
--= table public.r2
--= table public.r4
--= table public.t
--= unique public.t adopted (bb)
--= column public.r.x integer
--= column public.r.y integer
--= column public.r2.x integer
--= column public.r2.y integer
--= column public.r4.x integer
--= column public.t.a integer
--= column public.t.bb integer not null
--= column public.t.c integer

create table a(id int primary key)
create table b(id int primary key, a_id int references a)
create table c(b_id int references b, a_id int references a)
alter table a rename to aa
alter table aa rename column id to key
alter table c add constraint more foreign key(a_id) references aa(key) deferrable
drop table aa
--! 2BP01 cannot drop table aa because other objects depend on it
--| constraint b_a_id_fkey on table b depends on table aa
--| constraint c_a_id_fkey on table c depends on table aa
--| constraint more on table c depends on table aa
drop table b
--! 2BP01 cannot drop table b because other objects depend on it
--| constraint c_b_id_fkey on table c depends on table b
alter table b alter column a_id type varchar
--! 42804 foreign key constraint "b_a_id_fkey" cannot be implemented
--| Key columns "a_id" and "key" are of incompatible types: character varying and integer.
alter table aa alter column key type varchar using key::varchar
--! 42804 foreign key constraint "b_a_id_fkey" cannot be implemented
--| Key columns "a_id" and "key" are of incompatible types: integer and character varying.
alter table aa alter column key type bigint
alter table b alter column a_id type bigint
drop table aa cascade
drop table c
drop table b

create table t(a int not null, b text default 'x', c int)
comment on table t is 'first'
comment on column t.a is 'col'
comment on column t.zz is 'col'
--! 42703 column "zz" of relation "t" does not exist
comment on table nope is 'col'
--! 42P01 relation "nope" does not exist
comment on table t is null
create table copy as select * from t
create table if not exists t(z int)
create temporary table tmp(a int)
create temporary table tmp(a int)
--! 42P07 relation "tmp" already exists
drop table tmp
insert into nope values(1)
--! 42P01 relation "nope" does not exist
update nope set a = 1
--! 42P01 relation "nope" does not exist
delete from t
alter table if exists nope add column a int
alter table if exists nope rename to x
alter table nope rename to x
--! 42P01 relation "nope" does not exist
alter table nope rename column a to b
--! 42P01 relation "nope" does not exist
alter table nope rename constraint a to b
--! 42P01 relation "nope" does not exist
alter table nope drop constraint a
--! 42P01 relation "nope" does not exist
alter table nope alter column a type int
--! 42P01 relation "nope" does not exist
create index on nope(a)
--! 42P01 relation "nope" does not exist
create index i on nope(a)
--! 42P01 relation "nope" does not exist
drop table t, copy
drop table t
--! 42P01 table "t" does not exist
create table t(a int, a text)
--! 42701 column "a" specified more than once
create table t(a int primary key, b int primary key)
--! 42P16 multiple primary keys for table "t" are not allowed
create table t(a int, primary key(b))
--! 42703 column "b" named in key does not exist
create table t(a int, unique(b))
--! 42703 column "b" named in key does not exist
create table t(a int, foreign key(b) references t)
--! 42703 column "b" referenced in foreign key constraint does not exist
create table t(a nope)
--! 42704 type "nope" does not exist
create table t(a int references nope)
--! 42P01 relation "nope" does not exist
create table nope.t(a int)
--! 3F000 schema "nope" does not exist
create table t(like nope)
--! 42P01 relation "nope" does not exist
create table t(a int) inherits (nope)
--! 42P01 relation "nope" does not exist
