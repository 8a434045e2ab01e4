import enum

from sqlalchemy import Column, DateTime, Enum, Integer, String, func

from app.models.base import Base, values_of


class AgentRole(str, enum.Enum):
    ACQUISITION = "acquisition"
    LEASING = "leasing"
    PLANNING = "planning"


class Agent(Base):
    __tablename__ = "agents"

    id = Column(Integer, primary_key=True)
    name = Column(String(120), nullable=False)
    email = Column(String(255), nullable=False, unique=True)
    role = Column(Enum(AgentRole, name="agent_role", values_callable=values_of), nullable=False)
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())
