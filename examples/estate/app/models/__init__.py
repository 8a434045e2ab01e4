"""The database as the application sees it."""

from app.models.agent import Agent, AgentRole
from app.models.base import Base
from app.models.deal import Deal, DealOffer, DealStageChange, DealStatus
from app.models.document import Document, DocumentKind
from app.models.entitlement import (
    Entitlement,
    EntitlementReview,
    EntitlementStatus,
    ReviewOutcome,
)
from app.models.parcel import Parcel, SiteSurvey
from app.models.project import FinanceModel, Project

__all__ = [
    "Agent",
    "AgentRole",
    "Base",
    "Deal",
    "DealOffer",
    "DealStageChange",
    "DealStatus",
    "Document",
    "DocumentKind",
    "Entitlement",
    "EntitlementReview",
    "EntitlementStatus",
    "FinanceModel",
    "Parcel",
    "Project",
    "ReviewOutcome",
    "SiteSurvey",
]
