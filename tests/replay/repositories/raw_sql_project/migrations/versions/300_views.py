"""Views"""
from alembic import op

revision = "300"
down_revision = '200'


def upgrade():
    op.execute("CREATE VIEW rich AS SELECT id, owner FROM account WHERE balance > 1000")
    op.execute("CREATE MATERIALIZED VIEW totals AS SELECT currency, sum(balance) AS total FROM account GROUP BY currency")
    op.execute("CREATE UNIQUE INDEX totals_currency ON totals (currency)")
    op.execute("""
        DO $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'level') THEN
                CREATE TYPE level AS ENUM ('low', 'high');
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM information_schema.columns
                WHERE table_name = 'account' AND column_name = 'level'
            ) THEN
                ALTER TABLE account ADD COLUMN level level DEFAULT 'low';
            END IF;
        EXCEPTION WHEN duplicate_object THEN
            NULL;
        END $$;
    """)


def downgrade():
    op.execute("ALTER TABLE account DROP COLUMN level")
    op.execute("DROP VIEW rich")
