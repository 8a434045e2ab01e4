"""What Python raises ends the run as well; there is no SQLSTATE."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))
    raise RuntimeError("not yet")  # expect: error upgrade-fails "upgrade() fails here with 'RuntimeError: not yet'"


def downgrade():
    op.drop_table("people")
