"""Almost what the model says."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Integer(), sa.CheckConstraint("kind < 9", name="kind_is_small"), primary_key=True),
        sa.Column("size", sa.Integer(), server_default=sa.text("2")),
        sa.Column("same", sa.Text(), server_default="a"),
        sa.Column("note", sa.Text(), comment="old"),
        sa.CheckConstraint("(size < 100)", name="below"),
    )


def downgrade():
    pass
