# SPDX-License-Identifier: Apache-2.0
#= table
op.create_table("x", Column("id", I, primary_key=True), Column("c", sa.Enum("a", "b", name="t")))
#= type
op.execute("CREATE TYPE t AS ENUM ('a', 'b')")
#= other
op.create_table("o", Column("id", I))

## two tables share a type in one run @table
op.create_table("y", Column("c", sa.Enum("a", "b", name="t")))

## labels that differ in one run @table
op.create_table("y", Column("c", sa.Enum("a", "z", name="t")))

## two tables of one revision share a type
op.create_table("x", Column("c", sa.Enum("a", "b", name="t")))
op.create_table("y", Column("c", sa.Enum("a", "b", name="t")))

## two columns of one table share a type
op.create_table("x", Column("c", sa.Enum("a", name="t")), Column("d", sa.Enum("a", name="t")))

## a type that was dropped is remembered @table
op.drop_table("x")
op.execute("DROP TYPE t")
#+
op.create_table("x", Column("c", sa.Enum("a", "b", name="t")))

## the table is dropped, the type stays @table
op.drop_table("x")
#+
op.create_table("x", Column("c", sa.Enum("a", "b", name="t")))

## a failing table takes its type along, but not the memory
op.create_table("x", Column("c", sa.Enum("a", name="t")), Column("n", I, sa.ForeignKey("nope.id")))
#+
op.create_table("y", Column("c", sa.Enum("a", name="t")))

## the flag is honoured by the dialect's ENUM and does not teach @type
op.create_table("x", Column("c", pg.ENUM("a", "b", name="t", create_type=False)))
#+
op.create_table("y", Column("c", pg.ENUM("a", "b", name="t")))

## the flag of the generic Enum is ignored @type
op.create_table("x", Column("c", sa.Enum("a", "b", name="t", create_type=False)))

## the flag of the generic Enum, type made by the table before @table
op.create_table("y", Column("c", sa.Enum("a", "b", name="t", create_type=False)))

## the flag of the dialect's ENUM, type absent
op.create_table("x", Column("c", pg.ENUM("a", "b", name="t", create_type=False)))

## add_column never creates the type @other
op.add_column("o", Column("c", sa.Enum("a", "b", name="t")))

## add_column with the type at hand @other @type
op.add_column("o", Column("c", sa.Enum("a", "b", name="t")))

## alter_column never creates the type @other
op.alter_column("o", "id", type_=sa.Enum("a", "b", name="t"), postgresql_using="id::text::t")

## add_column of an array of an absent type @other
op.add_column("o", Column("c", pg.ARRAY(sa.Enum("a", "b", name="t"))))

## create, then create_table @other
t = sa.Enum("a", "b", name="t")
t.create(op.get_bind())
op.create_table("x", Column("c", t))

## create with checkfirst, then create_table @other
t = pg.ENUM("a", "b", name="t")
t.create(op.get_bind(), checkfirst=True)
op.create_table("x", Column("c", t))

## the safe pattern @type
t = pg.ENUM("a", "b", name="t", create_type=False)
t.create(op.get_bind(), checkfirst=True)
op.create_table("x", Column("c", t))

## the generic Enum does not look first @type
sa.Enum("a", "b", name="t").create(op.get_bind())

## the generic Enum told to look first @type
sa.Enum("a", "b", name="t").create(op.get_bind(), checkfirst=True)

## the dialect's ENUM looks first @type
pg.ENUM("a", "b", name="t").create(op.get_bind())

## the dialect's ENUM told not to look @type
pg.ENUM("a", "b", name="t").create(op.get_bind(), checkfirst=False)

## the generic Enum is dropped without looking @other
sa.Enum("a", name="t").drop(op.get_bind())

## the generic Enum is dropped when it is there @other
sa.Enum("a", name="t").drop(op.get_bind(), checkfirst=True)

## the dialect's ENUM is dropped when it is there @other
pg.ENUM("a", name="t").drop(op.get_bind())

## the dialect's ENUM is dropped without looking @other
pg.ENUM("a", name="t").drop(op.get_bind(), checkfirst=False)

## drop while a column uses the type @table
sa.Enum(name="t").drop(op.get_bind())

