# SPDX-License-Identifier: Apache-2.0
"""Drops by the names that the convention has given, and by one that it has not."""
from alembic import op

revision = "n2"
down_revision = "n1"


def upgrade():
    op.drop_constraint("fk_orders_customer_id_customers", "orders", type_="foreignkey")
    op.drop_constraint("positive", "orders", type_="check")
    op.drop_index("ix_customers_name")
    op.create_foreign_key(None, "orders", "customers", ["customer_id"], ["id"], ondelete="CASCADE")


def downgrade():
    op.drop_constraint("fk_orders_customer_id_customers", "orders", type_="foreignkey")
    op.create_foreign_key(None, "orders", "customers", ["customer_id"], ["id"])
    op.create_check_constraint("positive", "orders", "price > 0")
    op.create_index("ix_customers_name", "customers", ["name"])
