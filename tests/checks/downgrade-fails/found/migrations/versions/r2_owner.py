"""A constraint that nobody named cannot be dropped by None."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column("people", sa.Column("owner", sa.Integer()))
    op.create_unique_constraint(None, "people", ["owner"])


def downgrade():
    op.drop_constraint(None, "people", type_="unique")  # expect: error downgrade-fails "downgrade() fails here with 'Can't emit DROP CONSTRAINT for constraint UniqueConstraint(); it has no name'"
    op.drop_column("people", "owner")
