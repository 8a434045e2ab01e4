"""An upgrade that fails leaves nothing to downgrade, so nothing is proven about it."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("teams", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    op.drop_table("teams")  # expect: warning missing-downgrade-guard "downgrade() drops table 'teams' without a guard"
