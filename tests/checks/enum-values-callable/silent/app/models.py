"""Names in the type, values in the type, values that are no text, an unknown type, an alias."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class State(enum.Enum):
    RUNNING = "in progress"
    DONE = "done"


class Number(enum.Enum):
    ONE = 1


class Alias(enum.Enum):
    """Python gives the first name for the second, so that the second is never sent."""

    NOTE = "NOTE"
    REMARK = "NOTE"


class Row(Base):
    __tablename__ = "t"
    id = sa.Column(sa.Integer, primary_key=True)
    a = sa.Column(
        sa.Enum(State, name="state", values_callable=lambda kind: [one.value for one in kind])
    )
    b = sa.Column(sa.Enum(State, name="named"))
    c = sa.Column(sa.Enum(Number, name="state"))
    d = sa.Column(sa.Enum(State, name="nowhere"))
    e = sa.Column(sa.Enum(Alias, name="alias"))
