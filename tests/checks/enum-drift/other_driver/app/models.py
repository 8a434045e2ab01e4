"""A type whose name only the models know, and a driver that never sends it."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Row(Base):
    __tablename__ = "t"
    id = sa.Column(sa.Integer, primary_key=True)
    list = sa.Column(sa.Enum("x", "y", name="checklist"))  # expect: warning enum-drift "no migration creates enum type 'checklist', which column 'list' of table 't' uses; type 'check_list' has the same labels"
