# SPDX-License-Identifier: Apache-2.0
## text
op.create_table(
    "x",
    Column("a", sa.String),
    Column("b", sa.String(20)),
    Column("c", sa.Unicode(7)),
    Column("d", sa.CHAR(3)),
    Column("e", sa.CHAR),
    Column("f", sa.Text),
    Column("g", sa.UnicodeText()),
    Column("h", sa.String(50, collation="C")),
    Column("i", sa.VARCHAR(length=9)),
    Column("j", sa.String(0)),
    Column("k", sa.CHAR(0)),
    Column("l", sa.Enum(name="m", native_enum=False)),
)

## numbers
op.create_table(
    "x",
    Column("a", sa.Integer),
    Column("b", sa.BigInteger()),
    Column("c", sa.SmallInteger),
    Column("d", sa.Numeric),
    Column("e", sa.Numeric(10)),
    Column("f", sa.Numeric(10, 2)),
    Column("g", sa.Float),
    Column("h", sa.Float(20)),
    Column("i", sa.Float(53)),
    Column("j", sa.REAL),
    Column("k", pg.DOUBLE_PRECISION),
    Column("l", sa.Boolean),
    Column("m", sa.DECIMAL(5, 1)),
    Column("n", pg.MONEY),
    Column("o", pg.OID),
)

## dates and times
op.create_table(
    "x",
    Column("a", sa.DateTime),
    Column("b", sa.DateTime(timezone=True)),
    Column("c", sa.TIMESTAMP(timezone=True)),
    Column("d", pg.TIMESTAMP(precision=3)),
    Column("e", pg.TIMESTAMP(timezone=True, precision=0)),
    Column("f", sa.Date),
    Column("g", sa.Time),
    Column("h", sa.Time(timezone=True)),
    Column("i", pg.TIME(precision=2)),
    Column("j", sa.Interval),
    Column("k", pg.INTERVAL(precision=3)),
)

## other types
op.create_table(
    "x",
    Column("a", sa.LargeBinary),
    Column("b", pg.BYTEA),
    Column("c", sa.JSON),
    Column("d", pg.JSONB),
    Column("e", pg.UUID(as_uuid=True)),
    Column("f", sa.ARRAY(sa.String(5))),
    Column("g", pg.ARRAY(sa.Integer, dimensions=2)),
    Column("h", pg.INET),
    Column("i", pg.CIDR),
    Column("j", pg.MACADDR),
    Column("k", pg.TSVECTOR),
    Column("l", pg.BIT(3)),
    Column("m", pg.BIT(varying=True)),
    Column("n", pg.INT4RANGE),
    Column("o", pg.TSTZRANGE),
    Column("p", pg.REGCLASS),
    Column("q", sa.PickleType),
    Column("r", sa.JSON().with_variant(pg.JSONB(), "postgresql")),
)

## text has no length
op.create_table("x", Column("a", sa.Text(100)))

## types of other databases
op.create_table("x", Column("a", sa.BLOB))
#+
op.create_table("y", Column("a", sa.DATETIME))
#+
op.create_table("z", Column("a", sa.NVARCHAR(5)))

## types of extensions
op.create_table("x", Column("a", pg.HSTORE))
#+
op.execute("CREATE EXTENSION hstore")
op.create_table("y", Column("a", pg.HSTORE))

## decorated types
from sqlalchemy.types import CHAR, TypeDecorator

class Short(TypeDecorator):
    impl = sa.String

class Guid(TypeDecorator):
    impl = CHAR

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(pg.UUID())
        return dialect.type_descriptor(CHAR(32))

class Point(sa.types.UserDefinedType):
    def get_col_spec(self):
        return "point"

op.create_table("x", Column("a", Short(40)), Column("b", Guid()), Column("c", Point()))

## a column without a type
op.create_table("x", Column("a"))

## serial and its near misses
op.create_table("a", Column("id", I, primary_key=True))
op.create_table("b", Column("id", sa.BigInteger, primary_key=True))
op.create_table("c", Column("id", sa.SmallInteger(), primary_key=True))
op.create_table("d", Column("id", I), sa.PrimaryKeyConstraint("id"))
op.create_table("e", Column("id", I, primary_key=True, autoincrement=False))
op.create_table("f", Column("id", I, sa.ForeignKey("a.id"), primary_key=True))
op.create_table("g", Column("p", I, primary_key=True), Column("q", I, primary_key=True))
op.create_table("h", Column("p", I, primary_key=True, autoincrement=True), Column("q", I, primary_key=True))
op.create_table("i", Column("id", I, primary_key=True, server_default="7"))
op.create_table("j", Column("id", S(5), primary_key=True))
op.create_table("k", Column("id", I, sa.Sequence("sq"), primary_key=True))
op.create_table("l", Column("id", I, primary_key=True, default=5))

