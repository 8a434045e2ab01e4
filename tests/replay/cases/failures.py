# SPDX-License-Identifier: Apache-2.0
#= enum
op.execute("create type t as enum('a','b')")
op.execute("create table x(id int, c t)")

#= rows
op.execute("create table x(id serial primary key, n int, s varchar(5), j json)")
op.execute("insert into x(n,s) values (null,'abc'),(1,'abc')")

## execute("ALTER TYPE t ADD VALUE 'c'") @enum
op.execute("ALTER TYPE t ADD VALUE 'c'")

## execute("ALTER TYPE t ADD VALUE 'c'") ; alter_column('x', 'c', server_default='c') @enum
op.execute("ALTER TYPE t ADD VALUE 'c'")
op.alter_column('x', 'c', server_default='c')

## execute("ALTER TYPE t ADD VALUE 'c'") ; add_column('x', ('n', pg.ENUM(name='t', create_t… @enum
op.execute("ALTER TYPE t ADD VALUE 'c'")
op.add_column('x', Column('n', pg.ENUM(name='t', create_type=False), server_default='c', nullable=False))

## execute("ALTER TYPE t ADD VALUE 'c'") ; create_index('ix', 'x', ['id'], postgresql_where… @enum
op.execute("ALTER TYPE t ADD VALUE 'c'")
op.create_index('ix', 'x', ['id'], postgresql_where=sa.text("c='c'"))

## execute("ALTER TYPE t ADD VALUE 'c'") ; create_check_constraint('ck', 'x', "c <> 'c'") @enum
op.execute("ALTER TYPE t ADD VALUE 'c'")
op.create_check_constraint('ck', 'x', "c <> 'c'")

## execute("ALTER TYPE t ADD VALUE 'c'") ; execute("select 1 from x where c::text='c'") @enum
op.execute("ALTER TYPE t ADD VALUE 'c'")
op.execute("select 1 from x where c::text='c'")

## execute("create type t as enum('a')") ; execute("alter type t add value 'c'") ; execute(…
op.execute("create type t as enum('a')")
op.execute("alter type t add value 'c'")
op.execute("create table x(c t default 'c')")

## with get_context().autocommit_block(): execute("ALTER TYPE t ADD VALUE 'c'") ; execute("… @enum
with op.get_context().autocommit_block():
    op.execute("ALTER TYPE t ADD VALUE 'c'")
op.execute("insert into x values(1,'c')")

## execute("ALTER TYPE t ADD VALUE 'a'") @enum
op.execute("ALTER TYPE t ADD VALUE 'a'")

## execute("ALTER TYPE t ADD VALUE IF NOT EXISTS 'a'") @enum
op.execute("ALTER TYPE t ADD VALUE IF NOT EXISTS 'a'")

## execute("ALTER TYPE t ADD VALUE 'q' BEFORE 'zz'") @enum
op.execute("ALTER TYPE t ADD VALUE 'q' BEFORE 'zz'")

## execute("ALTER TYPE nope ADD VALUE 'q'")
op.execute("ALTER TYPE nope ADD VALUE 'q'")

## execute("ALTER TYPE MyEnum ADD VALUE 'q'")
op.execute('create type "MyEnum" as enum(\'a\')')
#+
op.execute("ALTER TYPE MyEnum ADD VALUE 'q'")

## execute("ALTER TYPE t DROP VALUE 'a'") @enum
op.execute("ALTER TYPE t DROP VALUE 'a'")

## execute("ALTER TYPE t RENAME VALUE 'a' TO 'z'") @enum
op.execute("ALTER TYPE t RENAME VALUE 'a' TO 'z'")

## execute("ALTER TYPE t RENAME VALUE 'a' TO 'z'") ; execute("insert into x values(1,'z')") @enum
op.execute("ALTER TYPE t RENAME VALUE 'a' TO 'z'")
op.execute("insert into x values(1,'z')")

