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

create table u(id serial primary key, name varchar(20) not null, b text, n numeric(10,2), s smallint, g bigint, r real, d double precision, day date, at timestamp(3), tz timestamptz, j jsonb, js json, f boolean, tags text[])
create table b1 as select max(id) a, max(name) b, max(n) c, min(day) d, max(at) e, max(g) f, sum(s) g, sum(id) h, sum(g) i, sum(n) j, sum(r) k, sum(d) l, avg(id) m, avg(d) n, avg(r) o, count(*) p, count(name) q, bool_or(f) r, array_agg(id) s, array_agg(name) t from u
create table b2 as select coalesce(name, 'x') a, coalesce(name, b) b, coalesce(b, name) c, coalesce(n, 0) d, coalesce(id, g) e, coalesce(r, n) f, coalesce(day, at) g, coalesce(name, name) h, coalesce(n, n) i, coalesce(null, 'x') j, coalesce(at, tz) k, coalesce(s, id, d) l, coalesce(f, false) m from u
create table b3 as select case when f then name else 'x' end a, case when f then b else name end b, case when f then 1 else n end c, case when f then 1 end d, case id when 1 then 'x' end e, case when f then day else now() end g, greatest(id, g) h, least(name, 'x') i from u
create table b4 as select id + 1 a, id + s b, id * n c, id / g d, r + 1 e, d * id f, n % 2 g, -id h, r + r i, s + s j, n * n k, id + '1' l, r * n m, r - d o from u
create table b5 as select day + 1 a, day - day b, at - at c, at + interval '1 day' d, day + interval '1 day' e, tz - interval '1 hour' f, now() - tz g from u
create table b6 as select name || 'x' a, name || b b, j -> 'x' c, j ->> 'x' d, js -> 'x' e, js #>> '{a}' f, j || '{}' g, j #> '{a}' h from u
create table b7 as select id = 1 a, name like 'x%' b, id in (1, 2) c, id between 1 and 2 d, id is distinct from 1 e, name ilike 'x' f, f and not f g, 1 = any(array[1]) h from u
create table b8 as select abs(id) a, round(n, 1) b, round(d) c, round(id) d, floor(n) e, length(name) f, date_trunc('day', at) g, date_trunc('day', tz) h, date_trunc('day', day) i, substring(name, 1, 2) j, substring(name from 1) k, trim(name) l, left(name, 1) m, split_part(name, '-', 1) n, replace(name, 'a', 'b') o, to_char(day, 'x') p, lower(b) q, row_number() over () r, lag(n) over () s, first_value(name) over () t, abs(n) u, ceil(d) v, dense_rank() over () w from u
create table b9 as select sum(id) filter (where f) a, sum(id + g) b, max(coalesce(n, 0)) c, coalesce(max(id), 0) d, (select max(g) from u) e, max(id) + 1 f from u group by f
--= primary key public.u u_pkey (id)
--= sequence public.u_id_seq integer owned by u.id
--= table public.b1
--= table public.b2
--= table public.b3
--= table public.b4
--= table public.b5
--= table public.b6
--= table public.b7
--= table public.b8
--= table public.b9
--= table public.u
--= column public.b1.a integer
--= column public.b1.b text
--= column public.b1.c numeric
--= column public.b1.d date
--= column public.b1.e timestamp without time zone
--= column public.b1.f bigint
--= column public.b1.g bigint
--= column public.b1.h bigint
--= column public.b1.i numeric
--= column public.b1.j numeric
--= column public.b1.k real
--= column public.b1.l double precision
--= column public.b1.m numeric
--= column public.b1.n double precision
--= column public.b1.o double precision
--= column public.b1.p bigint
--= column public.b1.q bigint
--= column public.b1.r boolean
--= column public.b1.s integer[]
--= column public.b1.t character varying[]
--= column public.b2.a character varying
--= column public.b2.b character varying
--= column public.b2.c text
--= column public.b2.d numeric
--= column public.b2.e bigint
--= column public.b2.f real
--= column public.b2.g timestamp without time zone
--= column public.b2.h character varying(20)
--= column public.b2.i numeric(10,2)
--= column public.b2.j text
--= column public.b2.k timestamp with time zone
--= column public.b2.l double precision
--= column public.b2.m boolean
--= column public.b3.a character varying
--= column public.b3.b character varying
--= column public.b3.c numeric
--= column public.b3.d integer
--= column public.b3.e text
--= column public.b3.g timestamp with time zone
--= column public.b3.h bigint
--= column public.b3.i character varying
--= column public.b4.a integer
--= column public.b4.b integer
--= column public.b4.c numeric
--= column public.b4.d bigint
--= column public.b4.e double precision
--= column public.b4.f double precision
--= column public.b4.g numeric
--= column public.b4.h integer
--= column public.b4.i real
--= column public.b4.j smallint
--= column public.b4.k numeric
--= column public.b4.l integer
--= column public.b4.m double precision
--= column public.b4.o double precision
--= column public.b5.a date
--= column public.b5.b integer
--= column public.b5.c interval
--= column public.b5.d timestamp without time zone
--= column public.b5.e timestamp without time zone
--= column public.b5.f timestamp with time zone
--= column public.b5.g interval
--= column public.b6.a text
--= column public.b6.b text
--= column public.b6.c jsonb
--= column public.b6.d text
--= column public.b6.e json
--= column public.b6.f text
--= column public.b6.g jsonb
--= column public.b6.h jsonb
--= column public.b7.a boolean
--= column public.b7.b boolean
--= column public.b7.c boolean
--= column public.b7.d boolean
--= column public.b7.e boolean
--= column public.b7.f boolean
--= column public.b7.g boolean
--= column public.b7.h boolean
--= column public.b8.a integer
--= column public.b8.b numeric
--= column public.b8.c double precision
--= column public.b8.d double precision
--= column public.b8.e numeric
--= column public.b8.f integer
--= column public.b8.g timestamp without time zone
--= column public.b8.h timestamp with time zone
--= column public.b8.i timestamp with time zone
--= column public.b8.j text
--= column public.b8.k text
--= column public.b8.l text
--= column public.b8.m text
--= column public.b8.n text
--= column public.b8.o text
--= column public.b8.p text
--= column public.b8.q text
--= column public.b8.r bigint
--= column public.b8.s numeric
--= column public.b8.t character varying
--= column public.b8.u numeric
--= column public.b8.v double precision
--= column public.b8.w bigint
--= column public.b9.a bigint
--= column public.b9.b numeric
--= column public.b9.c numeric
--= column public.b9.d integer
--= column public.b9.e bigint
--= column public.b9.f integer
--= column public.u.id integer not null default nextval('u_id_seq'::regclass)
--= column public.u.name character varying(20) not null
--= column public.u.b text
--= column public.u.n numeric(10,2)
--= column public.u.s smallint
--= column public.u.g bigint
--= column public.u.r real
--= column public.u.d double precision
--= column public.u.day date
--= column public.u.at timestamp(3) without time zone
--= column public.u.tz timestamp with time zone
--= column public.u.j jsonb
--= column public.u.js json
--= column public.u.f boolean
--= column public.u.tags text[]
