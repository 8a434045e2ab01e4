import enum
import uuid

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from app.models.base import Base


class Role(str, enum.Enum):
    ADMIN = "admin"
    MEMBER = "member"


class User(Base):
    __tablename__ = "users"

    id = sa.Column(postgresql.UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)
    email = sa.Column(sa.String(320), nullable=False, unique=True)
    role = sa.Column(sa.Enum(Role, name="user_role", values_callable=lambda e: [m.value for m in e]), nullable=False)
