"""Types made by .create() and needed by a table of the same revision."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None

STATUS = sa.Enum(  # expect: error enum-create-type "'sa.Enum' ignores create_type=False: op.create_table sends CREATE TYPE for 'deal_status' again and fails with 'type \"deal_status\" already exists' (42710)"
    "open",
    "closed",
    name="deal_status",
    create_type=False,
)
KIND = sa.Enum("lease", "sale", name="deal_kind", create_type=False)  # expect: error enum-create-type "'type \"deal_kind\" already exists' (42710)"
STAGE = sa.Enum("lead", "won", name="deal_stage")  # expect: error enum-create-type "op.create_table sends CREATE TYPE for 'deal_stage' again"


def upgrade():
    bind = op.get_bind()
    for enum in (STATUS, KIND, STAGE):
        enum.create(bind, checkfirst=True)
    op.create_table(
        "deals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("status", STATUS, nullable=False),
        sa.Column("kind", KIND, nullable=False),
    )
    op.create_table(
        "stages",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("stage", STAGE, nullable=False),
    )
