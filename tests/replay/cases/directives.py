# SPDX-License-Identifier: Apache-2.0
#= base
op.execute("create table users(id serial primary key, name varchar(50), age int default 5, note text, c varchar)")
op.execute("create table orgs(id serial primary key, code varchar unique)")

## create_table('t', ('id', I, primary_key=True), ('u', I, sa.ForeignKey('users.id')), ('n'… @base @naming
op.create_table('t', Column('id', I, primary_key=True), Column('u', I, sa.ForeignKey('users.id')), Column('n', S(10), unique=True, index=True), sa.UniqueConstraint('u', 'n'), sa.CheckConstraint('u>0', name='upos'))

## create_table('t', ('u', I), sa.CheckConstraint('u>0')) @base @naming
op.create_table('t', Column('u', I), sa.CheckConstraint('u>0'))

## create_table('t', ('id', I), ('u', I), sa.UniqueConstraint('u', name=f('myuq')), sa.Chec… @base @naming
op.create_table('t', Column('id', I), Column('u', I), sa.UniqueConstraint('u', name=op.f('myuq')), sa.CheckConstraint('u>0', name=op.f('ck_x')), sa.PrimaryKeyConstraint('id', name=op.f('pk_x')))

## create_table('t', ('id', I), ('u', I), sa.UniqueConstraint('u', name='myuq'), sa.CheckCo… @base @naming
op.create_table('t', Column('id', I), Column('u', I), sa.UniqueConstraint('u', name='myuq'), sa.CheckConstraint('u>0', name='ck_x'), sa.PrimaryKeyConstraint('id', name='pk_x'), sa.ForeignKeyConstraint(['u'], ['users.id'], name='fkx'))

## create_check_constraint('pos', 'users', 'age>0') @base @naming
op.create_check_constraint('pos', 'users', 'age>0')

## create_check_constraint(f('pos'), 'users', 'age>0') @base @naming
op.create_check_constraint(op.f('pos'), 'users', 'age>0')

## drop_constraint('pos', 'users', type_='check') @base @naming
op.execute("alter table users add constraint ck_users_pos check(age>0)")
#+
op.drop_constraint('pos', 'users', type_='check')

## drop_constraint('ck_users_pos', 'users', type_='check') @base @naming
op.execute("alter table users add constraint ck_users_pos check(age>0)")
#+
op.drop_constraint('ck_users_pos', 'users', type_='check')

## drop_constraint('ck_users_pos', 'users') @base @naming
op.execute("alter table users add constraint ck_users_pos check(age>0)")
#+
op.drop_constraint('ck_users_pos', 'users')

## create_unique_constraint(None, 'users', ['name']) @base @naming
op.create_unique_constraint(None, 'users', ['name'])

## create_unique_constraint(None, 'users', ['name', 'age']) @base
op.create_unique_constraint(None, 'users', ['name', 'age'])

## create_unique_constraint('uq1', 'users', ['name'], deferrable=True, initially='DEFERRED') @base
op.create_unique_constraint('uq1', 'users', ['name'], deferrable=True, initially='DEFERRED')

## create_foreign_key(None, 'users', 'orgs', ['age'], ['id'], ondelete='SET NULL', onupdate… @base
op.create_foreign_key(None, 'users', 'orgs', ['age'], ['id'], ondelete='SET NULL', onupdate='CASCADE')

## create_foreign_key(None, 'users', 'orgs', ['age'], ['id']) @base @naming
op.create_foreign_key(None, 'users', 'orgs', ['age'], ['id'])

## create_foreign_key('fk1', 'users', 'orgs', ['age'], ['id'], postgresql_not_valid=True) @base
op.create_foreign_key('fk1', 'users', 'orgs', ['age'], ['id'], postgresql_not_valid=True)

## create_check_constraint('ck1', 'users', 'age>0', postgresql_not_valid=True) @base
op.create_check_constraint('ck1', 'users', 'age>0', postgresql_not_valid=True)

## create_check_constraint('ck1', 'users', sa.func.length(sa.column('name')) > 5) @base
op.create_check_constraint('ck1', 'users', sa.func.length(sa.column('name')) > 5)

## create_primary_key('pkx', 'np', ['a', 'b'])
op.execute("create table np(a int,b int)")
#+
op.create_primary_key('pkx', 'np', ['a', 'b'])

## create_primary_key(None, 'np', ['a'])
op.execute("create table np(a int,b int)")
#+
op.create_primary_key(None, 'np', ['a'])

