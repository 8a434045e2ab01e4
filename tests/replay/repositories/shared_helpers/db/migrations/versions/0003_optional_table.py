"""Optional table"""
import sqlalchemy as sa
from alembic import op

from db.helpers import add_tenant, drop_tenant, has_table, state_type, timestamps

revision = "0003"
down_revision = '0002'


def upgrade():
    if not has_table("queue"):
        op.create_table("queue", sa.Column("id", sa.Integer, primary_key=True))
    if has_table("jobs"):
        op.add_column("jobs", sa.Column("queue_id", sa.Integer, sa.ForeignKey("queue.id")))


def downgrade():
    op.drop_column("jobs", "queue_id")
    op.execute("DROP TABLE IF EXISTS queue")
