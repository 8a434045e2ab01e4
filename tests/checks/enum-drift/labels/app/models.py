"""Enum columns."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Level(enum.Enum):  # expect: error enum-drift "the model sends 'middle', 'top' for enum 'level', which lacks these labels: 'invalid input value for enum level: \"middle\"' (22P02)"
    low = 1
    middle = 2
    high = 3
    top = 4


class Shade(enum.Enum):
    DARK = 1
    PALE = 2


class Row(Base):
    __tablename__ = "t"
    id = sa.Column(sa.Integer, primary_key=True)
    level = sa.Column(sa.Enum(Level))
    kind = sa.Column(sa.Enum("a", "b", name="kind"))  # expect: warning enum-drift "enum 'kind' has a label that the model does not know: 'gone'"
    list = sa.Column(sa.Enum("x", "y", name="checklist"))  # expect: error enum-drift "no migration creates enum type 'checklist', which column 'list' of table 't' uses; type 'check_list' has the same labels"
    same = sa.Column(sa.Enum("q", "p", name="same"))
    shade = sa.Column(sa.Enum(Shade))  # only the case differs: enum-case
