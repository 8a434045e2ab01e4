"""Another order of columns is no difference."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.drop_column("letters", "state")


def downgrade():
    op.add_column("letters", sa.Column("state", sa.Enum("draft", "sent", name="state")))