## create_exclude_constraint('ex', 'r', ('p', '&&'), where='p is not null', using='gist')
op.execute("create table r(p int4range)")
#+
op.create_exclude_constraint('ex', 'r', ('p', '&&'), where='p is not null', using='gist')

## create_index('ix1', 'users', ['name']) @base
op.create_index('ix1', 'users', ['name'])

## create_index(None, 'users', ['name']) @base
op.create_index(None, 'users', ['name'])

## create_index(None, 'users', ['name']) (2) @base @naming
op.create_index(None, 'users', ['name'])

## create_index('ix1', 'users', [sa.text('lower(name)'), 'age', sa.func.coalesce(sa.column(… @base
op.create_index('ix1', 'users', [sa.text('lower(name)'), 'age', sa.func.coalesce(sa.column('note'), 'x')], unique=True, postgresql_where=sa.text('age>1'), postgresql_include=['id'], postgresql_using='btree', postgresql_ops={'age': 'int4_ops'}, postgresql_with={'fillfactor': 50})

## create_index('ix1', 'users', 'name') @base
op.create_index('ix1', 'users', 'name')

## create_index('ix1', 'users', ['name']) ; create_index('ix1', 'users', ['age']) @base
op.create_index('ix1', 'users', ['name'])
op.create_index('ix1', 'users', ['age'])

## create_index('ix1', 'users', ['name'], postgresql_concurrently=True) @base
op.create_index('ix1', 'users', ['name'], postgresql_concurrently=True)

## with get_context().autocommit_block(): create_index('ix1', 'users', ['name'], postgresql… @base
with op.get_context().autocommit_block():
    op.create_index('ix1', 'users', ['name'], postgresql_concurrently=True)

## drop_index('ix1', 'users') @base
op.execute("create index ix1 on users(name)")
#+
op.drop_index('ix1', 'users')

## drop_index('ix1', table_name='users') @base
op.execute("create index ix1 on users(name)")
#+
op.drop_index('ix1', table_name='users')

## drop_index('ix1', table_name='nope') @base
op.execute("create index ix1 on users(name)")
#+
op.drop_index('ix1', table_name='nope')

## drop_index('ix1', table_name='users') (2) @base
op.drop_index('ix1', table_name='users')

## add_column('users', ('x', I, sa.ForeignKey('orgs.id'), nullable=False, index=True, uniqu… @base
op.add_column('users', Column('x', I, sa.ForeignKey('orgs.id'), nullable=False, index=True, unique=True, server_default='0', comment='c1'))

## add_column('users', ('x', I, sa.ForeignKey('orgs.id'), index=True)) @base @naming
op.add_column('users', Column('x', I, sa.ForeignKey('orgs.id'), index=True))

## add_column('users', ('x', I, unique=True)) @base
op.add_column('users', Column('x', I, unique=True))

## add_column('np', ('id', I, primary_key=True))
op.execute("create table np(a int)")
#+
op.add_column('np', Column('id', I, primary_key=True))

## add_column('users', ('x', I, default=5, nullable=False)) @base
op.add_column('users', Column('x', I, default=5, nullable=False))

## add_column('users', ('x', I, sa.ForeignKey('orgs.id', name='fkn'))) @base
op.add_column('users', Column('x', I, sa.ForeignKey('orgs.id', name='fkn')))

## add_column('users', ('name', I)) @base
op.add_column('users', Column('name', I))

## add_column('np', ('id', I, sa.Identity(always=True), primary_key=True))
op.execute("create table np(a int)")
#+
op.add_column('np', Column('id', I, sa.Identity(always=True), primary_key=True))

## add_column('np', ('g', I, sa.Computed('a*2', persisted=True)))
op.execute("create table np(a int)")
#+
op.add_column('np', Column('g', I, sa.Computed('a*2', persisted=True)))

## drop_column('users', 'name') @base
op.drop_column('users', 'name')

## drop_column('users', 'zzz') @base
op.drop_column('users', 'zzz')

## drop_column('orgs', 'code') @base
op.execute("alter table users add foreign key(c) references orgs(code)")
#+
op.drop_column('orgs', 'code')

## drop_column('users', 'name', mssql_drop_default=True) @base
op.drop_column('users', 'name', mssql_drop_default=True)

## alter_column('users', 'age', type_=sa.BigInteger()) @base
op.alter_column('users', 'age', type_=sa.BigInteger())

## alter_column('users', 'age', existing_type=sa.INTEGER(), type_=sa.String(), existing_nul… @base
op.alter_column('users', 'age', existing_type=sa.INTEGER(), type_=sa.String(), existing_nullable=True, existing_server_default=sa.text('5'))

