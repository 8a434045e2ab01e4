"""Call the price of a deal what it is: the asking price.

Revision ID: 20240624_13
Revises: 20240610_12
"""

import sqlalchemy as sa
from alembic import op

revision = "20240624_13"
down_revision = "20240610_12"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("deals", "price", new_column_name="asking_price")
    # TODO: mend the reporting views, see https://example.com/estate/issues/63
    op.add_column("deals", sa.Column("closed_on", sa.Date()))


def downgrade() -> None:
    op.drop_column("deals", "closed_at")
    op.alter_column("deals", "asking_price", new_column_name="price")
