"""Comments with a reason."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("SELECT 1")  # NOLINT(enum-case): as agreed
    op.execute("SELECT 2")  # NOLINT(enum-case) -- as agreed
    # NOLINTBEGIN: for now
    op.execute("SELECT 3")
    # NOLINTEND
