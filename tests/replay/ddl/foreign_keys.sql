create table p(id int primary key, code varchar unique, n numeric, u uuid)
create table q(id int primary key)
create table c(pid int references p(nope))
--! 42703 column "nope" referenced in foreign key constraint does not exist
create table c(pid int references nope)
--! 42P01 relation "nope" does not exist
create table c(pid int, foreign key(pidx) references p)
--! 42703 column "pidx" referenced in foreign key constraint does not exist
create table c(pid varchar references p)
--! 42804 foreign key constraint "c_pid_fkey" cannot be implemented
--| Key columns "pid" and "id" are of incompatible types: character varying and integer.
create table c(pid uuid references p)
--! 42804 foreign key constraint "c_pid_fkey" cannot be implemented
--| Key columns "pid" and "id" are of incompatible types: uuid and integer.
create table c(pid bigint references p, s text references p(code))
alter table c add constraint fk foreign key(pid) references p(n)
--! 42830 there is no unique constraint matching given keys for referenced table "p"
alter table c add constraint fk foreign key(pid,s) references p(id)
--! 42830 number of referencing and referenced columns for foreign key disagree
alter table c add foreign key(pid) references c(pid)
--! 42830 there is no unique constraint matching given keys for referenced table "c"
alter table c add foreign key(pid) references q
alter table c add foreign key(pid) references q
alter table c add constraint c_pid_fkey1 foreign key(pid) references q
--! 42710 constraint "c_pid_fkey1" for relation "c" already exists
alter table p drop constraint p_pkey
--! 2BP01 cannot drop constraint p_pkey on table p because other objects depend on it
--| constraint c_pid_fkey on table c depends on index p_pkey
alter table p drop constraint p_code_key
--! 2BP01 cannot drop constraint p_code_key on table p because other objects depend on it
--| constraint c_s_fkey on table c depends on index p_code_key
alter table p drop column code
--! 2BP01 cannot drop column code of table p because other objects depend on it
--| constraint c_s_fkey on table c depends on column code of table p
alter table p drop column id
--! 2BP01 cannot drop column id of table p because other objects depend on it
--| constraint c_pid_fkey on table c depends on column id of table p
alter table p drop constraint nope
--! 42704 constraint "nope" of relation "p" does not exist
alter table p drop constraint if exists nope
alter table p drop column code cascade
alter table p drop constraint p_pkey cascade
drop table q cascade
create table d(a int references c)
--! 42704 there is no primary key for referenced table "c"
--= table public.c
--= table public.p
--= column public.c.pid bigint
--= column public.c.s text
--= column public.p.id integer not null
--= column public.p.n numeric
--= column public.p.u uuid
