"""Models of one database that two histories make."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Kind(enum.Enum):  # expect: error enum-drift "the model sends 'never' for enum 'kind'"
    small = "small"
    large = "large"
    never = "never"


class Span(Base):
    __tablename__ = "spans"
    id = sa.Column(sa.Integer, primary_key=True)
    session = sa.Column(sa.Text)
    agent = sa.Column(sa.Text)
    kind = sa.Column(sa.Enum(Kind, name="kind"))
