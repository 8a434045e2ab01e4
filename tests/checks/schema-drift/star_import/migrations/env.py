from alembic import context
from app.base import Base
from app.models import *

target_metadata = Base.metadata
