"""Every kind of guard. A bare op.drop_table("teams") in a docstring is none."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r2"
down_revision = "r1"

# op.drop_table("people")
ADVICE = "DROP TABLE people"


def has_column(table, column):
    inspector = sa.inspect(op.get_bind())
    return column in [known["name"] for known in inspector.get_columns(table)]


def upgrade():
    op.create_table("teams", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("rooms", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_index("ix_people_born", "people", ["born"])
    op.add_column("people", sa.Column("size", sa.Integer()))
    op.add_column("people", sa.Column("age", sa.Integer()))
    op.add_column("people", sa.Column("mail", sa.Text()))
    op.execute("CREATE TYPE mood AS ENUM ('good')")
    op.execute("CREATE TYPE weather AS ENUM ('rain')")
    op.drop_index("ix_people_name")


def downgrade():
    op.create_index("ix_people_name", "people", ["name"])
    op.drop_table("teams", if_exists=True)
    op.execute("DROP INDEX IF EXISTS ix_people_born")
    op.execute("ALTER TABLE people DROP COLUMN IF EXISTS size, DROP COLUMN IF EXISTS mail")
    if has_column("people", "age"):
        op.drop_column("people", "age")
    op.execute(
        """
        DO $$
        BEGIN
            IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'rooms') THEN
                DROP TABLE rooms;
            END IF;
        END
        $$
        """
    )
    op.execute("DO $$ BEGIN DROP TYPE mood; EXCEPTION WHEN undefined_object THEN null; END $$")
    postgresql.ENUM("rain", name="weather").drop(op.get_bind(), checkfirst=True)
