# SPDX-License-Identifier: Apache-2.0
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import declarative_base
from sqlalchemy.types import CHAR, TypeDecorator

metadata = sa.MetaData(
    schema="shop",
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    },
)
Base = declarative_base(metadata=metadata)
currency = postgresql.ENUM("EUR", "USD", name="currency", schema="shop")


class Guid(TypeDecorator):
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(CHAR(32))


class Money(TypeDecorator):
    impl = sa.Numeric(12, 2)
    cache_ok = True


class Code(TypeDecorator):
    impl = sa.String
    cache_ok = True


class Customer(Base):
    __tablename__ = "customer"

    id = sa.Column(Guid, primary_key=True)
    code = sa.Column(Code(12), nullable=False, index=True, unique=True)
    credit = sa.Column(Money, server_default="0")
    state = sa.Column(sa.Enum("new", "old", name="customer_state", inherit_schema=True))
    level = sa.Column(sa.Enum("low", "high", native_enum=False, create_constraint=True, name="level"))
    __table_args__ = (sa.CheckConstraint("credit >= 0", name="credit"),)


class Order(Base):
    __tablename__ = "order"

    id = sa.Column(sa.Integer, sa.Identity(), primary_key=True)
    customer_id = sa.Column(Guid, sa.ForeignKey("shop.customer.id", ondelete="RESTRICT", onupdate="CASCADE"))
    currency = sa.Column(currency, nullable=False)
    total = sa.Column(Money)
    placed = sa.Column(postgresql.TSTZRANGE)
    __table_args__ = (
        sa.UniqueConstraint("customer_id", "currency"),
        postgresql.ExcludeConstraint(("placed", "&&"), name="no_overlap"),
    )


class Line(Base):
    __tablename__ = "line"
    __table_args__ = (
        sa.ForeignKeyConstraint(["order_id"], ["shop.order.id"], deferrable=True, initially="DEFERRED"),
        sa.PrimaryKeyConstraint("order_id", "number"),
        {"schema": "depot", "comment": "in another schema"},
    )

    order_id = sa.Column(sa.Integer)
    number = sa.Column(sa.Integer)
    text = sa.Column(sa.Text, index=True)
    search = sa.Column(postgresql.TSVECTOR, sa.Computed("to_tsvector('english', text)", persisted=True))


sa.Index("ix_line_search", Line.search, postgresql_using="gin")


class Node(Base):
    __tablename__ = "node"

    id = sa.Column(sa.Integer, primary_key=True)
    first_id = sa.Column(sa.Integer, sa.ForeignKey("shop.edge.id", use_alter=True))


class Edge(Base):
    __tablename__ = "edge"

    id = sa.Column(sa.Integer, primary_key=True)
    node_id = sa.Column(sa.ForeignKey("shop.node.id"))
