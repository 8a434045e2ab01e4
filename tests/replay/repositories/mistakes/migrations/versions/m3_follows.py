"""Follows"""
import sqlalchemy as sa
from alembic import op

revision = "m3"
down_revision = 'm2'


def upgrade():
    op.add_column("things", sa.Column("name", sa.String(20)))


def downgrade():
    op.drop_column("things", "name")
