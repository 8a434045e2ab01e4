from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    Numeric,
    String,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from app.models.base import Base


class Project(Base):
    __tablename__ = "projects"

    id = Column(UUID(as_uuid=True), primary_key=True, server_default=text("gen_random_uuid()"))
    project_name = Column(String(160), nullable=False)
    project_code = Column(String(32), nullable=False, unique=True)
    description = Column(Text)
    developer = Column(String(120))
    gross_floor_area = Column(Numeric(12, 2))
    starts_on = Column(Date)
    completes_on = Column(Date)
    is_archived = Column(Boolean, nullable=False, server_default=text("false"))
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())


class FinanceModel(Base):
    __tablename__ = "finance_models"

    id = Column(Integer, primary_key=True)
    project_id = Column(
        UUID(as_uuid=True), ForeignKey("projects.id", ondelete="CASCADE"), nullable=False
    )
    name = Column(String(120), nullable=False)
    currency = Column(String(3), nullable=False, server_default="USD")
    discount_rate = Column(Numeric(5, 4))
