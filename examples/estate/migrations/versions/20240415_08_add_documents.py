"""Add documents.

Revision ID: 20240415_08
Revises: 20240401_07
"""

import sqlalchemy as sa
from alembic import op

revision = "20240415_08"
down_revision = "20240401_07"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("entitlement_id", sa.Integer(), sa.ForeignKey("entitlements.id"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("drawing", "permit", "report", name="document_kind", create_type=False),
            nullable=False,
        ),
        sa.Column("title", sa.String(200), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("documents")
