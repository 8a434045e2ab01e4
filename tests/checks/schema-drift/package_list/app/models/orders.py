import sqlalchemy as sa

from app.base import Base


class Order(Base):  # expect: error schema-drift "no migration creates table 'orders'"
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
