# SPDX-License-Identifier: Apache-2.0
"""Names of constraints that the application puts together itself, and types of its own."""
import sqlalchemy as sa


def column_names(constraint, table):
    return "_".join(column if isinstance(column, str) else column.name for column in constraint.columns)


def short_table(constraint, table):
    return table.name[:4] + ("_" + table.schema if table.schema else "")


def unique_prefix(constraint, table):
    return "uq_" if constraint.unique else ""


naming_convention = {
    "fk": "fk_%(table_name)s_%(column_names)s_%(referred_table_name)s",
    "pk": "pk_%(short_table)s",
    "ix": "ix_%(unique_prefix)s%(table_name)s_%(column_names)s",
    "ck": "ck_%(short_table)s_%(constraint_name)s",
    sa.UniqueConstraint: "uq_%(table_name)s_%(column_names)s",
    "column_names": column_names,
    "short_table": short_table,
    "unique_prefix": unique_prefix,
    "first_letter": lambda constraint, table: table.name[0],
}
metadata = sa.MetaData(naming_convention=naming_convention)


class Number(sa.types.TypeDecorator):
    impl = sa.Integer
    cache_ok = True

    def __init__(self, enum=None):
        super().__init__()
        self.enum = enum


class Identity(sa.types.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.dialects.postgresql.UUID())
        return dialect.type_descriptor(sa.CHAR(32))
