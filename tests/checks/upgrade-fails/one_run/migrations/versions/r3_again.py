"""So a fresh database gets no type."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.create_table("letters", sa.Column("state", sa.Enum("draft", "sent", name="state")))  # expect: error upgrade-fails "upgrade() fails here in one run over all revisions with 'type \"state\" does not exist' (42704); on a database that is at the previous revision it passes"


def downgrade():
    op.drop_table("letters")
    op.execute("DROP TYPE state")
