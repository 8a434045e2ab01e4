"""Tickets"""
import sqlalchemy as sa
from alembic import op

revision = "e1"
down_revision = None


def upgrade():
    op.create_table("tickets", sa.Column("id", sa.Integer, primary_key=True), sa.Column("status", sa.Enum("open", "closed", name="status"), server_default="open", nullable=False))


def downgrade():
    op.drop_table("tickets")
