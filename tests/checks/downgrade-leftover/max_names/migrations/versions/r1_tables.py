"""Only so many are named."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    for name in ("a", "b", "c", "d"):
        op.execute(f"CREATE TABLE IF NOT EXISTS {name} (id int)")


def downgrade():  # expect: warning downgrade-leftover "downgrade() leaves table 'a', table 'b' and 2 more"
    pass
