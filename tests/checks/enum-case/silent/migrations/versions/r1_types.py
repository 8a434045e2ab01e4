"""Labels that are what SQLAlchemy sends, or that differ by more than case."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE by_value AS ENUM ('red', 'green')")
    op.execute("CREATE TYPE by_name AS ENUM ('RED', 'GREEN')")
    op.execute("CREATE TYPE longer AS ENUM ('red', 'green', 'blue')")
    op.execute("CREATE TYPE other AS ENUM ('crimson', 'emerald')")
    op.execute("CREATE TYPE later AS ENUM ('red')")
    op.execute("CREATE SCHEMA archive")
    op.execute("CREATE TYPE archive.by_name AS ENUM ('red', 'green')")
    op.execute('CREATE TYPE "Quoted" AS ENUM (\'red\', \'green\')')
    op.execute("CREATE TYPE quoted AS ENUM ('RED', 'GREEN')")
