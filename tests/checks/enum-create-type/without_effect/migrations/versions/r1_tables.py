"""The flag is ignored, and nothing fails."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table(
        "parcels",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "zone",
            sa.Enum(  # expect: warning enum-create-type "'sa.Enum' ignores create_type=False: op.create_table creates the type here"
                "urban",
                "rural",
                name="zone",
                create_type=False,  # made elsewhere
            ),
        ),
    )
    op.create_table(
        "surveys",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("zone", sa.Enum("urban", "rural", name="zone", create_type=False)),  # expect: warning enum-create-type "'sa.Enum' ignores create_type=False: it has no effect here"
    )
