"""Types made by SQL, one of them inside a DO block."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('good', 'bad')")
    op.execute(
        """
        DO $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'weather') THEN
                CREATE TYPE weather AS ENUM ('rain', 'sun');
            END IF;
        END
        $$;
        """
    )
    op.execute("DO $$ BEGIN CREATE TYPE season AS ENUM ('wet', 'dry'); EXCEPTION WHEN duplicate_object THEN null; END $$;")
