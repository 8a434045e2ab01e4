"""Types whose labels the models have left behind."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE level AS ENUM ('low', 'high')")
    op.execute("CREATE TYPE kind AS ENUM ('a', 'b', 'gone')")
    op.execute("CREATE TYPE check_list AS ENUM ('x', 'y')")  # expect: warning enum-drift "no model uses enum type 'check_list', and no migration drops it"
    op.execute("CREATE TYPE same AS ENUM ('p', 'q')")
    op.execute("CREATE TYPE shade AS ENUM ('dark', 'pale')")
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("level", postgresql.ENUM(name="level", create_type=False)),
        sa.Column("kind", postgresql.ENUM(name="kind", create_type=False)),
        sa.Column("list", postgresql.ENUM(name="check_list", create_type=False)),
        sa.Column("same", postgresql.ENUM(name="same", create_type=False)),
        sa.Column("shade", postgresql.ENUM(name="shade", create_type=False)),
    )


def downgrade():
    pass
