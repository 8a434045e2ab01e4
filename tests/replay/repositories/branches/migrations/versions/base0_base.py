"""Base"""
import sqlalchemy as sa
from alembic import op

revision = "base0"
down_revision = None


def upgrade():
    op.create_table("core", sa.Column("id", sa.Integer, primary_key=True))


def downgrade():
    op.drop_table("core")
