"""Passes only as long as r1 fails."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))  # expect: warning upgrade-fails "upgrade() fails here as soon as the earlier failures are mended, with 'relation \"people\" already exists' (42P07)"


def downgrade():
    op.drop_table("people")
