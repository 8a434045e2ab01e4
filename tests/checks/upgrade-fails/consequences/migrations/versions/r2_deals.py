"""The name of the key is not that of a column."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("deals", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_index("ix_deals_name", "deals", ["name"])  # expect: error upgrade-fails "upgrade() fails here with 'column \"name\" does not exist' (42703)"


def downgrade():
    op.drop_table("deals")
