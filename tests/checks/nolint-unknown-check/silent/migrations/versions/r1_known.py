"""Names of checks, globs, and names of other tools. The NOLINTs of prose are none."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("SELECT 1")  # NOLINT(enum-case, enum-*, google-runtime-int)
    op.execute("SELECT 2")  # NOLINT: all of them
