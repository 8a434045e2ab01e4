"""Add the offers for a deal.

Revision ID: 20240527_11
Revises: 20240513_10
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20240527_11"
down_revision = "20240513_10"
branch_labels = None
depends_on = None

DEAL_STATUS = postgresql.ENUM(name="deal_status", create_type=False)


def upgrade() -> None:
    op.create_table(
        "deal_offers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("deal_id", sa.Integer(), sa.ForeignKey("deals.id"), nullable=False),
        sa.Column("amount", sa.Numeric(16, 2), nullable=False),
        sa.Column("status", DEAL_STATUS, nullable=False, server_default="DRAFT"),
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS deal_offers")
