import enum

from sqlalchemy import Column, Enum, ForeignKey, Integer, String

from app.models.base import Base, values_of


class DocumentKind(str, enum.Enum):
    DRAWING = "drawing"
    PERMIT = "permit"
    REPORT = "report"


class Document(Base):
    __tablename__ = "documents"

    id = Column(Integer, primary_key=True)
    entitlement_id = Column(Integer, ForeignKey("entitlements.id"), nullable=False)
    kind = Column(
        Enum(DocumentKind, name="document_kind", values_callable=values_of), nullable=False
    )
    title = Column(String(200), nullable=False)
