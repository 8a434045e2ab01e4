"""A right column gets a wrong default."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r4"
down_revision = "r1"

STAGE = postgresql.ENUM("lead", "won", name="stage", create_type=False)


def upgrade():
    op.add_column("deals", sa.Column("step", STAGE, server_default="lead"))
    op.alter_column("deals", "step", server_default="Lead")  # expect: error enum-case "default 'Lead' of column 'step'"
