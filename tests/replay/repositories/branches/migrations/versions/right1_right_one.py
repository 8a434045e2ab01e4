"""Right one"""
import sqlalchemy as sa
from alembic import op

revision = "right1"
down_revision = 'base0'


def upgrade():
    op.create_table("right", sa.Column("id", sa.Integer, primary_key=True), sa.Column("core_id", sa.Integer, sa.ForeignKey("core.id")))


def downgrade():
    op.drop_table("right")
