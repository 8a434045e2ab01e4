"""Every way to say it right."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()

# class Color(enum.Enum): RED = "red" would be wrong for by_value.


class Color(enum.Enum):
    RED = "red"
    GREEN = "green"


class Unused(enum.Enum):
    Red = "RED"


class Enum:
    RED = "Red"


def values(members):
    return [member.value for member in members]


class Paint(Base):
    __tablename__ = "paints"
    id = sa.Column(sa.Integer, primary_key=True)
    by_value = sa.Column(sa.Enum(Color, name="by_value", values_callable=values))
    by_lambda = sa.Column(
        sa.Enum(Color, name="by_value", values_callable=lambda e: [m.value for m in e])
    )
    by_name = sa.Column(sa.Enum(Color, name="by_name"))
    longer = sa.Column(sa.Enum("red", "green", name="longer"))
    other = sa.Column(sa.Enum(Color, name="other"))
    later = sa.Column(sa.Enum(Color, name="later"))
    text = sa.Column(sa.Enum(Color, name="by_value", native_enum=False))
    quoted = sa.Column(sa.Enum(Color, name="quoted"))
    missing = sa.Column(sa.Enum(Color, name="never_made"))
