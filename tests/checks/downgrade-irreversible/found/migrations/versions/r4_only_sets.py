"""The downgrade sets what ends with its transaction."""
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.execute("UPDATE people SET id = id + 2")


def downgrade():  # expect: note downgrade-irreversible "downgrade() does nothing: Alembic reports success, and what upgrade() did stays"
    op.execute("SET LOCAL lock_timeout = '5s'")
