"""Dropping a table leaves its enum type, and the next upgrade meets it."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("letters", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("state", sa.Enum("draft", "sent", name="state")))


def downgrade():  # expect: warning downgrade-leftover "downgrade() leaves enum type 'state'; upgrading again fails with 'type \"state\" already exists' (42710)"
    op.drop_table("letters")
