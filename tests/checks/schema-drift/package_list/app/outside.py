"""Nothing imports this file either, but no list says what is loaded here."""
import sqlalchemy as sa

from app.base import Base


class Outside(Base):  # expect: error schema-drift "no migration creates table 'outside'"
    __tablename__ = "outside"
    id = sa.Column(sa.Integer, primary_key=True)
