# SPDX-License-Identifier: Apache-2.0
## a schema with everything in it
op.execute("CREATE SCHEMA shop")
op.execute("CREATE TYPE shop.kind AS ENUM ('a', 'b')")
op.execute("CREATE TABLE shop.item (id serial PRIMARY KEY, kind shop.kind DEFAULT 'a', parent int REFERENCES shop.item)")
op.execute("CREATE INDEX item_kind ON shop.item (kind)")
op.execute("CREATE SEQUENCE shop.numbers")
op.execute("CREATE VIEW shop.items AS SELECT id FROM shop.item")
#-
op.execute("DROP SCHEMA shop CASCADE")

## a search path
op.execute("CREATE SCHEMA shop")
op.execute("SET LOCAL search_path TO shop, public")
op.execute("CREATE TABLE item (id int PRIMARY KEY)")

## a function and its trigger
op.execute("CREATE TABLE x (id int, seen timestamp)")
op.execute("""
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.seen := now();
  RETURN NEW;
END $$
""")
op.execute("CREATE TRIGGER touch BEFORE UPDATE OF id ON x FOR EACH ROW EXECUTE FUNCTION touch()")
#+
op.execute("DROP FUNCTION touch()")
#+
op.execute("DROP TRIGGER touch ON x")
op.execute("DROP FUNCTION touch()")

## views hold columns
op.execute("CREATE TABLE x (a int, b int)")
op.execute("CREATE VIEW v AS SELECT a FROM x")
op.execute("CREATE MATERIALIZED VIEW m AS SELECT b FROM x")
#+
op.drop_column("x", "a")
#+
op.alter_column("x", "b", type_=sa.BigInteger)
#+
op.execute("DROP VIEW v")
op.execute("DROP MATERIALIZED VIEW m")
op.drop_column("x", "a")

## partitions
op.execute("CREATE TABLE p (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)")
op.execute("CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')")
op.execute("CREATE TABLE p2 PARTITION OF p DEFAULT")
op.execute("CREATE INDEX p_at ON p (at)")
#-
op.execute("DROP TABLE p")

## inheritance
op.execute("CREATE TABLE base (id int NOT NULL, CHECK (id > 0))")
op.execute("CREATE TABLE child (extra text) INHERITS (base)")
op.execute("ALTER TABLE base ADD COLUMN more int")

## a domain
op.execute("CREATE DOMAIN positive AS int NOT NULL CHECK (VALUE > 0)")
op.execute("CREATE TABLE x (a positive)")
#+
op.execute("DROP DOMAIN positive")
#+
op.execute("DROP DOMAIN positive CASCADE")

## a composite type
op.execute("CREATE TYPE pair AS (a int, b text)")
op.execute("CREATE TABLE x (p pair)")
#+
op.execute("DROP TYPE pair")

## sequences
op.execute("CREATE SEQUENCE s AS integer")
op.execute("CREATE TABLE x (id int DEFAULT nextval('s'))")
op.execute("ALTER SEQUENCE s OWNED BY x.id")
#+
op.execute("DROP SEQUENCE s")
#+
op.execute("DROP TABLE x")
op.execute("CREATE SEQUENCE s")

## like another table
op.execute("CREATE TABLE x (id serial PRIMARY KEY, a int DEFAULT 3 CHECK (a > 0), b text UNIQUE)")
op.execute("CREATE TABLE y (LIKE x INCLUDING ALL)")
op.execute("CREATE TABLE z (LIKE x)")

## a loop in a DO block
op.execute("CREATE TABLE a (id int)")
op.execute("CREATE TABLE b (id int)")
op.execute("""
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['a', 'b'] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN tenant uuid', name);
  END LOOP;
END $$
""")

## a DO block that looks first
op.execute("CREATE TABLE a (id int)")
op.execute("""
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'b') THEN
    ALTER TABLE a ADD COLUMN b int;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'nope') THEN
    ALTER TABLE a DROP CONSTRAINT nope;
  END IF;
END $$
""")

## a DO block that raises
op.execute("DO $$ BEGIN RAISE EXCEPTION 'not today'; END $$")

