"""Blocks that are closed, also one inside another."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    # NOLINTBEGIN
    # NOLINTBEGIN(enum-*, stub-table): as agreed
    op.execute("SELECT 1")
    # NOLINTEND(enum-*,stub-table)
    # NOLINTEND
    op.execute("SELECT 'NOLINTBEGIN'")
