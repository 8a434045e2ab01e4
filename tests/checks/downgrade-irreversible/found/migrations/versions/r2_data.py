"""Data changes; the schema shows nothing."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.execute("UPDATE people SET id = id + 1")


def downgrade():  # expect: note downgrade-irreversible "downgrade() does nothing: Alembic reports success, and what upgrade() did stays"
    pass
