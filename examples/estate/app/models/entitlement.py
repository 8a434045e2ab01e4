import enum

from sqlalchemy import Column, Date, Enum, ForeignKey, Integer, String, Text
from sqlalchemy.dialects.postgresql import UUID

from app.models.base import Base, values_of


class EntitlementStatus(str, enum.Enum):
    PLANNED = "planned"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    LAPSED = "lapsed"


class ReviewOutcome(str, enum.Enum):
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Entitlement(Base):
    __tablename__ = "entitlements"

    id = Column(Integer, primary_key=True)
    project_id = Column(UUID(as_uuid=True), ForeignKey("projects.id"), nullable=False)
    authority = Column(String(120), nullable=False)
    status = Column(
        Enum(EntitlementStatus, name="entitlement_status", values_callable=values_of),
        nullable=False,
    )
    expires_on = Column(Date)


class EntitlementReview(Base):
    __tablename__ = "entitlement_reviews"

    id = Column(Integer, primary_key=True)
    entitlement_id = Column(Integer, ForeignKey("entitlements.id"), nullable=False)
    outcome = Column(
        Enum(ReviewOutcome, name="review_outcome", values_callable=values_of), nullable=False
    )
    remarks = Column(Text)
