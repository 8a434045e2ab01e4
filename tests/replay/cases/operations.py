# SPDX-License-Identifier: Apache-2.0
#= base
op.create_table("users", Column("id", I, primary_key=True), Column("name", S(50)), Column("age", I, server_default="5"), Column("note", sa.Text))
op.create_table("orgs", Column("id", I, primary_key=True), Column("code", S, unique=True))

## create_table with all that belongs to it @base
op.create_table(
    "t",
    Column("id", I, primary_key=True),
    Column("u", I, sa.ForeignKey("users.id", ondelete="CASCADE", onupdate="SET NULL")),
    Column("n", S(10), nullable=False, unique=True, index=True, server_default="x"),
    Column("k", I, index=True, comment="a number"),
    sa.UniqueConstraint("u", "k"),
    sa.CheckConstraint("k > 0", name="positive"),
    sa.CheckConstraint("k < 9"),
    sa.CheckConstraint("k < u"),
    sa.ForeignKeyConstraint(["k"], ["orgs.id"], name="to_orgs", deferrable=True, initially="DEFERRED"),
    sa.Index("ix_foo", "k", "u"),
    comment="a table",
)
#-
op.drop_table("t")

## all that a batch does @base
with op.batch_alter_table("users") as batch:
    batch.add_column(Column("x", I))
    batch.alter_column("name", nullable=False, new_column_name="nm")
    batch.create_index("ixb", ["age"])
    batch.create_index(batch.f("ixb2"), ["age"], unique=True)
    batch.create_unique_constraint("uqb", ["note"])
    batch.create_foreign_key("fkb", "orgs", ["age"], ["id"], ondelete="CASCADE")
    batch.create_check_constraint("ckb", "age > 0")
    batch.drop_constraint("ckb", type_="check")
    batch.drop_index("ixb")
    batch.drop_column("id")
#-
with op.batch_alter_table("users") as batch:
    batch.drop_constraint("fkb", type_="foreignkey")
    batch.drop_constraint("uqb", type_="unique")
    batch.drop_index("ixb2")
    batch.alter_column("nm", nullable=True, new_column_name="name")
    batch.drop_column("x")

## the downgrade drops what the upgrade added @base
op.add_column("users", Column("org_id", I, sa.ForeignKey("orgs.id"), index=True))
#-
op.drop_column("users", "org_id")

## the downgrade restores only the column @base
op.drop_column("orgs", "code")
#-
op.add_column("orgs", Column("code", S))

## the downgrade fails @base
op.add_column("users", Column("x", I))
#-
op.drop_constraint("users_x_fkey", "users", type_="foreignkey")
op.drop_column("users", "x")

## the downgrade drops what was there before @base
op.execute("CREATE TABLE IF NOT EXISTS orgs (id int)")
#-
op.execute("DROP TABLE IF EXISTS orgs")

## names that the server chooses @base
op.create_unique_constraint(None, "users", ["name", "age"])
op.create_unique_constraint(None, "users", ["name", "age"])
op.create_foreign_key(None, "users", "orgs", ["age"], ["id"])
op.create_foreign_key(None, "users", "orgs", ["age"], ["id"])
op.create_primary_key("pk", "notes", ["id"]) if False else None
op.execute("ALTER TABLE users ADD CHECK (age > 0), ADD CHECK (age > 1), ADD CHECK (age > id)")
op.execute("CREATE INDEX ON users (name)")
op.execute("CREATE INDEX ON users (lower(name))")
op.execute("CREATE INDEX ON users (name)")

## names stay when a table is renamed @base
op.rename_table("orgs", "companies")
op.alter_column("companies", "code", new_column_name="key")
op.create_unique_constraint(None, "companies", ["key"])
#-
op.rename_table("companies", "orgs")

