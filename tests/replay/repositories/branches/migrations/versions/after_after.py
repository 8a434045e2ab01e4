"""After"""
import sqlalchemy as sa
from alembic import op

revision = "after"
down_revision = 'merged'


def upgrade():
    op.add_column("left", sa.Column("right_id", sa.Integer, sa.ForeignKey("right.id")))


def downgrade():
    op.drop_column("left", "right_id")
