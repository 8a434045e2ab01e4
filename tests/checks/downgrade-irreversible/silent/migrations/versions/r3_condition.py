"""Raises only on some databases."""
import sqlalchemy as sa
from alembic import op

revision = "r3"
down_revision = "r2"


def upgrade():
    op.add_column("people", sa.Column("name", sa.Text()))


def downgrade():
    if op.get_bind().execute(sa.text("SELECT count(*) FROM people")).scalar():
        raise RuntimeError("there are people")
    op.drop_column("people", "name")
