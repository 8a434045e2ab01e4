create table a(x int, y bigint, z numeric, w text, v varchar(5), d date, t timestamp, tz timestamptz, ti time, iv interval, i inet, c cidr, b boolean, r real, dp double precision, j json, jb jsonb, u uuid, o oid, ch char(2), n name, ia int[], ta text[], m money, by bytea, xm xml)
alter table a alter column x type bigint
alter table a alter column x type smallint
alter table a alter column x type numeric(5,2)
alter table a alter column x type real
alter table a alter column x type boolean
--! 42804 column "x" cannot be cast automatically to type boolean
alter table a alter column x type text
alter table a alter column x type int
--! 42804 column "x" cannot be cast automatically to type integer
alter table a alter column y type timestamp
--! 42804 column "y" cannot be cast automatically to type timestamp without time zone
alter table a alter column z type int
alter table a alter column z type money
alter table a alter column w type uuid
--! 42804 column "w" cannot be cast automatically to type uuid
alter table a alter column w type json
--! 42804 column "w" cannot be cast automatically to type json
alter table a alter column w type varchar(3)
alter table a alter column w type char(3)
alter table a alter column w type name
alter table a alter column w type text[]
--! 42804 column "w" cannot be cast automatically to type text[]
alter table a alter column v type date
--! 42804 column "v" cannot be cast automatically to type date
alter table a alter column d type timestamp
alter table a alter column d type timestamptz
alter table a alter column d type text
alter table a alter column t type date
alter table a alter column tz type date
alter table a alter column tz type time
--! 42804 column "tz" cannot be cast automatically to type time without time zone
alter table a alter column ti type interval
alter table a alter column iv type time
alter table a alter column i type cidr
alter table a alter column c type inet
alter table a alter column b type int
--! 42804 column "b" cannot be cast automatically to type integer
alter table a alter column b type text
alter table a alter column r type int
alter table a alter column dp type numeric
alter table a alter column j type jsonb
alter table a alter column jb type json
alter table a alter column jb type text
alter table a alter column u type text
alter table a alter column u type bytea
--! 42804 column "u" cannot be cast automatically to type bytea
alter table a alter column o type int
alter table a alter column ch type text
alter table a alter column n type text
alter table a alter column ia type text[]
alter table a alter column ia type bigint[]
--! 42804 column "ia" cannot be cast automatically to type bigint[]
alter table a alter column ta type int[]
--! 42804 column "ta" cannot be cast automatically to type integer[]
alter table a alter column m type numeric
alter table a alter column by type text
alter table a alter column xm type text
alter table a alter column ta type varchar
alter table a alter column zz type int
--! 42703 column "zz" of relation "a" does not exist
alter table a alter column r type nope
--! 42704 type "nope" does not exist
--= table public.a
--= column public.a.x text
--= column public.a.y bigint
--= column public.a.z money
--= column public.a.w name
--= column public.a.v character varying(5)
--= column public.a.d text
--= column public.a.t date
--= column public.a.tz date
--= column public.a.ti interval
--= column public.a.iv time without time zone
--= column public.a.i cidr
--= column public.a.c inet
--= column public.a.b text
--= column public.a.r integer
--= column public.a.dp numeric
--= column public.a.j jsonb
--= column public.a.jb text
--= column public.a.u text
--= column public.a.o integer
--= column public.a.ch text
--= column public.a.n text
--= column public.a.ia text[]
--= column public.a.ta character varying
--= column public.a.m numeric
--= column public.a.by text
--= column public.a.xm text
