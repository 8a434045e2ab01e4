"""Not Python."""
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade(:
    op.drop_table("people"
