"""Fails only because r2 does: told there."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.add_column("deals", sa.Column("note", sa.Text()))


def downgrade():
    op.drop_column("deals", "note")