## alter_column('users', 'name', type_=I) @base
op.alter_column('users', 'name', type_=I)

## alter_column('users', 'name', type_=I, postgresql_using='name::integer') @base
op.alter_column('users', 'name', type_=I, postgresql_using='name::integer')

## alter_column('users', 'name', nullable=False, postgresql_using='name::integer') @base
op.alter_column('users', 'name', nullable=False, postgresql_using='name::integer')

## alter_column('users', 'name', nullable=False) ; alter_column('users', 'name', nullable=T… @base
op.alter_column('users', 'name', nullable=False)
op.alter_column('users', 'name', nullable=True)

## alter_column('users', 'name', server_default='x') @base
op.alter_column('users', 'name', server_default='x')

## alter_column('users', 'age', server_default=None) @base
op.alter_column('users', 'age', server_default=None)

## alter_column('users', 'age', server_default=False) @base
op.alter_column('users', 'age', server_default=False)

## alter_column('users', 'name', server_default=sa.text('now()::text')) @base
op.alter_column('users', 'name', server_default=sa.text('now()::text'))

## alter_column('users', 'name', server_default=sa.func.now()) @base
op.alter_column('users', 'name', server_default=sa.func.now())

## alter_column('users', 'age', server_default=sa.true()) @base
op.alter_column('users', 'age', server_default=sa.true())

## alter_column('users', 'age', server_default=True) @base
op.alter_column('users', 'age', server_default=True)

## alter_column('users', 'age', server_default=0) @base
op.alter_column('users', 'age', server_default=0)

## alter_column('users', 'name', server_default='') @base
op.alter_column('users', 'name', server_default='')

## alter_column('users', 'name', server_default=sa.DefaultClause('zz')) @base
op.alter_column('users', 'name', server_default=sa.DefaultClause('zz'))

## alter_column('users', 'name', server_default="'x'") @base
op.alter_column('users', 'name', server_default="'x'")

## alter_column('users', 'name', new_column_name='full_name') @base
op.alter_column('users', 'name', new_column_name='full_name')

## alter_column('users', 'name', name='full_name') @base
op.alter_column('users', 'name', name='full_name')

## alter_column('users', 'name', new_column_name='full', type_=sa.Text(), nullable=False, s… @base
op.alter_column('users', 'name', new_column_name='full', type_=sa.Text(), nullable=False, server_default='z', comment='cc')

## alter_column('users', 'name', comment=None, existing_comment='x') @base
op.alter_column('users', 'name', comment=None, existing_comment='x')

## alter_column('users', 'name', existing_type=S(50), existing_nullable=True) @base
op.alter_column('users', 'name', existing_type=S(50), existing_nullable=True)

## alter_column('np', 'a', server_default=sa.Identity())
op.execute("create table np(a int not null)")
#+
op.alter_column('np', 'a', server_default=sa.Identity())

## alter_column('np', 'a', server_default=None, existing_server_default=sa.Identity())
op.execute("create table np(a int generated by default as identity)")
#+
op.alter_column('np', 'a', server_default=None, existing_server_default=sa.Identity())

## alter_column('np', 'a', server_default=None)
op.execute("create table np(a int generated by default as identity)")
#+
op.alter_column('np', 'a', server_default=None)

## alter_column('np', 'a', server_default=sa.Computed('1'))
op.execute("create table np(a int)")
#+
op.alter_column('np', 'a', server_default=sa.Computed('1'))

## alter_column('np', 'a', autoincrement=True)
op.execute("create table np(a int)")
#+
op.alter_column('np', 'a', autoincrement=True)

## alter_column('e', 'c', type_=sa.Enum('a', 'b', 'x', name='t2'), postgresql_using='c::tex…
op.execute("create type t1 as enum('a','b')")
op.execute("create type t2 as enum('a','b','x')")
op.execute("create table e(c t1 default 'a')")
#+
op.alter_column('e', 'c', type_=sa.Enum('a', 'b', 'x', name='t2'), postgresql_using='c::text::t2')

## alter_column('e', 'c', type_=sa.Enum('a', 'b', name='t1'), postgresql_using='c::t1')
op.execute("create type t1 as enum('a','b')")
op.execute("create table e(c varchar default 'a')")
#+
op.alter_column('e', 'c', type_=sa.Enum('a', 'b', name='t1'), postgresql_using='c::t1')

## drop_table('orgs') @base
op.drop_table('orgs')

## drop_table('zzz') @base
op.drop_table('zzz')

