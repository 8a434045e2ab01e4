"""Jobs"""
import sqlalchemy as sa
from alembic import op

from db.helpers import add_tenant, drop_tenant, has_table, state_type, timestamps

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("jobs", sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("state", state_type(), nullable=False), *timestamps())
    op.create_table("logs", sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("job_id", sa.BigInteger, sa.ForeignKey("jobs.id", ondelete="CASCADE")), *timestamps())


def downgrade():
    for table in ("logs", "jobs"):
        op.drop_table(table)
    state_type().drop(op.get_bind(), checkfirst=True)
