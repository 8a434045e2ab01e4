"""Makes a type."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'happy')")


def downgrade():
    op.execute("DROP TYPE IF EXISTS mood")
