# SPDX-License-Identifier: Apache-2.0
## names with formatted numbers
for month in range(1, 13):
    op.execute(f"CREATE TABLE f_{2024}_{month:02d} (day{month:<3d} int, x{month:x} int)")
    op.execute("CREATE TABLE p_%04d_%s (a int)" % (month, format(month, "03d")))
op.execute("CREATE TABLE m_{:>4}_{n:05.2f} (a int)".format("abcd", n=1.5).replace(".", "_"))
op.execute("CREATE TABLE b_" + bin(5) + "_" + oct(9) + "_" + hex(255) + " (a int)")
op.execute("CREATE TABLE s_%-5s_%5s_%x (a int)" % ("abcde", "vwxyz", 255))
#-
for month in range(1, 13):
    op.drop_table(f"f_2024_{month:>02}")
    op.drop_table("p_%04d_%03d" % (month, month))
op.drop_table("m_abcd_01_50")
op.drop_table("b_0b101_0o11_0xff")
op.drop_table("s_abcde_vwxyz_ff")

## labels from sets
old = {"b", "a"}
new = old.union({"c"}, ["d"]) - {"a"} | {"e"}
names = sorted(new, key=lambda one: one.upper(), reverse=True)
names.remove("e")
names.insert(0, max(old))
names.sort(key=len)
op.execute("CREATE TYPE letters AS ENUM (" + ", ".join(f"'{one}_{at}'" for at, one in enumerate(names)) + ")")
if old.isdisjoint(new):
    op.execute("CREATE TABLE never (a int)")
if {"b"}.issubset(new) and (new ^ old) == {"a", "c", "d", "e"}:
    op.execute(f"CREATE TABLE always{sum([1, 2])}{min(4, 3)}{abs(-2)} (a int)")
#-
op.execute("DROP TYPE letters")
op.execute("DROP TABLE always332")

## what filter() keeps
for name in filter(lambda one: one != "b", ["a", "b", "c"]):
    op.create_table(name, Column("id", I))
for name in filter(None, ["", "d"]):
    op.create_table(name, Column(chr(ord("a") + 1), I))
#-
for name in ("a", "c", "d"):
    op.drop_table(name)

## functions by their names
def make(name):
    op.create_table(name, Column("id", I))
globals()["maker"] = make
globals()["sa"].inspect(op.get_bind())
make("made_" + globals()["revision"])
#-
op.drop_table("made_" + globals()["revision"])

## what an inspector lists
op.create_table("t", Column("id", I, primary_key=True), Column("a", I, unique=True), Column("b", I, index=True))
inspector = sa.inspect(op.get_bind())
for index in inspector.get_indexes("t"):
    op.execute(f"ALTER INDEX {index['name']} RENAME TO x_{index['name']}")
if "a" in inspector.get_columns("t"):
    op.drop_column("t", "a")

## a failure that is caught in an autocommit block
with op.get_context().autocommit_block():
    try:
        op.execute("ALTER TABLE nowhere ADD COLUMN a int")
    except sa.exc.ProgrammingError:
        pass
    op.create_table("t", Column("id", I))

## what is raised depends on the SQLSTATE
op.create_table("p", Column("id", I, primary_key=True))
op.create_table("c", Column("p_id", I, sa.ForeignKey("p.id")), Column("n", I))
op.create_index("c_n_idx", "c", ["n"])
with op.get_context().autocommit_block():
    for name, statement, raised in (
        ("raise_exception", "DO $$ BEGIN RAISE EXCEPTION 'no'; END $$", sa.exc.InternalError),
        ("dependent_objects", "DROP TABLE p", sa.exc.InternalError),
        ("undefined_table", "DROP TABLE nowhere", sa.exc.ProgrammingError),
        ("invalid_text", "ALTER TABLE c ALTER n SET DEFAULT 'x'::integer", sa.exc.DataError),
        ("not_supported", "DROP INDEX CONCURRENTLY c_n_idx CASCADE", sa.exc.NotSupportedError),
    ):
        try:
            op.execute(statement)
        except raised:
            op.create_table(name, Column("id", I))

## a row is true
op.create_table("t", Column("a", I), Column("b", I))
bind = op.get_bind()
if bind.execute(sa.text("SELECT 1 FROM pg_class WHERE relname = 't'")).fetchone():
    op.drop_column("t", "a")
if not bind.execute(sa.text("SELECT 1 FROM pg_class WHERE relname = 'none'")).first():
    op.drop_column("t", "b")

## the class of a reflected type
op.create_table("t", Column("a", sa.DateTime()), Column("b", sa.DateTime(timezone=True)), Column("c", sa.String(40)), Column("d", sa.Enum("x", name="e")))
for column in sa.inspect(op.get_bind()).get_columns("t"):
    if column["type"].__class__.__name__ == "TIMESTAMP" and not column["type"].timezone:
        op.alter_column("t", column["name"], type_=sa.DateTime(timezone=True))
    if isinstance(column["type"], sa.String) and type(column["type"]).__name__ != "ENUM" and column["type"].length == 40:
        op.alter_column("t", column["name"], type_=sa.String(80))

## an element with SQL of its own
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import expression
class utcnow(expression.FunctionElement):
    type = sa.DateTime()
    inherit_cache = True
@compiles(utcnow)
def any_utcnow(element, compiler, **kw):
    return "CURRENT_DATE"
@compiles(utcnow, "postgresql")
def pg_utcnow(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
op.create_table("t", Column("a", sa.DateTime(), server_default=utcnow()))

## a key that may be null
op.create_table("t", Column("a", I, primary_key=True, nullable=True))
op.add_column("t", Column("b", I, primary_key=True, nullable=True))
op.add_column("t", Column("c", I, primary_key=True, autoincrement=False))
