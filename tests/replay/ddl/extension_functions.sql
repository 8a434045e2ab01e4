create table t(id uuid default uuid_generate_v4())
--! 42883 function uuid_generate_v4() does not exist
create table t(id uuid, a text)
create index i on t ((uuid_generate_v4()))
--! 42883 function uuid_generate_v4() does not exist
alter table t alter id set default uuid_generate_v1mc()
--! 42883 function uuid_generate_v1mc() does not exist
alter table t add b uuid default uuid_generate_v4()
--! 42883 function uuid_generate_v4() does not exist
create view v as select uuid_generate_v4() as id
--! 42883 function uuid_generate_v4() does not exist
--= table public.t
--= column public.t.id uuid
--= column public.t.a text

create function uuid_generate_v4() returns uuid language sql as 'select gen_random_uuid()'
create table t(id uuid default uuid_generate_v4())
--= function public.uuid_generate_v4() sql
--= table public.t
--= column public.t.id uuid default uuid_generate_v4()

create table t(id uuid default gen_random_uuid(), j jsonb default jsonb('{}'), k json default json('[1]'))
--= table public.t
--= column public.t.id uuid default gen_random_uuid()
--= column public.t.j jsonb default '{}'::jsonb
--= column public.t.k json default '[1]'::json
