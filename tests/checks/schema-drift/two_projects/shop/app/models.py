"""Models of one of two projects; env.py tells neither's MetaData."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)  # expect: error schema-drift "no migration adds column 'users.name' (text)"