## execute("ALTER TYPE t RENAME VALUE 'q' TO 'z'") @enum
op.execute("ALTER TYPE t RENAME VALUE 'q' TO 'z'")

## execute('ALTER TYPE t RENAME TO t_old') ; execute("CREATE TYPE t AS ENUM('a','c')") ; ex… @enum
op.execute('ALTER TYPE t RENAME TO t_old')
op.execute("CREATE TYPE t AS ENUM('a','c')")
op.execute('ALTER TABLE x ALTER COLUMN c TYPE t USING c::text::t')
op.execute('DROP TYPE t_old')

## execute('ALTER TYPE t RENAME TO t_old') ; execute("CREATE TYPE t AS ENUM('a','c')") ; ex… (3) @enum
op.execute("create table y(c t default 'a')")
#+
op.execute('ALTER TYPE t RENAME TO t_old')
op.execute("CREATE TYPE t AS ENUM('a','c')")
op.execute('ALTER TABLE y ALTER COLUMN c TYPE t USING c::text::t')

## execute('ALTER TYPE t RENAME TO t_old') ; execute("CREATE TYPE t AS ENUM('a','b','c')") … @enum
op.execute("create table y(c t)")
#+
op.execute('ALTER TYPE t RENAME TO t_old')
op.execute("CREATE TYPE t AS ENUM('a','b','c')")
op.execute('ALTER TABLE x ALTER COLUMN c TYPE t USING c::text::t')
op.execute('DROP TYPE t_old')

## execute('ALTER TYPE t RENAME TO t_old') ; execute("CREATE TYPE t AS ENUM('a','b','c')") … (2) @enum
op.execute("alter table x add constraint ck check(c <> 'b')")
#+
op.execute('ALTER TYPE t RENAME TO t_old')
op.execute("CREATE TYPE t AS ENUM('a','b','c')")
op.execute('ALTER TABLE x ALTER COLUMN c TYPE t USING c::text::t')

## execute('ALTER TYPE t RENAME TO t_old') ; execute("CREATE TYPE t AS ENUM('a','b','c')") … (3) @enum
op.execute("create index ixp on x(id) where c='a'")
#+
op.execute('ALTER TYPE t RENAME TO t_old')
op.execute("CREATE TYPE t AS ENUM('a','b','c')")
op.execute('ALTER TABLE x ALTER COLUMN c TYPE t USING c::text::t')

## execute('ALTER TABLE x ALTER COLUMN c TYPE text USING c::text') @enum
op.execute("create view v as select c from x")
#+
op.execute('ALTER TABLE x ALTER COLUMN c TYPE text USING c::text')

## execute("CREATE TYPE t AS ENUM ('a')") @enum
op.execute("CREATE TYPE t AS ENUM ('a')")

## execute("CREATE TYPE IF NOT EXISTS t AS ENUM ('a')")
op.execute("CREATE TYPE IF NOT EXISTS t AS ENUM ('a')")

## execute("DO $$ BEGIN CREATE TYPE t AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN n… @enum
op.execute("DO $$ BEGIN CREATE TYPE t AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$;")

## execute('DROP TYPE t') @enum
op.execute('DROP TYPE t')

## execute('DROP TYPE IF EXISTS t') @enum
op.execute('DROP TYPE IF EXISTS t')

## execute('DROP TYPE t CASCADE') @enum
op.execute('DROP TYPE t CASCADE')

## execute('DROP TYPE t') ; drop_column('x', 'c') @enum
op.execute('DROP TYPE t')
op.drop_column('x', 'c')

## alter_column('v', 'c', type_=sa.Enum('a', 'b', name='t'))
op.execute("create type t as enum('a','b')")
op.execute("create table v(c varchar)")
#+
op.alter_column('v', 'c', type_=sa.Enum('a', 'b', name='t'))

## alter_column('x', 'c', type_=S(5)) @enum
op.alter_column('x', 'c', type_=S(5))

