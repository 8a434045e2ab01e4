"""No way back at all."""
import sqlalchemy as sa
from alembic import op

revision = "r3"  # expect: note downgrade-irreversible "the revision has no downgrade(): Alembic cannot go back behind it"
down_revision = "r2"


def upgrade():
    op.execute("DELETE FROM people")
