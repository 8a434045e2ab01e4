"""What nobody knows."""
from alembic import op

revision = "r2"
down_revision = None


def upgrade():
    # expect-next: warning nolint-unknown-check "no check matches 'enum-caes'; did you mean 'enum-case'?"
    op.execute("SELECT 1")  # NOLINT(enum-case, enum-caes)
    # expect-next: warning nolint-unknown-check "no check matches 'whatever-*'"
    op.execute("SELECT 2")  # NOLINT (whatever-*)
    # expect-next: warning nolint-unknown-check "the list of 'NOLINT' has no ')'"
    op.execute("SELECT 3")  # NOLINT(enum-case
    # expect-next: warning nolint-unknown-check "did you mean 'NOLINTNEXTLINE'?"
    # NOLINTNEXTLIN(enum-case)
    op.execute("SELECT 4")
