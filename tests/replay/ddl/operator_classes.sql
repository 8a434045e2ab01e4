create table t(id int primary key, j json, jb jsonb, a int[], p point, v varchar, r int4range, x xml, u uuid, c char(3), ts tsvector)
create index on t(j)
--! 42704 data type json has no default operator class for access method "btree"
create index on t using gin(j)
--! 42704 data type json has no default operator class for access method "gin"
create index on t using gin(jb)
create index on t using gin(a)
create index on t using gin(v)
--! 42704 data type character varying has no default operator class for access method "gin"
create index on t using gin(id)
--! 42704 data type integer has no default operator class for access method "gin"
create index on t using gist(p)
create index on t using gist(r)
create index on t using gist(id)
--! 42704 data type integer has no default operator class for access method "gist"
create index on t(p)
--! 42704 data type point has no default operator class for access method "btree"
create index on t(x)
--! 42704 data type xml has no default operator class for access method "btree"
create index on t(r)
create index on t using brin(v)
create index on t using hash(jb)
create index on t using gin(ts)
create index on t using gin(v gin_trgm_ops)
--! 42704 operator class "gin_trgm_ops" does not exist for access method "gin"
alter table t add unique(j)
--! 42704 data type json has no default operator class for access method "btree"
alter table t add constraint uu unique(p)
--! 42704 data type point has no default operator class for access method "btree"
alter table t alter column jb type json
--! 42704 data type json has no default operator class for access method "gin"
create index on t(lower(v))
alter table t alter column v type json using v::json
--! 42704 data type json has no default operator class for access method "brin"
create table t2(a text(10))
--! 42601 type modifier is not allowed for type "text"
create table t2(a int4(3))
--! 42601 type modifier is not allowed for type "int4"
create table t2(a varchar(0))
--! 22023 length for type varchar must be at least 1
--= index public.t t_a_idx gin (a)
--= index public.t t_jb_idx gin (jb)
--= index public.t t_jb_idx1 hash (jb)
--= index public.t t_lower_idx btree (lower(v::text))
--= index public.t t_p_idx gist (p)
--= index public.t t_r_idx gist (r)
--= index public.t t_r_idx1 btree (r)
--= index public.t t_ts_idx gin (ts)
--= index public.t t_v_idx brin (v)
--= primary key public.t t_pkey (id)
--= table public.t
--= column public.t.id integer not null
--= column public.t.j json
--= column public.t.jb jsonb
--= column public.t.a integer[]
--= column public.t.p point
--= column public.t.v character varying
--= column public.t.r int4range
--= column public.t.x xml
--= column public.t.u uuid
--= column public.t.c character(3)
--= column public.t.ts tsvector