## syntax errors
op.execute("CREATE TABEL x (id int)")
#+
op.execute("ALTER TABLE IF EXIST x ADD COLUMN a int")
#+
op.execute("DROP TABLE IF EXISTS nope")

## if exists in all places
op.execute("CREATE TABLE x (a int)")
op.execute("ALTER TABLE x DROP COLUMN IF EXISTS b")
op.execute("ALTER TABLE x ADD COLUMN IF NOT EXISTS a int")
op.execute("ALTER TABLE x DROP CONSTRAINT IF EXISTS c")
op.execute("ALTER TABLE IF EXISTS y ADD COLUMN z int")
op.execute("CREATE INDEX IF NOT EXISTS i ON x (a)")
op.execute("CREATE INDEX IF NOT EXISTS i ON x (a)")
op.execute("DROP INDEX IF EXISTS j")
op.execute("DROP VIEW IF EXISTS v")
op.execute("DROP SEQUENCE IF EXISTS s")
op.execute("DROP TYPE IF EXISTS t")
op.execute("CREATE SCHEMA IF NOT EXISTS public")

## constraints that are not checked yet
op.execute("CREATE TABLE p (id int PRIMARY KEY)")
op.execute("CREATE TABLE x (a int)")
op.execute("ALTER TABLE x ADD CONSTRAINT c CHECK (a > 0) NOT VALID")
op.execute("ALTER TABLE x ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID")
#+
op.execute("ALTER TABLE x VALIDATE CONSTRAINT c")

## a key from an index
op.execute("CREATE TABLE x (a int, b int)")
op.execute("CREATE UNIQUE INDEX i ON x (a)")
op.execute("ALTER TABLE x ADD CONSTRAINT x_key PRIMARY KEY USING INDEX i")
#-
op.execute("ALTER TABLE x DROP CONSTRAINT x_key")
op.execute("DROP TABLE x")

## tables refer to each other
op.execute("CREATE TABLE a (id int PRIMARY KEY, b int)")
op.execute("CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a)")
op.execute("ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b")
#+
op.execute("DROP TABLE a")
#+
op.execute("DROP TABLE a CASCADE")

## a commit in between
op.execute("CREATE TABLE a (id int)")
op.execute("COMMIT")
op.execute("CREATE TABLE b (id int)")
op.execute("CREATE TABLE a (id int)")

## an extension
op.execute('CREATE EXTENSION IF NOT EXISTS "uuid-ossp"')
op.execute("CREATE TABLE x (id uuid DEFAULT uuid_generate_v4())")

## the indexes of a materialized view go with it
op.execute("CREATE TABLE x (a int)")
op.execute("CREATE MATERIALIZED VIEW m AS SELECT a FROM x")
op.execute("CREATE UNIQUE INDEX m_a ON m (a)")
op.execute("ALTER MATERIALIZED VIEW m RENAME TO n")
#+
op.execute("DROP MATERIALIZED VIEW n")
op.execute("CREATE MATERIALIZED VIEW m AS SELECT a FROM x")
op.execute("CREATE UNIQUE INDEX m_a ON m (a)")

## the text of a DDL is formatted
op.create_table("t", Column("a", I))
for table, column in [("t", "a")]:
    op.execute(
        sa.DDL(
            'ALTER TABLE "%(table)s" ALTER COLUMN "%(column)s" TYPE bigint',
            context={"table": table, "column": column},
        )
    )
op.execute(sa.DDL("ALTER TABLE t ADD CHECK (a::text NOT LIKE '%%s')"))
op.execute(sa.DDL("DO $$ BEGIN EXECUTE format('CREATE TABLE %%I (a int)', 'made'); END $$"))
#-
op.execute(sa.DDL("DROP TABLE %(schema)s.t, made", {"schema": "public"}))

## constants as the server prints them
op.execute("CREATE SEQUENCE numbers")
op.execute("""
CREATE TABLE x (
  id int DEFAULT nextval('public.numbers'),
  at timestamp DEFAULT '2024-01-02',
  later timestamp DEFAULT '2024-01-02T03:04:05',
  day date DEFAULT '2024-01-02',
  CHECK (at > '2020-01-01'))
""")
op.execute("CREATE INDEX recent ON x (id) WHERE at >= '2023-05-06' AND day > '2023-05-06'")
