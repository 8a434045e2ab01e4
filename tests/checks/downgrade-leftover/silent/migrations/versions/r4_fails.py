"""A downgrade that fails leaves everything: downgrade-fails tells that."""
import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.add_column("letters", sa.Column("width", sa.Integer()))


def downgrade():
    op.drop_column("letters", "height")