## names by convention @base @naming
op.create_table("t", Column("id", I, primary_key=True), Column("a", I, sa.ForeignKey("orgs.id"), index=True), Column("b", I, unique=True))
op.create_foreign_key(None, "t", "users", ["b"], ["id"])
op.create_unique_constraint(None, "t", ["a", "b"])
op.create_check_constraint("small", "t", "b < 5")
op.create_index(None, "t", ["b", "a"])
op.drop_constraint("small", "t", type_="check")
op.create_unique_constraint(op.f("kept"), "t", ["b"])

## long names by convention are cut @naming
op.create_table("t" * 40, Column("id", I, primary_key=True), Column("c" * 30, I, unique=True, index=False))

## long names that the server chooses
op.create_table("t" * 40, Column("id", I, primary_key=True), Column("c" * 30, I, unique=True))
op.create_index(None, "t" * 40, ["c" * 30])

## a column that is the key of another table @base
op.create_table("t", Column("id", I, sa.ForeignKey("orgs.nope"), primary_key=True))

## an exclusion constraint
op.execute("CREATE EXTENSION btree_gist")
op.create_table("r", Column("room", I), Column("during", pg.TSTZRANGE))
op.create_exclude_constraint("no_overlap", "r", ("room", "="), ("during", "&&"), using="gist", where="room > 0")
#-
op.drop_constraint("no_overlap", "r")

## an exclusion constraint in create_table
op.create_table("r", Column("during", pg.TSTZRANGE), pg.ExcludeConstraint(("during", "&&"), name="no_overlap"))

## indexes of all kinds @base
op.create_index("i1", "users", [sa.text("lower(name)"), "age"], unique=True)
op.create_index("i2", "users", ["name"], postgresql_where=sa.text("age > 1"))
op.create_index("i3", "users", ["name"], postgresql_using="hash")
op.create_index("i4", "users", ["age"], postgresql_include=["name"])
op.create_index("i5", "users", ["name"], postgresql_ops={"name": "varchar_pattern_ops"})
op.create_index("i6", "users", [sa.text("age DESC NULLS LAST")])
op.create_index("i7", "users", [sa.func.coalesce(sa.column("note"), "x")])
op.execute("CREATE INDEX i8 ON users USING gin (to_tsvector('english', note))")

## concurrently outside of a transaction @base
with op.get_context().autocommit_block():
    op.create_index("i1", "users", ["name"], postgresql_concurrently=True)
#-
with op.get_context().autocommit_block():
    op.drop_index("i1", table_name="users", postgresql_concurrently=True)

## what an autocommit block committed stays @base
op.create_table("t", Column("id", I))
with op.get_context().autocommit_block():
    op.execute("CREATE INDEX CONCURRENTLY i1 ON users (name)")
op.create_table("t", Column("id", I))

## a loop over tables @base
for name in ("users", "orgs"):
    op.add_column(name, Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False))
    op.create_index(f"ix_{name}_created_at", name, ["created_at"])
#-
for name in ("users", "orgs"):
    op.drop_column(name, "created_at")

## an inspector decides @base
inspector = sa.inspect(op.get_bind())
if "users" in inspector.get_table_names():
    op.add_column("users", Column("seen", I))
if not inspector.has_table("gone"):
    op.create_table("gone", Column("id", I))
columns = [column["name"] for column in inspector.get_columns("orgs")]
if "code" in columns and "nope" not in columns:
    op.add_column("orgs", Column("seen", I))

## text with a parameter @base
op.execute(sa.text("insert into orgs (code) values (:code)").bindparams(code="a"))
op.get_bind().execute(sa.text("update orgs set code = :code"), {"code": "b"})
op.execute("update orgs set code = '12:30:00'::text")
op.execute("update orgs set code = 'a\\:b'")

## text that needs a parameter @base
op.execute("update orgs set code = 'x :y'")

## JSON with a colon @base
op.execute("""update users set note = '{"a":1}'""")

## several statements at once @base
op.execute("ALTER TABLE users ADD COLUMN a int; ALTER TABLE users ADD COLUMN b int")

