"""Models."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)
    not_migrated = sa.Column(sa.Text)


class Tag(Base):
    __tablename__ = "tags"
    name = sa.Column(sa.Text, primary_key=True)


class Admin(User):
    __tablename__ = "admins"
    id = sa.Column(sa.ForeignKey("users.id"), primary_key=True)
