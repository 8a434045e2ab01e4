"""Refuses on purpose: downgrade-irreversible tells that."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column("people", sa.Column("mail", sa.Text()))


def downgrade():
    raise NotImplementedError("the addresses are gone")
