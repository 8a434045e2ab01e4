"""Default and history"""
import sqlalchemy as sa
from alembic import op

revision = "e3"
down_revision = 'e2'


status = sa.Enum("open", "pending", "closed", name="status")


def upgrade():
    op.alter_column("tickets", "status", server_default="pending")
    op.create_table("history", sa.Column("id", sa.Integer, primary_key=True), sa.Column("status", status))


def downgrade():
    op.drop_table("history")
    op.alter_column("tickets", "status", server_default="open")
