create table aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa(id serial primary key, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb int unique, c int check (c > 0))
create table s(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa int, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb int, ccccccccccccccccccccccccccccccc int, unique(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccccccccccc))
create index on s(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)
create table "User"("Order" serial primary key, "select" text unique, check ("select" <> 'X'))
create index on "User"("Order", lower("select"))
create table ref(u int references "User")
alter table ref add foreign key (u) references "User"("Order")
create table p(id serial primary key)
create table q(a int references p, b int references p(id), foreign key(a) references p, check (a > 0), check (b > 0), check (a > b), check (a < 5), unique(a,b), unique(b,a))
alter table q add unique(a)
alter table q add unique(a)
alter table q add check (a <> 7)
create index on q(a)
create index on q(a)
create index on q(b) include (a)
create index on q((a + b), (a - b))
create index on q((case when a > 0 then 1 else 0 end))
create table q_a_key(x int)
--! 42P07 relation "q_a_key" already exists
create table r(a int)
create index r_pkey on r(a)
alter table r add primary key (a)
create table n(a int, b int, unique(a), constraint named unique(a), primary key(b), constraint b_too unique(b), unique(a,b))
create table x1(a int unique, b int unique, constraint x1_a_key check (b > 0))
create table x2(id int constraint pk primary key, u int constraint uq unique, c int constraint ck check (c > 0), f int constraint fk references p)
create table x3(id int constraint pk primary key)
--! 42P07 relation "pk" already exists
create table x4(c int constraint ck check (c > 0))
create table x5(c int check (c > 0), d int constraint x5_c_check check (d > 0))
--! 42710 check constraint "x5_c_check" already exists
create table t_id_seq(a int)
create table t(id serial)
alter table t add column n serial
alter table t rename to t9
alter table t9 add column k bigserial not null
alter table t9 rename column n to m
alter table x1 rename constraint x1_b_key to moved
alter index moved rename to moved2
--= check public.User User_select_check CHECK (("select" <> 'X'::text))
--= check public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_c_check CHECK ((c > 0))
--= check public.q q_a_check CHECK ((a > 0))
--= check public.q q_a_check1 CHECK ((a < 5))
--= check public.q q_a_check2 CHECK ((a <> 7))
--= check public.q q_b_check CHECK ((b > 0))
--= check public.q q_check CHECK ((a > b))
--= check public.x1 x1_a_key CHECK ((b > 0))
--= check public.x2 ck CHECK ((c > 0))
--= check public.x4 ck CHECK ((c > 0))
--= foreign key public.q q_a_fkey (a) public.p (id) NO ACTION NO ACTION
--= foreign key public.q q_a_fkey1 (a) public.p (id) NO ACTION NO ACTION
--= foreign key public.q q_b_fkey (b) public.p (id) NO ACTION NO ACTION
--= foreign key public.ref ref_u_fkey (u) public.User (Order) NO ACTION NO ACTION
--= foreign key public.ref ref_u_fkey1 (u) public.User (Order) NO ACTION NO ACTION
--= foreign key public.x2 fk (f) public.p (id) NO ACTION NO ACTION
--= index public.User User_Order_lower_idx btree ("Order", lower("select"))
--= index public.q q_a_idx btree (a)
--= index public.q q_a_idx1 btree (a)
--= index public.q q_b_a_idx btree (b)
--= index public.q q_case_idx btree (( CASE WHEN a > 0 THEN 1 ELSE 0 END))
--= index public.q q_expr_expr1_idx btree ((a + b), (a - b))
--= index public.r r_pkey btree (a)
--= index public.s s_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_bbbbbbbbbbbbb_idx btree (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)
--= primary key public.User User_pkey (Order)
--= primary key public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_pkey (id)
--= primary key public.n b_too (b)
--= primary key public.p p_pkey (id)
--= primary key public.r r_pkey1 (a)
--= primary key public.x2 pk (id)
--= sequence public.User_Order_seq integer owned by "User".Order
--= sequence public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_id_seq integer owned by aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.id
--= sequence public.p_id_seq integer owned by p.id
--= sequence public.t9_k_seq bigint owned by t9.k
--= sequence public.t_id_seq1 integer owned by t9.id
--= sequence public.t_n_seq integer owned by t9.m
--= table public.User
--= table public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
--= table public.n
--= table public.p
--= table public.q
--= table public.r
--= table public.ref
--= table public.s
--= table public.t9
--= table public.t_id_seq
--= table public.x1
--= table public.x2
--= table public.x4
--= unique public.User User_select_key (select)
--= unique public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaa_bbbbbbbbbbbbbbbbbbbbbbbbbbbbb_key (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)
--= unique public.n n_a_b_key (a, b)
--= unique public.n named (a)
--= unique public.q q_a_b_key (a, b)
--= unique public.q q_a_key (a)
--= unique public.q q_a_key1 (a)
--= unique public.q q_b_a_key (b, a)
--= unique public.s s_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_bbbbbbbbbbbbb_key (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccccccccccc)
--= unique public.x1 moved2 (b)
--= unique public.x1 x1_a_key1 (a)
--= unique public.x2 uq (u)
--= column public.User.Order integer not null default nextval('"User_Order_seq"'::regclass)
--= column public.User.select text
--= column public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.id integer not null default nextval('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_id_seq'::regclass)
--= column public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb integer
--= column public.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.c integer
--= column public.n.a integer
--= column public.n.b integer not null
--= column public.p.id integer not null default nextval('p_id_seq'::regclass)
--= column public.q.a integer
--= column public.q.b integer
--= column public.r.a integer not null
--= column public.ref.u integer
--= column public.s.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa integer
--= column public.s.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb integer
--= column public.s.ccccccccccccccccccccccccccccccc integer
--= column public.t9.id integer not null default nextval('t_id_seq1'::regclass)
--= column public.t9.m integer not null default nextval('t_n_seq'::regclass)
--= column public.t9.k bigint not null default nextval('t9_k_seq'::regclass)
--= column public.t_id_seq.a integer
--= column public.x1.a integer
--= column public.x1.b integer
--= column public.x2.id integer not null
--= column public.x2.u integer
--= column public.x2.c integer
--= column public.x2.f integer
--= column public.x4.c integer
