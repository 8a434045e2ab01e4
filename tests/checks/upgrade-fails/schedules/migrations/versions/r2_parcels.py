"""Passes in one run; history, so a warning."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("draft", "sent", name="state")),  # expect: warning upgrade-fails "upgrade() fails here on a database that is at the previous revision, with 'type \"state\" already exists' (42710); it passes on a fresh one"
    )


def downgrade():
    op.drop_table("parcels")
