create table t(a int, b varchar(2), c boolean, d uuid, e int[], f numeric(5,2), g timestamp, h date, i jsonb, j smallint, k bytea)
alter table t alter column a set default 'abc'
--! 22P02 invalid input syntax for type integer: "abc"
alter table t alter column a set default '5'
alter table t alter column a set default ' 5 '
alter table t alter column a set default 1.5
alter table t alter column a set default true
--! 42804 column "a" is of type integer but default expression is of type boolean
alter table t alter column a set default now()
--! 42804 column "a" is of type integer but default expression is of type timestamp with time zone
alter table t alter column a set default null
alter table t alter column c set default 0
--! 42804 column "c" is of type boolean but default expression is of type integer
alter table t alter column c set default '0'
alter table t alter column c set default 'x'
--! 22P02 invalid input syntax for type boolean: "x"
alter table t alter column c set default 'yes'
alter table t alter column d set default 'x'
--! 22P02 invalid input syntax for type uuid: "x"
alter table t alter column d set default gen_random_uuid()
alter table t alter column d set default gen_random_uuid()::text
--! 42804 column "d" is of type uuid but default expression is of type text
alter table t alter column e set default '{}'
alter table t alter column e set default '[]'
--! 22P02 malformed array literal: "[]"
--| "[" must introduce explicitly-specified array dimensions.
alter table t alter column e set default 'a'
--! 22P02 malformed array literal: "a"
--| Array value must start with "{" or dimension information.
alter table t alter column e set default '{a}'
--! 22P02 invalid input syntax for type integer: "a"
alter table t alter column e set default array[]::int[]
alter table t alter column e set default array[1,2]
alter table t alter column f set default 'x'
--! 22P02 invalid input syntax for type numeric: "x"
alter table t alter column f set default '1.5'
alter table t alter column g set default now()
alter table t alter column g set default 'now()'
alter table t alter column g set default current_date
alter table t alter column h set default current_timestamp
alter table t alter column i set default '{}'::json
alter table t alter column i set default '{}'::text
--! 42804 column "i" is of type jsonb but default expression is of type text
alter table t alter column j set default 5
alter table t alter column j set default 99999
alter table t alter column b set default 'abc'
alter table t alter column b set default 5
alter table t alter column b set default a
--! 0A000 cannot use column reference in DEFAULT expression
alter table t alter column b set default foo
--! 0A000 cannot use column reference in DEFAULT expression
alter table t alter column b set default user
alter table t alter column b set default current_user
alter table t alter column b set default 'a'::varchar
alter table t alter column b set default random()
alter table t alter column a set default (1+2)
alter table t alter column a set default -1
alter table t alter column a set default 1::bigint
alter table t alter column a set default cast('1' as integer)
alter table t add column l varchar(2) default 'abc'
--! 22001 value too long for type character varying(2)
alter table t add column m int default 'x'
--! 22P02 invalid input syntax for type integer: "x"
create table t3(b varchar(2) default 'abc')
--= table public.t
--= table public.t3
--= column public.t.a integer default 1
--= column public.t.b character varying(2) default random()
--= column public.t.c boolean default true
--= column public.t.d uuid default gen_random_uuid()
--= column public.t.e integer[] default ARRAY[1, 2]
--= column public.t.f numeric(5,2) default 1.5
--= column public.t.g timestamp without time zone default CURRENT_DATE
--= column public.t.h date default CURRENT_TIMESTAMP
--= column public.t.i jsonb default '{}'::json
--= column public.t.j smallint default 99999
--= column public.t.k bytea
--= column public.t3.b character varying(2) default 'abc'::character varying

create table t(a double precision default '0.0', b real default '1.50', c interval default '0', d double precision default 0.5, e numeric default '7', f numeric default '7.25')
alter table t alter column a set default '1e10'
alter table t alter column a set default 'x'
--! 22P02 invalid input syntax for type double precision: "x"
alter table t alter column a type text
alter table t alter column f type int
--= table public.t
--= column public.t.a text default '10000000000'::double precision
--= column public.t.b real default '1.5'::real
--= column public.t.c interval default '00:00:00'::interval
--= column public.t.d double precision default 0.5
--= column public.t.e numeric default '7'::numeric
--= column public.t.f integer default 7.25
