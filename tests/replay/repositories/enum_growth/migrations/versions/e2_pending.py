"""Pending"""
import sqlalchemy as sa
from alembic import op

revision = "e2"
down_revision = 'e1'


def upgrade():
    op.execute("ALTER TYPE status ADD VALUE 'pending' AFTER 'open'")


def downgrade():
    pass
