create table u(id serial primary key, name varchar(20) not null default 'x', n numeric(10,2), at timestamptz default now(), tags text[])
create table a1 as select * from u
create table a2 as select id, name as nm, n::int as n2, 5 as five, 'x' as t, 'y'::varchar(3) as v, id > 3 and true as b, null as nn, 1.5 as num, now() as ts, count(*) over () as c from u
create table a3 as table u
select id, u.name into a4 from u
create table a5 (x, y) as select id, u.name from u where id > 3
create table a6 as select uu.name as other, uu.* from u uu join a5 on true with no data
create table a7 as with w as (select id from u) select w.*, (select name from u limit 1) from w
create table a8 as select n::text, lower(name) from u
create table a9 as select id from u union select 1
create table a10 as select s.k from (select tags as k from u) s
create table a11 as select 9999999999 as big, current_date d, '2020-01-01'::date, exists (select 1) from u
alter table a1 drop column nothing
--! 42703 column "nothing" of relation "a1" does not exist
create table if not exists a1 as select 1 as other
create table a12 as select id, id from u
--! 42701 column "id" specified more than once
drop table u
--= table public.a1
--= table public.a10
--= table public.a11
--= table public.a2
--= table public.a3
--= table public.a4
--= table public.a5
--= table public.a6
--= table public.a7
--= table public.a8
--= table public.a9
--= column public.a1.id integer
--= column public.a1.name character varying(20)
--= column public.a1.n numeric(10,2)
--= column public.a1.at timestamp with time zone
--= column public.a1.tags text[]
--= column public.a10.k text[]
--= column public.a11.big bigint
--= column public.a11.d date
--= column public.a11.date date
--= column public.a11.exists boolean
--= column public.a2.id integer
--= column public.a2.nm character varying(20)
--= column public.a2.n2 integer
--= column public.a2.five integer
--= column public.a2.t text
--= column public.a2.v character varying(3)
--= column public.a2.b boolean
--= column public.a2.nn text
--= column public.a2.num numeric
--= column public.a2.ts timestamp with time zone
--= column public.a2.c bigint
--= column public.a3.id integer
--= column public.a3.name character varying(20)
--= column public.a3.n numeric(10,2)
--= column public.a3.at timestamp with time zone
--= column public.a3.tags text[]
--= column public.a4.id integer
--= column public.a4.name character varying(20)
--= column public.a5.x integer
--= column public.a5.y character varying(20)
--= column public.a6.other character varying(20)
--= column public.a6.id integer
--= column public.a6.name character varying(20)
--= column public.a6.n numeric(10,2)
--= column public.a6.at timestamp with time zone
--= column public.a6.tags text[]
--= column public.a7.id integer
--= column public.a7.name character varying(20)
--= column public.a8.n text
--= column public.a8.lower text
--= column public.a9.id integer
