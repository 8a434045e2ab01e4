"""Blocks that are not."""
from alembic import op

revision = "r2"
down_revision = None


def upgrade():
    # expect-next: warning nolint-unmatched "'NOLINTEND' without a 'NOLINTBEGIN' above"
    # NOLINTEND(stub-table)
    # expect-next: warning nolint-unmatched "'NOLINTBEGIN' without a 'NOLINTEND' below"
    # NOLINTBEGIN(stub-table)
    op.execute("SELECT 1")
    # expect-next: warning nolint-unmatched "'NOLINTEND' without"
    # NOLINTEND(enum-case)
