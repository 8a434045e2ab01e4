# SPDX-License-Identifier: Apache-2.0
## a key that is a number becomes serial
op.create_table("t", Column("a", sa.Numeric(10, 2), primary_key=True), Column("b", sa.Float))
op.create_table("u", Column("a", sa.Float, nullable=False), sa.PrimaryKeyConstraint("a"))
op.create_table("v", Column("a", sa.Numeric, primary_key=True, autoincrement=False))
op.create_table("w", Column("a", sa.Numeric, primary_key=True), Column("b", sa.REAL, primary_key=True))
op.create_table("x", Column("a", pg.DOUBLE_PRECISION, primary_key=True, server_default="1"))
#-
for name in "tuvwx":
    op.drop_table(name)

## the dialect knows the name of a key
op.create_table("t", Column("a", I), Column("b", I, nullable=False), sa.PrimaryKeyConstraint("a", name="odd"))
connection = op.get_bind()
with op.batch_alter_table("t") as batch:
    batch.drop_constraint(connection.dialect.get_pk_constraint(connection, table_name="t")["name"], type_="primary")
    batch.create_primary_key(None, ["b"])
if connection.dialect.has_table(connection=connection, table_name="t"):
    op.create_table("u", Column("a", I))
#-
op.drop_table("u")
op.drop_table("t")

## a check comes and goes with the type of a column
letters = sa.Enum("a", "b", name="letters", native_enum=False, create_constraint=True)
op.create_table("t", Column("c", S))
op.alter_column("t", "c", type_=letters)
#+
letters = sa.Enum("a", "b", name="letters", native_enum=False, create_constraint=True)
op.alter_column("t", "c", type_=S(), existing_type=letters)
#-
letters = sa.Enum("a", "b", name="letters", native_enum=False, create_constraint=True)
op.alter_column("t", "c", type_=letters, existing_type=S())

## tables that follow another one
op.execute("CREATE TABLE base (a int)")
op.execute("CREATE TABLE one () INHERITS (base)")
op.execute("CREATE TABLE two () INHERITS (base)")
op.execute("CREATE TABLE alone (a int)")
rows = op.get_bind().execute(
    sa.text("SELECT c.relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid "
            "JOIN pg_class p ON p.oid = inhparent WHERE p.relname = :parent ORDER BY c.relname"),
    {"parent": "base"},
)
for row in rows:
    op.execute(f"CREATE INDEX {row[0]}_a ON {row[0]} (a)")
#-
for name in ("one", "two", "alone", "base"):
    op.drop_table(name)

## the dialect by its class
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.postgresql.base import PGDialect
dialect = op.get_context().connection.engine.dialect
if isinstance(dialect, MySQLDialect):
    op.create_table("mysql", Column("id", I))
if isinstance(op.get_bind().dialect, PGDialect):
    op.create_table("postgresql", Column("id", I))
#-
op.drop_table("postgresql")

## a key that is drawn needs no default of its own
op.create_table(
    "family",
    Column("id", sa.INTEGER(), server_default=sa.text("nextval('family_id_seq'::regclass)"), autoincrement=True, nullable=False),
    Column("name", S),
    sa.PrimaryKeyConstraint("id", name="family_pkey"),
)
op.create_table(
    "member",
    Column("a", I, sa.ForeignKey("family.id"), server_default="1", autoincrement=True, primary_key=True),
    Column("b", I, server_default="1", primary_key=True),
    Column("c", I, server_default="1", autoincrement=True),
)
#+
op.create_table("other", Column("id", I, server_default=sa.text("nextval('other_id_seq'::regclass)"), primary_key=True))

## a table of the rows of one that is not there
op.execute("CREATE TABLE t AS SELECT id FROM nowhere")

## the dialect's own type of an enum
state = sa.Enum('pending', 'done', name='state')
implementation = state.dialect_impl(op.get_bind().dialect)
implementation.create(op.get_bind(), checkfirst=True)
implementation.create(op.get_bind())
op.create_table('job', Column('id', I, primary_key=True), Column('old', implementation))
op.add_column('job', Column('state', state, server_default='done'))
#-
op.drop_table('job')
sa.Enum('pending', 'done', name='state').dialect_impl(op.get_bind().dialect).drop(op.get_bind())

## DDL with a context
op.execute('create table t(a int, b int)')
for column in ('a', 'b'):
    op.execute(sa.DDL('alter table "%(table)s" alter "%(column)s" type bigint',
                      context={'table': 't', 'column': column}))
op.execute(sa.DDL("comment on table t is '100%%'"))

## a foreign key to the column of a table that was just made
parent = op.create_table('parent', Column('id', I, primary_key=True), Column('code', S, unique=True))
op.create_table('child', Column('id', I, primary_key=True),
                Column('parent', I, sa.ForeignKey(parent.c.id, ondelete='CASCADE')),
                Column('code', S), sa.ForeignKeyConstraint(['code'], [parent.c.code]))

## a key without columns
op.create_table('member', Column('a', I, nullable=False), Column('b', I), sa.PrimaryKeyConstraint(), sa.UniqueConstraint())
op.create_primary_key('member_key', 'member', ['a', 'b'])

## an empty key takes the columns that say so
op.create_table('member', Column('a', I, primary_key=True), Column('b', I), sa.PrimaryKeyConstraint(name='own'))

## nothing to change in a column
op.execute('create table t(a int)')
op.alter_column('t', Column('a', I, nullable=False))
op.alter_column('t', Column('b', I), existing_type=I)

## a second column of one name takes the place of the first
op.create_table("d", Column("a", I, sa.ForeignKey("nope.id")), Column("b", I),
                Column("a", sa.Text(), unique=True))
