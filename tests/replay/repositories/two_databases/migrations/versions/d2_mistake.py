# SPDX-License-Identifier: Apache-2.0
"""A column for a table that only the other database has."""
import sqlalchemy as sa
from alembic import op

revision = "d2"
down_revision = "d1"


def upgrade(engine_name: str) -> None:
    globals()[f"upgrade_{engine_name}"]()


def downgrade(engine_name: str) -> None:
    globals()[f"downgrade_{engine_name}"]()


def upgrade_users() -> None:
    op.add_column("invoices", sa.Column("paid", sa.Boolean))


def downgrade_users() -> None:
    op.drop_column("invoices", "paid")


def upgrade_billing() -> None:
    op.add_column("invoices", sa.Column("paid", sa.Boolean))


def downgrade_billing() -> None:
    op.drop_column("invoices", "paid")
