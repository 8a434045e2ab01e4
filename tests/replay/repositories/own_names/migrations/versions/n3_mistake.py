# SPDX-License-Identifier: Apache-2.0
"""The name that PostgreSQL would have given."""
from alembic import op

revision = "n3"
down_revision = "n2"


def upgrade():
    op.drop_constraint("customers_kind_name_key", "customers", type_="unique")


def downgrade():
    op.create_unique_constraint("customers_kind_name_key", "customers", ["kind", "name"])
