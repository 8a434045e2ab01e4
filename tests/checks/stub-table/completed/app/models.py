"""Models."""
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Project(Base):
    __tablename__ = "projects"
    id = sa.Column(sa.Uuid, primary_key=True)
    name = sa.Column(sa.Text)
