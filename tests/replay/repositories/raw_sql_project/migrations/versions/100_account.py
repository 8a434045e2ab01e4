"""Account"""
import sqlalchemy as sa
from alembic import op

revision = "100"
down_revision = None


def upgrade():
    op.execute("""
        CREATE TYPE currency AS ENUM ('EUR', 'USD');
        CREATE TABLE account (
            id serial PRIMARY KEY,
            owner text NOT NULL,
            balance numeric(12, 2) NOT NULL DEFAULT 0 CHECK (balance >= 0),
            currency currency NOT NULL DEFAULT 'EUR',
            label varchar(20) GENERATED ALWAYS AS (upper(owner)) STORED
        );
        CREATE UNIQUE INDEX account_owner ON account (lower(owner)) WHERE balance > 0;
        COMMENT ON TABLE account IS 'money''s home';
    """)


def downgrade():
    op.execute("DROP TABLE account; DROP TYPE currency")
