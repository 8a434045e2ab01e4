"""The table that the foreign key needs is made on the way."""
import sqlalchemy as sa
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute(
        """
        DO $$
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM information_schema.tables
                WHERE table_schema = 'public' AND table_name = 'projects'
            ) THEN
                CREATE TABLE projects ( -- expect: warning stub-table "table 'projects' is created with nothing but its key; revision 'r2' adds the first other column, so code and data in between find a stub"
                    id UUID PRIMARY KEY DEFAULT gen_random_uuid()
                );
            END IF;
        END$$;
        """
    )
    op.execute("CREATE TABLE owners (id serial PRIMARY KEY)")  # expect: warning stub-table "table 'owners' is created with nothing but its key; revision 'r2'"
    op.create_table(
        "sites",  # expect: warning stub-table "table 'sites'"
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("owners.id")),
    )
