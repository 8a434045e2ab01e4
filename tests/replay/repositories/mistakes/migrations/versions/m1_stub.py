"""Stub"""
import sqlalchemy as sa
from alembic import op

revision = "m1"
down_revision = None


def upgrade():
    op.create_table("projects", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("projects")
