"""Left one"""
import sqlalchemy as sa
from alembic import op

revision = "left1"
down_revision = 'base0'


def upgrade():
    op.create_table("left", sa.Column("id", sa.Integer, primary_key=True), sa.Column("core_id", sa.Integer, sa.ForeignKey("core.id")))


def downgrade():
    op.drop_table("left")
