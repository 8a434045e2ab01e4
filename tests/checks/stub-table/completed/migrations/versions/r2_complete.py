"""The columns."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.add_column("projects", sa.Column("name", sa.Text()))
    op.execute("ALTER TABLE owners RENAME TO holders")
    op.execute("ALTER TABLE holders ADD COLUMN name text")
    with op.batch_alter_table("sites") as batch_op:
        batch_op.add_column(sa.Column("name", sa.Text()))
