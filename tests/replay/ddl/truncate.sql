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

create table par(id int primary key) partition by range (id)
create table par1 partition of par for values from (1) to (5)
truncate par
create table r2(id int references par)
truncate par
--! 0A000 cannot truncate a table referenced in a foreign key constraint
--| Table "r2" references "par".
truncate par1
--! 0A000 cannot truncate a table referenced in a foreign key constraint
--| Table "r2" references "par1".
truncate r2
truncate par, r2
truncate par1, r2
--= foreign key public.r2 r2_id_fkey (id) public.par (id) NO ACTION NO ACTION
--= foreign key public.r2 r2_id_fkey1 (id) public.par1 (id) NO ACTION NO ACTION
--= primary key public.par par_pkey (id)
--= primary key public.par1 par1_pkey (id)
--= table public.par partition by RANGE (id)
--= table public.par1 inherits par
--= table public.r2
--= column public.par.id integer not null
--= column public.par1.id integer not null
--= column public.r2.id integer
