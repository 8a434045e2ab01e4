"""Nothing imports this file, but its table is of this history."""
import sqlalchemy as sa

from app.base import Base


class Dropped(Base):  # expect: error schema-drift "no migration creates table 'dropped'"
    __tablename__ = "dropped"
    id = sa.Column(sa.Integer, primary_key=True)
