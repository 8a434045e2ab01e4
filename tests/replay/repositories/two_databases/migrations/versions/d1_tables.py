# SPDX-License-Identifier: Apache-2.0
"""What both databases begin with."""
import sqlalchemy as sa
from alembic import op

revision = "d1"
down_revision = None


def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name):
    globals()["downgrade_%s" % engine_name]()


def upgrade_users():
    op.create_table("settings", sa.Column("name", sa.String(30), primary_key=True))
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True))


def downgrade_users():
    op.drop_table("users")
    op.drop_table("settings")


def upgrade_billing():
    op.create_table("settings", sa.Column("name", sa.String(30), primary_key=True))
    op.create_table("invoices", sa.Column("id", sa.Integer, primary_key=True))


def downgrade_billing():
    op.drop_table("invoices")
    op.drop_table("settings")
