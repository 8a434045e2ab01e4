"""Models."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Parcel(Base):
    __tablename__ = "parcels"
    id = sa.Column(sa.Integer, primary_key=True)
    lot = sa.Column(sa.Text)
    area = sa.Column(sa.Numeric)


class One(Base):
    __tablename__ = "one"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column("name", sa.Text)


class Wide(Base):
    __tablename__ = "wide"
    id = sa.Column(sa.Integer, primary_key=True)
    c1 = sa.Column(sa.Text)
    c2 = sa.Column(sa.Text)
    c3 = sa.Column(sa.Text)
    c4 = sa.Column(sa.Text)
    c5 = sa.Column(sa.Text)
    c6 = sa.Column(sa.Text)
    c7 = sa.Column(sa.Text)
    c8 = sa.Column(sa.Text)
    c9 = sa.Column(sa.Text)
    c10 = sa.Column(sa.Text)
    c11 = sa.Column(sa.Text)
    c12 = sa.Column(sa.Text)
