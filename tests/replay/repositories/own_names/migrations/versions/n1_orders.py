# SPDX-License-Identifier: Apache-2.0
"""Orders and what they consist of."""
import sqlalchemy as sa
from alembic import op

revision = "n1"
down_revision = None


def upgrade():
    op.create_table(
        "customers",
        sa.Column("id", sa.GUID(), nullable=False),
        sa.Column("kind", sa.Enum(), nullable=False),
        sa.Column("name", sa.String(40), index=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "name"),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.GUID(), primary_key=True),
        sa.Column("customer_id", sa.GUID(), sa.ForeignKey("customers.id")),
        sa.Column("price", sa.Numeric, sa.CheckConstraint("price > 0", name="positive")),
    )
    op.create_index(None, "orders", ["customer_id", "price"], unique=True)


def downgrade():
    op.drop_table("orders")
    op.drop_table("customers")
