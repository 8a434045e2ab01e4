"""The columns."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column("one", sa.Column("name", sa.Text()))
    op.add_column("two", sa.Column("name", sa.Text()))
