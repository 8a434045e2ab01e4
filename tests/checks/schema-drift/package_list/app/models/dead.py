"""The package does not list this file, and nothing imports it."""
import sqlalchemy as sa

from app.base import Base


class Dead(Base):
    __tablename__ = "dead"
    id = sa.Column(sa.Integer, primary_key=True)