## alter_column('x', 'c', type_=sa.Enum('a', name='t2')) @enum
op.execute("create type t2 as enum('a','b')")
#+
op.alter_column('x', 'c', type_=sa.Enum('a', name='t2'))

## alter_column('x', 'c', existing_type=sa.Enum('a', 'b', name='t'), type_=sa.Enum('a', 'b'… @enum
op.alter_column('x', 'c', existing_type=sa.Enum('a', 'b', name='t'), type_=sa.Enum('a', 'b', 'c', name='t'), existing_nullable=True)

## bulk_insert(sa.table('x', sa.column('id', I), sa.column('c', S)), [{'id': 1, 'c': 'a'}]) @enum
op.bulk_insert(sa.table('x', sa.column('id', I), sa.column('c', S)), [{'id': 1, 'c': 'a'}])

## add_column('x', ('n', sa.Enum('a', 'b', name='t'), server_default='A')) @enum
op.add_column('x', Column('n', sa.Enum('a', 'b', name='t'), server_default='A'))

## execute(sa.text('ALTER TYPE t ADD VALUE :v').bindparams(v='c')) @enum
op.execute(sa.text('ALTER TYPE t ADD VALUE :v').bindparams(v='c'))

## add_column('x', ('q', I, nullable=False)) (2)
op.execute("create table x(id serial primary key, n int, s varchar(5), j json)")
#+
op.add_column('x', Column('q', I, nullable=False))

## add_column('x', ('q', I, nullable=False, server_default='0')) @rows
op.add_column('x', Column('q', I, nullable=False, server_default='0'))

## create_foreign_key('fk', 'x', 'p', ['n'], ['id']) (2) @rows
op.execute("create table p(id int)")
#+
op.create_foreign_key('fk', 'x', 'p', ['n'], ['id'])

## create_foreign_key('fk', 'x', 'p', ['s'], ['id'])
op.execute("create table x(s varchar)")
op.execute("create table p(id int primary key)")
#+
op.create_foreign_key('fk', 'x', 'p', ['s'], ['id'])

## create_foreign_key('fk', 'x', 'p', ['s'], ['id']) (2)
op.execute("create table x(s int)")
op.execute("create table p(id bigint primary key)")
#+
op.create_foreign_key('fk', 'x', 'p', ['s'], ['id'])

## create_foreign_key('fk', 'x', 'p', ['s'], ['id']) (3)
op.execute("create table x(s varchar)")
op.execute("create table p(id uuid primary key)")
#+
op.create_foreign_key('fk', 'x', 'p', ['s'], ['id'])

## create_foreign_key('fk', 'x', 'p', ['n'], ['zz']) @rows
op.execute("create table p(id int primary key)")
#+
op.create_foreign_key('fk', 'x', 'p', ['n'], ['zz'])

## create_table('a', ('id', I, primary_key=True), ('b_id', I, sa.ForeignKey('b.id'))) ; cre…
op.create_table('a', Column('id', I, primary_key=True), Column('b_id', I, sa.ForeignKey('b.id')))
op.create_table('b', Column('id', I, primary_key=True))

## create_table('a', ('id', I, primary_key=True), ('p', I, sa.ForeignKey('a.id')))
op.create_table('a', Column('id', I, primary_key=True), Column('p', I, sa.ForeignKey('a.id')))

## drop_table('p')
op.execute("create table p(id int primary key)")
op.execute("create table x(n int references p(id))")
#+
op.drop_table('p')

## drop_constraint('p_pkey', 'p', type_='primary')
op.execute("create table p(id int primary key)")
op.execute("create table x(n int references p(id))")
#+
op.drop_constraint('p_pkey', 'p', type_='primary')

## drop_index('p_c_key', 'p')
op.execute("create table p(c int unique)")
#+
op.drop_index('p_c_key', 'p')

