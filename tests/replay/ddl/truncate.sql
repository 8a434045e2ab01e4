create table t(id serial primary key)
truncate t
create table ref(id int references t)
truncate t
--! 0A000 cannot truncate a table referenced in a foreign key constraint
--| Table "ref" references "t".
truncate only t
--! 0A000 cannot truncate a table referenced in a foreign key constraint
--| Table "ref" references "t".
truncate t, ref
truncate ref
truncate t cascade
truncate nothing
--! 42P01 relation "nothing" does not exist
create table self(id int primary key, p int references self)
truncate self
create table base(id int primary key)
create table kid(a int) inherits (base)
alter table kid add primary key (id)
create table more(id int references kid)
truncate base
--! 0A000 cannot truncate a table referenced in a foreign key constraint
--| Table "more" references "kid".
truncate only base
alter table ref drop constraint ref_id_fkey
truncate t
--= foreign key public.more more_id_fkey (id) public.kid (id) NO ACTION NO ACTION
--= foreign key public.self self_p_fkey (p) public.self (id) NO ACTION NO ACTION
--= primary key public.base base_pkey (id)
--= primary key public.kid kid_pkey (id)
--= primary key public.self self_pkey (id)
--= primary key public.t t_pkey (id)
--= sequence public.t_id_seq integer owned by t.id
--= table public.base
--= table public.kid inherits base
--= table public.more
--= table public.ref
--= table public.self
--= table public.t
--= column public.base.id integer not null
--= column public.kid.id integer not null
--= column public.kid.a integer
--= column public.more.id integer
--= column public.ref.id integer
--= column public.self.id integer not null
--= column public.self.p integer
--= column public.t.id integer not null default nextval('t_id_seq'::regclass)
