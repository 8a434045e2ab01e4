"""Near misses: each statement passes, or nobody can know."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.create_table("people", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("CREATE TABLE IF NOT EXISTS people (id int)")
    op.execute(
        """
        DO $$ BEGIN
            CREATE TABLE people (id int);
        EXCEPTION WHEN duplicate_table THEN NULL;
        END $$
        """
    )
    if not sa.inspect(op.get_bind()).has_table("people"):
        op.create_table("people", sa.Column("id", sa.Integer()))
    op.add_column("elsewhere", sa.Column("note", sa.Text()))


def downgrade():
    op.drop_table("people")
