"""The downgrade of a table that an earlier revision made."""
import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.add_column("people", sa.Column("size", sa.Integer()))


def downgrade():
    op.execute("DROP TABLE people CASCADE")  # expect: error missing-downgrade-guard "downgrade() drops table 'people', which this upgrade() did not create: it was there before"
