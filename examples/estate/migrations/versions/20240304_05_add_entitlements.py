"""Add entitlements.

Revision ID: 20240304_05
Revises: 20240219_04
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "20240304_05"
down_revision = "20240219_04"
branch_labels = None
depends_on = None

ENTITLEMENT_STATUS = postgresql.ENUM(
    "planned", "submitted", "approved", name="entitlement_status", create_type=False
)


def upgrade() -> None:
    ENTITLEMENT_STATUS.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "entitlements",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "project_id",
            postgresql.UUID(as_uuid=True),
            sa.ForeignKey("projects.id"),
            nullable=False,
        ),
        sa.Column("authority", sa.String(120), nullable=False),
        sa.Column("status", ENTITLEMENT_STATUS, nullable=False),
        # TODO(EST-41): make this mandatory when the old permits have been imported
        sa.Column("expires_on", sa.Date()),
    )


def downgrade() -> None:
    bind = op.get_bind()
    if sa.inspect(bind).has_table("entitlements"):
        op.drop_table("entitlements")
    ENTITLEMENT_STATUS.drop(bind, checkfirst=True)
