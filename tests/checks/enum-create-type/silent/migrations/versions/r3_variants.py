"""The form that works on every database: the variant replaces the generic type."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r3"
down_revision = "r2"

COLOR = sa.Enum("red", "blue", name="color", create_type=False).with_variant(
    postgresql.ENUM("red", "blue", name="color", create_type=False), "postgresql"
)
TEXT = sa.Enum("red", name="color", create_type=False).with_variant(sa.String(5), "postgresql")


def upgrade():
    op.create_table(
        "variants",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("color", COLOR),
        sa.Column("text", TEXT),
    )
