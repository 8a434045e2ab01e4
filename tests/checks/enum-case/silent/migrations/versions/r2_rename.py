"""The history ends with the right labels."""
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.execute("ALTER TYPE later RENAME VALUE 'red' TO 'RED'")
    op.execute("ALTER TYPE later ADD VALUE 'GREEN'")
