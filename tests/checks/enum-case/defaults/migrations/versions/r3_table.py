"""A new table, a default as SQL."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r3"
down_revision = "r1"

STAGE = postgresql.ENUM("lead", "won", name="stage", create_type=False)


def upgrade():
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("first", STAGE, server_default=sa.text("'Won'::stage")),  # expect: error enum-case "default 'Won' of column 'first'"
        sa.Column("second", STAGE, server_default=sa.text("'won'::stage")),
    )
