"""Members are named otherwise than their values."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class State(enum.Enum):
    RUNNING = "in progress"
    DONE = "done"


class Row(Base):
    __tablename__ = "t"
    id = sa.Column(sa.Integer, primary_key=True)
    a = sa.Column(sa.Enum(State, name="state"))  # expect: error enum-values-callable "column 'a' of table 't' sends the names of 'State', but enum type 'state' has the values, so inserts fail (22P02)"
    b = sa.Column(sa.Enum(State, name="named"))  # expect: warning enum-values-callable "column 'b' of table 't' stores the names of 'State', not its values"
    c = sa.Column(sa.Enum(State, name="state", values_callable=lambda e: [m.value for m in e]))
