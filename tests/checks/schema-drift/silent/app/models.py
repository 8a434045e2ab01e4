"""Near misses: equal by meaning, or not known."""
import sqlalchemy as sa
from elsewhere import Mixin, computed_type
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Item(Base):
    __tablename__ = "items"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String, unique=True, nullable=False)
    parent_id = sa.Column(sa.ForeignKey("items.id"), index=True)
    created = sa.Column(sa.TIMESTAMP(timezone=True), default=computed_type)


class Mixed(Mixin, Base):
    __tablename__ = "mixed"
    id = sa.Column(sa.Integer, primary_key=True)