## drop of the type that a table made @table
op.drop_column("x", "c")
sa.Enum(name="t").drop(op.get_bind())

## an Enum that is not native creates nothing
t = sa.Enum("a", "bcd", native_enum=False, name="t")
t.create(op.get_bind())
op.create_table("x", Column("c", t))
t.drop(op.get_bind())

## create_type=False is ignored by create and drop
t = pg.ENUM("a", name="t", create_type=False)
t.create(op.get_bind())
op.create_table("x", Column("c", t))
op.drop_table("x")
t.drop(op.get_bind())

## an Enum of a MetaData is not created by create_table
op.create_table("x", Column("c", sa.Enum("a", name="t", metadata=sa.MetaData())))

## a variant for PostgreSQL wins
t = sa.String().with_variant(pg.ENUM("a", name="t"), "postgresql")
op.create_table("x", Column("c", t))

## a variant for another dialect
t = sa.Enum("a", name="t").with_variant(sa.String(), "sqlite")
op.create_table("x", Column("c", t))

## a variant that is text
op.create_table("x", Column("c", sa.Enum("a", name="t").with_variant(sa.String(5), "postgresql")))

## the variant with create_type=False @type
t = sa.Enum(name="t").with_variant(pg.ENUM("a", name="t", create_type=False), "postgresql")
op.create_table("x", Column("c", t))

## a table has the name of the type
op.create_table("t", Column("id", I))
#+
op.create_table("x", Column("c", sa.Enum("a", name="t")))

## checkfirst takes a table for the type
op.create_table("t", Column("id", I))
sa.Enum("a", name="t").create(op.get_bind(), checkfirst=True)

## a type of another schema is not seen
op.execute("create schema s1")
op.execute("create type s1.t as enum ('a')")
op.create_table("x", Column("c", sa.Enum("a", name="t")))

## the schema of the type is given
op.execute("create schema s1")
op.create_table("x", Column("c", sa.Enum("a", name="t", schema="s1")))

## the type inherits the schema of the table
op.execute("create schema s1")
op.create_table("x", Column("c", sa.Enum("a", name="t", inherit_schema=True)), schema="s1")

## the table has a schema, the type none
op.execute("create schema s1")
op.create_table("x", Column("c", sa.Enum("a", name="t")), schema="s1")

## an Enum without labels
op.create_table("x", Column("c", sa.Enum(name="t")))

## an Enum without a name
op.create_table("x", Column("c", sa.Enum("a", "b")))

## the downgrade forgets the type
op.create_table("x", Column("id", I, primary_key=True), Column("c", sa.Enum("a", name="t")))
#-
op.drop_table("x")

## the downgrade drops the type
op.create_table("x", Column("id", I, primary_key=True), Column("c", sa.Enum("a", name="t")))
#-
op.drop_table("x")
sa.Enum(name="t").drop(op.get_bind())

## the downgrade creates a type that was left @table
op.drop_table("x")
#-
op.create_table("x", Column("id", I, primary_key=True), Column("c", pg.ENUM("a", "b", name="t")))

## Table.drop takes the type along @other
x = op.create_table("x", Column("c", sa.Enum("a", name="t")))
x.drop(op.get_bind())

## DO block that forgives @type
op.execute("DO $$ BEGIN CREATE TYPE t AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN null; END $$")

## a guard that asks the catalog @type
if not op.get_bind().execute(sa.text("SELECT 1 FROM pg_type WHERE typname = 't'")).scalar():
    op.execute("CREATE TYPE t AS ENUM ('a')")
if not op.get_bind().execute(sa.text("SELECT 1 FROM pg_type WHERE typname = 'u'")).scalar():
    op.execute("CREATE TYPE u AS ENUM ('a')")

## a swallowed error poisons the transaction @type
try:
    op.execute("CREATE TYPE t AS ENUM ('a')")
except Exception:
    pass

## a savepoint guards @type
try:
    with op.get_bind().begin_nested():
        op.execute("CREATE TYPE t AS ENUM ('a')")
except Exception:
    pass
op.create_table("x", Column("c", pg.ENUM(name="t", create_type=False)))

## an error that is swallowed, then more @type
try:
    op.execute("select * from nope")
except Exception:
    pass
op.execute("select 1")
