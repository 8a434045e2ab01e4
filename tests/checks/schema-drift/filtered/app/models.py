"""What env.py tells Alembic to leave alone, and beside it what it does not."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Here(Base):
    __tablename__ = "here"
    id = sa.Column(sa.Integer, primary_key=True)
    tmp_a = sa.Column(sa.Integer)
    b = sa.Column(sa.Integer)  # expect: error schema-drift "no migration adds column 'here.b' (integer)"


class There(Base):
    __tablename__ = "there"
    __table_args__ = {"schema": "other"}
    id = sa.Column(sa.Integer, primary_key=True)
