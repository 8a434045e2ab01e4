import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("deals", sa.Column("id", sa.Integer()))
    op.execute("CREATE INDEX idx_deals_id ON deals (id)")
