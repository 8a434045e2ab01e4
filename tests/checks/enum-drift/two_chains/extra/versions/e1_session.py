"""Runs over the same database later."""
import sqlalchemy as sa
from alembic import op

revision = "e1"
down_revision = None


def upgrade():
    op.add_column("spans", sa.Column("session", sa.Text()))
    op.execute("ALTER TYPE kind ADD VALUE 'large'")


def downgrade():
    op.drop_column("spans", "session")
