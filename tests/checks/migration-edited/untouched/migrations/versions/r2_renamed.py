"""Has another name now."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.drop_table("t_r2", if_exists=True)
