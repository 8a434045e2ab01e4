"""Is new."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.drop_table("t_r3", if_exists=True)
