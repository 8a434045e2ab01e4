"""One label is not like the others."""
from alembic import op

revision = "r1"
down_revision = None


def upgrade():
    op.execute(
        """
        CREATE TYPE step AS ENUM (
            'survey',
            'Permit', -- expect: warning enum-case "label 'Permit' of enum 'step' is written in another case than all other labels"
            'build'
        )
        """
    )
    op.execute("CREATE TYPE twice AS ENUM ('on', 'off', 'On')")  # expect: warning enum-case "label 'On' of enum 'twice'"
    op.execute("CREATE TYPE fine AS ENUM ('New Lead', 'Won', '2-5')")
    op.execute("CREATE TYPE even AS ENUM ('usd', 'EUR')")
    op.execute("CREATE TYPE codes AS ENUM ('AAA', 'BBB', 'ccc', 'ddd')")
