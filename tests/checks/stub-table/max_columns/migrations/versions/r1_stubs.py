"""Two columns are too many for a stub here."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("one", sa.Column("id", sa.Integer(), primary_key=True))  # expect: warning stub-table "table 'one'"
    op.create_table(
        "two",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("part", sa.Integer(), primary_key=True),
    )
