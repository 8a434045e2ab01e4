"""Also where downgrade-leftover names what is left."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():  # expect: note downgrade-irreversible "downgrade() does nothing: Alembic reports success, and what upgrade() did stays"
    pass
