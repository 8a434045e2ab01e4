"""Passes."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.execute("DROP INDEX IF EXISTS ix_mail")
    op.drop_table("people")