## drop_constraint('uix', 'p', type_='unique')
op.execute("create table p(c int)")
op.execute("create unique index uix on p(c)")
#+
op.drop_constraint('uix', 'p', type_='unique')

## drop_constraint('uq_p_c', 'p', type_='unique')
op.execute("create table p(c int unique)")
#+
op.drop_constraint('uq_p_c', 'p', type_='unique')

## drop_column('p', 'c')
op.execute("create table p(c int)")
op.execute("create view v as select c from p")
#+
op.drop_column('p', 'c')

## alter_column('p', 'c', type_=sa.BigInteger())
op.execute("create table p(c int)")
op.execute("create view v as select c from p")
#+
op.alter_column('p', 'c', type_=sa.BigInteger())

## alter_column('p', 'zz', new_column_name='q')
op.execute("create table p(c int)")
#+
op.alter_column('p', 'zz', new_column_name='q')

## alter_column('p', 'c', new_column_name='d')
op.execute("create table p(c int,d int)")
#+
op.alter_column('p', 'c', new_column_name='d')

## rename_table('p', 'q')
op.execute("create table p(c int)")
op.execute("create table q(c int)")
#+
op.rename_table('p', 'q')

## alter_column('x', 'n', type_=sa.Boolean()) @rows
op.alter_column('x', 'n', type_=sa.Boolean())

## alter_column('x', 's', type_=sa.JSON()) @rows
op.alter_column('x', 's', type_=sa.JSON())

## alter_column('x', 'j', type_=pg.JSONB()) @rows
op.alter_column('x', 'j', type_=pg.JSONB())

## create_unique_constraint('u', 'x', ['j']) @rows
op.create_unique_constraint('u', 'x', ['j'])

## create_index('i', 'x', ['j']) @rows
op.create_index('i', 'x', ['j'])

## add_column('x', ('k', pg.JSONB, server_default='{}', nullable=False)) @rows
op.add_column('x', Column('k', pg.JSONB, server_default='{}', nullable=False))

## add_column('x', ('k', pg.JSONB, server_default={})) @rows
op.add_column('x', Column('k', pg.JSONB, server_default={}))

## add_column('x', ('k', pg.ARRAY(I), server_default='{}')) @rows
op.add_column('x', Column('k', pg.ARRAY(I), server_default='{}'))

## add_column('x', ('k', pg.ARRAY(I), server_default='[]')) @rows
op.add_column('x', Column('k', pg.ARRAY(I), server_default='[]'))

## add_column('x', ('k', sa.Boolean, server_default='false')) ; add_column('x', ('k2', sa.B… @rows
op.add_column('x', Column('k', sa.Boolean, server_default='false'))
op.add_column('x', Column('k2', sa.Boolean, server_default=sa.text('0')))

## add_column('y', ('k', S(2), server_default='abc'))
op.execute("create table y(a int)")
#+
op.add_column('y', Column('k', S(2), server_default='abc'))

## add_column('x', ('k', S(2), server_default='abc')) @rows
op.add_column('x', Column('k', S(2), server_default='abc'))

## alter_column('y', 'a', type_=sa.DateTime(timezone=True))
op.execute("create table y(a timestamp)")
#+
op.alter_column('y', 'a', type_=sa.DateTime(timezone=True))

## alter_column('y', 'a', type_=pg.UUID())
op.execute("create table y(a varchar)")
#+
op.alter_column('y', 'a', type_=pg.UUID())

## alter_column('y', 'a', type_=I, autoincrement=True)
op.execute("create table y(a int)")
#+
op.alter_column('y', 'a', type_=I, autoincrement=True)

## alter_column('y', 'a', type_=S())
op.execute("create table y(a int default 5)")
#+
op.alter_column('y', 'a', type_=S())

## alter_column('y', 'a', type_=I, postgresql_using='a::int')
op.execute("create table y(a varchar default '5')")
#+
op.alter_column('y', 'a', type_=I, postgresql_using='a::int')

