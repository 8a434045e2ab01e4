"""Nobody gets to a downgrade whose upgrade fails."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.drop_column("people", "name")


def downgrade():
    op.drop_column("people", "phone")
