"""Nothing is dropped."""
import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.drop_column("people", "shade")


def downgrade():
    op.add_column("people", sa.Column("shade", sa.Text()))
