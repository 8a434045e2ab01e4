"""Makes a table with the type, once too often."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    # TODO: add an index
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text()),
        sa.Column("mood", sa.Enum("sad", "happy", name="mood", create_type=False)),
    )


def downgrade():
    op.drop_table("people", if_exists=True)