## identity columns
op.create_table("a", Column("id", I, sa.Identity(), primary_key=True))
op.create_table("b", Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True))
op.create_table("c", Column("id", I, sa.Identity(), nullable=False))

## generated columns
op.create_table("x", Column("a", I), Column("b", I, sa.Computed("a * 2")))

## defaults
op.create_table(
    "x",
    Column("a", S(5), server_default="x"),
    Column("b", I, server_default="0"),
    Column("c", sa.Boolean, server_default="0"),
    Column("d", sa.Boolean, server_default=sa.false()),
    Column("e", sa.Boolean, server_default=sa.text("true")),
    Column("f", pg.JSONB, server_default="{}"),
    Column("g", pg.ARRAY(sa.Text), server_default="{}"),
    Column("h", sa.DateTime, server_default=sa.func.now()),
    Column("i", sa.DateTime(timezone=True), server_default=sa.text("CURRENT_TIMESTAMP")),
    Column("j", pg.UUID, server_default=sa.text("gen_random_uuid()")),
    Column("k", sa.Text, server_default=""),
    Column("l", sa.Numeric(8, 2), server_default="1.5"),
    Column("m", I, server_default=None),
    Column("n", sa.Text, server_default="it's"),
    Column("o", sa.DateTime, server_default=sa.text("timezone('utc', now())")),
)

## a default that is too long
op.create_table("x", Column("a", S(2), server_default="abc"))
op.create_table("y", Column("a", I))
op.add_column("y", Column("b", S(2), server_default="abc"))

## a number for a boolean
op.create_table("x", Column("a", sa.Boolean, server_default=sa.text("0")))

## a python number as default
op.create_table("x", Column("a", I, server_default=0))

## casts that need no USING
op.create_table("x", Column("a", I), Column("b", S(5)), Column("c", sa.JSON), Column("d", sa.Date),
                Column("e", sa.DateTime), Column("f", sa.Numeric), Column("g", pg.ARRAY(I)))
op.alter_column("x", "a", type_=sa.BigInteger)
op.alter_column("x", "b", type_=sa.Text)
op.alter_column("x", "c", type_=pg.JSONB)
op.alter_column("x", "d", type_=sa.DateTime(timezone=True))
op.alter_column("x", "e", type_=sa.Date)
op.alter_column("x", "f", type_=I)
op.alter_column("x", "g", type_=pg.ARRAY(sa.Text))

## text to number needs USING
op.create_table("x", Column("a", S))
op.alter_column("x", "a", type_=I)

## number to boolean needs USING
op.create_table("x", Column("a", I))
op.alter_column("x", "a", type_=sa.Boolean)

## text to array needs USING
op.create_table("x", Column("a", sa.Text))
op.alter_column("x", "a", type_=pg.ARRAY(sa.Text))

## text to date needs USING
op.create_table("x", Column("a", sa.Text))
op.alter_column("x", "a", type_=sa.Date)

## with USING
op.create_table("x", Column("a", S))
op.alter_column("x", "a", type_=I, postgresql_using="a::integer")
#-
op.alter_column("x", "a", type_=S)

## an enum behind a type decorator
from sqlalchemy.types import TypeDecorator

class Listed(TypeDecorator):
    impl = pg.ENUM
    cache_ok = True

op.create_table("t", Column("id", I, primary_key=True), Column("kind", Listed("a", "b", name="kind")))
op.create_table("u", Column("kind", Listed("a", "b", name="kind", create_type=False)))
#+
op.execute("ALTER TYPE kind ADD VALUE 'c'")

## types whose changes are tracked
from sqlalchemy.ext import mutable
from sqlalchemy.types import TypeDecorator
class Encoded(TypeDecorator):
    impl = sa.VARCHAR
    cache_ok = True
class Rows(mutable.Mutable, list):
    pass
op.create_table(
    "x",
    Column("a", Rows.as_mutable(Encoded)),
    Column("b", mutable.MutableDict.as_mutable(Encoded(20))),
    Column("c", Rows.as_mutable(sa.JSON(none_as_null=True))),
)
