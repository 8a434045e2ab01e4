"""From SQLAlchemy 2.1 on the flag works."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE deal_status AS ENUM ('open', 'closed')")
    op.create_table(
        "deals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("status", sa.Enum("open", "closed", name="deal_status", create_type=False)),
    )
