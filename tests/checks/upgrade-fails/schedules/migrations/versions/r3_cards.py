"""The newest revision: still to be deployed, so an error."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("state", sa.Enum("draft", "sent", name="state")),  # expect: error upgrade-fails "upgrade() fails here on a database that is at the previous revision, with 'type \"state\" already exists' (42710); it passes on a fresh one"
    )


def downgrade():
    op.drop_table("cards")
