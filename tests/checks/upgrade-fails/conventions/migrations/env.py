from alembic import context
from toolbox import load_metadata

target_metadata = load_metadata("app")
