"""The table as it was once."""
import sqlalchemy as sa
from alembic import op

revision = "c1"
down_revision = None


def upgrade():
    op.create_table(
        "spans",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Enum("small", name="kind")),
    )


def downgrade():
    op.drop_table("spans")
    op.execute("DROP TYPE kind")
