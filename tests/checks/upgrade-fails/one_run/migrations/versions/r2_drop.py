"""The type goes, the memory stays."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.drop_table("letters")
    op.execute("DROP TYPE state")


def downgrade():
    op.create_table("letters", sa.Column("state", sa.Enum("draft", "sent", name="state")))
