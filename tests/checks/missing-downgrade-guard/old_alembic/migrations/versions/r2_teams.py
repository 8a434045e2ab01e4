"""Only arguments that Alembic 1.13.3 knows."""
import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade():
    op.create_table("teams", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("people", sa.Column("age", sa.Integer()))


def downgrade():
    op.drop_column("people", "age")  # expect: warning missing-downgrade-guard "column 'age'"
    op.drop_table("teams")  # expect: warning missing-downgrade-guard "table 'teams'"
