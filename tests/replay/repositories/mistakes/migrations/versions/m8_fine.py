"""Fine"""
import sqlalchemy as sa
from alembic import op

revision = "m8"
down_revision = 'm7'


def upgrade():
    op.add_column("projects", sa.Column("owner", sa.String(50), server_default="nobody", nullable=False))


def downgrade():
    op.drop_column("projects", "owner")
