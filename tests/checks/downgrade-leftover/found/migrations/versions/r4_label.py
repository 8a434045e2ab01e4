"""The newest revision: who goes back and forward again fails, which is an error."""
import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade():
    op.execute("ALTER TYPE state ADD VALUE 'lost'")


def downgrade():  # expect: error downgrade-leftover "downgrade() leaves label 'lost' of enum type 'state'; upgrading again fails with 'enum label \"lost\" already exists' (42710)"
    pass
