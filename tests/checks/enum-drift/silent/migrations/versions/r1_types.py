"""A type that a loop over unknown words completes."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("known", sa.Enum("a", "b", name="known")),
        sa.Column("word", sa.String(1)),
    )


def downgrade():
    pass
