import enum

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Enum,
    ForeignKey,
    Integer,
    Numeric,
    String,
    func,
)
from sqlalchemy.dialects.postgresql import UUID

from app.models.base import Base


class DealStatus(str, enum.Enum):
    DRAFT = "draft"
    UNDER_OFFER = "under_offer"
    CLOSED = "closed"


class Deal(Base):
    __tablename__ = "deals"

    id = Column(Integer, primary_key=True)
    project_id = Column(UUID(as_uuid=True), ForeignKey("projects.id"))
    agent_id = Column(Integer, ForeignKey("agents.id"), nullable=False)
    title = Column(String(200), nullable=False)
    status = Column(Enum(DealStatus, name="deal_status"), nullable=False)
    asking_price = Column(Numeric(16, 2))
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
    closed_on = Column(Date)


class DealStageChange(Base):
    __tablename__ = "deal_stage_changes"

    id = Column(Integer, primary_key=True)
    deal_id = Column(Integer, ForeignKey("deals.id"), nullable=False)
    status = Column(Enum(DealStatus, name="deal_status"), nullable=False)
    changed_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())


class DealOffer(Base):
    __tablename__ = "deal_offers"

    id = Column(Integer, primary_key=True)
    deal_id = Column(Integer, ForeignKey("deals.id"), nullable=False)
    amount = Column(Numeric(16, 2), nullable=False)
    status = Column(Enum(DealStatus, name="deal_status"), nullable=False)
