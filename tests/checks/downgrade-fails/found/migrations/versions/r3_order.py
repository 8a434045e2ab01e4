"""The type is still in use when it is dropped."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('good')")
    op.execute("ALTER TABLE people ADD COLUMN mood mood")


def downgrade():
    op.execute("DROP TYPE mood")  # expect: error downgrade-fails "cannot drop type mood because other objects depend on it' (2BP01)"
    op.drop_column("people", "mood")