## a foreign key of another type @base
op.create_table("t", Column("u", S, sa.ForeignKey("users.id")))

## a foreign key to a column that is not unique @base
op.create_foreign_key("fk", "orgs", "users", ["id"], ["age"])

## a table that others refer to @base
op.create_foreign_key("fk", "users", "orgs", ["age"], ["id"])
#+
op.drop_table("orgs")

## not null on a key @base
op.alter_column("users", "id", nullable=True)

## comments @base
op.create_table_comment("users", "people")
op.alter_column("users", "name", comment="full name")
#-
op.drop_table_comment("users")
op.alter_column("users", "name", comment=None)

## the name of a check by its place @base
op.create_table(
    "t",
    Column("k", I, sa.CheckConstraint("k > 0", "positive")),
    sa.CheckConstraint("k < 9", "small"),
    sa.ForeignKeyConstraint(["k"], ["users.id"], "to_users"),
)

## a key that a foreign key beside the columns fills @base
op.create_table("t", Column("id", I, primary_key=True), sa.ForeignKeyConstraint(["id"], ["users.id"]))
op.create_table("s", Column("id", I, sa.ForeignKey("users.id"), primary_key=True, autoincrement=True))

## types, indexes and sequences as objects @base
kind = pg.ENUM("a", "b", name="kind")
op.execute(pg.base.CreateEnumType(kind))
users = sa.Table("users", sa.MetaData(), Column("age", I), Column("note", sa.Text))
sa.Index("ix_age", users.c.age, users.c.note).create(op.get_bind())
sa.Sequence("numbers").create(op.get_bind())
op.add_column("users", Column("kind", kind))
#-
users = sa.Table("users", sa.MetaData(), Column("age", I), Column("note", sa.Text))
sa.Index("ix_age", users.c.age).drop(op.get_bind())
sa.Sequence("numbers").drop(op.get_bind())
op.drop_column("users", "kind")
op.execute(pg.base.DropEnumType(pg.ENUM("a", "b", name="kind")))
#+
op.execute(pg.base.CreateEnumType(pg.ENUM("a", "b", name="kind")))

## the table of revisions is there before the first one
op.alter_column("alembic_version", "version_num", type_=sa.String(255))
op.execute("ALTER TABLE alembic_version ALTER COLUMN version_num TYPE varchar(64)")
if "alembic_version" in sa.inspect(op.get_bind()).get_table_names():
    op.create_table("listed", Column("id", I))
if sa.inspect(op.get_bind()).has_table("alembic_version"):
    op.create_table("found", Column("id", I))
op.execute("""DO $$ BEGIN
IF EXISTS (SELECT FROM information_schema.tables WHERE table_name = 'alembic_version') THEN
    CREATE TABLE seen (id int);
END IF;
END $$""")
#-
op.drop_table("seen")
op.drop_table("found")
op.drop_table("listed")

## the table of revisions cannot be made again
op.create_table("alembic_version", Column("version_num", S(64), nullable=False))

## a constraint of the table of revisions has a name of its own
op.execute("ALTER TABLE alembic_version DROP CONSTRAINT alembic_version_pkey")
#+
op.execute("ALTER TABLE alembic_version DROP CONSTRAINT alembic_version_pkc")

## keys without columns
op.create_table("t", Column("id", I), sa.PrimaryKeyConstraint(), sa.UniqueConstraint())
op.create_primary_key("t_pkey", "t", ["id"])
#-
op.drop_table("t")
#+
op.create_table("s", Column("id", I, primary_key=True), sa.PrimaryKeyConstraint(name="s_key"))
#-
op.drop_table("s")

## index methods in capital letters
op.create_table("t", Column("a", I))
op.create_index("ix_a", "t", ["a"], postgresql_using="HASH")
op.create_exclude_constraint("ex_a", "t", (sa.column("a"), "="), using="BTREE")
#-
op.drop_table("t")
