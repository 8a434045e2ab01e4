from alembic import op

revision = "r2"  # expect: warning migration-edited "revision 'r2' is in 'main' and was changed"
down_revision = "r1"


def upgrade():
    op.execute("SELECT 1")
