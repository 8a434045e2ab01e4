"""The model of a table that another program makes; nothing loads it."""
import sqlalchemy as sa

from app.base import Base


class Legacy(Base):
    __tablename__ = "legacys"
    id = sa.Column(sa.Integer, primary_key=True)
