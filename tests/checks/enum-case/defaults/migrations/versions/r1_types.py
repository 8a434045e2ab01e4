"""Defaults are labels, so their case counts."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE stage AS ENUM ('lead', 'won')")
    op.create_table("deals", sa.Column("id", sa.Integer(), primary_key=True))
