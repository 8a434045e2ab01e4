"""Add site surveys.

FIXME: parcels has no columns yet, ask the land team for theirs.

Revision ID: 20240401_07
Revises: 20240318_06
"""

import sqlalchemy as sa
from alembic import op

revision = "20240401_07"
down_revision = "20240318_06"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table(
        "site_surveys",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parcel_id", sa.Integer(), sa.ForeignKey("parcels.id"), nullable=False),
        sa.Column("surveyor", sa.String(120), nullable=False),
        sa.Column("surveyed_on", sa.Date(), nullable=False),
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS site_surveys, parcels")
