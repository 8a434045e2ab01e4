"""Types with the values of the Python enums."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE plan_status AS ENUM ('draft', 'filed')")
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("status", postgresql.ENUM("draft", "filed", name="plan_status", create_type=False)),
        sa.Column("kind", sa.Enum("Road", "Rail", name="plankind")),
        sa.Column("level", sa.Enum("LOW", name="level")),
    )
