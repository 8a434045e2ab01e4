from alembic import context
from app.models import StoreBase

target_metadata = StoreBase.metadata
