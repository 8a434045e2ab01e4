"""The option is off."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE step AS ENUM ('survey', 'Permit', 'build')")
