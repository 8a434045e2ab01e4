"""Follows from r2 and has a failure of its own, which is the one to tell."""
import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.add_column("deals", sa.Column("owner", sa.Integer()))
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))  # expect: error upgrade-fails "upgrade() fails here with 'relation \"people\" already exists' (42P07)"


def downgrade():
    op.drop_column("deals", "owner")
