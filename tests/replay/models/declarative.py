# SPDX-License-Identifier: Apache-2.0
import enum
import uuid

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import column_property, declarative_base, declared_attr, deferred, relationship, synonym

Base = declarative_base()


class Status(enum.Enum):
    ACTIVE = "active"
    INACTIVE = "inactive"


class Kind(str, enum.Enum):
    SMALL = "small"
    LARGE = "large"


def values(members):
    return [one.value for one in members]


class Timestamps:
    created_at = sa.Column(sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False)
    updated_at = sa.Column(sa.DateTime(timezone=True), onupdate=sa.func.now())


class Owned:
    @declared_attr
    def owner_id(cls):
        return sa.Column(sa.Integer, sa.ForeignKey("user.id", ondelete="CASCADE"), index=True)

    @declared_attr
    def owner(cls):
        return relationship("User")


class Named:
    name = sa.Column(sa.String(80), unique=True, index=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "s"


class Keyed(Base):
    __abstract__ = True

    id = sa.Column(postgresql.UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)


class User(Timestamps, Base):
    __tablename__ = "user"

    id = sa.Column(sa.Integer, primary_key=True)
    email = sa.Column("e_mail", sa.String(320), nullable=False, unique=True)
    status = sa.Column(sa.Enum(Status), nullable=False, server_default="ACTIVE")
    kind = sa.Column(sa.Enum(Kind, name="user_kind", values_callable=values), server_default="small")
    tags = sa.Column(postgresql.ARRAY(sa.String(20)), server_default="{}", nullable=False)
    settings = sa.Column(postgresql.JSONB, server_default=sa.text("'{}'::jsonb"))
    biography = deferred(sa.Column(sa.Text, comment="for people"))
    active = sa.Column(sa.Boolean, nullable=False, default=True)
    score = sa.Column(sa.Numeric(8, 2), server_default="0")
    alias = synonym("email")
    double = column_property(score * 2)
    things = relationship("Thing", back_populates="owner")

    __table_args__ = (
        sa.CheckConstraint("score >= 0", name="user_score"),
        sa.CheckConstraint("length(e_mail) > 3"),
        sa.Index("ix_user_lower", sa.text("lower(e_mail)"), unique=True),
        sa.Index("ix_user_active", "active", postgresql_where=sa.text("active")),
        {"comment": "everybody"},
    )


class Thing(Named, Owned, Timestamps, Keyed):
    weight = sa.Column(sa.Float)
    owner = relationship("User", back_populates="things")


class Part(Owned, Keyed):
    __tablename__ = "part"

    thing_id = sa.Column(sa.ForeignKey("things.id"), nullable=False)
    number = sa.Column(sa.SmallInteger, sa.Identity(always=True))
    size = sa.Column(sa.Integer)
    area = sa.Column(sa.Integer, sa.Computed("size * size"))

    __table_args__ = (sa.UniqueConstraint("thing_id", "number"), sa.Index(None, "size", "area"))


class Employee(Base):
    __tablename__ = "employee"

    id = sa.Column(sa.BigInteger, primary_key=True)
    type = sa.Column(sa.String(20))
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_identity": "employee"}


class Manager(Employee):
    level = sa.Column(sa.Integer, unique=True)
    __mapper_args__ = {"polymorphic_identity": "manager"}


class Engineer(Employee):
    __tablename__ = "engineer"

    id = sa.Column(sa.ForeignKey("employee.id"), primary_key=True)
    language = sa.Column(sa.String(20), nullable=False, server_default="C")
    __mapper_args__ = {"polymorphic_identity": "engineer"}


tagged = sa.Table(
    "tagged",
    Base.metadata,
    sa.Column("user_id", sa.ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("thing_id", sa.ForeignKey("things.id"), primary_key=True),
    sa.Column("since", sa.Date, nullable=False, server_default=sa.func.current_date()),
)


class Imperative(Base):
    __table__ = sa.Table("imperative", Base.metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("Odd", sa.Integer, index=True))


User.late = sa.Column(sa.Integer)
sa.Index("ix_outside", User.created_at.desc(), User.status)


def association(one, other):
    """Association tables of one form."""
    return sa.Table(
        f"{one}_{other}_association",
        Base.metadata,
        sa.Column(f"{one}_id", sa.ForeignKey("user.id"), primary_key=True),
        sa.Column(f"{other}_id", sa.ForeignKey("things.id"), primary_key=True),
    )


reader_things = association("reader", "thing")
writer_things = association("writer", "thing")


class Seat(Base):
    __tablename__ = "seat"

    id = sa.Column(sa.Integer, primary_key=True)
    building = sa.Column(sa.Integer)
    room = sa.Column(sa.Integer)
    occupant = sa.Column(sa.Integer)


sa.UniqueConstraint(Seat.building, Seat.room, name="uq_outside")
sa.ForeignKeyConstraint([Seat.occupant], [Engineer.id], ondelete="SET NULL")
