"""What is right, or not for us: sa.Enum("a", name="color", create_type=False) in a docstring."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ENUM as PgEnum

revision = "r2"
down_revision = "r1"

# sa.Enum("red", "blue", name="color", create_type=False) would be wrong here.
ADVICE = 'never write sa.Enum("red", name="color", create_type=False)'


class Enum:
    """A namesake that has nothing to do with SQLAlchemy."""

    def __init__(self, *labels, name=None, create_type=True):
        self.labels = labels


OTHER = Enum("red", name="color", create_type=False)


def upgrade():
    op.create_table(
        "right",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("color", postgresql.ENUM("red", "blue", name="color", create_type=False)),
        sa.Column("shade", PgEnum("red", "blue", name="color", create_type=False)),
        sa.Column("short", sa.Enum("red", "blue", name="color", native_enum=False, create_type=False)),
        sa.Column("level", sa.Enum("low", "high", name="level")),
        sa.Column("grade", sa.Enum("a", "b", name="grade")),
        sa.Column("gone", sa.Enum("x", name="gone")),
    )
