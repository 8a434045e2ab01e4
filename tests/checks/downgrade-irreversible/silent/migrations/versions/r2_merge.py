"""A revision that does nothing has nothing to undo."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    pass


def downgrade():
    raise NotImplementedError
