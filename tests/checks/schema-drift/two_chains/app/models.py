"""Models of one database that two histories make."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Kind(enum.Enum):
    small = "small"
    large = "large"
    never = "never"


class Span(Base):
    __tablename__ = "spans"
    id = sa.Column(sa.Integer, primary_key=True)
    session = sa.Column(sa.Text)
    agent = sa.Column(sa.Text)  # expect: error schema-drift "no migration adds column 'spans.agent' (text)"
    kind = sa.Column(sa.Enum(Kind, name="kind"))
