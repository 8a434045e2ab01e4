"""Types with the values of the Python enums."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a", sa.Enum("in progress", "done", name="state")),
        sa.Column("b", sa.Enum("RUNNING", "DONE", name="named")),
        sa.Column("e", sa.Enum("NOTE", name="alias")),
    )


def downgrade():
    pass
