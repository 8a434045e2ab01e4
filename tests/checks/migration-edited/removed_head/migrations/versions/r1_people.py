"""The head of today."""
import sqlalchemy as sa
from alembic import op

revision = "r1"  # expect: warning migration-edited "revision 'r2' is in 'main' and was removed"
down_revision = None


def upgrade():
    op.create_table("t_r1", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.Text()))


def downgrade():
    op.drop_table("t_r1", if_exists=True)
