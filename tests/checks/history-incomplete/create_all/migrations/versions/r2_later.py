"""Told once for the environment."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.drop_table("old")
    op.add_column("teams", sa.Column("name", sa.Text()))


def downgrade():
    op.drop_column("teams", "name")
