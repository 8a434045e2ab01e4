"""Names what is gone."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"  # expect: warning migration-edited "revision 'r2' is in 'main' and was removed: on databases that are there, Alembic fails with"


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.drop_table("t_r3", if_exists=True)
