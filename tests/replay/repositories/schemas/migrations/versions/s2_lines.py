"""Lines"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "s2"
down_revision = 's1'


def upgrade():
    op.create_table("lines", sa.Column("id", sa.Integer, primary_key=True), sa.Column("order_id", sa.Integer), schema="sales")
    op.create_foreign_key("lines_order", "lines", "orders", ["order_id"], ["id"], source_schema="sales", referent_schema="sales", ondelete="CASCADE")
    op.create_index("ix_lines_order", "lines", ["order_id"], schema="sales")
    op.alter_column("orders", "total", nullable=False, schema="sales")
    op.execute("ALTER TABLE sales.lines SET SCHEMA archive")


def downgrade():
    op.drop_table("lines", schema="sales")
