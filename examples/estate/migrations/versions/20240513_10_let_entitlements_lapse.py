"""Let entitlements lapse.

Revision ID: 20240513_10
Revises: 20240429_09
"""

from alembic import op

revision = "20240513_10"
down_revision = "20240429_09"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE entitlement_status ADD VALUE IF NOT EXISTS 'lapsed'")


def downgrade() -> None:
    # PostgreSQL cannot drop a label of an enum type; the unused label does no harm.
    pass
