# SPDX-License-Identifier: Apache-2.0
"""Revisions write `sa.Enum` and mean the application's type."""
import sqlalchemy as sa
import sqlalchemy.dialects.postgresql
from alembic import context

from app.database import Identity, Number, metadata

sa.Enum = Number
sa.GUID = Identity
target_metadata = metadata

context.configure(dialect_name="postgresql", target_metadata=target_metadata)
with context.begin_transaction():
    context.run_migrations()
