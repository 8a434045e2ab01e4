"""A model of its own file."""
import sqlalchemy as sa

from app.base import Base


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