## alter_column('y', 'a', type_=I, postgresql_using='a::int') (2)
op.execute("create table y(a bool default true)")
#+
op.alter_column('y', 'a', type_=I, postgresql_using='a::int')

## create_table('t' * 64, ('id', I))
op.create_table('t' * 64, Column('id', I))

## create_table('x', ('c' * 64, I))
op.create_table('x', Column('c' * 64, I))

## create_index('i' * 64, 'y', ['a'])
op.execute("create table y(a int)")
#+
op.create_index('i' * 64, 'y', ['a'])

## create_unique_constraint('u' * 64, 'y', ['a'])
op.execute("create table y(a int)")
#+
op.create_unique_constraint('u' * 64, 'y', ['a'])

## create_foreign_key('f' * 64, 'y', 'y', ['a'], ['a'])
op.execute("create table y(a int unique)")
#+
op.create_foreign_key('f' * 64, 'y', 'y', ['a'], ['a'])

## drop_constraint('u' * 64, 'y', type_='unique')
op.execute("create table y(a int)")
#+
op.drop_constraint('u' * 64, 'y', type_='unique')

## create_index(f('i' * 64), 'y', ['a'])
op.execute("create table y(a int)")
#+
op.create_index(op.f('i' * 64), 'y', ['a'])

## add_column('y', ('c' * 64, I))
op.execute("create table y(a int)")
#+
op.add_column('y', Column('c' * 64, I))

## alter_column('y', 'a', new_column_name='c' * 64)
op.execute("create table y(a int)")
#+
op.alter_column('y', 'a', new_column_name='c' * 64)

## rename_table('y', 'c' * 64)
op.execute("create table y(a int)")
#+
op.rename_table('y', 'c' * 64)

## execute('create index concurrently i on y(a)')
op.execute("create table y(a int)")
#+
op.execute('create index concurrently i on y(a)')

## execute('vacuum y')
op.execute("create table y(a int)")
#+
op.execute('vacuum y')

## execute('create database zzz1')
op.execute('create database zzz1')

## execute('COMMIT') ; execute("ALTER TYPE t ADD VALUE 'c'") ; execute("insert into x value… @enum
op.execute('COMMIT')
op.execute("ALTER TYPE t ADD VALUE 'c'")
op.execute("insert into x values(1,'c')")

## create_index('i', 'y', ['a'], postgresql_using='gin', postgresql_ops={'a': 'gin_trgm_ops…
op.execute("create table y(a text)")
#+
op.create_index('i', 'y', ['a'], postgresql_using='gin', postgresql_ops={'a': 'gin_trgm_ops'})

## create_table('x', ('a', I), schema='nope')
op.create_table('x', Column('a', I), schema='nope')

## create_index('i', 'y', ['a'], postgresql_using='gin')
op.execute("create table y(a int)")
#+
op.create_index('i', 'y', ['a'], postgresql_using='gin')

## create_index('i', 'y', ['a'], postgresql_using='gin') (2)
op.execute("create table y(a json)")
#+
op.create_index('i', 'y', ['a'], postgresql_using='gin')

## create_index('i', 'y', ['a'], postgresql_using='gin') (3)
op.execute("create table y(a jsonb)")
#+
op.create_index('i', 'y', ['a'], postgresql_using='gin')

## create_table('x', ('a', I, server_default=sa.FetchedValue()))
op.create_table('x', Column('a', I, server_default=sa.FetchedValue()))

## drop_constraint('x_a_check', 'x', type_='check')
op.execute("create table x(a int check(a>0))")
#+
op.drop_constraint('x_a_check', 'x', type_='check')

## create_table('x', ('a', sa.Enum('p', 'q', native_enum=False, create_constraint=True)), (…
op.create_table('x', Column('a', sa.Enum('p', 'q', native_enum=False, create_constraint=True)), Column('b', sa.Boolean(create_constraint=True)))
