"""Types that are not the ones of the tables below, for all their names."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA archive")
    op.execute("CREATE TYPE archive.level AS ENUM ('low', 'high')")
    op.execute('CREATE TYPE "Grade" AS ENUM (\'a\', \'b\')')
    op.execute("CREATE TYPE color AS ENUM ('red', 'blue')")
    op.execute("CREATE TYPE gone AS ENUM ('x')")
    op.execute("DROP TYPE gone")
