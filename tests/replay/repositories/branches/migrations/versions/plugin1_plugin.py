"""Plugin"""
import sqlalchemy as sa
from alembic import op

revision = "plugin1"
down_revision = None
branch_labels = ("plugin",)
depends_on = "after"


def upgrade():
    op.create_table("plugin", sa.Column("id", sa.Integer, primary_key=True), sa.Column("left_id", sa.Integer, sa.ForeignKey("left.id")))


def downgrade():
    op.drop_table("plugin")
