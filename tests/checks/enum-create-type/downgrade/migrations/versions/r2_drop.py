"""The type stays when the table goes; autogenerate writes such a downgrade."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r2"
down_revision = "r1"


def upgrade():
    op.drop_table("reports")


def downgrade():
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", postgresql.ENUM("draft", "sent", name="state")),  # expect: error enum-create-type "op.create_table sends CREATE TYPE for 'state' again and fails with 'type \"state\" already exists' (42710)"
    )
