"""Add deals.

Revision ID: 20240205_03
Revises: 20240122_02
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20240205_03"
down_revision = "20240122_02"
branch_labels = None
depends_on = None

DEAL_STATUS = postgresql.ENUM(
    "draft", "under_offer", "closed", name="deal_status", create_type=False
)


def upgrade() -> None:
    DEAL_STATUS.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "deals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("project_id", postgresql.UUID(as_uuid=True), sa.ForeignKey("projects.id")),
        sa.Column("agent_id", sa.Integer(), sa.ForeignKey("agents.id"), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("status", DEAL_STATUS, nullable=False),
        sa.Column("price", sa.Numeric(16, 2)),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()
        ),
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS deals")
    DEAL_STATUS.drop(op.get_bind(), checkfirst=True)
