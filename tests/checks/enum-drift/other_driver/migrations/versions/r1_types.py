"""The type by its other name."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE check_list AS ENUM ('x', 'y')")  # expect: warning enum-drift "no model uses enum type 'check_list', and no migration drops it"
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("list", postgresql.ENUM(name="check_list", create_type=False)),
    )


def downgrade():
    pass
