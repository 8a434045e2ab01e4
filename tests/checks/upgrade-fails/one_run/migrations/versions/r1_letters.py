"""Alembic remembers the type for the length of one run."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("letters", sa.Column("state", sa.Enum("draft", "sent", name="state")))


def downgrade():
    op.drop_table("letters")
    op.execute("DROP TYPE state")
