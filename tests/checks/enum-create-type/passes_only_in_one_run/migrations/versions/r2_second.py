"""Alembic remembers the type of r1 only within one run."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("draft", "sent", name="state")),  # expect: warning enum-create-type "op.create_table sends CREATE TYPE for 'state' again on a database that is already at the revision before, and fails with 'type \"state\" already exists' (42710); only one run over all revisions passes"
    )
