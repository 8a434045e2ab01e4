"""Only those that raise are told."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE people SET id = id + 1")


def downgrade():
    pass
