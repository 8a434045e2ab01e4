"""Everything is created before it is used."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("users", sa.Column("mail", sa.Text()))
    op.rename_table("users", "people")
    op.add_column("people", sa.Column("phone", sa.Text()))
    op.execute("DROP TABLE IF EXISTS leftovers")
    op.execute("ALTER TABLE IF EXISTS perhaps ADD COLUMN mail text")


def downgrade():
    op.drop_table("people")
