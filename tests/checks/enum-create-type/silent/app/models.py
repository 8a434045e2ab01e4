"""Models do not create types when migrations build the database."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Right(Base):
    __tablename__ = "right"
    id = sa.Column(sa.Integer, primary_key=True)
    color = sa.Column(sa.Enum("red", "blue", name="color", create_type=False))
