"""Two schemas"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "s1"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA IF NOT EXISTS sales")
    op.execute(sa.schema.CreateSchema("archive"))
    op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True), sa.Column("state", sa.Enum("open", "paid", name="order_state", schema="sales")), sa.Column("total", sa.Numeric(10, 2), index=True), schema="sales")
    op.create_table("orders", sa.Column("id", sa.Integer, sa.ForeignKey("sales.orders.id"), primary_key=True), sa.Column("state", postgresql.ENUM(name="order_state", schema="sales", create_type=False)), schema="archive")


def downgrade():
    op.drop_table("orders", schema="archive")
    op.drop_table("orders", schema="sales")
    op.execute("DROP TYPE sales.order_state")
    op.execute("DROP SCHEMA archive")
    op.execute("DROP SCHEMA sales")
