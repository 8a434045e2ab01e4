"""Merge"""
import sqlalchemy as sa
from alembic import op

revision = "merged"
down_revision = ('left1', 'right1')


def upgrade():
    pass


def downgrade():
    pass