## drop_table('orgs') (2) @base
op.execute("alter table users add foreign key(age) references orgs(id)")
#+
op.drop_table('orgs')

## drop_table('q', schema='s1')
op.execute("create schema s1")
op.execute("create table s1.q(a int)")
#+
op.drop_table('q', schema='s1')

## create_table('orgs', ('id', I, primary_key=True)) @base
op.create_table('orgs', Column('id', I, primary_key=True))

## rename_table('orgs', 'organisations') @base
op.rename_table('orgs', 'organisations')

## create_table_comment('orgs', 'hello', existing_comment=None) @base
op.create_table_comment('orgs', 'hello', existing_comment=None)

## drop_table_comment('orgs', existing_comment='x') @base
op.drop_table_comment('orgs', existing_comment='x')

## create_table('t', ('a', I), prefixes=['UNLOGGED']) ; create_table('t2', ('a', I), postgr… @base
op.create_table('t', Column('a', I), prefixes=['UNLOGGED'])
op.create_table('t2', Column('a', I), postgresql_partition_by='RANGE (a)')

## drop_constraint('orgs_code_key', 'orgs', type_='unique') @base
op.drop_constraint('orgs_code_key', 'orgs', type_='unique')

## drop_constraint('orgs_code_key', 'orgs', 'unique') @base
op.drop_constraint('orgs_code_key', 'orgs', 'unique')

## drop_constraint('orgs_code_key', 'orgs', 'uniq') @base
op.drop_constraint('orgs_code_key', 'orgs', 'uniq')

## drop_constraint('zzz', 'orgs', type_='unique') @base
op.drop_constraint('zzz', 'orgs', type_='unique')

## execute("update users set name='a:b' where name=':x'") @base
op.execute("update users set name='a:b' where name=':x'")

## execute('update users set name=:foo') @base
op.execute('update users set name=:foo')

## execute("update users set name='50%'::text where name like '%x'") @base
op.execute("update users set name='50%'::text where name like '%x'")

## execute("update users set name='a\\:b'") @base
op.execute("update users set name='a\\:b'")

## execute(sa.text('update users set name=:n').bindparams(n='v')) @base
op.execute(sa.text('update users set name=:n').bindparams(n='v'))

## execute("update users set name='q'", execution_options={'x': 1}) @base
op.execute("update users set name='q'", execution_options={'x': 1})

## execute("update users set name='a'; update users set name='b'") @base
op.execute("update users set name='a'; update users set name='b'")

## execute(sa.table('orgs', sa.column('code')).insert().values({'code': inline_literal('Z')… @base
op.execute(sa.table('orgs', sa.column('code')).insert().values({'code': op.inline_literal('Z')}))

## execute(sa.table('orgs', sa.column('code')).insert().values(code='Z')) @base
op.execute(sa.table('orgs', sa.column('code')).insert().values(code='Z'))

## execute(sa.table('orgs', sa.column('code')).update().where(sa.column('code') == 'a').val… @base
op.execute(sa.table('orgs', sa.column('code')).update().where(sa.column('code') == 'a').values(code='Z'))

## execute(sa.DDL("comment on table orgs is 'x%%'")) @base
op.execute(sa.DDL("comment on table orgs is 'x%%'"))

## execute(sa.schema.CreateSchema('s1')) @base
op.execute(sa.schema.CreateSchema('s1'))

## get_bind().execute('select 1') @base
op.get_bind().execute('select 1')

## get_bind().execute(sa.text('update users set name=:n'), {'n': 1}) @base
op.get_bind().execute(sa.text('update users set name=:n'), {'n': 1})

## bulk_insert(sa.table('orgs', sa.column('id', I), sa.column('code', S)), [{'id': 1, 'code… @base
op.bulk_insert(sa.table('orgs', sa.column('id', I), sa.column('code', S)), [{'id': 1, 'code': 'a'}, {'id': 2, 'code': op.inline_literal('b')}], multiinsert=False)

## bulk_insert(sa.table('orgs', sa.column('id', I)), []) @base
op.bulk_insert(sa.table('orgs', sa.column('id', I)), [])

## with batch_alter_table('users', schema='s1') as b: b.add_column(('x', I))
op.execute("create schema s1")
op.execute("create table s1.users(a int)")
#+
with op.batch_alter_table('users', schema='s1') as b:
    b.add_column(Column('x', I))

## with batch_alter_table('users') as b: b.add_column(('x', I)) raise RuntimeError('boom') @base
with op.batch_alter_table('users') as b:
    b.add_column(Column('x', I))
    raise RuntimeError('boom')
