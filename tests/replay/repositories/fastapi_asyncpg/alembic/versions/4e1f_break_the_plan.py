"""Break the plan"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "4e1f"
down_revision = '3d9e'


def upgrade() -> None:
    op.create_table("invoices", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("plan", sa.Enum("free", "paid", name="plan")))


def downgrade() -> None:
    op.drop_table("invoices")
