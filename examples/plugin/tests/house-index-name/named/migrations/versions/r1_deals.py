import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("deals", sa.Column("id", sa.Integer()), sa.Column("stage", sa.Text()))
    op.create_index("ix_deals_id", "deals", ["id"])
    op.create_index("deals_stage", "deals", ["stage"])  # expect: warning house-index-name "lacks 'ix_'"
