"""A new column."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r2"
down_revision = "r1"

STAGE = postgresql.ENUM("lead", "won", name="stage", create_type=False)


def upgrade():
    op.add_column(
        "deals",
        sa.Column(
            "stage",
            STAGE,
            server_default="LEAD",  # expect: error enum-case "default 'LEAD' of column 'stage' is no label of enum 'stage', which has 'lead': 'invalid input value for enum stage: \"LEAD\"' (22P02)"
        ),
    )
