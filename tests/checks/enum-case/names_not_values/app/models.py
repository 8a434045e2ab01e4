"""Members are named in upper case; SQLAlchemy sends the names."""
import enum

import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class PlanStatus(enum.Enum):
    DRAFT = "draft"  # expect: error enum-case "without values_callable SQLAlchemy sends the member name 'DRAFT' for enum 'plan_status', whose label is 'draft', and fails with 'invalid input value for enum plan_status: \"DRAFT\"' (22P02); 2 of 2 labels differ only in case"
    FILED = "filed"


class PlanKind(str, enum.Enum):
    ROAD = "Road"  # expect: error enum-case "'invalid input value for enum plankind: \"ROAD\"' (22P02)"
    RAIL = "Rail"


class Plan(Base):
    __tablename__ = "plans"
    id = sa.Column(sa.Integer, primary_key=True)
    status = sa.Column(sa.Enum(PlanStatus, name="plan_status"))
    kind = sa.Column(sa.Enum(PlanKind))
    level = sa.Column(
        sa.Enum(
            "LOW",
            "TOP",  # expect: error enum-case "the model sends 'TOP' for enum 'level', whose label is 'Top'"
            name="level",
        )
    )


class Archive(Base):
    __tablename__ = "archive"
    id = sa.Column(sa.Integer, primary_key=True)
    status = sa.Column(sa.Enum(PlanStatus, name="plan_status"))
