from sqlalchemy import Column, Date, ForeignKey, Integer, Numeric, String

from app.models.base import Base


class Parcel(Base):
    __tablename__ = "parcels"

    id = Column(Integer, primary_key=True)
    lot_number = Column(String(32), nullable=False)
    address = Column(String(255), nullable=False)
    zoning = Column(String(40))
    area = Column(Numeric(12, 2))


class SiteSurvey(Base):
    __tablename__ = "site_surveys"

    id = Column(Integer, primary_key=True)
    parcel_id = Column(Integer, ForeignKey("parcels.id"), nullable=False)
    surveyor = Column(String(120), nullable=False)
    surveyed_on = Column(Date, nullable=False)
