"""Narrow the balance"""
from alembic import op

revision = "400"
down_revision = '300'


def upgrade():
    op.execute("ALTER TABLE account ALTER COLUMN balance TYPE numeric(10, 2)")


def downgrade():
    op.execute("ALTER TABLE account ALTER COLUMN balance TYPE numeric(12, 2)")
