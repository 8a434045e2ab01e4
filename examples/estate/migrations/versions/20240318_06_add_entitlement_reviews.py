"""Add the reviews of entitlements.

Revision ID: 20240318_06
Revises: 20240304_05
"""

import sqlalchemy as sa
from alembic import op

revision = "20240318_06"
down_revision = "20240304_05"
branch_labels = None
depends_on = None

REVIEW_OUTCOME = sa.Enum("accepted", "returned", name="review_outcome", create_type=False)


def upgrade() -> None:
    op.execute(
        """
        DO $$
        BEGIN
            CREATE TYPE review_outcome AS ENUM ('accepted', 'returned');
        EXCEPTION
            WHEN duplicate_object THEN NULL;
        END $$;
        """
    )
    op.create_table(
        "entitlement_reviews",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("entitlement_id", sa.Integer(), sa.ForeignKey("entitlements.id"), nullable=False),
        sa.Column("outcome", REVIEW_OUTCOME, nullable=False),
        sa.Column("remarks", sa.Text()),
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS entitlement_reviews")
    op.execute("DROP TYPE IF EXISTS review_outcome")
