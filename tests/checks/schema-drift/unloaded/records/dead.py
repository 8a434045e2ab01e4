"""Nothing imports this file any more."""
import sqlalchemy as sa

from app.base import Base


class Dead(Base):
    __tablename__ = "dead"
    id = sa.Column(sa.Integer, primary_key=True)
