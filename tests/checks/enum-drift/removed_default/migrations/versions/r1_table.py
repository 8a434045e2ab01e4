"""Two columns with defaults."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("gone", sa.Enum("none", "low", "high", name="level"), server_default="none"),
        sa.Column("kept", sa.Enum("none", "low", "high", name="level"), server_default="low"),
    )


def downgrade():
    pass
