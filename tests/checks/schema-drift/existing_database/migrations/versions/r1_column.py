"""The tables were there before the first revision."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.add_column("users", sa.Column("age", sa.Integer()))


def downgrade():
    pass
