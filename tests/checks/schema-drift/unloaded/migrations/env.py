from alembic import context
from app.base import Base

target_metadata = Base.metadata
