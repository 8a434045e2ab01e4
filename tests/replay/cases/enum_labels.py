# SPDX-License-Identifier: Apache-2.0
## names of members
import enum

class Plain(enum.Enum):
    red = "R"
    green = "G"

op.create_table("x", Column("c", sa.Enum(Plain)))

## names of members with a str mixin
import enum

class StrMix(str, enum.Enum):
    red = "r-val"
    green = "g-val"

op.create_table("x", Column("c", sa.Enum(StrMix)))

## values by values_callable
import enum

class Status(enum.Enum):
    OPEN = "open"
    CLOSED = "closed"

op.create_table("x", Column("c", sa.Enum(Status, values_callable=lambda e: [m.value for m in e])))

## values by a comprehension
import enum

class Status(enum.Enum):
    OPEN = "open"
    CLOSED = "closed"

op.create_table("x", Column("c", sa.Enum(*[m.value for m in Status], name="status_values")))

## the functional interface
import enum

op.create_table("x", Column("c", sa.Enum(enum.Enum("Two", "p q"))))

## the dialect's ENUM of a class
import enum

class CamelCaseName(enum.IntEnum):
    one = 1
    two = 2

op.create_table("x", Column("c", pg.ENUM(CamelCaseName)))

## a name with upper case
op.create_table("x", Column("c", sa.Enum("a", name="MyEnum")))
op.execute("ALTER TYPE MyEnum ADD VALUE 'b'")

## a name that is reserved
op.create_table("x", Column("c", sa.Enum("a", name="order")))

## a label twice
op.execute("CREATE TYPE t AS ENUM ('a', 'a')")

## a label that is too long
op.execute("CREATE TYPE t AS ENUM ('" + "a" * 64 + "')")

## not native, with and without length
op.create_table(
    "x",
    Column("a", sa.Enum("p", "long", native_enum=False)),
    Column("b", sa.Enum("p", "q", native_enum=False, length=20)),
)

## not native with a constraint that has a name
t = sa.Enum("p", "q", native_enum=False, create_constraint=True, name="kind")
op.create_table("x", Column("id", I), Column("a", t))

## not native with a constraint, by convention @naming
t = sa.Enum("p", "q", native_enum=False, create_constraint=True, name="kind")
op.create_table("x", Column("id", I), Column("a", t))

## not native with a constraint, in add_column
op.create_table("x", Column("id", I))
t = sa.Enum("p", "q", native_enum=False, create_constraint=True, name="kind")
op.add_column("x", Column("a", t))

## a default that is a label
op.create_table("x", Column("c", sa.Enum("a", "b", name="t"), server_default="a"))

## a default that is no label
op.create_table("x", Column("c", sa.Enum("a", "b", name="t"), server_default="A"))

## a default as text with a cast
op.create_table("x", Column("c", sa.Enum("a", "b", name="t"), server_default=sa.text("'b'::t")))

## a default that reads a column
op.create_table("x", Column("c", sa.Enum("a", "b", name="t"), server_default=sa.text("a")))

## a default of a member
import enum

class Status(enum.Enum):
    OPEN = "open"

op.create_table("x", Column("c", sa.Enum(Status), server_default=Status.OPEN.name))
op.create_table("y", Column("c", pg.ENUM(Status, create_type=False), server_default=Status.OPEN.value))

## labels before and after others
op.execute("CREATE TYPE t AS ENUM ('b', 'd')")
op.execute("ALTER TYPE t ADD VALUE 'a' BEFORE 'b'")
op.execute("ALTER TYPE t ADD VALUE 'c' AFTER 'b'")
op.execute("ALTER TYPE t ADD VALUE IF NOT EXISTS 'd'")
op.execute("ALTER TYPE t RENAME VALUE 'd' TO 'e'")

## a new label in the next revision
op.execute("CREATE TYPE t AS ENUM ('a')")
op.create_table("x", Column("c", pg.ENUM(name="t", create_type=False)))
#+
op.execute("ALTER TYPE t ADD VALUE 'b'")
#+
op.alter_column("x", "c", server_default="b")

## a new label in an autocommit block
op.execute("CREATE TYPE t AS ENUM ('a')")
op.create_table("x", Column("c", pg.ENUM(name="t", create_type=False)))
#+
with op.get_context().autocommit_block():
    op.execute("ALTER TYPE t ADD VALUE 'b'")
op.alter_column("x", "c", server_default="b")

## a type is replaced
op.create_table("x", Column("c", sa.Enum("a", "b", name="t"), server_default="a"))
#+
op.execute("ALTER TYPE t RENAME TO t_old")
op.execute("CREATE TYPE t AS ENUM ('a', 'c')")
op.alter_column("x", "c", server_default=None)
op.execute("ALTER TABLE x ALTER COLUMN c TYPE t USING c::text::t")
op.alter_column("x", "c", server_default="c")
op.execute("DROP TYPE t_old")
#-
op.alter_column("x", "c", server_default=None)
op.execute("ALTER TABLE x ALTER COLUMN c TYPE text USING c::text")
op.execute("DROP TYPE t")
op.execute("CREATE TYPE t AS ENUM ('a', 'b')")
op.execute("ALTER TABLE x ALTER COLUMN c TYPE t USING c::t")
op.alter_column("x", "c", server_default="a")
