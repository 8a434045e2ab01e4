"""Comments without, or with too little."""
from alembic import op

revision = "r2"
down_revision = None


def upgrade():
    # expect-next: warning nolint-without-reason "'NOLINT' has no reason: write it after ':' or '--'"
    op.execute("SELECT 1")  # NOLINT(enum-case) as agreed
    # expect-next: warning nolint-without-reason "'NOLINT' has too short a reason"
    op.execute("SELECT 2")  # NOLINT: ok
