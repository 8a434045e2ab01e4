# SPDX-License-Identifier: Apache-2.0
#= base
op.execute("create type mood as enum('a','b')")
op.execute("create table x(id serial primary key, m mood, n int not null, v varchar(3), f boolean)")

## a label that the type lacks, in a table without rows @base
op.execute("update x set m = 'c' where n = 1")
#-
op.execute("delete from x where m = 'd'")

## a label that the same transaction adds @base
op.execute("alter type mood add value 'c'")
op.execute("update x set m = 'c' where m = 'b'")

## a label that an earlier revision adds @base
with op.get_context().autocommit_block():
    op.execute("alter type mood add value 'c'")
op.execute("update x set m = 'c' where m = 'b'")

## labels as parameters @base
op.get_bind().execute(sa.text("update x set m = :m"), {"m": "a"})
op.get_bind().execute(sa.text("update x set m = :m"), {"m": "q"})

## an error that is caught by its class @base
try:
    with op.get_bind().begin_nested():
        op.execute("insert into x(n, m) values (1, 'q')")
except sa.exc.DataError:
    op.execute("create table wrong_label(id int)")
try:
    with op.get_bind().begin_nested():
        op.execute("insert into x(m) values ('a')")
except sa.exc.IntegrityError:
    op.execute("create table no_value(id int)")
#-
op.execute("drop table wrong_label, no_value")

## a column without a value @base
op.bulk_insert(sa.table("x", sa.column("m", S), sa.column("n", I)), [{"m": "a"}])

## a column with its default @base
op.bulk_insert(sa.table("x", sa.column("m", S), sa.column("n", I)), [{"n": 1}, {"n": 2}])

## a column that SQLAlchemy fills @base
op.bulk_insert(sa.Table("x", sa.MetaData(), Column("m", S), Column("n", I, default=5)), [{"m": "a"}])

## a number for a boolean @base
op.execute("update x set f = 1")

## a word that is too long @base
op.execute("insert into x(n, v) values (1, 'long')")

## TRUNCATE of a table that another one refers to @base
op.execute("create table y(id int references x)")
op.execute("truncate x")
#+
op.execute("truncate x cascade")
#+
op.execute("truncate x, y")

## begin() in a transaction @base
with op.get_bind().begin():
    op.execute("create table y(id int)")
with op.get_bind().begin_nested():
    op.execute("create table z(id int)")
#-
op.execute("drop table y, z")
