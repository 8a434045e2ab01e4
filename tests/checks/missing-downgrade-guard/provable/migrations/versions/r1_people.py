"""A table of an earlier revision."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
        sa.Column("born", sa.Date()),
    )
    op.create_index("ix_people_name", "people", ["name"])
