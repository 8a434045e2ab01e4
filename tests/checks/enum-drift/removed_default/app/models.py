"""A label that was removed from the model and is still the default of its column."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Level(enum.Enum):  # expect: warning enum-drift "enum 'level' has a label that the model does not know: 'none'"
    low = 1
    high = 2


class Row(Base):
    __tablename__ = "t"
    id = sa.Column(sa.Integer, primary_key=True)
    # expect-next: warning enum-drift "column 'gone' of table 't' has the default 'none', a label that the model does not know, so that reading such a row raises LookupError"
    gone = sa.Column(sa.Enum(Level))
    kept = sa.Column(sa.Enum(Level))
