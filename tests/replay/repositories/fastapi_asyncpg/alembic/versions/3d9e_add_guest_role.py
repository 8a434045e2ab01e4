"""Add guest role"""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "3d9e"
down_revision = '2b7c'


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE user_role ADD VALUE IF NOT EXISTS 'guest' BEFORE 'member'")
    op.alter_column("users", "role", server_default="guest")


def downgrade() -> None:
    op.alter_column("users", "role", server_default="member")
