"""A name that only the environment knows, and a guard that sees the type."""
import os

import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.create_table(
        "unknown",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("color", sa.Enum("red", "blue", name=os.environ["COLOR_TYPE"])),
    )
    known = op.get_bind().execute(sa.text("SELECT 1 FROM pg_type WHERE typname = 'color'")).scalar()
    if not known:
        op.create_table(
            "guarded",
            sa.Column("id", sa.Integer(), primary_key=True),
            sa.Column("color", sa.Enum("red", "blue", name="color")),
        )
