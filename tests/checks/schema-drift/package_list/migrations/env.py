"""Takes the MetaData from an application that nobody can follow."""
from alembic import context
from framework import current_metadata

target_metadata = current_metadata()
