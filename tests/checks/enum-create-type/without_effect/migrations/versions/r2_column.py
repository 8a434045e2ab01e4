"""ADD COLUMN never creates a type."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column(
        "surveys",
        sa.Column("old_zone", sa.Enum("urban", "rural", create_type=False, name="zone")),  # expect: warning enum-create-type "it has no effect here, only postgresql.ENUM knows it before SQLAlchemy 2.1"
    )
