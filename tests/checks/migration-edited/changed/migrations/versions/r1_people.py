"""Another type."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(  # expect: warning migration-edited "revision 'r1' is in 'main' and was changed: databases that have run it do not run it again"
        "t_r1", sa.Column("id", sa.BigInteger(), primary_key=True), sa.Column("a", sa.Text())
    )


def downgrade():
    op.drop_table("t_r1", if_exists=True)
