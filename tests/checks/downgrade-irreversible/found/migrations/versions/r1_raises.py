"""Says so."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    raise RuntimeError("no way back")  # expect: note downgrade-irreversible "downgrade() raises here: nobody can go back behind this revision"
