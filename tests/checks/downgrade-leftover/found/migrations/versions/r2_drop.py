"""What was there does not come back."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column("letters", sa.Column("weight", sa.Integer(), nullable=False))
    op.create_index("ix_letters_state", "letters", ["state"])


def downgrade():  # expect: warning downgrade-leftover "downgrade() leaves index 'ix_letters_state' of table 'letters'"
    op.drop_column("letters", "weight")
