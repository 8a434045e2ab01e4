create table p(id int primary key) partition by range(id)
create table p1 partition of p for values from (0) to (10)
create table p2 (like p including all)
alter table p attach partition p2 for values from (10) to (20)
create index on p(id)
alter table p add column b text not null default 'x'
alter table p1 add column c int
--! 42809 cannot add column to a partition
alter table p1 drop column b
--! 42P16 cannot drop inherited column "b"
alter table p1 rename column b to q
--! 42P16 cannot rename inherited column "b"
alter table p1 alter column b type varchar
--! 42P16 cannot alter inherited column "b"
alter table p rename column b to bb
alter table p alter column bb type varchar
alter table p drop column id
--! 42P16 cannot drop column "id" because it is part of the partition key of relation "p"
alter table p add constraint ck check (bb <> 'q')
alter table p1 drop constraint ck
--! 42P16 cannot drop inherited constraint "ck" of relation "p1"
alter table p1 drop constraint p1_pkey
--! 42P16 cannot drop inherited constraint "p1_pkey" of relation "p1"
drop index p1_id_idx
--! 2BP01 cannot drop index p1_id_idx because index p_id_idx requires it
drop index p1_pkey
--! 2BP01 cannot drop index p1_pkey because index p_pkey requires it
create index concurrently ci on p(bb)
--! 25001 CREATE INDEX CONCURRENTLY cannot run inside a transaction block
alter table p add unique(bb)
--! 0A000 unique constraint on partitioned table must include all partitioning columns
--| UNIQUE constraint on table "p" lacks column "id" which is part of the partition key.
alter table p detach partition p2
alter table p detach partition p2
--! 42P01 relation "p2" is not a partition of relation "p"
drop table p1
drop index p_id_idx
alter table p drop column bb
create table r(x int references p)
drop table p
--! 2BP01 cannot drop table p because other objects depend on it
--| constraint r_x_fkey on table r depends on table p
drop table p cascade
--= check public.p2 ck CHECK (((bb)::text <> 'q'::text))
--= index public.p2 p2_id_idx btree (id)
--= primary key public.p2 p2_pkey (id)
--= table public.p2
--= table public.r
--= column public.p2.id integer not null
--= column public.p2.bb character varying not null default 'x'::text
--= column public.r.x integer

create table u(id int primary key)
create table p(id int, u int references u(id) on delete cascade, primary key(id)) partition by range(id)
create table p1(id int not null, u int, constraint mine foreign key (u) references u(id) on delete cascade)
alter table p attach partition p1 for values from (0) to (10)
create table p2(id int not null, u int, constraint mine foreign key (u) references u(id))
alter table p attach partition p2 for values from (10) to (20)
alter table p1 drop constraint mine
--! 42P16 cannot drop inherited constraint "mine" of relation "p1"
--= foreign key public.p p_u_fkey (u) public.u (id) CASCADE NO ACTION
--= foreign key public.p1 mine (u) public.u (id) CASCADE NO ACTION
--= foreign key public.p2 mine (u) public.u (id) NO ACTION NO ACTION
--= foreign key public.p2 p_u_fkey (u) public.u (id) CASCADE NO ACTION
--= primary key public.p p_pkey (id)
--= primary key public.p1 p1_pkey (id)
--= primary key public.p2 p2_pkey (id)
--= primary key public.u u_pkey (id)
--= table public.p partition by RANGE (id)
--= table public.p1 inherits p
--= table public.p2 inherits p
--= table public.u
--= column public.p.id integer not null
--= column public.p.u integer
--= column public.p1.id integer not null
--= column public.p1.u integer
--= column public.p2.id integer not null
--= column public.p2.u integer
--= column public.u.id integer not null

create function f() returns trigger language plpgsql as 'begin return new; end'
create table par(id int) partition by range (id)
create table p1 partition of par for values from (1) to (5)
create trigger tr before insert on par for each row execute function f()
create trigger st after insert on par for each statement execute function f()
create table p2 partition of par for values from (5) to (9)
create table p3 (id int)
create trigger tr before insert on p3 for each row execute function f()
alter table par attach partition p3 for values from (10) to (20)
--! 42710 trigger "tr" for relation "p3" already exists
drop trigger tr on p3
alter table par attach partition p3 for values from (10) to (20)
drop trigger tr on p3
--! 2BP01 cannot drop trigger tr on table p3 because trigger tr on table par requires it
drop trigger if exists tr on p3
--! 2BP01 cannot drop trigger tr on table p3 because trigger tr on table par requires it
alter table par detach partition p3
drop trigger tr on p3
--! 42704 trigger "tr" for table "p3" does not exist
create trigger tr2 before insert on p1 for each row execute function f()
create trigger tr2 before insert on par for each row execute function f()
--! 42710 trigger "tr2" for relation "p1" already exists
create or replace trigger tr2 before insert on par for each row execute function f()
create or replace trigger tr before insert on p1 for each row execute function f()
--! 42710 trigger "tr" for relation "p1" is an internal or a child trigger
drop trigger tr on par
create table sub partition of par for values from (30) to (40) partition by range (id)
create table sub1 partition of sub for values from (30) to (35)
create trigger deep after insert on par for each row execute function f()
create trigger own after insert on sub for each row execute function f()
alter table par detach partition sub
create table base(id int)
create table kid() inherits (base)
create trigger bt after insert on base for each row execute function f()
--= function public.f() plpgsql
--= table public.base
--= table public.kid inherits base
--= table public.p1 inherits par
--= table public.p2 inherits par
--= table public.p3
--= table public.par partition by RANGE (id)
--= table public.sub partition by RANGE (id)
--= table public.sub1 inherits sub
--= trigger public.base bt
--= trigger public.p1 deep
--= trigger public.p1 tr2
--= trigger public.p2 deep
--= trigger public.p2 tr2
--= trigger public.par deep
--= trigger public.par st
--= trigger public.par tr2
--= trigger public.sub own
--= trigger public.sub1 own
--= column public.base.id integer
--= column public.kid.id integer
--= column public.p1.id integer
--= column public.p2.id integer
--= column public.p3.id integer
--= column public.par.id integer
--= column public.sub.id integer
--= column public.sub1.id integer

create function f() returns trigger language plpgsql as 'begin return new; end'
create table par(id int) partition by range (id)
create table p1 partition of par for values from (1) to (5)
create trigger tr before insert on par for each row execute function f()
create trigger own before insert on p1 for each row execute function f()
drop function f()
--! 2BP01 cannot drop function f() because other objects depend on it
--| trigger tr on table par depends on function f()
--| trigger own on table p1 depends on function f()
drop function f() cascade
--= table public.p1 inherits par
--= table public.par partition by RANGE (id)
--= column public.p1.id integer
--= column public.par.id integer
