"""An array of the type, on several lines."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r4"
down_revision = "r3"


def upgrade():
    for suffix in ("a", "b"):
        op.create_table(
            "seasons_" + suffix,
            sa.Column("id", sa.Integer(), primary_key=True),
            sa.Column(
                "seasons",
                postgresql.ARRAY(
                    sa.Enum(  # expect: error enum-create-type "'type \"season\" already exists' (42710)"
                        "wet",
                        "dry",
                        name="season",
                    )
                ),
            ),
        )
