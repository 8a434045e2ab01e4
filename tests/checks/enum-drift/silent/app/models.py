"""Equal labels, labels that are not known, and an enum that is no type."""
import sqlalchemy as sa
from elsewhere import labels
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Row(Base):
    __tablename__ = "t"
    id = sa.Column(sa.Integer, primary_key=True)
    known = sa.Column(sa.Enum(*labels, name="known"))
    word = sa.Column(sa.Enum("a", "b", name="word", native_enum=False))
