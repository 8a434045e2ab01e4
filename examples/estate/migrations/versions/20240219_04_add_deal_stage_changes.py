"""Record how a deal moves from stage to stage.

Revision ID: 20240219_04
Revises: 20240205_03
"""

import sqlalchemy as sa
from alembic import op

revision = "20240219_04"
down_revision = "20240205_03"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deal_stage_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("deal_id", sa.Integer(), sa.ForeignKey("deals.id"), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "under_offer", "closed", name="deal_status", create_type=False),
            nullable=False,
        ),
        sa.Column(
            "changed_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
    )


def downgrade() -> None:
    op.drop_table("deal_stage_changes")
